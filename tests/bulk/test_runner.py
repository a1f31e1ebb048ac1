"""The writing phase over a scripted Attio, in simulated time; and the ends of whole runs."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from aioattio import Attio, Called, Limits, Outcome, Retry
from aioattio.bulk.meter import Meter
from aioattio.bulk.report import Stopped
from aioattio.bulk.runner import Runner
from aioattio.bulk.spool import Checked, Spool
from aioattio.emulator import Emulator
from tests.bulk.spooled import row, spooled
from tests.support import virtual

Answer = Callable[[int], httpx.Response]


def written(number: int) -> httpx.Response:
    return httpx.Response(200, json={"data": {"id": {"record_id": f"r{number}"}, "values": {}}})


def refused(status: int, message: str, **more: Any) -> httpx.Response:
    body = {"status_code": status, "type": "t", "code": "validation_type", "message": message}
    return httpx.Response(status, json=body | more)


def failed(_: int = 0) -> httpx.Response:
    return httpx.Response(503, json={"code": "odd", "message": "not now"})


class Server:
    """Answers every upsert by its number, from 1, after `latency` seconds."""

    def __init__(self, answer: Answer, *, latency: float = 0.03) -> None:
        self.answer, self.latency = answer, latency
        self.bodies: list[Any] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.bodies.append(json.loads(request.content))
        number = len(self.bodies)
        # In order, also those that come at once.
        await asyncio.sleep(self.latency + number * 1e-6)
        return self.answer(number)


class Run:
    """One run over rows; `settled` sees every outcome, with the run."""

    def __init__(
        self,
        answer: Answer = written,
        *,
        rows: int = 100,
        write: int = 25,
        latency: float = 0.03,
        settled: Callable[[Run, Outcome], None] = lambda run, outcome: None,
        columns: Mapping[str, tuple[str, ...]] | None = None,
        on_response: Callable[[Called], None] | None = None,
    ) -> None:
        self.outcomes: list[Outcome] = []
        self.stop = asyncio.Event()
        self._server = Server(answer, latency=latency)
        self._settled, self._columns, self._on_response = settled, columns or {}, on_response
        self._rows, self._write = rows, write

    def __call__(self) -> Stopped | None:
        return virtual.run(self._run())

    @property
    def states(self) -> list[str]:
        return [outcome.state for outcome in self.outcomes]

    async def _run(self) -> Stopped | None:
        http = httpx.MockTransport(self._server)
        limits = Limits(write=self._write)
        async with Attio(
            "tok", base_url="http://a.test", http=http, schema=False, limits=limits, on_response=self._on_response
        ) as attio:
            session = attio.with_options(retry=Retry(attempts=1))._session
            with spooled(*map(self._row, range(1, self._rows + 1))) as spool:
                assert list(spool.fold("last")) == []
                return await self._runner(session, spool).run()

    def _runner(self, session: Any, spool: Spool) -> Runner:
        return Runner(session, "companies", "domains", spool, Meter(), self.stop, self._told, self._columns)

    def _row(self, number: int) -> Checked:
        return row(number, f"c{number}.example", about=f"about {number}", more=f"more {number}")

    def _told(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self._settled(self, outcome)


class TestWhenItEnds:
    def test_one_good_answer_and_it_counts_anew(self) -> None:
        run = Run(lambda number: written(number) if number == 25 else failed(), rows=49)
        assert run() is None
        assert (run.states.count("failed"), run.states.count("written")) == (48, 1)

    def test_a_refusal_is_a_good_answer_to_the_point(self) -> None:
        run = Run(lambda number: refused(400, "no") if number == 25 else failed(), rows=49)
        assert run() is None
        assert (run.states.count("failed"), run.states.count("rejected")) == (48, 1)

    def test_without_one_it_ends_after_twenty_five(self) -> None:
        run = Run(failed)
        stopped = run()
        assert stopped is not None
        assert stopped.message.startswith("25 requests in a row failed, the last one with: ")
        assert 25 <= len(run.outcomes) < 60

    def test_refusals_of_different_words_never_end_it(self) -> None:
        run = Run(lambda number: refused(400, f"no {number % 2}"), rows=250)
        assert run() is None
        assert run.states == ["rejected"] * 250

    @pytest.mark.parametrize("answer", [lambda _: refused(403, "gone\n for\r\n good"), lambda _: failed()])
    def test_why_is_told_in_one_line(self, answer: Answer) -> None:
        stopped = Run(answer)()
        assert stopped is not None
        assert stopped.why == "failing"
        assert stopped.message == " ".join(stopped.message.split())

    def test_the_first_of_several_failing_callbacks_is_raised(self) -> None:
        def broken(run: Run, outcome: Outcome) -> None:
            raise LookupError(f"number {len(run.outcomes)}")

        run = Run(settled=broken)
        with pytest.raises(LookupError, match=r"^'?number 1'?$"):
            run()
        assert len(run.outcomes) > 1, "what was under way was finished"

    @pytest.mark.parametrize(
        ("write", "latency", "most"),
        [pytest.param(25, 0.03, 10, id="a near server"), pytest.param(5, 0.2, 8, id="a low limit")],
    )
    def test_a_stop_waits_for_few(self, write: int, latency: float, most: int) -> None:
        def stop(run: Run, _: Outcome) -> None:
            if len(run.outcomes) == 150:
                run.stop.set()

        run = Run(rows=300, write=write, latency=latency, settled=stop)
        assert run() is None
        assert 150 <= len(run.outcomes) <= 150 + most


class TestWhatIsTold:
    def test_the_callers_own_hook_hears_of_every_request(self) -> None:
        calls: list[Called] = []
        run = Run(rows=5, on_response=calls.append)
        run()
        assert [call.operation for call in calls] == ["upsert_record"] * 5

    def test_a_refusal_shows_all_cells_that_it_may_be_about(self) -> None:
        error = {"code": "invalid", "path": ["data", "values", "about"], "message": "too rude"}
        both = Run(lambda _: refused(400, "x", validation_errors=[error]), rows=1, columns={"about": ("ABOUT", "MORE")})
        both()
        (problem,) = both.outcomes[0].problems
        assert (problem.column, problem.value) == ("ABOUT and MORE", ["about 1", "more 1"])
        assert problem.reason == "Attio: too rude"
        one = Run(lambda _: refused(400, "x", validation_errors=[error]), rows=1, columns={"about": ("ABOUT",)})
        one()
        (problem,) = one.outcomes[0].problems
        assert (problem.column, problem.value) == ("ABOUT", "about 1")

    def test_records_are_told_with_their_rows(self) -> None:
        run = Run(rows=3)
        run()
        assert [(one.line, one.state, one.record_id) for one in run.outcomes] == [
            (number, "written", f"r{number}") for number in (1, 2, 3)
        ]


class TestWholeRuns:
    ROWS = tuple({"domains": f"c{number}.example", "name": f"{number}"} for number in range(3))

    async def test_rows_that_only_failed_are_to_be_imported_again(
        self, hasty: Attio, attio_emulator: Emulator, tmp_path: Path
    ) -> None:
        attio_emulator.fail_next("status", 100, only="PUT /", status=503, body={"code": "odd", "message": "never"})
        rejects = tmp_path / "r.jsonl"
        report = await hasty.companies.load(self.ROWS, match="domains", rejects=rejects)
        assert (report.counts.failed, report.rejects) == (3, str(rejects))
        assert [json.loads(line)["domains"] for line in rejects.read_text().splitlines()] == [
            row["domains"] for row in self.ROWS
        ]

    async def test_without_a_file_for_rejects_there_is_none(self, hasty: Attio) -> None:
        report = await hasty.companies.load([{"domains": "no domain"}], match="domains")
        assert report.counts.rejected == 1
        assert report.rejects is None
        assert report.rejects_error is None

    @pytest.mark.parametrize(("dry_run", "why"), [(True, None), (False, "asked")])
    async def test_a_dry_run_that_read_everything_was_not_cut_short(
        self, hasty: Attio, dry_run: bool, why: str | None
    ) -> None:
        stop = asyncio.Event()

        def after_reading(outcome: Outcome) -> None:
            if outcome.state == "superseded":
                stop.set()

        report = await hasty.companies.load(
            [*self.ROWS, self.ROWS[0]], match="domains", stop=stop, on_outcome=after_reading, dry_run=dry_run
        )
        assert (report.counts.not_tried, report.counts.superseded) == (3, 1)
        assert (None if report.stopped is None else report.stopped.why) == why
        assert report.dry_run is dry_run
