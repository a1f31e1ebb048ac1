"""Saved views: listed for objects and lists, and as filters of queries."""

from __future__ import annotations

import pytest

from aioattio import Attio, InvalidInput, NotFound
from aioattio.emulator import Emulator
from aioattio.entities.views import View


async def test_views_of_an_object(attio: Attio, attio_emulator: Emulator) -> None:
    attio_emulator.add_view("people", "Engineers", {"job_title": "Engineer"})
    attio_emulator.add_view("people", "Old", is_archived=True)
    for name in ("Ada", "Grace"):
        await attio.people.create({"name": name, "job_title": "Engineer"})
    await attio.people.create({"name": "Alan", "job_title": "Countess"})
    (engineers,) = await attio.people.views().collect()
    assert isinstance(engineers, View)
    assert engineers.title == "Engineers"
    assert engineers.created_at is not None
    assert await attio.objects.views("people").collect() == [engineers]
    assert await attio.objects.views(await attio.objects.get("people")).collect() == [engineers]
    assert {view.title async for view in attio.people.views(show_archived=True)} == {"Engineers", "Old"}
    for view in (engineers, engineers.id):
        found = await attio.people.query(view=view).collect()
        assert sorted(record["name"].full for record in found) == ["Ada", "Grace"]


async def test_views_of_a_list_over_many_pages(attio: Attio, attio_emulator: Emulator) -> None:
    sales = await attio.lists.create("Sales", "companies")
    for number in range(7):
        attio_emulator.add_view("sales", f"No. {number}", target="lists")
    titles = sorted([view.title async for view in attio.entries("sales").views(page_size=3)])
    assert titles == [f"No. {number}" for number in range(7)]
    assert len(await attio.lists.views(sales, page_size=2).collect()) == 7
    pages = [page async for page in attio.lists.views("sales", page_size=3).pages()]
    assert [len(page) for page in pages] == [3, 3, 1]


async def test_a_view_filters_entries(attio: Attio, attio_emulator: Emulator) -> None:
    await attio.lists.create("Sales", "companies")
    sales = attio.entries("sales")
    await sales.attributes.create("Note", "text")
    view_id = attio_emulator.add_view("sales", "Hot", {"note": "hot"}, target="lists")["id"]["view_id"]
    acme = await attio.companies.create({"name": "Acme"})
    for note in ("hot", "cold", "hot"):
        await sales.create(acme, {"note": note})
    assert [entry["note"] async for entry in sales.query(view=view_id)] == ["hot", "hot"]


async def test_a_filter_and_a_view_do_not_go_together(attio: Attio, attio_emulator: Emulator) -> None:
    for query in (attio.people.query, attio.entries("sales").query):
        with pytest.raises(InvalidInput, match="not both"):
            query({"name": "x"}, view="0b5a1d2e-0000-4000-8000-000000000000")
        with pytest.raises(InvalidInput, match="a view id or a View"):
            query(view="")
    assert attio_emulator.requests == []
    with pytest.raises(NotFound):
        await attio.people.query(view="0b5a1d2e-0000-4000-8000-000000000000").collect()


async def test_a_limit_holds_for_every_paged_call(attio: Attio, attio_emulator: Emulator) -> None:
    sales = await attio.lists.create("Sales", "companies")
    for number in range(5):
        attio_emulator.add_view("sales", f"No. {number}", target="lists")
        attio_emulator.add_view("people", f"No. {number}")
    acme = await attio.companies.create({"name": "Acme"})
    for _ in range(5):
        await attio.entries(sales).create(acme)
    for listing in (
        attio.people.views(page_size=2, limit=3),
        attio.objects.views("people", page_size=2, limit=3),
        attio.entries(sales).views(page_size=2, limit=3),
        attio.lists.views(sales, page_size=2, limit=3),
        attio.companies.entries(acme, page_size=2, limit=3),
        attio.activities.list(page_size=2, limit=3),
        attio.people.attributes.list(limit=3),
    ):
        assert len(await listing.collect()) == 3, listing
