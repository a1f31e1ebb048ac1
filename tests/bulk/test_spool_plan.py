"""From rows to a plan: references resolved, rows matched with what Attio has, each decided on once."""

from __future__ import annotations

import time
from collections.abc import Iterable

import msgspec
import pytest
from attrs import evolve

from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.outcome import Outcome, Problem, Row
from aioattio.bulk.report import Counts, PlanCounts
from aioattio.bulk.spool import Checked, Difference, OnDuplicate, PlanRow, Reference, Spool, What
from tests.bulk.spooled import BAD, row, sent
from tests.support.later import LATER

ACME, BOLT, CORE = (Reference("companies", "domains", f"{name}.com") for name in ("acme", "bolt", "core"))
ADA = Reference("", "", "ada@x.com")
CHANGE = Difference("name", b'["old"]', b'["new"]', b'["old","new"]')


def by_domain(*names: str) -> list[dict[str, object]]:
    return [{"target_object": "companies", "domains": [{"domain": name}]} for name in names]


def by_id(*ids: str) -> list[dict[str, object]]:
    return [{"target_object": "companies", "target_record_id": id_} for id_ in ids]


def referring(
    line: int, key: str, *references: Reference, slug: str = "company", before: Iterable[object] = ()
) -> Checked:
    """A row with references, after values that are none."""
    items = [*before, *(item for one in references for item in by_domain(one.value))]
    plain = row(line, key)
    return evolve(
        plain,
        row=Row(line, {**plain.row.cells, slug.upper(): "given"}),
        values={**plain.values, slug: msgspec.json.encode(items)},
        columns={**plain.columns, slug: (slug.upper(),)},
        references=tuple((slug, one) for one in references),
    )


def why(one: Reference, is_ambiguous: bool) -> str:
    return f"{'several have' if is_ambiguous else 'none has'} {one.value}"


def matched(spool: Spool, *things: tuple[str, str], on_duplicate: OnDuplicate = "last") -> dict[int, Outcome]:
    """What `settle_matches` says of things given as id and key, by line."""
    found = [(Found(id_, {"name": b"[]"}), tuple(sorted(key.split()))) for id_, key in things]
    spool.match_found(found, keep_missing=True)
    return {outcome.line: outcome for outcome in spool.settle_matches(on_duplicate)}


def folded(*rows: Checked, match: str = "domains", on_duplicate: OnDuplicate = "last") -> Spool:
    spool = Spool(match=match)
    spool.add(rows)
    list(spool.fold(on_duplicate))
    return spool


# References


def test_references_become_ids() -> None:
    ada = {"workspace_member_email_address": "Ada@x.com"}
    owned = evolve(row(3, "c.com"), values={"owner": msgspec.json.encode([ada])}, references=(("owner", ADA),))
    with folded(
        referring(1, "a.com", BOLT, ACME, before=by_id("given")), referring(2, "b.com", ACME), owned, row(4, "d.com")
    ) as spool:
        assert [list(page) for page in spool.wanted_references()] == [[BOLT, ACME, ADA]]
        spool.resolve({ACME: "r-acme", ADA: "m-ada"})
        assert list(spool.wanted_references()) == [[BOLT]]
        spool.resolve({BOLT: "r-bolt"})
        assert list(spool.wanted_references()) == []
        assert list(spool.end_dangling(why)) == []
        assert matched(spool, ("r1", "a.com")) == {}
        (pair,) = spool.pairs(0, 9)
        assert msgspec.json.decode(pair.values["company"]) == by_id("given", "r-bolt", "r-acme")
        list(spool.create_rest())
        second, third, fourth = map(sent, spool.jobs(0, 9))
        assert second["company"] == by_id("r-acme")
        assert third["owner"] == [{"referenced_actor_type": "workspace-member", "referenced_actor_id": "m-ada"}]
        assert fourth == {"domains": ["d.com"]}


def test_a_reference_that_nothing_was_said_about_is_given_out_as_it_was_added() -> None:
    with folded(referring(1, "a.com", ACME, BOLT)) as spool:
        spool.resolve({ACME: "r-acme"})
        assert list(spool.end_dangling(why)) == []
        list(spool.create_rest())
        (job,) = spool.jobs(0, 9)
        assert sent(job)["company"] == [*by_id("r-acme"), *by_domain("bolt.com")]


