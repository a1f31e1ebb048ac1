"""Files: what goes up comes down again, in pieces, and nothing half-done stays anywhere."""

from __future__ import annotations

import asyncio
import io
import logging
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from aioattio import (
    ApiError,
    Attio,
    ConnectFailed,
    ConnectionLost,
    Forbidden,
    InvalidInput,
    NotFound,
    OutcomeUnknown,
    RateLimited,
    Record,
    Retry,
    ValidationFailed,
)
from aioattio.emulator import Emulator
from aioattio.testing import UNLIMITED
from aioattio_openapi.attio.api.files import download_file, upload_file
from aioattio_openapi.attio.types import File as FilePart
from tests.support.clock import InstantClock

CONTENT = bytes(range(256)) * 3000
UPLOAD = "POST /v2/files/upload"


@pytest.fixture(params=["httpx", "aiohttp"])
async def both(request: Any, attio_emulator: Emulator, clock: InstantClock) -> AsyncIterator[Attio]:
    """A hasty client over either HTTP library."""
    async with Attio(
        attio_emulator.token,
        base_url=attio_emulator.url,
        limits=UNLIMITED,
        retry=Retry(attempts=4),
        timeout=5,
        clock=clock,
        http=request.param,
    ) as client:
        yield client


@pytest.fixture
async def acme(hasty: Attio) -> Record:
    return await hasty.companies.create({"name": "Acme"})


async def pieces(content: bytes = CONTENT, size: int = 50_000) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def uploads(emulator: Emulator) -> list[int | None]:
    return [request.status for request in emulator.requests if request.operation == UPLOAD]


