"""Reads schemas: what a schema allows, kind by kind, and where each part of it stands.

A place is a dotted path: `get_note.response`, `create_note.body`, `#note` (a component), then the way down: a property,
`[]` (items of an array), `{}` (values of a map), `|label` (a variant of a union: by its constant, `|record`, or else by
its keys, `|{date}`; by position only among variants that are alike).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any, NamedTuple

JsonObject = dict[str, Any]
Claim = Callable[[str], tuple[str, str] | None]  # place -> (pattern, name)

REFERENCE = "#/components/schemas/"
JSON = "application/json"
MULTIPART = "multipart/form-data"

# What makes two variants different classes; limits and formats do not.
_ESSENTIAL = frozenset(
    {
        *("$ref", "type", "enum", "const", "required", "properties", "items", "additionalProperties"),
        *("oneOf", "anyOf", "allOf"),
    }
)


class Atom(NamedTuple):
    """One alternative of a schema: a single JSON kind at a place."""

    kind: str  # null any string number integer boolean const enum array object map
    place: str
    schema: JsonObject
    tag: str | None = None  # the property whose constant tells this variant from the others


class Schemas:
    """The schemas of a document, references resolved.

    `claim` tells which pattern of the table covers a place, and with which name: of the labels that a variant without
    a constant may go by, the one that the table knows is taken.
    """

    def __init__(self, components: dict[str, JsonObject], claim: Claim = lambda _place: None) -> None:
        self._components = components
        self._claim = claim
        # By identity; the schema is kept beside what it allows, so that its id stays its own.
        self._known: dict[tuple[int, str, str | None, frozenset[str]], tuple[Any, list[Atom]]] = {}

    def atoms(self, schema: Any, place: str, tag: str | None = None, seen: frozenset[str] = frozenset()) -> list[Atom]:
        """What a schema allows; a reference back to a component that is being read (`seen`) allows nothing more.

        Schemas must not change meanwhile: what each of them allows at a place is found out once.
        """
        if not isinstance(schema, dict):
            return [Atom("any", place, {})]
        key = (id(schema), place, tag, seen)
        if (known := self._known.get(key)) is None:
            known = self._known[key] = (schema, self._atoms(schema, place, tag, seen))
        return known[1]

    def _atoms(self, schema: JsonObject, place: str, tag: str | None, seen: frozenset[str]) -> list[Atom]:
        if reference := schema.get("$ref"):
            name = reference.removeprefix(REFERENCE)
            return [] if name in seen else self.atoms(self._components[name], _component(name), tag, seen | {name})
        if "allOf" in schema:
            return self.atoms(self._merged(schema, seen), place, tag, seen)
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema:
                return self._variants(schema[keyword], place, tag, seen)
        return _plain_atoms(schema, place, tag)

    def _variants(self, variants: list[Any], place: str, tag: str | None, seen: frozenset[str]) -> list[Atom]:
        objects = [variant for variant in variants if self._is_object(variant)]
        if len(objects) == 1:
            return [atom for variant in variants for atom in self.atoms(variant, place, tag, seen)]
        labels = self._labels(objects, place)
        atoms: list[Atom] = []
        for variant in variants:
            label, by = labels.get(id(variant), (None, None))
            atoms += self.atoms(variant, place if label is None else f"{place}.|{label}", by, seen)
        return atoms

    def _tag(self, objects: list[Any]) -> str | None:
        """The property whose constants tell most of the variants apart. Half of them are not enough: a constant
        that moves into or out of one variant must not change how its neighbours are labelled."""
        values: dict[str, set[Any]] = defaultdict(set)
        for variant in objects:
            for key, schema in self._properties(variant).items():
                if (value := self._constant(schema)) is not None:
                    values[key].add(value)
        best = max(values, key=lambda key: (len(values[key]), key), default=None)
        return best if best is not None and len(values[best]) * 2 > len(objects) else None

    def _constant(self, schema: Any) -> Any:
        atoms = self._flat(schema)
        return atoms[0].schema["const"] if len(atoms) == 1 and atoms[0].kind == "const" else None

    def _flat(self, schema: Any, seen: frozenset[str] = frozenset()) -> list[Atom]:
        """The atoms of a schema wherever it stands: no places, so nothing is labelled."""
        if not isinstance(schema, dict):
            return [Atom("any", "", {})]
        if reference := schema.get("$ref"):
            name = reference.removeprefix(REFERENCE)
            return [] if name in seen else self._flat(self._components[name], seen | {name})
        if "allOf" in schema:
            return self._flat(self._merged(schema, seen), seen)
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema:
                return [atom for variant in schema[keyword] for atom in self._flat(variant, seen)]
        return _plain_atoms(schema, "", None)

    def _properties(self, variant: JsonObject) -> JsonObject:
        properties: JsonObject = self._resolved(variant).get("properties", {})
        return properties

    def _is_object(self, variant: Any) -> bool:
        return isinstance(variant, dict) and any(atom.kind in {"object", "map"} for atom in self._shallow(variant))

    def _shallow(self, variant: JsonObject) -> list[Atom]:
        resolved = self._resolved(variant)
        return [] if {"oneOf", "anyOf"} & resolved.keys() else self._flat(resolved)

    def _resolved(self, schema: JsonObject, seen: frozenset[str] = frozenset()) -> JsonObject:
        while reference := schema.get("$ref"):
            name = reference.removeprefix(REFERENCE)
            schema, seen = ({}, seen) if name in seen else (self._components[name], seen | {name})
        return self._merged(schema, seen) if "allOf" in schema else schema

    def _merged(self, schema: JsonObject, seen: frozenset[str] = frozenset()) -> JsonObject:
        merged: JsonObject = {key: value for key, value in schema.items() if key != "allOf"}
        for part in schema["allOf"]:
            resolved = self._resolved(part, seen)
            properties = {**merged.get("properties", {}), **resolved.get("properties", {})}
            required = sorted({*merged.get("required", ()), *resolved.get("required", ())})
            merged = {**merged, **resolved}
            if properties:
                merged |= {"properties": properties, "required": required}
        return merged

    # -- labels --------------------------------------------------------------------------------------------------

    def _labels(self, objects: list[Any], place: str) -> dict[int, tuple[str, str | None]]:
        """How each variant (by its `id`) is told apart, and by which property if by one."""
        key = self._tag(objects)
        labels: dict[int, tuple[str, str | None]] = {}
        for variant in objects:
            if key and (value := self._constant(self._properties(variant).get(key, {}))) is not None:
                labels[id(variant)] = (escape(str(value).lower()), key)
        others = [variant for variant in objects if id(variant) not in labels]
        held: dict[str, set[str]] = defaultdict(set)  # name -> the patterns that gave it to a variant for certain
        for variant in objects:
            if "$ref" in variant:
                sure = _component(variant["$ref"].removeprefix(REFERENCE))
            elif id(variant) in labels:
                sure = f"{place}.|{labels[id(variant)][0]}"
            else:
                continue
            if claimed := self._claim(sure):
                held[claimed[1]].add(claimed[0])
        for variant, candidates in zip(others, self._candidates(others, key), strict=True):
            labels[id(variant)] = (self._choice(candidates, place, held), None)
        return labels

    def _choice(self, candidates: list[str], place: str, held: dict[str, set[str]]) -> str:
        """The label that the table knows, unless a variant with a constant has that name: then one it cannot know."""
        refused = False
        for label in candidates:
            if claimed := self._claim(f"{place}.|{label}"):
                pattern, name = claimed
                if name not in held or pattern in held[name]:
                    return label
                refused = True
        return f"{candidates[0]}~other" if refused else candidates[0]

    def _candidates(self, variants: list[Any], tag: str | None) -> list[list[str]]:
        """The labels of variants without a constant, by what they hold: `{a,b}`, the keys but the one that tells the
        others apart, as long as no other has the same; `{a:string,b:null/string}`, the keys with their kinds, on the
        same condition; `{a:string}~1`, the second of several alike. Should these be less than equal, that is
        `~1of2`: one more or less of them, and none is taken for its neighbour."""
        keys, kinds = [], []
        for variant in variants:
            held = {
                escape(key): sorted({atom.kind for atom in self._flat(schema)})
                for key, schema in sorted(self._properties(variant).items())
                if key != tag
            }
            keys.append("{" + ",".join(held) + "}")
            kinds.append("{" + ",".join(f"{key}:{'/'.join(of)}" for key, of in held.items()) + "}")
        candidates: list[list[str]] = []
        for index, kind in enumerate(kinds):
            alike = [other for other, its in enumerate(kinds) if its == kind]
            equal = len(alike) == 1 or len({self._content(variants[other]) for other in alike}) == 1
            position = f"{kind}~{alike.index(index)}" + ("" if equal else f"of{len(alike)}")
            own = [label for label, all_ in ((keys[index], keys), (kind, kinds)) if all_.count(label) == 1]
            candidates.append([*own, position])
        return candidates

    def _content(self, variant: Any) -> str:
        return json.dumps(_essence(self._resolved(variant)), sort_keys=True)

    def walk(self, schema: Any, place: str) -> list[tuple[str, JsonObject]]:
        """Every schema written below a place, with its own place; references are not followed."""
        found: list[tuple[str, JsonObject]] = []
        self._walk(schema, place, found)
        return found

    def _walk(self, schema: Any, place: str, found: list[tuple[str, JsonObject]]) -> None:
        if not isinstance(schema, dict):
            return
        found.append((place, schema))
        for key, value in schema.get("properties", {}).items():
            self._walk(value, f"{place}.{escape(key)}", found)
        if "items" in schema:
            self._walk(schema["items"], f"{place}.[]", found)
        if "additionalProperties" in schema:
            self._walk(schema["additionalProperties"], f"{place}.{{}}", found)
        for part in schema.get("allOf", ()):
            self._walk(part, place, found)
        for keyword in ("oneOf", "anyOf"):
            variants = schema.get(keyword, [])
            objects = [variant for variant in variants if self._is_object(variant)]
            labels = self._labels(objects, place) if len(objects) > 1 else {}
            for variant in variants:
                label = labels.get(id(variant))
                self._walk(variant, f"{place}.|{label[0]}" if label else place, found)


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
    if segment.isidentifier():  # most are
        return segment
    return segment.replace("%", "%25").replace(".", "%2E").replace(" ", "%20")


def unescape(segment: str) -> str:
    return segment.replace("%20", " ").replace("%2E", ".").replace("%25", "%")


def _component(name: str) -> str:
    return f"#{escape(name)}"


def _essence(node: Any, *, names: bool = False) -> Any:
    """A schema without what makes no other class of it; `names`: the keys of the node are property names."""
    if isinstance(node, list):
        return [_essence(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _essence(value, names=key == "properties" and not names)
        for key, value in node.items()
        if names or (key in _ESSENTIAL and not isinstance(value, bool))
    }


def _plain_atoms(schema: JsonObject, place: str, tag: str | None) -> list[Atom]:
    """The atoms of a schema that is neither a reference nor composed of others."""
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
