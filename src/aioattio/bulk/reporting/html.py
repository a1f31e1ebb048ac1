"""The report as one HTML file that needs nothing from elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from pathlib import Path

from aioattio.bulk.outcome import Outcome
from aioattio.bulk.report import Report
from aioattio.bulk.reporting.page import ROWS, page
from aioattio.errors import InvalidInput

__all__ = ["check_html", "write_html"]


def check_html(path: str | Path, *, source: Path | None = None) -> None:
    """Whether a page can be written there later. source: the input, which must not be lost.

    Raises InvalidInput. Leaves nothing behind.
    """
    path = Path(path)
    part = _part(path)
    if source is not None and any(_is_same(one, source) for one in (path, part)):
        raise _unusable(path, "is the input, which would be lost")
    if path.exists() and not path.is_file():
        raise _unusable(path, "is a folder or a device")
    if not path.parent.is_dir():
        raise _unusable(path, f"cannot be written: there is no folder {path.parent}")
    try:
        part.open("wb").close()
        part.unlink()
    except OSError as error:
        raise _unusable(path, f"cannot be written: {error.strerror}") from error


def write_html(
    report: Report,
    path: str | Path,
    *,
    title: str,
    rows: Iterable[Outcome] = (),
    when: datetime | None = None,
) -> None:
    """Write the page of a run; it takes the place of `path` once it is whole.

    title: its heading. rows: those that are not in Attio, in order of line; the first 1,000 are read and shown. when:
    the moment that the page names, now by default. Raises OSError, and leaves nothing behind then.
    """
    path = Path(path)
    part = _part(path)
    shown = list(islice(rows, ROWS))
    text = page(report, title=title, rows=shown, when=when or datetime.now().astimezone())
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def _is_same(path: Path, other: Path) -> bool:
    if path.exists() and other.exists():
        return path.samefile(other)
    return path.resolve() == other.resolve()


def _unusable(path: Path, why: str) -> InvalidInput:
    return InvalidInput(
        f"the page of the report, {path}, {why}",
        attribute="html",
        given=str(path),
        accepted="a path in a folder that exists and can be written to, other than the input's",
    )
