"""Values made from schemas: the least that is legal, the most, and as many nulls as are legal."""

from __future__ import annotations

import itertools
import re
import uuid
from collections.abc import Iterator
from typing import Any, Literal

JsonObject = dict[str, Any]
Style = Literal["minimal", "maximal", "nulls"]

STYLES: tuple[Style, ...] = ("minimal", "maximal", "nulls")

MOMENT = "2026-03-04T05:06:07.123456789Z"
_REFERENCE = "#/components/schemas/"
_FORMATS = {
    "date": "2026-03-04",
    "date-time": MOMENT,
    "uri": "https://example.com/made",
    "email": "made@example.com",
    "binary": "bytes",
}
_SAMPLES = ("https://example.com/made", "P1D", "12.5")
"""For strings that must fit a pattern."""


class Builder:
    """Builds values of schemas, one after another; no two ids are the same.

    minimal: only required keys, one item in an array. maximal: every key, an item of each kind in an array, two at
    least. nulls: every key, null wherever it is legal. turn: which of several variants is taken where only one can be;
    `widest` tells afterwards how many turns there are.
    """

    def __init__(self, components: JsonObject, style: Style, turn: int = 0) -> None:
        self._components, self._style, self._turn = components, style, turn
        self._numbers = itertools.count(1)
        self.widest = 1

    def build(self, schema: Any, name: str = "") -> Any:
        """A value of the schema; `name` is the property that it is for."""
        return self._value(schema, name, self._turn)

    def _value(self, schema: Any, name: str, turn: int) -> Any:
        variants = list(self._variants(schema))
        if self._style == "nulls" and any(_is_null(variant) for variant in variants):
            return None
        kinds = [variant for variant in variants if not _is_null(variant)]
        if not kinds:
            return None
        shapes = [variant for variant in kinds if "const" not in variant]
        self.widest = max(self.widest, len(shapes))
        return self._one(kinds[turn % len(kinds)], name, turn)

    def _variants(self, schema: Any) -> Iterator[JsonObject]:
        """What a schema allows, each a schema of one type."""
        if not isinstance(schema, dict):
            yield {}
        elif reference := schema.get("$ref"):
            yield from self._variants(self._components[reference.removeprefix(_REFERENCE)])
        elif "allOf" in schema:
            yield self._merged(schema)
        elif variants := schema.get("oneOf", schema.get("anyOf")):
            for variant in variants:
                yield from self._variants(variant)
        elif "enum" in schema:
            yield from ({"const": value} for value in schema["enum"])
        elif isinstance(schema.get("type"), list):
            yield from ({**schema, "type": kind} for kind in schema["type"])
        else:
            yield schema

    def _merged(self, schema: JsonObject) -> JsonObject:
        merged: JsonObject = {"type": "object", "properties": {}, "required": []}
        for part in schema["allOf"]:
            (resolved,) = self._variants(part)
            merged["properties"] |= resolved.get("properties", {})
            merged["required"] += resolved.get("required", [])
        return merged

    def _one(self, schema: JsonObject, name: str, turn: int) -> Any:
        if "const" in schema:
            return schema["const"]
        kind = schema.get("type", "object" if "properties" in schema else None)
        if kind == "object":
            return self._object(schema, turn)
        if kind == "array":
            return self._array(schema, name, turn)
        if kind == "boolean":
            return True
        if kind == "integer":
            return max(1, schema.get("minimum", 1))
        if kind == "number":
            return max(1.5, schema.get("minimum", 1.5))
        return self._text(schema, name) if kind == "string" else "anything"

    def _object(self, schema: JsonObject, turn: int) -> JsonObject:
        properties, required = schema.get("properties", {}), schema.get("required", ())
        wanted = properties if self._style != "minimal" else [key for key in properties if key in required]
        made = {key: self._value(properties[key], key, turn) for key in wanted}
        values = schema.get("additionalProperties")
        if isinstance(values, dict) and self._style != "minimal":
            made |= {key: self._value(values, key, turn) for key in ("first", "second")}
        return made

    def _array(self, schema: JsonObject, name: str, turn: int) -> list[Any]:
        items = schema.get("items", {})
        if self._style != "maximal":
            return [self._value(items, name, turn) for _ in range(max(1, schema.get("minItems", 1)))]
        count = max(2, len([variant for variant in self._variants(items) if not _is_null(variant)]))
        outside = self.widest
        made = [self._value(items, name, turn + index) for index in range(min(count, schema.get("maxItems", count)))]
        self.widest = outside  # every kind of item is there at once
        return made

    def _text(self, schema: JsonObject, name: str) -> str:
        number = next(self._numbers)
        if schema.get("format") == "uuid" or (name == "id" and "format" not in schema):
            return str(uuid.UUID(int=number, version=4))
        if known := _FORMATS.get(schema.get("format", "")):
            return known
        if pattern := schema.get("pattern"):
            return next(sample for sample in _SAMPLES if re.search(pattern, sample))
        if name.endswith("_at") or name == "datetime":
            return MOMENT
        return _FORMATS["date"] if name == "date" else f"{name} {number}"


def _is_null(schema: JsonObject) -> bool:
    return schema.get("type") == "null" or ("const" in schema and schema["const"] is None)
