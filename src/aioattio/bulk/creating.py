"""Attributes and select options that the rows need and Attio does not have: made before the first row."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from attrs import define, field

from aioattio.bulk.mapping import NewAttribute
from aioattio.bulk.monitor import Monitor
from aioattio.bulk.report import Stopped
from aioattio.errors import AttioError, Conflict
from aioattio.resources.attributes import Attributes

__all__ = ["Creation"]

BUDGET = 1.0
"""Seconds after the last creation, so that the first row finds the whole budget of a second, and the rate that is told
is that of the rows."""


@define(eq=False)
class Creation:
    """What is missing; and what of it was made, as the report tells it."""

    missing: Sequence[NewAttribute]
    options: Sequence[tuple[str, Sequence[str]]]
    attributes_made: list[str] = field(factory=list)
    options_made: list[str] = field(factory=list)
    _now: str = ""

    async def run(self, attributes: Attributes, monitor: Monitor, stop: asyncio.Event) -> Stopped | None:
        """Create one after another until a stop; tells what Attio refused, if it did. None of it is undone then."""
        requests = len(self.missing) + sum(len(titles) for _, titles in self.options)
        if not requests:
            return None
        monitor.begin("creating", requests)
        try:
            await self._create(attributes, monitor, stop)
        except AttioError as error:
            return Stopped("failing", f"{self._now}: {' '.join(str(error).split())}")
        if not stop.is_set():
            await monitor.transport.sleep(BUDGET)
        return None

    async def _create(self, attributes: Attributes, monitor: Monitor, stop: asyncio.Event) -> None:
        for new in self.missing:
            if stop.is_set():
                return
            self._now = f"creating the attribute {new.slug!r}"
            await attributes.create(
                new.title,
                new.type,
                slug=new.slug,
                description=new.description,
                currency=new.currency,
                is_multiselect=new.is_multiselect,
                is_unique=new.is_unique,
            )
            self.attributes_made.append(new.slug)
            monitor.created()
        for slug, titles in self.options:
            for title in titles:
                if stop.is_set():
                    return
                self._now = f"creating the option {title!r} of {slug}"
                if await _made(attributes, slug, title):
                    self.options_made.append(f"{slug}: {title}")
                monitor.created()


async def _made(attributes: Attributes, slug: str, title: str) -> bool:
    """Whether it was made here, or somebody else was faster: another import of the same data may run beside this."""
    try:
        await attributes.create_option(slug, title)
    except Conflict:
        # One that is archived, or differs in case, takes the title as well, and is not the one that the rows name.
        if not any(option.title.strip() == title for option in await attributes.options(slug).collect()):
            raise
        return False
    return True
