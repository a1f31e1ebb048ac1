"""What is repeated and what is not: one row per rule, decided by a pure function."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aioattio.retry import Attempt, Failure, Retry, Verdict, judge

RETRY = Retry(attempts=4, first=0.5, longest=8.0, budget=60.0)
RAISE, UNKNOWN, SUCCESS = Verdict.RAISE, Verdict.OUTCOME_UNKNOWN, Verdict.SUCCESS


def verdict(method: str = "GET", *, idempotent: bool = True, chance: float = 0.0, **attempt: object) -> float | Verdict:
    return judge(Attempt(**{"number": 1, **attempt}), method=method, idempotent=idempotent, retry=RETRY, chance=chance)


NEVER, LOST, TIMED_OUT = Failure.NEVER_SENT, Failure.LOST, Failure.TIMED_OUT


@pytest.mark.parametrize(
    ("attempt", "read_or_idempotent", "create"),
    [
        # never sent: any operation
        ({"failure": NEVER}, 0.5, 0.5),
        # cut or timed out after sending: reads and idempotent writes
        ({"failure": LOST}, 0.5, UNKNOWN),
        ({"failure": TIMED_OUT}, 0.5, UNKNOWN),
        # 5xx: the same
        ({"status": 500}, 0.5, UNKNOWN),
        ({"status": 502}, 0.5, UNKNOWN),
        ({"status": 503, "retry_after": 3.0}, 3.0, UNKNOWN),
        # 429: always, after Retry-After, or backing off where there is none
        ({"status": 429, "retry_after": 1.0}, 1.0, 1.0),
        ({"status": 429, "retry_after": 0.0}, 0.0, 0.0),
        ({"status": 429}, 0.5, 0.5),
        # Attio was busy with the record: not processed
        ({"status": 404, "code": "merge_in_progress"}, 0.5, 0.5),
        ({"status": 400, "code": "merge_in_progress"}, 0.5, 0.5),
        ({"status": 409, "code": "concurrent_write_conflict"}, 0.5, 0.5),
        # 401: once, and only for a token that has worked
        ({"status": 401}, RAISE, RAISE),
        ({"status": 401, "token_has_worked": True}, 1.0, 1.0),
        ({"status": 401, "token_has_worked": True, "unauthorized_before": True}, RAISE, RAISE),
        # the caller's to handle
        ({"status": 400, "code": "validation_type"}, RAISE, RAISE),
        ({"status": 403}, RAISE, RAISE),
        ({"status": 404, "code": "not_found"}, RAISE, RAISE),
        ({"status": 409, "code": "slug_conflict"}, RAISE, RAISE),
    ],
)
def test_rules(attempt: dict[str, object], read_or_idempotent: float | Verdict, create: float | Verdict) -> None:
    assert verdict("GET", **attempt) == read_or_idempotent
    assert verdict("PUT", **attempt) == read_or_idempotent
    assert verdict("POST", idempotent=False, **attempt) == create


def test_a_repeated_delete_that_finds_nothing_has_succeeded() -> None:
    gone = {"status": 404, "code": "not_found", "number": 2}
    assert verdict("DELETE", **gone, sent_before=True) is SUCCESS
    assert verdict("DELETE", **gone) is RAISE
    assert verdict("GET", **gone, sent_before=True) is RAISE


def test_waits_double_up_to_the_longest_and_are_shortened_at_random() -> None:
    patient = Retry(attempts=20, first=0.5, longest=8.0, budget=1000)
    waits = [
        judge(Attempt(number=n, status=503), method="GET", idempotent=True, retry=patient, chance=0.0)
        for n in range(1, 8)
    ]
    assert waits == [0.5, 1, 2, 4, 8, 8, 8]
    assert verdict(status=503, chance=0.999) == pytest.approx(0.25, abs=0.001)


def test_attempts_and_budget_end_it() -> None:
    assert verdict(status=503, number=4) is RAISE
    assert verdict(status=503, number=3, waited=59.0) is RAISE
    assert verdict(status=429, retry_after=61.0) is RAISE, "Attio asks for more patience than this call has"
    assert (
        judge(Attempt(number=1, status=429), method="GET", idempotent=True, retry=Retry(attempts=1), chance=0) is RAISE
    )


@given(
    status=st.sampled_from([0, 400, 401, 404, 409, 429, 500, 503]),
    failure=st.sampled_from([None, NEVER, LOST, TIMED_OUT]),
    number=st.integers(1, 10),
    waited=st.floats(0, 200),
    retry_after=st.none() | st.floats(0, 500),
    chance=st.floats(0, 0.999),
    idempotent=st.booleans(),
)
def test_it_always_ends_and_never_repeats_what_may_have_happened(
    status: int,
    failure: Failure | None,
    number: int,
    waited: float,
    retry_after: float | None,
    chance: float,
    idempotent: bool,
) -> None:
    attempt = Attempt(
        number=number, status=0 if failure else status, failure=failure, waited=waited, retry_after=retry_after
    )
    result = judge(attempt, method="POST", idempotent=idempotent, retry=RETRY, chance=chance)
    if isinstance(result, float):
        assert number < RETRY.attempts
        assert waited + result <= RETRY.budget
        may_have_happened = failure in (LOST, TIMED_OUT) or attempt.status >= 500
        assert idempotent or not may_have_happened
