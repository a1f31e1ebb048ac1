"""A plan as text and as JSON, of plans that are made by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, cast

import pytest
from attrs import define, field

from aioattio.bulk.outcome import Row
from aioattio.bulk.plan import Change, Plan, PlannedRow
from aioattio.bulk.report import PlanCounts
from aioattio.bulk.reporting.plan_text import plan_json, plan_table
from aioattio.bulk.spool import Deletion
from aioattio.values.types import ActorReference, Location, Name, RecordReference

ID = "0b2c1d5e-0000-4000-8000-000000000001"


@define
class HandMade:
    """What is asked of a plan."""

    rows_there: Sequence[PlannedRow] = ()
    counts: PlanCounts = field(factory=PlanCounts)
    gone: Sequence[Deletion] = ()
    how: str = "compared with all 20,012 companies (41 requests)"
    object: str = "companies"
    match: str = "domains"
    ignored_columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def rows(self, action: str | None = None) -> Iterator[PlannedRow]:
        return (row for row in self.rows_there if action in (None, row.action))

    def deletions(self) -> Iterator[Deletion]:
        return iter(self.gone)


def planned(line: int, action: Any, *changes: Change, cells: dict[str, Any] | None = None, **more: Any) -> PlannedRow:
    return PlannedRow(line=line, action=action, changes=changes, row=Row(line, cells or {}), **more)


def table(plan: HandMade, limit: int = 10) -> str:
    return plan_table(cast("Plan", plan), limit)


def changed(old: Any, new: Any) -> str:
    """How a table shows a change."""
    row = planned(2, "update", Change("x", old, new), record_id=ID)
    return table(HandMade([row], PlanCounts(update=1))).splitlines()[-1].partition("x: ")[2]


def test_a_table_shows_how_counts_and_the_first_changes() -> None:
    rows = [
        planned(2, "create", cells={"name": "Acme", "site": "acme.example", "note": ""}),
        planned(3, "unchanged", record_id=ID),
        planned(4, "update", Change("name", "Bolt", "Bolt Ltd"), Change("employees", None, 12), record_id=ID),
        planned(5, "rejected", reason="domains = 'x y': no domain"),
        planned(6, "superseded", reason="superseded by line 7; says the same"),
    ]
    counts = PlanCounts(create=1, update=1, unchanged=19_600, superseded=1, rejected=1, delete=2)
    gone = [Deletion(1, ID, "Crow"), Deletion(2, ID, "Dove")]
    assert table(HandMade(rows, counts, gone), 3) == (
        """\
  rows             19,604
  to create             1
  to update             1
  unchanged        19,600
  superseded            1
  conflicts             0
  rejected              1
  to delete             2
  compared with all 20,012 companies (41 requests)
  line  action    record                                change
  2     create                                          name: 'Acme'
                                                        site: 'acme.example'
  4     update    0b2c1d5e-0000-4000-8000-000000000001  name: 'Bolt' -> 'Bolt Ltd'
                                                        employees: 12
  5     rejected                                        domains = 'x y': no domain
  ... and 1 more row
to delete, as no row names them:
  0b2c1d5e-0000-4000-8000-000000000001  Crow
  0b2c1d5e-0000-4000-8000-000000000001  Dove"""
    )


def test_a_plan_without_anything_to_do_has_no_table() -> None:
    text = table(HandMade([planned(2, "unchanged", record_id=ID)], PlanCounts(unchanged=1), how=""))
    assert text.splitlines() == [
        "  rows             1",
        "  to create        0",
        "  to update        0",
        "  unchanged        1",
        "  superseded       0",
        "  conflicts        0",
        "  rejected         0",
    ]


def test_a_column_without_anything_in_it_is_left_out() -> None:
    text = table(HandMade([planned(2, "create", cells={"name": "A"})], PlanCounts(create=1)))
    assert text.splitlines()[-2:] == ["  line  action  change", "  2     create  name: 'A'"]


def test_deletions_beyond_the_limit_are_counted() -> None:
    gone = [Deletion(number, ID, f"Firm {number}") for number in range(1, 8)]
    lines = table(HandMade(counts=PlanCounts(delete=1_007), gone=gone), 2).splitlines()
    assert lines[-3:] == [f"  {ID}  Firm 1", f"  {ID}  Firm 2", "  ... and 1,005 more"]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("a", None, "'a' -> nothing"),
        ([], ["a"], "['a']"),
        (["a"], ["a", "b"], "['a'] -> ['a', 'b']"),
        ([str(n) for n in range(7)], [], "['0', '1', '2', '3', '4', and 2 more] -> nothing"),
        (None, False, "false"),
        (1, Decimal("2.50"), "1 -> 2.50"),
        (None, datetime(2026, 1, 31, 9, tzinfo=UTC), "2026-01-31T09:00:00+00:00"),
        (Name(first="Ada", last="King"), Name(first="Ada", last="Lovelace"), "'Ada King' -> 'Ada Lovelace'"),
        (None, Location(locality="Bern", country_code="CH"), "'Bern, CH'"),
        (None, RecordReference("companies", ID), ID),
        (None, ActorReference("system"), "system"),
        (None, "x" * 500, "'" + "x" * 56 + "..."),
        (None, "two\nlines \x1b[31m", r"'two\nlines \x1b[31m'"),
    ],
)
def test_values_are_shown_short_and_on_one_line(old: Any, new: Any, shown: str) -> None:
    assert changed(old, new) == shown


def test_many_changes_of_one_row_are_cut() -> None:
    row = planned(2, "update", *(Change(f"a{n}", n, n + 1) for n in range(20)), record_id=ID)
    lines = table(HandMade([row], PlanCounts(update=1))).splitlines()
    assert lines[-1].strip() == "... and 12 more"
    assert lines[-2].strip() == "a7: 7 -> 8"


def test_what_a_file_says_cannot_steer_the_terminal() -> None:
    rows = [planned(2, "create", cells={"a\x1b]0;x\x07": "b\nc"}), planned(3, "rejected", reason="bad\r\nline 4: fine")]
    plan = HandMade(rows, PlanCounts(create=1, rejected=1, delete=1), [Deletion(1, ID, "\x1b[2J")], how="\x1b[31m")
    assert all(line.isprintable() for line in table(plan).split("\n"))
    assert not any(line.strip().startswith("line 4") for line in table(plan).split("\n"))


@pytest.mark.parametrize("gone", [[], [Deletion(1, ID, "Crow"), Deletion(2, ID, "Dove")]])
def test_json_comes_in_pieces_and_is_one_object(gone: list[Deletion]) -> None:
    rows = [planned(2, "create", cells={"name": "A"}), planned(3, "unchanged"), planned(4, "rejected", reason="no")]
    plan = HandMade(rows, PlanCounts(create=1, unchanged=1, rejected=1), gone, notes=("look",))
    text = "".join(plan_json(cast("Plan", plan)))
    assert json.loads(text) == Plan.to_dict(cast("Plan", plan))
    assert [row["line"] for row in json.loads(text)["rows"]] == [2, 4]
