"""Reads the tables that say what the document does not: operations.toml, shapes.toml, corrections.toml."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from .errors import ContractError

MAX_NAME = 60
_OPERATION_KEYS = {
    "id", "summary", "rate_class", "idempotent", "paging", "default_limit", "max_limit", "min_limit",
    "rate_per_second", "scopes", "conditional_scopes", "stability",
}  # fmt: skip
_ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_CLASS_NAME = re.compile(r"(?:[A-Z][a-z0-9]*)+")


@dataclass(frozen=True)
class Operation:
    """One row of operations.toml, or the safe default for an operation that has none."""

    method: str
    path: str
    id: str
    summary: str
    rate_class: str
    idempotent: bool
    paging: str | None = None
    default_limit: int | None = None
    max_limit: int | None = None
    min_limit: int | None = None
    rate_per_second: int | None = None
    scopes: tuple[str, ...] = ()
    conditional_scopes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stability: str = "stable"
    provisional: bool = False

    @property
    def key(self) -> str:
        return f"{self.method} {self.path}"


@dataclass(frozen=True)
class Roles:
    """The names of shapes.toml, each with the patterns of the places that it covers."""

    patterns: tuple[tuple[str, str], ...]  # (pattern, name), the most literal pattern first
    _known: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)

    def name(self, place: str) -> str | None:
        """The name given to a place, or None."""
        if place not in self._known:
            self._known[place] = next((name for pattern, name in self.patterns if matches(pattern, place)), None)
        return self._known[place]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for _, name in self.patterns)


def load_operations(path: Path) -> dict[str, Operation]:
    """The rows of operations.toml by "METHOD /path"."""
    table: dict[str, Operation] = {}
    for key, row in _read(path).items():
        method, _, route = key.partition(" ")
        if unknown := row.keys() - _OPERATION_KEYS:
            raise ContractError(f"{path.name}: [{key}] has unknown keys: {', '.join(sorted(unknown))}")
        conditional = {when: tuple(scopes) for when, scopes in row.pop("conditional_scopes", {}).items()}
        scopes = tuple(row.pop("scopes", ()))
        try:
            table[key] = Operation(method, route, scopes=scopes, conditional_scopes=conditional, **row)
        except TypeError as error:
            raise ContractError(f"{path.name}: [{key}]: {error}") from error
    ids = [row.id for row in table.values()]
    if unusable := [id_ for id_ in ids if not _ID.fullmatch(id_) or len(id_) > MAX_NAME]:
        raise ContractError(f"{path.name}: no usable id: {', '.join(unusable)}")
    if twice := {id_ for id_ in ids if ids.count(id_) > 1}:
        raise ContractError(f"{path.name}: used twice as id: {', '.join(sorted(twice))}")
    return table


def load_roles(path: Path) -> Roles:
    """The names of shapes.toml, most specific pattern first, so that the order of the file says nothing."""
    pairs: list[tuple[str, str]] = []
    for name, patterns in _read(path).items():
        if not _CLASS_NAME.fullmatch(name) or len(name) > MAX_NAME:
            raise ContractError(f"{path.name}: {name!r} is no usable class name")
        pairs += [(pattern, name) for pattern in patterns]
    seen = [pattern for pattern, _ in pairs]
    if twice := {pattern for pattern in seen if seen.count(pattern) > 1}:
        raise ContractError(f"{path.name}: claimed by two names: {', '.join(sorted(twice))}")
    return Roles(tuple(sorted(pairs, key=lambda pair: _specificity(pair[0]))))


def load_corrections(path: Path) -> list[dict[str, Any]]:
    """The rows of corrections.toml, in order."""
    rows: list[dict[str, Any]] = _read(path).get("correction", [])
    return rows


def provisional_operation(method: str, path: str) -> Operation:
    """The safe default for an operation the overlay does not know: named by its place, never repeated blindly."""
    read = method == "GET"
    key = f"{method} {path}"
    return Operation(
        method,
        path,
        id="_".join(_fitting(re.findall(r"[a-z0-9]+", key.lower()), key)).lower(),
        summary=key,
        rate_class="read" if read else "write",
        idempotent=read,
        provisional=True,
    )


def provisional_name(place: str, *, mark: bool = False) -> str:
    """A class name derived from a place and nothing else; `mark` makes it one that no other place can have."""
    words: list[str] = []
    for segment in place.split("."):
        readable = {"[]": "item", "{}": "value"}.get(segment, segment)
        words += re.findall(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+", readable)
    if not re.match(r"[A-Za-z]", place):
        words.insert(0, "Shape")
    return "".join(word[:1].upper() + word[1:].lower() for word in _fitting(words, place, mark=mark))


def _fitting(words: list[str], place: str, *, mark: bool = False) -> list[str]:
    """The words if they fit a file name, otherwise the first of them and a mark of the place they stand for."""
    if not mark and len("_".join(words)) <= MAX_NAME:
        return words
    last = marked(place)
    while len("_".join([*words, last])) > MAX_NAME:
        words = words[:-1] or [words[0][: MAX_NAME - len(last) - 1]]
    return [*words, last]


def marked(place: str) -> str:
    """Eight characters that stand for a place."""
    digest = int(hashlib.sha256(place.encode()).hexdigest(), 16)
    # One letter, then digits: a class name and its file name then split into the same words.
    return f"X{digest % 10**7:07}"


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ContractError(f"{path}: {error}") from error


def _specificity(pattern: str) -> tuple[int, int, int, str]:
    segments = pattern.split(".")
    literal = sum("*" not in segment for segment in segments)
    return -literal, segments.count("**"), -len(pattern), pattern


def matches(pattern: str, place: str) -> bool:
    """Whether a pattern covers a place: `*` stands for anything within a segment, `**` for any number of segments."""
    return _regex(pattern).fullmatch(f"{place}.") is not None


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    """Matches a place with a dot behind it, so that `**` may stand for nothing at either end."""
    parts = (
        r"(?:[^.]+\.)*" if segment == "**" else re.escape(segment).replace(r"\*", "[^.]*") + r"\."
        for segment in pattern.split(".")
    )
    return re.compile("".join(parts))
