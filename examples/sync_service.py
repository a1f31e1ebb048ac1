"""A web service that syncs uploaded files with Attio in the background, and can go on where it was stopped.

    pip install aioattio 'fastapi>=0.165' python-multipart uvicorn
    ATTIO_API_KEY=... uvicorn --app-dir examples --timeout-graceful-shutdown 5 sync_service:app
    curl -F file=@examples/companies.csv http://127.0.0.1:8000/syncs     {"id": "5f0c...", "state": "waiting", ...}
    curl -N http://127.0.0.1:8000/syncs/5f0c.../events                   progress as it comes, and the end
    curl -X DELETE http://127.0.0.1:8000/syncs/5f0c...                   stop; what is under way is finished first
    curl -X POST http://127.0.0.1:8000/syncs/5f0c.../resume              go on where it stopped
    curl -O http://127.0.0.1:8000/syncs/5f0c.../report                   the report as a page for browsers

Each sync has a folder with the file, its journal, and what came out of it. When the process is told to end, whatever is
under way is finished; after it ended, in whatever way, its syncs are there again at the next start and can be resumed.
SYNC_FOLDER says where the folders are ("syncs"); one process at a time may use it. Who may do what is for your
application to say: put its authentication in front.

In a browser, close the stream when it has ended, or the browser opens it again:

    const events = new EventSource(`/syncs/${id}/events`);
    events.addEventListener("progress", (event) => show(JSON.parse(event.data)));
    events.addEventListener("ended", (event) => { events.close(); show(JSON.parse(event.data)); });
"""

import asyncio
import json
import logging
import os
import re
import shutil
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import anyio
from anyio import to_thread
from attrs import asdict, define, field
from fastapi import Depends, FastAPI, HTTPException, Request, Response, UploadFile
from fastapi.responses import FileResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent

from aioattio import Attio, AttioError
from aioattio.bulk import Column, Progress

MAPPING: dict[str, str | Column] = {
    "company_name": "name",
    "website": Column("domains", "domain-from-url"),
    "location": "primary_location",
    "about": "description",
}
AT_ONCE = 4  # they share the rate limit of their token: more would end later, not sooner
LARGEST = 100 * 1024 * 1024  # bytes of an upload
KEPT = 100  # syncs that are done
CHUNK = 1 << 20
LOG = logging.getLogger(__name__)


