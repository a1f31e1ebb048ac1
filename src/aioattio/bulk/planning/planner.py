"""From rows on disk to a plan: what they refer to is found, what Attio has is read, and the two are compared."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from functools import partial
from itertools import islice

from attrs import define, field

from aioattio.bulk.destinations.destination import LOOK, Destination, Found
from aioattio.bulk.destinations.look_ups import OWN_IDS
from aioattio.bulk.keys import key_of_record
from aioattio.bulk.monitor import Monitor
from aioattio.bulk.options import SyncOptions
from aioattio.bulk.outcome import Outcome
from aioattio.bulk.planning.comparing import Comparer
from aioattio.bulk.planning.reading import PAGE, Counted, is_scan_cheaper, looked_up
from aioattio.bulk.planning.references import Resolver
from aioattio.bulk.spool import Spool
from aioattio.bulk.spool.claims import KeyOf
from aioattio.call import Called
from aioattio.threads import finished

__all__ = ["Planner"]

BATCH = 200
"""Outcomes told at once."""


@define(eq=False)
class Planner:
    """Decides what becomes of every row of a spool that is not rejected yet.

    resolver: finds what the rows refer to. wanted: slugs of the attributes that rows may write: nothing else of what
    Attio has is kept; None for all. missing: slugs of those that are still to be made.
    """

    destination: Destination
    spool: Spool
    options: SyncOptions
    monitor: Monitor
    resolver: Resolver
    wanted: frozenset[str] | None = None
    missing: frozenset[str] = frozenset()
    _comparer: Comparer = field(init=False)
    _counted: Counted = field(init=False)
    _found: int = 0

    def __attrs_post_init__(self) -> None:
        place = self.destination
        self._comparer = Comparer(place.definitions, place.match, self.options.multiselect or "add")
        self._counted = Counted(self._called)
        self.destination = place.using(self._counted.view(place.session))

    async def run(self) -> str:
        """How it was found out what Attio has, in words. Ended early by a stop, it leaves rows undecided.

        Raises InvalidInput for what rows shall be found by and cannot be, what the first requests raise, what the
        callbacks of the monitor raise, and OSError for a disk that fails.
        """
        self.monitor.begin("comparing", 0)
        how = await self._planned()
        self.monitor.show(now=True)
        return how

    async def _planned(self) -> str:
        await self._tell(self.spool.fold(self.options.on_duplicate or "last"))
        await self.resolver.resolve(self.spool, self._goes_on, self._called)
        await self._tell(self.spool.end_dangling(self.resolver.reason))
        if not self._goes_on():
            return ""
        if not self.destination.can_be_read:
            await self._tell(self.spool.match_made())
            await self._tell(self.spool.create_rest(None))
            return f"compared with the {self.destination.name} that this journal has made"
        match = self.destination.match
        if match is not None and match.slug in self.missing:
            how = f"{self._noun} has no {match.slug} yet, so nothing can match"
        else:
            how = await self._read()
        if self._goes_on():
            await self._tell(self.spool.settle_matches(self.options.on_duplicate or "last"))
            await self._tell(self.spool.end_claims(self._unique()))
            await self._compare()
        if self._goes_on():
            await self._tell(self.spool.create_rest(self._why_none_is_made()))
        return how

    def _unique(self) -> dict[str, KeyOf]:
        """Unique attributes that rows may write besides the match, and how their values are told apart."""
        return {
            one.slug: partial(key_of_record, one)
            for one in self.destination.definitions.values()
            if one.is_unique and one != self.destination.match and (self.wanted is None or one.slug in self.wanted)
        }

    def _goes_on(self) -> bool:
        return not self.options.stop.is_set()

    def _called(self, call: Called) -> None:
        transport = self.destination.session.transport
        self.monitor.timeline.called(call, transport.now(), transport.rate("write"))

    async def _read(self) -> str:
        """Every page of what may be among the rows, matched with them as it comes."""
        keys = await finished(self.spool.count_keys)
        scans = self.options.delete_missing or await is_scan_cheaper(self.destination, keys)
        source = self.destination.pages() if scans else looked_up(self.destination, self.spool.pending_keys(LOOK))
        async with aclosing(source) as pages:
            await self._match(pages)
        return self._how(keys, scans=scans)

    async def _match(self, pages: AsyncGenerator[list[Found], None]) -> None:
        def take(page: Sequence[Found]) -> None:
            found = [(self._narrowed(one), self._comparer.key(one)) for one in page]
            self.spool.match_found(found, keep_missing=self.options.delete_missing)

        async for page in pages:
            await finished(take, page)
            self._found += len(page)
            self.monitor.found(len(page))
            if not self._goes_on():
                return

    def _narrowed(self, one: Found) -> Found:
        if self.wanted is None:
            return one
        return Found(one.id, {slug: one.values[slug] for slug in self.wanted if slug in one.values})

    async def _compare(self) -> None:
        """Page by page, in a thread: the application's event loop should not miss what that takes."""

        def some(after: int) -> tuple[int, list[Outcome]]:
            pairs = self.spool.pairs(after, PAGE)
            decided = [(pair.line, *self._comparer.differences(pair.values, pair.found)) for pair in pairs]
            return (pairs[-1].line, self.spool.decide(decided)) if pairs else (0, [])

        after, outcomes = await finished(some, 0)
        while after:
            for outcome in outcomes:
                self.monitor.settled(outcome)
            self.monitor.show()
            if not self._goes_on():
                return
            after, outcomes = await finished(some, after)

    def _why_none_is_made(self) -> str | None:
        match = self.destination.match
        if match is None or match.slug not in OWN_IDS:
            return None
        return f"{self._noun} has no such {match.slug}; what is matched by it can only be updated"

    async def _tell(self, outcomes: Iterator[Outcome]) -> None:
        def some() -> list[Outcome]:
            return list(islice(outcomes, BATCH))

        while page := await finished(some):
            for outcome in page:
                self.monitor.settled(outcome)
            self.monitor.show()

    @property
    def _noun(self) -> str:
        place = self.destination
        return f"{place.name}" if place.kind == "records" else f"{place.kind} of {place.name}"

    def _how(self, keys: int, *, scans: bool) -> str:
        number = self._counted.requests
        requests = f"({number:,} {'request' if number == 1 else 'requests'})"
        if scans:
            return f"compared with all {self._found:,} {self._noun} {requests}"
        match = self.destination.match
        by = match.slug if match is not None else ""
        values = "value" if keys == 1 else "values"
        return (
            f"looked up {keys:,} {values} of {by} in {self._noun} {requests}"
            if keys
            else "there was nothing to compare"
        )
