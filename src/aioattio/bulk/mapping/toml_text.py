"""A mapping as TOML, checked key by key: every error names the file, the key, and what would be right.

    object = "companies"
    match = "domains"
    on_duplicate = "last"        # last, first or reject
    empty = "keep"               # keep or clear
    multiselect = "add"          # add or replace

    [columns]
    company_name = "name"
    website = { to = "domains", as = "domain-from-url" }
    tags = { to = "categories", as = ["split(;)", "lower"] }
    "First name" = { to = "name.first_name" }
    url = [{ to = "domains", as = "domain-from-url" }, "website_text"]     # one column to two attributes
    employer = { to = "company", by = "domains" }     # the record that has this value

    [constants]
    source = "Fortune 500"

    [attributes.revenue]         # made by --create-attributes where it is missing
    title = "Revenue"
    type = "currency"
    currency = "USD"             # further: is_multiselect, is_unique, description

Without [columns] every column goes to the attribute that it is named after.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from attrs import evolve, frozen

from aioattio.bulk.converters.registry import Converter, parse_converters
from aioattio.bulk.mapping.columns import (
    RESERVED,
    Column,
    NewAttribute,
    attribute_problem,
    by_problem,
    constant_problem,
    target_problem,
)
from aioattio.bulk.outcome import shortened
from aioattio.errors import InvalidInput
from aioattio.schema.nearest import nearest

__all__ = ["CHOICES", "SETTINGS", "Place", "parsed", "read_table", "read_toml", "toml_key", "toml_string"]

CHOICES: Mapping[str, tuple[str, ...]] = {
    "on_duplicate": ("last", "first", "reject"),
    "empty": ("keep", "clear"),
    "multiselect": ("add", "replace"),
}
"""What the settings of a run may be."""
SETTINGS = ("object", "match", *CHOICES, "columns", "constants", "attributes")
"""The keys of a mapping."""
_ATTRIBUTE = ("title", "type", "currency", "is_multiselect", "is_unique", "description")
_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def toml_string(text: str) -> str:
    """A TOML string on one line. A lone surrogate, which TOML cannot hold, becomes a question mark."""
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "?"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def toml_key(text: str) -> str:
    """A TOML key: bare where it can be."""
    return text if _BARE.fullmatch(text) else toml_string(text)


@frozen
class Place:
    """Where in which file: `fortune500.toml: columns."revenue ($M)".as`. argument: which one the file is given as."""

    name: str
    path: str = ""
    argument: str = "mapping"

    def __truediv__(self, key: str) -> Place:
        return evolve(self, path=f"{self.path}.{toml_key(key)}" if self.path else toml_key(key))

    def item(self, number: int) -> Place:
        return evolve(self, path=f"{self.path} (item {number})")

    def refuse(self, given: Any, reason: str, accepted: str = "see the message") -> NoReturn:
        where = f"{self.name}: {self.path}" if self.path else self.name
        raise InvalidInput(f"{where}: {reason}", attribute=self.argument, given=given, accepted=accepted)

    def text(self, given: Any, example: str) -> str:
        if not isinstance(given, str):
            self.refuse(given, f"{shortened(given)} is not text; write it in quotes, such as {example}")
        if not given.strip():
            self.refuse(given, f"it is empty; write something such as {example}")
        return given.strip()

    def flag(self, given: Any) -> bool:
        if not isinstance(given, bool):
            self.refuse(given, f"{shortened(given)} is not a boolean; write true or false")
        return given

    def table(self, given: Any, example: str) -> Mapping[str, Any]:
        if not isinstance(given, Mapping):
            self.refuse(given, f"{shortened(given)} is not a table; write {example}")
        return given

    def keys(self, given: Mapping[str, Any], known: Collection[str], hint: str = "") -> None:
        for key in given:
            if key not in known:
                near = nearest(key, known) or ";"
                (self / key).refuse(key, f"unknown key{near} keys here are {', '.join(known)}{hint}")


def read_toml(text: str, name: str) -> dict[str, Any]:
    """The arguments of a RowMapping. Raises InvalidInput with one line that names file and place."""
    whole = Place(name)
    return read_table(parsed(text, whole), whole, name)


def read_table(data: Mapping[str, Any], whole: Place, name: str) -> dict[str, Any]:
    """The arguments of a RowMapping of that name, out of a table that was parsed already. Raises InvalidInput."""
    whole.keys(data, SETTINGS, "; columns stand under [columns]")
    found: dict[str, Any] = {
        "columns": _columns(data["columns"], whole / "columns") if "columns" in data else {},
        "constants": _constants(data.get("constants", {}), whole / "constants"),
        "attributes": _attributes(data.get("attributes", {}), whole / "attributes"),
        "name": name,
    }
    for key, example in (("object", '"companies"'), ("match", '"domains"')):
        if key in data:
            found[key] = (whole / key).text(data[key], example)
    for key, choices in CHOICES.items():
        if key in data:
            if data[key] not in choices:
                given = shortened(data[key])
                (whole / key).refuse(
                    data[key], f"{given} is not possible; write {' or '.join(map(toml_string, choices))}"
                )
            found[key] = data[key]
    return found


def parsed(text: str, whole: Place) -> dict[str, Any]:
    """TOML as Python, numbers as they are written. Raises InvalidInput."""
    try:
        return tomllib.loads(text, parse_float=Decimal)  # 0.1 stays 0.1
    except RecursionError:
        whole.refuse(None, "not TOML that can be read: nested too deeply", "TOML")
    except (ValueError, ArithmeticError) as error:  # besides syntax: numbers of thousands of digits
        whole.refuse(None, f"not valid TOML: {error}", "TOML")


def _columns(given: Any, place: Place) -> dict[str, tuple[Column, ...]]:
    columns: dict[str, tuple[Column, ...]] = {}
    table = place.table(given, "[columns] and a line for each column")
    if not table:
        place.refuse(given, 'no column is mapped; write a line such as website = "domains" below [columns]')
    for key, value in table.items():
        name, here = key.strip(), place / key
        if not name:
            here.refuse(key, "the name of the column is empty")
        if name.startswith(RESERVED):
            here.refuse(key, f"columns that begin with {RESERVED!r} belong to rejects files and are never imported")
        if name in columns:
            here.refuse(key, "this column stands twice (spaces around a name do not count)")
        columns[name] = _targets(value, here)
    return columns


def _targets(given: Any, place: Place) -> tuple[Column, ...]:
    if not isinstance(given, list):
        return (_column(given, place),)
    if not given:
        place.refuse(given, "the list is empty; write an attribute, or take the line out")
    return tuple(_column(item, place.item(number)) for number, item in enumerate(given, 1))


def _column(given: Any, place: Place) -> Column:
    if isinstance(given, str):
        return Column(_target(given, place))
    if not isinstance(given, Mapping):
        place.refuse(given, f'{shortened(given)} is no attribute; write "slug" or {{ to = "slug", as = "converter" }}')
    place.keys(given, ("to", "as", "by"), "; a column whose name has a dot in it stands in quotes")
    if "to" not in given:
        place.refuse(given, 'it does not say where to; add to = "slug"')
    by = _by(given["by"], place / "by") if "by" in given else None
    return Column(_target(given["to"], place / "to"), _converters(given.get("as"), place / "as"), by)


def _by(given: Any, place: Place) -> str:
    text = place.text(given, '"domains" or "companies.domains"')
    problem = by_problem(text)
    if problem is not None:
        place.refuse(given, problem)
    return text


def _target(given: Any, place: Place) -> str:
    text = place.text(given, '"name"')
    problem = target_problem(text)
    if problem is not None:
        place.refuse(given, problem)
    return text


def _converters(given: Any, place: Place) -> tuple[Converter, ...]:
    items = given if isinstance(given, list) else [] if given is None else [given]
    texts = [place.text(item, '"money" or ["split(;)", "lower"]') for item in items]
    try:
        return parse_converters(texts)
    except ValueError as error:
        place.refuse(given, str(error))


def _constants(given: Any, place: Place) -> dict[str, Any]:
    constants: dict[str, Any] = {}
    for key, value in place.table(given, '[constants] and lines such as source = "Fortune 500"').items():
        here = place / key
        problem = constant_problem(key)
        if problem is not None:
            here.refuse(key, problem)
        _check_constant(value, here)
        constants[key] = value
    return constants


def _check_constant(value: Any, place: Place) -> None:
    if isinstance(value, Mapping):
        for key, item in value.items():
            _check_constant(item, place / key)
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            _check_constant(item, place.item(number))
    elif isinstance(value, Decimal) and not value.is_finite():
        place.refuse(value, f"{value} is no number that Attio takes")
    elif not isinstance(value, str | bool | int | Decimal | date):
        place.refuse(value, f"{value} is a time without a date; write a date, a timestamp or text")
    elif value == "":
        place.refuse(value, "it is empty; write a value, or take the line out")


def _attributes(given: Any, place: Place) -> tuple[NewAttribute, ...]:
    tables = place.table(given, "[attributes.revenue] and its keys").items()
    return tuple(_attribute(slug, table, place / slug) for slug, table in tables)


def _attribute(slug: str, given: Any, place: Place) -> NewAttribute:
    table = place.table(given, f'[{place.path}] with title = "..." and type = "..."')
    place.keys(table, _ATTRIBUTE)
    examples = {"title": '"Revenue"', "type": '"currency"', "currency": '"USD"', "description": '"In US dollars"'}
    for key in ("title", "type"):
        if key not in table:
            place.refuse(table, f"{key} is missing; add {key} = {examples[key]}")
    values: dict[str, Any] = {
        key: (place / key).text(value, examples[key]) if key in examples else (place / key).flag(value)
        for key, value in table.items()
    }
    problem = attribute_problem(slug, values["title"], values["type"], values.get("currency"))
    if problem is not None:
        key, reason = problem
        (place if key == "slug" else place / key).refuse(table.get(key), reason)
    return NewAttribute(slug, **values)
