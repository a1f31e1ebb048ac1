"""A table with cells broken on purpose, and what a file must say of each."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from attrs import define, field, frozen

from aioattio.bulk.outcome import shortened

TOO_LARGE = "x" * (10 * 1024 * 1024 + 1)
LETTERS = ["lots", "$12x,345.0", "$1O0.0", "$1.2.3", "12 or 13", "$,", "1e5e5", "$five"]
NO_DATES = ["2013-02-30", "31.02.2013", "2013-13-01", "soon", "00.00.0000", "2013-1", "20131345"]
NO_OPTIONS = ["Telecomunications", "Telecom.", "?", "Energyy", "Ministry of Silly Walks"]
NO_HOSTS = ["ada@engines.example", "no host", "http://", "b@d"]


@frozen
class Broken:
    """column: None where the whole row is; value: what stands there now."""

    row: int
    column: str | None
    value: str = field(repr=shortened)


@define
class Table:
    """Rows in order; `broken` says which cells are not as in `rows`, and `text` is the file with them."""

    rows: list[dict[str, str]]
    broken: list[Broken] = field(factory=list[Broken])

    def break_cells(self, column: str | None, values: Sequence[str], rows: Sequence[int]) -> None:
        self.broken += [Broken(row, column, value) for row, value in zip(rows, values, strict=True)]

    def text(self) -> tuple[str, list[int]]:
        """The file, and the line on which each row begins."""
        changes = {one.row: one for one in self.broken}
        header = list(self.rows[0])
        text, lines, line = io.StringIO(), list[int](), 2
        text.write(_record(header))
        for number, row in enumerate(self.rows):
            change = changes.get(number)
            cells = list(row.values())
            if change is not None and change.column is None:
                cells = cells[:4]
            elif change is not None:
                cells[header.index(change.column or "")] = change.value
            record = _record(cells)
            lines.append(line)
            line += record.count("\n")
            text.write(record)
        return text.getvalue(), lines

    def mended(self, rejects: str, lines: Sequence[int]) -> str:
        """The rejects file with the cells as they were, its own columns left in."""
        numbers = {line: number for number, line in enumerate(lines)}
        reader = csv.DictReader(io.StringIO(rejects, newline=""))
        records = [_record(list(reader.fieldnames or ()))]
        records += [_record(list((row | self.rows[numbers[int(row["import:line"])]]).values())) for row in reader]
        return "".join(records)


def _record(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()
