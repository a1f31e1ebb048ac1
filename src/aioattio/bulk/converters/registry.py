"""Converters: how a column's text becomes what an attribute takes. Written `money`, `money(millions)`, `split(;)`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from attrs import Factory, field, frozen

from aioattio.bulk.converters.amounts import integer, money, number, percent
from aioattio.bulk.converters.dates import to_date, to_timestamp
from aioattio.bulk.converters.hosts import domain_from_url, phone
from aioattio.bulk.converters.names import full_name
from aioattio.bulk.converters.texts import ConversionError, Convert, Maker, no_argument, plain, plain_value, unreadable
from aioattio.bulk.outcome import shortened

__all__ = ["CONVERTERS", "ConversionError", "Converter", "convert", "parse_converters"]

_TRUE = frozenset({"true", "t", "yes", "y", "1", "on", "x", "✓", "✔"})
_FALSE = frozenset({"false", "f", "no", "n", "0", "off"})


def _boolean(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float | Decimal) and value in (0, 1):
        return bool(value)
    text = plain(value) if isinstance(value, str) else ""
    if text is None:
        return None
    if text.casefold() in _TRUE | _FALSE:
        return text.casefold() in _TRUE
    raise ConversionError("neither yes nor no; right would be yes/no, true/false, y/n, 1/0 or on/off")


def _lower(value: Any) -> str:
    if isinstance(value, str):
        return value.lower()
    raise ConversionError("not text; lower takes nothing else")


def _split(argument: str | None) -> Convert:
    if argument == "":
        raise ValueError("it takes a separator as in split(;), or no argument for any of ; , | and newline")
    separator = r"[;,|\r\n]" if argument is None else re.escape(argument.replace(r"\n", "\n").replace(r"\t", "\t"))

    def convert(value: Any) -> list[Any]:
        if isinstance(value, str):
            return _distinct(_kept(re.split(separator, value)))
        return list(value) if isinstance(value, list | tuple) else [value]

    return convert


def _plainly(convert: Convert) -> Maker:
    return lambda argument: no_argument(argument, convert)


_MAKERS: Mapping[str, tuple[Maker, str]] = {
    "money": (
        money,
        'money: "$1,234.50", "(594)", "12.5M"; money(millions), money(1000), money(EUR); money(comma): "1.234,50 €"',
    ),
    "number": (number, 'a number: "1,234.5"; number(thousands); number(comma): "1.234,5"'),
    "integer": (integer, 'a whole number: "1,234", "5.0"; integer(comma): "1.234"'),
    "percent": (
        percent,
        '"2.8%" as 2.8; a bare 2.8 counts as percent points, so it is 2.8, too; percent(fraction): both as 0.028',
    ),
    "date": (to_date, '"2026-01-31", "31 Jan 2026", "2013"; date(%d/%m/%Y|%d.%m.%Y): in one of these formats'),
    "timestamp": (to_timestamp, '"2026-01-31T09:00:00Z", UTC where no zone is said; timestamp(%d/%m/%Y %H:%M)'),
    "boolean": (_plainly(_boolean), "yes/no, true/false, y/n, 1/0, on/off, x"),
    "domain-from-url": (_plainly(domain_from_url), '"http://www.example.com/about" as "example.com"'),
    "full-name": (_plainly(full_name), '"Ada Lovelace" or "Lovelace, Ada" as first and last name'),
    "split": (_split, "several values in one cell, between any of ; , | and newline; split(;): between ; only"),
    "phone": (phone, '"+44 1632 960001"; phone(GB): "01632 960001", too'),
    "lower": (_plainly(_lower), "text in lower case"),
}

CONVERTERS: Mapping[str, str] = MappingProxyType({name: about for name, (_, about) in _MAKERS.items()})
"""What there is, by name, with one line about each."""

_WRITTEN = re.compile(r"\s*([^\s()]+)\s*(?:\((.*)\))?\s*", re.DOTALL)


def _made(converter: Converter) -> Convert:
    if converter.name not in _MAKERS:
        near = difflib.get_close_matches(converter.name.lower(), _MAKERS, n=1)
        meant = f"; did you mean {near[0]!r}? There are" if near else "; there are"
        raise ValueError(f"there is no converter {shortened(converter.name)}{meant} {', '.join(_MAKERS)}")
    try:
        return _MAKERS[converter.name][0](converter.argument)
    except ValueError as error:
        raise ValueError(f"the converter {shortened(str(converter))}: {error}") from error


@frozen
class Converter:
    """One converter: called with a value, it gives what an attribute takes, or None where there is nothing.

    Raises ValueError when made with an unknown name or a bad argument, ConversionError when called with a value that
    it cannot convert.
    """

    name: str
    argument: str | None = None
    _convert: Convert = field(init=False, repr=False, eq=False, default=Factory(_made, takes_self=True))

    def __call__(self, value: Any) -> Any:
        try:
            plainly = plain_value(value)
            return None if plainly is None else self._convert(plainly)
        except ConversionError:
            raise
        except Exception as error:
            raise unreadable(value, error) from error

    def __reduce__(self) -> tuple[Any, ...]:
        return Converter, (self.name, self.argument)  # so that mappings reach other processes

    def __str__(self) -> str:
        return self.name if self.argument is None else f"{self.name}({self.argument})"


def parse_converters(given: str | Converter | Iterable[str | Converter] | None) -> tuple[Converter, ...]:
    """One converter or several, in the order in which they are applied. Raises ValueError for what is none."""
    if given is None:
        return ()
    return tuple(map(_parsed, given if isinstance(given, Iterable) and not isinstance(given, str) else [given]))


def _parsed(given: str | Converter) -> Converter:
    if isinstance(given, Converter):
        return given
    found = _WRITTEN.fullmatch(given) if isinstance(given, str) else None
    if found is None:
        raise ValueError(f"{shortened(given)} is no converter; right would be 'money' or 'money(millions)'")
    return Converter(found[1], found[2])


def convert(value: Any, converters: tuple[Converter, ...]) -> Any:
    """A cell through its converters; None where there is nothing to write.

    Text is stripped. A list, or what `split` made, is converted item by item, and is a list in the end: without empty
    items and without a second one of the same. Raises ConversionError, whatever the value is.
    """
    try:
        return _converted(plain_value(value), converters)
    except ConversionError:
        raise
    except Exception as error:
        raise unreadable(value, error) from error


def _converted(value: Any, converters: tuple[Converter, ...]) -> Any:
    many = isinstance(value, list | tuple)
    items = _kept(value if many else [value])
    if any(isinstance(item, list | tuple) for item in items):
        raise ConversionError("a list within a list; right would be one list of plain values")
    for converter in converters:
        results = [_item(converter, item, number, len(items)) for number, item in enumerate(items, 1)]
        if converter.name == "split":
            many, results = True, [item for result in results for item in result]
        items = _kept(results)
    if many:
        return _distinct(items) or None
    return items[0] if items else None


def _item(converter: Converter, item: Any, number: int, of: int) -> Any:
    try:
        return converter(item)
    except ConversionError as error:
        if of == 1:
            raise
        raise ConversionError(f"item {number} of {of}, {shortened(item, 40)}: {error}") from error


def _kept(items: Iterable[Any]) -> list[Any]:
    return [item for item in map(plain_value, items) if item is not None]


def _distinct(items: Sequence[Any]) -> list[Any]:
    """Each once, in order."""
    seen: dict[Any, Any] = {}
    for item in items:
        seen.setdefault(_identity(item), item)
    return list(seen.values())


def _identity(item: Any) -> tuple[type, Any]:
    try:
        hash(item)
    except TypeError:
        return type(item), repr(item)
    return type(item), item
