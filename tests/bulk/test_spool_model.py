"""The spool against a model in memory: any rows, any keys, any end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from attrs import evolve, field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio.bulk.outcome import Outcome, State
from aioattio.bulk.report import Counts
from aioattio.bulk.spool import store
from aioattio.bulk.spool.spool import Checked, Job, OnDuplicate, Spool
from tests.bulk.spooled import BAD, row

# A busy machine is no finding.
unhurried = settings(deadline=None)


@frozen
class Model:
    """What `fold` should do, written as plainly as possible."""

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


@unhurried
@given(
    rows=inputs(),
    on_duplicate=st.sampled_from(["last", "first", "reject"]),
    page=st.sampled_from([1, store.PAGE_BYTES]),
    batch=st.integers(1, 15),
    data=st.data(),
)
def test_against_a_model(
    rows: list[Checked], on_duplicate: OnDuplicate, page: int, batch: int, data: st.DataObject
) -> None:
    model = Model.of(rows, on_duplicate)
    given_rows = {one.row.line: one for one in rows}
    with pytest.MonkeyPatch.context() as patch, Spool(match="domains") as spool:
        patch.setattr(store, "PAGE_BYTES", page)
        for start in range(0, len(rows), batch):
            spool.add(rows[start : start + batch])
        ended = list(spool.fold(on_duplicate))

        # Each row that ends here has one outcome, and the right one.
        assert len({outcome.line for outcome in ended}) == len(ended)
        states = {line: state for line, state in model.states.items() if not given_rows[line].problems}
        assert {outcome.line: outcome.state for outcome in ended} == states
        superseded = [outcome for outcome in ended if outcome.state == "superseded"]
        assert {outcome.line: outcome.superseded_by for outcome in superseded} == model.survivor
        for outcome in superseded:
            assert set(outcome.differs) == model.differs(given_rows[outcome.line])
        assert all(outcome.problems for outcome in ended if outcome.state != "superseded")

        # What is left is written, with the values of its group.
        jobs, after = list[Job](), 0
        while some := spool.jobs(after, 4):
            jobs, after = jobs + some, some[-1].line
        assert [job.line for job in jobs] == sorted(model.merged)
        assert {job.line: {slug: bytes(raw) for slug, raw in job.values.items()} for job in jobs} == model.merged
        assert spool.to_write() == len(jobs)

        # Every row ends in one state, and those that are not in come back to be mended.
        for job in jobs:
            state = data.draw(st.sampled_from([None, "written", "failed", "rejected", "conflict"]))
            model.states[job.line] = state or "not_tried"
            if state is not None:
                spool.settle(Outcome(line=job.line, state=state, problems=() if state == "written" else (BAD,)))
        assert [one.line for one in spool.end()] == sorted(k for k, v in model.states.items() if v == "not_tried")
        counted = Counter(model.states.values())
        assert spool.counts() == Counts(
            rows=len(rows),
            conflicts=counted["conflict"],
            **{state: count for state, count in counted.items() if state != "conflict"},
        )
        found = {state: spool.lines(state) for state in counted}
        assert {state: expanded(text, sorted(given_rows)) for state, text in found.items()} == {
            state: sorted(line for line, one in model.states.items() if one == state) for state in counted
        }
        lost = {"rejected", "conflict", "failed"}
        assert [one.line for one, _ in spool.to_mend()] == sorted(
            line for line in model.states if model.states[model.survivor.get(line, line)] in lost
        )
        for one, outcome in spool.to_mend():
            assert one == given_rows[one.line].row
            assert outcome.state == model.states[one.line]


def expanded(text: str, lines: Sequence[int]) -> list[int]:
    """The lines that a text as `3, 7-9` names."""
    named: list[int] = []
    for part in text.split(", "):
        first, _, last = part.partition("-")
        named += [line for line in lines if int(first) <= line <= int(last or first)]
    return named
