"""Listings over a source in memory, in simulated time: what is asked for, in what order, and what is left behind."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from contextlib import aclosing
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio.errors import InvalidInput, UnexpectedAnswer
from aioattio.listing import Listing, Page, Position, Source, advance
from aioattio.tasks import Tasks
from aioattio_openapi.attio.operations import OPERATIONS
from tests.support import virtual

OFFSET_BODY = OPERATIONS["query_records"]
OFFSET_QUERY = OPERATIONS["list_notes"]
CURSOR = OPERATIONS["list_meetings"]
UNKNOWN_SIZE = OPERATIONS["list_attributes"]
STYLES = {"offset-body": OFFSET_BODY, "offset-query": OFFSET_QUERY, "cursor": CURSOR, "unknown size": UNKNOWN_SIZE}


class Shelf:
    """Items behind a paged call that takes a while, and remembers what it was asked."""

    def __init__(
        self, items: list[int], operation: Any = OFFSET_BODY, *, cap: int = 10_000, takes: float = 1.0
    ) -> None:
        self.items, self.operation, self.cap, self.takes = items, operation, cap, takes
        self.asked: list[Position] = []
        self.under_way = self.at_once = self.cancelled = 0
        self.tasks = Tasks()
        self.fail_at: int | None = None
        self.before: Callable[[int], None] = lambda number: None

    async def fetch(self, position: Position) -> Page[int]:
        self.asked.append(position)
        self.before(len(self.asked))
        self.under_way += 1
        self.at_once = max(self.at_once, self.under_way)
        try:
            await asyncio.sleep(self.takes)
            if self.fail_at == len(self.asked):
                raise ConnectionResetError("torn")
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        finally:
            self.under_way -= 1
        begin = int(position.cursor) if position.cursor else position.offset
        limit = min(position.limit or self.operation.default_limit or 50, self.cap)
        page = self.items[begin : begin + limit]
        more = begin + limit < len(self.items)
        return Page(page, str(begin + limit) if more and self.operation is CURSOR else None)

    def listing(self, **options: Any) -> Listing[int]:
        source = Source(operation=self.operation, fetch=self.fetch, spawn=self.tasks.spawn, identity=lambda item: item)
        return Listing(source, **options)


@pytest.mark.parametrize("operation", STYLES.values(), ids=STYLES)
@given(
    count=st.integers(0, 130),
    page_size=st.integers(1, 60),
    limit=st.none() | st.integers(0, 140),
    concurrency=st.integers(1, 5),
)
@settings(max_examples=80, deadline=None)
def test_every_item_once_and_in_order(
    operation: Any, count: int, page_size: int, limit: int | None, concurrency: int
) -> None:
    async def main() -> None:
        shelf = Shelf(list(range(count)), operation)
        listing = shelf.listing(page_size=page_size, limit=limit, concurrency=concurrency)
        wanted = list(range(count))[:limit]
        assert [item async for item in listing] == wanted
        assert [item async for page in listing.pages() for item in page.items] == wanted
        assert await listing.collect() == wanted
        assert await listing.collect(limit=7) == wanted[:7]
        assert await listing.first() == (wanted[0] if wanted else None)
        assert shelf.under_way == 0
        assert all(position.limit is None or position.limit <= (operation.max_limit or 500) for position in shelf.asked)

    virtual.run(main())


def test_never_more_than_the_cap_and_the_default_where_there_is_none() -> None:
    async def main() -> None:
        for operation, wanted, asked in [
            (OFFSET_BODY, 5_000, 500),
            (OFFSET_BODY, None, 500),
            (OFFSET_QUERY, 5_000, 50),
            (OFFSET_QUERY, None, 50),
            (CURSOR, 5_000, 200),
            (OPERATIONS["list_webhooks"], 1, 10),
            (UNKNOWN_SIZE, 30, None),
        ]:
            shelf = Shelf([1, 2, 3], operation)
            await shelf.listing(page_size=wanted).collect()
            assert shelf.asked[0].limit == asked, operation.id

    virtual.run(main())


def test_first_asks_for_one() -> None:
    async def main() -> None:
        shelf = Shelf(list(range(1000)))
        assert await shelf.listing().first() == 0
        assert shelf.asked == [Position(1)]

    virtual.run(main())


def test_a_lowered_cap_loses_nothing() -> None:
    """A page shorter than asked for, but as long as a round cap, is not taken for the end."""

    async def main() -> None:
        for concurrency in (1, 4):
            shelf = Shelf(list(range(1_130)), cap=250)
            assert await shelf.listing(concurrency=concurrency).collect() == list(range(1_130))

    virtual.run(main())


def test_the_next_page_is_fetched_while_the_caller_works() -> None:
    async def main() -> None:
        shelf = Shelf(list(range(40)))
        begun = asyncio.get_running_loop().time()
        async for _ in shelf.listing(page_size=10).pages():
            await asyncio.sleep(1.0)
        # One second for the first page, then work and fetching overlap; the last, empty page is found meanwhile.
        assert asyncio.get_running_loop().time() - begun == pytest.approx(5.0)
        assert shelf.at_once == 1

    virtual.run(main())


def test_concurrency_is_a_bound_and_a_small_result_costs_one_request() -> None:
    async def main() -> None:
        shelf = Shelf(list(range(400)))
        assert len(await shelf.listing(page_size=20, concurrency=4).collect()) == 400
        assert shelf.at_once == 4
        small = Shelf([1, 2, 3])
        assert await small.listing(concurrency=8).collect() == [1, 2, 3]
        assert len(small.asked) == 1

    virtual.run(main())


def test_an_offset_walk_drops_what_it_has_seen() -> None:
    async def main() -> None:
        shelf = Shelf(list(range(100)))

        def insert_in_front(number: int) -> None:
            if number == 3:
                shelf.items.insert(0, 777)

        shelf.before = insert_in_front
        items = await shelf.listing(page_size=10).collect()
        assert len(items) == len(set(items)) == 100

    virtual.run(main())


def test_items_without_an_id_are_never_taken_for_one_that_was_seen() -> None:
    async def main() -> None:
        tasks = Tasks()

        async def fetch(position: Position) -> Page[str]:
            return Page([""] * 5)

        source = Source(operation=OFFSET_BODY, fetch=fetch, spawn=tasks.spawn, identity=lambda item: item)
        assert await Listing(source).collect() == [""] * 5

    virtual.run(main())


def test_an_attio_that_ignores_the_offset_does_not_hold_us_forever() -> None:
    async def main() -> None:
        shelf = Shelf(list(range(20)), UNKNOWN_SIZE)
        fetch = shelf.fetch
        source = Source(
            operation=UNKNOWN_SIZE,
            fetch=lambda position: fetch(evolve(position, offset=0)),
            spawn=shelf.tasks.spawn,
            identity=lambda item: item,
        )
        assert await Listing(source).collect() == list(range(20))

    virtual.run(main())


@pytest.mark.parametrize("concurrency", [1, 4])
@pytest.mark.parametrize("leave", ["break", "aclose", "cancel", "raise"])
def test_leaving_early_leaves_nothing_behind(leave: str, concurrency: int) -> None:
    async def walk(shelf: Shelf) -> None:
        async for item in shelf.listing(page_size=10, concurrency=concurrency):
            if item == 12:
                if leave == "raise":
                    raise LookupError
                if leave == "break":
                    break
                await asyncio.sleep(1000)

    async def main() -> None:
        shelf = Shelf(list(range(1000)), takes=5.0)
        if leave == "aclose":
            async with aclosing(shelf.listing(page_size=10, concurrency=concurrency).pages()) as pages:
                async for _ in pages:
                    break
        elif leave == "cancel":
            task = asyncio.create_task(walk(shelf))
            await asyncio.sleep(16)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        elif leave == "raise":
            with pytest.raises(LookupError):
                await walk(shelf)
        else:
            await walk(shelf)
        gc.collect()
        for _ in range(5):
            await asyncio.sleep(0)
        assert shelf.under_way == 0
        assert asyncio.all_tasks() == {asyncio.current_task()}

    virtual.run(main())


@given(moment=st.floats(0, 12), concurrency=st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_cancelled_at_any_moment(moment: float, concurrency: int) -> None:
    async def main() -> None:
        shelf = Shelf(list(range(200)))
        task = asyncio.create_task(shelf.listing(page_size=10, concurrency=concurrency).collect())
        await asyncio.sleep(moment)
        task.cancel()
        await asyncio.wait([task])
        assert shelf.under_way == 0
        assert asyncio.all_tasks() == {asyncio.current_task()}

    virtual.run(main())


def test_an_error_comes_where_it_happens_and_the_rest_is_cancelled() -> None:
    async def main() -> None:
        shelf = Shelf(list(range(1000)))
        shelf.fail_at = 3
        seen: list[int] = []

        async def walk() -> None:
            async for item in shelf.listing(page_size=10):
                seen.append(item)

        with pytest.raises(ConnectionResetError):
            await walk()
        assert seen == list(range(20))
        assert shelf.under_way == 0

    virtual.run(main())


def test_a_listing_can_be_walked_again_and_twice_at_once() -> None:
    async def main() -> None:
        listing = Shelf(list(range(95))).listing(page_size=10)
        one, two = await asyncio.gather(listing.collect(), listing.collect())
        assert one == two == await listing.collect() == list(range(95))

    virtual.run(main())


@pytest.mark.parametrize(
    "options", [{"page_size": 0}, {"limit": -1}, {"concurrency": 0}, {"page_size": 2.5}, {"concurrency": True}]
)
def test_impossible_options_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput, match="whole number above 0"):
        Shelf([]).listing(**options)


@pytest.mark.parametrize(
    ("operation", "position", "page", "following"),
    [
        (OFFSET_BODY, Position(10), Page([0] * 10), Position(10, 10)),
        (OFFSET_BODY, Position(10, 20), Page([0] * 9), None),
        (OFFSET_BODY, Position(10, 20), Page([]), None),
        (OFFSET_BODY, Position(500, 0), Page([0] * 250), Position(500, 250)),
        (OFFSET_QUERY, Position(50), Page([0] * 50), Position(50, 50)),
        (UNKNOWN_SIZE, Position(None), Page([0] * 7), None),
        (UNKNOWN_SIZE, Position(None), Page([0] * 30), Position(None, 30)),
        (UNKNOWN_SIZE, Position(None, 30), Page([0] * 25), Position(None, 55)),
        (UNKNOWN_SIZE, Position(None, 55), Page([]), None),
        (UNKNOWN_SIZE, Position(None, 55), Page([0] * 54), None),
        (CURSOR, Position(50), Page([0] * 2, "next"), Position(50, cursor="next")),
        (CURSOR, Position(50, cursor="next"), Page([], "more"), Position(50, cursor="more")),
        (CURSOR, Position(50, cursor="more"), Page([0] * 50), None),
        (OPERATIONS["search_records"], Position(25), Page([0] * 25), None),
    ],
)
def test_where_the_next_page_begins(operation: Any, position: Position, page: Page[int], following: Any) -> None:
    assert advance(operation, position, page) == following


@pytest.mark.parametrize("circle", [("a", "a"), ("a", "b", "c", "a")])
@pytest.mark.parametrize("items", [[1], []])
def test_cursors_that_go_in_circles_end_in_an_error_behind_what_was_found(
    circle: tuple[str, ...], items: list[int]
) -> None:
    async def main() -> None:
        left = iter(circle)

        async def fetch(_: Position) -> Page[int]:
            return Page(list(items), next(left))

        found: list[int] = []

        async def walk() -> None:
            async for item in Listing(Source(operation=CURSOR, fetch=fetch, spawn=Tasks().spawn)):
                found.append(item)

        with pytest.raises(UnexpectedAnswer, match="circles, the cursor 'a' came twice"):
            await walk()
        assert found == items * len(circle)

    virtual.run(main())


def test_what_is_enough_is_no_circle() -> None:
    async def main() -> None:
        async def fetch(_: Position) -> Page[int]:
            return Page([1], "a")

        source = Source(operation=CURSOR, fetch=fetch, spawn=Tasks().spawn)
        assert await Listing(source, limit=2).collect() == [1, 1]

    virtual.run(main())


def test_all_pages_of_a_cursor_ask_for_the_same_number() -> None:
    async def main() -> None:
        shelf = Shelf(list(range(1000)), CURSOR)
        assert await shelf.listing(limit=250).collect() == list(range(250))
        assert [(position.limit, position.cursor) for position in shelf.asked] == [(200, None), (200, "200")]
        shelf = Shelf(list(range(1000)), CURSOR)
        assert await shelf.listing(limit=30).collect() == list(range(30))
        assert shelf.asked == [Position(30)]

    virtual.run(main())


async def test_whoever_awaits_it_is_told_what_to_await() -> None:
    listing = Shelf([1]).listing()
    with pytest.raises(TypeError, match=r"<Listing of query_records> is not awaited.*async for.*collect\(\)"):
        await listing  # type: ignore[misc]
