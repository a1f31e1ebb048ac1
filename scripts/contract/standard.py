"""Reads the standard objects: the attributes they have, and which operations are written out for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .condense import operations
from .errors import ContractError
from .overlay import Operation, read_table
from .places import Atom, Schemas, contents, successes

JsonObject = dict[str, Any]

UNKNOWN_TYPE = "unknown"

# What a value to write tells about the type of its attribute, for attributes that no answer holds.
_TYPES_BY_KEY = {
    "currency_value": "currency",
    "domain": "domain",
    "email_address": "email-address",
    "full_name": "personal-name",
    "interaction_type": "interaction",
    "line_1": "location",
    "option": "select",
    "original_phone_number": "phone-number",
    "referenced_actor_id": "actor-reference",
    "status": "status",
    "target_object": "record-reference",
}
_TYPES_BY_KIND = {"boolean": "checkbox", "number": "number", "string": "text"}
_PATH = re.compile(r"/v2/objects/([^/{}]+)(/.*)")


@dataclass(frozen=True)
class Known:
    """One row of standard-objects.toml: what the document does not say about an attribute."""

    type: str | None = None
    unique: bool = False
    multiselect: bool = False
    required: bool = False
    writable: bool = True
    inverse: str | None = None
    only_documented: bool = False


@dataclass(frozen=True)
class Attribute:
    """One row of the table of attributes."""

    slug: str
    type: str
    in_request: bool
    in_response: bool
    writable: bool
    unique: bool
    multiselect: bool
    required: bool
    inverse: str | None


@dataclass(frozen=True)
class Instance:
    """An operation of the document, and the id of the operation that it is an instance of."""

    method: str
    path: str
    object: str
    operation: str


@dataclass
class StandardObjects:
    """What the document says, completed from the table; and a line for each thing that does not fit."""

    attributes: dict[str, list[Attribute]] = field(default_factory=dict)
    operations: list[Instance] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def load_standard(path: Path) -> dict[str, dict[str, Known]]:
    """The rows of standard-objects.toml by object and slug."""
    table: dict[str, dict[str, Known]] = {}
    for name, rows in read_table(path).items():
        if not isinstance(rows, dict):
            raise ContractError(f"{path.name}: [{name}] is no table")
        table[name] = {slug: _known(row, f"{path.name}: {name}.{slug}") for slug, row in rows.items()}
    return table


def standard_objects(
    document: JsonObject, table: dict[str, dict[str, Known]], core: Iterable[Operation], api: JsonObject
) -> StandardObjects:
    """Reads the condensed document of the standard objects; `core` are the operations of the API document `api`."""
    made = StandardObjects()
    rows = {(row.method, _shape(row.path)): row for row in core}
    parameters = {f"{method} {path}": _parameters(operation) for method, path, operation in operations(api)}
    met: dict[str, _Met] = {}
    schemas = Schemas(document["components"]["schemas"])
    for method, path, operation in operations(document):
        match = _PATH.fullmatch(path)
        row = rows.get((method, _shape(f"/v2/objects/{{}}{match[2]}"))) if match else None
        if match is None or row is None:
            made.lost.append(f"standard object: {method} {path} is an instance of no operation of the API")
            continue
        made.operations.append(Instance(method, path, match[1], row.id))
        made.doubts += [
            f"standard object: {method} {path} has the parameter {name}, {row.id} has not"
            for name in sorted(_parameters(operation) - parameters[row.key])
        ]
        met.setdefault(match[1], _Met()).read(operation, schemas)
    for name in sorted({*met, *table}):
        _complete(made, name, met.get(name, _Met()), table.get(name, {}))
    return made


@dataclass
class _Met:
    """What the operations of one object show of its attributes."""

    sent: dict[str, list[Atom]] = field(default_factory=dict)  # slug -> a value in requests
    answered: dict[str, list[Atom]] = field(default_factory=dict)  # slug -> a value in answers

    def read(self, operation: JsonObject, schemas: Schemas) -> None:
        bodies = [schema for _, schema in contents(operation.get("requestBody", {}))]
        for given, found in ((bodies, self.sent), (successes(operation), self.answered)):
            for values in _down(schemas, given, "data", "values"):
                for slug, schema in values.schema["properties"].items():
                    found.setdefault(slug, []).extend(_objects(schemas, schema))


def _complete(made: StandardObjects, name: str, met: _Met, known: dict[str, Known]) -> None:
    attributes = made.attributes.setdefault(name, [])
    present = met.sent.keys() | met.answered.keys()
    for slug in sorted(present | known.keys()):
        place = f"{name}.{slug}"
        row = known.get(slug, Known())
        if slug not in known:
            made.nameless.append(f"attribute {place} has no row in standard-objects.toml")
        elif row.only_documented == (slug in present):
            made.stale.append(
                f"standard-objects.toml: {place} is {'in' if row.only_documented else 'not in'} the document"
            )
            if slug not in present:
                continue
        types = _types(met, slug)
        if row.type and types - {row.type}:
            made.stale.append(f"standard-objects.toml: {place} is {row.type}, the document says {', '.join(types)}")
        if len(types) > 1:
            made.doubts.append(f"attribute {place} is of several types: {', '.join(sorted(types))}")
        if not types and not row.type:
            made.nameless.append(f"attribute {place} is of no type that is known")
        attributes.append(_attribute(slug, min(types, default=row.type or UNKNOWN_TYPE), met, row))


def _attribute(slug: str, type_: str, met: _Met, row: Known) -> Attribute:
    return Attribute(
        slug,
        type_,
        in_request=slug in met.sent,
        in_response=slug in met.answered,
        writable=row.writable and (slug in met.sent or row.only_documented),
        unique=row.unique,
        multiselect=row.multiselect,
        required=row.required,
        inverse=row.inverse,
    )


def _types(met: _Met, slug: str) -> set[str]:
    """The types that the document shows an attribute to have: its answers say it, a value to write shows it."""
    said = {
        value
        for atom in met.answered.get(slug, ())
        for value in _constants(atom.schema["properties"].get("attribute_type", {}))
    }
    if said:
        return said
    shown: set[str] = set()
    for atom in met.sent.get(slug, ()):
        properties = atom.schema["properties"]
        keys = {_TYPES_BY_KEY[key] for key in properties.keys() & _TYPES_BY_KEY.keys()}
        kind = properties.get("value", {}).get("type") if isinstance(properties.get("value"), dict) else None
        shown |= keys or ({_TYPES_BY_KIND[kind]} if isinstance(kind, str) and kind in _TYPES_BY_KIND else set())
    return shown


def _constants(schema: Any) -> set[str]:
    if not isinstance(schema, dict):
        return set()
    return {value for value in (schema.get("const"), *schema.get("enum", ())) if isinstance(value, str)}


def _down(schemas: Schemas, given: list[Any], *keys: str) -> Iterator[Atom]:
    """The objects that lie at the end of a chain of keys, whether arrays lie between or not."""
    for schema in given:
        for atom in _objects(schemas, schema):
            if not keys:
                yield atom
            elif keys[0] in atom.schema["properties"]:
                yield from _down(schemas, [atom.schema["properties"][keys[0]]], *keys[1:])


def _objects(schemas: Schemas, schema: Any) -> list[Atom]:
    """The objects with known keys that a schema allows, and those in an array that it allows."""
    atoms = schemas.atoms(schema, "")
    inner = [item for atom in atoms if atom.kind == "array" for item in schemas.atoms(atom.schema["items"], "")]
    return [atom for atom in [*atoms, *inner] if atom.kind == "object"]


def _parameters(operation: JsonObject) -> set[str]:
    """The names of what may be sent beside path and body."""
    return {parameter["name"] for parameter in operation.get("parameters", []) if parameter["in"] != "path"}


def _shape(path: str) -> str:
    """A path template without the names of its parameters."""
    return re.sub(r"\{[^{}]*\}", "{}", path)


def _known(row: Any, where: str) -> Known:
    if not isinstance(row, dict):
        raise ContractError(f"{where} is no table")
    wanted = {name: str if name in {"type", "inverse"} else bool for name in Known.__dataclass_fields__}
    if unknown := row.keys() - wanted.keys():
        raise ContractError(f"{where} has unknown keys: {', '.join(sorted(unknown))}")
    for key, value in row.items():
        if not isinstance(value, wanted[key]):
            said = "a text" if wanted[key] is str else "true or false"
            raise ContractError(f"{where} {key}: {said} expected, found {value!r:.80}")
    if row.get("only_documented") and "type" not in row:
        raise ContractError(f"{where} lacks type: the document cannot say it")
    return Known(**row)
