"""Rows to values as they are sent: converted, coerced by the attribute definitions, or refused with all reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from attrs import define, field

from aioattio.bulk.binding import Binding, Field
from aioattio.bulk.choices import Choices, UnknownChoice
from aioattio.bulk.converters.registry import ConversionError, convert
from aioattio.bulk.outcome import Problem, Row, shortened
from aioattio.bulk.spool.spool import Checked
from aioattio.errors import InvalidInput
from aioattio.schema.definitions import Attribute
from aioattio.values.writing import encode_values

__all__ = ["Preparer"]

NEW_OPTIONS = 200
"""Options that a run creates per attribute at most: with more of them the column is text, not a choice."""

_encode = msgspec.json.Encoder(decimal_format="number").encode


@define
class _Gathered:
    """What the columns of one row say about one attribute."""

    attribute: Attribute
    items: list[tuple[Field, Any]] = field(factory=list)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(bound.column for bound, _ in self.items))

    def value(self) -> Any:
        """None where every column is empty; a list for a multiselect; parts as a mapping."""
        filled = [(bound, value) for bound, value in self.items if not _is_empty(value)]
        if not filled:
            return None
        if any(bound.part for bound, _ in filled):
            return {bound.part: value if isinstance(value, str) else str(value) for bound, value in filled}
        if not self.attribute.is_multiselect:
            return filled[0][1]
        several: list[Any] = []
        for _, value in filled:
            several.extend(item for item in _as_list(value) if item not in several)
        return several


@define(eq=False)
class Preparer:
    """Turns rows into `Checked` ones. Pure but for the binding, which learns columns as they appear."""

    binding: Binding
    choices: Mapping[str, Choices]
    clears: bool
    """Whether an empty cell clears its attribute, or keeps what Attio has."""
    create_options: bool
    source: str
    _titles: dict[str, dict[str, str]] = field(factory=dict)
    """New options by slug and case-folded title: "retail" after "Retail" is the same one."""
    _constants: dict[str, bytes] = field(factory=dict)
    _new_constants: list[tuple[str, str]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        """Encode the constants. Raises InvalidInput for one that cannot be."""
        mapping = self.binding.mapping
        for name, attribute in self.binding.constants.items():
            assert mapping is not None  # noqa: S101 - constants come from a mapping
            given = mapping.constants[name]
            try:
                value = self._chosen(attribute, _wrapped(attribute, given), self._new_constants)
                self._constants[attribute.slug] = self._encoded(attribute, value)
            except (UnknownChoice, InvalidInput) as error:
                reason = str(error)
            else:
                continue
            raise InvalidInput(
                f"{mapping.name}: constants.{name}: {reason}", attribute="mapping", given=given, accepted="such a value"
            )

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
        problems: list[Problem] = []
        gathered = self._gathered(row, problems)
        values, columns, new = dict(self._constants), dict[str, tuple[str, ...]](), list(self._new_constants)
        for slug, one in gathered.items():
            columns[slug] = one.columns
            encoded = self._value(row, one, problems, new)
            if encoded is not None:
                values[slug] = encoded
        key = self._key(values)
        if not key and not problems:
            problems.append(self._nothing_to_match_by(row, columns))
        if problems:
            return Checked(row, problems=tuple(problems))
        return Checked(row, key=key, values=values, columns=columns, new_choices=tuple(new))

    def _gathered(self, row: Row, problems: list[Problem]) -> dict[str, _Gathered]:
        gathered: dict[str, _Gathered] = {}
        for column, cell in row.cells.items():
            for bound in self.binding.fields_of(column, self.source):
                try:
                    value = convert(cell, bound.convert)
                except ConversionError as error:
                    problems.append(Problem(column, cell, str(error)))
                    continue
                one = gathered.setdefault(bound.attribute.slug, _Gathered(bound.attribute))
                one.items.append((bound, value))
        return gathered

    def _value(self, row: Row, one: _Gathered, problems: list[Problem], new: list[tuple[str, str]]) -> bytes | None:
        """As it is sent; None to leave the attribute alone, or where it is refused (which `problems` then tells)."""
        value = one.value()
        if value is None:
            return b"[]" if self.clears and one.attribute.slug != self.binding.match.slug else None
        try:
            return self._encoded(one.attribute, self._chosen(one.attribute, value, new))
        except (UnknownChoice, InvalidInput) as error:
            column = " and ".join(one.columns)
            given = [row.cells[name] for name in one.columns]
            problems.append(Problem(column, given[0] if len(given) == 1 else given, str(error)))
        return None

    def _chosen(self, attribute: Attribute, value: Any, new: list[tuple[str, str]]) -> Any:
        """Options and statuses for their titles. Raises UnknownChoice for one that may not be created."""
        choices = self.choices.get(attribute.slug)
        if choices is None:
            return value
        chosen: list[Any] = []
        for item in _as_list(value):
            try:
                chosen.append(choices.find(item))
            except UnknownChoice:
                if not self.create_options or attribute.type != "select":
                    raise
                title = item.strip()
                title = self._titles.setdefault(attribute.slug, {}).setdefault(title.casefold(), title)
                chosen.append(title)
                new.append((attribute.slug, title))
        return chosen

    def _encoded(self, attribute: Attribute, value: Any) -> bytes:
        encoded = encode_values({attribute.slug: value}, self.binding.definitions, self.binding.object)
        return _encode(encoded[attribute.slug])

    def _key(self, values: Mapping[str, bytes]) -> tuple[str, ...]:
        match = self.binding.match
        items = msgspec.json.decode(values.get(match.slug, b"[]"))
        return tuple(sorted({_normalised(match.type, item) for item in items}))

    def _nothing_to_match_by(self, row: Row, columns: Mapping[str, tuple[str, ...]]) -> Problem:
        slug = self.binding.match.slug
        names = columns.get(slug, ())
        reason = f"empty, and {slug} is what rows and records are matched by"
        if not names:
            return Problem(None, None, f"nothing for {slug}, by which rows and records are matched")
        return Problem(" and ".join(names), row.cells.get(names[0]), reason)


def _normalised(kind: str, item: Any) -> str:
    """What Attio compares: domains and e-mails without their case, anything else as it is sent."""
    key = {"domain": "domain", "email-address": "email_address"}.get(kind)
    if key is not None and isinstance(item, dict):
        return str(item.get(key)).lower()
    if isinstance(item, dict) and set(item) == {"value"}:
        return str(item["value"])
    return msgspec.json.encode(item, order="deterministic").decode()


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | list | tuple) and not value)


def _as_list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _wrapped(attribute: Attribute, given: Any) -> Any:
    return _as_list(given) if attribute.is_multiselect else given
