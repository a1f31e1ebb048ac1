"""One Listing for every plural call, whichever way Attio pages it.

The next page is fetched while the caller works on this one. Those fetches are tracked tasks, cancelled when the walk
ends for whatever reason; nothing is ever yielded from inside a task group or a cancel scope.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Hashable
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Protocol, TypeVar

from attrs import field, frozen

from aioattio.errors import InvalidInput, UnexpectedAnswer, shortened
from aioattio.tasks import result_of
from aioattio_openapi.attio.request import Operation

__all__ = ["Listing", "Page", "Position", "Source"]

T = TypeVar("T")

CAP_GRAIN = 50
"""A short page ends an offset walk, but one whose length is a multiple of this may be a cap that Attio lowered:
one more request makes sure."""

ROUND = (10, 25)
"""Where no page size is known, a page ends the walk unless its length is a multiple of one of these, as every page size
is that Attio documents (10, 25, 50, 100, 500, 1,000): then one more request makes sure."""


@frozen
class Position:
    """Where a page begins. limit: items asked for, None to let Attio decide."""

    limit: int | None
    offset: int = 0
    cursor: str | None = None

    def query(self) -> dict[str, Any]:
        """As parameters, without those that are not needed."""
        given = {"limit": self.limit, "offset": self.offset or None, "cursor": self.cursor}
        return {name: value for name, value in given.items() if value is not None}


@frozen
class Page(Generic[T]):
    """One answer. items: in Attio's order; next_cursor: for cursor paging, None at the end."""

    items: list[T]
    next_cursor: str | None = None

    def __len__(self) -> int:
        return len(self.items)


class Spawn(Protocol):
    """Starts a task that the client cancels when it is closed."""

    def __call__(self, coroutine: Coroutine[Any, Any, T], /) -> asyncio.Task[T]: ...


@frozen(kw_only=True)
class Source(Generic[T]):
    """How to get pages of one kind: an operation's paging style and limits, a fetch, and what tells items apart."""

    operation: Operation
    fetch: Callable[[Position], Awaitable[Page[T]]]
    spawn: Spawn
    identity: Callable[[T], Hashable] | None = field(default=None)

    def page_size(self, wanted: int | None) -> int | None:
        """What to ask for: never above the contract's cap, the default where there is no cap, None if unknown."""
        cap = self.operation.max_limit or self.operation.default_limit
        if cap is None:
            return None
        size = min(wanted or cap, cap)
        return max(size, self.operation.min_limit or 1)


class Listing(Generic[T]):
    """A query that has not run yet. Each `async for`, `pages()`, `first()` or `collect()` walks it anew.

    Raises what the call raises (ApiError, TransportError), at the item where it happens, and UnexpectedAnswer where
    Attio leads in circles.
    """

    def __init__(
        self,
        source: Source[T],
        *,
        page_size: int | None = None,
        limit: int | None = None,
        concurrency: int = 1,
    ) -> None:
        for name, value in {"page_size": page_size, "limit": limit, "concurrency": concurrency}.items():
            least = 0 if name == "limit" else 1
            if value is not None and (type(value) is not int or value < least):
                raise InvalidInput(attribute=name, given=value, accepted="a whole number above 0")
        self._source, self._page_size, self._limit, self._concurrency = source, page_size, limit, concurrency

    def __repr__(self) -> str:
        return f"<Listing of {self._source.operation.id}>"

    if not TYPE_CHECKING:  # a type checker knows already that it cannot be awaited

        def __await__(self) -> NoReturn:
            raise TypeError(
                f"{self!r} is not awaited itself: `async for item in listing`, or `await` its collect() or first()"
            )

    async def __aiter__(self) -> AsyncGenerator[T, None]:
        async with aclosing(self.pages()) as pages:
            async for page in pages:
                for item in page.items:
                    yield item

    async def pages(self) -> AsyncGenerator[Page[T], None]:
        """Pages as Attio cuts them, without items that an earlier page of this walk had (offset paging)."""
        walk = _Walk(self._source, self._page_size, self._limit, self._concurrency)
        try:
            while (page := await walk.next()) is not None:
                yield page
        finally:
            await walk.stop()

    async def first(self) -> T | None:
        """The first item, or None; asks for one."""
        found = await self._with(limit=1, page_size=1).collect()
        return found[0] if found else None

    async def collect(self, limit: int | None = None) -> list[T]:
        """All items, or the first `limit`, as a list."""
        listing = self if limit is None else self._with(limit=limit, page_size=self._page_size)
        items: list[T] = []
        async with aclosing(listing.pages()) as pages:
            async for page in pages:
                items.extend(page.items)
        return items

    def _with(self, *, limit: int, page_size: int | None) -> Listing[T]:
        limit = limit if self._limit is None else min(limit, self._limit)
        return Listing(self._source, page_size=page_size, limit=limit, concurrency=self._concurrency)


