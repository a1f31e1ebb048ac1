"""The file of `--outcomes`: what became of each row, a line of JSON each, as it happens."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from aioattio.bulk.outcome import Outcome
from aioattio.cli.summary import outcome_line

__all__ = ["OutcomesFile"]


class OutcomesFile:
    """Nothing with path None. What the file held stays until the first row has ended: a mistyped option loses nothing.

    When it cannot be written any more (disk full), `stop` is set, as by Ctrl-C, and `failure` says why.
    Raises OSError if the file cannot be opened.
    """

    def __init__(self, path: str | None, stop: asyncio.Event) -> None:
        self.failure: OSError | None = None
        self._stop, self._path = stop, None if path is None else Path(path)
        self._existed = self._path is not None and self._path.exists()
        self._begun = False
        self._file: IO[str] | None = None
        if self._path is not None:
            self._file = self._path.open("a", encoding="utf-8", buffering=1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is None or self._path is None:
            return
        try:
            self._file.close()
        except OSError as problem:
            self.failure = self.failure or problem
        if not self._begun and not self._existed:
            self._path.unlink(missing_ok=True)

    def write(self, outcome: Outcome, step: int | None = None) -> None:
        """For `Records.sync`: its `on_outcome`. step: of a manifest, from 1."""
        if self._file is None or self._path is None or self.failure is not None:
            return
        try:
            if not self._begun and self._path.is_file():
                self._file.truncate(0)
            self._begun = True
            self._file.write(outcome_line(outcome, step))
        except OSError as error:
            self.failure = error
            self._stop.set()
