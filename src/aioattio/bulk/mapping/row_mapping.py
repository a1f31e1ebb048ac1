"""Which column of a row goes to which attribute, and through which converters."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, cast

from attrs import evolve, field, frozen

from aioattio.bulk.mapping.columns import RESERVED, Column, NewAttribute, clash, constant_problem, slug_problem
from aioattio.bulk.mapping.option_text import read_column, read_constant
from aioattio.bulk.mapping.toml_text import CHOICES, read_toml, toml_key, toml_string
from aioattio.errors import InvalidInput, shortened

__all__ = ["Column", "Columns", "NewAttribute", "RowMapping"]

Columns = Mapping[str, str | Column | Sequence[str | Column]]
"""Columns as they may be written in Python: a name to an attribute's slug, a Column, or several of these."""

_OPTIONS = "the options"
_Places = Mapping[tuple[str, str | None], str]


def _refused(message: str, given: Any, accepted: str = "see the message") -> InvalidInput:
    return InvalidInput(message, attribute="mapping", given=given, accepted=accepted)


def _columns(given: Columns) -> dict[str, tuple[Column, ...]]:
    columns: dict[str, tuple[Column, ...]] = {}
    for name, targets in given.items():
        if not isinstance(name, str) or not name.strip():
            raise _refused(f"mapping: {name!r} is no name of a column; give text that is not empty", name)
        stripped = name.strip()
        if stripped.startswith(RESERVED):
            raise _refused(
                f"mapping: {name!r}: columns that begin with {RESERVED!r} belong to rejects files, never imported", name
            )
        if stripped in columns:
            raise _refused(f"mapping: {name!r} stands twice (spaces around a name do not count)", name)
        columns[stripped] = _targets(name, targets)
    return columns


def _targets(name: str, given: str | Column | Sequence[str | Column]) -> tuple[Column, ...]:
    listed = [given] if isinstance(given, str | Column) else given
    items: list[Any] = list(listed) if isinstance(listed, Sequence) else [listed]
    if not items:
        raise _refused(f"mapping: {name!r} goes nowhere; give an attribute, or leave the column out", given)
    try:
        return tuple(item if isinstance(item, Column) else Column(item) for item in items)
    except InvalidInput as error:
        raise _refused(f"mapping: {name!r}: {error}", given) from None


def _constants(given: Mapping[str, Any]) -> dict[str, Any]:
    for key in given:
        problem = constant_problem(key)
        if problem is not None:
            raise _refused(f"mapping: constants: {problem}", key)
    return dict(given)