@pytest.mark.parametrize("kind", ["text path", "path", "bytes", "bytearray", "open file", "buffer", "iterator"])
async def test_what_goes_up_comes_down(kind: str, both: Attio, acme: Record, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(CONTENT)
    with path.open("rb") as file:
        sources: dict[str, tuple[Any, str | None]] = {
            "text path": (str(path), None),
            "path": (path, None),
            "bytes": (CONTENT, "report.pdf"),
            "bytearray": (bytearray(CONTENT), "report.pdf"),
            "open file": (file, None),
            "buffer": (io.BytesIO(CONTENT), "report.pdf"),
            "iterator": (pieces(), "report.pdf"),
        }
        source, name = sources[kind]
        uploaded = await both.files.upload(acme, source, name=name)

    assert (uploaded.file_type, uploaded.name, uploaded.content_type) == ("file", "report.pdf", "application/pdf")
    assert (uploaded.object, uploaded.record_id) == ("companies", acme.id)
    assert uploaded.content_size == len(CONTENT)
    assert not uploaded.is_folder
    assert await both.files.get(uploaded) == uploaded
    assert await both.files.read(uploaded) == CONTENT
    there = await both.files.download(uploaded.id, tmp_path / "copy.pdf")
    assert there.read_bytes() == CONTENT
    assert there.stat().st_mode == path.stat().st_mode


@pytest.mark.parametrize("content", [b"", b"\r\n", b"--\r\n\r\n--", b"x"])
async def test_small_and_awkward_contents(content: bytes, both: Attio, acme: Record) -> None:
    uploaded = await both.files.upload(acme, content, name='Größe "1"; b.txt')
    assert await both.files.read(uploaded) == content
    assert uploaded.name == "Größe %221%22; b.txt"  # as browsers send it


async def test_a_file_is_read_from_where_it_stands(attio: Attio, acme: Record) -> None:
    buffer = io.BytesIO(CONTENT)
    buffer.seek(1000)
    uploaded = await attio.files.upload(acme, buffer, name="rest")
    assert await attio.files.read(uploaded) == CONTENT[1000:]
    assert uploaded.content_type == "application/octet-stream"


async def test_folders_and_connected_entries(attio: Attio, acme: Record) -> None:
    other = await attio.companies.create({"name": "Other"})
    contracts = await attio.files.create_folder(acme, "Contracts")
    old = await attio.files.create_folder(acme, "Old", parent=contracts)
    signed = await attio.files.upload(acme, b"signed", name="signed.txt", folder=old.id)
    drive = await attio.files.connect(
        acme, "01ABC", storage_provider="microsoft-onedrive", is_folder=True, microsoft_drive_id="b!x"
    )
    sheet = await attio.files.connect(acme, "1xyz", storage_provider="google-drive")

    assert [contracts.is_folder, drive.is_folder, sheet.is_folder] == [True, True, False]
    assert (old.parent_folder_id, signed.parent_folder_id, contracts.parent_folder_id) == (contracts.id, old.id, None)
    assert (drive.external_provider_file_id, drive.microsoft_drive_id) == ("01ABC", "b!x")
    assert (await attio.files.get(contracts)).has_children
    assert await attio.files.list(acme, page_size=2).collect() == [contracts, old, signed, drive, sheet]
    assert await attio.files.list(acme, folder=contracts).collect() == [old]
    assert await attio.files.list(acme, storage_provider="google-drive").collect() == [sheet]
    assert await attio.files.list(other).collect() == []
    with pytest.raises(ApiError, match="connected-file"):
        await attio.files.read(sheet)

    await attio.files.delete(contracts)
    assert await attio.files.list(acme).collect() == [drive, sheet]
    for gone in (contracts, old, signed):
        with pytest.raises(NotFound):
            await attio.files.get(gone)


# -- refused before anything is sent ---------------------------------------------------------------------------------


async def test_51_mb_are_refused_before_anything_is_sent(
    attio: Attio, attio_emulator: Emulator, acme: Record, tmp_path: Path
) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(51_000_000)
    attio_emulator.requests.clear()
    for source in (large, large.open("rb"), b"x" * 50_000_001):
        with pytest.raises(InvalidInput, match="50,000,000 bytes"):
            await attio.files.upload(acme, source, name="large.bin")
        if isinstance(source, io.BufferedReader):
            source.close()
    assert attio_emulator.requests == []


async def test_an_iterator_is_counted_and_ends_the_upload(
    both: Attio, attio_emulator: Emulator, acme: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aioattio.files.multipart.MAX_FILE_BYTES", 500_000)
    with pytest.raises(InvalidInput, match="too large"):
        await both.files.upload(acme, pieces(), name="large.bin")
    assert await both.files.list(acme).collect() == []
    assert len(await both.files.read(await both.files.upload(acme, pieces(CONTENT[:500_000]), name="fits"))) == 500_000


async def test_paths_that_cannot_be_read(attio: Attio, attio_emulator: Emulator, acme: Record, tmp_path: Path) -> None:
    attio_emulator.requests.clear()
    with pytest.raises(FileNotFoundError):
        await attio.files.upload(acme, tmp_path / "missing.txt")
    with pytest.raises(IsADirectoryError):
        await attio.files.upload(acme, tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InvalidInput, match="regular file"):
        await attio.files.upload(acme, tmp_path / "pipe")
    assert attio_emulator.requests == []


async def test_bad_arguments(attio: Attio, attio_emulator: Emulator, acme: Record, tmp_path: Path) -> None:
    unknown: Any = "ftp"
    attio_emulator.requests.clear()
    for wrong in (
        attio.files.upload(acme, b"x"),
        attio.files.upload(acme, b"x", name=" "),
        attio.files.upload(acme, pieces()),
        attio.files.upload(acme, io.StringIO("x"), name="x"),  # type: ignore[arg-type]
        attio.files.upload(acme, 7, name="x"),  # type: ignore[arg-type]
        attio.files.upload(acme, b"x", name="x", content_type="text/plain\r\nX-Evil: 1"),
        attio.files.upload(acme, b"x", name="x", folder=""),
        attio.files.create_folder(acme, ""),
        attio.files.connect(acme, "", storage_provider="box"),
        attio.files.connect(acme, "x", storage_provider="attio"),  # type: ignore[arg-type]
        attio.files.get(".."),
        attio.files.download("x", ""),
        attio.files.download("x", "/"),
        attio.files.download("x", tmp_path),
        attio.files.download("x", "/dev/null"),
        attio.files.download("x", f"{tmp_path}/folder/"),
        attio.files.download("x", f"{tmp_path}/a\0b"),
        attio.files.upload(acme, "a\0b"),
        attio.files.upload(acme, b"x", name="not UTF-8: \udcff"),
        attio.files.upload(acme, Coroutines(), name="x"),  # type: ignore[arg-type]
    ):
        with pytest.raises(InvalidInput):
            await wrong
    with pytest.raises(InvalidInput, match="google-drive"):
        attio.files.list(acme, storage_provider=unknown)
    with pytest.raises(FileNotFoundError, match=r"missing/x'$"):
        await attio.files.download("x", tmp_path / "missing" / "x")
    assert attio_emulator.requests == []
    assert names(tmp_path) == []


class Coroutines:
    """What some web frameworks hand over."""

    async def read(self, size: int = -1) -> bytes:
        raise AssertionError


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.csv", "text/csv"),
        ("a.csv.gz", "application/gzip"),
        ("a.csv.bz2", "application/octet-stream"),
        ("data:a/b\r\nX-Evil: 1,", "application/octet-stream"),
    ],
)
async def test_the_type_is_that_of_the_file(name: str, expected: str, attio: Attio, acme: Record) -> None:
    assert (await attio.files.upload(acme, b"x", name=name)).content_type == expected


