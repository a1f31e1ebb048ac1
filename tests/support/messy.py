"""The tables of the examples, read on their own terms; and a table with cells broken on purpose."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import define, field, frozen

from aioattio.bulk.outcome import shortened
from tests.conftest import ROOT, SHARED

EXAMPLES = ROOT / "examples"
COMPANIES = EXAMPLES / "companies.csv"
FORTUNE = SHARED / "data" / "fortune500.csv"
needs_fortune = pytest.mark.skipif(not FORTUNE.exists(), reason="needs ../shared/data/fortune500.csv")

TOO_LARGE = "x" * (10 * 1024 * 1024 + 1)
LETTERS = ["lots", "$12x,345.0", "$1O0.0", "$1.2.3", "12 or 13", "$,", "1e5e5", "$five"]
NO_DATES = ["2013-02-30", "31.02.2013", "2013-13-01", "soon", "00.00.0000", "2013-1", "20131345"]
NO_OPTIONS = ["Telecomunications", "Telecom.", "?", "Energyy", "Ministry of Silly Walks"]
NO_HOSTS = ["ada@engines.example", "no host", "http://", "b@d"]


def rows_of(path: Path, encoding: str) -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def domain(website: str) -> str:
    host = re.sub(r"^https?://", "", website.strip().lower())
    return re.split("[/:]", host)[0].removeprefix("www.")


def amount(text: str) -> Decimal | None:
    """In units, of a text in millions."""
    digits = re.sub(r"[$,\s()]|USD", "", text)
    if digits in ("", "-", "n/a"):
        return None
    return Decimal(digits) * (-1_000_000 if text.strip().startswith("(") else 1_000_000)


def number(text: str) -> Decimal | None:
    digits = text.strip().rstrip("%").replace(",", "")
    return None if digits in ("", "-", "n/a") else Decimal(digits)


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
