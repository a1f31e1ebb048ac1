"""Reads schemas: what a schema allows, kind by kind, and where each part of it stands.

A place is a dotted path: `get_note.response`, `create_note.body`, `#note` (a component), then the way down: a property,
`[]` (items of an array), `{}` (values of a map), `|label` (a variant of a union, by its constant or else its position).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

JsonObject = dict[str, Any]

REFERENCE = "#/components/schemas/"
JSON = "application/json"
MULTIPART = "multipart/form-data"


class Atom(NamedTuple):
    """One alternative of a schema: a single JSON kind at a place."""

    kind: str  # null any string number integer boolean const enum array object map
    place: str
    schema: JsonObject
    tag: str | None = None  # the property whose constant tells this variant from the others


class Schemas:
    """The schemas of a document, references resolved."""

    def __init__(self, components: dict[str, JsonObject]) -> None:
        self._components = components

    def atoms(self, schema: Any, place: str, tag: str | None = None) -> list[Atom]:
        if not isinstance(schema, dict):
            return [Atom("any", place, {})]
        if reference := schema.get("$ref"):
            name = reference.removeprefix(REFERENCE)
            return self.atoms(self._components[name], f"#{escape(name)}", tag)
        if "allOf" in schema:
            return self.atoms(self._merged(schema), place, tag)
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema:
                return self._variants(schema[keyword], place, tag)
        if "const" in schema:
            return _constants([schema["const"]], place)
        if "enum" in schema:
            return _constants(schema["enum"], place)
        kinds = schema.get("type")
        if isinstance(kinds, str):
            kinds = [kinds]
        elif not kinds:
            kinds = ["object"] if "properties" in schema else ["any"]
        return [_plain(kind, schema, place, tag) for kind in kinds]

    def _variants(self, variants: list[Any], place: str, tag: str | None) -> list[Atom]:
        objects = [variant for variant in variants if self._is_object(variant)]
        if len(objects) == 1:
            return [atom for variant in variants for atom in self.atoms(variant, place, tag)]
        key = self._tag(objects)
        atoms: list[Atom] = []
        for variant in variants:
            if not any(variant is candidate for candidate in objects):
                atoms += self.atoms(variant, place)
                continue
            label, by = self.label(variant, objects, key)
            atoms += self.atoms(variant, f"{place}.|{label}", by)
        return atoms

    def _tag(self, objects: list[Any]) -> str | None:
        """The property whose constants tell most of the variants apart. Half of them are not enough: a constant
        that moves into or out of one variant must not change how its neighbours are labelled."""
        values: dict[str, set[Any]] = defaultdict(set)
        for variant in objects:
            for key in self._properties(variant):
                if (value := self._constant(variant, key)) is not None:
                    values[key].add(value)
        best = max(values, key=lambda key: (len(values[key]), key), default=None)
        return best if best is not None and len(values[best]) * 2 > len(objects) else None

    def _constant(self, variant: Any, key: str) -> Any:
        atoms = self.atoms(self._properties(variant).get(key, {}), "")
        return atoms[0].schema["const"] if len(atoms) == 1 and atoms[0].kind == "const" else None

    def _properties(self, variant: JsonObject) -> JsonObject:
        properties: JsonObject = self._resolved(variant).get("properties", {})
        return properties

    def _is_object(self, variant: Any) -> bool:
        return isinstance(variant, dict) and any(atom.kind in {"object", "map"} for atom in self._shallow(variant))

    def _shallow(self, variant: JsonObject) -> list[Atom]:
        resolved = self._resolved(variant)
        return [] if {"oneOf", "anyOf"} & resolved.keys() else self.atoms(resolved, "")

    def _resolved(self, schema: JsonObject) -> JsonObject:
        while reference := schema.get("$ref"):
            schema = self._components[reference.removeprefix(REFERENCE)]
        return self._merged(schema) if "allOf" in schema else schema

    def _merged(self, schema: JsonObject) -> JsonObject:
        merged: JsonObject = {key: value for key, value in schema.items() if key != "allOf"}
        for part in schema["allOf"]:
            resolved = self._resolved(part)
            properties = {**merged.get("properties", {}), **resolved.get("properties", {})}
            required = sorted({*merged.get("required", ()), *resolved.get("required", ())})
            merged = {**merged, **resolved}
            if properties:
                merged |= {"properties": properties, "required": required}
        return merged

    def label(self, variant: Any, objects: list[Any], key: str | None) -> tuple[str, str | None]:
        """How a variant is told apart, and by which property if by one."""
        value = self._constant(variant, key) if key else None
        position = next(index for index, candidate in enumerate(objects) if candidate is variant)
        return escape(str(position if value is None else value).lower()), key if value is not None else None

    def walk(self, schema: Any, place: str) -> Iterator[tuple[str, JsonObject]]:
        """Every schema written below a place, with its own place; references are not followed."""
        if not isinstance(schema, dict):
            return
        yield place, schema
        for key, value in schema.get("properties", {}).items():
            yield from self.walk(value, f"{place}.{escape(key)}")
        yield from self.walk(schema.get("items"), f"{place}.[]")
        yield from self.walk(schema.get("additionalProperties"), f"{place}.{{}}")
        for part in schema.get("allOf", ()):
            yield from self.walk(part, place)
        for keyword in ("oneOf", "anyOf"):
            variants = schema.get(keyword, [])
            objects = [variant for variant in variants if self._is_object(variant)]
            key = self._tag(objects)
            for variant in variants:
                if len(objects) > 1 and any(variant is candidate for candidate in objects):
                    yield from self.walk(variant, f"{place}.|{self.label(variant, objects, key)[0]}")
                else:
                    yield from self.walk(variant, place)


def roots(id_: str, operation: JsonObject) -> list[tuple[str, Any, bool]]:
    """Every (place, schema, is a response) that an operation starts."""
    roots: list[tuple[str, Any, bool]] = [
        (f"{id_}.{parameter['in']}.{escape(parameter['name'])}", parameter["schema"], False)
        for parameter in operation.get("parameters", [])
    ]
    roots += [(f"{id_}.body", schema, False) for _, schema in contents(operation.get("requestBody", {}))]
    roots += [(f"{id_}.response", schema, True) for schema in successes(operation)]
    return roots


def contents(holder: JsonObject) -> list[tuple[str, Any]]:
    """The first of the content types we send, with its schema."""
    content = holder.get("content", {})
    return [(kind, content[kind]["schema"]) for kind in (JSON, MULTIPART) if kind in content][:1]


def successes(operation: JsonObject) -> list[Any]:
    """The schemas of answers with a body; upstream declares one for 204 and 302 too, where none arrives."""
    answers = sorted(operation["responses"].items())
    return [
        content["schema"]
        for status, answer in answers
        if status.startswith("2") and status != "204"
        for kind, content in answer.get("content", {}).items()
        if kind == JSON and content["schema"].keys() - {"type"}
    ]


def escape(segment: str) -> str:
    """A property name or label as one segment of a place."""
    return segment.replace("%", "%25").replace(".", "%2E").replace(" ", "%20")


def unescape(segment: str) -> str:
    return segment.replace("%20", " ").replace("%2E", ".").replace("%25", "%")


def _plain(kind: str, schema: JsonObject, place: str, tag: str | None) -> Atom:
    if kind == "array":
        return Atom("array", place, {"items": schema.get("items", {})})
    if kind != "object":
        return Atom(kind, place, schema)
    if schema.get("properties"):
        return Atom("object", place, schema, tag)
    values = schema.get("additionalProperties")
    if isinstance(values, dict) and values:
        return Atom("map", place, schema, tag)
    return Atom("any", place, {})


def _constants(values: list[Any], place: str) -> list[Atom]:
    atoms = [Atom("null", place, {})] if None in values else []
    strings = [value for value in values if isinstance(value, str)]
    if len(strings) > 1:
        return [*atoms, Atom("enum", place, {"enum": strings})]
    if len(strings) == 1:
        return [*atoms, Atom("const", place, {"const": strings[0]})]
    booleans = [value for value in values if isinstance(value, bool)]
    if len(booleans) == 1:
        return [*atoms, Atom("const", place, {"const": booleans[0]})]
    if booleans:
        return [*atoms, Atom("boolean", place, {})]
    numbers = [value for value in values if isinstance(value, int | float)]
    return [*atoms, Atom("number", place, {})] if numbers else atoms