class _Walk(Generic[T]):
    """One pass over a listing: which page comes next, which are already on their way."""

    def __init__(self, source: Source[T], page_size: int | None, limit: int | None, concurrency: int) -> None:
        self._source = source
        self._size = source.page_size(page_size)
        self._left = limit
        self._concurrency = concurrency
        self._seen: set[Hashable] = set()
        self._cursors: set[str] = set()
        self._circle: str | None = None  # the cursor that came a second time
        self._ahead: deque[tuple[Position, asyncio.Task[Page[T]]]] = deque()
        self._next: Position | None = None if limit == 0 else Position(self._size)

    async def next(self) -> Page[T] | None:
        """The next page that has anything new in it; None at the end."""
        while self._ahead or self._start():
            position, task = self._ahead[0]
            page = await result_of(task)
            self._ahead.popleft()
            fresh = self._fresh(page)
            following = advance(self._source.operation, position, page)
            is_repetition = self._size is None and not fresh.items and _is_offset(self._source.operation)
            if self._left == 0 or is_repetition:
                following = None  # enough; or, where no page size is known, the same page again
            elif following is not None and following.cursor is not None and self._is_circle(following.cursor):
                following = None
            await self._go_on(following)
            if fresh.items:
                return fresh
        if self._circle is not None:
            raise _circular(self._source.operation, self._circle)
        return None

    async def stop(self) -> None:
        """Cancel what is on its way and wait until it is gone."""
        self._next = None
        tasks = [task for _, task in self._ahead]
        self._ahead.clear()
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def _go_on(self, following: Position | None) -> None:
        if following is None:
            await self.stop()
            return
        if not self._ahead or self._ahead[0][0].offset != following.offset:
            await self.stop()  # what is on its way begins at the wrong place
            self._next = following
        while len(self._ahead) < self._concurrency and self._start():
            pass

    def _start(self) -> bool:
        position = self._next
        if position is None:
            return False
        if self._left is not None and position.cursor is None:  # Attio wants one limit for all pages of a cursor
            wanted = self._left - sum(ahead.limit or 0 for ahead, _ in self._ahead)
            if wanted <= 0:
                return False
            size = self._source.page_size(min(wanted, self._size or wanted))
            position = Position(size, position.offset)
        self._ahead.append((position, self._source.spawn(_fetch(self._source, position))))
        # Offsets are known beforehand; a cursor only once the page before it is there.
        known = position.limit is not None and _is_offset(self._source.operation)
        self._next = Position(self._size, position.offset + (position.limit or 0)) if known else None
        return True

    def _fresh(self, page: Page[T]) -> Page[T]:
        items = page.items
        identity = self._source.identity
        if identity is not None and _is_offset(self._source.operation):
            # An item without an id cannot be recognised, so it is never taken for one that was seen.
            items = [item for item in items if (key := identity(item)) in ("", b"", None) or self._is_new(key)]
        if self._left is not None:
            items = items[: self._left]
            self._left -= len(items)
        return Page(items, page.next_cursor)

    def _is_circle(self, cursor: str) -> bool:
        if cursor in self._cursors:
            self._circle = cursor
        self._cursors.add(cursor)
        return self._circle is not None

    def _is_new(self, key: Hashable) -> bool:
        before = len(self._seen)
        self._seen.add(key)
        return len(self._seen) > before


async def _fetch(source: Source[T], position: Position) -> Page[T]:
    return await source.fetch(position)


def _circular(operation: Operation, cursor: str) -> UnexpectedAnswer:
    return UnexpectedAnswer(
        f"{operation.method} {operation.path}: the pages go in circles, the cursor {shortened(cursor)} came twice; "
        "what was not on them cannot be reached",
        status=200,
        method=operation.method,
        path=operation.path,
        operation=operation.id,
    )


def _is_offset(operation: Operation) -> bool:
    return operation.paging in ("offset-body", "offset-query")


def advance(operation: Operation, position: Position, page: Page[Any]) -> Position | None:
    """Where the page after this one begins; None if this was the last."""
    if operation.paging == "cursor-query":
        return Position(position.limit, cursor=page.next_cursor) if page.next_cursor else None
    if not _is_offset(operation) or not page.items:
        return None
    if position.limit is None:
        is_last = all(len(page) % size for size in ROUND)
    else:
        is_last = len(page) < position.limit and len(page) % CAP_GRAIN != 0
    if is_last:
        return None
    return Position(position.limit, position.offset + len(page))
