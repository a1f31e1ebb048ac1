"""Any rows beside any records, twice over: what Attio holds in the end is what some lines of plain Python say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, field
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aioattio import Attio, Outcome
from aioattio.emulator import Emulator
from tests.bulk.syncs import changes

Key = frozenset[str]
Values = dict[str, Any]

DOMAINS = ("a.example", "b.example", "c.example", "d.example")
SPELLINGS = ("a.example", "B.example", "b.example", "HTTP://c.example/", "D.example")
PLAIN = {"HTTP://c.example/": "c.example"}
TEXTS = st.sampled_from(["", None, "x", "y", "Zürich", "\u2028 odd"])
TAGS = st.lists(st.sampled_from(["Retail", "GOLD", "gold", "Food"]), max_size=2)
ROWS = st.lists(
    st.fixed_dictionaries(
        {"domains": st.lists(st.sampled_from(SPELLINGS), max_size=2)},
        optional={"name": TEXTS, "description": TEXTS, "tags": TAGS},
    ),
    max_size=8,
)
OPTIONS = st.fixed_dictionaries(
    {
        "on_duplicate": st.sampled_from(["last", "first", "reject"]),
        "multiselect": st.sampled_from(["add", "replace"]),
        "empty": st.sampled_from(["keep", "clear"]),
        "delete_missing": st.booleans(),
    }
)


@st.composite
def records(draw: st.DrawFn) -> list[Values]:
    """No two have a domain in common."""
    owners = draw(st.tuples(*[st.integers(0, 3)] * len(DOMAINS)))
    found: list[Values] = []
    for owner in range(3):  # nobody owns the domains of the fourth
        domains = [domain for domain, of in zip(DOMAINS, owners, strict=True) if of == owner]
        if domains:
            text = st.sampled_from([None, "x", "Zürich"])
            tags = draw(st.lists(st.sampled_from(["Retail", "Gold"]), unique=True))
            found.append({"domains": domains, "name": draw(text), "description": draw(text), "tags": tags})
    return found


@define
class Model:
    """Says what becomes of rows. records: by their domains."""

    rows: Sequence[Mapping[str, Any]]
    options: Mapping[str, Any]
    records: dict[Key, Values]
    keys: list[Key] = field(init=False)
    states: dict[int, str] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.keys = [frozenset(PLAIN.get(one, one.lower()) for one in row["domains"]) for row in self.rows]

    def run(self) -> list[str]:
        """The state of every row."""
        before = dict(self.records)
        for index, key in enumerate(self.keys):
            if not key:
                self.states[index] = "rejected"
            elif any(key & other and key != other for other in self.keys):
                self.states[index] = "conflict"
        by_record: dict[Key, list[int]] = {}
        for key in dict.fromkeys(self.keys):
            rows = [index for index, other in enumerate(self.keys) if other == key and index not in self.states]
            if not rows or self._refused(rows):
                continue
            held = [other for other in before if other & key]
            if len(held) > 1:
                self._survivor(rows, "conflict")
            else:
                by_record.setdefault(held[0] if held else key, []).extend(rows)
        for record, rows in by_record.items():
            if not self._refused(rows):
                self._write(record, sorted(rows))
        if self.options["delete_missing"] and self.rows and not {"rejected", "conflict"} & set(self.states.values()):
            for record in before:
                if not any(record & key for key in self.keys):
                    del self.records[record]
        return [self.states[index] for index in range(len(self.rows))]

    def _refused(self, rows: Sequence[int]) -> bool:
        is_refused = self.options["on_duplicate"] == "reject" and len(rows) > 1
        if is_refused:
            self.states |= dict.fromkeys(rows, "rejected")
        return is_refused

    def _survivor(self, rows: Sequence[int], state: str) -> None:
        self.states |= dict.fromkeys(rows, "superseded")
        self.states[rows[-1 if self.options["on_duplicate"] == "last" else 0]] = state

    def _write(self, record: Key, rows: Sequence[int]) -> None:
        old = self.records.pop(record, None)
        new: Values = dict(old or {"name": None, "description": None, "tags": frozenset()})
        for slug, value in self._said(rows).items():
            new[slug] = value
            if slug == "tags":
                adds = self.options["multiselect"] == "add" and value
                new[slug] = frozenset(tag.capitalize() for tag in value) | (
                    old["tags"] if adds and old else frozenset()
                )
        key = record.union(*(self.keys[index] for index in rows))
        self.records[key] = new
        same = "unchanged" if (old, record) == (new, key) else "updated"
        self._survivor(rows, same if old is not None else "created")

    def _said(self, rows: Sequence[int]) -> Values:
        said: Values = {}
        for index in rows if self.options["on_duplicate"] == "last" else reversed(rows):
            for slug, value in self.rows[index].items():
                if slug != "domains" and (value or self.options["empty"] == "clear"):
                    said[slug] = (value.strip() if isinstance(value, str) else value) or (
                        None if slug != "tags" else []
                    )
        return said


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(there=records(), rows=ROWS, options=OPTIONS)
async def test_attio_holds_what_the_rows_say(
    hasty: Attio, attio_emulator: Emulator, there: list[Values], rows: list[Values], options: Any
) -> None:
    attio_emulator.reset()
    attio_emulator.limits(read=None, write=None)
    attio_emulator.create_attribute(
        "companies", "Tags", "tags", "select", is_multiselect=True, choices=["Retail", "Gold", "Food"]
    )
    attio_emulator.create_records("companies", there)
    model = Model(
        rows, options, {frozenset(one.pop("domains")): one | {"tags": frozenset(one["tags"])} for one in there}
    )
    states = model.run()
    for expected in (states, ["unchanged" if one in ("created", "updated") else one for one in states]):
        outcomes: list[Outcome] = []
        before = len(changes(attio_emulator))
        await hasty.companies.sync(rows, match="domains", on_outcome=outcomes.append, **options)
        assert [one.state for one in sorted(outcomes, key=lambda one: one.line)] == expected
        assert await held(hasty) == model.records
    assert len(changes(attio_emulator)) == before, "the second run writes nothing"


async def held(attio: Attio) -> dict[Key, Values]:
    """The records of the workspace, as the model has them."""
    return {
        frozenset(record["domains"]): {
            "name": record["name"],
            "description": record["description"],
            "tags": frozenset(record["tags"]),
        }
        async for record in attio.companies.query()
    }
