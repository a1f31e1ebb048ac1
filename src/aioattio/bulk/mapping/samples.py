"""The cells of a column in the first rows, and which converters read them for an attribute."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve, frozen

from aioattio.bulk.converters.registry import ConversionError, convert, parse_converters
from aioattio.bulk.mapping.columns import CURRENCIES
from aioattio.bulk.mapping.guesses import Guess, scale
from aioattio.bulk.mapping.refusals import refusal
from aioattio.bulk.outcome import Row
from aioattio.schema.definitions import Attribute, Definitions

__all__ = ["TOLERATED", "Fit", "Sample", "fit", "read"]

TOLERATED = 0.1
"""Share of filled cells that may be refused before something is thought to be wrong."""
_SEPARATORS = ";|\n"
_ORDERS = (("%d", "%m", "%Y"), ("%m", "%d", "%Y"), ("%d", "%m", "%y"), ("%m", "%d", "%y"))
_FORMATS = [mark.join(order) for mark in "/.-" for order in _ORDERS]
_MARKS = ("comma", "point")
_TIMES = ("%H:%M", "%H:%M:%S")


@frozen
class Sample:
    """The cells of one column in the first rows: `rows` of them were looked at, `filled` are (line, value)."""

    column: str
    rows: int
    filled: tuple[tuple[int, Any], ...]

    @classmethod
    def of(cls, column: str, rows: Sequence[Row]) -> Sample:
        cells = [(row.line, row.cells.get(column)) for row in rows if row.problem is None]
        filled = tuple((line, cell) for line, cell in cells if not _is_empty(cell))
        return cls(column, len(cells), filled)

    @property
    def texts(self) -> list[str]:
        """Texts without spaces around them; values of other types are left out."""
        return [value.strip() for _, value in self.filled if isinstance(value, str)]


@frozen
class Fit:
    """How a column is read for an attribute.

    converters: as text; failed: (line, value, reason) of sample cells that would be refused; rival: what the last
    converter might be as well, as it reads every cell, too, but to other values.
    """

    converters: tuple[str, ...]
    failed: tuple[tuple[int, Any, str], ...] = ()
    rival: str | None = None


def _is_empty(cell: Any) -> bool:
    return cell is None or cell in ("", [], ()) or (isinstance(cell, str) and not cell.strip())


def fit(sample: Sample, guess: Guess, definitions: Definitions, options: Sequence[str] | None) -> Fit:
    """The first way of reading that suits every cell, else the one that suits most.

    options: titles of a select or status attribute; None where anything goes.
    """
    accepted = None if options is None else {title.casefold() for title in options}
    fits = [_tried(sample, guess, definitions, accepted, way) for way in _ways(sample, guess, accepted)]
    best = min(fits, key=lambda fitted: len(fitted.failed))
    return _with_rival(sample, best, fits)


def _with_rival(sample: Sample, best: Fit, fits: Sequence[Fit]) -> Fit:
    """No cell may tell days from months, or a decimal mark from thousands; what needs no telling has no rival."""
    if not _is_told(best) and not any("." in text for text in sample.texts):
        return best  # a comma before three digits separates thousands, unless the converter is told otherwise
    values, name = read(sample, best.converters), _name(best)
    rivals = [other for other in fits if len(other.failed) == len(best.failed) and _is_told(other)]
    rivals.sort(key=lambda other: _name(other) != name)
    rival = next((other for other in rivals if read(sample, other.converters) != values), None)
    if rival is None:
        return best
    last = best.converters[-1]
    if not any(mark in rival.converters[-1] for mark in _MARKS):
        return evolve(best, rival=rival.converters[-1])
    comma, point = (_with_word(last if name == _name(rival) else rival.converters[-1], mark) for mark in _MARKS)
    return evolve(best, converters=(*best.converters[:-1], comma), rival=point)


def _name(fitted: Fit) -> str:
    return "".join(fitted.converters[-1:]).partition("(")[0]


def _with_word(converter: str, word: str) -> str:
    """`money(millions)` and "comma" are `money(millions, comma)`; a decimal mark takes the place of another."""
    name, _, argument = converter.rstrip(")").partition("(")
    words = [each for each in argument.split(", ") if each and not (each in _MARKS and word in _MARKS)]
    return f"{name}({', '.join([*words, word])})"


def _in_currency(way: tuple[str, ...], attribute: Attribute) -> tuple[str, ...]:
    """As an import reads it: amounts in another currency than the attribute's are refused."""
    code = attribute.currency_code
    if attribute.type != "currency" or code not in CURRENCIES or not way:
        return way
    return (*way[:-1], _with_word(way[-1], code))


