"""Rows to values as they are sent: converted, coerced by the attribute definitions, or refused with all reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import msgspec
from attrs import define, field

from aioattio.bulk.binding import Binding
from aioattio.bulk.converters import ConversionError, convert, is_nothing
from aioattio.bulk.destinations.look_ups import OWN_IDS
from aioattio.bulk.fields import Field
from aioattio.bulk.keys import key_of_record, read_items
from aioattio.bulk.outcome import Problem, Row, shortened
from aioattio.bulk.parts import key_of
from aioattio.bulk.referring import references_in
from aioattio.bulk.spool.items import Checked, Reference
from aioattio.bulk.text_values import as_part, as_text
from aioattio.encoding import encode
from aioattio.errors import InvalidInput
from aioattio.schema.choices import Choices, UnknownChoice
from aioattio.schema.definitions import Attribute
from aioattio.values.forms import is_uuid
from aioattio.values.writing import encode_values

__all__ = ["Preparer"]

NEW_OPTIONS = 200
"""Options that a run creates per attribute at most: with more of them the column is text, not a choice."""

_REFERENCES = ("record-reference", "actor-reference")


@define
class _Gathered:
    """What the columns of one row say about one attribute."""

    attribute: Attribute
    items: list[tuple[Field, Any]] = field(factory=list)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(bound.column for bound, _ in self.items))

    @property
    def is_by_parts(self) -> bool:
        return any(bound.part for bound, _ in self.items)

    def value(self) -> Any:
        """None where every column is empty; a list for a multiselect; the parts that are filled, by name."""
        filled = [(bound, value) for bound, value in self.items if not _is_empty(value)]
        if not filled:
            return None
        if self.is_by_parts:
            return {bound.part: value for bound, value in filled}
        if not self.attribute.is_multiselect:
            return filled[0][1]
        several: list[Any] = []
        for _, value in filled:
            several.extend(item for item in _as_list(value) if item not in several)
        return several


@define
class _Result:
    """A row on its way to `Checked`."""

    row: Row
    values: dict[str, bytes]
    new_choices: list[tuple[str, str]]
    references: list[tuple[str, Reference]]
    own_id: str | None = None
    """What the row gives as the id of the thing that it is about."""
    columns: dict[str, tuple[str, ...]] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    refused: set[str] = field(factory=set)
    """Slugs of the attributes that `problems` are about."""

    def refuse(self, columns: Sequence[str], reason: str) -> None:
        cells = [self.row.cells.get(name) for name in columns]
        self.problems.append(Problem(" and ".join(columns) or None, cells[0] if len(cells) == 1 else cells, reason))


@define(eq=False)
class Preparer:
    """Turns rows into `Checked` ones. Pure but for the binding, which learns columns as they appear.

    check_values: raises InvalidInput for values that are right one by one, and not together.
    """

    binding: Binding
    choices: Mapping[str, Choices]
    clears: bool
    """Whether an empty cell clears its attribute, or keeps what Attio has."""
    create_options: bool
    check_values: Callable[[Mapping[str, msgspec.Raw]], None] | None = None
    _titles: dict[str, dict[str, str]] = field(factory=dict)
    """New options by slug and case-folded title: "retail" after "Retail" is the same one."""
    _constants: dict[str, bytes] = field(factory=dict)
    _new_constants: list[tuple[str, str]] = field(factory=list)
    _named_constants: list[tuple[str, Reference]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        """Encode the constants. Raises InvalidInput for one that cannot be."""
        mapping = self.binding.mapping
        given = mapping.constants if mapping is not None else {}
        for name, attribute in self.binding.constants.items():
            value = _as_list(given[name]) if attribute.is_multiselect else given[name]
            try:
                value = self._chosen(attribute, value, self._new_constants)
                self._constants[attribute.slug] = encoded = self._encoded(attribute, value)
                self._named_constants += self._named(attribute, encoded)
            except (UnknownChoice, InvalidInput, ConversionError) as error:
                reason = str(error)
            else:
                continue
            where = mapping.constant_place(name) if mapping is not None else name
            raise InvalidInput(f"{where}: {reason}", attribute="mapping", given=value, accepted="such a value")

    def check(self, rows: Sequence[Row]) -> list[Checked]:
        """One batch. Raises InvalidInput for what is wrong with the mapping, not with a row."""
        checked = [self._checked(row) for row in rows]
        for slug, titles in self._titles.items():
            if len(titles) > NEW_OPTIONS:
                one = shortened(list(titles.values())[-1])
                raise InvalidInput(
                    f"{slug} would need more than {NEW_OPTIONS} new options, {one} is one of them: is it a choice at "
                    "all? Nothing was written",
                    attribute="create_options",
                    given=True,
                    accepted=f"up to {NEW_OPTIONS} new options per attribute",
                )
        return checked

    def _checked(self, row: Row) -> Checked:
        if row.problem is not None:
            return Checked(row, problems=(row.problem,))
        result = _Result(row, dict(self._constants), list(self._new_constants), list(self._named_constants))
        for slug, one in self._gathered(result).items():
            problems = len(result.problems)
            try:
                self._add(one, result)
            except InvalidInput as error:
                result.refuse(one.columns, _why(error, result.row.cells.get(one.columns[0])))
            except (UnknownChoice, ConversionError) as error:
                result.refuse(one.columns, str(error))
            except Exception as error:  # noqa: BLE001 - a value may have any code behind it; it costs its row, not the run
                result.refuse(one.columns, f"cannot be read: {type(error).__name__}")
            if len(result.problems) > problems:
                result.refused.add(slug)
        self._check_together(result)
        key = self._key(result)
        match = self.binding.match
        if not key and match is not None and match.slug not in result.refused:
            self._refuse_without_key(match.slug, result)
        if result.problems:
            # What it is about is known all the same, and so is not missing.
            return Checked(row, problems=tuple(result.problems), key=key if match is not None else ())
        for slug, title in result.new_choices:
            self._titles.setdefault(slug, {}).setdefault(title.casefold(), title)
        return Checked(
            row,
            key=key,
            values=result.values,
            columns=result.columns,
            new_choices=tuple(result.new_choices),
            references=tuple(result.references),
        )

    def _check_together(self, result: _Result) -> None:
        if self.check_values is None or result.problems:
            return
        try:
            self.check_values({slug: msgspec.Raw(value) for slug, value in result.values.items()})
        except InvalidInput as error:
            result.refuse(result.columns.get(error.attribute, ()), str(error))

    def _key(self, result: _Result) -> tuple[str, ...]:
        """By what the row is told apart; without an attribute for that, by all that it says."""
        match = self.binding.match
        if match is None:
            said = msgspec.msgpack.encode(sorted(result.values.items()))
            return (blake2b(said, digest_size=16).hexdigest(),) if result.values else ()
        if match.slug in OWN_IDS:
            return () if result.own_id is None else (result.own_id,)
        return key_of_record(match, result.values.get(match.slug, b"[]"))

    def _gathered(self, result: _Result) -> dict[str, _Gathered]:
        gathered: dict[str, _Gathered] = {}
        for column, cell in result.row.cells.items():
            for bound in self.binding.fields_of(column, result.row.line):
                try:
                    value = convert(cell, bound.convert)
                    if bound.part is not None and not _is_empty(value):
                        value = as_part(value)
                    elif bound.by is not None:
                        value = bound.by.named(value)
                    elif bound.attribute.type == "text":
                        value = as_text(value)
                except ConversionError as error:
                    result.problems.append(Problem(column, cell, str(error)))
                    result.refused.add(bound.attribute.slug)
                    continue
                if bound.attribute.slug in self.choices:
                    value = self._filled(bound.attribute.slug, value)
                one = gathered.setdefault(bound.attribute.slug, _Gathered(bound.attribute))
                one.items.append((bound, value))
        return gathered

    def _filled(self, slug: str, value: Any) -> Any:
        """A dash or "n/a" is no option, unless there is one of that title."""
        if isinstance(value, list):
            return [item for item in value if self._filled(slug, item) is not None]
        if isinstance(value, str) and is_nothing(value) and not self.choices[slug].has(value):
            return None
        return value

    def _add(self, one: _Gathered, result: _Result) -> None:
        """An attribute as it is sent, or its parts. Raises for what cannot be."""
        slug, value = one.attribute.slug, one.value()
        if one.is_by_parts:
            self._add_parts(one, value or {}, result)
            return
        result.columns[slug] = one.columns
        is_match = self.binding.match is not None and slug == self.binding.match.slug
        if is_match and slug in OWN_IDS:
            result.own_id = _own_id(value)
        elif value is not None:
            encoded = self._encoded(one.attribute, self._chosen(one.attribute, value, result.new_choices))
            result.references += self._named(one.attribute, encoded)
            result.values[slug] = encoded
        elif self.clears and not is_match:
            result.values[slug] = b"[]"

    def _add_parts(self, one: _Gathered, filled: Mapping[str, str], result: _Result) -> None:
        (sent,) = read_items(self._encoded(one.attribute, dict(filled))) if filled else ({},)
        for bound, _ in one.items:
            if bound.part is None or (bound.part not in filled and not self.clears):
                continue
            key = key_of(one.attribute.slug, bound.part)
            result.values[key] = encode(sent.get(bound.part) if bound.part in filled else None)
            result.columns[key] = (bound.column,)

    def _chosen(self, attribute: Attribute, value: Any, new: list[tuple[str, str]]) -> Any:
        """Options and statuses for their titles. Raises UnknownChoice for one that may not be created."""
        choices = self.choices.get(attribute.slug)
        if choices is None:
            return value
        chosen: list[Any] = []
        for item in _as_list(value):
            try:
                chosen.append(choices.find(item))
            except UnknownChoice as unknown:
                if not self.create_options or attribute.type != "select" or unknown.is_ambiguous:
                    raise
                title: str = item.strip()
                title = self._titles.get(attribute.slug, {}).get(title.casefold(), title)
                chosen.append(title)
                new.append((attribute.slug, title))
        return chosen

    def _encoded(self, attribute: Attribute, value: Any) -> bytes:
        encoded = encode_values({attribute.slug: value}, self.binding.definitions, self.binding.definitions.object)
        return encode(encoded[attribute.slug])

    def _named(self, attribute: Attribute, encoded: bytes) -> list[tuple[str, Reference]]:
        """What of a reference has to be looked up. Raises ConversionError for what cannot be."""
        if attribute.type not in _REFERENCES:
            return []
        return [(attribute.slug, one) for one in references_in(encoded, self.binding.definitions)]

    @staticmethod
    def _refuse_without_key(slug: str, result: _Result) -> None:
        columns = result.columns.get(slug, ())
        if columns:
            result.refuse(columns, f"empty, and {slug} is what rows and records are matched by")
        else:
            result.problems.append(Problem(None, None, f"nothing for {slug}, by which rows and records are matched"))


def _own_id(given: Any) -> str | None:
    """An id as Attio writes it. Raises ConversionError for what is none."""
    text = str(given).strip() if given is not None else ""
    if text and not is_uuid(text):
        raise ConversionError('not an id, which looks like "1b9e7c4e-0d0c-4c3b-9d6f-1f6f3a0c7a51"')
    return text.lower() or None


def _why(error: InvalidInput, cell: Any) -> str:
    """Without attribute and value, where it says no more and the value is the cell: the row's report has them."""
    is_cell = isinstance(cell, str) and cell.strip() == error.given
    if error.type is not None and is_cell and "cannot take" in str(error):
        return f"not of type {error.type}; right would be {error.accepted}"
    return str(error)


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | list | tuple) and not value)


def _as_list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]
