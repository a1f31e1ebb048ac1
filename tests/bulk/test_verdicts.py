"""What a failed write means for its row and for the run."""

from __future__ import annotations

import pytest

from aioattio import errors
from aioattio.bulk.applying.verdicts import Unseen, verdict_on

ANSWERED = {"method": "PUT", "path": "/records"}


def api(kind: type[errors.ApiError], status: int, **more: object) -> errors.ApiError:
    return kind("no", status=status, **ANSWERED, **more)  # type: ignore[arg-type]


def lost(kind: type[errors.TransportError]) -> errors.TransportError:
    return kind("no answer", operation="upsert_record")


@pytest.mark.parametrize(
    ("error", "state", "is_final"),
    [
        (api(errors.Unauthorized, 401), "not_tried", True),
        (api(errors.MissingScope, 403, required=["x"]), "not_tried", True),
        (api(errors.Forbidden, 403), "not_tried", True),
        (api(errors.NotFound, 404), "not_tried", True),
        (lost(errors.ConnectFailed), "not_tried", True),
        (errors.ClientClosed("closed"), "not_tried", True),
        (api(errors.UniquenessConflict, 400), "conflict", False),
        (api(errors.ValidationFailed, 400, code="multiple_match_results"), "conflict", False),
        (api(errors.ValidationFailed, 400, code="value_not_found"), "rejected", False),
        (api(errors.ServerError, 503), "failed", False),
        (api(errors.RateLimited, 429), "failed", False),
        (api(errors.Conflict, 409), "failed", False),
        (lost(errors.TimedOut), "failed", False),
        (lost(errors.OutcomeUnknown), "failed", False),
        (errors.UnexpectedAnswer("html", status=200, **ANSWERED), "failed", False),
        (errors.InvalidInput(attribute="content", given=None, accepted="text"), "rejected", False),
        (Unseen(lost(errors.OutcomeUnknown), lost(errors.TimedOut)), "failed", False),
        (Unseen(None, api(errors.Unauthorized, 401)), "failed", True),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
def test_every_error_has_a_verdict(error: errors.AttioError, state: str, is_final: bool) -> None:
    verdict = verdict_on(error, lambda _: None)
    assert (verdict.state, verdict.is_final) == (state, is_final)
    assert verdict.problems
    assert all(problem.reason and "\n" not in problem.reason for problem in verdict.problems)


def test_the_place_of_a_refusal_becomes_the_column() -> None:
    error = api(
        errors.ValidationFailed,
        400,
        validation_errors=[
            {"path": ["data", "values", "stage", 0], "message": "no such\nstatus", "received": "Lost"},
            {"path": "odd.place", "code": "invalid"},
        ],
    )
    first, second = verdict_on(error, {"stage": ("Phase", "Lost")}.get).problems
    assert (first.column, first.value, first.reason) == ("Phase", "Lost", "Attio: no such status")
    assert (second.column, second.reason) == (None, "Attio: invalid (at odd.place)")


def test_an_unknown_outcome_says_that_repeating_is_safe() -> None:
    (problem,) = verdict_on(lost(errors.OutcomeUnknown), lambda _: None).problems
    assert "it may be written or not; running it again looks first" in problem.reason


def test_a_refusal_after_a_lost_answer_is_no_untried_row() -> None:
    error = api(errors.Unauthorized, 401)
    error.may_have_happened = True
    verdict = verdict_on(error, lambda _: None)
    assert (verdict.state, verdict.is_final) == ("failed", True)
    assert "may be written or not" in verdict.problems[0].reason


def test_a_404_is_the_rows_own_where_requests_name_no_place() -> None:
    error = api(errors.NotFound, 404, code="not_found")
    assert verdict_on(error, lambda _: None, has_place=False).state == "rejected"
