"""Columns bound to attributes: what is wrong with the mapping itself is found here, before any row is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from aioattio.bulk.fields import Field, field_of, is_written_by_people, plain_field, refused, writable
from aioattio.bulk.mapping import RowMapping
from aioattio.bulk.mapping.columns import RESERVED
from aioattio.errors import InvalidInput, shortened
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.schema.nearest import nearest

__all__ = ["Binding"]

_NAMED = 12
"""Columns that a message lists at most."""


@define(eq=False)
class Binding:
    """The fields of each column.

    With a mapping a column that it does not name is ignored; without one every column must be an attribute.
    source: what the columns are of, for errors.
    """

    definitions: Definitions
    mapping: RowMapping | None
    match: Attribute | None
    """By what rows and things are told apart; a column for it is bound, even where Attio alone writes it."""
    source: str
    ignored: dict[str, None] = field(factory=dict)
    constants: dict[str, Attribute] = field(factory=dict)
    """Attributes of the constants, by the name that the mapping gives them."""
    _fields: dict[str, tuple[Field, ...]] = field(factory=dict)
    _seen: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        """Bind what the mapping names. Raises InvalidInput."""
        if self.mapping is None:
            return
        for name in self.mapping.constants:
            place = self.mapping.constant_place(name)
            self._check_made(name, place)
            self.constants[name] = writable(name, self.definitions, place)
        for name, columns in self.mapping.columns.items():
            place = self.mapping.place(name)
            for column in columns:
                self._check_made(column.attribute, place)
            fields = (field_of(name, column, self.definitions, place, self.match) for column in columns)
            self._fields[name] = tuple(fields)
        self._check_fields()
        if self.mapping.columns:
            self._check_match(self.mapping.name)

    @property
    def fields(self) -> list[Field]:
        """Every column on its way, as far as is known."""
        return [bound for fields in self._fields.values() for bound in fields]

    @property
    def attributes(self) -> list[Attribute]:
        """Every attribute that a row may write, as far as is known."""
        bound = [bound.attribute for bound in self.fields]
        return list({attribute.slug: attribute for attribute in [*bound, *self.constants.values()]}.values())

    def columns_of(self) -> dict[str, tuple[str, ...]]:
        """The columns of each attribute, by its slug and its id."""
        found: dict[str, list[str]] = {}
        for fields in self._fields.values():
            for bound in fields:
                for name in {bound.attribute.slug, bound.attribute.id} - {""}:
                    found.setdefault(name, []).append(bound.column)
        return {name: tuple(columns) for name, columns in found.items()}

    def bind_header(self, columns: Sequence[str]) -> None:
        """Bind all columns of a file at once. Raises InvalidInput; the mapping may name nothing that the file lacks."""
        for column in columns:
            self.fields_of(column)
        missing = self._unseen()
        if missing and self.mapping is not None:
            names = [*map(shortened, columns[:_NAMED]), *([f"{len(columns) - _NAMED} more"] * (len(columns) > _NAMED))]
            hint = nearest(missing[0], columns) or f"; there are {', '.join(names)}"
            raise InvalidInput(
                f"{self.mapping.place(missing[0])}: {self.source} has no such column{hint}",
                attribute="mapping",
                given=missing[0],
                accepted="the columns of the file",
            )
        self._check_match(self.source)

    def fields_of(self, column: str, line: int | None = None) -> tuple[Field, ...]:
        """Where the cells of a column go; nowhere, if it is ignored. Raises InvalidInput for an unknown column.

        line: of the row that has it, where there is no header.
        """
        self._seen.add(column)
        fields = self._fields.get(column)
        if fields is not None:
            return fields
        if column in self.ignored or column.startswith(RESERVED):
            return ()
        if self.mapping is not None and self.mapping.columns:
            self.ignored[column] = None
            return ()
        where = self.source if line is None else f"{self.source}: line {line}"
        if self._is_read_only(column):
            self.ignored[column] = None
            return ()
        fields = self._fields[column] = (self._named_like(column, where),)
        self._check_fields()
        return fields

    def notes(self) -> list[str]:
        """What is no mistake, but may be one."""
        written = {attribute.slug for attribute in self.attributes}
        required = [
            f"{known.slug} is required, and no column is mapped to it: rows that would create a record are refused"
            for known in self.definitions.values()
            if known.is_required and known.is_writable and not known.is_archived and known.slug not in written
        ]
        unseen = [f"no row has {shortened(name)}, which the mapping names" for name in self._unseen()]
        return required + (unseen if self._seen else [])

    def _unseen(self) -> list[str]:
        named = self.mapping.columns if self.mapping is not None else {}
        return [column for column in named if column not in self._seen]

    def _named_like(self, column: str, where: str) -> Field:
        """Without a mapping: the attribute of that slug, id or title."""
        place = f"{where}: unknown column {shortened(column)}"
        self._check_made(column, place)
        folded = column.casefold()
        titled = [known for known in self.definitions.values() if known.title.casefold() == folded]
        one = next((known.slug for known in titled if not known.is_archived), column)
        if self.definitions.find(column) is not None:
            one, place = column, f"{where}: column {shortened(column)}"
        return plain_field(column, writable(one, self.definitions, place, self.match))

    def _is_read_only(self, column: str) -> bool:
        """Without a mapping: what Attio alone writes is in every export, and says nothing to be written."""
        known = self.definitions.find(column)
        if known is None and column == "parent_object":  # an export of entries says it beside the parent
            return True
        if known is None or (self.match is not None and known.slug == self.match.slug):
            return False
        return not is_written_by_people(known)

    def _check_made(self, name: str, place: str) -> None:
        """An attribute that the mapping describes, and that is neither there nor to be made."""
        made = self.mapping.attributes if self.mapping is not None else ()
        if self.definitions.find(name) is None and any(new.slug == name for new in made):
            wrong = f"has no attribute {name!r} yet; with create_attributes (--create-attributes) it is made"
            raise refused(f"{place}: {self.definitions.object} {wrong}", name)

    def _check_match(self, where: str) -> None:
        if self.match is None:
            return
        slug = self.match.slug
        if any(constant.slug == slug for constant in self.constants.values()):
            wrong = f"{where}: a constant for {slug!r} would make all rows one: it is what they are matched by"
        elif not any(bound.attribute.slug == slug for fields in self._fields.values() for bound in fields):
            wrong = f"{where}: no column is mapped to {slug!r}, by which rows and records are matched"
        else:
            return
        raise InvalidInput(wrong, attribute="match", given=slug, accepted="an attribute that a column is mapped to")

    def _check_fields(self) -> None:
        """One column per single value, none for what a constant sets."""
        fields = self.fields
        constants = {attribute.slug for attribute in self.constants.values()}
        taken: dict[str, dict[str | None, Field]] = {}
        for bound in fields:
            slug = bound.attribute.slug
            if slug in constants:
                raise refused(f"column {shortened(bound.column)} and a constant both write {slug}", slug)
            parts = taken.setdefault(slug, {})
            # A part against the same part and the whole; the whole, as a full name is, against whatever there is.
            same = parts.get(bound.part) or parts.get(None) or parts.get("full_name")
            both = same if bound.part not in (None, "full_name") else same or next(iter(parts.values()), None)
            if both is not None and not bound.attribute.is_multiselect:
                names = f"{shortened(both.column)} and {shortened(bound.column)}"
                raise refused(f"columns {names} both write {slug}, which takes one value", slug)
            parts[bound.part] = bound
