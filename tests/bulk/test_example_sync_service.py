"""The sync service: progress as it comes, stopped and resumed by request, and across a restart."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from aioattio import Attio
from aioattio.bulk import Progress
from aioattio.bulk.report import Counts
from aioattio.emulator import Emulator
from aioattio.testing import UNLIMITED
from examples import sync_service
from tests.support.messy import COMPANIES

HEADER = b"company_name,website,location,about\n"
FINE = HEADER + b"Fine,fine.example,,\n"


@asynccontextmanager
async def running(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch, folder: Path, **options: Any
) -> AsyncIterator[httpx.AsyncClient]:
    """The service from its start to its end, and a client of it."""
    monkeypatch.setenv("ATTIO_API_KEY", emulator.token)
    monkeypatch.setenv("ATTIO_BASE_URL", emulator.url)
    monkeypatch.setenv("SYNC_FOLDER", str(folder / "syncs"))
    monkeypatch.setattr(sync_service, "Attio", partial(Attio, **options))
    transport = httpx.ASGITransport(sync_service.app)
    async with (
        sync_service.lifespan(sync_service.app),
        httpx.AsyncClient(transport=transport, base_url="http://service") as client,
    ):
        yield client


async def uploaded(client: httpx.AsyncClient, name: str, content: bytes) -> str:
    """The address of the sync."""
    answer = await client.post("/syncs", files={"file": (name, content)})
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/syncs/{answer.json()['id']}"
    return answer.headers["location"]


async def events(client: httpx.AsyncClient, address: str) -> list[tuple[str, dict[str, Any]]]:
    """All of them, until the sync has ended."""
    async with asyncio.timeout(20):
        answer = await client.get(f"{address}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    told: list[tuple[str, dict[str, Any]]] = []
    for block in answer.text.strip().split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines())
        told.append((lines["event"], json.loads(lines["data"])))
    return told


async def ended(client: httpx.AsyncClient, address: str) -> dict[str, Any]:
    kind, shown = (await events(client, address))[-1]
    assert kind == "ended"
    return shown


async def until_something_is_written(emulator: Emulator, count: int = 1) -> None:
    async with asyncio.timeout(20):
        while len(emulator.records("companies")) < count:
            await asyncio.sleep(0.001)


async def test_progress_is_told_as_it_comes_and_the_report_at_the_end(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with running(attio_emulator, monkeypatch, tmp_path, limits=UNLIMITED) as client:
        address = await uploaded(client, "companies.csv", COMPANIES.read_bytes())
        told = await events(client, address)
        again = await events(client, address)
        page = await client.get(f"{address}/report")
    assert [kind for kind, _ in told] == ["progress"] * (len(told) - 1) + ["ended"]
    phases = [shown["progress"]["phase"] for _, shown in told if shown["progress"]]
    assert phases[-1] == "writing"
    done = [
        shown["progress"]["done"] for _, shown in told if shown["progress"] and shown["progress"]["phase"] == "writing"
    ]
    assert done == sorted(done)
    shown = told[-1][1]
    assert (shown["state"], shown["file"], shown["error"]) == ("done", "companies.csv", None)
    assert shown["report"]["counts"]["created"] == len(attio_emulator.records("companies"))
    assert shown["report"]["html"] == "report.html"
    assert again == [("ended", shown)]
    assert page.headers["content-type"].startswith("text/html")
    assert "companies.csv" in page.text


async def test_a_second_sync_of_the_same_file_writes_nothing(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with running(attio_emulator, monkeypatch, tmp_path, limits=UNLIMITED) as client:
        await ended(client, await uploaded(client, "one.csv", FINE))
        shown = await ended(client, await uploaded(client, "two.csv", FINE))
    assert (shown["report"]["counts"]["unchanged"], shown["report"]["counts"]["created"]) == (1, 0)


async def test_a_sync_is_stopped_by_request_and_goes_on_by_request(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """At Attio's own limits, which let 25 rows through at once and hold the rest back."""
    async with running(attio_emulator, monkeypatch, tmp_path) as client:
        address = await uploaded(client, "companies.csv", COMPANIES.read_bytes())
        await until_something_is_written(attio_emulator)
        too_early = await client.post(f"{address}/resume")
        assert (await client.delete(address)).status_code == 202
        stopped = await ended(client, address)
        written = len(attio_emulator.records("companies"))
        await client.post(f"{address}/resume")
        await until_something_is_written(attio_emulator, written + 1)
        assert (await client.delete(address)).status_code == 202
        again = await ended(client, address)
    assert (too_early.status_code, too_early.json()["detail"]) == (409, "this sync is running")
    assert (stopped["state"], stopped["report"]["stopped"]["why"]) == ("stopped", "asked")
    assert 1 <= stopped["report"]["counts"]["created"] == written < 100
    assert again["report"]["counts"]["created"] == len(attio_emulator.records("companies")) > written
    writes = [one for one in attio_emulator.requests if one.method == "POST" and one.path.endswith("/records")]
    assert len(writes) == len(attio_emulator.records("companies"))


