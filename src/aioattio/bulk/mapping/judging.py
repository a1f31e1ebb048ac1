"""What the sample says against a suggested line: switched off if it would do harm, with a note if a little."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from aioattio.bulk.mapping.currencies import Currencies
from aioattio.bulk.mapping.lines import Line, shown
from aioattio.bulk.mapping.samples import TOLERATED, read

__all__ = ["as_match", "in_one_currency", "judged", "with_decimal_marks", "with_parts_kept"]


def judged(line: Line) -> Line:
    """By the cells that would be refused, or could be read in two ways."""
    failed, filled = line.fit.failed, line.sample.filled
    if line.fit.rival:
        return line.off(_two_ways(line, line.fit.rival))
    if not failed:
        return line
    number, value, reason = failed[0]
    share = f"{len(failed)} of {len(filled)} would be refused, such as line {number}, {shown(value)}: {reason}"
    if line.type == "select":
        return line.off(f"{share}; --create-options would make what is missing")
    if line.type == "status" or len(failed) > TOLERATED * len(filled):
        return line.off(share)
    return line.noted(share)


def _two_ways(line: Line, rival: str) -> str:
    one, other = read(line.sample, line.fit.converters), read(line.sample, (*line.fit.converters[:-1], rival))
    ways = zip(line.sample.filled, one, other, strict=True)
    cell, first, second = next((cell, a, b) for (_, cell), a, b in ways if a != b)
    return f"{shown(cell)}: {_plainly(first)} or {_plainly(second)}? say {line.fit.converters[-1]} or {rival}"


def _plainly(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "refused" if value is None else shown(value)


def in_one_currency(line: Line, code: str | None) -> Line:
    """An attribute has one currency: Attio would take 100 EUR for 100 USD."""
    currencies = Currencies.of(line.sample)
    if currencies.mixed is not None:
        one, two = map(shown, currencies.mixed)
        return line.off(f"{one} and {two} are in different currencies, and an attribute has one")
    other = None if code is None else currencies.other_than(code)
    if other is not None:
        return line.off(f"{shown(other)} is in another currency than {line.target}, which is in {code}")
    return line


def with_decimal_marks(lines: Sequence[Line]) -> list[Line]:
    """Where thousands or decimals cannot be told, what other columns show is the best hint."""
    shows_comma = ((line, text) for line in lines if not line.fit.rival for text in line.sample.texts if "," in text)
    found = next(((line, text) for line, text in shows_comma if _is_told_comma(line)), None)
    if found is None:
        return list(lines)
    hint = f"{shown(found[0].sample.column)} has decimal commas, such as {shown(found[1])}"
    return [
        line.noted(f"{hint}: {line.fit.converters[-1]} is likely here, too")
        if line.fit.rival and _is_told_comma(line)
        else line
        for line in lines
    ]


def _is_told_comma(line: Line) -> bool:
    return "comma" in "".join(line.fit.converters[-1:])


def with_parts_kept(lines: Sequence[Line]) -> list[Line]:
    """A note on the first of the columns that give a name or a location by parts, unless they give all of it."""
    parts: dict[str, set[str]] = {}
    for line in lines:
        if line.attribute and line.target != line.attribute.slug:
            parts.setdefault(line.attribute.slug, set()).add(line.target.partition(".")[2])
    found: list[Line] = []
    for line in lines:
        given = parts.pop(line.attribute.slug, set()) if line.attribute else set()
        if given and not {"first_name", "last_name"} <= given:
            line = line.noted(f"parts of {line.target.partition('.')[0]} that the file does not have are kept")
        found.append(line)
    return found


def as_match(line: Line) -> Line:
    """Rows without the value that they are matched by are rejected."""
    rows = line.sample.rows
    empty = rows - len(line.sample.filled)
    if not empty:
        return line
    return line.noted(f"empty in {empty} of {rows} rows, which would be rejected: it is what rows are matched by")
