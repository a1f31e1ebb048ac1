"""Reads the tables that say what the document does not: operations.toml, shapes.toml, corrections.toml."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from keyword import iskeyword
from pathlib import Path
from typing import Any

from .errors import ContractError

MAX_NAME = 60
_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
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
    token_level: str | None = None
    deprecated: bool = False
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
    return dict(_operations(path.name, _text(path)))


@lru_cache(maxsize=8)  # one run reads the same tables for several documents
def _operations(name: str, text: str) -> dict[str, Operation]:
    table: dict[str, Operation] = {}
    for key, row in _parsed(name, text).items():
        where = f"{name}: [{key}]"
        method, _, route = key.partition(" ")
        if method not in _METHODS or not route.startswith("/"):
            raise ContractError(f"{where} is no METHOD and path")
        if not isinstance(row, dict):
            raise ContractError(f"{where} is no table")
        _check_row(row, where)
        conditional = {when: tuple(scopes) for when, scopes in row.pop("conditional_scopes", {}).items()}
        scopes = tuple(row.pop("scopes", ()))
        table[key] = Operation(method, route, scopes=scopes, conditional_scopes=conditional, **row)
    ids = [row.id for row in table.values()]
    for key, operation in table.items():
        if ids.count(operation.id) > 1:
            raise ContractError(f"{name}: [{key}] id: {operation.id!r} is used twice")
    return table


def _check_row(row: dict[str, Any], where: str) -> None:
    if unknown := row.keys() - _CHECKS.keys():
        raise ContractError(f"{where} has unknown keys: {', '.join(sorted(unknown))}")
    if missing := [key for key in _NEEDED if key not in row]:
        raise ContractError(f"{where} lacks {', '.join(missing)}")
    for key, value in row.items():
        usable, wanted = _CHECKS[key]
        if not usable(value):
            raise ContractError(f"{where} {key}: {wanted} expected, found {value!r:.80}")


def _one_of(*words: str) -> tuple[Callable[[Any], bool], str]:
    return lambda value: isinstance(value, str) and value in words, f"one of {', '.join(words)}"


def _is_id(value: Any) -> bool:
    usable = isinstance(value, str) and _ID.fullmatch(value) and len(value) <= MAX_NAME
    return bool(usable) and not iskeyword(value)


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word for word in value)


_COUNT: tuple[Callable[[Any], bool], str] = (lambda value: type(value) is int and value > 0, "a positive integer")
_NEEDED = ("id", "summary", "rate_class", "idempotent")
_CHECKS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "id": (_is_id, f"a snake_case name of at most {MAX_NAME} characters"),
    "summary": (lambda value: isinstance(value, str) and bool(value.strip()), "a text"),
    "rate_class": _one_of("read", "write"),
    "idempotent": (lambda value: isinstance(value, bool), "true or false"),
    "paging": _one_of("offset-body", "offset-query", "cursor-query", "limit-body"),
    "default_limit": _COUNT,
    "max_limit": _COUNT,
    "min_limit": _COUNT,
    "rate_per_second": _COUNT,
    "scopes": (_is_words, "a list of strings"),
    "conditional_scopes": (
        lambda value: isinstance(value, dict) and all(map(_is_words, value.values())),
        "a table of lists of strings",
    ),
    "stability": _one_of("stable", "beta", "alpha"),
    "token_level": _one_of("workspace"),
    "deprecated": (lambda value: isinstance(value, bool), "true or false"),
}


def load_roles(path: Path) -> Roles:
    """The names of shapes.toml, most specific pattern first, so that the order of the file says nothing."""
    return _roles(path.name, _text(path))


@lru_cache(maxsize=8)
def _roles(file: str, text: str) -> Roles:
    pairs: list[tuple[str, str]] = []
    for name, patterns in _parsed(file, text).items():
        if not _CLASS_NAME.fullmatch(name) or len(name) > MAX_NAME:
            raise ContractError(f"{file}: {name!r} is no usable class name")
        if not _is_words(patterns):
            raise ContractError(f"{file}: {name}: a list of strings expected, found {patterns!r:.80}")
        pairs += [(pattern, name) for pattern in patterns]
    seen = [pattern for pattern, _ in pairs]
    if twice := {pattern for pattern in seen if seen.count(pattern) > 1}:
        raise ContractError(f"{file}: claimed by two names: {', '.join(sorted(twice))}")
    return Roles(tuple(sorted(pairs, key=lambda pair: _specificity(pair[0]))))


def load_corrections(path: Path) -> list[dict[str, Any]]:
    """The rows of corrections.toml, in order."""
    rows = read_table(path).get("correction", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ContractError(f"{path.name}: a list of tables called correction expected")
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


def completed(table: dict[str, Operation], keys: Iterable[tuple[str, str]]) -> dict[str, Operation]:
    """The table with a safe default for each (METHOD, path) that it lacks; no two have the same id."""
    new = [provisional_operation(method, path) for method, path in keys if f"{method} {path}" not in table]
    ids = [row.id for row in (*table.values(), *new)]
    # Both of a pair are marked by their own path, so that neither depends on which the document has first.
    marks = [replace(row, id=f"{row.id[: MAX_NAME - 9]}_{marked(row.key).lower()}") for row in new]
    unique = [mark if ids.count(row.id) > 1 else row for row, mark in zip(new, marks, strict=True)]
    return {**table, **{row.key: row for row in unique}}


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


def read_table(path: Path) -> dict[str, Any]:
    """A TOML file. Raises ContractError when there is none, or it is no TOML."""
    return deepcopy(_table(str(path), _text(path)))


@lru_cache(maxsize=16)
def _table(name: str, text: str) -> dict[str, Any]:
    return _parsed(name, text)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ContractError(f"{path}: {error}") from error


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise ContractError(f"{name}: {error}") from error


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
