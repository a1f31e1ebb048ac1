"""Seeded changes to documents: what an upstream that cares for nobody might publish tomorrow."""

from __future__ import annotations

import marshal
import random
from collections.abc import Callable, Iterator
from typing import Any

from scripts.contract.bundle import API, STANDARD_OBJECTS, WEBHOOKS
from scripts.contract.condense import METHODS

from .test_injection import EVIL

Json = dict[str, Any]
Documents = dict[str, Json]

_NAMED = frozenset({"properties", "schemas", "paths", "webhooks", "responses", "content"})
_REFERENCE = "#/components/schemas/"


def copied(node: Any) -> Any:
    """A copy of JSON, in a tenth of the time that `deepcopy` takes."""
    return marshal.loads(marshal.dumps(node, 2))  # noqa: S302 - from 3 on, what is shared would stay shared


def excerpt(documents: Documents, rng: random.Random) -> Documents:
    """Some operations and events of the documents, with the schemas that they refer to."""
    taken = {
        API: ["/v2/objects/{object}/records", *rng.sample(sorted(documents[API]["paths"]), 2)],
        STANDARD_OBJECTS: ["/v2/objects/deals/records", rng.choice(sorted(documents[STANDARD_OBJECTS]["paths"]))],
    }
    made: Documents = {}
    for name, document in documents.items():
        part: Json = {"openapi": "3.1.0", "paths": {path: document["paths"][path] for path in taken.get(name, ())}}
        if name == WEBHOOKS:
            events = document["webhooks"]
            part["webhooks"] = {kind: events[kind] for kind in rng.sample(sorted(events), 3)}
        schemas: Json = {}
        pending = [part]
        while pending:
            for reference in list(_references(pending.pop())):
                if reference not in schemas:
                    schemas[reference] = document["components"]["schemas"][reference]
                    pending.append(schemas[reference])
        made[name] = copied({**part, "components": {"schemas": schemas}})
    return made


def mutate(documents: Documents, rng: random.Random, kind: str) -> str:
    """Changes one document in place; says what has been done."""
    while True:
        name = rng.choice(list(documents))
        if done := MUTATIONS[kind](documents[name], rng):
            return f"{kind} in {name}: {done}"


def nodes(node: Any, *, named: bool = False) -> Iterator[Json]:
    """Every object of a document but those whose keys are names."""
    if isinstance(node, dict):
        if not named:
            yield node
        for key, value in node.items():
            yield from nodes(value, named=not named and key in _NAMED)
    elif isinstance(node, list):
        for value in node:
            yield from nodes(value)


def tables(node: Any, *, named: bool = False) -> Iterator[Json]:
    """Every object whose keys are names: properties, components, paths, events, statuses, media types."""
    if isinstance(node, dict):
        if named and node:
            yield node
        for key, value in node.items():
            yield from tables(value, named=not named and key in _NAMED)
    elif isinstance(node, list):
        for value in node:
            yield from tables(value)


def operations(document: Json) -> int:
    """How many operations a document has, however it is written."""
    return sum(method in item for item in document.get("paths", {}).values() for method in METHODS)


def _references(node: Json) -> Iterator[str]:
    for found in nodes(node):
        if isinstance(reference := found.get("$ref"), str):
            yield reference.removeprefix(_REFERENCE)


def _schemas(document: Json, *keys: str) -> list[Json]:
    return [node for node in nodes(document) if all(key in node for key in keys)]


def _key(table: Json, old: str, new: str) -> None:
    """Renames a key where it stands."""
    items = [(new if key == old else key, value) for key, value in table.items()]
    table.clear()
    table.update(items)


def _rename(document: Json, rng: random.Random) -> str:
    table = rng.choice(list(tables(document)))
    old = rng.choice(list(table))
    _key(table, old, f"{old}_renamed")
    return old


def _remove(document: Json, rng: random.Random) -> str:
    table = rng.choice([*tables(document), *nodes(document)])
    if not table:
        return ""
    key = rng.choice(list(table))
    del table[key]
    return key


def _retype(document: Json, rng: random.Random) -> str:
    schema = rng.choice(_schemas(document, "type"))
    kinds = ["string", "integer", ["string", "null"], "object", "array", "boolean", "null", [], "decimal", 5, None]
    said = f"{schema['type']} -> {(kind := rng.choice(kinds))}"
    schema["type"] = kind
    return said


