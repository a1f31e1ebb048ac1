"""Attio's rate limits, kept on this side and shared by all clients of one token.

Source of the numbers: Attio's rate limiting guide (100 reads/s, 25 writes/s).
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Literal, Protocol, runtime_checkable
from weakref import WeakKeyDictionary, WeakValueDictionary

from attrs import field, frozen, validators

from aioattio.clock import Clock
from aioattio.errors import InvalidInput
from aioattio.window import WindowLimiter
from aioattio_openapi.attio.operations import OPERATIONS

__all__ = ["Limiter", "Limits", "RateClass", "SharedLimiter", "shared_limiter"]

RateClass = Literal["read", "write"]


def _check_operations(_: object, __: object, rates: Any) -> None:
    if not isinstance(rates, Mapping):
        raise InvalidInput(attribute="operations", given=rates, accepted="a dict such as {'upload_file': 2}")
    for name, rate in rates.items():
        if name not in OPERATIONS:
            nearest = get_close_matches(str(name), OPERATIONS, n=3)
            accepted = f"ids of operations such as 'upload_file'; nearest: {', '.join(nearest) or 'none'}"
            raise InvalidInput(attribute="operations", given=name, accepted=accepted)
        is_rate = isinstance(rate, int | float) and not isinstance(rate, bool) and 0 < rate < float("inf")
        if rate is not None and not is_rate:
            raise InvalidInput(attribute=f"operations[{name!r}]", given=rate, accepted="starts per second, or None")


@frozen(kw_only=True)
class Limits:
    """Requests per second and class; Attio's own by default.

    read, write: at most that many starts in any trailing second; raise both only against the emulator.
    operations: starts per second of single operations by id (`{"upload_file": 2}`), beside the shared limits and in
    place of what the contract says; None lifts one. Each client keeps these by itself. Raises InvalidInput for what is
    no id or no rate. Attio calls some of its limits temporary.
    """

    read: int = field(default=100, validator=validators.ge(1))
    write: int = field(default=25, validator=validators.ge(1))
    operations: Mapping[str, float | None] = field(factory=dict, hash=False, validator=_check_operations)


@runtime_checkable
class Limiter(Protocol):
    """What the transport asks before every start. A shared one (many processes, one token) can stand in."""

    async def acquire(self, rate_class: RateClass) -> None:
        """Return when a request of that class may start. `sent` or `unsent` follows, exactly once."""
        ...

    def sent(self, rate_class: RateClass) -> None:
        """The request is leaving now."""
        ...

    def unsent(self, rate_class: RateClass) -> None:
        """The request will not leave after all."""
        ...

    def hold_until(self, when: float) -> None:
        """Let nobody start before that moment of the client's monotonic clock."""
        ...

    def refused(self, rate_class: RateClass) -> None:
        """Attio answered 429 to a request that `acquire` had let through."""
        ...


class SharedLimiter:
    """The limits of one token: every client of that token in this event loop starts through the same one.

    Clients that disagree keep to the lower limits of all that are open.
    """

    __slots__ = ("__weakref__", "_holders", "_windows")

    def __init__(self, limits: Limits, *, clock: Clock | None = None) -> None:
        self._holders: WeakKeyDictionary[object, Limits] = WeakKeyDictionary()
        self._windows: dict[RateClass, WindowLimiter] = {
            "read": WindowLimiter(limits.read, clock=clock),
            "write": WindowLimiter(limits.write, clock=clock),
        }

    async def acquire(self, rate_class: RateClass) -> None:
        await self._windows[rate_class].reserve()

    def sent(self, rate_class: RateClass) -> None:
        self._windows[rate_class].sent()

    def unsent(self, rate_class: RateClass) -> None:
        self._windows[rate_class].unsent()

    def hold_until(self, when: float) -> None:
        for window in self._windows.values():
            window.hold_until(when)

    def refused(self, rate_class: RateClass) -> None:
        self._windows[rate_class].refused()

    def rate(self, rate_class: RateClass) -> int:
        """Starts per second that are allowed now: the limit, or less while Attio refuses more."""
        return self._windows[rate_class].rate

    def join(self, holder: object, limits: Limits) -> None:
        """`holder` starts through this limiter from now on, under these limits."""
        self._holders[holder] = limits
        self._agree()

    def leave(self, holder: object) -> None:
        """`holder` was closed."""
        self._holders.pop(holder, None)
        self._agree()

    def _agree(self) -> None:
        wanted = list(self._holders.values())
        if wanted:
            self._windows["read"].limit_to(min(limits.read for limits in wanted))
            self._windows["write"].limit_to(min(limits.write for limits in wanted))


_Key = tuple[str, str]
_shared: WeakKeyDictionary[asyncio.AbstractEventLoop, WeakValueDictionary[_Key, SharedLimiter]] = WeakKeyDictionary()


def shared_limiter(
    base_url: str, token: str, limits: Limits, holder: object, *, clock: Clock | None = None
) -> SharedLimiter:
    """The limiter of that token in the running loop; made on first use, gone with its last client."""
    key = (base_url, hashlib.sha256(token.encode()).hexdigest())
    of_loop = _shared.setdefault(asyncio.get_running_loop(), WeakValueDictionary())
    limiter = of_loop.get(key)
    if limiter is None:
        limiter = of_loop[key] = SharedLimiter(limits, clock=clock)
    limiter.join(holder, limits)
    return limiter
