"""From an HTTP answer to what the caller sees: JSON, or an exception that says what was wrong and where.

Pure functions: no I/O, no clock but the answer's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

import msgspec
from attrs import field, frozen

from aioattio.errors import (
    ApiError,
    Conflict,
    Forbidden,
    MissingScope,
    NotFound,
    RateLimited,
    ServerError,
    Unauthorized,
    UnexpectedAnswer,
    UniquenessConflict,
    ValidationFailed,
)
from aioattio.retry import Failure
from aioattio.secret import Secret, without_secrets
from aioattio.server_clock import ServerClock, http_date
from aioattio.tolerant import UNREADABLE, tolerant
from aioattio_openapi.attio.request import Operation

__all__ = ["Answer", "Broken", "code_of", "error_of", "retry_after"]

T = TypeVar("T")

_SHOWN = 300  # characters of a body that is not JSON, quoted in the error


@frozen
class Broken:
    """No whole answer: how far the request got, and what the HTTP library said."""

    failure: Failure
    reason: str


@frozen(kw_only=True)
class Answer:
    """One answer of Attio: status, headers (case-insensitive) and the body as bytes.

    attempts: how many requests this call took; waited: seconds spent between them and for the rate limit.
    """

    operation: Operation
    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=lambda content: f"<{len(content)} bytes>")
    attempts: int = 1
    waited: float = 0.0
    secret: Secret | None = field(default=None, repr=False, eq=False)

    @property
    def request_id(self) -> str | None:
        """Attio's id of this request; quote it to their support."""
        return self.headers.get("x-request-id")

    @property
    def is_redirect(self) -> bool:
        """Whether it names another address instead of giving what was asked for."""
        return 300 <= self.status < 400

    def json(self) -> Any:
        """The body as Python; None for an empty one. Raises UnexpectedAnswer where it is not JSON."""
        if not self.content:
            return None
        return self.decoded(msgspec.json.Decoder())

    def decoded(self, decoder: msgspec.json.Decoder[T]) -> T:
        """The body through that decoder. Raises UnexpectedAnswer where it is not what was promised."""
        try:
            return tolerant(decoder.decode, self.content)
        except UNREADABLE as error:
            raise self.unexpected(str(error)) from None

    def unexpected(self, why: str) -> UnexpectedAnswer:
        """The error for a success that is not what the contract says; it shows what came."""
        kind = self.headers.get("content-type", "no content type")
        shown = self.shown(_SHOWN)
        came = f"{len(self.content)} bytes, {kind}" + (f": {shown!r}" if shown else "")
        return UnexpectedAnswer(
            f"{self.operation.method} {self.operation.path}: {self.status} with a body that is not the promised JSON "
            f"({why}); what came: {came}",
            body=self.shown(),
            **self._answered(),
        )

    def shown(self, limit: int | None = None) -> str:
        """The body as text for a person, `limit` characters at most, without token and secrets."""
        content = without_secrets(self.content, self.secret)
        # It may be binary, or in any encoding.
        text = content[: limit * 4 if limit else None].decode("utf-8", "replace")
        return f"{text[:limit]}..." if limit and len(text) > limit else text

    def _answered(self) -> dict[str, Any]:
        return {
            "status": self.status,
            "method": self.operation.method,
            "path": self.operation.path,
            "operation": self.operation.id,
            "request_id": self.request_id,
            "attempts": self.attempts,
        }


def error_of(answer: Answer, *, cls: type[ApiError] | None = None) -> ApiError:
    """The exception for an answer that is not a success; `cls` where the caller knows more than the answer says."""
    body = _body(answer)
    code, kind = str(body.get("code") or ""), str(body.get("type") or "")
    message = str(body.get("message") or "") or _describe(answer)
    cls = cls or _class(answer.status, code, message)
    extra: dict[str, Any] = {}
    if cls is MissingScope:
        extra["required"] = answer.operation.scopes
    errors = body.get("validation_errors")
    return cls(
        message,
        type=kind,
        code=code,
        validation_errors=[e for e in errors if isinstance(e, dict)] if isinstance(errors, list) else (),
        retry_after=retry_after(answer.headers),
        # What a redirect says holds the address, which for a file is its own permission.
        body=body or ("" if answer.is_redirect else answer.shown()),
        **extra,
        **answer._answered(),  # noqa: SLF001 - same module
    )


def _class(status: int, code: str, message: str) -> type[ApiError]:
    if code == "uniqueness_conflict":
        return UniquenessConflict
    if status == 403:
        # The documentation gives no code of its own to a missing scope; the message names it.
        return MissingScope if "scope" in f"{code} {message}".lower() else Forbidden
    if status >= 500:
        return ServerError
    return _BY_STATUS.get(status, ApiError)


_BY_STATUS: dict[int, type[ApiError]] = {
    400: ValidationFailed,
    401: Unauthorized,
    404: NotFound,
    409: Conflict,
    413: ValidationFailed,
    422: ValidationFailed,
    429: RateLimited,
}


def code_of(answer: Answer) -> str:
    """Attio's error code, "" where the body has none."""
    return str(_body(answer).get("code") or "")


def _body(answer: Answer) -> dict[str, Any]:
    if answer.is_redirect:
        return {}
    try:
        body = msgspec.json.decode(without_secrets(answer.content, answer.secret))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return {}
    return cast("dict[str, Any]", body) if isinstance(body, dict) else {}


def _describe(answer: Answer) -> str:
    if answer.is_redirect:
        return "a redirect, which is not followed; for the content of a file: attio.files.download or attio.files.read"
    if not answer.content:
        return "empty answer"
    return (
        f"not Attio's error format ({answer.headers.get('content-type', 'no content type')}): {answer.shown(_SHOWN)!r}"
    )


def retry_after(headers: Mapping[str, str], clock: ServerClock | None = None, now: float = 0.0) -> float | None:
    """Seconds that Retry-After asks to wait, at least 0; None if absent or unreadable.

    Attio sends an HTTP-date of whole seconds. It is measured by the server's own clock (as far as `clock` knows it at
    the monotonic moment `now`, else by the answer's Date), so that a local clock that is wrong does no harm. Plain
    seconds are understood too.
    """
    value = headers.get("retry-after", "").strip()
    if value.replace(".", "", 1).isdigit():
        return float(value)
    until = http_date(value)
    if until is None:
        return None
    moment = clock.at(until) if clock is not None else None
    if moment is not None:
        return max(moment - now, 0.0)
    stamped = http_date(headers.get("date", ""))
    return None if stamped is None else max(until - stamped, 0.0)
