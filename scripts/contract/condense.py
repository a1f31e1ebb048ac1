"""Reduces a document to what is contract: no prose, no examples, no extensions, one order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from .errors import ContractError

JsonObject = dict[str, Any]

_SCALAR = r'(?:"(?:[^"\\]|\\.)*"|[\w.+-]+)'
_FLAT_LIST = re.compile(rf"\[\s*(?:{_SCALAR}\s*,\s*)*{_SCALAR}\s*\]")
_REFERENCE = re.compile(r'"\$ref": ("(?:[^"\\]|\\.)*")')
METHODS = ("get", "post", "put", "patch", "delete")
_OTHER_METHODS = ("head", "options", "trace")
_SENT = frozenset({"application/json", "multipart/form-data"})
_SCHEMAS = "#/components/schemas/"
_TYPES = frozenset({"null", "string", "integer", "number", "boolean", "array", "object"})
_WORDS = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}

# Keywords are listed, not struck out: whatever upstream adds tomorrow as prose stays outside by itself.
_PLAIN = frozenset(
    {
        *("$ref", "type", "format", "nullable", "enum", "const", "default", "required", "pattern", "deprecated"),
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"),
        *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "readOnly", "writeOnly"),
    }
)
# Nothing is generated from these; a report tells when they change.
_STANDING = {"x-hidden": ("x-hidden",), "deprecated": ("deprecated", "x-deprecated")}
_ONE = ("items", "additionalProperties", "not")
_MANY = ("oneOf", "anyOf", "allOf", "prefixItems")


def condense(document: JsonObject) -> JsonObject:
    """Returns a new document with paths, webhooks and component schemas only; equal for documents that differ in prose.

    References to responses, bodies, parameters and path items are resolved. Raises ContractError when a part is not
    shaped like one, a reference leads nowhere, or an operation has a verb that nothing is generated for.
    """
    whole = _typed(document, dict, "the document")
    components = _typed(whole.get("components", {}), dict, "components")
    items = {
        path: _resolved(item, components, "pathItems", path)
        for path, item in _typed(whole.get("paths", {} if "webhooks" in whole else None), dict, "paths").items()
    }
    if lost := [f"{verb.upper()} {path}" for path, item in items.items() for verb in _OTHER_METHODS if verb in item]:
        raise ContractError(f"operations that cannot be generated: {', '.join(lost)}")
    paths = {path: _path_item(path, item, components) for path, item in items.items()}
    webhooks = _webhooks(whole.get("webhooks", {}), components)
    definitions = _typed(components.get("schemas", {}), dict, "components.schemas")
    schemas = {name: _open(_schema(schema, f"#{name}"), f"#{name}") for name, schema in definitions.items()}
    condensed: JsonObject = {"openapi": "3.1.0", "components": {"schemas": schemas}, "paths": paths}
    if webhooks:
        condensed["webhooks"] = webhooks
    text = json.dumps(condensed, sort_keys=True)
    known = {f"{_SCHEMAS}{name}" for name in schemas}
    lost = {reference for found in _REFERENCE.findall(text) if (reference := json.loads(found)) not in known}
    for reference in _references(condensed) if lost else ():
        if reference in lost:
            raise ContractError(f"the document refers to {reference}, which it does not define")
    for name in schemas:
        _check_ends(name, schemas)
    if "\\ud" in text:  # a surrogate, which is half of a pair in most cases
        _check_texts(condensed, "")
    ordered: JsonObject = json.loads(text)
    return ordered


def unordered(node: Any) -> Any:
    """A schema for which the order in a list (of types, required keys, values, variants) says nothing."""
    if isinstance(node, dict):
        return {key: unordered(value) for key, value in node.items()}
    return sorted(json.dumps(unordered(item), sort_keys=True) for item in node) if isinstance(node, list) else node


def dump(document: JsonObject) -> str:
    """The text of a snapshot: keys sorted, so that reordering them upstream is no difference; an enum on one line."""
    text = json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False)
    return _FLAT_LIST.sub(lambda match: re.sub(r"\n\s*", " ", match[0]), text) + "\n"


def operations(document: JsonObject) -> Iterator[tuple[str, str, JsonObject]]:
    """Yields (METHOD, path, operation) in a stable order."""
    for path, item in sorted(document["paths"].items()):
        for method in METHODS:
            if method in item:
                yield method.upper(), path, item[method]


def events(document: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    """Yields (event type, what is posted when it happens) in a stable order."""
    for kind, item in sorted(document.get("webhooks", {}).items()):
        yield kind, item["post"]


def losses(document: JsonObject) -> list[str]:
    """What a condensed document says that the generated package cannot send, a line each."""
    lines: list[str] = []
    for method, path, operation in operations(document):
        lines += [
            f"{method} {path}: the required {parameter['in']} {parameter['name']} cannot be sent"
            for parameter in operation.get("parameters", [])
            if parameter["in"] in {"header", "cookie"} and parameter.get("required")
        ]
        kinds = operation.get("requestBody", {}).get("content", {})
        if kinds and not kinds.keys() & _SENT:
            lines.append(f"{method} {path}: a body of {', '.join(sorted(kinds))} cannot be sent")
    return lines


def _typed(value: Any, kind: type | tuple[type, ...], place: str) -> Any:
    if not isinstance(value, kind):
        wanted = " or ".join(_WORDS[one] for one in (kind if isinstance(kind, tuple) else (kind,)))
        raise ContractError(f"{place}: {wanted} expected, found {value!r:.80}")
    return value


def _listed(value: Any, kind: type, place: str) -> list[Any]:
    return [_typed(entry, kind, place) for entry in _typed(value, list, place)]


def _resolved(node: Any, components: JsonObject, section: str, place: str) -> JsonObject:
    """The object itself where a reference to `#/components/<section>/` stands, through any number of references."""
    prefix = f"#/components/{section}/"
    met: set[str] = set()
    while "$ref" in _typed(node, dict, place):
        reference = _typed(node["$ref"], str, f"{place} $ref")
        known = _typed(components.get(section, {}), dict, f"components.{section}")
        name = reference.removeprefix(prefix).replace("~1", "/").replace("~0", "~")
        if not reference.startswith(prefix) or name not in known:
            raise ContractError(f"{place} refers to {reference}, which is none of components/{section}")
        if name in met:
            raise ContractError(f"{place} refers to {reference}, which refers to itself")
        met.add(name)
        node = known[name]
    found: JsonObject = node
    return found


def _path_item(path: str, item: JsonObject, components: JsonObject) -> JsonObject:
    if not path.startswith("/"):
        raise ContractError(f"not a path item: {path!r}")
    shared = _parameters(item.get("parameters", []), components, path)
    return {
        method: _operation(f"{method.upper()} {path}", item[method], shared, components)
        for method in METHODS
        if method in item
    }


def _webhooks(given: Any, components: JsonObject) -> JsonObject:
    items = {
        kind: _resolved(item, components, "pathItems", f"webhook {kind}")
        for kind, item in _typed(given, dict, "webhooks").items()
    }
    for kind, item in items.items():
        if {verb for verb in (*METHODS, *_OTHER_METHODS) if verb in item} != {"post"}:
            raise ContractError(f"webhook {kind}: one POST expected")
    return {kind: {"post": _operation(f"webhook {kind}", item["post"], {}, components)} for kind, item in items.items()}


def _operation(
    place: str, operation: Any, shared: dict[tuple[str, str], JsonObject], components: JsonObject
) -> JsonObject:
    if not isinstance(operation, dict) or not isinstance(operation.get("responses"), dict):
        raise ContractError(f"not an operation: {place!r}")
    answers = {
        status: _resolved(answer, components, "responses", f"{place} {status}")
        for status, answer in operation["responses"].items()
    }
    condensed: JsonObject = {
        "responses": {status: _content(answer, f"{place} {status}") for status, answer in answers.items()}
    }
    if tags := _listed(operation.get("tags", []), str, f"{place} tags"):
        condensed["tags"] = tags[:1]
    if security := _listed(operation.get("security", []), dict, f"{place} security"):
        condensed["security"] = security
    condensed |= {key: True for key, said in _STANDING.items() if any(operation.get(word) is True for word in said)}
    parameters = {**shared, **_parameters(operation.get("parameters", []), components, place)}
    if parameters:
        condensed["parameters"] = [parameters[key] for key in sorted(parameters)]
    if "requestBody" in operation:
        body = _resolved(operation["requestBody"], components, "requestBodies", f"{place} body")
        required = _typed(body.get("required", False), bool, f"{place} body required")
        condensed["requestBody"] = {"required": required, **_content(body, f"{place} body")}
    return condensed


def _parameters(given: Any, components: JsonObject, place: str) -> dict[tuple[str, str], JsonObject]:
    """Parameters by where they are sent and name: what an operation says goes before what its path says."""
    found = [
        _parameter(_resolved(parameter, components, "parameters", f"{place} parameter"), place)
        for parameter in _typed(given, list, f"{place} parameters")
    ]
    return {(parameter["in"], parameter["name"]): parameter for parameter in found}


def _parameter(parameter: JsonObject, path: str) -> JsonObject:
    named = isinstance(parameter.get("name"), str) and parameter.get("in") in {"path", "query", "header", "cookie"}
    if not named:
        raise ContractError(f"{path}: not a parameter: {parameter!r:.80}")
    place = f"{path} {parameter['name']}"
    if "content" in parameter:
        raise ContractError(f"{place}: a parameter with content instead of a schema cannot be generated")
    _typed(parameter.get("required", False), bool, f"{place} required")
    said = ("in", "name", "required", "style", "explode")
    kept: JsonObject = {key: parameter[key] for key in said if key in parameter}
    return {**kept, "schema": _schema(parameter.get("schema", {}), place)}


def _content(holder: JsonObject, place: str) -> JsonObject:
    content = _typed(holder.get("content", {}), dict, f"{place} content")
    made: JsonObject = {}
    for kind, media in content.items():
        plain = kind.partition(";")[0].strip().lower()  # "application/json; charset=utf-8" is JSON
        schema = _open(_schema(_typed(media, dict, f"{place} {kind}").get("schema", {}), place), place)
        if made.setdefault(plain, {"schema": schema}) != {"schema": schema}:
            raise ContractError(f"{place}: two schemas for {plain}")
    return {"content": made} if made else {}


def _open(schema: Any, place: str) -> JsonObject:
    """A schema as an object: `true` allows what {} allows."""
    if schema is False:
        raise ContractError(f"{place}: a schema that allows nothing")
    kept: JsonObject = {} if schema is True else schema
    return kept


def _schema(schema: Any, place: str) -> Any:
    if isinstance(schema, bool):
        return schema
    if not isinstance(schema, dict):
        raise ContractError(f"{place}: not a schema: {schema!r:.80}")
    kept: JsonObject = {key: value for key, value in schema.items() if key in _PLAIN}
    _check_keywords(kept, place)
    if "required" in kept:
        kept["required"] = sorted(kept["required"])
    if isinstance(schema.get("discriminator"), dict):
        kept["discriminator"] = {"propertyName": schema["discriminator"].get("propertyName")}
    if "properties" in schema:
        properties = _typed(schema["properties"], dict, f"{place} properties")
        kept["properties"] = {name: _schema(value, f"{place}.{name}") for name, value in properties.items()}
    for key in _ONE:
        if key in schema:
            kept[key] = _schema(schema[key], place)
    for key in _MANY:
        if key in schema:
            kept[key] = [_schema(variant, place) for variant in _typed(schema[key], list, f"{place} {key}")]
    if "allOf" in kept:
        kept["allOf"] = [_open(part, f"{place} allOf") for part in kept["allOf"]]
    return kept


def _check_keywords(kept: JsonObject, place: str) -> None:
    for key in ("$ref", "format"):
        if key in kept:
            _typed(kept[key], str, f"{place} {key}")
    if "enum" in kept:
        _typed(kept["enum"], list, f"{place} enum")
    if "required" in kept:
        _listed(kept["required"], str, f"{place} required")
    kinds = kept.get("type", [])
    unknown = {kinds} if isinstance(kinds, str) else set(_listed(kinds, str, f"{place} type"))
    unknown -= _TYPES
    if unknown:
        raise ContractError(f"{place}: unknown type: {', '.join(sorted(unknown))}")


def _check_ends(name: str, schemas: JsonObject) -> None:
    met: set[str] = set()
    reference: str | None = f"{_SCHEMAS}{name}"
    while reference is not None:
        if reference in met:
            raise ContractError(f"#{name} refers to itself and to nothing else")
        met.add(reference)
        reference = schemas[reference.removeprefix(_SCHEMAS)].get("$ref")


def _check_texts(node: Any, place: str) -> None:
    """Every text can be written to a file: half of a surrogate pair, which JSON lets pass, cannot."""
    if isinstance(node, dict):
        for key, value in node.items():
            below = f"{place}.{key}" if place else key
            _check_texts(key, below)
            _check_texts(value, below)
    elif isinstance(node, list):
        for value in node:
            _check_texts(value, place)
    elif isinstance(node, str) and not node.isascii() and any("\ud800" <= one <= "\udfff" for one in node):
        raise ContractError(f"{ascii(place)[1:-1]}: half a character (a lone surrogate) in {node!a:.80}")


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(reference := node.get("$ref"), str):
            yield reference
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)
