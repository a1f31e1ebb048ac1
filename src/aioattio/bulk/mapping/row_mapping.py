"""Which column of a row goes to which attribute, and through which converters."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, cast

from attrs import evolve, field, frozen

from aioattio.bulk.mapping.columns import RESERVED, Column, NewAttribute, clash, constant_problem
from aioattio.bulk.mapping.toml_text import CHOICES, read_toml
from aioattio.errors import InvalidInput

__all__ = ["Column", "Columns", "NewAttribute", "RowMapping"]

Columns = Mapping[str, str | Column | Sequence[str | Column]]
"""Columns as they may be written in Python: a name to an attribute's slug, a Column, or several of these."""

_TARGET = re.compile(r"[^\s:=().,;\"']+(\.\w+)?")
_CONVERTER = re.compile(r"[\w-]+\s*(\(.*\))?", re.DOTALL)


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
    object, match, on_duplicate ("last", "first", "reject"), empty ("keep", "clear"), multiselect ("replace"): of the
    run; what is said where the run is started comes before them. name: for messages, a file's name.

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

    def __attrs_post_init__(self) -> None:
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
        sources = [(f"column {name!r}", column.to) for name, targets in self.columns.items() for column in targets]
        sources += [("a constant", to) for to in self.constants]
        seen: dict[str, list[tuple[str, str]]] = {}
        for source, to in sources:
            others = seen.setdefault(to.partition(".")[0], [])
            for other, taken in others:
                additive = to == taken and "." not in to and source != other and source != "a constant"
                if clash(to, taken) and not additive:
                    both = f"{other} goes to {taken!r} and {source} to {to!r}"
                    raise _refused(f"{self.name}: {both}, and only one of them can be written", to)
            others.append((source, to))

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
        for option in columns:
            name, column = _column_option(option)
            found[name] = (*found.get(name, ()), column)
        texts: dict[str, str] = {}
        for option in constants:
            attribute, equals, text = option.partition("=")
            attribute = attribute.strip()
            if not equals or not attribute or not text.strip():
                raise _refused(f"--set {option!r}: expected ATTRIBUTE=TEXT", option, "ATTRIBUTE=TEXT")
            problem = constant_problem(attribute)
            if problem is not None:
                raise _refused(f"--set {option!r}: {problem}", option)
            if attribute in texts:
                raise _refused(f"--set {option!r}: {attribute!r} is set twice", option, "each attribute once")
            texts[attribute] = text
        return cls(found, texts, name="the options")

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
            **{name: value for name, value in given.items() if value is not None},
        )


def _clashes(to: str, others: Iterable[str]) -> bool:
    return any(clash(to, other) for other in others)


def _gives_way(to: str, columns: Iterable[str], constants: Iterable[str]) -> bool:
    """Two columns may go to one whole attribute; whole and part, or one part twice, cannot both stand."""
    return _clashes(to, constants) or any(clash(to, other) and (to != other or "." in to) for other in columns)


def _column_option(option: str) -> tuple[str, Column]:
    end = len(option)
    while (end := option.rfind("=", 0, end)) >= 0:
        name, pieces = option[:end].strip(), _pieces(option[end + 1 :])
        if name and pieces:
            try:
                return name, Column(pieces[0], pieces[1:])
            except InvalidInput as error:
                raise _refused(f"--column {option!r}: {error}", option) from None
    expected = "COLUMN=ATTRIBUTE or COLUMN=ATTRIBUTE:CONVERTER, such as 'revenue ($M)=revenue:money(millions)'"
    raise _refused(f"--column {option!r}: expected {expected}", option, expected)


def _pieces(text: str) -> list[str]:
    """Attribute and converters, split at colons outside parentheses; [] where the text is nothing of the kind."""
    pieces, depth = [""], 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == ":" and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += character
    target, *converters = [piece.strip() for piece in pieces]
    whole = depth == 0 and _TARGET.fullmatch(target) and all(map(_CONVERTER.fullmatch, converters))
    return [target, *converters] if whole else []
