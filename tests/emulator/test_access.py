"""Tokens, scopes, unknown paths, and what every answer carries."""

from __future__ import annotations

import base64

import aiohttp
import pytest

from aioattio.emulator import Emulator

from .conftest import Api


async def test_self_tells_whose_token_it_is(em: Emulator, api: Api) -> None:
    me = await api("GET", "/v2/self")
    assert me["active"] is True
    assert "record_permission:read-write" in me["scope"].split()
    assert (me["workspace_slug"], me["workspace_id"], me["token_type"]) == ("acme", em.workspace_id, "Bearer")
    assert (me["exp"], me["iss"], me["token_level"]) == (None, "attio.com", "workspace")


async def test_a_wrong_token_is_inactive_on_self_and_401_elsewhere(api: Api) -> None:
    assert await api("GET", "/v2/self", token="wrong") == {"active": False}
    for method, path in (("GET", "/v2/objects"), ("POST", "/v2/objects/people/records"), ("GET", "/v2/nowhere")):
        refused = await api(method, path, token="wrong", status=401, code="unauthorized")
        assert refused["type"] == "auth_error"


async def test_no_token_and_basic_authentication(em: Emulator) -> None:
    basic = base64.b64encode(f"{em.token}:".encode()).decode()
    expected = {
        None: 401,
        f"Basic {basic}": 200,
        "Basic ???": 401,
        "Basic é": 401,
        "Basic /w==": 401,
        f"bearer {em.token}": 200,
        "Digest x": 401,
    }
    async with aiohttp.ClientSession() as session:
        for authorization, status in expected.items():
            headers = {} if authorization is None else {"Authorization": authorization}
            async with session.get(f"{em.url}/v2/objects", headers=headers) as answer:
                assert answer.status == status, authorization


async def test_a_revoked_token_is_refused(em: Emulator, api: Api) -> None:
    token = em.add_token()
    await api("GET", "/v2/objects", token=token)
    em.revoke(token)
    await api("GET", "/v2/objects", token=token, status=401, code="unauthorized")
    em.revoke(token)


async def test_missing_scopes_are_named(em: Emulator, api: Api) -> None:
    token = em.add_token(["record_permission:read", "object_configuration:read-write"])
    assert await api.create("people", {})
    await api("POST", "/v2/objects/people/records/query", {}, token=token)
    await api("GET", "/v2/objects", token=token)
    body = {"data": {"values": {}}}
    refused = await api("POST", "/v2/objects/people/records", body, token=token, status=403, code="unauthorized")
    assert refused["type"] == "auth_error"
    assert "record_permission:read-write" in refused["message"]
    assert "object_configuration" not in refused["message"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v2/nowhere"),
        ("GET", "/v1/objects"),
        ("GET", "/"),
        ("DELETE", "/v2/objects"),
        ("GET", "/v2/objects/people/records/query/more"),
        ("PUT", "/v2/objects/people/records/query/"),
        ("GET", "/v2/objects/people/records"),
        ("GET", "/v2/lists/sales/attributes"),
        ("OPTIONS", "/v2/self"),
    ],
)
async def test_unknown_paths_and_wrong_verbs_are_404(api: Api, method: str, path: str) -> None:
    await api(method, path, status=404, code="not_found")


@pytest.mark.parametrize(
    "path", ["/v2/objects/nope", "/v2/objects/nope/attributes", "/v2/objects/people/attributes/nope"]
)
async def test_unknown_objects_and_attributes_are_404(api: Api, path: str) -> None:
    assert "nope" in (await api("GET", path, status=404, code="not_found"))["message"]


async def test_every_answer_has_a_request_id_of_its_own(em: Emulator) -> None:
    ids = []
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {em.token}"}) as session:
        for path in ("/v2/self", "/v2/nowhere", "/v2/objects"):
            async with session.get(f"{em.url}{path}") as answer:
                ids.append(answer.headers["x-request-id"])
                assert answer.content_type == "application/json"
                assert "Content-Encoding" not in answer.headers
    assert ids == [request.request_id for request in em.requests]
    assert len(set(ids)) == 3


async def test_answers_are_compressed_where_both_sides_want_it() -> None:
    async with Emulator(gzip=True) as em, aiohttp.ClientSession() as session:
        for accepted, encoding in (("gzip", "gzip"), ("identity", None)):
            headers = {"Authorization": f"Bearer {em.token}", "Accept-Encoding": accepted}
            async with session.get(f"{em.url}/v2/objects/people/attributes", headers=headers) as answer:
                assert answer.headers.get("Content-Encoding") == encoding
                assert len((await answer.json())["data"]) > 10