@pytest.mark.parametrize("name", ["a\0b", "a\x01b"])
async def test_the_emulator_refuses_what_is_no_header(name: str, attio: Attio, acme: Record) -> None:
    with pytest.raises(ValidationFailed, match="not multipart"):
        await attio.files.upload(acme, b"x", name=name)


# -- uploads that fail -----------------------------------------------------------------------------------------------


async def test_a_source_that_can_be_read_again_is_sent_again(
    both: Attio, attio_emulator: Emulator, acme: Record, tmp_path: Path
) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(CONTENT)
    attio_emulator.fail_next("rate_limited", times=2, only=UPLOAD)
    uploaded = await both.files.upload(acme, path)
    assert uploads(attio_emulator) == [429, 429, 201]
    assert await both.files.read(uploaded) == CONTENT


async def test_an_iterator_is_not_sent_again(both: Attio, attio_emulator: Emulator, acme: Record) -> None:
    attio_emulator.fail_next("rate_limited", times=1, only=UPLOAD)
    with pytest.raises(RateLimited, match="read only once: give a path or bytes"):
        await both.files.upload(acme, pieces(), name="x")
    assert uploads(attio_emulator) == [429]


@pytest.mark.parametrize("kind", ["lost_answer", "lost_before", "cut"])
async def test_an_upload_is_not_repeated_once_all_of_it_may_be_there(
    kind: Any, both: Attio, attio_emulator: Emulator, acme: Record
) -> None:
    attio_emulator.fail_next(kind, only=UPLOAD)
    with pytest.raises(OutcomeUnknown):
        await both.files.upload(acme, CONTENT, name="x")
    assert len(uploads(attio_emulator)) == 1


async def test_what_the_source_raises_is_raised(both: Attio, attio_emulator: Emulator, acme: Record) -> None:
    async def broken(error: Exception) -> AsyncIterator[bytes]:
        yield CONTENT
        raise error

    for error in (
        RuntimeError("from my own code"),
        OSError("disk"),
        TimeoutError("of my own"),
        httpx.ReadError("from where it comes"),
        httpx.ConnectError("to where it comes from"),
    ):
        with pytest.raises(type(error)) as caught:
            await both.files.upload(acme, broken(error), name="x")
        assert caught.value is error
    with pytest.raises(InvalidInput, match="pieces of bytes"):
        await both.files.upload(acme, _texts(), name="x")  # type: ignore[arg-type]
    assert await both.files.list(acme).collect() == []