async def test_what_was_under_way_when_the_service_ended_goes_on_in_the_next_one(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with running(attio_emulator, monkeypatch, tmp_path) as client:
        address = await uploaded(client, "companies.csv", COMPANIES.read_bytes())
        fine = await uploaded(client, "fine.csv", FINE)
        await ended(client, fine)
        await until_something_is_written(attio_emulator, 2)
    written = len(attio_emulator.records("companies"))
    assert 1 <= written < 100
    async with running(attio_emulator, monkeypatch, tmp_path, limits=UNLIMITED) as client:
        states = {shown["id"]: shown["state"] for shown in (await client.get("/syncs")).json()}
        assert states == {address.rpartition("/")[2]: "stopped", fine.rpartition("/")[2]: "done"}
        assert (await client.get(fine)).json()["report"]["counts"]["rows"] == 1
        assert (await client.post(f"{fine}/resume")).status_code == 409
        assert (await client.post(f"{address}/resume")).status_code == 202
        shown = await ended(client, address)
    assert shown["state"] == "done"
    counts = shown["report"]["counts"]
    assert counts["rows"] == 251
    assert counts["created"] == len(attio_emulator.records("companies")) - 1 > written
    assert counts["not_tried"] == counts["failed"] == 0


async def test_a_sync_that_waits_for_its_turn_is_stopped_at_once(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with running(attio_emulator, monkeypatch, tmp_path, limits=UNLIMITED) as client:
        syncs = sync_service.app.state.syncs
        for _ in range(sync_service.AT_ONCE):
            await syncs.slots.acquire()
        address = await uploaded(client, "fine.csv", FINE)
        await client.delete(address)
        syncs.slots.release()
        shown = await ended(client, address)
        assert (shown["state"], shown["report"], attio_emulator.requests) == ("stopped", None, [])
        await client.post(f"{address}/resume")
        assert (await ended(client, address))["state"] == "done"
        for _ in range(sync_service.AT_ONCE - 1):
            syncs.slots.release()


async def test_rows_to_mend_come_back_as_a_file(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    content = FINE + "Bad,b@d.example,,Größe\n".encode()
    async with running(attio_emulator, monkeypatch, tmp_path, limits=UNLIMITED) as client:
        address = await uploaded(client, "new companies.csv", content)
        shown = await ended(client, address)
        rejects = await client.get(f"{address}/rejects")
        failures = await client.get(f"{address}/failures")
        page = await client.get(f"{address}/report")
    (row,) = csv.DictReader(io.StringIO(rejects.content.decode("utf-8-sig")))
    assert (row["about"], row["import:line"], row["import:column"]) == ("Größe", "3", "website")
    assert shown["report"]["rejects"] == "rejects.csv"
    assert (failures.status_code, failures.json()["detail"]) == (404, "this sync has no failures")
    assert "b@d.example" in page.text


@pytest.mark.parametrize(
    ("name", "kept_as", "content", "says"),
    [
        ("empty.csv", "empty.csv", b"", "empty"),
        ("list.csv", "list.csv", b"name,website\nAcme,acme.example\n", "company_name"),
        ("../../etc/passwd", "_.._etc_passwd", b"PK\x03\x04" + bytes(100), "passwd"),
    ],
    ids=["empty", "columns", "path"],
)
async def test_a_file_that_cannot_be_synced_is_said_to_be(
    attio_emulator: Emulator,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    kept_as: str,
    content: bytes,
    says: str,
) -> None:
    async with running(attio_emulator, monkeypatch, tmp_path, limits=UNLIMITED) as client:
        shown = await ended(client, await uploaded(client, name, content))
        fine = await ended(client, await uploaded(client, "fine.csv", FINE))
    assert (shown["state"], shown["file"], shown["report"]) == ("failed", kept_as, None)
    assert says in shown["error"]
    assert str(tmp_path) not in json.dumps([shown, fine])
    assert fine["state"] == "done"


async def test_an_error_of_ours_ends_one_sync_which_can_be_tried_again(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(attio_emulator, monkeypatch, tmp_path, limits=UNLIMITED) as client:
        with monkeypatch.context() as broken:
            broken.setattr("aioattio.bulk.mapping.RowMapping.of", lambda given: 1 / 0)
            address = await uploaded(client, "fine.csv", FINE)
            shown = await ended(client, address)
        await client.post(f"{address}/resume")
        again = await ended(client, address)
    assert (shown["state"], shown["error"]) == ("failed", "an error on our side")
    assert "ZeroDivisionError" in caplog.text
    assert (again["state"], again["error"]) == ("done", None)


async def test_a_listener_that_leaves_does_not_disturb_and_one_that_is_slow_sees_the_end(tmp_path: Path) -> None:
    one = sync_service.Sync("id", tmp_path / "id" / "upload" / "x.csv")
    leaving, slow = one.events(), one.events()
    assert [(await anext(leaving)).event, (await anext(slow)).event] == ["progress", "progress"]
    await leaving.aclose()
    for state in ("running", "stopped", "waiting", "running", "done"):
        one.change(state)
    event = await anext(slow)
    assert (event.event, event.data["state"]) == ("ended", "done")
    with pytest.raises(StopAsyncIteration):
        await anext(slow)


async def test_events_leave_as_they_come(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without the transport that waits for the whole answer."""
    sent: asyncio.Queue[bytes] = asyncio.Queue()

    async def send(message: MutableMapping[str, Any]) -> None:
        if message.get("body"):
            await sent.put(message["body"])

    async def receive() -> MutableMapping[str, Any]:
        return await asyncio.Future()  # the client stays

    scope = {"type": "http", "method": "GET", "path": "/syncs/one/events", "query_string": b"", "headers": []}
    one = sync_service.Sync("one", tmp_path / "one" / "upload" / "x.csv")
    async with running(attio_emulator, monkeypatch, tmp_path), asyncio.timeout(20):
        sync_service.app.state.syncs.known["one"] = one
        answer = asyncio.create_task(sync_service.app(scope, receive, send))
        seen = [await sent.get()]
        one.note(Progress(phase="comparing", counts=Counts(rows=7), found=500))
        seen.append(await sent.get())
        one.change("done")
        seen.append(await sent.get())
        await answer
    assert [chunk.split(b"\n")[0] for chunk in seen] == [b"event: progress", b"event: progress", b"event: ended"]
    assert [b'"found": 500' in chunk for chunk in seen] == [False, True, True]


async def test_syncs_that_are_done_are_forgotten_after_a_while_and_stopped_ones_are_not(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sync_service, "KEPT", 2)
    async with running(attio_emulator, monkeypatch, tmp_path, limits=UNLIMITED) as client:
        syncs = sync_service.app.state.syncs
        stopped = tmp_path / "syncs" / "stopped" / "upload" / "slow.csv"
        stopped.parent.mkdir(parents=True)
        stopped.write_bytes(FINE)
        syncs.known["stopped"] = sync_service.Sync("stopped", stopped, "stopped")
        addresses = []
        for number in range(4):
            addresses.append(await uploaded(client, f"{number}.csv", FINE))
            await ended(client, addresses[-1])
        async with asyncio.timeout(20):
            while len(list((tmp_path / "syncs").iterdir())) > 3:
                await asyncio.sleep(0.001)
        answers = [(await client.get(address)).status_code for address in addresses]
    assert answers == [404, 404, 200, 200]
    assert stopped.exists()


async def test_an_upload_that_did_not_end_is_no_sync_and_other_files_are_left_alone(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "syncs" / "begun" / "upload").mkdir(parents=True)
    (tmp_path / "syncs" / "begun" / "incoming").write_bytes(b"name")
    (tmp_path / "syncs" / "readme.txt").write_text("mine")
    async with running(attio_emulator, monkeypatch, tmp_path) as client:
        assert (await client.get("/syncs")).json() == []
    assert (tmp_path / "syncs" / "readme.txt").read_text() == "mine"


async def test_a_sync_that_is_not_there(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with running(attio_emulator, monkeypatch, tmp_path) as client:
        answers = [
            await client.get("/syncs/nothing"),
            await client.get("/syncs/nothing/events"),
            await client.delete("/syncs/nothing"),
            await client.post("/syncs/nothing/resume"),
            await client.get("/syncs/nothing/report"),
        ]
    assert [answer.status_code for answer in answers] == [404] * 5
    assert attio_emulator.requests == []
