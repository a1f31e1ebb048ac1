"""Plain values as cells of a CSV file that is to be read again."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol

from aioattio.bulk.sources.csv_file import DELIMITERS
from aioattio.bulk.spool.plain import to_json

__all__ = ["Writes", "cell_text", "json_text", "write_header"]


class Writes(Protocol):
    """Takes text."""

    def write(self, text: str, /) -> object: ...


_LONGEST_NUMBER = 40  # digits; beyond, an exponent is easier to read


def cell_text(value: Any) -> str:
    """A plain value as a cell: text as it is, nothing for None, JSON for anything else."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal) and abs(value.adjusted()) < _LONGEST_NUMBER:
        return f"{value:f}"
    return json_text(value)


def json_text(value: Any) -> str:
    """As one line."""
    return to_json(value).decode()


def write_header(file: Writes, names: Sequence[str], delimiter: str = ",") -> None:
    """The names of the columns, so that the delimiter can be told from them. Raises OSError."""
    # Other delimiters in names would be taken for the delimiter, if they stood outside of quotes.
    is_unclear = any(other in name for name in names for other in DELIMITERS)
    header = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL if is_unclear else csv.QUOTE_MINIMAL)
    header.writerow(names)
