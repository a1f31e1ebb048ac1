"""The course of a run: how many requests went out when, what held them up, and which took longest."""

from __future__ import annotations

import heapq

from attrs import define, field, frozen

from aioattio.call import Called
from aioattio_openapi.attio.operations import OPERATIONS

__all__ = ["Second", "SlowRequest", "Timeline"]

BUCKETS = 600
"""Stretches of time that are told apart at most. A longer run has longer ones."""
SLOWEST = 20


@frozen
class Second:
    """One stretch of a run: one second, or several of a long run.

    begin: seconds since the first request; seconds: how long it is. writes, reads: requests answered, by the time at
    which they were sent last. rate_limited: answers 429; retries: requests beyond the first of each call. limit: writes
    per second that were allowed, on average; None with a limiter of your own.
    """

    begin: int
    seconds: int
    writes: int = 0
    reads: int = 0
    rate_limited: int = 0
    retries: int = 0
    limit: float | None = None


@frozen
class SlowRequest:
    """One call that took long.

    path: as template; status: of the last answer, None where none came; seconds: over all its attempts, without the
    time spent for the rate limit and between attempts; request_id: Attio's.
    """

    operation: str
    method: str
    path: str
    status: int | None
    seconds: float
    attempts: int
    request_id: str | None


@define
class _Bucket:
    writes: int = 0
    reads: int = 0
    rate_limited: int = 0
    retries: int = 0
    limits: int = 0
    limited: int = 0
    """Calls that ended while there was a limit; `limits` is the sum of these."""

    def take(self, other: _Bucket) -> None:
        self.writes += other.writes
        self.reads += other.reads
        self.rate_limited += other.rate_limited
        self.retries += other.retries
        self.limits += other.limits
        self.limited += other.limited


@define(eq=False)
class Timeline:
    """Fed with every finished call of a run. Its size does not depend on how many there are."""

    limit: int | None = None
    """Writes per second allowed, as last told."""
    _begun: float | None = None
    _end: float = 0.0
    _width: int = 1
    _buckets: list[_Bucket] = field(factory=list)
    _slow: list[tuple[float, int, SlowRequest]] = field(factory=list)
    _calls: int = 0

    def called(self, call: Called, now: float, limit: int | None) -> None:
        """A call ended at `now` (seconds of any monotonic clock), while `limit` writes per second were allowed."""
        if not call.attempts:
            return
        lasted = max(0.0, call.elapsed - call.waited)
        # By its last start, because starts are what a limit is about. Attempts of one call are taken to last alike.
        sent = now - lasted / call.attempts
        self._begun = sent if self._begun is None else self._begun
        bucket = self._bucket(max(0.0, sent - self._begun))
        if call.status not in (None, 429):
            bucket.writes += _is_write(call)
            bucket.reads += not _is_write(call)
        bucket.rate_limited += call.rate_limited
        bucket.retries += call.attempts - 1
        self.limit = limit
        if limit is not None:
            bucket.limits += limit
            bucket.limited += 1
        self._remember(call, lasted)

    @property
    def seconds(self) -> tuple[Second, ...]:
        """From the first request to the last, without gaps, at most 600; all of one length but for the last."""
        told: list[Second] = []
        limit: float | None = None
        for number, bucket in enumerate(self._buckets):
            begin = number * self._width
            if bucket.limited:
                limit = round(bucket.limits / bucket.limited, 1)
            is_last = number == len(self._buckets) - 1
            told.append(
                Second(
                    begin=begin,
                    seconds=int(self._end) + 1 - begin if is_last else self._width,
                    writes=bucket.writes,
                    reads=bucket.reads,
                    rate_limited=bucket.rate_limited,
                    retries=bucket.retries,
                    limit=limit,
                )
            )
        return tuple(told)

    @property
    def slowest(self) -> tuple[SlowRequest, ...]:
        """The 20 calls that took longest, the longest first."""
        return tuple(slow for _, _, slow in sorted(self._slow, reverse=True))

    def _bucket(self, at: float) -> _Bucket:
        while at >= BUCKETS * self._width:
            self._halve()
        number = int(at // self._width)
        self._buckets.extend(_Bucket() for _ in range(number + 1 - len(self._buckets)))
        self._end = max(self._end, at)
        return self._buckets[number]

    def _halve(self) -> None:
        """Two buckets become one."""
        self._width *= 2
        for first, second in zip(self._buckets[::2], self._buckets[1::2], strict=False):
            first.take(second)
        self._buckets = self._buckets[::2]

    def _remember(self, call: Called, lasted: float) -> None:
        self._calls += 1
        if len(self._slow) == SLOWEST and lasted <= self._slow[0][0]:
            return
        slow = SlowRequest(
            operation=call.operation,
            method=call.method,
            path=call.path,
            status=call.status,
            seconds=lasted,
            attempts=call.attempts,
            request_id=call.request_id,
        )
        # The number settles ties: of two that took as long the earlier one comes first.
        entry = (lasted, -self._calls, slow)
        if len(self._slow) < SLOWEST:
            heapq.heappush(self._slow, entry)
        else:
            heapq.heapreplace(self._slow, entry)


def _is_write(call: Called) -> bool:
    known = OPERATIONS.get(call.operation)
    return call.method != "GET" if known is None else known.rate_class == "write"