def test_rows_that_need_what_is_not_there_are_rejected() -> None:
    with folded(
        referring(1, "a.com", ACME),
        referring(2, "b.com", BOLT, CORE),
        referring(3, "c.com", ACME, CORE),
        referring(4, "d.com", CORE),
        row(5, "d.com"),
        referring(6, "e.com", BOLT),
        referring(7, "e.com", ACME),
    ) as spool:
        spool.resolve({ACME: "r-acme", CORE: None}, {BOLT})
        outcomes = list(spool.end_dangling(why))
        several, none = (
            Problem("COMPANY", "bolt.com", "several have bolt.com"),
            Problem("COMPANY", "core.com", "none has core.com"),
        )
        # Line 5 has what line 4 names; line 7 overrules what line 6 names.
        assert outcomes == [
            Outcome(line=2, state="rejected", problems=(several, none)),
            Outcome(line=3, state="rejected", problems=(none,)),
            Outcome(line=5, state="rejected", problems=(none,)),
        ]
        list(spool.create_rest())
        assert [job.line for job in spool.jobs(0, 9)] == [1, 7]
        assert [found.line for found, _ in spool.to_mend()] == [2, 3, 4, 5]


def test_only_what_pending_rows_name_is_wanted() -> None:
    rejected = evolve(referring(1, "a.com", BOLT), problems=(BAD,))
    overruled = referring(2, "b.com", CORE), referring(3, "b.com", ACME)
    conflicts = referring(4, "x.com y.com", ADA), row(5, "y.com")
    with folded(rejected, *overruled, *conflicts) as spool:
        assert list(spool.wanted_references()) == [[ACME]]


def test_many_references_come_in_pages() -> None:
    names = [Reference("companies", "domains", f"{number}.com") for number in range(1200)]
    with folded(*(referring(line, f"x{line}.com", one) for line, one in enumerate(names, 1))) as spool:
        pages = list(spool.wanted_references())
        assert [one for page in pages for one in page] == names
        assert len(pages) == 3
        spool.resolve(dict.fromkeys(names))
        assert [one.line for one in spool.end_dangling(why)] == list(range(1, 1201))


@pytest.mark.parametrize("references", [(), (ACME, BOLT)])
def test_references_and_values_belong_together(references: tuple[Reference, ...]) -> None:
    one = evolve(referring(1, "a.com", ACME), references=tuple(("company", one) for one in (*references, BOLT)))
    if not references:
        one = evolve(one, values={"company": msgspec.json.encode(by_id("r1"))})
    with Spool(match="domains") as spool:
        with pytest.raises(ValueError, match="line 1: company has fewer references than are named"):
            spool.add([one])
        short = evolve(referring(2, "a.com", ACME, BOLT), references=(("company", ACME),))
        with pytest.raises(ValueError, match="line 2: company has more references than are named"):
            spool.add([short])


def parented(line: int, one: Reference | str) -> Checked:
    """A row of a list, by what it calls its parent."""
    if isinstance(one, str):
        return Checked(Row(line, {}), key=(one,), values={"parent_record": msgspec.json.encode(by_id(one))})
    values = {"parent_record": msgspec.json.encode(by_domain(one.value)), "stage": msgspec.json.encode([str(line)])}
    references = (("parent_record", one),)
    return Checked(Row(line, {}), key=(one.value,), values=values, references=references)


def test_a_match_attribute_that_is_a_reference_is_matched_by_ids() -> None:
    rows = parented(1, ACME), parented(2, "r-bolt"), parented(3, BOLT), parented(4, CORE)
    with folded(*rows, match="parent_record") as spool:
        spool.resolve({ACME: "r-core", BOLT: "r-bolt", CORE: "r-core"})
        list(spool.end_dangling(why))
        assert list(spool.pending_keys(9)) == [["r-core", "r-bolt", "r-bolt", "r-core"]]
        outcomes = matched(spool, ("e1", "r-core"), ("e2", "r-else"))
        assert outcomes == {
            1: Outcome(line=1, state="superseded", superseded_by=4, differs=("stage",)),
            2: Outcome(line=2, state="superseded", superseded_by=3),
        }
        (pair,) = spool.pairs(0, 9)
        assert (pair.line, pair.found.id) == (4, "e1")
        assert msgspec.json.decode(pair.values["parent_record"]) == by_id("r-core")
        spool.decide([(4, (), False)])
        list(spool.create_rest())
        (job,) = spool.jobs(0, 9)
        assert (job.line, job.key, sent(job)) == (
            3,
            ("r-bolt",),
            {"parent_record": by_id("r-bolt"), "stage": ["3"]},
        )
        assert [one.id for one in spool.deletions(0, 9)] == ["e2"]


