"""`Records.sync` under way: failures, stops, cancellation, callbacks, progress."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any

import anyio
import pytest

from aioattio import Attio, Outcome, Progress
from aioattio.bulk.sources import RejectsFile
from aioattio.bulk.spool import Spool
from aioattio.emulator import Emulator
from tests.bulk.syncs import changes, companies, is_write, states, write_csv, writes


class TestTheRun:
    ROWS = tuple({"domains": f"c{number}.example", "name": f"{number}"} for number in range(500))

    async def test_a_revoked_token_ends_it(self, hasty: Attio, attio_emulator: Emulator) -> None:
        seen = 0

        def after_150(request: Any) -> bool:
            nonlocal seen
            seen += is_write(request)
            return seen > 150 and is_write(request)

        attio_emulator.fail_next("status", 10_000, only=after_150, status=401, body={"code": "unauthorized"})
        report = await hasty.companies.sync(self.ROWS, match="domains")
        assert states(report) == {"created": 150, "not_tried": 350}
        assert report.stopped is not None
        assert report.stopped.why == "failing"
        assert "401" in report.stopped.message
        assert report.stopped.not_tried
        assert writes(attio_emulator) < 150 + 3 * 64
        attio_emulator.faults()
        attio_emulator._server.faults._planned.clear()
        again = await hasty.companies.sync(self.ROWS, match="domains")
        assert states(again) == {"created": 350, "unchanged": 150}
        assert len(await companies(hasty)) == 500

    async def test_a_row_that_may_be_written_is_not_said_to_be_untried(
        self, hasty: Attio, attio_emulator: Emulator
    ) -> None:
        """Its answer was lost, and then the token was revoked: it is in Attio, and nobody can look."""

        def after_the_write(_: Any) -> bool:
            return any(map(is_write, attio_emulator.requests[:-1]))

        attio_emulator.fail_next("lost_answer", 1, only=is_write)
        attio_emulator.fail_next("status", 10, only=after_the_write, status=401, body={"code": "unauthorized"})
        report = await hasty.companies.sync([self.ROWS[0]], match="domains")
        attio_emulator._server.faults._planned.clear()
        assert len(await companies(hasty)) == 1
        assert states(report) == {"failed": 1}
        assert "may be written" in report.problems[0].reason

    async def test_it_ends_when_every_request_fails(self, hasty: Attio, attio_emulator: Emulator) -> None:
        attio_emulator.fail_next("status", 100_000, only=is_write, status=503, body={"code": "odd", "message": "never"})
        report = await hasty.companies.sync(self.ROWS, match="domains")
        assert report.stopped is not None
        assert "requests in a row failed, the last one with:" in report.stopped.message
        assert "never" in report.stopped.message
        assert 25 <= report.counts.failed <= 25 + 64
        assert report.counts.failed + report.counts.not_tried == 500

    async def test_lost_answers_and_server_errors_lose_and_double_nothing(
        self, hasty: Attio, attio_emulator: Emulator
    ) -> None:
        attio_emulator.faults(lost_answer=0.05, lost_before=0.05, server_error=0.05, cut=0.03, seed=3, only=is_write)
        report = await hasty.companies.sync(self.ROWS, match="domains")
        attio_emulator.faults()
        assert report.counts.written + report.counts.failed == 500
        assert report.counts.failed <= 5
        assert report.retries > 20
        found = await companies(hasty)
        assert report.counts.written <= len(found) <= 500

    async def test_refusals_are_counted(self, hasty: Attio, attio_emulator: Emulator) -> None:
        attio_emulator.fail_next("rate_limited", 3, only=is_write)
        report = await hasty.companies.sync(self.ROWS[:20], match="domains")
        assert states(report) == {"created": 20}
        assert (report.rate_limited, report.retries) == (3, 3)

    async def test_stop_lets_finish_what_is_under_way(self, hasty: Attio, attio_emulator: Emulator) -> None:
        stop = asyncio.Event()
        outcomes: list[Outcome] = []

        def show(progress: Progress) -> None:
            if progress.counts.written >= 40:
                stop.set()

        def count(outcome: Outcome) -> None:
            outcomes.append(outcome)
            if sum(one.state == "created" for one in outcomes) == 40:
                stop.set()

        report = await hasty.companies.sync(self.ROWS, match="domains", stop=stop, on_outcome=count, progress=show)
        assert report.stopped is not None
        assert report.stopped.why == "asked"
        assert 40 <= report.counts.written <= 40 + 64
        assert report.counts.not_tried == 500 - report.counts.written
        assert writes(attio_emulator) == report.counts.written == len(await companies(hasty))
        assert Counter(one.line for one in outcomes) == Counter(range(1, 501)), "one outcome per row, none twice"

    @pytest.mark.parametrize("after", [0, 300, 500])
    async def test_a_stop_while_reading_says_so(self, hasty: Attio, attio_emulator: Emulator, after: int) -> None:
        stop = asyncio.Event()

        def rows() -> Iterator[Mapping[str, Any]]:
            if after == 0:
                stop.set()
            for number, row in enumerate(self.ROWS, 1):
                yield row
                if number == after:
                    stop.set()

        report = await hasty.companies.sync(rows(), match="domains", stop=stop)
        assert changes(attio_emulator) == []
        assert report.counts.not_tried == report.counts.rows
        assert report.stopped is not None
        assert report.stopped.why == "asked"
        assert f"after reading {report.counts.rows:,} rows" in report.stopped.message
        assert not report.is_complete

    async def test_a_stop_between_deletions_says_so_and_leaves_the_others_to_the_journal(
        self, hasty: Attio, tmp_path: Path
    ) -> None:
        await hasty.companies.sync(self.ROWS[:100], match="domains")
        stop = asyncio.Event()

        def after_20(progress: Progress) -> None:
            if progress.phase == "writing" and progress.done >= 20:
                stop.set()

        asked: dict[str, Any] = {"match": "domains", "delete_missing": True, "journal": tmp_path / "run.db"}
        report = await hasty.companies.sync(self.ROWS[:5], **asked, progress=after_20, stop=stop)
        assert 0 < report.deleted < 95
        assert report.stopped is not None
        assert report.stopped.why == "asked"
        report = await hasty.companies.sync(self.ROWS[:5], **asked)
        assert (report.deleted, report.stopped) == (95, None)
        with Spool.open(tmp_path / "run.db") as journal:
            assert journal.phase == "done"

    async def test_a_deletion_that_failed_is_named(self, hasty: Attio, attio_emulator: Emulator) -> None:
        await hasty.companies.sync(self.ROWS[:4], match="domains")
        ids = {domain: record.id for domain, record in (await companies(hasty)).items()}

        def is_third(request: Any) -> bool:
            return request.method == "DELETE" and ids["c3.example"] in request.path

        attio_emulator.fail_next("status", 100, only=is_third, status=500, body={"code": "x"})
        report = await hasty.companies.sync(self.ROWS[:1], match="domains", delete_missing=True)
        assert report.deleted == 2
        (note,) = report.notes
        assert note.startswith(f"{ids['c3.example']} (c3.example) could not be deleted: ")

    async def test_a_run_that_failed_with_its_last_row_is_done(
        self, hasty: Attio, attio_emulator: Emulator, tmp_path: Path
    ) -> None:
        attio_emulator.fail_next("status", 10_000, only=is_write, status=500, body={"code": "x"})
        report = await hasty.companies.sync(self.ROWS[:25], match="domains", journal=tmp_path / "run.db")
        assert states(report) == {"failed": 25}
        assert report.stopped is None
        with Spool.open(tmp_path / "run.db") as journal:
            assert journal.phase == "done"

    async def test_a_query_without_rows_is_no_error_under_a_mapping(self, hasty: Attio) -> None:
        report = await hasty.companies.sync([], match="domains", mapping={"d": "domains", "n": "name"})
        assert report.counts.rows == 0
        assert report.is_complete

    async def test_a_disk_that_fails_ends_the_run_as_itself(
        self, hasty: Attio, attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(self: Spool, outcome: Outcome) -> None:
            raise OSError(28, "database or disk is full")

        monkeypatch.setattr(Spool, "settle", full)
        with pytest.raises(OSError, match="disk is full"):
            await hasty.companies.sync(self.ROWS, match="domains")
        assert writes(attio_emulator) <= 64

    async def test_rejects_that_cannot_be_written_do_not_take_the_report_along(
        self, hasty: Attio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(self: RejectsFile) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(RejectsFile, "commit", full)
        rows = [{"domains": "a.example"}, {"domains": "b c"}]
        report = await hasty.companies.sync(rows, match="domains", rejects=tmp_path / "r.csv")
        assert states(report) == {"created": 1, "rejected": 1}
        assert report.rejects is None
        assert report.rejects_error is not None
        assert "No space left on device" in report.rejects_error
        assert [path async for path in anyio.Path(tmp_path).iterdir()] == []

    async def test_cancellation_ends_it_and_closes_the_source(self, hasty: Attio, attio_emulator: Emulator) -> None:
        closed: list[bool] = []

        async def endless() -> AsyncIterator[Mapping[str, Any]]:
            try:
                for row in self.ROWS:
                    yield row
            finally:
                closed.append(True)

        begun = asyncio.Event()
        loading = asyncio.create_task(
            hasty.companies.sync(endless(), match="domains", on_outcome=lambda _: begun.set())
        )
        await begun.wait()
        loading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await loading
        assert closed == [True]
        assert await hasty.companies.query().first() is not None, "the client lives on"
        sent = writes(attio_emulator)
        assert 0 < sent < len(self.ROWS)
        await hasty.companies.query().first()
        assert writes(attio_emulator) == sent, "and nothing of the run does"

    async def test_a_callback_that_fails_ends_the_run_as_itself(self, hasty: Attio, attio_emulator: Emulator) -> None:
        def broken(outcome: Outcome) -> None:
            raise LookupError("our database is away")

        with pytest.raises(LookupError, match="our database is away"):
            await hasty.companies.sync(self.ROWS, match="domains", on_outcome=broken)
        assert writes(attio_emulator) <= 64

    async def test_progress_tells_both_phases(self, hasty: Attio, tmp_path: Path) -> None:
        file = write_csv(tmp_path / "c.csv", "domains", *[row["domains"] for row in self.ROWS[:150]])
        shown: list[Progress] = []
        await hasty.companies.sync(file, match="domains", progress=shown.append)
        reading = [one for one in shown if one.phase == "reading"]
        writing = [one for one in shown if one.phase == "writing"]
        assert reading
        assert reading[-1].bytes_read == reading[-1].bytes_total == file.stat().st_size
        assert (writing[0].done, writing[0].to_write) == (0, 150)
        assert (writing[-1].done, writing[-1].counts.written) == (150, 150)
        assert writing[-1].limit == 100_000
