"""The upload service: imports by HTTP, one after another and side by side, and what is left of them."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import httpx
import pytest

from aioattio import Attio
from aioattio.bulk.sources import RejectsFile
from aioattio.emulator import Emulator
from aioattio.testing import UNLIMITED
from examples import upload_service
from tests.support.clock import InstantClock
from tests.support.messy import COMPANIES

HEADER = b"company_name,website,location,about\n"
FINE = HEADER + b"Fine,fine.example,,\n"


@asynccontextmanager
async def running(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch, **options: Any
) -> AsyncIterator[httpx.AsyncClient]:
    """The service from its start to its end, and a client of it."""
    monkeypatch.setenv("ATTIO_API_KEY", emulator.token)
    monkeypatch.setenv("ATTIO_BASE_URL", emulator.url)
    monkeypatch.setattr(upload_service, "Attio", partial(Attio, **options))
    transport = httpx.ASGITransport(upload_service.app)
    async with (
        upload_service.lifespan(upload_service.app),
        httpx.AsyncClient(transport=transport, base_url="http://service") as client,
    ):
        yield client


async def uploaded(client: httpx.AsyncClient, name: str, content: bytes) -> str:
    """The address of the import."""
    answer = await client.post("/imports", files={"file": (name, content)})
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/imports/{answer.json()['id']}"
    return answer.headers["location"]


async def ended(client: httpx.AsyncClient, address: str) -> dict[str, Any]:
    async with asyncio.timeout(20):
        while True:
            shown: dict[str, Any] = (await client.get(address)).json()
            if shown["state"] in ("done", "stopped", "failed"):
                return shown
            await asyncio.sleep(0.001)


async def test_an_uploaded_file_is_imported(attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(attio_emulator, monkeypatch, limits=UNLIMITED) as client:
        address = await uploaded(client, "companies.csv", FINE + b"Finer,www.fine.example,,\nGood,good.example,,\n")
        shown = await ended(client, address)
        no_rejects = await client.get(f"{address}/rejects")
    report, progress = shown["report"], shown["progress"]
    assert (shown["state"], shown["file"], shown["error"]) == ("done", "companies.csv", None)
    assert (report["counts"]["rows"], report["counts"]["written"], report["counts"]["superseded"]) == (3, 2, 1)
    assert (progress["phase"], progress["done"], progress["to_write"]) == ("writing", 2, 2)
    assert len(attio_emulator.records("companies")) == 2
    assert (no_rejects.status_code, no_rejects.json()["detail"]) == (404, "this import has no file of rows to mend")


async def test_rejected_rows_come_back_as_a_file_to_mend(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = FINE + "Bad,b@d.example,,Größe\nGood,good.example,,\n".encode()
    async with running(attio_emulator, monkeypatch, limits=UNLIMITED) as client:
        address = await uploaded(client, "new companies.csv", content)
        shown = await ended(client, address)
        rejects = await client.get(shown["report"]["rejects"])
        (row,) = csv.DictReader(io.StringIO(rejects.content.decode("utf-8-sig")))
        mended = rejects.content.replace(b"b@d", b"bad")
        again = await ended(client, await uploaded(client, "mended.csv", mended))
    assert shown["report"]["rejects"] == f"{address}/rejects"
    assert 'filename="new_companies.rejects.csv"' in rejects.headers["content-disposition"]
    assert (row["about"], row["import:line"], row["import:column"]) == ("Größe", "3", "website")
    assert [one["line"] for one in shown["report"]["problems"]] == [3]
    assert again["report"]["counts"]["written"] == 1
    assert len(attio_emulator.records("companies")) == 3


@pytest.mark.parametrize(
    ("name", "kept_as", "content", "says"),
    [
        ("empty.csv", "empty.csv", b"", "empty"),
        ("list.csv", "list.csv", b"name,website\nAcme,acme.example\n", "company_name"),
        ("../../etc/passwd", "_.._etc_passwd", b"PK\x03\x04" + bytes(100), "passwd"),
        ("...", "upload.csv", b"", "upload.csv"),
        ("a\\b:c?.csv", "a_b_c_.csv", b"", "a_b_c_.csv"),
    ],
    ids=["empty", "columns", "path", "dots", "signs"],
)
async def test_a_file_that_cannot_be_imported_is_said_to_be(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, name: str, kept_as: str, content: bytes, says: str
) -> None:
    async with running(attio_emulator, monkeypatch, limits=UNLIMITED) as client:
        shown = await ended(client, address := await uploaded(client, name, content))
        rejects = await client.get(f"{address}/rejects")
        fine = await ended(client, await uploaded(client, "fine.csv", FINE))
    assert (shown["state"], shown["file"], shown["report"]) == ("failed", kept_as, None)
    assert says in shown["error"]
    assert str(upload_service.app.state.importer.folder) not in shown["error"]
    assert rejects.status_code == 404
    assert fine["state"] == "done"


async def test_an_error_of_ours_ends_one_import_and_no_other(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(attio_emulator, monkeypatch, limits=UNLIMITED) as client:
        with monkeypatch.context() as broken:
            broken.setattr("aioattio.bulk.mapping.RowMapping.of", lambda given: 1 / 0)
            shown = await ended(client, await uploaded(client, "fine.csv", FINE))
        fine = await ended(client, await uploaded(client, "fine.csv", FINE))
    assert (shown["state"], shown["error"]) == ("failed", "an error on our side")
    assert "ZeroDivisionError" in caplog.text
    assert fine["state"] == "done"


async def test_rows_that_were_not_tried_are_not_done(attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    attio_emulator.fail_next("status", 100, only="PUT /", status=401, body={"message": "revoked"})
    async with running(attio_emulator, monkeypatch, limits=UNLIMITED, clock=InstantClock()) as client:
        shown = await ended(client, await uploaded(client, "fine.csv", FINE))
    assert (shown["state"], shown["report"]["counts"]["written"], shown["report"]["stopped"]["why"]) == (
        ("stopped", 0, "failing")
    )
    assert "revoked" in shown["report"]["stopped"]["message"]


async def test_an_upload_that_is_too_large_is_refused_while_it_comes(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal taken
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="large.csv"\r\n\r\n'
        for taken in range(1, 200):  # noqa: B007 - read below
            yield bytes(1024 * 1024)
        yield b"\r\n--x--\r\n"

    async with running(attio_emulator, monkeypatch) as client:
        headers = {"Content-Type": "multipart/form-data; boundary=x"}
        answer = await client.post("/imports", content=endless(), headers=headers)
        importer = upload_service.app.state.importer
        assert answer.status_code == 413
        assert taken <= 101
        assert (importer.imports, list(importer.folder.iterdir())) == ({}, [])


async def test_imports_that_ended_long_ago_are_forgotten(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upload_service, "KEPT", 2)
    async with running(attio_emulator, monkeypatch, limits=UNLIMITED) as client:
        importer = upload_service.app.state.importer
        importer.imports["slow"] = upload_service.Import("slow", importer.folder / "slow" / "slow.csv", "running")
        addresses = [await uploaded(client, f"{number}.csv", FINE) for number in range(5)]
        for address in addresses[-2:]:
            assert (await ended(client, address))["state"] == "done"
        async with asyncio.timeout(20):
            while len(list(importer.folder.iterdir())) > 2:
                await asyncio.sleep(0.001)
        answers = [(await client.get(address)).status_code for address in addresses]
    assert answers == [404, 404, 404, 200, 200]
    assert list(importer.imports) == ["slow", *(address.rpartition("/")[2] for address in addresses[-2:])]


async def test_rejects_that_cannot_be_written_are_told_without_our_paths(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: RejectsFile) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(RejectsFile, "commit", full)
    async with running(attio_emulator, monkeypatch, limits=UNLIMITED) as client:
        shown = await ended(client, await uploaded(client, "bad.csv", HEADER + b"Bad,b@d.example,,\n"))
    assert (shown["state"], shown["report"]["rejects"]) == ("done", None)
    assert shown["report"]["rejects_error"] == "rejects.csv: No space left on device"


async def test_an_import_that_is_not_there(attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(attio_emulator, monkeypatch) as client:
        answers = [await client.get("/imports/nothing"), await client.get("/imports/nothing/rejects")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert attio_emulator.requests == []


async def test_when_the_service_ends_what_is_under_way_is_finished(
    attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At Attio's own limits, which let 25 rows through at once and hold the rest back."""
    async with running(attio_emulator, monkeypatch) as client:
        import_id = (await uploaded(client, "companies.csv", COMPANIES.read_bytes())).rpartition("/")[2]
        async with asyncio.timeout(20):
            while not attio_emulator.records("companies"):
                assert upload_service.app.state.importer.imports[import_id].error is None
                await asyncio.sleep(0.001)
    importer = upload_service.app.state.importer
    shown = importer.imports[import_id].to_dict()
    counts = shown["report"]["counts"]
    written = len(attio_emulator.records("companies"))
    assert shown["state"] == "stopped"
    assert shown["report"]["stopped"]["why"] == "asked"
    assert counts["written"] == written
    assert 1 <= written < 100
    assert counts["written"] + counts["superseded"] + counts["not_tried"] == counts["rows"] == 251
    assert not importer.folder.exists()
