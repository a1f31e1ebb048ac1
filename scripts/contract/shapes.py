"""Finds every shape of a document, names it by its place, and unites what stands under one name.

A place is where a shape is met: `query_records.response`, `create_note.body`, `#note` (a component), and below a named
shape that name and the way down: `Note.tags.[].|record` (property, array item, variant of a union by its constant).
Names come from places alone. What a shape looks like decides nothing, so a field added upstream renames nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .overlay import Roles, matches, provisional_name
from .places import REFERENCE, Atom, Schemas, escape, unescape

JsonObject = dict[str, Any]
Use = tuple[str, bool]  # enum or object, in a response or in a request; enums are the same in both

UNKNOWN = "UnknownVariant"  # what a response's object is read as when it is none of the variants known


@dataclass
class Shape:
    """Everything met under one name."""

    name: str
    kind: str  # object, map or enum
    members: dict[tuple[str, int], Atom] = field(default_factory=dict)  # each once: the second at a place has index 1
    tags: set[str] = field(default_factory=set)
    in_response: bool = False
    in_request: bool = False

    def key(self, atom: Atom) -> tuple[str, int]:
        """Where an atom stands among the members, or is to stand if none is like it."""
        index = 0
        while (known := self.members.get((atom.place, index))) is not None and not _is_like(known.schema, atom.schema):
            index += 1
        return atom.place, index

    def ordered(self) -> list[Atom]:
        """The members in an order that says nothing about when they were met."""
        return sorted(self.members.values(), key=self._rank)

    def _rank(self, atom: Atom) -> tuple[str, str]:
        is_alone = (atom.place, 1) not in self.members
        return atom.place, "" if is_alone else _text(atom.schema)


class Naming:
    """Collects the shapes of a document, then writes them as components and references to them."""

    def __init__(self, roles: Roles, components: dict[str, JsonObject]) -> None:
        self._roles = roles
        self._claims: dict[str, tuple[str, str] | None] = {}
        self._schemas = Schemas(components, self._claim)
        self._provisional: dict[str, str] = {}
        self._roots: list[tuple[Any, str, bool]] = []
        self._uses: dict[str, dict[Use, set[str]]] = defaultdict(lambda: defaultdict(set))  # name -> use -> places
        self._kept: dict[str, Use] = {}  # the one use that keeps a name which several have met at
        self.shapes: dict[str, Shape] = {}

    def _claim(self, place: str) -> tuple[str, str] | None:
        """The pattern and the name that the table has for a place."""
        if place not in self._claims:
            name = self._roles.name(place)
            mine = (pattern for pattern, its in self._roles.patterns if its == name and matches(pattern, place))
            self._claims[place] = None if name is None else (next(mine), name)
        return self._claims[place]

    # -- first pass: collect -------------------------------------------------------------------------------------

    def collect(self, schema: Any, place: str, *, response: bool) -> None:
        """Registers all shapes of a schema, its place being a root such as `get_note.response`."""
        self._roots.append((schema, place, response))
        self._collect(schema, place, response=response)

    def _collect(self, schema: Any, place: str, *, response: bool, within: frozenset[str] = frozenset()) -> None:
        for atom in self._schemas.atoms(schema, place):
            if atom.kind == "array":
                if atom.place not in within:  # else an array that holds itself
                    sub = f"{atom.place}.[]"
                    self._collect(atom.schema["items"], sub, response=response, within=within | {atom.place})
            elif atom.kind in {"object", "map", "enum"}:
                self._register(atom, response=response)

    def _register(self, atom: Atom, *, response: bool) -> None:
        name = self._name(atom, response=response)
        shape = self.shapes.setdefault(name, Shape(name, atom.kind))
        self._uses[name][_use(atom, response=response)].add(atom.place)
        if atom.kind == "object":
            shape.kind = "object"
        if atom.tag:
            shape.tags.add(atom.tag)
        key = shape.key(atom)
        if key in shape.members and (shape.in_response if response else shape.in_request):
            return
        shape.members[key] = atom
        shape.in_response |= response
        shape.in_request |= not response
        for sub, schema in _below(atom, shape.name):
            self._collect(schema, sub, response=response)

    def _settle(self) -> None:
        """Where an enum and an object, or a request and an answer, have met at one name, one of them keeps it; the
        others go by names of their own. So something new upstream neither changes what has the name nor stops us."""
        while disputed := {name: uses for name, uses in self._uses.items() if len(uses) > 1}:
            for name, uses in disputed.items():
                self._kept[name] = max(uses, key=lambda use: self._weight(use, uses[use]))
            self.shapes.clear()
            self._uses.clear()
            self._provisional.clear()
            for schema, place, response in self._roots:
                self._collect(schema, place, response=response)

    def _weight(self, use: Use, places: set[str]) -> tuple[bool, int, Use]:
        """The use that the table spells out keeps a name, or else the one met at more places."""
        claims = [claim for place in places if (claim := self._claim(place))]
        return any("*" not in pattern for pattern, _ in claims), len(places), use

    def _name(self, atom: Atom, *, response: bool) -> str:
        """The name of what an atom stands for: from the table, or provisional."""
        name = self.name(atom.place)
        use = _use(atom, response=response)
        kept = self._kept.get(name)
        if kept is None or kept == use:
            return name
        what = use[0] if use[0] != kept[0] else "response" if response else "request"
        place = f"{atom.place}.({what})"
        other = self.name(place)
        return other if self._kept.get(other, use) == use else self._provisionally(place)

    def name(self, place: str) -> str:
        """The name of a place: from the table, or provisional."""
        return self._roles.name(place) or self._provisionally(place)

    def _provisionally(self, place: str) -> str:
        if place not in self._provisional:
            name = provisional_name(place)
            if name in self._roles.names or name in self._provisional.values() or name == UNKNOWN:
                name = provisional_name(place, mark=True)
            self._provisional[place] = name
        return self._provisional[place]

    @property
    def provisional(self) -> dict[str, str]:
        """Place -> provisional name, for the places that no role covers and whose name is in use."""
        return {place: name for place, name in sorted(self._provisional.items()) if name in self.shapes}

    @property
    def unused(self) -> set[str]:
        """Names of the table that nothing of the document goes by."""
        return set(self._roles.names) - self.shapes.keys()

    # -- second pass: write --------------------------------------------------------------------------------------

    def components(self) -> dict[str, JsonObject]:
        """The named shapes, each united from its members. Call after everything has been collected."""
        self._settle()
        written: dict[str, JsonObject] = {}
        pending = sorted(self.shapes)
        while pending:
            for name in pending:
                written[name] = self._component(self.shapes[name])
            pending = sorted(self.shapes.keys() - written.keys())  # constants that became an enum by being united
        if any(shape.in_response for shape in self.shapes.values()):
            written[UNKNOWN] = {
                "type": "object",
                "additionalProperties": {},
                "description": "An object of a kind that the contract does not know.",
            }
        return dict(sorted(written.items()))

    def reference(
        self,
        sources: list[tuple[str, Any]],
        *,
        response: bool,
        tags: frozenset[str] = frozenset(),
        within: frozenset[str] = frozenset(),
    ) -> JsonObject:
        """One schema for what stands at one place of several members: `sources` are (place, schema).

        What an array holds that holds itself (it stands at a place `within` which we are) may be anything.
        """
        atoms = [atom for place, schema in sources for atom in self._schemas.atoms(schema, place)]
        kinds = {atom.kind for atom in atoms}
        if "any" in kinds or not atoms:
            return {}
        variants: list[JsonObject] = []
        models = sorted({self._name(atom, response=response) for atom in atoms if atom.kind in {"object", "map"}})
        if len(models) > 1 and response:
            models.append(UNKNOWN)
        variants += [{"$ref": REFERENCE + name} for name in models]
        arrays = [atom for atom in atoms if atom.kind == "array"]
        if arrays:
            inner = within | {atom.place for atom in arrays}
            items = [(f"{atom.place}.[]", atom.schema["items"]) for atom in arrays]
            endless = any(atom.place in within for atom in arrays)
            held = {} if endless else self.reference(items, response=response, within=inner)
            variants.append({"type": "array", "items": held})
        variants += self._choices(atoms, kinds, response=response, tagged=bool(tags))
        variants += [{"type": kind} for kind in ("boolean", "integer", "number", "null") if kind in kinds]
        if {"type": "integer"} in variants and {"type": "number"} in variants:
            variants.remove({"type": "integer"})
        if "string" in kinds and {"type": "string"} not in variants:
            binary = any(atom.schema.get("format") == "binary" for atom in atoms)
            variants.append({"type": "string", "format": "binary"} if binary else {"type": "string"})
        return variants[0] if len(variants) == 1 else {"anyOf": variants}

    def _choices(self, atoms: list[Atom], kinds: set[str], *, response: bool, tagged: bool) -> list[JsonObject]:
        """What constants and enums become: a constant, references to enums, open to any string in responses."""
        constants = {atom.schema["const"]: atom for atom in atoms if atom.kind == "const"}
        enums = {self._name(atom, response=response) for atom in atoms if atom.kind == "enum"}
        strings = [atom for value, atom in constants.items() if isinstance(value, str)]
        variants: list[JsonObject] = []
        if any(isinstance(value, bool) for value in constants):
            variants.append({"type": "boolean"})
        if len(constants) == 1 and strings and not enums and "string" not in kinds and (tagged or not response):
            return [{"const": next(iter(constants))}]
        if strings and "string" not in kinds and (len(strings) > 1 or enums):
            for atom in strings:
                enum = Atom("enum", atom.place, {"enum": [atom.schema["const"]]})
                met = self.shapes.get(self.name(atom.place))
                if met and met.kind != "enum":
                    self._kept.setdefault(met.name, ("object", met.in_response))
                enums.add(self._name(enum, response=response))
                self._register(enum, response=response)
        elif strings:
            variants.append({"type": "string"})
        variants += [{"$ref": REFERENCE + name} for name in sorted(enums)]
        if enums and response and {"type": "string"} not in variants:
            variants.append({"type": "string"})
        return variants

    def _component(self, shape: Shape) -> JsonObject:
        members = shape.ordered()
        places = sorted({atom.place for atom in members})
        described = {
            "description": "At "
            + ", ".join(places[:3])
            + (f" and {len(places) - 3} more places." if len(places) > 3 else ".")
        }
        if shape.kind == "enum":
            values = sorted({value for atom in members for value in atom.schema["enum"]})
            return {"type": "string", "enum": values, **described}
        below: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        for atom in members:
            for sub, schema in _below(atom, shape.name):
                below[sub].append((sub, schema))
        prefix = f"{shape.name}."
        component: JsonObject = {"type": "object", **described, "additionalProperties": shape.in_response}
        properties: JsonObject = {}
        for sub, sources in sorted(below.items()):
            key = unescape(sub.removeprefix(prefix))
            tags = frozenset(shape.tags & {key})
            schema = self.reference(sources, response=shape.in_response, tags=tags)
            if sub == f"{prefix}{{}}":
                component["additionalProperties"] = schema
            else:
                properties[key] = schema
        if properties:
            component["properties"] = properties
            required = set.intersection(*(set(atom.schema.get("required", ())) for atom in members))
            component["required"] = sorted(required & properties.keys())
        return component


def _below(atom: Atom, name: str) -> Iterator[tuple[str, Any]]:
    for key, schema in atom.schema.get("properties", {}).items():
        yield f"{name}.{escape(key)}", schema
    if atom.kind == "map":
        yield f"{name}.{{}}", atom.schema["additionalProperties"]


def _text(schema: JsonObject) -> str:
    return json.dumps(schema, sort_keys=True)


def _is_like(one: JsonObject, other: JsonObject) -> bool:
    # Equal is not enough: 1 equals true.
    return one is other or (one == other and _text(one) == _text(other))


def _use(atom: Atom, *, response: bool) -> Use:
    return ("enum", False) if atom.kind == "enum" else ("object", response)
