"""What the emulator remembers of each request."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from aioattio.emulator.limits import RateClass


@dataclass(eq=False)
class LoggedRequest:
    """One request as it reached the emulator. The token is not kept.

    `template` is the path with its parameters named (`/v2/objects/{object}/records`), "" for an unknown path.
    Moments are monotonic times in seconds: `arrived` when the request had been read, `counted` when it was counted
    against the limits and acted upon, `answered` when its answer was handed to the connection; None while it has not
    come to that. `status` is None as long, and for requests that never get an answer. `fault` names the fault that
    struck, if one did. `query` has the last value of each parameter, `queried` all of them in order.
    `raw_body` is empty for a body that could not be read: too large, or not compressed as it said.
    """

    method: str
    path: str
    query: dict[str, str]
    raw_body: bytes = field(repr=False)
    template: str
    rate_class: RateClass
    request_id: str
    arrived: float
    status: int | None = None
    answered: float | None = None
    fault: str | None = None
    queried: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    content_type: str = field(default="", repr=False)
    counted: float | None = None

    @property
    def operation(self) -> str:
        """`METHOD /path/template`."""
        return f"{self.method} {self.template}"

    @cached_property
    def body(self) -> Any:
        """The JSON body decoded; None without one, the bytes themselves when they are not JSON or nested too deeply."""
        if not self.raw_body:
            return None
        try:
            return msgspec.json.decode(self.raw_body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return self.raw_body