@frozen
class RowMapping:
    """What becomes of the columns of a row.

    columns: by name as the header has it (surrounding spaces do not count), each to one or more attributes.
    With no columns at all every column goes to the attribute that it is named after.
    constants: values for every row by attribute.
    attributes: what to make where it is missing, if that is asked for.
    object, match, on_duplicate ("last", "first", "reject"), empty ("keep", "clear"), multiselect ("add",
    "replace"): of the run; what is said where the run is started comes before them. name: for messages, a file's name;
    `place` and `constant_place` name one entry, also of what was merged.

    Several columns may go to one attribute, as a multiselect may take them; to a part goes one. Raises InvalidInput.
    """

    columns: Mapping[str, tuple[Column, ...]] = field(factory=dict[str, tuple[Column, ...]], converter=_columns)
    constants: Mapping[str, Any] = field(factory=dict[str, Any], converter=_constants)
    attributes: tuple[NewAttribute, ...] = field(default=(), converter=tuple[NewAttribute, ...])
    object: str | None = None
    match: str | None = None
    on_duplicate: str | None = None
    empty: str | None = None
    multiselect: str | None = None
    name: str = "the mapping"
    _places: _Places = field(factory=dict[tuple[str, str | None], str], alias="places", repr=False, eq=False)
    """Where entries stand that are not `name`'s own: by (column, target), by (attribute, None) for constants."""

    def __attrs_post_init__(self) -> None:
        for setting in ("object", "match"):
            given = getattr(self, setting)
            problem = None if given is None else slug_problem(given)
            if problem is not None:
                raise _refused(f"{self.name}: {setting}: {problem}", given)
        for setting, choices in CHOICES.items():
            given = getattr(self, setting)
            if given is not None and given not in choices:
                choice = " or ".join(map(repr, choices))
                raise _refused(f"{self.name}: {setting}: {given!r} is not possible; give {choice}", given, choice)
        for slug, group in itertools.groupby(sorted(new.slug for new in self.attributes)):
            if len(list(group)) > 1:
                raise _refused(f"{self.name}: attributes: {slug!r} stands twice", slug)
        self._check_targets()

    def _check_targets(self) -> None:
        """Nothing may be written by two, unless both are columns to one whole attribute."""
        columns = [(name, column.to) for name, targets in self.columns.items() for column in targets]
        sources: list[tuple[str | None, str]] = [*columns, *((None, to) for to in self.constants)]
        seen: dict[str, list[tuple[str | None, str]]] = {}
        for source, to in sources:
            others = seen.setdefault(to.partition(".")[0], [])
            for other, taken in others:
                additive = to == taken and "." not in to and source != other and source is not None
                if clash(to, taken) and not additive:
                    both = f"{self._said(other, taken)} goes to {taken!r} and {self._said(source, to)} to {to!r}"
                    where = "" if self.name == _OPTIONS else f"{self.name}: "
                    raise _refused(f"{where}{both}, and only one of them can be written", to)
            others.append((source, to))

    def _said(self, column: str | None, to: str) -> str:
        """A column, or a constant (None), in a message that names the mapping already."""
        if column is None:
            return self._places.get((to, None), "a constant")
        return self._places.get((column, to), f"column {column!r}")

    def place(self, column: str, to: str | None = None) -> str:
        """Where a column is mapped, for messages: `fortune500.toml: columns."nme"`, or `--column 'nme=name'`.

        to: which of its targets is meant, where one is; a column that options map to several has one option for each.
        """
        own = f"{self.name}: columns.{toml_string(column)}"
        targets = [one.to for one in self.columns.get(column, ()) if to in (None, one.to)]
        return " ".join(dict.fromkeys(self._places.get((column, target), own) for target in targets)) or own

    def constant_place(self, name: str) -> str:
        """Where a constant is set, for messages: `fortune500.toml: constants.source`, or `--set 'source=x'`."""
        return self._places.get((name, None), f"{self.name}: constants.{toml_key(name)}")

    def _all_places(self) -> dict[tuple[str, str | None], str]:
        columns = ((name, column.to) for name, targets in self.columns.items() for column in targets)
        places: dict[tuple[str, str | None], str] = {(name, to): self.place(name, to) for name, to in columns}
        return places | {(name, None): self.constant_place(name) for name in self.constants}

    @classmethod
    def from_toml(cls, path: PathLike[str] | str) -> RowMapping:
        """From a TOML file (see `aioattio.bulk.mapping.toml_text`). Raises InvalidInput, OSError."""
        path = Path(path)
        raw = path.read_bytes()
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            message = f"{path.name}: not UTF-8 (line {line}, byte {error.start}); save it as UTF-8"
            raise _refused(message, path.name, "UTF-8") from None
        return cls.from_text(text, path.name)

    @classmethod
    def from_text(cls, text: str, name: str = "the mapping") -> RowMapping:
        """From TOML. Raises InvalidInput with one line that names file and place."""
        return cls(**read_toml(text, name))

    @classmethod
    def of(cls, given: RowMapping | Columns | PathLike[str] | str) -> RowMapping:
        """A RowMapping as it is, a dict of columns, or the path of a TOML file. Raises InvalidInput, OSError."""
        if isinstance(given, RowMapping):
            return given
        if isinstance(given, str | PathLike):
            return cls.from_toml(given)
        accepted = "a dict of columns to attributes, a RowMapping, or the path of a TOML file"
        if not isinstance(given, Mapping):
            raise _refused(f"mapping: cannot take {given!r}; accepted: {accepted}", given, accepted)
        if not given:
            raise _refused("mapping: no column is mapped", given, accepted)
        return cls(given)

    @classmethod
    def from_options(cls, columns: Sequence[str], constants: Sequence[str]) -> RowMapping:
        """From "COLUMN=ATTRIBUTE[:CONVERTER...]" and "ATTRIBUTE=TEXT", as on the command line.

        A column's name may have "=" in it: the last one counts that leaves an attribute (and converters) behind it.
        Naming a column again adds an attribute to it. Raises InvalidInput.
        """
        found: dict[str, tuple[Column, ...]] = {}
        places: dict[tuple[str, str | None], str] = {}
        for option in columns:
            name, column = read_column(option)
            found[name] = (*found.get(name, ()), column)
            places[name, column.to] = f"--column {option!r}"
        texts: dict[str, str] = {}
        for option in constants:
            attribute, text = read_constant(option)
            if attribute in texts:
                raise _refused(f"--set {option!r}: {attribute!r} is set twice", option, "each attribute once")
            texts[attribute] = text
            places[attribute, None] = f"--set {shortened(option)}"
        return cls(found, texts, name=_OPTIONS, places=places)

    def merged(self, other: RowMapping) -> RowMapping:
        """Both, where the other's entries win: its columns by name, its constants, attributes and settings.

        A constant here gives way to a column there that writes the same, and a column here to a constant there.
        """
        written = [column.to for targets in other.columns.values() for column in targets]
        columns: dict[str, tuple[Column, ...]] = {}
        for name, targets in self.columns.items():
            kept = tuple(one for one in targets if not _gives_way(one.to, written, other.constants))
            if kept:
                columns[name] = kept
        constants = {
            to: value for to, value in self.constants.items() if not _clashes(to, (*written, *other.constants))
        }
        given = {name: getattr(other, name) for name in ("object", "match", *CHOICES)}
        return evolve(
            self,
            columns=cast("Columns", columns | dict(other.columns)),
            constants=constants | dict(other.constants),
            attributes=({new.slug: new for new in (*self.attributes, *other.attributes)}).values(),
            name=self.name if self.name == other.name else f"{self.name} with {other.name}",
            places=self._all_places() | other._all_places(),
            **{name: value for name, value in given.items() if value is not None},
        )


def _clashes(to: str, others: Iterable[str]) -> bool:
    return any(clash(to, other) for other in others)


def _gives_way(to: str, columns: Iterable[str], constants: Iterable[str]) -> bool:
    """Two columns may go to one whole attribute; whole and part, or one part twice, cannot both stand."""
    return _clashes(to, constants) or any(clash(to, other) and (to != other or "." in to) for other in columns)
