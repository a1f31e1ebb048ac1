"""What to do after a failure: decided from its meaning, not from the HTTP verb.

Pure functions; the transport acts on what they return. The rules:

    never sent (DNS, refused, connect or pool time-out)   repeat, any operation
    ended while its body was being sent                   repeat, any operation: it was not processed
    429                                                   repeat after Retry-After, any operation: it was not processed
    merge_in_progress, concurrent_write_conflict          wait and repeat, any operation: it was not processed
    cut or timed out after sending, 5xx                   repeat reads and idempotent writes, else OutcomeUnknown
    no content from the storage of files                  repeat, with a new address
    401, once this token has worked                       repeat once after a second
    404 on a delete that was sent before                  success: it is gone
    404 on a PATCH that was sent before                   unknown: it may have changed the very slug in its path
    anything else                                         the caller's to handle
"""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen, validators

__all__ = ["Attempt", "Failure", "Retry", "Verdict", "judge"]

_TRANSIENT_CODES = frozenset({"merge_in_progress", "concurrent_write_conflict"})


@frozen(kw_only=True)
class Retry:
    """How often and how patiently a call is repeated.

    attempts: requests per call in all, 1 turns repeating off. first, longest: back-off in seconds, doubled from the
    one to the other, each shortened at random by up to half. budget: seconds that one call may spend waiting between
    its attempts; a Retry-After beyond what is left ends the call.
    """

    attempts: int = field(default=5, validator=validators.ge(1))
    first: float = field(default=0.5, validator=validators.ge(0))
    longest: float = field(default=8.0, validator=validators.ge(0))
    budget: float = field(default=60.0, validator=validators.ge(0))


class Failure(Enum):
    """How far a request without an answer got."""

    NEVER_SENT = "never sent"
    UNFINISHED = "ended while being sent"
    LOST = "lost after sending"
    TIMED_OUT = "timed out after sending"
    NO_CONTENT = "no content from the storage"

    @property
    def is_processed(self) -> bool:
        """Whether Attio may have acted on it: it had all of the request."""
        return self not in (Failure.NEVER_SENT, Failure.UNFINISHED)


class Verdict(Enum):
    """What a call ends as when it is not repeated."""

    RAISE = "raise"
    OUTCOME_UNKNOWN = "outcome unknown"
    SUCCESS = "success"


@frozen(kw_only=True)
class Attempt:
    """What `judge` needs to know of the attempt that just failed.

    number: 1 for the first. status, code: of the answer, if there was one. retry_after: seconds that Attio asks for.
    waited: seconds this call has already spent between attempts. sent_before: an earlier attempt may have been applied.
    """

    number: int
    failure: Failure | None = None
    status: int = 0
    code: str = ""
    retry_after: float | None = None
    waited: float = 0.0
    sent_before: bool = False
    token_has_worked: bool = False
    unauthorized_before: bool = False


def judge(attempt: Attempt, *, method: str, idempotent: bool, retry: Retry, chance: float) -> float | Verdict:
    """Seconds to wait before the next attempt, or what the call ends as. `chance`: a random number in [0, 1)."""
    if attempt.status == 404 and attempt.sent_before and not _transient(attempt):
        if method == "DELETE":
            return Verdict.SUCCESS
        if method == "PATCH":
            return Verdict.OUTCOME_UNKNOWN
    if not _worth_repeating(attempt, idempotent=idempotent):
        unknown = _may_have_happened(attempt) and not idempotent
        return Verdict.OUTCOME_UNKNOWN if unknown else Verdict.RAISE
    wait = _wait(attempt, retry, chance)
    if attempt.number >= retry.attempts or attempt.waited + wait > retry.budget:
        return Verdict.RAISE
    return wait


def _worth_repeating(attempt: Attempt, *, idempotent: bool) -> bool:
    is_lost = attempt.failure is not None and not attempt.failure.is_processed
    if is_lost or attempt.status == 429 or _transient(attempt):
        return True
    if attempt.status == 401:
        return attempt.token_has_worked and not attempt.unauthorized_before
    return idempotent and _may_have_happened(attempt)


def _may_have_happened(attempt: Attempt) -> bool:
    return (attempt.failure is not None and attempt.failure.is_processed) or attempt.status >= 500


def _transient(attempt: Attempt) -> bool:
    return attempt.code in _TRANSIENT_CODES


def _wait(attempt: Attempt, retry: Retry, chance: float) -> float:
    if attempt.status == 401:
        return 1.0
    backoff = min(retry.first * 2.0 ** (attempt.number - 1), retry.longest) * (1 - chance / 2)
    if attempt.status == 429 and attempt.retry_after is not None and attempt.number == 1:
        return attempt.retry_after  # to the point; whoever is refused again backs off as well
    return max(backoff, attempt.retry_after or 0.0)
