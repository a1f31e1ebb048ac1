"""The emulator as its users hold it: started, asked, steered, furnished and reset from Python."""

from __future__ import annotations

import errno
import math
import os
import uuid
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Self

from aiohttp import web

from aioattio.emulator.auth import ALL_SCOPES
from aioattio.emulator.contents import Contents
from aioattio.emulator.faults import Faults
from aioattio.emulator.files import FileStore
from aioattio.emulator.furnishing import Furnishing
from aioattio.emulator.limits import RateLimiter
from aioattio.emulator.server import Server
from aioattio.emulator.standard import furnish
from aioattio.emulator.storage import Storage
from aioattio.emulator.values.contact import load_libraries
from aioattio.emulator.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from aioattio.emulator.faults import FaultKind, Only
    from aioattio.emulator.limits import Mode
    from aioattio.emulator.logbook import LoggedRequest
    from aioattio.emulator.storage import StorageFault, StorageRequest

MAX_BODY_BYTES = 64 * 1024 * 1024
_SHUTDOWN_SECONDS = 5.0
_BACKLOG = 1024


class _Keep(Enum):
    """Stands for "leave this limit as it is", since None means "no limit"."""

    KEEP = auto()


class Emulator(Contents, Furnishing):
    """A local Attio with one workspace, answering over real HTTP.

    `read` and `write` are requests per second, None for no limit; `mode` says whether they are counted within
    each `clock` second or over the `trailing` one. `token` is the token to accept, a random one by default.
    `workspace_id` is a UUID, a random one by default; the ids of objects, lists and attributes follow from it.
    `port` 0 takes a free one. With `gzip` it compresses answers for clients that ask for it.

    Use it as an async context manager, or call `start` and `stop`. Start raises OSError when the port is taken.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        read: int | None = 100,
        write: int | None = 25,
        mode: Mode = "clock",
        workspace_slug: str = "acme",
        workspace_id: str | None = None,
        token: str | None = None,
        gzip: bool = False,
    ) -> None:
        self._host = host
        self._port = port
        self._slug = workspace_slug
        self._constructed: tuple[int | None, int | None, Mode] = (read, write, mode)
        self._workspace_id = str(uuid.uuid4() if workspace_id is None else uuid.UUID(workspace_id))
        self._storage = Storage(host)
        self._server = Server(self._new_workspace(), RateLimiter(read=read, write=write, mode=mode), compress=gzip)
        self._token = self._server.tokens.add(token)
        self._runner: web.ServerRunner | None = None
        self._url: str | None = None

    def __repr__(self) -> str:
        return f"<Emulator {self._url or 'stopped'}>"

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen. Raises OSError naming host and port when that is not possible, RuntimeError when it already does."""
        if self._runner is not None:
            raise RuntimeError(f"the emulator already runs at {self._url}")
        load_libraries()
        self._server.open()
        server = web.Server(
            self._server.handle, request_factory=_make_request, handler_cancellation=True, access_log=None
        )
        runner = web.ServerRunner(server, shutdown_timeout=_SHUTDOWN_SECONDS)
        await runner.setup()
        try:
            await self._storage.start()
            await web.TCPSite(runner, self._host, self._port, backlog=_BACKLOG).start()
        except OSError as problem:
            await self._storage.stop()
            await runner.cleanup()
            number = problem.errno or 0
            # Errors of name look-ups have numbers of their own, and their text only in the exception.
            reason = os.strerror(number) if number > 0 else problem.strerror or "unknown address"
            reason = "the port is taken" if number == errno.EADDRINUSE else reason
            raise OSError(number, f"cannot listen on {self._host}:{self._port}: {reason}") from None
        self._runner = runner
        host, port = runner.addresses[0][:2]
        self._url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    async def stop(self) -> None:
        """Stop listening and let go of every connection, hanging ones included. Stopping twice is no error."""
        runner, self._runner, self._url = self._runner, None, None
        if runner is not None:
            self._server.close()
            await runner.cleanup()
            await self._storage.stop()

    # What it is

    @property
    def url(self) -> str:
        """The base URL, without a slash at its end. Raises RuntimeError unless the emulator runs."""
        if self._url is None:
            raise RuntimeError("the emulator does not run: use `async with Emulator() as em`")
        return self._url

    @property
    def token(self) -> str:
        """An access token with all scopes."""
        return self._token

    @property
    def workspace_id(self) -> str:
        return self._workspace_id

    @property
    def requests(self) -> list[LoggedRequest]:
        """Every request since the start or the last reset, in order of arrival. The list is the log itself."""
        return self._server.log

    @property
    def storage_requests(self) -> list[StorageRequest]:
        """Every request to the storage of files, which listens on a port of its own. The list is the log itself."""
        return self._storage.log

    @property
    def clock_offset(self) -> float:
        """Seconds by which the server's clock, seen in Date and Retry-After, runs ahead of this machine's."""
        return self._server.clock_offset

    @clock_offset.setter
    def clock_offset(self, seconds: float) -> None:
        self._server.clock_offset = seconds

    # What it does to requests

    def add_token(self, scopes: Iterable[str] = ALL_SCOPES) -> str:
        """A further access token with these scopes (`record_permission:read`, ...); read-write includes read."""
        return self._server.tokens.add(scopes=scopes)

    def revoke(self, token: str) -> None:
        """Accept this token no longer."""
        self._server.tokens.revoke(token)

    def limits(
        self, *, read: int | _Keep | None = _Keep.KEEP, write: int | _Keep | None = _Keep.KEEP, mode: Mode | None = None
    ) -> None:
        """Change requests per second and way of counting; None lifts a limit, what is not named stays."""
        limiter = self._server.limiter
        limiter.configure(
            read=limiter.read if isinstance(read, _Keep) else read,
            write=limiter.write if isinstance(write, _Keep) else write,
            mode=mode or limiter.mode,
        )

    def latency(self, low: float, high: float, *, before: float = 0.5, seed: int = 1) -> None:
        """Delay every answer by `low` to `high` milliseconds, evenly spread; `latency(0, 0)` ends it.

        `before` is the part of the delay, 0 to 1, that lies before the request is counted against the limits and acted
        upon, as if it were still on its way. One whose client is gone by then has no effect.
        """
        if not 0 <= low <= high < math.inf:
            raise ValueError(f"latency goes from a low to a high finite number of milliseconds: {low}, {high}")
        if not 0 <= before <= 1:
            raise ValueError(f"before is the part of the latency that comes first, 0 to 1, not {before!r}")
        self._server.set_latency(low, high, before=before, seed=seed)

    def faults(
        self,
        *,
        lost_before: float = 0.0,
        lost_answer: float = 0.0,
        server_error: float = 0.0,
        hang: float = 0.0,
        cut: float = 0.0,
        rate_limited: float = 0.0,
        seed: int = 1,
        times: int | None = None,
        only: Only = None,
    ) -> None:
        """Strike requests by chance: the probability of each kind, 0 to 1; without arguments, no more.

        `times` is the greatest number of faults. `only` is a predicate on LoggedRequest or `"METHOD /path-prefix"`,
        which may use the names of a template: `"POST /v2/objects/{object}/records/query"`. The kinds are described
        at `Faults`.
        """
        chances = {
            "lost_before": lost_before,
            "lost_answer": lost_answer,
            "server_error": server_error,
            "hang": hang,
            "cut": cut,
            "rate_limited": rate_limited,
        }
        self._server.faults.by_chance(chances, seed=seed, times=times, only=only)

    def fail_next(self, kind: FaultKind, times: int = 1, only: Only = None, **details: Any) -> None:
        """Strike the next `times` requests that match `only`, before any fault by chance.

        Besides the kinds of `faults` there are `status` (answers `status=`, `body=` as bytes, str or JSON, `headers=`;
        with `applied=True` after doing what was asked) and `reset`. `rate_limited` takes `retry_after=`, the
        header's text, None to leave it out.
        """
        self._server.faults.plan(kind, times, only, details)

    def fail_storage(self, kind: StorageFault, times: int = 1) -> None:
        """Spoil the next answers of the storage of files: `cut` in the middle, `expired` (403), `unavailable` (503)."""
        self._storage.fail_next(kind, times)

    def merges(self, *, tries_until_ready: int = 0) -> None:
        """Let records that come of merges be ready only after so many requests for them.

        Until then a merge is answered with 202, reads with 404 and writes with 400, both `merge_in_progress`.
        """
        if tries_until_ready < 0:
            raise ValueError(f"tries_until_ready cannot be negative: {tries_until_ready}")
        self._workspace.tries_until_merged = tries_until_ready

    def reset(self) -> None:
        """Data, log, faults, limits, latency and clock as constructed. Tokens stay, and so do all standard ids."""
        server = self._server
        read, write, mode = self._constructed
        server.limiter = RateLimiter(read=read, write=write, mode=mode)
        server.faults = Faults()
        server.log.clear()
        server.clock_offset = 0.0
        server.set_latency(0, 0)
        self._storage.reset()
        server.serve(self._new_workspace())

    @property
    def _workspace(self) -> Workspace:
        return self._server.workspace

    def _new_workspace(self) -> Workspace:
        workspace = Workspace(self._workspace_id, self._slug)
        workspace.store(FileStore).storage = self._storage
        furnish(workspace)
        return workspace


def _make_request(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
    loop = task.get_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=MAX_BODY_BYTES)
