"""A web service that imports uploaded CSV files into Attio in the background.

    pip install aioattio 'fastapi>=0.165' python-multipart uvicorn
    ATTIO_API_KEY=... uvicorn --app-dir examples upload_service:app
    curl -F file=@examples/companies.csv http://127.0.0.1:8000/imports      {"id": "5f0c...", "state": "waiting", ...}
    curl http://127.0.0.1:8000/imports/5f0c...                              progress, and the report at the end
    curl http://127.0.0.1:8000/imports/5f0c.../rejects                      the rows to mend, as CSV

Who may upload is for your application to say: put its authentication in front. The last 100 imports that have ended
are remembered, as long as the process lives; when it is told to end, what is under way is finished and the rest
reported as not tried.
"""

import asyncio
import logging
import os
import re
import shutil
import tempfile
from collections.abc import AsyncGenerator
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

from aioattio import Attio, AttioError
from aioattio.bulk import Column, Progress, Report

MAPPING: dict[str, str | Column] = {
    "company_name": "name",
    "website": Column("domains", "domain-from-url"),
    "location": "primary_location",
    "about": "description",
}
AT_ONCE = 4  # they share the rate limit of their token: more would end later, not sooner
LARGEST = 100 * 1024 * 1024  # bytes of an upload
KEPT = 100  # imports that have ended
CHUNK = 1 << 20
LOG = logging.getLogger(__name__)


@define
class Import:
    """One uploaded file and how far it is.

    state: "waiting", "running"; then "done" (every row had its turn; the report says which are not in), "stopped" (rows
    were not tried; the report says why), or "failed" (there is no report; `error` says why).
    """

    id: str
    file: Path
    state: str = "waiting"
    progress: Progress | None = None
    report: Report | None = None
    error: str | None = None

    @property
    def rejects(self) -> Path:
        return self.file.with_name("rejects.csv")

    def told(self, text: str) -> str:
        """A message, without where the file lies on our disk: that is nobody's business."""
        return text.replace(f"{self.file.parent}{os.sep}", "")

    def to_dict(self) -> dict[str, Any]:
        report = self.report.to_dict() if self.report else None
        if report and report["rejects"]:
            report["rejects"] = f"/imports/{self.id}/rejects"
        if report and report["rejects_error"]:
            report["rejects_error"] = self.told(report["rejects_error"])
        return {
            "id": self.id,
            "file": self.file.name,
            "state": self.state,
            "progress": asdict(self.progress) if self.progress else None,
            "report": report,
            "error": self.error,
        }


@define
class Importer:
    """The imports of this process, all through one client and so within one rate limit."""

    attio: Attio
    folder: Path
    tasks: asyncio.TaskGroup
    stop: asyncio.Event = field(factory=asyncio.Event)
    imports: dict[str, Import] = field(factory=dict[str, Import])
    slots: asyncio.Semaphore = field(factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def start(self, upload: UploadFile) -> Import:
        new = Import(id=uuid4().hex, file=Path())
        new.file = self.folder / new.id / safe_name(upload.filename)
        await anyio.Path(new.file.parent).mkdir()
        async with await anyio.open_file(new.file, "wb") as kept:
            while chunk := await upload.read(CHUNK):
                await kept.write(chunk)
        self.imports[new.id] = new
        self.tasks.create_task(self.run(new))
        return new

    async def run(self, one: Import) -> None:
        def note(progress: Progress) -> None:
            one.progress = progress

        try:
            async with self.slots:
                one.state = "running"
                one.report = await self.attio.companies.load(
                    one.file, match="domains", mapping=MAPPING, rejects=one.rejects, progress=note, stop=self.stop
                )
            one.state = "stopped" if one.report.stopped else "done"
        except AttioError as error:  # a file that is no table, a column that is missing, a token that is wrong
            one.state, one.error = "failed", one.told(str(error))
        except Exception:  # the other imports go on
            one.state, one.error = "failed", "an error on our side"
            LOG.exception("import %s failed", one.id)
        finally:
            await to_thread.run_sync(one.file.unlink)
            await self.forget()

    async def forget(self) -> None:
        """Imports that ended before the last ones, with their files."""
        old = [one for one in self.imports.values() if one.state not in ("waiting", "running")][:-KEPT]
        for one in old:
            del self.imports[one.id]
        for one in old:
            await to_thread.run_sync(partial(shutil.rmtree, one.file.parent, ignore_errors=True))


def safe_name(given: str | None) -> str:
    """A file name from outside, without anything that leads elsewhere; messages about the file will use it."""
    return re.sub(r"[^\w.-]", "_", given or "")[-80:].lstrip(".") or "upload.csv"


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    with tempfile.TemporaryDirectory() as folder:
        async with Attio() as attio, asyncio.TaskGroup() as tasks:
            app.state.importer = importer = Importer(attio, Path(folder), tasks)
            yield
            importer.stop.set()  # and the task group waits until every import has drained


app = FastAPI(title="Imports into Attio", lifespan=lifespan)


def importer_of(request: Request) -> Importer:
    found: Importer = request.app.state.importer
    return found


def import_of(id: str, importer: Annotated[Importer, Depends(importer_of)]) -> Import:  # noqa: A002 - as in the path
    if id not in importer.imports:
        raise HTTPException(404, f"there is no import {id!r}")
    return importer.imports[id]


@app.post("/imports", status_code=202, max_body_size=LARGEST)  # more is refused while it comes in, with 413
async def start_import(
    file: UploadFile, importer: Annotated[Importer, Depends(importer_of)], response: Response
) -> dict[str, Any]:
    """Start importing a file of companies; answers at once."""
    new = await importer.start(file)
    response.headers["Location"] = f"/imports/{new.id}"
    return new.to_dict()


@app.get("/imports/{id}")
async def read_import(one: Annotated[Import, Depends(import_of)]) -> dict[str, Any]:
    """How far an import is, and its report once it has ended."""
    return one.to_dict()


@app.get("/imports/{id}/rejects")
async def read_rejects(one: Annotated[Import, Depends(import_of)]) -> FileResponse:
    """The rows that did not go in, with line and reason, to be mended and uploaded again."""
    if one.report is None or one.report.rejects is None:
        raise HTTPException(404, "this import has no file of rows to mend")
    return FileResponse(one.report.rejects, media_type="text/csv", filename=f"{one.file.stem}.rejects.csv")
