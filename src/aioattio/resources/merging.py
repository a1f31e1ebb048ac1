"""What a merge answers, and waiting until its record can be read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
from attrs import evolve

from aioattio.answers import Answer
from aioattio.errors import AttioError, InvalidInput, MergePending, NotFound
from aioattio.session import Session

__all__ = ["check_wait", "new_record_id", "once_merged"]

T = TypeVar("T")

LEAST_PAUSE = 0.1
"""Seconds between two looks, whatever Retry says: one that does not back off must not ask without end."""


class _New(msgspec.Struct):
    new_record_id: str


class _Merged(msgspec.Struct):
    data: _New


_merged = msgspec.json.Decoder(_Merged)


def new_record_id(answer: Answer) -> str:
    """The id that a merge gives to its record, done or under way. Raises UnexpectedAnswer where it gives none."""
    return answer.decoded(_merged).data.new_record_id


def check_wait(wait: float) -> None:
    """Raises InvalidInput for what is no number of seconds."""
    if isinstance(wait, bool) or not isinstance(wait, int | float) or not wait >= 0:
        raise InvalidInput(attribute="wait", given=wait, accepted="seconds, 0 or more")


async def once_merged(session: Session, record_id: str, read: Callable[[Session], Awaitable[T]], wait: float) -> T:
    """What `read` finds, as soon as Attio has it, for `wait` seconds; it gets a session that waits no longer than that.

    Raises MergePending, whatever goes wrong: the merge itself was taken, and its outcome has this id. A cancellation
    goes on as it is, with the id in a note.
    """
    try:
        return await _read(session, record_id, read, wait)
    except asyncio.CancelledError as error:
        error.add_note(f"the records were merged into {record_id}; read it later, and do not merge again")
        raise


async def _read(session: Session, record_id: str, read: Callable[[Session], Awaitable[T]], wait: float) -> T:
    retry, transport = session.options.retry, session.transport
    begun, pause = transport.now(), max(retry.first, LEAST_PAUSE)
    while True:
        left = max(begun + wait - transport.now(), 0.0)
        patience = evolve(retry, budget=min(retry.budget, left))
        try:
            return await read(session.view(evolve(session.options, retry=patience)))
        except NotFound as error:
            left = begun + wait - transport.now()
            if left <= 0:
                raise _pending(error, record_id, wait - left) from error
        except AttioError as error:
            raise _pending(error, record_id, transport.now() - begun) from error
        await transport.sleep(min(pause, left))
        pause = min(pause * 2, max(retry.longest, LEAST_PAUSE))


def _pending(error: AttioError, record_id: str, waited: float) -> MergePending:
    return MergePending(f"{error} ({waited:.1f} s after the merge)", record_id=record_id, waited=waited)
