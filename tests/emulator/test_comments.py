"""Comments and threads: what the API takes and refuses."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio.emulator import Emulator

from .conftest import Api, record_id

NOBODY = "0d5a3b2e-0000-4000-8000-000000000001"
ON_RECORDS = ("object_configuration:read", "record_permission:read")
ON_ENTRIES = ("list_configuration:read", "list_entry:read")


@pytest.fixture
async def person(api: Api) -> str:
    return record_id(await api.create("people", {}))


@pytest.fixture
def member(em: Emulator) -> str:
    member_id: str = em.add_member("grace@acme.org")["id"]["workspace_member_id"]
    return member_id


def comment(member: str, **changes: Any) -> dict[str, Any]:
    author = {"type": "workspace-member", "id": member}
    return {"data": {"format": "plaintext", "content": "x", "author": author, **changes}}


def on_person(person: str) -> dict[str, Any]:
    return {"object": "people", "record_id": person}


async def refuse(api: Api, body: Any) -> dict[str, Any]:
    """The 400 of this one operation spells its status differently."""
    refused: dict[str, Any] = await api("POST", "/v2/comments", body, status=400)
    assert refused["statusCode"] == 400
    assert "status_code" not in refused
    return refused


async def test_a_comment_has_all_its_keys(em: Emulator, api: Api, person: str, member: str) -> None:
    entry = em.add_entry("people", person, "sales")
    body = comment(member, entry={"list": "sales", "entry_id": entry}, created_at="2024-01-02T03:04:05.000000006Z")
    written = (await api("POST", "/v2/comments", body))["data"]
    assert set(written) == {
        "id", "thread_id", "content_plaintext", "entry", "record", "resolved_at", "resolved_by", "created_at", "author",
    }  # fmt: skip
    assert written["created_at"] == "2024-01-02T03:04:05.000000006Z"
    assert written["record"]["record_id"] == person
    assert set(written["entry"]) == {"entry_id", "list_id"}
    thread = (await api("GET", f"/v2/threads/{written['thread_id']}"))["data"]
    assert thread["comments"] == [written]
    assert thread["created_at"] == written["created_at"]


async def test_exactly_one_of_three_bodies(api: Api, person: str, member: str) -> None:
    for targets in ({}, {"record": on_person(person), "thread_id": NOBODY}):
        refused = await refuse(api, comment(member, **targets))
        assert refused["code"] == "validation_type"


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"format": "markdown"}, ["data", "format"]),
        ({"content": None}, ["data", "content"]),
        ({"author": {"type": "app", "id": NOBODY}}, ["data", "author", "type"]),
        ({"author": {"type": "workspace-member"}}, ["data", "author", "id"]),
        ({"record": {"object": "people"}}, ["data", "record", "record_id"]),
        ({"created_at": "1969-01-01"}, ["data", "created_at"]),
        ({"resolved_at": None}, ["data", "resolved_at"]),
    ],
)
async def test_what_is_no_comment_is_refused_by_place(
    api: Api, person: str, member: str, changes: dict[str, Any], path: list[str]
) -> None:
    refused = await refuse(api, comment(member, **{"record": on_person(person), **changes}))
    assert refused["code"] == "validation_type"
    assert refused["validation_errors"][0]["path"] == path
    assert (await api("GET", f"/v2/threads?object=people&record_id={person}"))["data"] == []


async def test_what_is_not_there(em: Emulator, api: Api, person: str, member: str) -> None:
    em.add_entry("people", person, "sales")
    for targets in (
        {"thread_id": NOBODY},
        {"record": on_person(NOBODY)},
        {"record": {"object": "planets", "record_id": person}},
        {"entry": {"list": "sales", "entry_id": NOBODY}},
        {"entry": {"list": "planets", "entry_id": NOBODY}},
    ):
        assert (await refuse(api, comment(member, **targets)))["code"] == "value_not_found"
    assert (await refuse(api, comment(NOBODY, record=on_person(person))))["code"] == "value_not_found"
    for path in (f"/v2/threads/{NOBODY}", f"/v2/comments/{NOBODY}", f"/v2/threads?object=people&record_id={NOBODY}"):
        await api("GET", path, status=404, code="not_found")
    await api("DELETE", f"/v2/comments/{NOBODY}", status=404, code="not_found")


async def test_replies_are_in_order_of_time_behind_the_first_comment(api: Api, person: str, member: str) -> None:
    head = (await api("POST", "/v2/comments", comment(member, content="head", record=on_person(person))))["data"]
    for year in (2022, 2020, 2021):
        at = f"{year}-01-01T00:00:00Z"
        body = comment(member, content=str(year), thread_id=head["thread_id"], created_at=at)
        await api("POST", "/v2/comments", body)
    path = f"/v2/threads/{head['thread_id']}"
    read = await api("GET", path)
    assert [one["content_plaintext"] for one in read["data"]["comments"]] == ["head", "2020", "2021", "2022"]
    assert read["pagination"] == {"next_cursor": None}
    page = await api("GET", f"{path}?limit=3")
    rest = await api("GET", f"{path}?limit=3&cursor={page['pagination']['next_cursor']}")
    assert [one["content_plaintext"] for one in rest["data"]["comments"]] == ["2022"]
    late = await api("GET", f"{path}?created_after=2020-01-01T00:00:00Z")
    assert [one["content_plaintext"] for one in late["data"]["comments"]] == ["head", "2021", "2022"]
    for query in ("limit=251", "cursor=x", "created_after=then"):
        await api("GET", f"{path}?{query}", status=400, code="validation_type")


async def test_threads_are_asked_for_by_one_target(api: Api, person: str) -> None:
    both = f"object=people&record_id={person}&list=sales&entry_id={NOBODY}"
    for query in ("", both, f"record_id={person}", "list=sales", f"object=people&record_id={person}&limit=51"):
        await api("GET", f"/v2/threads?{query}", status=400, code="validation_type")


async def test_scopes_follow_what_a_comment_is_on(em: Emulator, api: Api, person: str, member: str) -> None:
    entry = em.add_entry("people", person, "sales")
    on = {
        ON_RECORDS: comment(member, record=on_person(person)),
        ON_ENTRIES: comment(member, entry={"list": "sales", "entry_id": entry}),
    }
    queries = {ON_RECORDS: f"object=people&record_id={person}", ON_ENTRIES: f"list=sales&entry_id={entry}"}
    for scopes, body in on.items():
        enough, bare = em.add_token(["comment:read-write", *scopes]), em.add_token(["comment:read-write"])
        written = (await api("POST", "/v2/comments", body, token=enough))["data"]
        reply = comment(member, thread_id=written["thread_id"])
        paths = (f"/v2/comments/{written['id']['comment_id']}", f"/v2/threads/{written['thread_id']}")
        for path in (*paths, f"/v2/threads?{queries[scopes]}"):
            await api("GET", path, token=enough)
            await api("GET", path, token=bare, status=403, code="unauthorized")
        for refused in (body, reply):
            await api("POST", "/v2/comments", refused, token=bare, status=403, code="unauthorized")
        reader = em.add_token(["comment:read", *scopes])
        await api("DELETE", paths[0], token=reader, status=403, code="unauthorized")
        assert await api("DELETE", paths[0], token=bare) == {}
