"""Views of objects and lists, and queries by them."""

from __future__ import annotations

import pytest

from aioattio.emulator import Emulator
from tests.emulator.conftest import Api, record_id

OBJECT_VIEWS = "/v2/objects/companies/views"


async def test_views_are_listed_by_id(em: Emulator, api: Api) -> None:
    views = [em.add_view("companies", title) for title in ("All", "Big", "Small")]
    em.add_view("people", "Others")
    archived = em.add_view("companies", "Old", is_archived=True)
    answer = await api("GET", OBJECT_VIEWS)
    assert answer == {
        "data": sorted(views, key=lambda view: view["id"]["view_id"]),
        "pagination": {"next_cursor": None},
    }
    assert set(views[0]["id"]) == {"workspace_id", "object_id", "view_id"}
    assert len((await api("GET", f"{OBJECT_VIEWS}?show_archived=true"))["data"]) == 4
    assert archived not in answer["data"]


async def test_views_are_paged_by_cursor(em: Emulator, api: Api) -> None:
    for number in range(5):
        em.add_view("companies", f"View {number}")
    everything = (await api("GET", OBJECT_VIEWS))["data"]
    seen, cursor = [], ""
    while cursor is not None:
        answer = await api("GET", f"{OBJECT_VIEWS}?limit=2{cursor and f'&cursor={cursor}'}")
        seen.append(answer["data"])
        cursor = answer["pagination"]["next_cursor"]
    assert [len(page) for page in seen] == [2, 2, 1]
    assert [view for page in seen for view in page] == everything


@pytest.mark.parametrize("question", ["limit=0", "limit=1001", "limit=x", "cursor=nope", "show_archived=1"])
async def test_bad_questions_for_views(api: Api, question: str) -> None:
    await api("GET", f"{OBJECT_VIEWS}?{question}", status=400, code="validation_type")


async def test_views_of_lists(em: Emulator, api: Api) -> None:
    em.create_list("Sales", "sales", "companies")
    view = em.add_view("sales", "All", target="lists")
    assert (await api("GET", "/v2/lists/sales/views"))["data"] == [view]
    assert set(view["id"]) == {"workspace_id", "list_id", "view_id"}
    await api("GET", "/v2/lists/nope/views", status=404, code="not_found")
    await api("GET", "/v2/objects/nope/views", status=404, code="not_found")
    only_objects = em.add_token(["object_configuration:read"])
    await api("GET", "/v2/lists/sales/views", token=only_objects, status=403, code="unauthorized")


async def test_a_query_by_view_applies_its_filter(em: Emulator, api: Api) -> None:
    names = ["Acme", "Bolt", "Cole"]
    for name in names:
        await api.create("companies", {"name": name})
    view = em.add_view("companies", "Not Bolt", {"$not": {"name": "Bolt"}})["id"]["view_id"]
    found = await api.query("companies", filter_view_id=view, sorts=[{"direction": "desc", "attribute": "name"}])
    assert [one["values"]["name"][0]["value"] for one in found] == ["Cole", "Acme"]
    everything = em.add_view("companies", "All")["id"]["view_id"]
    assert len(await api.query("companies", filter_view_id=everything)) == 3
    path = "/v2/objects/companies/records/query"
    both = {"filter_view_id": view, "filter": {"name": "Acme"}}
    await api("POST", path, both, status=400, code="validation_type")
    await api("POST", path, {"filter_view_id": "nope"}, status=404, code="not_found")
    await api("POST", path, {"filter_view_id": 7}, status=400, code="validation_type")
    people = {"filter_view_id": view}
    await api("POST", "/v2/objects/people/records/query", people, status=404, code="not_found")


async def test_entries_are_queried_by_view(em: Emulator, api: Api) -> None:
    em.create_list("Sales", "sales", "companies")
    for name in ("Acme", "Bolt"):
        em.add_entry("companies", record_id(em.create_record("companies", {"name": name})), "sales")
    path = [["sales", "parent_record"], ["companies", "name"]]
    view = em.add_view("sales", "Bolt only", {"path": path, "constraints": {"$eq": "Bolt"}}, target="lists")
    body = {"filter_view_id": view["id"]["view_id"]}
    assert (await api("POST", "/v2/lists/sales/entries/query", body))["data"] == em.entries("sales")[1:]


async def test_a_view_has_a_filter_that_works(em: Emulator) -> None:
    with pytest.raises(ValueError, match="Unknown attribute"):
        em.add_view("companies", "Bad", {"nope": 1})