async def _texts() -> AsyncIterator[str]:
    yield "text"


class Changing(io.BytesIO):
    """Not as long as it said."""

    by = 0

    def read(self, size: int | None = -1, /) -> bytes:
        content = super().read(size)
        return content + b"x" * self.by if self.by > 0 or not content else content[: self.by]


@pytest.mark.parametrize("by", [1, -1])
async def test_a_file_that_changes_meanwhile_is_not_uploaded(by: int, both: Attio, acme: Record) -> None:
    source = Changing(b"content")
    source.by = by
    with pytest.raises(InvalidInput, match="the 7 bytes that it had"):
        await both.files.upload(acme, source, name="x")
    assert await both.files.list(acme).collect() == []


@pytest.mark.parametrize("is_repeatable", [True, False])
async def test_a_connection_that_breaks_in_the_middle_has_done_nothing(
    is_repeatable: bool, both: Attio, acme: Record
) -> None:
    """The server reads the beginning and hangs up: it cannot have acted on the rest."""
    connections = 0

    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        await reader.read(1000)
        writer.transport.abort()

    source = b"x" * 20_000_000 if is_repeatable else pieces(b"x" * 20_000_000)
    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    options: dict[str, Any] = {"limits": UNLIMITED, "retry": Retry(attempts=3), "clock": InstantClock()}
    http = both._session.transport._http
    async with server, Attio("sk_test_0123456789", base_url=f"http://127.0.0.1:{port}", http=http, **options) as attio:
        with pytest.raises(ConnectFailed, match="nothing was done"):
            await attio.files.upload(acme, source, name="x")
    assert connections == (3 if is_repeatable else 1)


