"""Random people and companies with values of all types: what is written to the emulator, and what is known of them.

Known is, for each value of an attribute, what its properties are, in natural Python.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from aioattio.emulator import Emulator
from aioattio.emulator.records import Value
from aioattio.emulator.timestamps import parse
from aioattio.emulator.values.references import Actor, Interacted

from .sample import COLORS, MEMBERS, STAGES, furnish

__all__ = ["LEADS_TO", "Known", "Population", "Row"]

Known = dict[str, Any]
"""One value: its properties by name."""

LEADS_TO = {"company": "companies", "friends": "people", "team": "people"}

_WORDS = ("alpha", "Beta", "GAMMA", "delta", "Alphabet", "beta two", "über", "x")
_FIRST, _LAST = ("Ada", "Bob", "Cyd", "Dee"), ("Lovelace", "Builder", "Charisse", "")
_SITES = (("app.acme.com", "acme.com"), ("acme.com", "acme.com"), ("shop.bolt.co.uk", "bolt.co.uk"), ("x.org", "x.org"))
_PHONES = (("+441632960001", "GB"), ("+15558675309", "US"), ("+4930123456", "DE"), ("+441632960798", "GB"))
_PLACES = (("Cupertino", "CA", "US"), ("New York", "NY", "US"), ("Paris", None, "FR"), ("London", None, None))
_CATEGORIES = ("B2B", "Banking", "Biotechnology")
_DAY = date(2020, 1, 1)
_LINES = ("line_1", "line_2", "line_3", "line_4", "locality", "region", "postcode", "country_code")


@dataclass
class Row:
    """A record: its id, its object, and its values by attribute."""

    id: str
    object: str
    values: dict[str, list[Known]] = field(default_factory=dict)


class Population:
    """200 people and 20 companies in an emulator, the same for the same seed but for their ids."""

    def __init__(self, em: Emulator, seed: int, *, people: int = 200, companies: int = 20) -> None:
        furnish(em)
        self.em, self._random = em, Random(seed)
        self._samples: dict[tuple[str, str, str], list[Any]] = {}
        self.members = {email: em._workspace.member_by_email(email).id for email in MEMBERS}
        self.rows: dict[str, Row] = {}
        self.companies = [self._company(number) for number in range(companies)]
        self.people: list[Row] = []
        for number in range(people):
            self.people.append(self._person(number))
        for company in self.companies:
            team = [
                row
                for row in self.people
                if any(one["target_record_id"] == company.id for one in row.values["company"])
            ]
            company.values["team"] = [_reference(row) for row in team]

    def samples(self, rows: list[Row], slug: str, name: str) -> list[Any]:
        """What there is at a property, without what is nothing."""
        place = (rows[0].object, slug, name)
        if place not in self._samples:
            values = (value[name] for row in rows for value in row.values[slug])
            self._samples[place] = sorted({value for value in values if value is not None})
        return self._samples[place]

    # -- records -----------------------------------------------------------------------------------------------

    def _company(self, number: int) -> Row:
        some = self._some
        hosts = [(f"{number}.{host}", root) for host, root in self._several(_SITES)]
        row = Row("", "companies", {
            "name": [{"value": word} for word in some(_WORDS)],
            "domains": [{"domain": host, "root_domain": root} for host, root in hosts],
            "categories": [{"option": title} for title in self._several(_CATEGORIES)],
            "foundation_date": [{"value": self._day()} for _ in some(range(9))],
        })  # fmt: skip
        self._create(row, {slug: [_only(value) for value in values] for slug, values in row.values.items()})
        self._date_choices(row, "categories")
        return row

    def _person(self, number: int) -> Row:
        random, some, several = self._random, self._some, self._several
        names = [(random.choice(_FIRST), random.choice(_LAST)) for _ in some(range(9))]
        emails = [(f"{local}{number}", host, root) for local in several(("ada", "bob")) for host, root in some(_SITES)]
        known: dict[str, list[Known]] = {
            "name": [{"first_name": a, "last_name": b, "full_name": f"{a} {b}".strip()} for a, b in names],
            "job_title": [{"value": word} for word in some(_WORDS)],
            "email_addresses": [
                {
                    "email_address": f"{local}@{host}",
                    "email_domain": host,
                    "email_root_domain": root,
                    "email_local_specifier": local,
                }
                for local, host, root in emails
            ],
            "phone_numbers": [{"phone_number": phone, "country_code": code} for phone, code in several(_PHONES)],
            "primary_location": [
                dict.fromkeys(_LINES) | {"locality": locality, "region": region, "country_code": code}
                for locality, region, code in some(_PLACES)
            ],
            "score": [{"value": Decimal(random.randint(-500, 500)) / 100} for _ in some(range(9))],
            "revenue": [{"currency_value": Decimal(random.randint(0, 50)) / 4} for _ in some(range(9))],
            "stars": [{"value": random.randint(0, 5)} for _ in some(range(9))],
            "active": [{"value": random.random() < 0.5} for _ in some(range(9))],
            "born": [{"value": self._day()} for _ in some(range(9))],
            "met_at": [{"value": self._moment()} for _ in some(range(9))],
            "site": [{"domain": host, "root_domain": root} for host, root in some(_SITES)],
            "sites": [{"domain": host, "root_domain": root} for host, root in several(_SITES)],
            "color": [{"option": title} for title in some(COLORS)],
            "tags": [{"option": title} for title in several(COLORS)],
            "stage": [{"status": title} for title in some(STAGES)],
            "owner": [_actor(self.members[email]) for email in some(MEMBERS)],
            "owners": [_actor(self.members[email]) for email in several(MEMBERS)],
            "company": [_reference(row) for row in some(self.companies)],
            "friends": [_reference(row) for row in self._several(self.people)],
            "linked": [_reference(row) for row in self._several([*self.companies, *self.people])],
        }
        row = Row("", "people", known)
        self._create(row, {slug: [_written(slug, value) for value in values] for slug, values in known.items()})
        self._date_choices(row, "color", "tags", "stage")
        self._meet(row)
        return row

    def _create(self, row: Row, values: dict[str, Any]) -> None:
        made = self.em.create_record(row.object, values)
        row.id = made["id"]["record_id"]
        row.values["record_id"] = [{"value": row.id}]
        created_at = self._moment()
        self.em._workspace.object(row.object).records[row.id].created_at = _nanoseconds(created_at)
        row.values["created_at"] = [{"value": created_at}]
        row.values["created_by"] = [{"referenced_actor_type": "system", "referenced_actor_id": None}]
        self.rows[row.id] = row

    def _date_choices(self, row: Row, *slugs: str) -> None:
        """Since when each option or status is what it is."""
        table = self.em._workspace.object(row.object)
        for slug in slugs:
            values = table.records[row.id].active(self.em._workspace.attribute(table, slug))
            for known, value in zip(row.values[slug], values, strict=True):
                moment = self._moment()
                known["active_from"], value.active_from = moment, _nanoseconds(moment)

    def _meet(self, row: Row) -> None:
        """An interaction, which only Attio writes."""
        table = self.em._workspace.object(row.object)
        row.values["last_interaction"] = []
        for kind in self._some(("email", "calendar-event")):
            moment, member = self._moment(), self._random.choice(list(self.members.values()))
            known = {"interaction_type": kind, "interacted_at": moment, "owner_member_id": member}
            row.values["last_interaction"] = [known]
            met = Interacted(kind, _nanoseconds(moment), Actor("workspace-member", member))
            attribute = self.em._workspace.attribute(table, "last_interaction")
            table.records[row.id].values[attribute] = [Value(met, _nanoseconds(moment), Actor("system", None))]

    # -- values ------------------------------------------------------------------------------------------------

    def _some(self, choices: Any) -> list[Any]:
        """One of them, or, one time in four, none."""
        return [] if self._random.random() < 0.25 or not choices else [self._random.choice(choices)]

    def _several(self, choices: Any) -> list[Any]:
        return self._random.sample(list(choices), min(self._random.randint(0, 3), len(choices)))

    def _day(self) -> date:
        return _DAY + timedelta(days=self._random.randint(0, 20))

    def _moment(self) -> datetime:
        return datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=self._random.randint(0, 20 * 24))


def _only(value: Known) -> Any:
    first = next(iter(value.values()))
    return first.isoformat() if isinstance(first, date) else first


def _written(slug: str, value: Known) -> Any:
    """A value as Attio takes it."""
    if slug in ("name", "owner", "owners", "company", "friends", "linked"):
        return dict(value)
    if slug == "primary_location":
        return dict(value) | dict.fromkeys(("latitude", "longitude"))
    if slug in ("score", "revenue"):
        return float(next(iter(value.values())))
    return _only(value)


def _reference(row: Row) -> Known:
    return {"target_object": row.object, "target_record_id": row.id}


def _actor(member_id: str) -> Known:
    return {"referenced_actor_type": "workspace-member", "referenced_actor_id": member_id}


def _nanoseconds(moment: datetime) -> int:
    return parse(moment.isoformat())
