"""Random conditions, each as a filter and as a plain Python predicate over what is known of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from aioattio import ActorReference, RecordReference
from aioattio.filters import F, Field, Filter

from .documented import ATTRIBUTES, DEFAULTS, DOCUMENTED
from .population import LEADS_TO, Known, Population, Row

__all__ = ["Condition", "Conditions"]

Test = Callable[[Known], bool]
Reach = Callable[[Row], Iterator[Known]]

_COMPANY_TYPES = {"name": "text", "domains": "domain", "categories": "select", "foundation_date": "date"}
_PEOPLE_TYPES = {slug: kind for kind, slugs in ATTRIBUTES.items() for slug in slugs}


@dataclass(frozen=True)
class Condition:
    filter: Filter | dict[str, Any]
    holds: Callable[[Row], bool]


@dataclass(frozen=True)
class Place:
    """An attribute, where its values are found from a person, and what they are there."""

    field: Field
    kind: str
    samples: Callable[[str], list[Any]]
    reach: Reach


class Conditions:
    """What may be asked of people, at random."""

    def __init__(self, population: Population, seed: int) -> None:
        self._population, self._random = population, Random(seed)

    def one(self) -> Condition:
        choice = self._random.random()
        place = self._along_a_path() if choice < 0.2 else self._of_people(self._random.choice(list(_PEOPLE_TYPES)))
        if choice > 0.9:
            return self._raw()
        if choice > 0.8:
            return self._presence(place)
        if choice > 0.7 and len(DOCUMENTED[place.kind]) > 1 and place.kind != "actor-reference":
            return self._of_one_value(place)
        asked, test = self._asked(place)
        return Condition(asked, lambda row: any(map(test, place.reach(row))))

    # -- places ------------------------------------------------------------------------------------------------

    def _of_people(self, slug: str) -> Place:
        rows = self._population.people
        return Place(
            F[slug],
            _PEOPLE_TYPES[slug],
            lambda name: self._population.samples(rows, slug, name),
            lambda row: iter(row.values[slug]),
        )

    def _along_a_path(self) -> Place:
        steps = [("people", self._random.choice(["company", "friends"]))]
        while self._random.random() < 0.3 and len(steps) < 4:
            last = LEADS_TO[steps[-1][1]]
            steps.append((last, "team" if last == "companies" else self._random.choice(["company", "friends"])))
        last = LEADS_TO[steps[-1][1]]
        types = _COMPANY_TYPES if last == "companies" else _PEOPLE_TYPES
        slug = self._random.choice(list(types))
        rows = self._population.companies if last == "companies" else self._population.people

        def reach(row: Row) -> Iterator[Known]:
            reached = [row]
            for _, reference in steps:
                reached = [
                    self._population.rows[value["target_record_id"]]
                    for one in reached
                    for value in one.values[reference]
                ]
            return (value for one in reached for value in one.values[slug])

        field = F.path(*steps, (last, slug))
        return Place(field, types[slug], lambda name: self._population.samples(rows, slug, name), reach)

    # -- questions ---------------------------------------------------------------------------------------------

    def _asked(self, place: Place) -> tuple[Filter, Test]:
        if place.kind in ("record-reference", "actor-reference") and self._random.random() < 0.8:
            return self._of_a_reference(place)
        name = self._property(place)
        is_default = DEFAULTS.get(place.kind) == name and self._random.random() < 0.7
        return self._question(place.field if is_default else place.field[name], place, name)

    def _property(self, place: Place) -> str:
        names = [name for name in DOCUMENTED[place.kind] if place.samples(name)]
        return self._random.choice(names)

    def _question(self, field: Field, place: Place, name: str, *, of_one: bool = False) -> tuple[Filter, Test]:
        """One operator on one property."""
        operators = DOCUMENTED[place.kind][name].split()
        if of_one:
            operators = [one for one in operators if one != "$not_empty"]
        operator, random = self._random.choice(operators), self._random
        samples = place.samples(name)
        wanted = random.choice(samples)
        if operator == "$not_empty":
            return field.is_not_empty(), lambda value: bool(value[name])
        if operator == "$in":
            several = random.sample(samples, min(len(samples), random.randint(0, 3)))
            return field.is_in(several), lambda value: value[name] in several
        if operator == "between":
            low, high = wanted, random.choice(samples)
            return field.between(low, high), lambda value: low <= value[name] < high
        if operator in ("$contains", "$starts_with", "$ends_with"):
            return self._part_of_text(field, name, operator, str(wanted))
        wanted = self._nearby(wanted)
        comparisons: dict[str, tuple[Filter, Test]] = {
            "$eq": (field == self._otherwise(wanted), lambda value: value[name] == wanted),
        }
        if operator != "$eq":
            comparisons = {
                "$lt": (field < wanted, lambda value: value[name] < wanted),
                "$lte": (field <= wanted, lambda value: value[name] <= wanted),
                "$gt": (field > wanted, lambda value: value[name] > wanted),
                "$gte": (field >= wanted, lambda value: value[name] >= wanted),
            }
        return comparisons[operator]

    def _part_of_text(self, field: Field, name: str, operator: str, whole: str) -> tuple[Filter, Test]:
        start = self._random.randrange(len(whole) + 1)
        end = self._random.randint(start, len(whole))
        cuts = {"$contains": whole[start:end], "$starts_with": whole[:end], "$ends_with": whole[start:]}
        part = self._random.choice([str.upper, str.lower, str])(cuts[operator])
        folded = part.casefold()

        def test(value: Known) -> bool:
            has = value[name]
            if has is None:
                return False
            has = has.casefold()
            if operator == "$contains":
                return folded in has
            return bool(has.startswith(folded) if operator == "$starts_with" else has.endswith(folded))

        method = {"$contains": field.contains, "$starts_with": field.starts_with, "$ends_with": field.ends_with}
        return method[operator](part), test

    def _nearby(self, wanted: Any) -> Any:
        if self._random.random() < 0.6 or isinstance(wanted, bool | str):
            return wanted
        if isinstance(wanted, date):
            return wanted + timedelta(days=self._random.randint(-2, 2))
        return wanted + self._random.randint(-2, 2)

    def _otherwise(self, wanted: Any) -> Any:
        """The same in another form."""
        if self._random.random() < 0.5 or isinstance(wanted, bool):
            return wanted
        if isinstance(wanted, datetime):
            return wanted.replace(tzinfo=None) if self._random.random() < 0.5 else wanted.isoformat()
        return wanted.isoformat() if isinstance(wanted, date) else wanted

    def _of_a_reference(self, place: Place) -> tuple[Filter, Test]:
        if place.kind == "record-reference":
            ids = self._random.sample(place.samples("target_record_id"), 3)
            forms = [RecordReference(self._population.rows[id_].object, id_) for id_ in ids]
            name = "target_record_id"
        else:
            emails = list(self._population.members)
            self._random.shuffle(emails)
            ids = [self._population.members[email] for email in emails]
            forms = [
                self._random.choice([email, id_, ActorReference("workspace-member", id_)])
                for email, id_ in zip(emails, ids, strict=True)
            ]
            name = "referenced_actor_id"
        count = self._random.randint(1, 3)
        if self._random.random() < 0.5:
            return place.field == forms[0], lambda value: value[name] == ids[0]
        return place.field.is_in(forms[:count]), lambda value: value[name] in ids[:count]

    def _of_one_value(self, place: Place) -> Condition:
        names = self._random.sample([name for name in DOCUMENTED[place.kind] if place.samples(name)], 2)
        questions = [self._question(F[name], place, name, of_one=True) for name in names]
        tests = [test for _, test in questions]
        return Condition(
            place.field.has(*(asked for asked, _ in questions)),
            lambda row: any(all(test(value) for test in tests) for value in place.reach(row)),
        )

    def _presence(self, place: Place) -> Condition:
        if self._random.random() < 0.5:
            return Condition(place.field.is_empty(), lambda row: not any(True for _ in place.reach(row)))
        return Condition(place.field.is_not_empty(), lambda row: any(True for _ in place.reach(row)))

    def _raw(self) -> Condition:
        """Attio's JSON, with an implied `$and`."""
        word = self._random.choice(self._population.samples(self._population.people, "job_title", "value"))
        low = self._random.randint(0, 5)
        raw = self._random.choice([{}, {"$not": {"job_title": word}}, {"$or": [{"job_title": word}, {"stars": low}]}])
        given = {"stars": {"value": {"$gte": low}}, **raw}

        def holds(row: Row) -> bool:
            has = any(value["value"] == word for value in row.values["job_title"])
            stars = [value["value"] for value in row.values["stars"]]
            other = not has if "$not" in raw else has or low in stars if raw else True
            return any(star >= low for star in stars) and other

        return Condition(given, holds)