@pytest.mark.parametrize("http", ["httpx", "aiohttp"])
async def test_a_server_that_takes_nothing_is_given_up(http: str, acme: Record) -> None:
    async def idle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reader._transport.pause_reading()  # type: ignore[attr-defined]
        await given_up.wait()
        writer.transport.abort()

    given_up = asyncio.Event()
    server = await asyncio.start_server(idle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    options: dict[str, Any] = {"limits": UNLIMITED, "retry": Retry(attempts=1), "timeout": 0.1, "http": http}
    async with server, Attio("sk_test_0123456789", base_url=f"http://127.0.0.1:{port}", **options) as attio:
        with pytest.raises(ConnectFailed, match="nothing was done"):
            await asyncio.wait_for(attio.files.upload(acme, b"x" * 40_000_000, name="x"), 10)
        given_up.set()


async def test_a_cancelled_upload_lets_go_of_its_source(both: Attio, acme: Record) -> None:
    """When the caller goes on, nothing reads any more and the iterator has ended its own business."""
    flowing, ended = asyncio.Event(), False

    async def endless() -> AsyncIterator[bytes]:
        nonlocal ended
        try:
            while True:
                yield b"x"
                flowing.set()
                await asyncio.sleep(0)
        finally:
            await asyncio.sleep(0)
            ended = True

    upload = asyncio.create_task(both.files.upload(acme, endless(), name="x"))
    await flowing.wait()
    upload.cancel()
    with pytest.raises(asyncio.CancelledError):
        await upload
    assert ended
    running = [repr(task) for task in asyncio.all_tasks()]
    assert [task for task in running if "write_bytes" in task] == []


async def test_passwords_of_netrc_are_nobody_s_business(
    both: Attio, attio_emulator: Emulator, acme: Record, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "netrc").write_text("default login me password hunter2\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    assert await both.files.read(await both.files.upload(acme, b"x", name="x")) == b"x"
    (request,) = attio_emulator.storage_requests
    assert "authorization" not in request.headers


async def test_more_room_is_needed(attio: Attio, attio_emulator: Emulator, acme: Record) -> None:
    body = {"status_code": 403, "type": "auth_error", "code": "quota_exceeded", "message": "No room"}
    attio_emulator.fail_next("status", only=UPLOAD, status=403, body=body)
    with pytest.raises(Forbidden, match="No room"):
        await attio.files.upload(acme, pieces(), name="x")


# -- downloads that fail ---------------------------------------------------------------------------------------------


async def test_the_token_does_not_go_to_the_storage(both: Attio, attio_emulator: Emulator, acme: Record) -> None:
    uploaded = await both.files.upload(acme, CONTENT, name="x")
    assert await both.files.read(uploaded) == CONTENT
    (request,) = attio_emulator.storage_requests
    assert not {"authorization", "cookie", "referer"} & set(request.headers)
    assert attio_emulator.token not in repr(dict(request.headers))


async def test_a_signed_address_is_never_shown(
    both: Attio, attio_emulator: Emulator, acme: Record, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    for name in ("httpx", "httpcore", "aiohttp", "aioattio"):
        caplog.set_level(logging.DEBUG, logger=name)
    uploaded = await both.files.upload(acme, CONTENT, name="x")
    caplog.clear()
    await both.files.read(uploaded)
    attio_emulator.fail_storage("cut", times=4)
    with pytest.raises(ConnectionLost) as lost:
        await both.files.download(uploaded, tmp_path / "x")
    attio_emulator.fail_storage("expired", times=4)
    with pytest.raises(ConnectionLost, match=r"storage .* \(127\.0\.0\.1 answered 403, 4 attempts\)") as refused:
        await both.files.read(uploaded)
    with pytest.raises(ApiError, match=r"attio\.files\.download") as raw:
        await both.send(download_file.request(uploaded.id))
    shown = [caplog.text, *(f"{error.value!r} {error.value} {vars(error.value)}" for error in (lost, refused, raw))]
    assert [text for text in shown if "Signature" in text or "X-Expires" in text] == []
    assert "/download" in caplog.text or "download_file" in caplog.text


@pytest.mark.parametrize("kind", ["cut", "expired", "unavailable"])
async def test_a_download_is_repeated_with_a_new_address(
    kind: Any, both: Attio, attio_emulator: Emulator, acme: Record, tmp_path: Path
) -> None:
    uploaded = await both.files.upload(acme, CONTENT, name="x")
    attio_emulator.fail_storage(kind, times=2)
    assert (await both.files.download(uploaded, tmp_path / "x")).read_bytes() == CONTENT
    assert names(tmp_path) == ["x"]
    assert len(attio_emulator.storage_requests) == 3
    asked = [request for request in attio_emulator.requests if request.template.endswith("/download")]
    assert len(asked) == 3


async def test_a_broken_download_leaves_what_was_there(
    both: Attio, attio_emulator: Emulator, acme: Record, tmp_path: Path
) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"yesterday's")
    uploaded = await both.files.upload(acme, CONTENT, name="x")
    attio_emulator.fail_storage("cut", times=4)
    with pytest.raises(ConnectionLost):
        await both.files.download(uploaded, path)
    with pytest.raises(NotFound):
        await both.files.download("11111111-1111-4111-8111-111111111111", path)
    assert names(tmp_path) == ["x"]
    assert path.read_bytes() == b"yesterday's"
    await both.files.download(uploaded, path)
    assert path.read_bytes() == CONTENT


async def test_the_generated_package_uploads_too(both: Attio, acme: Record) -> None:
    part = FilePart(CONTENT, "raw.bin", "application/octet-stream")
    request = upload_file.request(body={"object": "companies", "record_id": acme.id, "file": part})
    answer = await both.send(request)
    assert answer.data.name == "raw.bin"
    (file,) = await both.files.list(acme).collect()
    assert await both.files.read(file) == CONTENT
