"""Starting, stopping, resetting; alone, twice, and with requests on the way."""

from __future__ import annotations

import ast
import asyncio
import io
import json
import subprocess
import sys
import time
from email.utils import parsedate_to_datetime
from pathlib import Path

import aiohttp
import pytest

import aioattio.emulator
from aioattio.emulator import Emulator

from .conftest import Api, record_id, until


def others() -> set[asyncio.Task[object]]:
    return {task for task in asyncio.all_tasks() if task is not asyncio.current_task()}


async def test_it_can_be_started_again_on_another_port() -> None:
    em = Emulator()
    before = others()
    for _ in range(2):
        async with em, aiohttp.ClientSession() as session:
            em.create_record("people", {"name": "Ada"})
            async with session.get(f"{em.url}/v2/self") as answer:
                assert await answer.json() == {"active": False}
    assert len(em.records("people")) == 2
    await em.stop()
    assert others() == before
    with pytest.raises(RuntimeError, match="does not run"):
        _ = em.url


async def test_starting_twice_is_an_error_that_harms_nothing() -> None:
    async with Emulator() as em, aiohttp.ClientSession() as session:
        with pytest.raises(RuntimeError, match="already runs at http://127"):
            await em.start()
        async with session.get(f"{em.url}/v2/self") as answer:
            assert answer.status == 200


async def test_two_at_once_know_nothing_of_each_other() -> None:
    async with Emulator() as one, Emulator(workspace_slug="bolt") as other:
        one.create_record("people", {"name": "Ada"})
        assert other.records("people") == []
        assert one.url != other.url
        assert one.token != other.token
        assert one.workspace_id != other.workspace_id


async def test_a_taken_port_is_named() -> None:
    async with Emulator() as em:
        port = int(em.url.rsplit(":", 1)[1])
        second = Emulator(port=port)
        with pytest.raises(OSError, match=rf"cannot listen on 127.0.0.1:{port}: the port is taken"):
            await second.start()
    async with second:
        assert second.url.endswith(f":{port}")


@pytest.mark.parametrize("kind", ["hang", "latency"])
async def test_stopping_with_requests_on_the_way_leaves_nothing_behind(kind: str) -> None:
    before = others()
    em = Emulator()
    async with aiohttp.ClientSession() as session:
        async with em:
            if kind == "hang":
                em.fail_next("hang", times=3)
            else:
                em.latency(60_000, 60_000)
            headers = {"Authorization": f"Bearer {em.token}"}
            calls = [asyncio.create_task(session.get(f"{em.url}/v2/objects", headers=headers)) for _ in range(3)]
            await until(lambda: len(em.requests) == 3)
            stopping = time.monotonic()
        # Far less than the grace that requests get which are being worked on.
        assert time.monotonic() - stopping < 3
        assert all((request.counted is None) == (kind == "latency") for request in em.requests)
        outcomes = await asyncio.gather(*calls, return_exceptions=True)
    if kind == "hang":
        assert all(isinstance(outcome, aiohttp.ClientConnectionError) for outcome in outcomes)
    assert others() == before


async def test_stopping_does_not_wait_for_a_request_that_never_ends() -> None:
    before = others()
    async with Emulator() as em:
        port = int(em.url.rsplit(":", 1)[1])
        incoming, outgoing = await asyncio.open_connection("127.0.0.1", port)
        head = "POST /v2/objects HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
        outgoing.write(head.encode())
        await until(lambda: em._server._reading)
        stopping = time.monotonic()
    assert time.monotonic() - stopping < 3
    assert await incoming.read() == b""
    outgoing.close()
    await outgoing.wait_closed()
    assert others() == before


async def test_reset_is_as_constructed_and_keeps_token_and_ids(em: Emulator, api: Api) -> None:
    companies, token = em.object("companies")["id"], em.token
    record = await api.create("companies", {"domains": ["acme.example"]})
    em.create_attribute("companies", "Revenue", "revenue", "number")
    em.faults(server_error=1.0)
    em.limits(write=0)
    em.clock_offset = 300.0

    em.reset()

    assert em.requests == []
    assert (em.token, em.object("companies")["id"], em.clock_offset) == (token, companies, 0.0)
    await api("GET", f"/v2/objects/companies/records/{record_id(record)}", status=404, code="not_found")
    await api("GET", "/v2/objects/companies/attributes/revenue", status=404, code="not_found")
    await api.create("companies", {"domains": ["acme.example"]})


async def test_seeding_refuses_what_the_api_refuses(em: Emulator) -> None:
    with pytest.raises(ValueError, match="nope"):
        em.create_record("companies", {"nope": 1})
    with pytest.raises(ValueError, match="nope"):
        em.records("nope")


async def test_a_body_of_many_megabytes_is_taken_and_given(em: Emulator, api: Api) -> None:
    body = json.dumps({"data": {"values": {"description": "x" * 9_000_000}}}).encode()
    headers = {"Authorization": f"Bearer {em.token}"}
    path = f"{em.url}/v2/objects/companies/records"
    async with api.session.post(path, data=io.BytesIO(body), headers=headers) as answer:
        created = (await answer.json())["data"]
    assert len(created["values"]["description"][0]["value"]) == 9_000_000


def test_without_aiohttp_it_says_what_to_install() -> None:
    program = "import sys; sys.modules['aiohttp'] = None\nimport aioattio.emulator"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "ImportError: the emulator needs aiohttp: pip install 'aioattio[emulator]'" in done.stderr


def test_it_imports_nothing_of_the_client() -> None:
    folder = Path(aioattio.emulator.__file__).parent
    imported = {
        name
        for source in folder.rglob("*.py")
        for node in ast.walk(ast.parse(source.read_text()))
        for name in (
            [node.module or "."]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    ours = {name for name in imported if name.split(".")[0] in (".", "aioattio", "aioattio_openapi", "httpx")}
    assert ours
    assert {name for name in ours if not name.startswith("aioattio.emulator")} == set()


async def test_the_wall_clock_is_the_one_of_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    em, wall = Emulator(), time.time
    monkeypatch.setattr(time, "time", lambda: wall() + 100_000)
    async with em, aiohttp.ClientSession() as session, session.get(f"{em.url}/v2/self") as answer:
        date = parsedate_to_datetime(answer.headers["Date"]).timestamp()
    assert 99_990 < date - wall() < 100_010
