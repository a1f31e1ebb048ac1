"""The answers of the API that say no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Refusal(ValueError):
    """A request that is answered with an error body; a ValueError for those who seed data from Python.

    `status` is the HTTP status, `code` one of Attio's error codes, `type` its family.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        type: str = "invalid_request_error",  # noqa: A002 - Attio's word
        validation_errors: Sequence[Mapping[str, Any]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.type = type
        self.code = code
        self.message = message
        self.validation_errors = list(validation_errors)
        self.headers = dict(headers or {})

    def body(self) -> dict[str, Any]:
        """The JSON object that goes over the wire."""
        body: dict[str, Any] = {
            "status_code": self.status,
            "type": self.type,
            "code": self.code,
            "message": self.message,
        }
        if self.validation_errors:
            body["validation_errors"] = self.validation_errors
        return body


def not_found(message: str) -> Refusal:
    return Refusal(404, "not_found", message)


def value_not_found(message: str) -> Refusal:
    return Refusal(400, "value_not_found", message)


def slug_conflict(message: str) -> Refusal:
    return Refusal(409, "slug_conflict", message)


def filter_error(message: str) -> Refusal:
    return Refusal(400, "filter_error", message)


def system_edit(message: str) -> Refusal:
    return Refusal(400, "system_edit_unauthorized", message)


def invalid(message: str, *path: str | int, code: str = "validation_type", **details: Any) -> Refusal:
    """400: what stands at `path` in the body is not acceptable."""
    problem = {"code": "invalid_type", "path": list(path), "message": message, **details}
    return Refusal(400, code, message, validation_errors=[problem])


def too_large(message: str) -> Refusal:
    return Refusal(413, "validation_type", message)


def internal_error() -> Refusal:
    return Refusal(500, "internal_error", "An unexpected error occurred in the emulator", type="api_error")


def unauthorized(message: str, status: int = 401) -> Refusal:
    return Refusal(status, "unauthorized", message, type="auth_error")


def rate_limited(headers: Mapping[str, str]) -> Refusal:
    message = "Rate limit exceeded, please try again later"
    return Refusal(429, "rate_limit_exceeded", message, type="rate_limit_error", headers=headers)
