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
METHODS = ("get", "post", "put", "patch", "delete")

# Keywords are listed, not struck out: whatever upstream adds tomorrow as prose stays outside by itself.
_PLAIN = frozenset(
    {
        *("$ref", "type", "format", "nullable", "enum", "const", "default", "required", "pattern", "deprecated"),
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"),
        *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "readOnly", "writeOnly"),
    }
)
_ONE = ("items", "additionalProperties", "not")
_MANY = ("oneOf", "anyOf", "allOf", "prefixItems")


def condense(document: JsonObject) -> JsonObject:
    """Returns a new document with paths and component schemas only; equal for documents that differ in prose only.

    Raises ContractError when a path item or schema is not shaped like one, or a reference leads nowhere.
    """
    paths = {path: _path_item(path, item) for path, item in document["paths"].items()}
    components = document.get("components", {}).get("schemas", {})
    schemas = {name: _schema(schema, f"#{name}") for name, schema in components.items()}
    condensed = {"openapi": "3.1.0", "components": {"schemas": schemas}, "paths": paths}
    for reference in _references(condensed):
        if reference.removeprefix("#/components/schemas/") not in schemas:
            raise ContractError(f"the document refers to {reference}, which it does not define")
    ordered: JsonObject = json.loads(dump(condensed))
    return ordered


def dump(document: JsonObject) -> str:
    """The text of a snapshot: sorted, so that reordering upstream is no difference; an enum on one line."""
    text = json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False)
    return _FLAT_LIST.sub(lambda match: re.sub(r"\n\s*", " ", match[0]), text) + "\n"


def operations(document: JsonObject) -> Iterator[tuple[str, str, JsonObject]]:
    """Yields (METHOD, path, operation) in a stable order."""
    for path, item in sorted(document["paths"].items()):
        for method in METHODS:
            if method in item:
                yield method.upper(), path, item[method]


def _path_item(path: str, item: Any) -> JsonObject:
    if not path.startswith("/") or not isinstance(item, dict):
        raise ContractError(f"not a path item: {path!r}")
    shared = item.get("parameters", [])
    return {method: _operation(path, item[method], shared) for method in METHODS if method in item}


def _operation(path: str, operation: Any, shared: list[JsonObject]) -> JsonObject:
    if not isinstance(operation, dict) or not isinstance(operation.get("responses"), dict):
        raise ContractError(f"not an operation: {path!r}")
    condensed: JsonObject = {
        "responses": {
            status: _content(response, f"{path} {status}") for status, response in operation["responses"].items()
        }
    }
    if operation.get("tags"):
        condensed["tags"] = operation["tags"][:1]
    if operation.get("security"):
        condensed["security"] = operation["security"]
    parameters = [_parameter(parameter, path) for parameter in [*shared, *operation.get("parameters", [])]]
    if parameters:
        condensed["parameters"] = sorted(parameters, key=lambda parameter: (parameter["in"], parameter["name"]))
    if body := operation.get("requestBody"):
        condensed["requestBody"] = {"required": bool(body.get("required")), **_content(body, f"{path} body")}
    return condensed


def _parameter(parameter: Any, path: str) -> JsonObject:
    if not isinstance(parameter, dict) or not {"in", "name"} <= parameter.keys():
        raise ContractError(f"{path}: not a parameter: {parameter!r:.80}")
    place = f"{path} {parameter['name']}"
    kept = {key: parameter[key] for key in ("in", "name", "required", "style", "explode") if key in parameter}
    return {**kept, "schema": _schema(parameter.get("schema", {}), place)}


def _content(holder: Any, place: str) -> JsonObject:
    if not isinstance(holder, dict):
        raise ContractError(f"{place}: not an object")
    content = holder.get("content")
    if not content:
        return {}
    return {"content": {kind: {"schema": _schema(media.get("schema", {}), place)} for kind, media in content.items()}}


def _schema(schema: Any, place: str) -> Any:
    if isinstance(schema, bool):
        return schema
    if not isinstance(schema, dict):
        raise ContractError(f"{place}: not a schema: {schema!r:.80}")
    kept: JsonObject = {key: value for key, value in schema.items() if key in _PLAIN}
    if "required" in kept:
        kept["required"] = sorted(kept["required"])
    if isinstance(schema.get("discriminator"), dict):
        kept["discriminator"] = {"propertyName": schema["discriminator"].get("propertyName")}
    if isinstance(schema.get("properties"), dict):
        kept["properties"] = {name: _schema(value, f"{place}.{name}") for name, value in schema["properties"].items()}
    for key in _ONE:
        if key in schema:
            kept[key] = _schema(schema[key], place)
    for key in _MANY:
        if key in schema:
            kept[key] = [_schema(variant, place) for variant in schema[key]]
    return kept


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(reference := node.get("$ref"), str):
            yield reference
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)
