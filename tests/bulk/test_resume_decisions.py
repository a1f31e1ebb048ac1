"""What is looked at before a request leaves, and after one whose answer was lost; over a scripted Attio."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import msgspec
import pytest

from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.spool.items import Difference
from tests.bulk.applying import Run, array, change, create, failed, found, refused, update, written

TO_700 = change("revenue", array(500), array(700))
TO_NEW = change("about", array("old"), array("new"))


def taken(_: int = 0) -> httpx.Response:
    error = {"code": "uniqueness_conflict", "path": ["domains"], "message": "taken"}
    return refused(400, "taken", code="uniqueness_conflict", validation_errors=[error])


def script(*answers: httpx.Response | Callable[[int], httpx.Response]) -> Callable[[int], httpx.Response]:
    """The last one is given for good."""

    def answer(number: int) -> httpx.Response:
        one = answers[min(number, len(answers)) - 1]
        return one(number) if callable(one) else one

    return answer


class TestPlansThatAreOld:
    def test_what_somebody_changed_is_a_conflict_that_tells_then_and_now(self) -> None:
        there = [found("r1", revenue=array(900), about=array("old")), found("r2", revenue=b"[]", about=array("old"))]
        run = Run(jobs=[update(1, TO_700), update(2, TO_700, TO_NEW)], there=lambda: there, is_fresh=False)
        run()
        assert run.states == ["conflict", "conflict"]
        assert run.server.bodies == []
        assert run.reasons == {
            1: "revenue is 900 now, and was 500 when this was planned; compare again",
            2: "revenue is empty now, and was 500 when this was planned; compare again",
        }

    def test_a_conflict_stands_at_its_column(self) -> None:
        there = [found("r1", about=array("x" * 500))]
        run = Run(jobs=[update(1, TO_NEW)], there=lambda: there, is_fresh=False, columns={"about": ("ABOUT",)})
        run()
        (problem,) = run.outcomes[0].problems
        assert (problem.column, problem.value) == ("ABOUT", "about 1")
        assert problem.reason.startswith("about is 'xxx")
        assert len(problem.reason) < 200

    def test_what_is_so_already_is_unchanged_and_the_rest_is_sent(self) -> None:
        there = [
            found("r1", revenue=array(700)),
            found("r2", revenue=array(700), about=array("old")),
            found("r3", revenue=array(500), about=array("old")),
        ]
        jobs = [update(1, TO_700), update(2, TO_700, TO_NEW), update(3, TO_700, TO_NEW)]
        run = Run(jobs=jobs, there=lambda: there, is_fresh=False)
        run()
        assert {one.line: one.state for one in run.outcomes} == {1: "unchanged", 2: "updated", 3: "updated"}
        about, revenue = [{"value": "new"}], [{"value": 700}]
        assert [body["data"]["values"] for body in run.server.bodies] == [
            {"about": about},
            {"revenue": revenue, "about": about},
        ]

    def test_what_an_earlier_process_did_is_updated(self) -> None:
        run = Run(jobs=[update(1, TO_700, was_sent=True)], there=lambda: [found("r1", revenue=array(700))])
        run()
        assert (run.states, run.server.bodies) == (["updated"], [])
        assert run.outcomes[0].record_id == "r1"

    def test_values_mean_the_same_in_other_words(self) -> None:
        """Attio says when a value was set, and has no order for several."""
        old = msgspec.json.encode([{"domain": "a.example"}, {"domain": "b.example"}])
        both = [{"domain": "b.example", "active_from": "2026"}, {"domain": "A.example"}]
        three = msgspec.json.encode([{"domain": name} for name in ("a.example", "b.example", "c.example")])
        sent = msgspec.json.encode([{"domain": "c.example"}])
        job = update(1, Difference("domains", old, sent, three))
        run = Run(jobs=[job], there=lambda: [Found("r1", {"domains": msgspec.json.encode(both)})], is_fresh=False)
        run()
        assert run.states == ["updated"]
        assert run.server.bodies[0]["data"]["values"] == {"domains": [{"domain": "c.example"}]}

    def test_what_is_gone_is_a_conflict(self) -> None:
        run = Run(jobs=[update(1, TO_700)], is_fresh=False)
        run()
        assert run.states == ["conflict"]
        assert run.reasons[1] == "record r1 is gone, deleted or merged, since this was planned; compare again"

    def test_what_was_planned_just_now_is_not_read_again_for_a_minute(self) -> None:
        jobs = [update(line, TO_700) for line in range(1, 2001)]
        there = [found(f"r{line}", revenue=array(500)) for line in range(1, 2001)]
        run = Run(jobs=jobs, there=lambda: there)
        run()
        assert run.states == ["updated"] * 2000
        assert run.looked == [[f"r{line}" for line in range(1801, 2001)]], "the last page, that is"

    def test_a_page_that_cannot_be_read_is_not_written_over(self) -> None:
        jobs = [create(1), update(2, TO_700), create(3, was_sent=True), create(4)]
        run = Run(jobs=jobs, read=failed, is_fresh=False)
        assert run() is None
        assert {one.line: one.state for one in run.outcomes} == {2: "failed", 3: "failed", 1: "created", 4: "created"}
        assert run.reasons[2].startswith("it was not sent, as what Attio has by now could not be read")
        assert "503" in run.reasons[2]

    def test_nor_is_anything_without_the_right_to_read(self) -> None:
        run = Run(jobs=[update(1, TO_700)], read=lambda: refused(403, "no scope"), is_fresh=False)
        stopped = run()
        assert stopped is not None
        assert "no scope" in stopped.message
        assert (run.states, run.server.bodies) == ([], [])


class TestCreatesThatWereInFlight:
    def test_those_that_are_there_are_not_made_again(self) -> None:
        there = [found("here", "c1.example", about=array("x")), found("other", "c2.example", about=array("y"))]
        jobs = [create(line, was_sent=True, about="x") for line in (1, 2, 3)]
        run = Run(jobs=jobs, there=lambda: there)
        run()
        assert {one.line: (one.state, one.record_id) for one in run.outcomes} == {
            1: ("created", "here"),
            2: ("conflict", None),
            3: ("created", "r1"),
        }
        assert run.server.methods == ["POST"]
        assert run.reasons[2] == "about is 'y' in record other, which was made since this was planned; compare again"

    def test_they_are_looked_for_a_hundred_at_once(self) -> None:
        run = Run(jobs=[create(line, was_sent=True) for line in range(1, 151)])
        run()
        assert [len(values) for values in run.looked] == [100, 50]
        assert run.states == ["created"] * 150

    def test_several_with_a_value_of_the_row_are_a_conflict(self) -> None:
        job = create(1, was_sent=True)
        job = job.__class__(1, "create", None, job.values, ("c1.example", "d.example"), was_sent=True)
        run = Run(jobs=[job], there=lambda: [found("a", "c1.example"), found("b", "d.example")])
        run()
        assert run.states == ["conflict"]
        assert run.reasons[1].startswith("records a and b have values of domains")

    def test_notes_are_looked_for_one_by_one(self) -> None:
        jobs = [create(1, about="one"), create(2, about="two", was_sent=True), create(3, about="three", was_sent=True)]
        run = Run(jobs=jobs, kind="notes", match=None, can_be_read=False, made={"two": "n2"})
        run()
        assert {one.line: one.record_id for one in run.outcomes} == {1: "r1", 2: "n2", 3: "r2"}
        assert run.states == ["created"] * 3
        assert sorted(looked[0] for looked in run.looked) == ["three", "two"]


class TestLostAnswers:
    @pytest.mark.parametrize("lost", [failed, lambda _: httpx.Response(200, text="<html>")], ids=["503", "no JSON"])
    def test_a_create_that_is_there_is_not_repeated(self, lost: Any) -> None:
        run = Run(lost, rows=1, there=lambda: [found("here", "c1.example")], attempts=3)
        run()
        assert [(one.state, one.record_id) for one in run.outcomes] == [("created", "here")]
        assert len(run.server.bodies) == 1

    def test_one_that_is_not_is_sent_again_and_looked_for_each_time(self) -> None:
        run = Run(script(failed, failed, written), rows=1, attempts=3)
        run()
        assert (run.states, len(run.server.bodies), len(run.looked)) == (["created"], 3, 2)
        assert run.monitor.meter.retries == 2
        first, second, third = run.server.starts
        assert 0.5 <= second - first < third - second, "patiently"

    def test_but_not_for_ever(self) -> None:
        run = Run(failed, rows=1, attempts=3)
        run()
        assert (run.states, len(run.server.bodies), len(run.looked)) == (["failed"], 3, 3)
        assert "it may be written or not; running it again looks first" in run.reasons[1]

    def test_an_answer_to_the_second_attempt_counts(self) -> None:
        run = Run(script(failed, refused(400, "no")), rows=1, attempts=3)
        run()
        assert (run.states, len(run.server.bodies)) == (["rejected"], 2)

    def test_a_value_that_the_lost_attempt_took_is_no_conflict(self) -> None:
        answers: list[list[Found]] = [[], [found("here", "c1.example")]]
        run = Run(script(failed, taken), rows=1, there=lambda: answers.pop(0), attempts=3)
        run()
        assert [(one.state, one.record_id) for one in run.outcomes] == [("created", "here")]

    def test_one_that_somebody_else_took_is_and_names_who_has_it(self) -> None:
        there = [found("other", "c1.example")]
        run = Run(taken, rows=1, there=lambda: there, columns={"domains": ("ABOUT",)})
        run()
        assert run.states == ["conflict"]
        assert run.reasons[1] == "ABOUT = 'about 1': 'c1.example' is in record other by now; compare again"
        nobody = Run(taken, rows=1, columns={"domains": ("ABOUT",)})
        nobody()
        assert nobody.reasons[1] == "ABOUT = 'about 1': Attio: taken"
        assert nobody.states == ["conflict"]

    def test_where_looking_fails_as_well_nobody_knows(self) -> None:
        run = Run(failed, rows=1, read=failed, attempts=2)
        run()
        assert (run.states, len(run.server.bodies)) == (["failed"], 1)
        assert "it may be written or not; running it again looks first" in run.reasons[1]
        final = Run(failed, rows=60, read=lambda: refused(401, "revoked"))
        stopped = final()
        assert stopped is not None
        assert "revoked" in stopped.message
        assert set(final.states) == {"failed"}

    def test_a_note_is_looked_for_and_not_taken_for_another_one(self) -> None:
        run = Run(script(written, failed), jobs=[create(1, about="one"), create(2, about="two")], kind="notes",
                  match=None, can_be_read=False, made={"two": "n2"}, write=1)  # fmt: skip
        run()
        assert [(one.state, one.record_id) for one in run.outcomes] == [("created", "r1"), ("created", "n2")]
        assert run.looked == [["two", "earlier", "r1"]]

    def test_a_404_is_about_the_note_and_not_about_all(self) -> None:
        run = Run(script(refused(404, "no such parent"), written), jobs=[create(1), create(2)], kind="notes",
                  match=None, can_be_read=False)  # fmt: skip
        assert run() is None
        assert sorted(run.states) == ["created", "rejected"]

    def test_an_update_is_seen_to_be_done(self) -> None:
        run = Run(failed, jobs=[update(1, TO_700)], there=lambda: [found("r1", revenue=array(700))])
        run()
        assert (run.states, len(run.server.bodies)) == (["updated"], 1)

    def test_or_not_to_be(self) -> None:
        run = Run(failed, jobs=[update(1, TO_700)], there=lambda: [found("r1", revenue=array(500))])
        run()
        assert run.states == ["failed"]

    def test_what_was_deleted_meanwhile_is_a_conflict(self) -> None:
        run = Run(lambda _: refused(404, "not there", code="not_found"), jobs=[update(1, TO_700)])
        assert run() is None
        assert run.states == ["conflict"]
        assert "gone" in run.reasons[1]

    def test_a_404_of_what_is_there_is_about_something_else(self) -> None:
        run = Run(
            lambda _: refused(404, "no such object", code="not_found"),
            jobs=[update(line, TO_700) for line in range(1, 41)],
            there=lambda: [found(f"r{line}", revenue=array(500)) for line in range(1, 41)],
        )
        stopped = run()
        assert stopped is not None
        assert "no such object" in stopped.message
        assert set(run.states) == {"not_tried"}


def test_an_option_archived_in_the_middle_costs_its_rows_only() -> None:
    gone = refused(400, 'Cannot find select attribute with title "Hot"', code="value_not_found")
    run = Run(script(written, gone, written), rows=3)
    assert run() is None
    assert sorted(run.states) == ["created", "created", "rejected"]
    (reason,) = (one.reason for one in run.outcomes if one.state == "rejected")
    assert reason == 'Attio: Cannot find select attribute with title "Hot"'
