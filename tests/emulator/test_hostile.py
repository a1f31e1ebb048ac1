"""Requests that would freeze or break a careless server get an answer in Attio's shape and a line in the log."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import Any

import aiohttp
import pytest

from aioattio.emulator import Emulator, emulator

from .conftest import Api

QUERY = "/v2/objects/companies/records/query"
RECORDS = "/v2/objects/companies/records"
DEEP = 200_000


def nested(key: str, depth: int, inner: bytes) -> bytes:
    opening, closing = (f'{{"{key}":[', "]}") if key in ("$and", "$or") else (f'{{"{key}":', "}")
    return b'{"filter":' + opening.encode() * depth + inner + closing.encode() * depth + b"}"


@pytest.mark.parametrize(
    "body",
    [
        b'{"limit":1e300000}',
        b'{"offset":1e300000}',
        b'{"offset":9007199254740993}',
        b'{"offset":-1e300000}',
        b'{"limit":1e99999999999999999999}',
        b'{"limit":' + b"9" * 5000 + b"}",
        b'{"limit":2.5}',
        b'{"limit":true}',
        b'{"limit":"5"}',
        b"[" * DEEP + b"]" * DEEP,
        b"[" * 2000 + b"]" * 2000,
        b'{"sorts":' + b"[" * 900 + b"]" * 900 + b"}",
        *(nested(key, depth, b'{"name":"x"}') for key in ("$and", "$or", "$not") for depth in (101, 400, 5000)),
    ],
    ids=lambda body: f"{body[:24].decode()}~{len(body)}",
)
async def test_a_query_that_is_too_much_is_refused_at_once(em: Emulator, api: Api, body: bytes) -> None:
    started = time.monotonic()
    await api("POST", QUERY, body, status=400, code="validation_type")
    assert time.monotonic() - started < 5
    assert em.requests[-1].status == 400
    assert em.requests[-1].body is not None


async def test_what_is_just_within_bounds_is_answered(em: Emulator, api: Api) -> None:
    em.create_record("companies", {"name": "x"})
    for depth in (2, 45):
        for key in ("$and", "$or"):
            assert len((await api("POST", QUERY, nested(key, depth, b'{"name":"x"}')))["data"]) == 1
    assert (await api("POST", QUERY, nested("$not", 1, b'{"name":"x"}')))["data"] == []
    assert (await api("POST", QUERY, b'{"limit":10.0,"offset":9007199254740992}'))["data"] == []
    assert len((await api("POST", QUERY, b'{"limit":5e2,"offset":0e300000}'))["data"]) == 1


@pytest.mark.parametrize("value", [b"1e99999999999999999999", b"1e300000", b"1e-300000", b"[" * 1500 + b"]" * 1500])
async def test_a_value_that_is_too_much_is_refused(em: Emulator, api: Api, value: bytes) -> None:
    em.create_attribute("companies", "Revenue", "revenue", "number")
    body = b'{"data":{"values":{"revenue":' + value + b"}}}"
    await api("POST", RECORDS, body, status=400, code="validation_type")
    assert em.records("companies") == []


@pytest.mark.parametrize("name", ["limit", "offset"])
async def test_numbers_of_thousands_of_digits_in_a_path(api: Api, name: str) -> None:
    path = f"/v2/objects/people/attributes?{name}={'9' * 5000}"
    await api("GET", path, status=400, code="validation_type")


async def send(em: Emulator, body: bytes, **headers: str) -> tuple[int, Any]:
    authorized = {"Authorization": f"Bearer {em.token}", **{name.replace("_", "-"): headers[name] for name in headers}}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{em.url}{RECORDS}", data=body, headers=authorized) as answer,
    ):
        return answer.status, json.loads(await answer.text())


async def test_a_body_that_is_not_compressed_as_it_says(em: Emulator) -> None:
    status, answer = await send(em, b'{"data":{"values":{}}}', Content_Encoding="gzip")
    assert (status, answer["status_code"], answer["code"]) == (400, 400, "validation_type")
    (logged,) = em.requests
    assert (logged.status, logged.raw_body, logged.path) == (400, b"", RECORDS)
    assert em.records("companies") == []


async def test_a_body_above_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emulator, "MAX_BODY_BYTES", 10_000)
    async with Emulator() as em:
        status, answer = await send(em, b" " * 20_000)
        assert (status, answer["status_code"], answer["code"]) == (413, 413, "validation_type")
        assert [request.status for request in em.requests] == [413]


async def test_a_path_that_is_no_text(em: Emulator) -> None:
    host, port = em.url.removeprefix("http://").split(":")
    incoming, outgoing = await asyncio.open_connection(host, int(port))
    token = em.token.encode()
    head = b"GET /v2/\xff%ff?limit=\xff HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + token
    outgoing.write(head + b"\r\n\r\n")
    answer = await incoming.read()
    outgoing.close()
    await outgoing.wait_closed()
    assert answer.split()[1] in (b"400", b"404")


async def test_an_unforeseen_failure_is_a_server_error_and_logged(
    em: Emulator, api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("unforeseen")

    monkeypatch.setattr(em._server._queries, "page", fail)
    with caplog.at_level(logging.ERROR, logger="aioattio.emulator.server"):
        refused = await api("POST", QUERY, {}, status=500, code="internal_error")
    assert refused["type"] == "api_error"
    assert "unforeseen" in caplog.text
    assert (em.requests[-1].status, em.requests[-1].answered is not None) == (500, True)
    await api("GET", "/v2/objects")
