"""The spool against a model in memory: any rows, any keys, any end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from attrs import define, evolve, field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.outcome import Outcome, State
from aioattio.bulk.report import Counts, PlanCounts
from aioattio.bulk.spool import Checked, Difference, Job, OnDuplicate, Pair, PlanRow, Spool, store
from tests.bulk.spooled import BAD, row

# A busy machine is no finding.
unhurried = settings(deadline=None)


Thing = tuple[str, tuple[str, ...]]
"""Something that Attio has: its id, and its values of the match attribute."""


@frozen
class Model:
    """What `fold` and `settle_matches` should do, written as plainly as possible."""

    states: dict[int, State] = field(factory=dict)
    survivor: dict[int, int] = field(factory=dict)
    merged: dict[int, dict[str, bytes]] = field(factory=dict)

    @classmethod
    def of(cls, rows: Sequence[Checked], on_duplicate: OnDuplicate) -> Model:
        model = cls()
        good = [one for one in rows if not one.problems]
        model.states.update({one.row.line: "rejected" for one in rows if one.problems})
        for one in good:
            if any(set(one.key) & set(other.key) and one.key != other.key for other in good):
                model.states[one.row.line] = "conflict"
        groups: dict[object, list[Checked]] = {}
        for one in good:
            if one.row.line not in model.states:
                groups.setdefault(one.key or one.row.line, []).append(one)
        for group in groups.values():
            lines = [one.row.line for one in group]
            if len(group) > 1 and on_duplicate == "reject":
                model.states.update(dict.fromkeys(lines, "rejected"))
                continue
            ranked = group if on_duplicate == "last" else group[::-1]
            survivor = ranked[-1].row.line
            model.merged[survivor] = {slug: value for one in ranked for slug, value in one.values.items()}
            for line in lines:
                if line != survivor:
                    model.states[line], model.survivor[line] = "superseded", survivor
        return model

    def match(self, rows: Sequence[Checked], things: Sequence[Thing], on_duplicate: OnDuplicate) -> dict[int, str]:
        """What `settle_matches` should do; gives the record of each line that is left with one."""
        keys = {one.row.line: set(one.key) for one in rows}
        records: dict[str, list[int]] = {}
        for line in sorted(self.merged):
            ids = [id_ for id_, key in things if keys[line] & set(key)]
            if len(ids) > 1:
                self.states[line] = "conflict"
                del self.merged[line]
            elif ids:
                records.setdefault(ids[0], []).append(line)
        for lines in records.values():
            if len(lines) > 1 and on_duplicate == "reject":
                for line in lines:
                    self.states[line] = "rejected"
                    del self.merged[line]
            elif len(lines) > 1:
                self._join(lines, on_duplicate)
        return {line: id_ for id_, lines in records.items() for line in lines if line in self.merged}

    def _join(self, lines: Sequence[int], on_duplicate: OnDuplicate) -> None:
        ranked = lines if on_duplicate == "last" else lines[::-1]
        survivor = ranked[-1]
        merged = {slug: value for line in ranked for slug, value in self.merged[line].items()}
        merged["domains"] = b"[" + b",".join(self.merged[line]["domains"][1:-1] for line in lines) + b"]"
        for line in lines:
            del self.merged[line]
            if line != survivor:
                self.states[line], self.survivor[line] = "superseded", survivor
        for line, other in self.survivor.items():
            self.survivor[line] = self.survivor.get(other, other)
        self.merged[survivor] = merged

    def differs(self, one: Checked) -> set[str]:
        merged = self.merged[self.survivor[one.row.line]]
        return {slug.upper() for slug, value in one.values.items() if value != merged[slug]}


KEYS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=3).map(" ".join)
VALUES = st.dictionaries(st.sampled_from(["name", "city", "size"]), st.sampled_from(["", "x", "y"]))


@st.composite
def inputs(draw: st.DrawFn) -> list[Checked]:
    rows: list[Checked] = []
    line = 0
    for _ in range(draw(st.integers(0, 14))):
        line += draw(st.integers(1, 3))
        one = row(line, draw(KEYS), **draw(VALUES))
        rows.append(evolve(one, problems=(BAD,)) if draw(st.integers(0, 5)) == 5 else one)
    return rows


# Values that are unique in Attio, and values that are not.
THINGS = st.lists(st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), unique=True, max_size=3), max_size=4).map(
    lambda keys: [(f"r{number}", tuple(sorted(key))) for number, key in enumerate(keys)]
)


@define
class Run:
    """One spool and what it should hold; `model` is what should have become of the rows so far."""

    spool: Spool
    rows: list[Checked]
    things: list[Thing]
    on_duplicate: OnDuplicate
    data: st.DataObject
    model: Model
    jobs: list[Job] = field(factory=list)

    def line_states(self, ended: Sequence[Outcome] = ()) -> dict[int, State]:
        """Of the rows that the spool said something about, but those named."""
        rejected = {one.row.line for one in self.rows if one.problems} | {one.line for one in ended}
        return {line: state for line, state in self.model.states.items() if line not in rejected}

    def read(self, batch: int) -> list[Outcome]:
        """Each row that ends here has one outcome, and the right one."""
        for start in range(0, len(self.rows), batch):
            self.spool.add(self.rows[start : start + batch])
        ended = list(self.spool.fold(self.on_duplicate))
        assert len({outcome.line for outcome in ended}) == len(ended)
        assert {outcome.line: outcome.state for outcome in ended} == self.line_states()
        superseded = [outcome for outcome in ended if outcome.state == "superseded"]
        assert {outcome.line: outcome.superseded_by for outcome in superseded} == self.model.survivor
        given_rows = {one.row.line: one for one in self.rows}
        for outcome in superseded:
            assert set(outcome.differs) == self.model.differs(given_rows[outcome.line])
        assert all(outcome.problems for outcome in ended if outcome.state != "superseded")
        return ended

    def match(self, ended: Sequence[Outcome]) -> dict[int, str]:
        """Rows find what Attio has; those of several things end, and those of one become one."""
        spool, things = self.spool, self.things
        keys = sorted(value for one in self.rows if one.row.line in self.model.merged for value in one.key)
        assert spool.count_keys() == len(keys)
        assert sorted(value for some in spool.pending_keys(2) for value in some) == keys
        for start in range(0, len(things), 2):
            found = [(Found(id_, {"name": id_.encode()}), key) for id_, key in things[start : start + 2]]
            spool.match_found(found, keep_missing=True)
            spool.match_found(found, keep_missing=True)
        named = {value for one in self.rows for value in one.key}
        missing = [(id_, key[0] if key else id_) for id_, key in things if not named & set(key)]
        assert [(one.id, one.label) for one in spool.deletions(0, 10)] == missing
        records = self.model.match(self.rows, things, self.on_duplicate)
        matched = {outcome.line: outcome.state for outcome in spool.settle_matches(self.on_duplicate)}
        assert matched == self.line_states(ended)
        return records

    def decide(self, records: Mapping[int, str]) -> dict[int, str]:
        """Each row that is left has its thing, or is to be created, with the values of its group."""
        pairs, after = list[Pair](), 0
        while some := self.spool.pairs(after, 3):
            pairs, after = pairs + some, some[-1].line
        assert {pair.line: pair.found.id for pair in pairs} == records
        assert all(pair.found.values == {"name": pair.found.id.encode()} for pair in pairs)
        assert {pair.line: bare(pair.values) for pair in pairs} == {line: self.model.merged[line] for line in records}
        actions = dict.fromkeys(self.model.merged, "create")
        for pair in pairs:
            action = actions[pair.line] = self.data.draw(st.sampled_from(["unchanged", "update", "overwrite"]))
            differences = () if action == "unchanged" else (Difference("name", b"[]", b"[1]", b"[2]"),)
            outcomes = self.spool.decide([(pair.line, differences, action == "overwrite")])
            if action == "unchanged":
                self.model.states[pair.line] = "unchanged"
                del actions[pair.line]
                assert outcomes == [Outcome(line=pair.line, state="unchanged", record_id=records[pair.line])]
        assert list(self.spool.create_rest()) == []
        self.spool.set_phase("planned")
        return actions

    def check_plan(self, actions: Mapping[int, str], records: Mapping[int, str]) -> None:
        planned, counted = Counter(actions.values()), Counter(self.model.states.values())
        assert self.spool.planned() == PlanCounts(
            create=planned["create"],
            update=planned["update"] + planned["overwrite"],
            unchanged=counted["unchanged"],
            superseded=counted["superseded"],
            conflict=counted["conflict"],
            rejected=counted["rejected"],
            delete=len(self.spool.deletions(0, 10)),
        )
        rows, after = list[PlanRow](), 0
        while more := self.spool.plan_rows(None, after, 4):
            rows, after = rows + more, more[-1].line
        assert [one.row for one in rows] == [one.row for one in self.rows]
        outcomes = [one.outcome for one in rows if one.outcome is not None]
        assert {one.line: one.superseded_by for one in outcomes if one.superseded_by} == self.model.survivor
        after = 0
        while some := self.spool.jobs(after, 4):
            self.jobs, after = self.jobs + some, some[-1].line
        assert {job.line: job.action for job in self.jobs} == actions
        assert [job.line for job in self.jobs] == sorted(actions)
        for job in self.jobs:
            full = {slug: value for slug, value in self.model.merged[job.line].items() if value != b"[]"}
            assert job.record_id == records.get(job.line)
            assert bare(job.values) == (full if job.action == "create" else {"name": b"[1]"})
        assert self.spool.to_write() == len(self.jobs)

    def write(self) -> None:
        for job in self.jobs:
            state = self.data.draw(st.sampled_from([None, "created", "updated", "failed", "rejected", "conflict"]))
            self.model.states[job.line] = state or "not_tried"
            if state is not None:
                is_in = state in ("created", "updated")
                self.spool.settle(Outcome(line=job.line, state=state, problems=() if is_in else (BAD,)))

    def check_end(self) -> None:
        """Every row ends in one state, and those that are not in come back to be mended."""
        spool, states, survivor = self.spool, self.model.states, self.model.survivor
        assert [one.line for one in spool.end()] == sorted(k for k, v in states.items() if v == "not_tried")
        counted = Counter(states.values())
        assert spool.counts() == Counts(
            rows=len(self.rows),
            conflicts=counted["conflict"],
            **{state: count for state, count in counted.items() if state != "conflict"},
        )
        given_rows = {one.row.line: one for one in self.rows}
        found = {state: spool.lines(state) for state in counted}
        assert {state: expanded(text, sorted(given_rows)) for state, text in found.items()} == {
            state: sorted(line for line, one in states.items() if one == state) for state in counted
        }
        lost = {"rejected", "conflict", "failed"}
        assert [one.line for one, _ in spool.to_mend()] == sorted(
            line for line in states if states[survivor.get(line, line)] in lost
        )
        for one, outcome in spool.to_mend():
            assert one == given_rows[one.line].row
            assert outcome.state == states[one.line]


@unhurried
@given(
    rows=inputs(),
    things=THINGS,
    is_journal=st.booleans(),
    on_duplicate=st.sampled_from(["last", "first", "reject"]),
    page=st.sampled_from([1, store.PAGE_BYTES]),
    batch=st.integers(1, 15),
    data=st.data(),
)
def test_against_a_model(
    rows: list[Checked],
    things: list[Thing],
    is_journal: bool,
    on_duplicate: OnDuplicate,
    page: int,
    batch: int,
    data: st.DataObject,
) -> None:
    with ExitStack() as stack:
        path = Path(stack.enter_context(TemporaryDirectory())) / "run.db" if is_journal else ""
        spool = stack.enter_context(Spool(path, match="domains"))
        stack.enter_context(pytest.MonkeyPatch.context()).setattr(store, "PAGE_BYTES", page)
        run = Run(spool, rows, things, on_duplicate, data, Model.of(rows, on_duplicate))

        def begin_another_process() -> None:
            if is_journal:
                run.spool.close()
                run.spool = stack.enter_context(Spool.open(path))

        records = run.match(run.read(batch))
        actions = run.decide(records)
        begin_another_process()
        run.check_plan(actions, records)
        run.write()
        begin_another_process()
        if is_journal:
            # They would have another turn.
            failed = [line for line, state in run.model.states.items() if state == "failed"]
            run.model.states.update(dict.fromkeys(failed, "not_tried"))
        run.check_end()


def bare(values: Mapping[str, msgspec.Raw]) -> dict[str, bytes]:
    return {slug: bytes(raw) for slug, raw in values.items()}


def expanded(text: str, lines: Sequence[int]) -> list[int]:
    """The lines that a text as `3, 7-9` names."""
    named: list[int] = []
    for part in text.split(", "):
        first, _, last = part.partition("-")
        named += [line for line in lines if int(first) <= line <= int(last or first)]
    return named