@define(eq=False)
class Sync:
    """One uploaded file and how far it is.

    state: "waiting", "running"; then "done" (every row had its turn; the report says which are not in), "stopped" (it
    can be resumed), or "failed" (`error` says why; it can be resumed, too, once that is mended).
    """

    id: str
    file: Path
    state: str = "waiting"
    progress: Progress | None = None
    report: dict[str, Any] | None = None
    error: str | None = None
    stop: asyncio.Event = field(factory=asyncio.Event)
    _changed: asyncio.Event = field(factory=asyncio.Event)

    @property
    def folder(self) -> Path:
        return self.file.parent.parent

    @property
    def is_over(self) -> bool:
        return self.state not in ("waiting", "running")

    def change(self, state: str, *, error: str | None = None) -> None:
        self.state, self.error = state, error
        self._tell()

    def note(self, progress: Progress) -> None:
        self.progress = progress
        self._tell()

    async def events(self) -> AsyncIterator[ServerSentEvent]:
        """Progress until the end, for any number of listeners. One that is slow misses some, but never the last."""
        while True:
            changed = self._changed
            if self.is_over:
                yield ServerSentEvent(event="ended", data=self.to_dict())
                return
            yield ServerSentEvent(event="progress", data=self.to_dict())
            await changed.wait()

    def told(self, text: str) -> str:
        """A message, without where the folder lies on our disk: that is nobody's business."""
        return text.replace(f"{self.file.parent}{os.sep}", "").replace(f"{self.folder}{os.sep}", "")

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "file": self.file.name,
            "state": self.state,
            "progress": asdict(self.progress) if self.progress else None,
            "report": self.report,
            "error": self.error,
        }

    def _tell(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()


@define
class Syncs:
    """Those of this process and of earlier ones, all through one client and so within one rate limit."""

    attio: Attio
    folder: Path
    tasks: asyncio.TaskGroup
    slots: asyncio.Semaphore = field(factory=lambda: asyncio.Semaphore(AT_ONCE))
    known: dict[str, Sync] = field(factory=dict[str, Sync])

    def find(self) -> None:
        """What earlier processes have left: syncs that are done, and syncs that can be resumed."""
        self.folder.mkdir(exist_ok=True)
        for folder in sorted(self.folder.iterdir(), key=lambda found: found.stat().st_mtime):
            files = list(folder.glob("upload/*"))
            if not files:
                continue
            found = self.known[folder.name] = Sync(folder.name, files[0], "stopped")
            if (folder / "report.json").exists():
                found.report = json.loads((folder / "report.json").read_text())
                found.state = "done"

    async def start(self, upload: UploadFile) -> Sync:
        id = uuid4().hex  # noqa: A001 - as in the path
        new = Sync(id, self.folder / id / "upload" / safe_name(upload.filename))
        await anyio.Path(new.file.parent).mkdir(parents=True)
        incoming = anyio.Path(new.folder / "incoming")  # in its place once it is whole
        async with await incoming.open("wb") as kept:
            while chunk := await upload.read(CHUNK):
                await kept.write(chunk)
        await incoming.rename(new.file)
        self.known[id] = new
        self.go_on(new)
        return new

    def go_on(self, one: Sync) -> None:
        one.stop, one.progress, one.report = asyncio.Event(), None, None
        one.change("waiting")
        self.tasks.create_task(self.run(one))

    async def run(self, one: Sync) -> None:
        try:
            async with self.slots:
                if one.stop.is_set():
                    one.change("stopped")
                else:
                    one.change("running")
                    one.change(await self.sync(one))
        except AttioError as error:  # a file that is no table, a column that is missing, a token that is wrong
            one.change("failed", error=one.told(str(error)))
        except Exception:  # the other syncs go on
            one.change("failed", error="an error on our side")
            LOG.exception("sync %s failed", one.id)
        finally:
            await self.forget()

    async def sync(self, one: Sync) -> str:
        """The state that it ends in."""
        report = await self.attio.companies.sync(
            one.file,
            match="domains",
            mapping=MAPPING,
            journal=one.folder / "journal.db",
            rejects=one.folder / "rejects.csv",
            html=one.folder / "report.html",
            progress=one.note,
            stop=one.stop,
        )
        told = json.loads(json.dumps(report.to_dict(), default=str), object_hook=partial(_without_paths, one))
        one.report = told
        if report.stopped is not None:
            return "stopped"
        part = anyio.Path(one.folder / "report.json.part")
        await part.write_text(json.dumps(told))
        await part.replace(one.folder / "report.json")
        return "done"

    async def forget(self) -> None:
        """Syncs that were done before the last ones, with their files."""
        old = [one for one in self.known.values() if one.state == "done"][:-KEPT]
        for one in old:
            del self.known[one.id]
        for one in old:
            await to_thread.run_sync(partial(shutil.rmtree, one.folder, ignore_errors=True))


def _without_paths(one: Sync, told: dict[str, Any]) -> dict[str, Any]:
    return {name: one.told(value) if isinstance(value, str) else value for name, value in told.items()}


def safe_name(given: str | None) -> str:
    """A file name from outside, without anything that leads elsewhere; messages about the file will use it."""
    return re.sub(r"[^\w.-]", "_", given or "")[-80:].lstrip(".") or "upload.csv"


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    async with Attio() as attio, asyncio.TaskGroup() as tasks:
        app.state.syncs = syncs = Syncs(attio, Path(os.environ.get("SYNC_FOLDER", "syncs")), tasks)
        syncs.find()
        yield
        for one in syncs.known.values():
            one.stop.set()  # and the task group waits until every sync has drained


app = FastAPI(title="Syncs with Attio", lifespan=lifespan)


def syncs_of(request: Request) -> Syncs:
    found: Syncs = request.app.state.syncs
    return found


def sync_of(id: str, syncs: Annotated[Syncs, Depends(syncs_of)]) -> Sync:  # noqa: A002 - as in the path
    if id not in syncs.known:
        raise HTTPException(404, f"there is no sync {id!r}")
    return syncs.known[id]


@app.post("/syncs", status_code=202, max_body_size=LARGEST)  # more is refused while it comes in, with 413
async def start_sync(
    file: UploadFile, syncs: Annotated[Syncs, Depends(syncs_of)], response: Response
) -> dict[str, Any]:
    """Start syncing a file of companies; answers at once."""
    new = await syncs.start(file)
    response.headers["Location"] = f"/syncs/{new.id}"
    return new.to_dict()


@app.get("/syncs")
async def list_syncs(syncs: Annotated[Syncs, Depends(syncs_of)]) -> list[dict[str, Any]]:
    """All that are known, those of earlier processes first."""
    return [one.to_dict() for one in syncs.known.values()]


@app.get("/syncs/{id}")
async def read_sync(one: Annotated[Sync, Depends(sync_of)]) -> dict[str, Any]:
    """How far a sync is, and its report once it has ended."""
    return one.to_dict()


@app.get("/syncs/{id}/events", response_class=EventSourceResponse)
async def follow_sync(one: Annotated[Sync, Depends(sync_of)]) -> AsyncIterator[ServerSentEvent]:
    """Server-Sent Events: "progress" up to ten times a second, then "ended", both with the sync as JSON."""
    async for event in one.events():
        yield event


@app.delete("/syncs/{id}", status_code=202)
async def stop_sync(one: Annotated[Sync, Depends(sync_of)]) -> dict[str, Any]:
    """Stop a sync; requests under way are finished, the rest is kept for when it is resumed."""
    one.stop.set()
    return one.to_dict()


@app.post("/syncs/{id}/resume", status_code=202)
async def resume_sync(
    one: Annotated[Sync, Depends(sync_of)], syncs: Annotated[Syncs, Depends(syncs_of)]
) -> dict[str, Any]:
    """Go on where a sync was stopped, or try again what failed."""
    if one.state not in ("stopped", "failed"):
        raise HTTPException(409, f"this sync is {one.state}")
    syncs.go_on(one)
    return one.to_dict()


@app.get("/syncs/{id}/report")
async def read_report(one: Annotated[Sync, Depends(sync_of)]) -> FileResponse:
    """The report as a page."""
    return _file(one, "html", "text/html")


@app.get("/syncs/{id}/rejects")
async def read_rejects(one: Annotated[Sync, Depends(sync_of)]) -> FileResponse:
    """The rows to mend, with line and reason, to be uploaded again."""
    return _file(one, "rejects", "text/csv")


@app.get("/syncs/{id}/failures")
async def read_failures(one: Annotated[Sync, Depends(sync_of)]) -> FileResponse:
    """The rows whose requests failed, to be uploaded again as they are."""
    return _file(one, "failures", "text/csv")


def _file(one: Sync, name: str, kind: str) -> FileResponse:
    told = (one.report or {}).get(name)
    if told is None:
        raise HTTPException(404, f"this sync has no {name}")
    return FileResponse(one.folder / told, media_type=kind)
