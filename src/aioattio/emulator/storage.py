"""What keeps the content of files: a server of its own, as Attio's is on a host of its own, behind signed addresses."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING, Literal, get_args
from urllib.parse import urlencode

from aiohttp import web

from aioattio.emulator.exchange import cut

if TYPE_CHECKING:
    from collections.abc import Mapping

StorageFault = Literal["cut", "expired", "unavailable"]

VALID_FOR = 300.0
_DENIED = b"<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>"


@dataclass(frozen=True, slots=True)
class StorageRequest:
    """One request as it reached the storage. headers: without their case; the signature is not kept."""

    method: str
    path: str
    headers: Mapping[str, str] = field(repr=False)
    status: int = 0


@dataclass(frozen=True, slots=True)
class _Link:
    path: str
    content: bytes
    content_type: str
    expires: float


class Storage:
    """Gives content to whoever has its signed address, and to nobody else."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._runner: web.ServerRunner | None = None
        self._links: dict[str, _Link] = {}
        self._faults: list[StorageFault] = []
        self.log: list[StorageRequest] = []
        self.url = ""

    async def start(self) -> None:
        """Listen on a free port."""
        runner = web.ServerRunner(web.Server(self._handle, access_log=None), shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, 0).start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner
        host, port = runner.addresses[0][:2]
        self.url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    async def stop(self) -> None:
        """Stopping twice is no error."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    def reset(self) -> None:
        """Forget addresses, faults and the log."""
        self._links.clear()
        self._faults.clear()
        self.log.clear()

    def sign(self, file_id: str, content: bytes, content_type: str) -> str:
        """An address at which that content lies for a while."""
        signature = secrets.token_hex(32)
        self._links[signature] = _Link(f"/{file_id}", content, content_type, time.monotonic() + VALID_FOR)
        query = urlencode({"X-Expires": int(VALID_FOR), "X-Signature": signature})
        return f"{self.url}/{file_id}?{query}"

    def fail_next(self, kind: StorageFault, times: int) -> None:
        """Spoil the next answers: `cut` ends one in its middle, `expired` answers 403, `unavailable` 503."""
        if kind not in get_args(StorageFault):
            raise ValueError(f"there is no fault {kind!r} of the storage: {', '.join(get_args(StorageFault))}")
        self._faults.extend(repeat(kind, times))

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        fault = self._faults.pop(0) if self._faults else None
        link = self._links.get(request.query.get("X-Signature", ""))
        is_valid = link is not None and link.path == request.path and time.monotonic() < link.expires
        if fault == "unavailable":
            response = web.Response(status=503, body=b"")
        elif request.method != "GET" or link is None or not is_valid or fault == "expired":
            response = web.Response(status=403, body=_DENIED, content_type="application/xml")
        else:
            response = web.Response(body=link.content, content_type=link.content_type)
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.log.append(StorageRequest(request.method, request.path, headers, response.status))
        return await cut(request, response) if fault == "cut" else response
