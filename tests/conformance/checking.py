"""Whether a request is one that the contract allows, by jsonschema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.policy import HTTP
from typing import Any

import httpx
from jsonschema import Draft202012Validator

from tests.conformance.contract import Contract, JsonObject, Spec


def violations(contract: Contract, operation: str, requests: Iterable[httpx.Request]) -> list[str]:
    """What is wrong with the requests of a call that is to send an operation, a line each; nothing: it conforms."""
    found: list[str] = []
    sent: set[str] = set()
    for request in requests:
        spec = contract.match(request.method, path_of(request))
        if spec is None:
            found.append(f"{request.method} {path_of(request)}: no operation of the contract")
        else:
            sent.add(spec.id)
            found += [f"{spec.id}: {line}" for line in request_violations(spec, request)]
    return found if operation in sent else [*found, f"{operation} was never sent; sent were: {sorted(sent)}"]


def path_of(request: httpx.Request) -> str:
    """The path as it was sent, still encoded."""
    return request.url.raw_path.decode("ascii").partition("?")[0]


def request_violations(spec: Spec, request: httpx.Request) -> Iterator[str]:
    """What is wrong with one request of an operation."""
    yield from _schema_violations("path", spec.validators["path"], path_values(spec, request))
    yield from _schema_violations("query", spec.validators["query"], query_values(spec, request))
    given = request.content
    if spec.body is None:
        if given:
            yield f"a body that the contract does not know: {given[:80]!r}"
        return
    kind, _ = spec.body
    said = request.headers.get("content-type", "")
    if said.partition(";")[0] != kind:
        yield f"a body of {said or 'no type'}, and the contract wants {kind}"
        return
    yield from _schema_violations("body", spec.validators["body"], body_values(request))


def path_values(spec: Spec, request: httpx.Request) -> JsonObject:
    schemas = spec.parameters("path")
    values = spec.path_values(path_of(request)) or []
    return {name: _typed(value, schemas.get(name, {})) for name, value in values}


def query_values(spec: Spec, request: httpx.Request) -> JsonObject:
    """The query as JSON; a name that is given twice becomes a list, which no parameter of the contract allows."""
    schemas = spec.parameters("query")
    values: JsonObject = {}
    for name, text in request.url.params.multi_items():
        value = _typed(text, schemas.get(name, {}))
        values[name] = [values[name], value] if name in values else value
    return values


def body_values(request: httpx.Request) -> Any:
    """The body as JSON; of a multipart body its fields, a file as text of as many characters as it has bytes."""
    said = request.headers.get("content-type", "")
    if not said.startswith("multipart/form-data"):
        return json.loads(request.content) if request.content else None
    message = message_from_bytes(f"Content-Type: {said}\r\n\r\n".encode() + request.content, policy=HTTP)
    return {
        part.get_param("name", header="content-disposition"): part.get_payload(decode=True).decode("latin-1")
        for part in message.iter_parts()
    }


def _typed(text: str, schema: JsonObject) -> Any:
    """A value of a path or query as the type that the contract gives it, where it can be read as one."""
    kinds = schema.get("type", [])
    if "boolean" in kinds and text in ("true", "false"):
        return text == "true"
    if "integer" in kinds and text.lstrip("-").isdecimal():
        return int(text)
    return text


def _schema_violations(where: str, validator: Draft202012Validator, value: Any) -> Iterator[str]:
    for error in validator.iter_errors(value):
        place = ".".join([where, *map(str, error.absolute_path)])
        reasons = [reason.message for reason in error.context or ()]
        yield f"{place}: {error.message[:300]}" + (f" ({'; '.join(reasons)[:600]})" if reasons else "")
