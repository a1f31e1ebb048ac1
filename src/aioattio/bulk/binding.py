"""Columns bound to attributes: what is wrong with the mapping itself is found here, before any row is looked at."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from attrs import define, field, frozen

from aioattio.bulk.converters.registry import Converter, parse_converters
from aioattio.bulk.mapping.columns import LOCATION_PARTS, NAME_PARTS, RESERVED
from aioattio.bulk.mapping.row_mapping import Column, RowMapping
from aioattio.errors import InvalidInput
from aioattio.schema.definitions import Attribute, Definitions

__all__ = ["Binding", "Field", "is_reserved"]

_FROM_TEXT = {
    "number": "number",
    "currency": "money",
    "rating": "integer",
    "checkbox": "boolean",
    "date": "date",
    "timestamp": "timestamp",
}
"""How text is read for a type that takes none, where the mapping names no converter."""


def is_reserved(column: str) -> bool:
    return column.startswith(RESERVED)


@frozen
class Field:
    """One column on its way to one attribute, or to a part of its value."""

    column: str
    attribute: Attribute
    part: str | None
    convert: tuple[Converter, ...]


@define(eq=False)
class Binding:
    """The fields of each column.

    With a mapping a column that it does not name is ignored; without one every column must be an attribute.
    """

    definitions: Definitions
    object: str
    mapping: RowMapping | None
    match: Attribute
    may_replace: bool
    """Whether multiselects other than `match` may be made equal to what the rows have."""
    ignored: dict[str, None] = field(factory=dict)
    _fields: dict[str, tuple[Field, ...]] = field(factory=dict)
    _seen: set[str] = field(factory=set)
    _constants: dict[str, Attribute] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Bind what the mapping names. Raises InvalidInput."""
        if self.mapping is None:
            return
        for name in self.mapping.constants:
            self._constants[name] = self._attribute(name, f"constants.{name}")
        for name, columns in self.mapping.columns.items():
            self._fields[name] = tuple(self._field(name, column) for column in columns)
        self._check_attributes([field for fields in self._fields.values() for field in fields])

    @property
    def constants(self) -> dict[str, Attribute]:
        """Attributes of the constants, by the name that the mapping gives them."""
        return self._constants

    @property
    def attributes(self) -> list[Attribute]:
        """Every attribute that a row may write, as far as is known."""
        bound = [field.attribute for fields in self._fields.values() for field in fields]
        return list({attribute.slug: attribute for attribute in [*bound, *self._constants.values()]}.values())

    def columns_of(self) -> dict[str, tuple[str, ...]]:
        """The columns of each attribute, by its slug and its id."""
        found: dict[str, list[str]] = {}
        for fields in self._fields.values():
            for bound in fields:
                for name in {bound.attribute.slug, bound.attribute.id} - {""}:
                    found.setdefault(name, []).append(bound.column)
        return {name: tuple(columns) for name, columns in found.items()}

    def bind_header(self, columns: Sequence[str], source: str) -> None:
        """Bind all columns of a file at once. Raises InvalidInput; the mapping may name nothing that the file lacks."""
        for column in columns:
            self.fields_of(column, source)
        self._check_attributes([field for column in columns for field in self._fields.get(column, ())])
        self.check_all_seen(source)
        if self.match.slug not in {attribute.slug for attribute in self.attributes}:
            raise InvalidInput(
                f"{source}: no column is mapped to {self.match.slug!r}, by which rows and records are matched",
                attribute="match",
                given=self.match.slug,
                accepted="an attribute that a column is mapped to",
            )

    def fields_of(self, column: str, source: str) -> tuple[Field, ...]:
        """Where the cells of a column go; nowhere, if it is ignored. Raises InvalidInput for an unknown column."""
        self._seen.add(column)
        fields = self._fields.get(column)
        if fields is not None:
            return fields
        if column in self.ignored or is_reserved(column):
            return ()
        if self.mapping is not None and self.mapping.columns:
            self.ignored[column] = None
            return ()
        fields = self._fields[column] = (self._named_like(column, source),)
        if not self.may_replace:
            self._check_multiselects(fields)
        return fields

    def check_all_seen(self, source: str) -> None:
        """Raises InvalidInput if the mapping names columns that the rows lack."""
        named = self.mapping.columns if self.mapping is not None else {}
        missing = [column for column in named if column not in self._seen]
        if not missing or self.mapping is None or not self._seen:  # nothing seen: there was no row
            return
        near = difflib.get_close_matches(missing[0], self._seen, n=1, cutoff=0.6)
        hint = f"; did you mean {near[0]!r}?" if near else f"; there are {_listed(self._seen)}"
        raise InvalidInput(
            f"{self.mapping.name} names the column {missing[0]!r}, which is not in {source}{hint}",
            attribute="mapping",
            given=missing[0],
            accepted="the columns of the file",
        )

    def _field(self, name: str, column: Column) -> Field:
        place = f'columns."{name}"'
        whole = self.definitions.find(column.to)
        attribute = whole or self._attribute(column.attribute, place)
        if whole is not None:
            attribute = self._attribute(column.to, place)
        part = None if whole is not None else column.part
        if part is not None and part not in _parts(attribute):
            takes = f"its parts are {', '.join(_parts(attribute))}" if _parts(attribute) else "it has no parts"
            raise self._refused(
                f"{place}: {attribute.slug} ({attribute.type}) has no part {part!r}; {takes}", column.to
            )
        return Field(name, attribute, part, column.convert or _default(attribute, part))

    def _attribute(self, name: str, place: str) -> Attribute:
        where = f"{self.mapping.name}: {place}" if self.mapping is not None else place
        attribute = self.definitions.find(name)
        if attribute is None:
            raise self._refused(f"{where}: {self._unknown(name)}", name)
        if attribute.type == "interaction" or not attribute.is_writable:
            raise self._refused(
                f"{where}: {attribute.slug} ({attribute.type}) is read-only: Attio alone writes it", name
            )
        if attribute.is_archived:
            raise self._refused(f"{where}: {attribute.slug} is archived", name)
        return attribute

    def _named_like(self, column: str, source: str) -> Field:
        """Without a mapping: the attribute of that slug, id or title."""
        attribute = self.definitions.find(column)
        if attribute is None:
            folded = column.casefold()
            attribute = next((known for known in self.definitions.values() if known.title.casefold() == folded), None)
        if attribute is None:
            raise self._refused(
                f"{source}: unknown column {column!r}: {self._unknown(column)} "
                "(a mapping can name what it goes to, or leave it out)",
                column,
            )
        attribute = self._attribute(attribute.slug, f"{source}: column {column!r}")
        return Field(column, attribute, None, _default(attribute, None))

    def _unknown(self, name: str) -> str:
        made = self.mapping.attributes if self.mapping is not None else ()
        if any(new.slug == name for new in made):
            return (
                f"{self.object} has no attribute {name!r} yet; with create_attributes (--create-attributes) it is made"
            )
        near = self.definitions.nearest(name)
        return f"{self.object} has no attribute {name!r}" + (
            f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
        )

    def _check_attributes(self, fields: Iterable[Field]) -> None:
        """One column per single value, none for what a constant sets, multiselects only if that was said out loud."""
        fields = list(fields)
        taken: dict[tuple[str, str | None], Field] = {}
        for bound in fields:
            slug = bound.attribute.slug
            if any(slug == constant.slug for constant in self._constants.values()):
                raise self._refused(f"column {bound.column!r} and a constant both write {slug}", slug)
            both = taken.get((slug, bound.part)) or (taken.get((slug, None)) if bound.part else None)
            if both is not None and not bound.attribute.is_multiselect:
                raise self._refused(
                    f"columns {both.column!r} and {bound.column!r} both write {slug}, which takes one value", slug
                )
            taken[slug, bound.part] = bound
        if not self.may_replace:
            self._check_multiselects(fields)

    def _check_multiselects(self, fields: Iterable[Field]) -> None:
        attributes = [bound.attribute for bound in fields] + list(self._constants.values())
        lossy = {a.slug: None for a in attributes if a.is_multiselect and a.slug != self.match.slug}
        if lossy:
            slugs = ", ".join(lossy)
            raise InvalidInput(
                f"{slugs}: a multiselect, and importing makes it equal to what the rows have: values that only Attio "
                'has are deleted. Say multiselect="replace" (--multiselect replace) if that is meant, or leave it out',
                attribute="multiselect",
                given=None,
                accepted='"replace"',
            )

    def _refused(self, message: str, given: str) -> InvalidInput:
        name = self.mapping.name if self.mapping is not None else ""
        whole = message if not name or message.startswith(name) else f"{name}: {message}"
        return InvalidInput(whole, attribute="mapping", given=given, accepted="attributes of the object")


def _parts(attribute: Attribute) -> tuple[str, ...]:
    return {"personal-name": NAME_PARTS, "location": LOCATION_PARTS}.get(attribute.type, ())


def _default(attribute: Attribute, part: str | None) -> tuple[Converter, ...]:
    name = _FROM_TEXT.get(attribute.type) if part is None else None
    return parse_converters(name) if name else ()


def _listed(columns: Iterable[str]) -> str:
    names = sorted(columns)
    return ", ".join(map(repr, names[:12])) + (f" and {len(names) - 12} more" if len(names) > 12 else "")
