"""The writing phase over a scripted Attio, in simulated time."""

from __future__ import annotations

import asyncio

import pytest

from aioattio import Attio, Called, Outcome
from aioattio.bulk.spool.items import Deletion
from tests.bulk.applying import Answer, Run, array, busy, change, create, failed, found, raw, refused, update, written


class TestWhenItEnds:
    def test_one_good_answer_and_it_counts_anew(self) -> None:
        run = Run(lambda number: written(number) if number == 25 else busy(), rows=49)
        assert run() is None
        assert (run.states.count("failed"), run.states.count("created")) == (48, 1)

    def test_a_refusal_is_a_good_answer_to_the_point(self) -> None:
        run = Run(lambda number: refused(400, "no") if number == 25 else busy(), rows=49)
        assert run() is None
        assert (run.states.count("failed"), run.states.count("rejected")) == (48, 1)

    @pytest.mark.parametrize("answer", [busy, failed])
    def test_without_one_it_ends_after_twenty_five(self, answer: Answer) -> None:
        run = Run(answer)
        stopped = run()
        assert stopped is not None
        assert stopped.message.startswith("25 requests in a row failed, the last one with: ")
        assert 25 <= len(run.outcomes) < 60

    def test_refusals_of_different_words_never_end_it(self) -> None:
        run = Run(lambda number: refused(400, f"no {number % 2}"), rows=250)
        assert run() is None
        assert run.states == ["rejected"] * 250

    def test_refusals_of_equal_words_do(self) -> None:
        run = Run(lambda _: refused(400, "no"), rows=250)
        stopped = run()
        assert stopped is not None
        assert stopped.message.startswith("100 requests in a row failed")
        assert 100 <= len(run.outcomes) < 140

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

    def test_one_that_fails_over_a_row_that_needed_no_request_is_raised_as_well(self) -> None:
        def broken(run: Run, outcome: Outcome) -> None:
            raise LookupError("no")

        job = update(1, change("about", b"[]", array("new")))
        run = Run(jobs=[job], there=lambda: [found("r1", about=array("new"))], is_fresh=False, settled=broken)
        with pytest.raises(LookupError, match="no"):
            run()
        assert run.states == ["unchanged"]

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
        assert len(run.server.bodies) == len(run.outcomes)

    def test_a_disk_that_fails_is_raised_after_what_was_under_way(self) -> None:
        run = Run(rows=50)
        store = run.sheet.settle

        def full(outcome: Outcome) -> None:
            if outcome.line == 20:
                raise OSError(28, "disk full")
            store(outcome)

        run.sheet.settle = full  # type: ignore[method-assign]
        with pytest.raises(OSError, match="disk full"):
            run()
        assert len(run.server.bodies) < 50
        assert 20 not in [outcome.line for outcome in run.outcomes]

    def test_a_cancelled_run_leaves_no_task_and_no_wrong_state(self) -> None:
        run = Run(rows=100)

        async def cancelled() -> None:
            task = asyncio.create_task(run._run())
            while len(run.outcomes) < 30:
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert len(asyncio.all_tasks()) == 1

        run.in_time(cancelled())
        in_flight = {line for lines in run.sheet.marked for line in lines} - set(run.sheet.outcomes)
        assert in_flight, "they stay marked"
        assert len(run.server.bodies) < 60


class TestPace:
    @pytest.mark.parametrize(
        ("disk", "reading"),
        [(0.0, 0.03), (0.05, 0.03), (0.1, 0.03), (0.01, 3.0)],
        ids=["a fast disk", "a slow one", "a very slow one", "slow reads"],
    )
    def test_neither_marking_nor_reading_ahead_costs_the_limit(self, disk: float, reading: float) -> None:
        old = change("about", b"[]", array("new"))
        there = [found(f"r{line}", about=b"[]") for line in range(1, 801)]
        jobs = [update(line, old) for line in range(1, 801)]
        run = Run(jobs=jobs, there=lambda: there, disk=disk, reading=reading, is_fresh=False)
        assert run() is None
        assert run.states == ["updated"] * 800
        assert len(run.looked) == 4
        # At the beginning the first burst spreads; from then on no start is late.
        assert (775 - 100) / (run.server.starts[775] - run.server.starts[100]) >= 25 * 0.98

    def test_every_request_was_marked_before_it_left_and_not_long_before(self) -> None:
        run = Run(rows=200, disk=0.01)
        marked: dict[int, float] = {}
        settle = run.sheet.sent

        def mark(lines: list[int]) -> None:
            settle(lines)
            marked.update(dict.fromkeys(lines, asyncio.get_running_loop().time()))

        run.sheet.sent = mark  # type: ignore[method-assign,assignment]
        run()
        assert list(marked) == list(range(1, 201))
        waits = [start - marked[line] for line, start in enumerate(run.server.starts, 1)]
        assert min(waits) >= 0
        assert max(waits) < 4

    def test_hundreds_per_second_are_marked_many_at_once(self) -> None:
        run = Run(rows=2000, write=500, disk=0.01, latency=0.005)
        run()
        assert run.states == ["created"] * 2000
        assert len(run.sheet.marked) < 500
        assert run.rate > 400


