"""One call over all its attempts: what is remembered between them, and the exception it may end as."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from aioattio.answers import Answer, Broken, code_of, error_of
from aioattio.errors import (
    AttioError,
    ConnectFailed,
    ConnectionLost,
    OutcomeUnknown,
    QueryTooComplex,
    TimedOut,
    TransportError,
)
from aioattio.lane import Start, is_scored
from aioattio.retry import Attempt, Failure, Retry
from aioattio_openapi.attio.request import Operation, Request

if TYPE_CHECKING:
    from aioattio.files.multipart import Multipart
    from aioattio.files.saving import Sink

__all__ = ["Call", "Called", "Options"]

REFUSALS_BEFORE_TEST = 3
"""429s in a row after which a query is tried alone, to tell a busy moment from a query that is too complex."""


@frozen(kw_only=True)
class Called:
    """What `on_response` is told of a finished call.

    operation: its id; path: as template; status: of the last answer, None where none came; attempts: requests sent;
    rate_limited: how many of them were answered 429; waited: seconds spent for the rate limit and between attempts;
    elapsed: seconds in all; request_id: Attio's; error: name of the exception that the caller gets, None for a success.
    """

    operation: str
    method: str
    path: str
    status: int | None
    attempts: int
    rate_limited: int
    waited: float
    elapsed: float
    request_id: str | None
    error: str | None


@frozen(kw_only=True)
class Options:
    """What `with_options` may change for a view of a client. timeout: seconds without progress, None for no limit."""

    timeout: float | None = 30.0
    retry: Retry = field(factory=Retry)
    on_response: Callable[[Called], None] | None = None


@define(eq=False)
class Call:
    """One call over all its attempts."""

    request: Request[Any]
    options: Options
    content: bytes | Multipart | None
    begun: float
    sink: Sink | None = None  # where the content goes that Attio redirects to
    number: int = 0
    waited: float = 0.0  # for the limiter and between attempts
    paused: float = 0.0  # between attempts only
    start: Start | None = None  # of the attempt that is under way
    sent_before: bool = False  # an earlier attempt may have been applied
    unauthorized_before: bool = False
    refusals: int = 0  # 429 in a row
    rate_limited: int = 0  # 429 in all
    tested_alone: bool = False  # the last attempt was
    tests_passed: int = 0  # of other queries, when this one was refused first
    status: int | None = None
    request_id: str | None = None

    @property
    def operation(self) -> Operation:
        return self.request.operation

    @property
    def name(self) -> str:
        """As errors name it: the method, and the path as template."""
        return f"{self.operation.method} {self.operation.path}"

    @property
    def is_to_be_tested_alone(self) -> bool:
        """Refused so often that it may be for its own cost."""
        return self.refusals >= REFUSALS_BEFORE_TEST and is_scored(self.operation)

    def is_success(self, answer: Answer) -> bool:
        """A redirect is one where its content has been put into the sink."""
        return 200 <= answer.status < 300 or (self.sink is not None and answer.is_redirect)

    @property
    def is_spent(self) -> bool:
        """Whether there is nothing to repeat it with: its body came from a source that is read once."""
        return not isinstance(self.content, bytes) and self.content is not None and self.content.is_spent

    @property
    def was_refused_alone(self) -> bool:
        return self.tested_alone and self.status == 429

    @property
    def may_have_happened(self) -> bool:
        """Whether it is a write of which a request is, or was, on its way to Attio."""
        has_left = isinstance(self.content, bytes) or self.content is None or self.content.is_whole
        in_flight = self.start is not None and self.start.is_sent and has_left
        return self.operation.rate_class == "write" and (in_flight or self.sent_before)

    def failed(self, outcome: Answer | Broken, *, retry_after: float | None, token_has_worked: bool) -> Attempt:
        """What `retry.judge` needs to know of an attempt; remembers what later attempts must know."""
        if isinstance(outcome, Broken):
            attempt = Attempt(
                number=self.number, failure=outcome.failure, waited=self.paused, sent_before=self.sent_before
            )
            self.refusals, self.status = 0, None
            self.sent_before |= outcome.failure.is_processed
            return attempt
        attempt = Attempt(
            number=self.number,
            status=outcome.status,
            code=code_of(outcome),
            retry_after=retry_after,
            waited=self.paused,
            sent_before=self.sent_before,
            token_has_worked=token_has_worked,
            unauthorized_before=self.unauthorized_before,
        )
        is_refused = outcome.status == 429
        self.refusals = self.refusals + 1 if is_refused else 0
        self.rate_limited += is_refused
        self.unauthorized_before |= outcome.status == 401
        self.sent_before |= outcome.status >= 500
        return attempt

    def error(self, outcome: Answer | Broken, *, unknown: bool, base_url: str) -> AttioError:
        """What the caller gets. unknown: the write may have happened although Attio answered."""
        if isinstance(outcome, Broken):
            return self._no_answer(outcome, base_url)
        error = error_of(outcome, cls=QueryTooComplex if self.was_refused_alone else None)
        error.may_have_happened = self.may_have_happened
        if not unknown:
            return error
        lost = self.outcome_unknown(
            f"{outcome.status}, the write may or may not have happened: look before repeating it"
        )
        lost.__cause__ = error
        return lost

    def unrepeated(self, outcome: Answer | Broken, *, base_url: str) -> AttioError:
        """What the caller gets where it would be repeated, if only it could."""
        error = self.error(outcome, unknown=False, base_url=base_url)
        error.args = (f"{error}; not repeated, for its source can be read only once: give a path or bytes",)
        return error

    def outcome_unknown(self, why: str) -> OutcomeUnknown:
        return OutcomeUnknown(f"{self.name}: {why}", operation=self.operation.id, attempts=self.number)

    def _no_answer(self, broken: Broken, base_url: str) -> TransportError:
        tried = f", {self.number} attempts" if self.number > 1 else ""
        if self.may_have_happened:
            why = "sent, but no answer came: the write may have happened, look before repeating it"
            return self.outcome_unknown(f"{why} ({broken.reason}{tried})")
        cls, what = _NO_ANSWER[broken.failure]
        return cls(
            f"{self.name}: {what.format(base_url)} ({broken.reason}{tried})",
            operation=self.operation.id,
            attempts=self.number,
        )

    def told(self, elapsed: float, error: str | None) -> Called:
        """For `on_response`."""
        return Called(
            operation=self.operation.id,
            method=self.operation.method,
            path=self.operation.path,
            status=self.status,
            attempts=self.number,
            rate_limited=self.rate_limited,
            waited=self.waited,
            elapsed=elapsed,
            request_id=self.request_id,
            error=error,
        )


_NO_ANSWER: dict[Failure, tuple[type[TransportError], str]] = {
    Failure.NEVER_SENT: (ConnectFailed, "could not connect to {}, nothing was sent"),
    Failure.UNFINISHED: (ConnectFailed, "ended before all of the request was sent, nothing was done"),
    Failure.TIMED_OUT: (TimedOut, "no answer in time"),
    Failure.LOST: (ConnectionLost, "the connection broke before the whole answer was there"),
    Failure.NO_CONTENT: (ConnectionLost, "the storage that Attio redirects to did not give the content"),
}
