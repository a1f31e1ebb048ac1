"""What sources that read a file share: threads for the disk, batches of bounded size, opening and closing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path

from aioattio.bulk.outcome import Row
from aioattio.bulk.sources.text_file import TextFile, check_encoding
from aioattio.threads import finished

__all__ = ["FileSource"]

_BATCH_BYTES = 16 * 2**20
"""A batch ends with the row that takes it past this: two hundred rows of 10 MB would fill the memory."""


class FileSource(ABC):
    """Rows of a file. It may be opened again, and then begins at the top.

    name: the path, as given. columns, delimiter: known once a CSV file is open.
    """

    columns: tuple[str, ...] | None = None
    delimiter: str | None = None

    def __init__(self, path: str | Path, *, encoding: str | None = None) -> None:
        check_encoding(encoding)
        self.path = Path(path)
        self.name = str(path)
        self._encoding = encoding
        self._text: TextFile | None = None
        self._position = 0
        self._size: int | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.path)!r})"

    @property
    def position(self) -> int:
        """Bytes read so far."""
        return self._position

    @property
    def size(self) -> int | None:
        """Bytes of the file; None before it is open, and for a pipe."""
        return self._size

    async def open(self) -> None:
        """Raises InvalidInput where the file cannot be what it should be, OSError where it cannot be opened."""
        await finished(self._open)

    async def read(self, count: int) -> list[Row]:
        """The next rows, `count` at most and fewer where they are large; [] at the end.

        Raises InvalidInput where bytes are not of the file's encoding, RuntimeError before `open`.
        """
        return await finished(self._read, count)

    async def aclose(self) -> None:
        """Closes the file. Does nothing where it is closed."""
        await finished(self._close)

    @abstractmethod
    def _opened(self) -> TextFile:
        """The file, opened and looked at."""

    @abstractmethod
    def _begin(self, text: TextFile) -> None:
        """Reads what stands before the first row."""

    @abstractmethod
    def _next(self) -> Row | None:
        """The next row; None at the end."""

    def _open(self) -> None:
        self._close()
        text = self._opened()
        try:
            self._begin(text)
        except BaseException:
            text.close()
            raise
        self._text, self._position, self._size = text, text.position, text.size

    def _read(self, count: int) -> list[Row]:
        if self._text is None:
            raise RuntimeError(f"{self.name} is not open: open() comes before read()")
        rows: list[Row] = []
        end = self._text.position + _BATCH_BYTES
        while len(rows) < count and self._text.position < end and (row := self._next()) is not None:
            rows.append(row)
        self._position = self._text.position
        return rows

    def _close(self) -> None:
        if self._text is not None:
            self._text.close()
            self._text = None