class TestWhatIsTold:
    def test_the_callers_own_hook_the_meter_and_the_timeline_hear_of_every_request(self) -> None:
        calls: list[Called] = []
        jobs = [create(1), update(2, change("about", b"[]", array("x")))]
        run = Run(jobs=jobs, to_delete=[Deletion(1, "old", "old.example")], on_response=calls.append)
        run()
        assert [call.operation for call in calls] == ["create_record", "update_record", "delete_record"]
        assert sum(second.writes for second in run.monitor.timeline.seconds) == 3
        assert run.monitor.meter.writes_per_second > 0

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
            (number, "created", f"r{number}") for number in (1, 2, 3)
        ]


class TestWhatIsSent:
    def test_each_action_has_its_verb_and_only_what_differs(self) -> None:
        old = change("about", b"[]", array("new"))
        jobs = [create(1, about="x"), update(2, old), update(3, old, action="overwrite")]
        run = Run(jobs=jobs, to_delete=[Deletion(1, "old", "old.example")])
        assert run() is None
        assert run.server.methods == ["POST", "PATCH", "PUT", "DELETE"]
        created, updated, overwritten, _ = run.server.bodies
        assert created["data"]["values"] == {"domains": [{"domain": "c1.example"}], "about": [{"value": "x"}]}
        assert updated == overwritten == {"data": {"values": {"about": [{"value": "new"}]}}}
        assert run.states == ["created", "updated", "updated"]
        assert run.sheet.gone == {1: None}

    def test_a_create_has_names_in_one_and_none_that_is_empty(self) -> None:
        ada, nobody = create(1), create(2)
        ada.values["name/first_name"], nobody.values["name/first_name"] = raw("Ada"), raw("")
        run = Run(jobs=[ada, nobody])
        run()
        first, second = (body["data"]["values"] for body in run.server.bodies)
        assert first["name"] == [{"first_name": "Ada", "last_name": "", "full_name": "Ada"}]
        assert set(second) == {"domains"}

    def test_deletions_come_last_and_not_at_all_after_an_early_end(self) -> None:
        to_delete = [Deletion(number, f"old{number}", "") for number in range(1, 31)]
        run = Run(rows=30, to_delete=to_delete)
        run()
        assert run.server.methods == ["POST"] * 30 + ["DELETE"] * 30
        ended = Run(lambda _: refused(401, "gone"), rows=30, to_delete=to_delete)
        assert ended() is not None
        assert "DELETE" not in ended.server.methods

    def test_a_deletion_that_fails_is_told_and_one_that_finds_nothing_is_none(self) -> None:
        def answer(number: int) -> object:
            return refused(400, "not this one") if number == 2 else written(number)

        to_delete = [Deletion(1, "a", ""), Deletion(2, "b", "")]
        run = Run(answer, rows=1, to_delete=to_delete)  # type: ignore[arg-type]
        run()
        assert run.sheet.gone == {1: "Attio: not this one", 2: None}

    def test_a_stop_keeps_what_was_to_be_deleted(self) -> None:
        run = Run(rows=3, to_delete=[Deletion(1, "old", "")], settled=lambda run, _: run.stop.set())
        assert run() is None
        assert "DELETE" not in run.server.methods
        assert run.sheet.gone == {}

    async def test_a_closed_client_ends_it(self) -> None:
        run = Run(rows=3)
        async with Attio("tok", base_url="http://a.test", schema=False) as attio:
            runner = run.runner(attio)
        stopped = await runner.run()
        assert stopped is not None
        assert set(run.states) == {"not_tried"}
