"""What a run tells while it goes, on a clock of its own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from aioattio import InvalidInput, Outcome, Progress
from aioattio.bulk.monitor import PROBLEMS, Monitor
from aioattio.bulk.options import SyncOptions
from aioattio.bulk.report import Counts
from aioattio.call import Called


class Told:
    """A monitor, what it told, and the time: in steps that a float holds exactly."""

    def __init__(self, *, position: int = 0, size: int | None = None) -> None:
        self.time = 1000.0
        self.progress: list[Progress] = []
        self.at: list[float] = []
        self.outcomes: list[Outcome] = []
        self.source = SimpleNamespace(position=position, size=size)
        options = SyncOptions(progress=self.shown, on_outcome=self.outcomes.append)
        source: Any = self.source
        transport: Any = SimpleNamespace(now=lambda: self.time, rate=lambda rate_class: {"write": 25}[rate_class])
        self.monitor = Monitor(options, source, transport, lambda: Counts(rows=7))

    def shown(self, progress: Progress) -> None:
        self.progress.append(progress)
        self.at.append(self.time)

    def now(self) -> Progress:
        self.monitor.show(now=True)
        return self.progress[-1]

    def write(self, count: int, every: float) -> None:
        for line in range(1, count + 1):
            self.time += every
            called = Called(
                operation="upsert_record",
                method="PUT",
                path="",
                status=200,
                attempts=1,
                rate_limited=0,
                waited=0.0,
                elapsed=0.1,
                request_id=None,
                error=None,
            )
            self.monitor.meter.called(called, self.time)
            self.monitor.answered(Outcome(line=line, state="written"))


def problem(line: int, state: Any) -> Outcome:
    return Outcome(line=line, state=state)


class TestHowOften:
    def test_ten_times_a_second_at_most(self) -> None:
        told = Told()
        told.write(1000, every=1 / 128)
        assert 1000 / 128 * 9 <= len(told.progress) <= 1000 / 128 * 10 + 1
        assert all(later - earlier >= 0.1 for earlier, later in zip(told.at, told.at[1:], strict=False))

    def test_always_at_the_end_of_a_phase_and_at_the_beginning_of_the_next(self) -> None:
        told = Told()
        told.monitor.show()
        told.monitor.begin("creating", 3)
        for _ in range(3):
            told.monitor.created()
        told.monitor.begin("writing", 20)
        told.write(20, every=0.0)
        told.monitor.show(now=True)
        shown = [(one.phase, one.done, one.to_write) for one in told.progress]
        assert shown == [
            ("reading", 0, 0),
            ("reading", 0, 0),
            ("creating", 0, 3),
            ("creating", 3, 3),
            ("writing", 0, 20),
            ("writing", 20, 20),
        ]

    def test_every_outcome_is_told_as_it_comes(self) -> None:
        told = Told()
        outcomes = [problem(line, state) for line, state in enumerate(["written", "not_tried", "superseded", "failed"])]
        for outcome in outcomes:
            told.monitor.settled(outcome)
        assert told.outcomes == outcomes
        assert told.progress == []


class TestTimeLeft:
    @pytest.mark.parametrize(
        ("position", "size", "after", "expected"),
        [
            pytest.param(250, 1000, 4.0, 12.0, id="as fast as so far"),
            pytest.param(250, 1000, 1.5, None, id="too early"),
            pytest.param(0, 1000, 4.0, None, id="nothing read yet"),
            pytest.param(250, None, 4.0, None, id="size unknown"),
            pytest.param(1200, 1000, 4.0, 0.0, id="a file that grew"),
        ],
    )
    def test_of_reading(self, position: int, size: int | None, after: float, expected: float | None) -> None:
        told = Told(position=position, size=size)
        told.time += after
        now = told.now()
        assert now.seconds_left == (None if expected is None else pytest.approx(expected))
        assert (now.bytes_read, now.bytes_total) == (position, size)

    def test_of_writing(self) -> None:
        told = Told(position=1000, size=1000)
        told.time += 60.0
        told.monitor.begin("writing", 1000)
        assert told.progress[-1].seconds_left is None
        told.write(30, every=1 / 16)
        assert told.now().seconds_left is None, "less than two seconds"
        told.write(130, every=1 / 16)
        now = told.now()
        assert now.rate == pytest.approx(16, rel=0.1)
        assert now.seconds_left == pytest.approx((1000 - 160) / now.rate)
        assert (now.done, now.to_write, now.limit, now.counts.rows) == (160, 1000, 25, 7)
        told.time += 60.0
        assert told.now().seconds_left is None, "nothing was answered lately"

    def test_of_creating_nobody_knows(self) -> None:
        told = Told(position=500, size=1000)
        told.monitor.begin("creating", 10)
        told.write(100, every=1 / 16)
        assert told.now().seconds_left is None


class TestProblems:
    def test_a_hundred_of_each_kind_by_line(self) -> None:
        told = Told()
        for line in range(1000, 0, -1):
            told.monitor.settled(problem(line, "superseded"))
        for line in range(3000, 1000, -1):
            told.monitor.settled(problem(line, ("rejected", "failed", "conflict")[line % 3]))
        lines = [outcome.line for outcome in told.monitor.problems]
        assert lines == [*range(1001 - PROBLEMS, 1001), *range(3001 - PROBLEMS, 3001)]
        assert len(told.outcomes) == 3000

    def test_the_kinds_are_sorted_among_each_other(self) -> None:
        told = Told()
        for line, state in ((4, "rejected"), (2, "rejected"), (3, "superseded"), (1, "superseded"), (5, "created")):
            told.monitor.settled(problem(line, state))
        assert [outcome.line for outcome in told.monitor.problems] == [1, 2, 3, 4]

    def test_what_is_in_or_was_not_tried_is_no_problem(self) -> None:
        told = Told()
        for line, state in enumerate(("created", "updated", "unchanged", "not_tried")):
            told.monitor.settled(problem(line, state))
        assert told.monitor.problems == ()


class TestCallbacks:
    @pytest.mark.parametrize("name", ["progress", "on_outcome"])
    def test_a_coroutine_function_would_never_be_awaited(self, name: str) -> None:
        async def show(_: Any) -> None: ...

        for given in (show, "print", 7):
            with pytest.raises(InvalidInput, match=rf"^{name}: cannot take .*; accepted: a plain function"):
                SyncOptions(**{name: given})
        SyncOptions(**{name: print})
