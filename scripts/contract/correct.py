"""Applies corrections.toml: what upstream's document says wrongly, each with the reason for saying so."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from .condense import operations
from .errors import ContractError
from .events import event_schemas
from .overlay import Operation, matches, provisional_operation
from .places import Schemas, escape, roots

JsonObject = dict[str, Any]

_ABSENT = "absent"
_WITHOUT_NULL = "without null"
_KEYS = {"name", "places", "expects", "why", "set", "drop", "null", "optional", "open"}


@dataclass(frozen=True)
class Correction:
    """What is wrong (`expects`) at which places, and what is made of it.

    `expects` holds keywords and the values they have, "absent" for none, "without null" for an enum that lacks null.
    Made of it: `set` replaces keywords, `drop` removes them, `null` allows null, `optional` takes keys out of the
    required ones, `open` turns a placeholder property into what any key may hold.
    """

    name: str
    places: tuple[str, ...]
    expects: JsonObject
    why: str
    set: JsonObject = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    null: bool = False
    optional: tuple[str, ...] = ()
    open: str | None = None

    @cached_property
    def _needs(self) -> set[str]:
        return set(self.optional) | ({self.open} if self.open else set())

    def applies(self, schema: JsonObject) -> bool:
        """Whether the defect is there."""
        if needs := self._needs:
            had = schema.get("required", ()) if self.optional else schema.get("properties", {})
            if not needs.issubset(had):
                return False
        return all(_meets(schema, key, value) for key, value in self.expects.items())

    def apply(self, schema: JsonObject) -> None:
        """Puts it right, in place."""
        for key in self.drop:
            schema.pop(key, None)
        schema.update(copy.deepcopy(self.set))
        if self.null:
            _allow_null(schema)
        if self.open:
            schema["additionalProperties"] = schema["properties"].pop(self.open)
        if "required" in schema:
            schema["required"] = [key for key in schema["required"] if key not in {*self.optional, self.open}]


def parse_corrections(rows: list[JsonObject]) -> list[Correction]:
    """Checks the rows of corrections.toml."""
    corrections = []
    for row in rows:
        if unknown := row.keys() - _KEYS:
            raise ContractError(f"corrections.toml: {row.get('name')}: unknown keys {', '.join(sorted(unknown))}")
        try:
            values: Any = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
            corrections.append(Correction(**values))
        except TypeError as error:
            raise ContractError(f"corrections.toml: {row.get('name')}: {error}") from error
    return corrections


def correct(
    document: JsonObject, corrections: list[Correction], table: dict[str, Operation]
) -> tuple[JsonObject, list[str]]:
    """Returns the corrected copy of a condensed document, and a line for each correction whose defect is gone.

    A correction whose places the document does not have says nothing: the shape itself is gone.
    """
    corrected = json.loads(json.dumps(document))
    gone = []
    found: list[list[JsonObject]] = [[] for _ in corrections]
    covering = _coverage(tuple(correction.places for correction in corrections))
    for place, schema in _schemas(corrected, table):  # before the first is applied: places are those of the document
        for index in covering[place]:
            found[index].append(schema)
    for correction, met in zip(corrections, found, strict=True):
        wrong = [schema for schema in met if correction.applies(schema)]
        for schema in wrong:
            correction.apply(schema)
        if met and not wrong:
            gone.append(f"{correction.name}: nothing to correct any more at {', '.join(correction.places)}")
    return corrected, gone


class _Coverage(dict[str, tuple[int, ...]]):
    """Which of several rows of patterns cover a place, by their index; found out once for each place."""

    def __init__(self, rows: tuple[tuple[str, ...], ...]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, place: str) -> tuple[int, ...]:
        covering = self[place] = tuple(
            index for index, patterns in enumerate(self._rows) if any(matches(pattern, place) for pattern in patterns)
        )
        return covering


@lru_cache(maxsize=8)
def _coverage(rows: tuple[tuple[str, ...], ...]) -> _Coverage:
    return _Coverage(rows)


def _schemas(document: JsonObject, table: dict[str, Operation]) -> Iterator[tuple[str, JsonObject]]:
    schemas = Schemas(document["components"]["schemas"])
    for name, schema in document["components"]["schemas"].items():
        yield from schemas.walk(schema, f"#{escape(name)}")
    for method, path, operation in operations(document):
        row = table.get(f"{method} {path}") or provisional_operation(method, path)
        for place, schema, _ in roots(row.id, operation):
            yield from schemas.walk(schema, place)
    for event in event_schemas(document):
        yield from schemas.walk(event.schema, event.place)


def _meets(schema: JsonObject, key: str, value: Any) -> bool:
    if value == _ABSENT:
        return key not in schema
    if value == _WITHOUT_NULL:
        return key in schema and None not in schema[key]
    return key in schema and schema[key] == value


def _allow_null(schema: JsonObject) -> None:
    schema.pop("nullable", None)
    kinds = schema.get("type")
    if isinstance(kinds, str):
        schema["type"] = [kinds, "null"]
    elif kinds and "null" not in kinds:
        schema["type"] = [*kinds, "null"]
    if "enum" in schema and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