# Matching


def test_keys_for_look_ups() -> None:
    rows = [row(line, f"{line}.com") for line in range(1, 1204)]
    with folded(*rows, row(2000, "a.com b.com c.com"), row(2001), row(2002, "7.com")) as spool:
        assert spool.count_keys() == 1206
        lists = list(spool.pending_keys(100))
        assert [len(one) for one in lists] == [100] * 12 + [6]
        keys = [f"{line}.com" for line in range(1, 1204) if line != 7]
        assert [key for one in lists for key in one] == [*keys, "a.com", "b.com", "c.com", "7.com"]


def test_a_row_of_several_records_is_a_conflict() -> None:
    with folded(row(2, "a.com b.com"), row(3, "c.com"), row(4, "d.com")) as spool:
        outcomes = matched(spool, ("r1", "a.com"), ("r2", "b.com x.com"), ("r3", "c.com"), ("r4", "c.com"))
        assert list(outcomes) == [2, 3]
        (problem,) = outcomes[2].problems
        assert (outcomes[2].state, problem.column, problem.value) == ("conflict", "DOMAINS", "a.com b.com")
        assert problem.reason.startswith("matches several in Attio: r1 ('a.com') and r2 ('b.com');")
        assert "r3 ('c.com') and r4 ('c.com')" in outcomes[3].problems[0].reason
        assert spool.pairs(0, 9) == []
        list(spool.create_rest())
        assert [job.line for job in spool.jobs(0, 9)] == [4]


def test_a_conflict_with_very_many_names_a_few() -> None:
    with folded(row(1, "a.com")) as spool:
        outcomes = matched(spool, *((f"r{number}", "a.com") for number in range(9)))
        assert "r3 ('a.com'), r4 ('a.com') and others;" in outcomes[1].problems[0].reason


@pytest.mark.parametrize(
    ("on_duplicate", "survivor", "name"), [("last", 3, "Acme Inc"), ("first", 1, "Acme")], ids=["last", "first"]
)
def test_rows_of_one_record_are_folded(on_duplicate: OnDuplicate, survivor: int, name: str) -> None:
    rows = (
        row(1, "a.com", name="Acme"),
        row(2, "a.com", name="Acme"),
        row(3, "b.com c.com", name="Acme Inc"),
        row(4, "d.com"),
    )
    with folded(*rows, on_duplicate=on_duplicate) as spool:
        first = 2 if on_duplicate == "last" else 1
        loser = first if on_duplicate == "last" else 3
        outcomes = matched(spool, ("r1", "a.com c.com"), on_duplicate=on_duplicate)
        assert outcomes == {loser: Outcome(line=loser, state="superseded", superseded_by=survivor, differs=("NAME",))}
        (pair,) = spool.pairs(0, 9)
        assert (pair.line, pair.found) == (survivor, Found("r1", {"name": b"[]"}))
        assert {slug: msgspec.json.decode(raw) for slug, raw in pair.values.items()} == {
            "name": [name],
            "domains": ["a.com", "b.com", "c.com"],
        }
        superseded = [one.outcome for one in spool.plan_rows("superseded", 0, 9)]
        assert {one.line: one.superseded_by for one in superseded if one} == dict.fromkeys(
            {1, 2, 3} - {survivor}, survivor
        )
        assert spool.decide([(survivor, (CHANGE,), False)]) == []
        (job,) = spool.jobs(0, 9)
        assert job.key == ("a.com", "b.com", "c.com")
        spool.settle(Outcome(line=survivor, state="rejected", problems=(BAD,)))
        assert [found.line for found, _ in spool.to_mend()] == [1, 2, 3]


def test_rows_of_one_record_are_refused() -> None:
    with folded(row(1, "a.com"), row(3, "b.com"), on_duplicate="reject") as spool:
        outcomes = matched(spool, ("r1", "a.com b.com"), on_duplicate="reject")
        reason = "line 3 has the same record, r1, and on_duplicate is 'reject'; keep one"
        assert outcomes[1] == Outcome(line=1, state="rejected", problems=(Problem("DOMAINS", "a.com", reason),))
        assert spool.counts() == Counts(rows=2, rejected=2)


