"""What Attio has by now, against what a plan says: before a job is sent, and after one whose answer was lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec
from attrs import define, evolve, field, frozen

from aioattio.bulk.destinations.destination import LOOK, READ, Destination, Found
from aioattio.bulk.outcome import State, shortened
from aioattio.bulk.parts import made_of
from aioattio.bulk.planning.comparing import Comparer
from aioattio.bulk.spool.items import Difference, Job
from aioattio.values.reading import natural_values
from aioattio.values.types import ActorReference, RecordReference

__all__ = ["Checker", "Ending", "sendable"]

_SHOWN = 80
"""Characters of a value that a reason shows."""
_NOTHING = b"[]"


@frozen
class Ending:
    """What became of a job. reasons: why it is no success, each with the slug that it is about, "" for the row."""

    state: State
    record_id: str | None = None
    reasons: tuple[tuple[str, str], ...] = ()


def sendable(job: Job) -> dict[str, Any]:
    """The values of a request; of a create names and locations are put together, and what is empty stays out."""
    if job.action != "create":
        return dict(job.values)
    return made_of(job.values)


@define(eq=False)
class Checker:
    """Looks, and judges what it sees. Raises what the destination raises.

    comparer: None where the destination cannot be read; known: then, the ids of what is made already.
    """

    destination: Destination
    comparer: Comparer | None
    known: list[str] = field(factory=list)

    def made_one(self, id: str) -> None:  # noqa: A002 - Attio's own word
        """This run made it."""
        if not self.destination.can_be_read:
            self.known.append(id)

    async def check(self, jobs: Sequence[Job]) -> dict[int, Ending | Job]:
        """Jobs that may be done already, or not fit any more: by line the end of each, or what is left to do."""
        changes = [job for job in jobs if job.record_id is not None]
        creates = [job for job in jobs if job.record_id is None]
        found = {one.id: one for one in await self._read([job.record_id for job in changes if job.record_id])}
        checked = {job.line: self._judged(job, found.get(job.record_id or "")) for job in changes}
        there = await self._there(creates)
        return checked | {job.line: self._of(job, there) or job for job in creates}

    async def change(self, job: Job) -> Ending | Job:
        """An update or overwrite that may have happened: its end, or what of it is still to be done."""
        found = await self.destination.read([str(job.record_id)])
        return self._judged(evolve(job, was_sent=True), found[0] if found else None)

    async def create(self, job: Job) -> Ending | None:
        """A create that may have happened: its end, or None where there is no trace of it."""
        if self.comparer is not None:
            return self._of(job, await self._there([job]))
        found = await self.destination.find_made(sendable(job), self.known)
        return None if found is None else Ending("created", found)

    async def holder(self, job: Job) -> Ending | None:
        """A create that Attio refused because a value is taken: by which one, as far as the match attribute tells."""
        there = await self._there([job]) if self.comparer is not None else {}
        reasons = [
            (self._match, f"{shortened(value)} is in {self._noun} {id_} by now; compare again")
            for value in job.key
            for id_ in there.get(value, {})
        ]
        return Ending("conflict", reasons=tuple(reasons)) if reasons else None

    async def _read(self, ids: Sequence[str]) -> list[Found]:
        return [found for chunk in _chunks(ids, READ) for found in await self.destination.read(chunk)]

    async def _there(self, creates: Sequence[Job]) -> dict[str, dict[str, Found]]:
        """What has a value of their keys: by that value, and by id."""
        there: dict[str, dict[str, Found]] = {}
        if self.comparer is None:
            return there
        for chunk in _chunks(list(dict.fromkeys(value for job in creates for value in job.key)), LOOK):
            for found in await self.destination.look(chunk):
                for value in self.comparer.key(found):
                    there.setdefault(value, {})[found.id] = found
        return there

    def _of(self, job: Job, there: Mapping[str, Mapping[str, Found]]) -> Ending | None:
        found = {id_: one for value in job.key for id_, one in there.get(value, {}).items()}
        if not found or self.comparer is None:
            return None
        if len(found) > 1:
            ids = " and ".join(sorted(found)[:2])
            reason = f"{self._noun}s {ids} have values of {self._match} that this row has; compare again"
            return Ending("conflict", reasons=((self._match, reason),))
        ((id_, one),) = found.items()
        differences, _ = self.comparer.differences(job.values, one)
        if not differences:
            return Ending("created", id_)
        return Ending("conflict", reasons=tuple((each.slug, self._other(each, id_)) for each in differences))

    def _judged(self, job: Job, found: Found | None) -> Ending | Job:
        """An update or overwrite, against what is there by now."""
        if found is None:
            reason = f"{self._noun} {job.record_id} is gone, deleted or merged, since this was planned; compare again"
            return Ending("conflict", reasons=(("", reason),))
        left = [one for one in job.differences if not self._is_done(one, found)]
        reasons = tuple((one.slug, self._changed(one, found)) for one in left if not self._is_as_planned(one, found))
        if reasons:
            return Ending("conflict", reasons=reasons)
        if not left:
            return Ending("updated" if job.was_sent else "unchanged", job.record_id)
        return evolve(job, differences=tuple(left), values={one.slug: msgspec.Raw(one.send) for one in left})

    def _is_done(self, difference: Difference, found: Found) -> bool:
        if self.comparer is None:
            return False
        differences, _ = self.comparer.differences({difference.slug: msgspec.Raw(difference.new)}, found)
        return not differences

    def _is_as_planned(self, difference: Difference, found: Found) -> bool:
        now = found.values.get(difference.slug, _NOTHING)
        return now == difference.old or (
            self.comparer is not None and self.comparer.same(difference.slug, difference.old, now)
        )

    def _changed(self, difference: Difference, found: Found) -> str:
        slug = difference.slug
        now, then = (self._shown(slug, array) for array in (found.values.get(slug, _NOTHING), difference.old))
        return f"{slug} is {now} now, and was {then} when this was planned; compare again"

    def _other(self, difference: Difference, id_: str) -> str:
        now = self._shown(difference.slug, difference.old)
        return f"{difference.slug} is {now} in {self._noun} {id_}, which was made since this was planned; compare again"

    def _shown(self, slug: str, array: bytes) -> str:
        text = ", ".join(map(_text, natural_values(array, self._type(slug))))
        return "empty" if not text else text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."

    def _type(self, slug: str) -> str | None:
        attribute = self.destination.definitions.find(slug)
        return None if attribute is None else attribute.type

    @property
    def _match(self) -> str:
        return self.destination.match.slug if self.destination.match is not None else ""

    @property
    def _noun(self) -> str:
        return "entry" if self.destination.kind == "entries" else "record"


def _text(value: Any) -> str:
    match value:
        case str():
            return shortened(value, _SHOWN)
        case Decimal():
            return f"{value:f}"
        case RecordReference() | ActorReference():
            return str(value.id)
        case _:
            return str(value)


def _chunks(items: Sequence[str], size: int) -> Iterable[Sequence[str]]:
    return (items[first : first + size] for first in range(0, len(items), size))
