"""The spool: every row in one state, groups folded, overlaps found, everything on disk."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from functools import reduce
from pathlib import Path
from typing import Any
from unittest.mock import ANY
from uuid import UUID

import msgspec
import pytest
from attrs import evolve

from aioattio.bulk.outcome import Outcome, Problem, Row
from aioattio.bulk.report import Counts
from aioattio.bulk.spool import Checked, OnDuplicate, Spool
from aioattio.schema.definitions import SelectOption, Status
from aioattio.values.forms import actor_form, record_form
from aioattio.values.types import ActorReference, Location, Name, RecordReference
from tests.bulk.spooled import BAD, ended, folded, row, sent, spooled


def written(line: int, record_id: str = "r") -> Outcome:
    return Outcome(line=line, state="created", record_id=record_id)


# Rows in, rows out


def test_rows_come_back_as_jobs_in_order_and_in_pages() -> None:
    with spooled(*(row(line, f"{line}.com", name=str(line)) for line in range(2, 1302))) as spool:
        assert list(spool.fold("last")) == list(spool.create_rest()) == []
        after, lines = 0, list[int]()
        while jobs := spool.jobs(after, 600):
            after = jobs[-1].line
            lines += [job.line for job in jobs]
        assert lines == list(range(2, 1302))
        (job,) = spool.jobs(6, 1)
        assert (job.line, job.key, sent(job)) == (7, ("7.com",), {"name": ["7"], "domains": ["7.com"]})
        assert bytes(msgspec.json.encode({"values": job.values})) == b'{"values":{"name":["7"],"domains":["7.com"]}}'


def test_a_job_that_is_settled_is_no_job_any_more() -> None:
    with folded("last", row(1, "a.com"), row(2, "b.com"))[0] as spool:
        spool.settle(written(1))
        assert [job.line for job in spool.jobs(0, 10)] == [2]
        for line in (1, 3):
            with pytest.raises(ValueError, match=f"line {line} has ended already, or is the line of no row"):
                spool.settle(Outcome(line=line, state="failed", problems=(BAD,)))
        assert spool.counts() == Counts(rows=2, created=1)


def test_rejected_rows_are_kept_with_all_their_reasons() -> None:
    second = Problem("revenue", Decimal("1.50"), "no money")
    unread = Row(4, {"NAME": "x"}, surplus=" y,z", problem=Problem(None, None, "5 cells, the header has 2"))
    with spooled(Checked(Row(3, {"NAME": ""}), problems=(BAD, second)), Checked(unread), row(5, "a.com")) as spool:
        assert spool.counts() == Counts(rows=3, rejected=2)
        assert list(spool.fold("last")) == []
        (first, why), (other, why_not) = spool.to_mend()
        assert (first, why.state) == (Row(3, {"NAME": ""}), "rejected")
        assert why.problems == (BAD, second)
        assert [type(problem.value) for problem in why.problems] == [str, Decimal]
        assert other == unread
        assert why_not.problems == (unread.problem,)


@pytest.mark.parametrize("line", [7, 6, 0, -1])
def test_rows_come_in_order(line: int) -> None:
    with spooled(row(7, "a.com")) as spool:
        with pytest.raises(ValueError, match=f"line {line} comes after line 7: rows are added in order"):
            spool.add([row(line, "b.com")])
        assert spool.counts() == Counts(rows=1)


def test_a_row_is_given_by_its_line_whatever_became_of_it() -> None:
    refused = Checked(Row(4, {"NAME": Decimal("1.5")}, surplus="x"), problems=(BAD,))
    with folded("last", row(1, "a.com", name="x"), row(3, "a.com", name="y"), refused)[0] as spool:
        spool.settle(written(3))
        assert spool.row(1) == Row(1, {"NAME": "x", "DOMAINS": "a.com"})
        assert spool.row(3) == Row(3, {"NAME": "y", "DOMAINS": "a.com"})
        assert spool.row(4) == refused.row
        for line in (0, 2, 5):
            with pytest.raises(ValueError, match=f"line {line} is the line of no row"):
                spool.row(line)


def test_counts_records_and_the_end() -> None:
    rows = [row(line, f"{line}.com") for line in range(1, 8)]
    with folded("last", *rows, row(8, "7.com"), Checked(Row(9, {}), problems=(BAD,)))[0] as spool:
        assert spool.to_write() == 7
        for line, record in [(1, "r1"), (2, "r2"), (3, "r1")]:
            spool.settle(written(line, record))
        spool.settle(Outcome(line=4, state="failed", problems=(BAD,)))
        spool.settle(Outcome(line=5, state="conflict", problems=(BAD,)))
        assert [(one.line, one.state) for one in spool.end()] == [(6, "not_tried"), (8, "not_tried")]
        assert list(spool.end()) == []
        assert spool.jobs(0, 10) == []
        assert spool.records() == 2
        assert spool.to_write() == 7
        assert spool.counts() == Counts(rows=9, created=3, superseded=1, conflicts=1, rejected=1, failed=1, not_tried=2)


def test_the_end_of_many_rows() -> None:
    with folded("last", *(row(line, f"{line}.com") for line in range(1, 1301)))[0] as spool:
        assert [one.line for one in spool.end()] == list(range(1, 1301))
        assert spool.lines("not_tried") == "1-1300"


def test_an_empty_run() -> None:
    with folded("last")[0] as spool:
        assert (spool.jobs(0, 10), spool.new_choices()) == ([], [])
        assert (list(spool.end()), list(spool.to_mend())) == ([], [])
        assert (spool.counts(), spool.to_write(), spool.lines("created")) == (Counts(), 0, "")


# Folding


def test_last_wins_attribute_by_attribute() -> None:
    spool, outcomes = folded(
        "last",
        row(2, "a.com", name="Acme", city="Bonn", phone="1"),
        row(5, "b.com", name="Bolt"),
        row(7, "a.com", name="ACME", city="Bonn"),
        row(9, "a.com", name="Acme Inc", phone=""),
    )
    with spool:
        assert outcomes == {
            2: Outcome(line=2, state="superseded", superseded_by=9, differs=("NAME", "PHONE")),
            7: Outcome(line=7, state="superseded", superseded_by=9, differs=("NAME",)),
        }
        assert [(job.line, job.key, sent(job)) for job in spool.jobs(0, 10)] == [
            (5, ("b.com",), {"name": ["Bolt"], "domains": ["b.com"]}),
            (9, ("a.com",), {"name": ["Acme Inc"], "city": ["Bonn"], "domains": ["a.com"]}),
        ]
        assert spool.to_write() == 2


def test_first_wins_attribute_by_attribute() -> None:
    spool, outcomes = folded(
        "first",
        row(2, "a.com", name="Acme"),
        row(7, "a.com", name="ACME", city="Bonn"),
        row(9, "a.com", name="Acme", city="Köln"),
    )
    with spool:
        assert outcomes == {
            7: Outcome(line=7, state="superseded", superseded_by=2, differs=("NAME",)),
            9: Outcome(line=9, state="superseded", superseded_by=2, differs=("CITY",)),
        }
        (job,) = spool.jobs(0, 10)
        assert (job.line, sent(job)) == (2, {"name": ["Acme"], "city": ["Bonn"], "domains": ["a.com"]})


def test_reject_refuses_all_rows_of_a_key_and_names_the_others() -> None:
    spool, outcomes = folded("reject", row(2, "a.com"), row(5, "b.com"), row(9, "a.com"))
    with spool:
        expected = "line 9 has equal domains, and on_duplicate is 'reject'; keep one"
        assert outcomes[2] == Outcome(line=2, state="rejected", problems=(Problem("DOMAINS", "a.com", expected),))
        assert outcomes[9].problems[0].reason.startswith("line 2 has equal domains")
        assert [job.line for job in spool.jobs(0, 10)] == [5]
        assert spool.counts() == Counts(rows=3, rejected=2)


def test_a_problem_names_a_few_of_many_others() -> None:
    outcomes = ended("reject", *(row(line, "a.com") for line in range(1, 1301)))
    assert len(outcomes) == 1300
    assert outcomes[3].problems[0].reason.startswith("lines 1, 2, 4, 5, 6 and 1,294 more have equal domains")
    assert outcomes[900].problems[0].reason.startswith("lines 1, 2, 3, 4, 5 and 1,294 more have equal domains")


@pytest.mark.parametrize("on_duplicate", ["last", "first", "reject"])
def test_outcomes_come_a_page_at_a_time_by_the_first_lines_of_their_groups(on_duplicate: OnDuplicate) -> None:
    pairs = [row(line, f"{line % 1300}.com") for line in range(1, 2601)]
    with spooled(*pairs) as spool:
        outcomes = spool.fold(on_duplicate)
        lines = [next(outcomes).line]
        counts = spool.counts()
        assert 0 < counts.superseded + counts.rejected < 1300
        lines += [outcome.line for outcome in outcomes]
        if on_duplicate == "reject":
            assert lines == [line for first in range(1, 1301) for line in (first, first + 1300)]
        else:
            assert lines == list(range(1, 1301) if on_duplicate == "last" else range(1301, 2601))


def test_differs_names_every_column_of_an_attribute_once() -> None:
    def two(line: int, text: str) -> Checked:
        value = msgspec.json.encode([text])
        columns = {"name": ("First", "Last"), "alias": ("Last",)}
        values = {"name": value, "alias": value, "source": value}
        return Checked(Row(line, {}), key=("a.com",), values=values, columns=columns)

    outcomes = ended("last", two(1, "x"), two(2, "y"))
    assert outcomes[1].differs == ("First", "Last", "source")


@pytest.mark.parametrize("on_duplicate", ["last", "first"])
def test_equal_keys_in_another_form_are_no_difference(on_duplicate: OnDuplicate) -> None:
    """What is sent is as the row has it, the key is normalised; a column that goes elsewhere, too, is compared."""

    def one(line: int, domains: list[str], url: str) -> Checked:
        values = {"domains": msgspec.json.encode(domains), "site": msgspec.json.encode([url])}
        columns = {"domains": ("Web", "Mail"), "site": ("Web",)}
        return Checked(Row(line, {}), key=("a.com", "b.com"), values=values, columns=columns)

    first, last = one(1, ["A.com", "b.com"], "/"), one(2, ["b.com", "a.com"], "/")
    assert [outcome.differs for outcome in ended(on_duplicate, first, last).values()] == [()]
    last = one(2, ["b.com", "a.com"], "/home")
    assert [outcome.differs for outcome in ended(on_duplicate, first, last).values()] == [("Web",)]


@pytest.mark.parametrize(
    ("on_duplicate", "locality", "loser"), [("last", '"Köln"', 1), ("first", '"Bonn"', 2)], ids=["last", "first"]
)
def test_parts_of_a_value_are_merged_one_by_one(on_duplicate: OnDuplicate, locality: str, loser: int) -> None:
    def one(line: int, parts: Mapping[str, str], choices: tuple[tuple[str, str], ...]) -> Checked:
        values = {"domains": b"[]", "size": msgspec.json.encode([line]), **{k: v.encode() for k, v in parts.items()}}
        columns = {
            "size": ("Size",),
            "place/locality": ("City",),
            "place/region": ("State",),
            "place/line_1": ("Road",),
        }
        return Checked(Row(line, {}), key=("a.com",), values=values, columns=columns, new_choices=choices)

    spool, outcomes = folded(
        on_duplicate,
        one(1, {"place/locality": '"Bonn"', "place/region": '"NRW"'}, (("size", "1"), ("tags", "one"))),
        one(2, {"place/locality": '"Köln"', "place/line_1": '"Am Dom"'}, (("size", "2"), ("tags", "two"))),
    )
    with spool:
        (job,) = spool.jobs(0, 5)
        assert {key: bytes(raw).decode() for key, raw in job.values.items()} == {
            "size": f"[{3 - loser}]",
            "place/locality": locality,
            "place/region": '"NRW"',
            "place/line_1": '"Am Dom"',
        }
        assert set(outcomes[loser].differs) == {"City", "Size"}
        assert dict(spool.new_choices()) == {"size": [str(3 - loser)], "tags": ["one", "two"]}


def test_rows_with_problems_or_without_a_key_are_not_folded() -> None:
    bad = evolve(row(1, "a.com", name="x"), problems=(BAD,))
    spool, outcomes = folded("last", bad, row(2, name="y"), row(3, name="z"), row(4, "a.com", name="w"))
    with spool:
        assert outcomes == {}
        assert [(job.line, job.key) for job in spool.jobs(0, 10)] == [(2, ()), (3, ()), (4, ("a.com",))]


@pytest.mark.parametrize("on_duplicate", ["last", "first", "reject"])
def test_keys_that_overlap_are_conflicts(on_duplicate: OnDuplicate) -> None:
    spool, outcomes = folded(
        on_duplicate,
        row(2, "a.com b.com"),
        row(3, "c.com"),
        row(4, "b.com"),
        row(6, "b.com"),
        row(8, "d.com e.com"),
    )
    with spool:
        assert {line: outcome.state for line, outcome in outcomes.items()} == dict.fromkeys((2, 4, 6), "conflict")
        (problem,) = outcomes[2].problems
        assert (problem.column, problem.value) == ("DOMAINS", "a.com b.com")
        assert problem.reason.startswith(
            "'b.com' is in lines 4 and 1 more, too, whose domains are otherwise different;"
        )
        assert outcomes[6].problems[0].reason.startswith("'b.com' is in line 2, too,")
        assert [job.line for job in spool.jobs(0, 10)] == [3, 8]
        assert spool.counts() == Counts(rows=5, conflicts=3)


def test_a_conflict_names_each_shared_value_and_a_few_lines() -> None:
    others = [row(line, f"{line}.com shared.com") for line in range(1, 12)]
    outcomes = ended("last", *others, row(20, "a.com 3.com shared.com x.com"))
    reasons = [problem.reason.split(", too")[0] for problem in outcomes[20].problems]
    assert reasons == ["'3.com' is in line 3", "'shared.com' is in lines 1, 2, 3, 4, 5 and 6 more"]


def test_a_conflict_names_a_few_of_many_shared_values() -> None:
    domains = [f"{number:02}.com" for number in range(40)]
    outcomes = ended("last", row(1, " ".join(domains)), row(2, " ".join(domains[1:])))
    assert len(outcomes[1].problems) == len(outcomes[2].problems) == 5


def test_equal_keys_of_several_values_are_no_conflict() -> None:
    spool, outcomes = folded("last", row(1, "a.com b.com"), row(2, "b.com a.com"))
    with spool:
        assert [outcome.state for outcome in outcomes.values()] == ["superseded"]
        assert spool.jobs(0, 5)[0].key == ("a.com", "b.com")


@pytest.mark.parametrize(
    ("columns", "cells", "expected"),
    [
        ({"domains": ("Web",)}, {"Web": "A.com"}, ("Web", "A.com")),
        ({"domains": ("Web", "Mail")}, {"Web": "A.com", "Mail": "x"}, ("Web and Mail", ["A.com", "x"])),
        ({}, {"Web": "A.com"}, (None, None)),
    ],
    ids=["one-column", "two-columns", "a-constant"],
)
def test_where_a_key_comes_from(
    columns: Mapping[str, tuple[str, ...]], cells: Mapping[str, str], expected: tuple[Any, Any]
) -> None:
    rows = [Checked(Row(line, cells), key=("a.com",), values={"domains": b"[]"}, columns=columns) for line in (1, 2)]
    outcomes = ended("reject", *rows)
    (problem,) = outcomes[1].problems
    assert (problem.column, problem.value) == expected


# Options to be made


def test_new_choices_of_the_rows_to_be_written_in_order_of_line() -> None:
    tag, size = ("tags", "Tag"), ("size", "Big")
    spool, _ = folded(
        "last",
        row(1, "a.com", choices=[("tags", "Old"), size], tags="Old", size="Big"),
        row(2, "b.com c.com", choices=[("tags", "In conflict")]),
        row(3, "c.com", choices=[("tags", "In conflict")]),
        row(4, "d.com", choices=[("tags", "B"), tag, ("tags", "B")], tags="B"),
        row(5, "a.com", choices=[("tags", "New")], tags="New"),
        evolve(row(6, "e.com", choices=[("tags", "Rejected")]), problems=(BAD,)),
        row(7, "f.com", choices=[tag, size]),
    )
    with spool:
        # Line 5 overrules the tags of line 1, but not its size.
        assert spool.new_choices() == [("size", ["Big"]), ("tags", ["B", "Tag", "New"])]
        spool.settle(Outcome(line=5, state="failed", problems=(BAD,)))
        assert spool.new_choices() == [("tags", ["B", "Tag"]), ("size", ["Big"])]


# Lines as text


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ([], ""),
        ([10], "10"),
        ([10, 30], "10, 30"),
        ([10, 20, 30, 50], "10-30, 50"),
        (range(10, 1310, 10), "10-1300"),
        (range(10, 410, 20), ", ".join(map(str, range(10, 410, 20)))),
        (range(10, 430, 20), ", ".join(map(str, range(10, 410, 20))) + ", ... and 1 more row"),
        (range(10, 1310, 20), ", ".join(map(str, range(10, 410, 20))) + ", ... and 45 more rows"),
    ],
    ids=["none", "one", "apart", "neighbours", "all", "as-many-as-fit", "one-more", "many-more"],
)
def test_lines_as_text(done: Iterable[int], expected: str) -> None:
    # Each row is ten lines long: neighbours in the file, whatever their line numbers.
    with folded("last", *(row(line, f"{line}.com") for line in range(10, 1310, 10)))[0] as spool:
        for line in done:
            spool.settle(written(line))
        assert spool.lines("created") == expected


# Rows to mend


def test_to_mend_has_what_was_folded_into_rows_that_are_not_in() -> None:
    spool, _ = folded(
        "last",
        row(1, "in.com", name="x"),
        row(2, "out.com", name="x"),
        row(3, "in.com", name="y"),
        row(4, "out.com", name="y"),
        row(5, "late.com"),
        row(6, "late.com"),
        row(7, "clash.com"),
        row(8, "clash.com"),
    )
    with spool:
        spool.settle(written(3))
        spool.settle(Outcome(line=4, state="rejected", problems=(BAD,)))
        spool.settle(Outcome(line=8, state="conflict", problems=(BAD,)))
        assert len(list(spool.end())) == 1
        mended = list(spool.to_mend())
        assert [(found.line, outcome.state) for found, outcome in mended] == [
            (2, "superseded"),
            (4, "rejected"),
            (7, "superseded"),
            (8, "conflict"),
        ]
        assert mended[0] == (
            Row(2, {"NAME": "x", "DOMAINS": "out.com"}),
            Outcome(line=2, state="superseded", superseded_by=4, differs=("NAME",)),
        )


LOOP: list[Any] = ["text"]
LOOP.extend([LOOP, {"again": LOOP}, LOOP])
DEEP: list[Any] = reduce(lambda inner, _: [inner], range(100_000), LOOP)
REFERENCE = RecordReference("companies", "5ae4a3b6-9f8f-4f0f-a3ff-0f9a5b5d3f7e")
ACTOR = ActorReference("workspace-member", REFERENCE.id)
PARTS = {"first_name": "Ada", "last_name": "Lovelace", "full_name": "Ada Lovelace"}


class Colour(Enum):
    RED = "Red"
    NAMED = Name("Ada", "Lovelace")


class Size(StrEnum):
    BIG = "big"


class Record:
    reference = REFERENCE


class Invoice:
    """What is called its reference is none to a record."""

    reference = "INV-1"

    def __str__(self) -> str:
        return "invoice 1"


class Hostile:
    @property
    def reference(self) -> RecordReference:
        raise KeyError("detached")

    def __str__(self) -> str:
        raise RuntimeError("no text")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("x" * 10_000_000, "x" * 10_000_000, id="10-MB"),
        pytest.param('"\x00\r\n\u2028 ü 😀', '"\x00\r\n\u2028 ü 😀', id="text"),
        pytest.param("x\ud800", r"x\ud800", id="half-a-surrogate"),
        pytest.param({"\ud800": Name("\udfff")}, {r"\ud800": ANY}, id="halves-inside"),
        pytest.param(None, None, id="none"),
        pytest.param(True, True, id="bool"),
        pytest.param(7, 7, id="integer"),
        pytest.param(-(2**80), -(2**80), id="big-integer"),
        pytest.param(1.5, Decimal("1.5"), id="float"),
        pytest.param(1e-7, Decimal("1E-7"), id="small-float"),
        pytest.param(float("nan"), "NaN", id="not-a-number"),
        pytest.param([float("-inf"), Decimal("sNaN")], ["-Infinity", "sNaN"], id="infinity"),
        pytest.param(Decimal("514405.10"), Decimal("514405.10"), id="Decimal"),
        pytest.param(Decimal("1.234"), Decimal("1.234"), id="thousandths"),
        pytest.param(Decimal("1E+400"), Decimal("1E+400"), id="huge-Decimal"),
        pytest.param(Decimal("9" * 5_000), "9" * 5_000, id="long-Decimal"),
        pytest.param(date(2026, 2, 1), "2026-02-01", id="date"),
        pytest.param(datetime(2026, 2, 1, 3, tzinfo=UTC), "2026-02-01T03:00:00+00:00", id="datetime"),
        pytest.param(UUID(REFERENCE.id), REFERENCE.id, id="UUID"),
        pytest.param(Colour.RED, "Red", id="enum"),
        pytest.param([Size.BIG, Colour.NAMED], ["big", PARTS], id="enums"),
        pytest.param(b"\xff", r"b'\xff'", id="bytes"),
        pytest.param(Name("Ada", "Lovelace"), PARTS, id="name"),
        pytest.param(Location(locality="Paris"), Location(locality="Paris").to_dict(), id="location"),
        pytest.param(REFERENCE, {"target_object": "companies", "target_record_id": REFERENCE.id}, id="reference"),
        pytest.param((Record(),), [record_form(REFERENCE)], id="record"),
        pytest.param(ACTOR, actor_form(ACTOR), id="actor"),
        pytest.param([SelectOption("o1", "Gold"), Status("", "Won")], ["o1", "Won"], id="choices"),
        pytest.param(Invoice(), "invoice 1", id="anything"),
        pytest.param([Hostile(), 1], ["<Hostile>", 1], id="hostile"),
        pytest.param(["a", {"b": Decimal("1.0")}], ["a", {"b": Decimal("1.0")}], id="nested"),
        pytest.param(frozenset([3, "b", 20, "a"]), ["a", "b", 20, 3], id="set"),
        pytest.param({("a", 1): 2}, {"('a', 1)": 2}, id="odd-keys"),
        pytest.param(LOOP, ["text", ANY, {"again": ANY}, ANY], id="loop"),
        pytest.param(DEEP, ANY, id="deep"),
        pytest.param(10**5000, "<int>", id="huge-integer"),
    ],
)
def test_cells_come_back(cell: Any, expected: Any) -> None:
    """In a form that is imported as the same value, and never at the cost of the run."""
    rejected = Checked(Row(1, {"x": cell, "y": "kept"}), problems=(Problem("x", cell, "bad"),))
    with spooled(rejected) as spool:
        ((found, outcome),) = spool.to_mend()
    assert found.cells == {"x": expected, "y": "kept"}
    assert type(found.cells["x"]) is type(expected) or expected is ANY
    (problem,) = outcome.problems
    assert problem.reason == "bad"
    assert problem.value == Problem("x", expected, "").value


# The file


def test_large_rows_come_in_small_pages() -> None:
    big = "x" * 10_000_000
    with folded("last", *(row(line, f"{line // 2}.com", name=big + str(line)) for line in range(2, 8)))[0] as spool:
        assert [job.line for job in spool.jobs(0, 100)] == [3]
        assert [job.line for job in spool.jobs(3, 100)] == [5]
        spool.settle(Outcome(line=3, state="failed", problems=(BAD,)))
        assert [(found.line, len(found.cells["NAME"])) for found, _ in spool.to_mend()] == [
            (2, 10_000_001),
            (3, 10_000_001),
        ]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="looks at open files as Linux shows them")
def test_rows_are_in_a_file_without_a_name() -> None:
    def nameless() -> list[int]:
        files = [Path(entry.path) for entry in os.scandir("/proc/self/fd")]
        return [file.stat().st_size for file in files if file.is_symlink() and "(deleted)" in str(file.readlink())]

    before = len(nameless())
    with spooled(*(row(line, f"{line}.com", name="x" * 10_000) for line in range(1, 1001))):
        assert max(nameless()) > 5_000_000
    assert len(nameless()) == before


def test_a_full_disk_is_an_os_error_that_says_what_was_full() -> None:
    with Spool(match="domains") as spool:
        spool._store.run("PRAGMA max_page_count = 40")
        with pytest.raises(OSError, match=r"temporary database of the import: .* full \(SQLITE_TMPDIR") as raised:
            spool.add([row(1, "a.com", name="x" * 1_000_000)])
        assert raised.value.errno == errno.ENOSPC


def test_threads_take_turns() -> None:
    with Spool(match="domains") as spool:
        for line in (1, 2):
            thread = threading.Thread(target=spool.add, args=([row(line, "a.com")],))
            thread.start()
            thread.join()
        assert [outcome.line for outcome in spool.fold("last")] == [1]
