"""One column on its way to one attribute: found, allowed to be written, and with the converters that suit it."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from aioattio.bulk.converters import Converter
from aioattio.bulk.mapping import Column
from aioattio.bulk.mapping.columns import LOCATION_PARTS, NAME_PARTS
from aioattio.bulk.naming import By, by_of
from aioattio.errors import InvalidInput, shortened
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.schema.nearest import did_you_mean

__all__ = ["Field", "field_of", "is_written_by_people", "plain_field", "refused", "writable"]

_FROM_TEXT = {
    "number": "number",
    "currency": "money",
    "rating": "integer",
    "checkbox": "boolean",
    "date": "date",
    "timestamp": "timestamp",
    "personal-name": "full-name",
}
"""How text is read for a type that takes none, where the mapping names no converter."""

_ONLY_FOR = {
    "full-name": ("personal-name",),
    "boolean": ("checkbox",),
    "phone": ("phone-number",),
    "date": ("date", "timestamp"),
    "timestamp": ("date", "timestamp"),
}
"""Converters whose results no other type takes: better told once than for every row."""

_NO_OTHERS = Definitions()
_CURRENCY = re.compile(r"\b[A-Z]{3}\b")


@frozen
class Field:
    """One column on its way to one attribute, or to a part of its value."""

    column: str
    attribute: Attribute
    part: str | None
    convert: tuple[Converter, ...]
    by: By | None = None
    """How text names records, where the attribute does not say it."""


def field_of(name: str, column: Column, definitions: Definitions, place: str, match: Attribute | None = None) -> Field:
    """As a mapping says it. place: where it says so, for errors. Raises InvalidInput."""
    part = None if definitions.find(column.to) is not None else column.part
    attribute = writable(column.to if part is None else column.attribute, definitions, place, match)
    try:
        by = by_of(column.by, attribute, definitions)
    except ValueError as error:
        raise refused(f"{place}: {error}", column.by or column.to) from None
    if part is not None:
        parts = {"personal-name": NAME_PARTS, "location": LOCATION_PARTS}.get(attribute.type, ())
        if part not in parts:
            takes = f"its parts are {', '.join(parts)}" if parts else "it has no parts"
            wrong = f"{place}: {attribute.slug} ({attribute.type}) has no part {part!r}; {takes}"
            raise refused(wrong, column.to)
        return Field(name, attribute, part, column.convert)
    if not column.convert:
        return evolve(plain_field(name, attribute), by=by)
    return Field(name, attribute, None, tuple(_suited(one, attribute, place) for one in column.convert), by)


def plain_field(name: str, attribute: Attribute) -> Field:
    """With the converter that the type asks for; what already has its type passes through that."""
    converter = _FROM_TEXT.get(attribute.type)
    if converter is None:
        return Field(name, attribute, None, (), by_of(None, attribute, _NO_OTHERS))
    return Field(name, attribute, None, (_suited(Converter(converter), attribute, ""),))


def writable(name: str, definitions: Definitions, place: str, match: Attribute | None = None) -> Attribute:
    """The attribute of that slug or id. Raises InvalidInput where there is none, or none that can be written.

    match: what rows are matched by, which need not be written.
    """
    attribute = definitions.find(name)
    if attribute is not None and attribute == match:
        return attribute
    if attribute is None:
        near = definitions.nearest(name[:200])
        raise refused(f"{place}: {definitions.object} has no attribute {shortened(name)}{did_you_mean(near)}", name)
    if not is_written_by_people(attribute):
        raise refused(f"{place}: {attribute.slug} ({attribute.type}) is read-only: Attio alone writes it", name)
    if attribute.is_archived:
        raise refused(f"{place}: {attribute.slug} is archived", name)
    return attribute


def is_written_by_people(attribute: Attribute) -> bool:
    """Whether anybody but Attio can write it."""
    return attribute.type != "interaction" and attribute.is_writable


def refused(message: str, given: str) -> InvalidInput:
    return InvalidInput(message, attribute="mapping", given=given, accepted="attributes of the object")


def _suited(converter: Converter, attribute: Attribute, place: str) -> Converter:
    """Money in the currency of the attribute: Attio has one per attribute, and would take 100 EUR for 100 USD."""
    kinds = _ONLY_FOR.get(converter.name)
    if kinds is not None and attribute.type not in kinds:
        wrong = f"{place}: {converter} gives a {kinds[0]}, and {attribute.slug} is a {attribute.type}"
        raise refused(wrong, str(converter))
    code = attribute.currency_code
    if converter.name != "money" or attribute.type != "currency" or code is None:
        return converter
    said = _CURRENCY.search(converter.argument or "")
    if said is None:
        return Converter("money", f"{converter.argument}, {code}" if converter.argument else code)
    if said[0] != code:
        raise refused(f"{place}: {attribute.slug} is in {code}, and {converter} reads {said[0]}", str(converter))
    return converter