def _is_told(fitted: Fit) -> bool:
    """Whether the last converter is told the form of a date, or the decimal mark."""
    return any(sign in "".join(fitted.converters[-1:]) for sign in ("%", *_MARKS))


def read(sample: Sample, converters: Iterable[str]) -> list[Any]:
    """The filled cells as they come out of the converters; None where one is refused."""
    parsed = parse_converters(converters)
    values: list[Any] = []
    for _, cell in sample.filled:
        try:
            values.append(convert(cell, parsed))
        except ConversionError:
            values.append(None)
    return values


def _tried(
    sample: Sample, guess: Guess, definitions: Definitions, accepted: set[str] | None, way: tuple[str, ...]
) -> Fit:
    converters, failed = parse_converters(_in_currency(way, guess.attribute)), list[tuple[int, Any, str]]()
    for line, cell in sample.filled:
        try:
            reason = refusal(convert(cell, converters), guess, definitions, accepted)
        except ConversionError as error:
            reason = str(error)
        if reason:
            failed.append((line, cell, reason))
    return Fit(way, tuple(failed))


def _ways(sample: Sample, guess: Guess, accepted: set[str] | None) -> list[tuple[str, ...]]:
    """Converters to try for an attribute, in this order."""
    if guess.part is not None:
        return [()]
    kind = guess.attribute.type
    ways = _record_ways(sample) if kind == "record-reference" else _single_ways(sample, kind)
    if not guess.attribute.is_multiselect:
        return ways
    # A comma separates what cannot have one; in a title it may belong to the title, as only the options can tell.
    at_commas = kind in ("email-address", "domain", "phone-number") or bool(accepted)
    return [*((split, *way) for split in _splits(sample, at_commas=at_commas) for way in ways), *ways]


def _single_ways(sample: Sample, kind: str) -> list[tuple[str, ...]]:
    if kind in ("number", "currency"):
        return _number_ways(sample, kind)
    if kind in ("date", "timestamp"):
        texts = [kind, *(f"{kind}({form})" for form in _FORMATS)]
        if kind == "timestamp":
            texts += [f"{kind}({form} {time})" for form in _FORMATS for time in _TIMES]
        return [(text,) for text in texts]
    named = {
        "rating": "integer",
        "checkbox": "boolean",
        "personal-name": "full-name",
        "phone-number": "phone",
        "domain": "domain-from-url",
    }.get(kind)
    return [(named,)] if named else [()]


def _record_ways(sample: Sample) -> list[tuple[str, ...]]:
    """A company is named by its domain, which may stand in a URL."""
    urls = any("://" in text or text.lower().startswith("www.") for text in sample.texts)
    return [("domain-from-url",), ()] if urls else [()]


def _number_ways(sample: Sample, kind: str) -> list[tuple[str, ...]]:
    scaled = scale(sample.column)
    groups: list[list[str]] = [["integer", "number"], ["money"]]  # money only where nothing plainer reads the column
    if kind == "currency" or scaled:
        groups = [["money"]]
    elif any("%" in text for text in sample.texts):
        groups = [["percent"]]
    ways: list[tuple[str, ...]] = []
    for names in groups:
        for mark in (None, "point", "comma"):
            for name in names:
                words = [word for word in (scaled, mark) if word]
                ways.append((f"{name}({', '.join(words)})" if words else name,))
    return ways


def _splits(sample: Sample, *, at_commas: bool) -> list[str]:
    """Ways to take several values from one cell, if any cell seems to hold several."""
    found = [mark for mark in _SEPARATORS if any(mark in text for text in sample.texts)]
    ways = ["split"] if len(found) > 1 or found == ["\n"] else [f"split({mark})" for mark in found]
    if at_commas and any("," in text for text in sample.texts):
        ways += ["split(,)", "split"]
    return list(dict.fromkeys(ways))