def test_options_of_rows_that_a_row_of_the_same_record_overrules_are_not_needed() -> None:
    spool = folded(
        row(1, "a.com", choices=[("tags", "Old"), ("size", "Big")], tags="Old", size="Big"),
        row(2, "a.com", name="x"),
        row(3, "b.com", choices=[("tags", "New")], tags="New"),
    )
    with spool:
        assert dict(spool.new_choices()) == {"tags": ["Old", "New"], "size": ["Big"]}
        assert list(matched(spool, ("r1", "a.com b.com"))) == [2]
        assert dict(spool.new_choices()) == {"tags": ["New"], "size": ["Big"]}
        spool.decide([(3, (), False)])
        assert spool.new_choices() == []


# Deciding


def test_what_is_decided_is_what_is_done() -> None:
    with folded(*(row(line, f"{line}.com", name="x", city="") for line in range(1, 6))) as spool:
        assert spool.to_write() == 0
        matched(spool, *((f"r{line}", f"{line}.com") for line in (1, 2, 3)))
        assert [pair.line for pair in spool.pairs(0, 2)] == [1, 2]
        unchanged = spool.decide([(1, (), False), (2, (CHANGE,), False), (3, (CHANGE,), True)])
        assert unchanged == [Outcome(line=1, state="unchanged", record_id="r1")]
        assert spool.pairs(0, 9) == []
        list(spool.create_rest())
        jobs = spool.jobs(0, 9)
        assert [(job.line, job.action, job.record_id, sent(job), job.differences) for job in jobs] == [
            (2, "update", "r2", {"name": ["new"]}, (CHANGE,)),
            (3, "overwrite", "r3", {"name": ["new"]}, (CHANGE,)),
            (4, "create", None, {"name": ["x"], "domains": ["4.com"]}, ()),
            (5, "create", None, {"name": ["x"], "domains": ["5.com"]}, ()),
        ]
        assert spool.to_write() == 4
        assert spool.planned() == PlanCounts(create=2, update=2, unchanged=1)
        with pytest.raises(ValueError, match="line 4 is in no pair"):
            spool.decide([(4, (), False)])
        for line, state in ((2, "updated"), (3, "conflict"), (4, "created")):
            problems = (BAD,) if state == "conflict" else ()
            spool.settle(Outcome(line=line, state=state, record_id=None if problems else f"r{line}", problems=problems))
        assert spool.planned() == PlanCounts(create=2, update=2, unchanged=1)
        assert spool.counts() == Counts(rows=5, created=1, updated=1, unchanged=1, conflicts=1)
        assert spool.records() == 2


@pytest.mark.parametrize("refuse", [None, "no record has this id"])
def test_a_row_that_has_a_record_is_never_one_of_the_rest(refuse: str | None) -> None:
    with folded(row(1, "a.com"), row(2, "b.com")) as spool:
        matched(spool, ("r1", "a.com"))
        list(spool.create_rest(refuse))
        assert [pair.line for pair in spool.pairs(0, 9)] == [1]
        assert [one.line for one in spool.end()] == [1, 2] if refuse is None else [1]


def test_rows_without_a_record_are_refused_where_none_may_be_made() -> None:
    with folded(row(1, "a"), row(2, "b"), row(3)) as spool:
        matched(spool, ("r1", "a"))
        spool.decide([(1, (), False)])
        outcomes = list(spool.create_rest("no record has this id"))
        assert [(one.line, one.state) for one in outcomes] == [(2, "rejected"), (3, "rejected")]
        assert outcomes[0].problems == (Problem("DOMAINS", "b", "no record has this id"),)
        assert outcomes[1].problems == (Problem(None, None, "no record has this id"),)
        assert (spool.jobs(0, 9), spool.to_write()) == ([], 0)


