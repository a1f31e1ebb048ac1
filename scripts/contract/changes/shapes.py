"""Reads a condensed schema for comparison: references followed, null apart, a union as its variants."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .model import JsonObject, code, listed

REFERENCE = "#/components/schemas/"
LIMITS = {
    **dict.fromkeys(("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"), True),
    **dict.fromkeys(("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"), False),
}
_STRUCTURE = {
    *("$ref", "type", "nullable", "enum", "const", "required", "properties", "items", "additionalProperties"),
    *("oneOf", "anyOf", "allOf", *LIMITS),
}


@dataclass(frozen=True)
class Shape:
    """What a schema allows. `kinds` is empty for anything; `values` is None where any value of the kinds will do."""

    kinds: frozenset[str] = frozenset()
    nullable: bool = False
    values: tuple[str, ...] | None = None  # as JSON
    properties: JsonObject = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    items: Any = None
    others: Any = None  # additionalProperties
    variants: tuple[Any, ...] = ()
    limits: JsonObject = field(default_factory=dict)
    rest: JsonObject = field(default_factory=dict)  # format, pattern, default and what else a schema may say


class Components:
    """The named schemas of one document."""

    def __init__(self, schemas: JsonObject) -> None:
        self.schemas = schemas
        self._shapes: dict[int, tuple[Any, Shape]] = {}  # by identity; the schema is kept, so that its id stays its own

    def shape(self, schema: Any) -> Shape:
        """What a schema allows. Schemas must not change while they are compared: each is read once."""
        if (known := self._shapes.get(id(schema))) is None:
            known = self._shapes[id(schema)] = (schema, self._read(schema))
        return known[1]

    def _read(self, schema: Any) -> Shape:
        flat = self.flat(schema)
        variants, has_null = self._variants(flat)
        if len(variants) == 1 and ("oneOf" in flat or "anyOf" in flat):
            only = self.shape(variants[0])
            return Shape(**{**vars(only), "nullable": only.nullable or has_null or _says_null(flat)})
        kinds, values = _kinds(flat), _values(flat)
        return Shape(
            kinds=frozenset(kinds) - {"null"},
            nullable=has_null or _says_null(flat),
            values=values,
            properties=flat.get("properties", {}),
            required=frozenset(flat.get("required", ())),
            items=flat.get("items"),
            others=flat.get("additionalProperties"),
            variants=tuple(variants),
            limits={key: flat[key] for key in LIMITS if key in flat},
            rest={key: value for key, value in flat.items() if key not in _STRUCTURE},
        )

    def flat(self, schema: Any, seen: frozenset[str] = frozenset()) -> JsonObject:
        """The schema itself where a reference stands, and one schema where `allOf` puts several together."""
        if not isinstance(schema, dict):
            return {} if schema is not False else {"not": {}}
        if isinstance(reference := schema.get("$ref"), str):
            name = reference.removeprefix(REFERENCE)
            known = self.schemas.get(name, {})
            return {} if name in seen else self.flat(known, seen | {name})
        merged: JsonObject = {key: value for key, value in schema.items() if key != "allOf"}
        for part in schema.get("allOf", ()):
            flat = self.flat(part, seen)
            properties = {**merged.get("properties", {}), **flat.get("properties", {})}
            required = sorted({*merged.get("required", ()), *flat.get("required", ())})
            merged = {**merged, **flat} | ({"properties": properties, "required": required} if properties else {})
        return merged

    def _variants(self, flat: JsonObject) -> tuple[list[Any], bool]:
        variants = [variant for keyword in ("oneOf", "anyOf") for variant in flat.get(keyword, ())]
        real = [variant for variant in variants if _kinds(self.flat(variant)) != {"null"}]
        return real, len(real) < len(variants) or any(_says_null(self.flat(variant)) for variant in real)

    def constants(self, schema: Any) -> JsonObject:
        """The properties of a schema that have only one value."""
        shapes = {key: self.shape(value) for key, value in self.flat(schema).get("properties", {}).items()}
        return {key: shape.values[0] for key, shape in shapes.items() if shape.values and len(shape.values) == 1}

    def constants_of(self, schema: Any) -> list[str]:
        """Every value that a schema lists, in any of its variants."""
        shape = self.shape(schema)
        inner = [value for variant in shape.variants for value in self.constants_of(variant)]
        return list(dict.fromkeys([*plain(shape.values or ()), *inner]))

    def describe(self, schema: Any) -> str:
        """A schema in a few words: `array of object, maxItems 50`, `string (uuid) or null`."""
        if isinstance(schema, dict) and isinstance(schema.get("$ref"), str):
            return f"component {code(schema['$ref'].removeprefix(REFERENCE))}"
        shape = self.shape(schema)
        words = self._words(shape)
        limits = "".join(f", {key} {code(as_json(value))}" for key, value in sorted(shape.limits.items()))
        return words + (" or null" if shape.nullable else "") + limits

    def _words(self, shape: Shape) -> str:
        if shape.variants:
            return " or ".join(dict.fromkeys(self.describe(variant) for variant in shape.variants[:6]))
        if shape.values is not None:
            return f"{'one of ' if len(shape.values) > 1 else ''}{listed(plain(shape.values), 12)}"
        if shape.kinds == {"array"}:
            return f"array of {self.describe(shape.items) if shape.items is not None else 'anything'}"
        format_ = f" ({code(shape.rest['format'])})" if "format" in shape.rest else ""
        return (" or ".join(sorted(shape.kinds)) or "anything") + format_


def references(node: Any) -> set[str]:
    """The components that a part of a document refers to itself."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            waiting += part.values()
            if isinstance(reference := part.get("$ref"), str):
                found.add(reference.removeprefix(REFERENCE))
    return found


def _kinds(flat: JsonObject) -> set[str]:
    kinds = flat.get("type", [])
    if not kinds and "properties" in flat:
        return {"object"}
    return {kinds} if isinstance(kinds, str) else set(kinds)


def _values(flat: JsonObject) -> tuple[str, ...] | None:
    if "const" not in flat and "enum" not in flat:
        return None
    given = [flat["const"]] if "const" in flat else flat["enum"]
    return tuple(dict.fromkeys(as_json(value) for value in given if value is not None))


def _says_null(flat: JsonObject) -> bool:
    untyped = "type" not in flat and None in flat.get("enum", ())
    return flat.get("nullable") is True or "null" in _kinds(flat) or untyped


def as_json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def plain(values: Iterable[str]) -> list[str]:
    """Values kept as JSON, as they are shown: strings without quotes."""
    read = ((value, json.loads(value)) for value in values)
    return [given if isinstance(given, str) else value for value, given in read]
