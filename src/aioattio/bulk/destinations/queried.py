"""What records and entries have in common: both are found by queries, page by page."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any

from aioattio.bulk.destinations.destination import Found
from aioattio.listing import Listing, Page, Position, Source
from aioattio.session import Session
from aioattio_openapi.attio.request import Request

__all__ = ["Queried"]

AT_ONCE = 4
"""Pages asked for side by side."""


class Queried:
    """Pages of a query, and what is asked before they are walked."""

    session: Session
    can_be_read = True

    def check(self, values: Mapping[str, Any]) -> None:
        """The definitions say all that there is to say."""

    async def pages(self) -> AsyncGenerator[list[Found], None]:
        # Pages fetched at once only fit together in an order that does not change meanwhile.
        order = {"sorts": [{"attribute": "created_at", "direction": "asc"}]}
        async with aclosing(self._listing(order, AT_ONCE).pages()) as pages:
            async for page in pages:
                yield page.items

    async def has_more_than(self, count: int) -> bool:
        return bool(await self._found({"limit": 1, "offset": count}))

    def _query(self, body: Mapping[str, Any]) -> Request[Any]:
        raise NotImplementedError

    async def _found(self, body: Mapping[str, Any]) -> list[Found]:
        """What the query with that body answers."""
        raise NotImplementedError

    def _listing(self, wanted: Mapping[str, Any], concurrency: int = 1) -> Listing[Found]:
        """wanted: the body but for the position of a page."""

        async def fetch(position: Position) -> Page[Found]:
            return Page(await self._found({**wanted, **position.query()}))

        source = Source(
            operation=self._query({}).operation,
            fetch=fetch,
            spawn=self.session.tasks.spawn,
            identity=lambda found: found.id,
        )
        return Listing(source, concurrency=concurrency)
