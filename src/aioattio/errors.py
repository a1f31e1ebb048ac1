"""Everything that can go wrong, as a tree.

    AttioError
    |- InvalidInput (ValueError)      refused before anything was sent
    |- ClientClosed (RuntimeError)    the client was used after `aclose()`
    |- TransportError                 no answer from Attio
    |  |- ConnectFailed               never sent: safe to repeat
    |  |- TimedOut                    a read without an answer in time
    |  |- ConnectionLost              a read whose answer was cut off
    |  `- OutcomeUnknown              a write that may have happened: look before repeating
    |- MergePending                   a merge went through, and the new record cannot be read yet: `.record_id`
    |- UnexpectedAnswer               a success that is not what the contract says (HTML, empty, cut)
    `- ApiError                       Attio answered, and said no
       |- Unauthorized        401
       |- Forbidden           403
       |  `- MissingScope     403     `.required` names the scopes
       |- NotFound            404
       |- ValidationFailed    400, 413, 422   `.validation_errors` says where
       |- UniquenessConflict  400, 409
       |- Conflict            409
       |- RateLimited         429     `.retry_after` in seconds
       |  `- QueryTooComplex  429     waiting does not help: simplify filter and sorts
       `- ServerError         5xx

Codes and types are open strings: Attio adds new ones without notice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = [
    "ApiError",
    "AttioError",
    "ClientClosed",
    "Conflict",
    "ConnectFailed",
    "ConnectionLost",
    "Forbidden",
    "InvalidInput",
    "MergePending",
    "MissingScope",
    "NotFound",
    "OutcomeUnknown",
    "QueryTooComplex",
    "RateLimited",
    "ServerError",
    "TimedOut",
    "TransportError",
    "Unauthorized",
    "UnexpectedAnswer",
    "UniquenessConflict",
    "ValidationFailed",
]


def shortened(value: Any, length: int = 120) -> str:
    """A value as messages show it: its repr, cut where it is long, and its type where it has none."""
    try:
        text = repr(value[: 2 * length]) if isinstance(value, str | bytes) else repr(value)
    except Exception:  # noqa: BLE001 - integers of thousands of digits, and whatever code stands behind a value
        text = f"<{type(value).__name__}>"
    return text if len(text) <= length else f"{text[: length - 3]}..."


class AttioError(Exception):
    """Base of every exception that aioattio raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions cross process borders (pools, task queues); keyword-only constructors need help there.
        return (_rebuild, (type(self), self.args, dict(self.__dict__)))


def _rebuild(kind: type[AttioError], args: tuple[Any, ...], state: dict[str, Any]) -> AttioError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class InvalidInput(AttioError, ValueError):
    """A value that cannot be valid, refused before anything was sent.

    attribute: slug of the attribute (or name of the argument); type: its Attio type, if known;
    given: the offending value; accepted: what would be right, as text.
    """

    def __init__(
        self,
        message: str | None = None,
        *,
        attribute: str,
        given: Any,
        accepted: str,
        type: str | None = None,  # noqa: A002 - Attio's own word
    ) -> None:
        self.attribute, self.type, self.given, self.accepted = attribute, type, given, accepted
        what = f"{attribute} ({type})" if type else attribute
        shown = shortened(given)
        super().__init__(message or f"{what}: cannot take {shown}; accepted: {accepted}")


class ClientClosed(AttioError, RuntimeError):
    """The client was closed; open a new one with `async with Attio(...)`."""


class TransportError(AttioError):
    """No usable answer came back. `operation` is the operation id, `attempts` how often it was tried."""

    def __init__(self, message: str, *, operation: str, attempts: int = 1) -> None:
        self.operation, self.attempts = operation, attempts
        super().__init__(message)


class ConnectFailed(TransportError):
    """The request never left: DNS, refused connection, TLS, or no free connection in time."""


class TimedOut(TransportError):
    """No answer to a read in time."""


class ConnectionLost(TransportError):
    """The connection broke before the whole answer to a read was there."""


class OutcomeUnknown(TransportError):
    """A write was sent and its answer was lost: it may or may not have happened.

    Look it up before repeating it; aioattio does not repeat what is not idempotent.
    """


