"""Redirects of downloads and bodies of uploads over a scripted HTTP transport."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from aioattio import (
    Attio,
    ClientClosed,
    ConnectionLost,
    InvalidInput,
    OutcomeUnknown,
    RecordReference,
    Retry,
    UnexpectedAnswer,
)
from aioattio.files.multipart import Multipart
from aioattio.files.saving import new_file
from aioattio.testing import UNLIMITED
from tests.support import virtual

TOKEN = "sk_test_2b8e6d4c0a1f3e5d7c9b"
SECRET = "a-signature-nobody-sees"
FILE = "7c430b6d-fa5b-48c6-bfa7-9520c088c7bc"

Handler = Callable[[httpx.Request], Awaitable[httpx.Response]]


def client(handler: Handler, base_url: str = "https://attio.test", **options: Any) -> Attio:
    return Attio(TOKEN, base_url=base_url, http=httpx.MockTransport(handler), schema=False, limits=UNLIMITED, **options)


class Storage:
    """Attio, which redirects to `first`, and hosts that answer what they are told."""

    def __init__(self, first: str | None, answers: dict[str, httpx.Response]) -> None:
        self.first, self.answers = first, answers
        self.seen: list[httpx.Request] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.seen.append(request)
        if request.url.host == "attio.test" and request.url.path.startswith("/v2"):
            headers = {"Set-Cookie": "session=1; Domain=attio.test"}
            headers |= {} if self.first is None else {"Location": self.first}
            return httpx.Response(302, headers=headers, text=f"Found. Redirecting to {self.first}")
        return self.answers[str(request.url)]


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def moved(to: str) -> httpx.Response:
    return httpx.Response(307, headers={"Location": to})


def read(storage: Storage, base_url: str = "https://attio.test") -> bytes:
    async def main() -> bytes:
        async with client(storage, base_url, retry=Retry(attempts=2)) as attio:
            return await attio.files.read(FILE)

    return virtual.run(main())


@pytest.mark.parametrize("host", ["files.test", "attio.test"])
def test_no_authorization_no_cookie_whatever_the_host(host: str) -> None:
    first, last = f"https://{host}/x?s={SECRET}", f"https://{host}/y?s={SECRET}"
    storage = Storage(first, {first: moved(f"/y?s={SECRET}"), last: httpx.Response(200, content=b"content")})
    assert read(storage) == b"content"
    asked, *fetched = storage.seen
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"
    assert len(fetched) == 2
    for request in fetched:
        assert set(request.headers) == {"accept", "accept-encoding", "user-agent", "host"}


@pytest.mark.parametrize(
    "address",
    [None, "", f"http://files.test/{SECRET}", f"ftp://files.test/{SECRET}", f"https://user:{SECRET}@files.test/"],
)
def test_addresses_that_are_not_followed(address: str | None) -> None:
    storage = Storage(address, {})
    with pytest.raises(ConnectionLost, match=r"an address that is not followed, given by attio\.test") as caught:
        read(storage)
    assert SECRET not in f"{caught.value} {caught.value!r} {vars(caught.value)}"
    assert {request.url.host for request in storage.seen} == {"attio.test"}


def test_plain_http_is_followed_from_plain_http() -> None:
    storage = Storage("http://files.test/x", {"http://files.test/x": httpx.Response(200, content=b"content")})
    assert read(storage, "http://attio.test") == b"content"


def test_encryption_is_not_left_on_the_way() -> None:
    storage = Storage("https://files.test/x", {"https://files.test/x": moved("http://files.test/x")})
    with pytest.raises(ConnectionLost, match=r"not followed, given by files\.test"):
        read(storage)


def test_redirects_in_a_circle_end() -> None:
    storage = Storage("https://files.test/x", {"https://files.test/x": moved("https://files.test/x")})
    with pytest.raises(ConnectionLost, match="more than 5 redirects"):
        read(storage)
    assert len(storage.seen) == 2 * (1 + 5)


def test_fewer_bytes_than_promised_are_no_download() -> None:
    short = httpx.Response(200, headers={"Content-Length": "9"}, content=b"content")
    with pytest.raises(ConnectionLost, match="sent 7 of 9 bytes"):
        read(Storage("https://files.test/x", {"https://files.test/x": short}))


def test_content_that_comes_without_a_redirect_is_not_taken_for_it() -> None:
    async def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={})

    async def main() -> None:
        async with client(handler) as attio:
            await attio.files.read(FILE)

    with pytest.raises(UnexpectedAnswer, match="no redirect"):
        virtual.run(main())


def test_a_redirect_is_no_success_elsewhere() -> None:
    storage = Storage(f"https://files.test/{SECRET}", {})

    async def main() -> None:
        async with client(storage) as attio:
            await attio.request("GET", "/v2/new-thing")

    with pytest.raises(Exception, match="a redirect, which is not followed") as caught:
        virtual.run(main())
    assert SECRET not in f"{caught.value} {caught.value!r} {vars(caught.value)}"
    assert len(storage.seen) == 1


@pytest.mark.parametrize("how", ["cancel", "close"])
def test_an_interrupted_download_leaves_nothing(how: str, tmp_path: Path) -> None:
    flowing = asyncio.Event()

    async def endless() -> AsyncIterator[bytes]:
        yield b"x" * 200_000
        flowing.set()
        await asyncio.Event().wait()

    storage = Storage("https://files.test/x", {"https://files.test/x": httpx.Response(200, content=endless())})

    async def main() -> None:
        async with client(storage) as attio:
            download = asyncio.create_task(attio.files.download(FILE, tmp_path / "x"))
            await flowing.wait()
            assert len(names(tmp_path)) == 1
            if how == "cancel":
                download.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await download
            else:
                await attio.aclose()
                with pytest.raises(ClientClosed):
                    await download

    asyncio.run(main())
    assert names(tmp_path) == []


def test_a_disk_that_is_full_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = Storage("https://files.test/x", {"https://files.test/x": httpx.Response(200, content=b"content")})

    async def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("aioattio.files.saving._NewFile.write", full)

    async def main() -> None:
        async with client(storage) as attio:
            await attio.files.download(FILE, tmp_path / "x")

    with pytest.raises(OSError, match="No space"):
        asyncio.run(main())
    assert names(tmp_path) == []
    assert len(storage.seen) == 2


@pytest.mark.parametrize("is_whole", [True, False])
def test_closing_the_client_says_whether_the_upload_may_have_happened(is_whole: bool) -> None:
    async def source(taken: asyncio.Event) -> AsyncIterator[bytes]:
        yield b"x"
        if not is_whole:
            taken.set()
            await asyncio.Event().wait()

    async def main() -> None:
        taken = asyncio.Event()

        async def handler(request: httpx.Request) -> httpx.Response:
            await request.aread()
            taken.set()
            await asyncio.Event().wait()
            raise AssertionError

        async with client(handler) as attio:
            upload = asyncio.create_task(attio.files.upload(RecordReference("people", FILE), source(taken), name="x"))
            await taken.wait()
            await attio.aclose()
            with pytest.raises(OutcomeUnknown if is_whole else ClientClosed):
                await upload

    asyncio.run(main())


def test_the_body_says_how_long_it_is() -> None:
    parts: list[Any] = [("object", (None, b"people", None)), ("file", ("a.txt", b"content", "text/plain"))]
    body = Multipart(parts)

    async def whole() -> bytes:
        return b"".join([piece async for piece in body])

    first, second = asyncio.run(whole()), asyncio.run(whole())
    assert first == second
    assert body.size == len(first)
    assert body.content_type.removeprefix("multipart/form-data; boundary=").encode() in first
    assert first.startswith(b"--")
    assert b'name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\ncontent\r\n--' in first


def test_a_name_cannot_write_a_header() -> None:
    parts: list[Any] = [("file", ('x"\r\nX-Evil: 1', b"", "text/plain"))]

    async def whole() -> bytes:
        return b"".join([piece async for piece in Multipart(parts)])

    assert b'filename="x%22%0D%0AX-Evil: 1"' in asyncio.run(whole())


def test_too_large_for_the_generated_package_as_well() -> None:
    with pytest.raises(InvalidInput, match="50,000,001 bytes"):
        Multipart([("file", ("x", b"x" * 50_000_001, None))])


def test_the_own_log_of_the_caller_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    """What the HTTP libraries log of other requests in this process stays, also after a call of this client."""
    caplog.set_level(logging.DEBUG, logger="httpx")
    caplog.set_level(logging.DEBUG, logger="httpcore.http11")
    headers = "return_value=(b'HTTP/1.1', 302, b'Found', [(b'Location', b'https://mine.test/')])"
    inside: list[bool] = []

    async def handler(request: httpx.Request) -> httpx.Response:
        logging.getLogger("httpcore.http11").debug("inside %s", headers)
        inside.append("inside" in caplog.text)
        return httpx.Response(200, json={"data": []})

    async def main() -> None:
        async with client(handler) as attio:
            await attio.request("GET", "/v2/objects")
            logging.getLogger("httpcore.http11").debug("outside %s", headers)

    asyncio.run(main())
    assert inside == [False]
    assert "outside" in caplog.text


def test_a_media_type_cannot_write_a_header() -> None:
    parts: list[Any] = [("file", ("x", b"", "text/plain\r\nX-Evil: 1"))]

    async def whole() -> bytes:
        return b"".join([piece async for piece in Multipart(parts)])

    assert b"Content-Type: text/plain%0D%0AX-Evil: 1\r\n\r\n" in asyncio.run(whole())


def test_a_cancelled_download_stays_cancelled_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def close(self) -> None:
            raise OSError(28, "No space left on device")

    async def main() -> None:
        async with new_file(tmp_path / "x") as sink:
            opened: Any = sink
            opened._file.close()
            monkeypatch.setattr(opened, "_file", Full())
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(main())
    assert names(tmp_path) == []


@pytest.mark.parametrize("http", ["httpx", "aiohttp"])
def test_cookies_are_not_kept(http: str) -> None:
    heads: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for _ in range(2):
            heads.append((await reader.readuntil(b"\r\n\r\n")).lower())
            writer.write(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nContent-Type: application/json\r\n")
            writer.write(b"Content-Length: 11\r\n\r\n" + b'{"data":[]}')
        writer.close()

    async def main() -> None:
        server = await asyncio.start_server(answer, "localhost", 0, family=socket.AF_INET)
        port = server.sockets[0].getsockname()[1]
        async with server, Attio(TOKEN, base_url=f"http://localhost:{port}", http=http, limits=UNLIMITED) as attio:
            for _ in range(2):
                await attio.request("GET", "/v2/objects")

    asyncio.run(main())
    assert len(heads) == 2
    assert [head for head in heads if b"\r\ncookie:" in head] == []