def _reorder(document: Json, rng: random.Random) -> str:
    for node in [*nodes(document), *tables(document)]:
        items = list(node.items())
        rng.shuffle(items)
        node.clear()
        node.update(items)
        for value in node.values():
            if isinstance(value, list):
                rng.shuffle(value)
    return "everything"


def _inline(document: Json, rng: random.Random) -> str:
    if not (places := _schemas(document, "$ref")):
        return ""
    place = rng.choice(places)
    name = place.pop("$ref").removeprefix(_REFERENCE)
    place.update(copied(document["components"]["schemas"][name]))
    return name


def _extract(document: Json, rng: random.Random) -> str:
    """Moves a schema to the components: what inlining undoes."""
    place = rng.choice(_schemas(document, "properties"))
    document["components"]["schemas"]["extracted"] = dict(place)
    place.clear()
    place["$ref"] = f"{_REFERENCE}extracted"
    return "extracted"


def _format(document: Json, rng: random.Random) -> str:
    schema = rng.choice(_schemas(document, "type"))
    schema["format"] = rng.choice(["uuid", "binary", "star-date", *EVIL, 5, None])
    return repr(schema["format"])


def _new_attribute_type(document: Json, rng: random.Random) -> str:
    kinds = [node["properties"] for node in _schemas(document, "properties") if "attribute_type" in node["properties"]]
    if not kinds:
        return ""
    said = rng.choice(["percentage", "formula", *EVIL])
    rng.choice(kinds)["attribute_type"] = rng.choice([{"type": "string", "enum": [said]}, {"const": said}])
    unions = [node[key] for key in ("oneOf", "anyOf") for node in _schemas(document, key)]
    if unions:
        properties = {"attribute_type": {"type": "string", "enum": [said]}, "share": {"type": "number"}}
        rng.choice(unions).append({"type": "object", "properties": properties, "required": ["share"]})
    return said


def _hostile(document: Json, rng: random.Random) -> str:
    text = rng.choice(EVIL)
    what = rng.choice(["name", "enum", "tag", "parameter", "text"])
    if what == "enum" and (enums := _schemas(document, "enum")):
        rng.choice(enums)["enum"].append(text)
    elif what == "tag" and (tagged := _schemas(document, "tags")):
        rng.choice(tagged)["tags"] = [text]
    elif what == "parameter" and (parameters := _schemas(document, "in", "name")):
        rng.choice(parameters)["name"] = text
    elif what == "text":
        rng.choice(list(nodes(document))).update({"description": text, "title": text, "x-evil": text})
    else:
        table = rng.choice(list(tables(document)))
        _key(table, rng.choice(list(table)), text)
    return f"{what} {text!r}"


def _junk(document: Json, rng: random.Random) -> str:
    """Anything that is JSON in any place."""
    table = rng.choice([*tables(document), *nodes(document)])
    if not table:
        return ""
    key = rng.choice(list(table))
    table[key] = rng.choice([None, True, 0, "", [], {}, [{}], [None], {"$ref": "#/components/schemas/gone"}])
    return f"{key} = {table[key]!r}"


def _nest(document: Json, rng: random.Random) -> str:
    """A schema within another keyword, or within itself."""
    place = rng.choice(_schemas(document, "type"))
    inner = dict(place)
    place.clear()
    keyword = rng.choice(["allOf", "anyOf", "oneOf", "array", "itself"])
    if keyword == "array":
        place.update({"type": "array", "items": inner})
    elif keyword == "itself":
        document["components"]["schemas"]["endless"] = {**inner, "anyOf": [{"$ref": f"{_REFERENCE}endless"}, inner]}
        place["$ref"] = f"{_REFERENCE}endless"
    else:
        place[keyword] = [inner, *([{"type": "null"}] if keyword != "allOf" else [])]
    return keyword


MUTATIONS: dict[str, Callable[[Json, random.Random], str]] = {
    "rename": _rename,
    "remove": _remove,
    "retype": _retype,
    "reorder": _reorder,
    "inline": _inline,
    "extract": _extract,
    "format": _format,
    "new attribute type": _new_attribute_type,
    "hostile": _hostile,
    "junk": _junk,
    "nest": _nest,
}
