"""The files that a run leaves: rows to mend, rows to run again, and the page for browsers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from attrs import evolve

from aioattio.bulk.options import SyncOptions
from aioattio.bulk.report import Report
from aioattio.bulk.reporting.files import RowFiles
from aioattio.bulk.reporting.html import check_html, write_html
from aioattio.bulk.sources.source import Origin
from aioattio.bulk.spool import Spool

__all__ = ["ReportFiles"]


class ReportFiles:
    """Opened before anything is read, so that nothing is written that could not be reported. Raises InvalidInput."""

    def __init__(self, options: SyncOptions, origin: Origin) -> None:
        self._html = None if options.html is None else Path(options.html)
        self._title = f"{origin.name if origin.path is None else origin.path.name}"
        if self._html is not None:
            check_html(self._html, source=origin.path)
        self._rows = None if options.rejects is None else RowFiles.of(options.rejects, origin)

    def filled(self, report: Report, spool: Spool) -> Report:
        """With the rows that are not in Attio, if any. The others are in: a full disk must not cost the report."""
        counts, rows = report.counts, self._rows
        if rows is not None and counts.rejected + counts.conflicts + counts.failed:

            def fill() -> Report:
                rejects, failures = rows.fill(spool.to_mend())
                return evolve(report, rejects=rejects, failures=failures)

            report = _tried(fill, lambda why: evolve(report, rejects_error=why))
        if self._html is None:
            return report
        path = self._html

        def write() -> Report:
            title = f"{self._title} to {report.object}"
            write_html(report, path, title=title, rows=(outcome for _, outcome in spool.to_mend()))
            return evolve(report, html=str(path))

        return _tried(write, lambda why: evolve(report, html_error=why))

    def discard(self) -> None:
        """Leaves nothing behind but what was filled."""
        if self._rows is not None:
            self._rows.discard()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()


def _tried(work: Callable[[], Report], failed: Callable[[str], Report]) -> Report:
    try:
        return work()
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return failed(f"{place}{error.strerror or error}")