def test_the_plan_by_rows() -> None:
    rows = [
        row(1, "a.com", name="x"),
        row(2, "b.com", name="y"),
        row(3, "c.com", name="z"),
        row(4, "c.com", name="zz"),
        evolve(row(5, "d.com"), problems=(BAD,)),
        row(6, "e.com f.com"),
        row(7, "g.com", name="new", city=""),
    ]
    with folded(*rows) as spool:
        matched(spool, ("r1", "a.com"), ("r2", "b.com"), ("r5", "e.com"), ("r6", "f.com"))
        spool.decide([(1, (), False), (2, (CHANGE,), True)])
        list(spool.create_rest())
        plan = spool.plan_rows(None, 0, 99)
        assert [(one.line, one.action) for one in plan] == [
            (1, "unchanged"),
            (2, "update"),
            (3, "superseded"),
            (4, "create"),
            (5, "rejected"),
            (6, "conflict"),
            (7, "create"),
        ]
        assert [one.row for one in plan] == [one.row for one in rows]
        assert plan[0].outcome == Outcome(line=1, state="unchanged", record_id="r1")
        assert plan[1] == PlanRow(2, "update", rows[1].row, "r2", (CHANGE,), None)
        assert plan[2].outcome == Outcome(line=3, state="superseded", superseded_by=4, differs=("NAME",))
        assert plan[4].outcome == Outcome(line=5, state="rejected", problems=(BAD,))
        new = Difference("name", b"[]", b'["new"]', b'["new"]')
        domain = Difference("domains", b"[]", b'["g.com"]', b'["g.com"]')
        assert plan[6] == PlanRow(7, "create", rows[6].row, None, (new, domain), None)
        assert [one.line for one in spool.plan_rows("create", 0, 1)] == [4]
        assert [one.line for one in spool.plan_rows("create", 4, 9)] == [7]
        names: tuple[What, ...] = ("create", "update", "unchanged", "superseded", "conflict", "rejected")
        assert sum(len(spool.plan_rows(name, 0, 99)) for name in names) == 7
        # What becomes of a row later does not change the plan.
        spool.settle(Outcome(line=2, state="conflict", problems=(BAD,)))
        spool.settle(Outcome(line=7, state="created", record_id="r7"))
        list(spool.end())
        assert spool.plan_rows(None, 0, 99) == plan


# What no row names


def test_things_that_no_row_names() -> None:
    rejected = evolve(row(1, "a.com b.com"), problems=(BAD,))
    rows = rejected, row(2, "c.com"), row(3, "c.com"), row(4, "d.com e.com"), row(5, "e.com f.com")
    with folded(*rows) as spool:
        named = [("r1", "b.com"), ("r2", "x.com c.com"), ("r3", "d.com"), ("r4", "f.com g.com")]
        matched(spool, *named, ("r5", "y.com z.com"), ("r6", ""), ("r5", "y.com z.com"))
        missing = spool.deletions(0, 9)
        assert [(one.id, one.label) for one in missing] == [("r5", "y.com"), ("r6", "r6")]
        assert spool.deletions(missing[0].number, 9) == missing[1:]
        assert spool.planned().delete == 2
        spool.settle_deletion(missing[0].number)
        spool.settle_deletion(missing[1].number, "forbidden")
        assert (spool.deletions(0, 9), spool.deleted()) == ([], 1)
        assert spool.failed_deletions(9) == [(missing[1], "forbidden")]
        with pytest.raises(ValueError, match="was settled already, or is none"):
            spool.settle_deletion(missing[0].number)
        spool.forget_deletions()
        assert spool.planned().delete == spool.deleted() == 1, "what is gone stays told"


def test_what_is_missing_is_kept_only_where_that_is_asked_for() -> None:
    with folded(row(1, "a.com")) as spool:
        spool.match_found([(Found("r1", {}), ("b.com",))], keep_missing=False)
        assert spool.deletions(0, 9) == []


@pytest.mark.parametrize("rows", [10_000, pytest.param(100_000, marks=LATER)])
def test_many_rows(rows: int) -> None:
    began = time.perf_counter()
    with Spool(match="domains") as spool:
        for start in range(1, rows, 1000):
            spool.add([Checked(Row(line, {}), key=(f"{line}.com",)) for line in range(start, start + 1000)])
        assert list(spool.fold("last")) == []
        for start in range(0, rows // 5, 500):
            found = [(Found(f"r{number}", {}), (f"{number}.com",)) for number in range(start, start + 500)]
            spool.match_found(found, keep_missing=True)
        assert list(spool.settle_matches("last")) == []
        after = 0
        while pairs := spool.pairs(after, 500):
            after = pairs[-1].line
            spool.decide([(pair.line, (), False) for pair in pairs])
        assert list(spool.create_rest()) == []
        assert spool.planned() == PlanCounts(create=rows - rows // 5 + 1, unchanged=rows // 5 - 1, delete=1)
    seconds = time.perf_counter() - began
    print(f"{rows:,} rows against {rows // 5:,} records: {seconds:.1f} s")
    assert seconds < 90 * rows / 100_000
