"""Notes: what the API takes and refuses."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio.emulator import Emulator
from aioattio.emulator.markdown import plaintext

from .conftest import Api, record_id

NOBODY = "0d5a3b2e-0000-4000-8000-000000000001"
AROUND = ("object_configuration:read", "record_permission:read")


async def a_note(api: Api, **changes: Any) -> dict[str, Any]:
    """The body of a note on a new person."""
    person = record_id(await api.create("people", {}))
    right = {"parent_object": "people", "parent_record_id": person, "title": "t", "format": "plaintext", "content": "c"}
    return {"data": right | changes}


async def test_a_note_has_all_its_keys(em: Emulator, api: Api) -> None:
    body = await a_note(api, created_at="1999-12-31T23:59:59.123456789Z")
    note = (await api("POST", "/v2/notes", body))["data"]
    assert note["id"]["workspace_id"] == em.workspace_id
    assert set(note) == {
        "id", "parent_object", "parent_record_id", "title", "meeting_id", "content_plaintext", "content_markdown",
        "tags", "created_by_actor", "created_at",
    }  # fmt: skip
    assert note["created_at"] == "1999-12-31T23:59:59.123456789Z"
    assert (await api("GET", f"/v2/notes/{note['id']['note_id']}"))["data"] == note


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"title": None}, ["data", "title"]),
        ({"content": 5}, ["data", "content"]),
        ({"format": "html"}, ["data", "format"]),
        ({"created_at": "yesterday"}, ["data", "created_at"]),
        ({"created_at": "1969-12-31T23:59:59Z"}, ["data", "created_at"]),
        ({"created_at": "2999-01-01T00:00:00Z"}, ["data", "created_at"]),
    ],
)
async def test_what_is_no_note_is_refused_by_place(api: Api, changes: dict[str, Any], path: list[str]) -> None:
    refused = await api("POST", "/v2/notes", await a_note(api, **changes), status=400, code="validation_type")
    assert refused["validation_errors"][0]["path"] == path
    assert (await api("GET", "/v2/notes"))["data"] == []


async def test_every_key_is_needed(api: Api) -> None:
    for key in ("parent_object", "parent_record_id", "title", "format", "content"):
        body = await a_note(api)
        del body["data"][key]
        refused = await api("POST", "/v2/notes", body, status=400, code="validation_type")
        assert refused["validation_errors"][0]["path"] == ["data", key]


async def test_what_is_not_there_is_404(api: Api) -> None:
    await api("POST", "/v2/notes", await a_note(api, parent_object="planets"), status=404, code="not_found")
    await api("POST", "/v2/notes", await a_note(api, parent_record_id=NOBODY), status=404, code="not_found")
    await api("POST", "/v2/notes", await a_note(api, meeting_id=NOBODY), status=404, code="not_found")
    for method, body in (("GET", None), ("PATCH", {"data": {"title": "x"}}), ("DELETE", None)):
        await api(method, f"/v2/notes/{NOBODY}", body, status=404, code="not_found")
    query = f"parent_object=people&parent_record_id={NOBODY}"
    await api("GET", f"/v2/notes?{query}", status=404, code="not_found")


async def test_pages_are_of_10_and_50_at_most(api: Api) -> None:
    body = await a_note(api)
    for _ in range(12):
        await api("POST", "/v2/notes", body)
    assert len((await api("GET", "/v2/notes"))["data"]) == 10
    assert len((await api("GET", "/v2/notes?limit=50&offset=11"))["data"]) == 1
    for query in ("limit=51", "limit=0", "offset=-1", "parent_object=people", f"parent_record_id={NOBODY}"):
        await api("GET", f"/v2/notes?{query}", status=400, code="validation_type")


async def test_listing_notes_has_a_limit_of_its_own(em: Emulator, api: Api) -> None:
    em.limits(read=100, write=100)
    for _ in range(10):
        await api("GET", "/v2/notes")
    await api("GET", "/v2/notes", status=429, code="rate_limit_exceeded")
    await api("GET", f"/v2/notes/{NOBODY}", status=404)


async def test_scopes(em: Emulator, api: Api) -> None:
    note = (await api("POST", "/v2/notes", await a_note(api)))["data"]["id"]["note_id"]
    reader = em.add_token(["note:read", *AROUND])
    await api("GET", f"/v2/notes/{note}", token=reader)
    await api("DELETE", f"/v2/notes/{note}", token=reader, status=403, code="unauthorized")
    await api("GET", "/v2/notes", token=em.add_token(["note:read"]), status=403, code="unauthorized")
    writer = em.add_token(["note:read-write"])
    await api("PATCH", f"/v2/notes/{note}", {"data": {}}, token=writer, status=403, code="unauthorized")
    assert await api("DELETE", f"/v2/notes/{note}", token=writer) == {}


async def test_content_is_replaced_in_the_form_given(api: Api) -> None:
    note = (await api("POST", "/v2/notes", await a_note(api)))["data"]["id"]["note_id"]
    changed = (await api("PATCH", f"/v2/notes/{note}", {"data": {"content": "**x**", "format": "markdown"}}))["data"]
    assert (changed["title"], changed["content_plaintext"], changed["content_markdown"]) == ("t", "x", "**x**")
    await api("PATCH", f"/v2/notes/{note}", {"data": {"title": None}}, status=400, code="validation_type")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("###### Six\n#Tag", "Six\n#Tag"),
        ("* one\n  + two\n10. three", "one\ntwo\nthree"),
        ("***both*** and **a*b**", "both and a*b"),
        ("snake_case and __dunder__ and 2 * 3 * 4", "snake_case and dunder and 2 * 3 * 4"),
        ("==a== = ==b==", "a = b"),
        ("[a](b) ![c](d)[e]", "a [e]"),
    ],
)
def test_the_text_of_markdown(markdown: str, text: str) -> None:
    assert plaintext(markdown) == text