class MergePending(AttioError):
    """Attio took a merge, but what came of it cannot be read yet, or reading it failed (`__cause__` says how).

    record_id: of the new record, which takes the place of both. Read it later; do not merge again, as neither of the
    two can be found any more. waited: seconds since the merge was taken.
    """

    def __init__(self, why: str, *, record_id: str, waited: float) -> None:
        self.record_id, self.waited = record_id, waited
        super().__init__(f"the records were merged into {record_id}, which could not be read: {why}")


class _Answered(AttioError):
    def __init__(
        self,
        message: str,
        *,
        status: int,
        method: str,
        path: str,
        operation: str = "",
        body: Any = None,
        request_id: str | None = None,
        attempts: int = 1,
    ) -> None:
        self.status, self.method, self.path, self.operation = status, method, path, operation
        self.body, self.request_id, self.attempts = body, request_id, attempts
        super().__init__(message)


class UnexpectedAnswer(_Answered):
    """A 2xx whose body is not the JSON that the contract promises; `.body` is what came."""


class ApiError(_Answered):
    """Attio refused the request.

    status: HTTP status; type, code, message: Attio's own (open strings, "" where absent);
    validation_errors: list of {code, path, message, ...}; request_id: quote it to Attio's support;
    method, path: of the operation, path as template; body: decoded JSON, or text where it is none;
    may_have_happened: whether it is a write of which an earlier attempt, whose answer was lost, may have been applied;
    hint: which slug, option or status was probably meant, where the client knows the workspace's; "" otherwise.
    """

    advice = ""
    hint = ""
    may_have_happened = False

    def __init__(
        self,
        message: str,
        *,
        type: str = "",  # noqa: A002 - Attio's own word
        code: str = "",
        validation_errors: Sequence[Mapping[str, Any]] = (),
        retry_after: float | None = None,
        **answered: Any,
    ) -> None:
        self.type, self.code, self.message = type, code, message
        self.validation_errors = [dict(error) for error in validation_errors]
        self.retry_after = retry_after
        answered_status = answered["status"]
        where = f"{answered['method']} {answered['path']}"
        text = f"{where}: {answered_status} {code or type or 'error'}: {message}"
        for error in self.validation_errors:
            text += f"\n  {_place(error.get('path'))}: {error.get('message') or error.get('code')}"
        if advice := self.advice:
            text += f" ({advice})"
        if answered.get("request_id"):
            text += f" (request {answered['request_id']})"
        super().__init__(text, **answered)

    def __str__(self) -> str:
        text = super().__str__()
        return f"{text}\n  hint: {self.hint}" if self.hint else text


def _place(path: Any) -> str:
    if isinstance(path, str):
        return path
    return ".".join(str(step) for step in path or ()) or "body"


class Unauthorized(ApiError):
    """401: the token is wrong, revoked or expired."""


class Forbidden(ApiError):
    """403: the token may not do this (plan, permission or billing)."""


class MissingScope(Forbidden):
    """403: the token lacks a scope. `required`: the scopes that the contract asks for."""

    def __init__(self, message: str, *, required: Sequence[str] = (), **rest: Any) -> None:
        self.required = tuple(required)
        needs = f"; this call needs {', '.join(self.required)}" if self.required else ""
        super().__init__(f"{message}{needs}", **rest)


class NotFound(ApiError):
    """404: no such object, attribute, list, record or entry; `code` tells which kind of absence."""


class ValidationFailed(ApiError):
    """400, 413 or 422: Attio refused the content; `validation_errors` names the places."""


class UniquenessConflict(ApiError):
    """The value of a unique attribute is taken by another record."""


class Conflict(ApiError):
    """409: a slug is taken, or somebody else wrote the same thing at once."""


class RateLimited(ApiError):
    """429 after the retries were used up; `retry_after` in seconds from the response."""


class QueryTooComplex(RateLimited):
    """429 for the cost of one query (filters, sorts, size): it was refused even with no other query for 10 s.

    Waiting does not cure it: simplify the filter and the sorts.
    """

    advice = "refused although no other query had run for 10 s: simplify filter and sorts"


class ServerError(ApiError):
    """5xx: Attio or something before it failed."""
