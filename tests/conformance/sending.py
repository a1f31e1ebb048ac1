"""What of an operation's parameters and body was sent: a parameter that no call can set is noticed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import httpx

from tests.conformance.checking import body_values
from tests.conformance.contract import JsonObject, Spec


def unsent(spec: Spec, requests: Iterable[httpx.Request]) -> set[str]:
    """Query parameters and properties of the body that the contract has and none of the requests has."""
    known = {f"query.{name}" for name in spec.parameters("query")}
    if spec.body is not None:
        known |= set(_places(spec.body[1], spec.components, "body"))
    for request in requests:
        known -= {f"query.{name}" for name in request.url.params}
        if spec.body is not None:
            known -= set(_held(body_values(request), "body"))
    return known


def _places(schema: Any, components: JsonObject, place: str) -> Iterator[str]:
    """Every property at or below a schema, whatever variant it is of."""
    if not isinstance(schema, dict):
        return
    if reference := schema.get("$ref"):
        yield from _places(components[reference.rpartition("/")[2]], components, place)
    for name, held in schema.get("properties", {}).items():
        yield f"{place}.{name}"
        yield from _places(held, components, f"{place}.{name}")
    yield from _places(schema.get("items"), components, f"{place}.[]")
    for keyword in ("oneOf", "anyOf", "allOf"):
        for variant in schema.get(keyword, ()):
            yield from _places(variant, components, place)


def _held(value: Any, place: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, held in value.items():
            yield f"{place}.{name}"
            yield from _held(held, f"{place}.{name}")
    elif isinstance(value, list):
        for held in value:
            yield from _held(held, f"{place}.[]")
