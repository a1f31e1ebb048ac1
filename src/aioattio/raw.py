"""A request to any path, with what the contract knows of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from aioattio.errors import InvalidInput
from aioattio_openapi.attio.operations import OPERATIONS
from aioattio_openapi.attio.request import Operation, Request

__all__ = ["raw_request"]

_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})


def raw_request(method: str, path: str, *, params: Mapping[str, Any] | None = None, json: Any = None) -> Request[Any]:
    """Raises InvalidInput for a method or path that is none."""
    method = method.upper()
    if method not in _METHODS:
        raise InvalidInput(attribute="method", given=method, accepted=", ".join(sorted(_METHODS)))
    if not path.startswith("/") or path.startswith("//") or re.search(r"[?#\s\x00-\x1f\x7f]|/\.\.?(/|$)", path):
        raise InvalidInput(attribute="path", given=path, accepted="a path such as /vN/things, parameters in params=")
    given = {name: value for name, value in (params or {}).items() if value is not None}
    return Request(operation=operation_at(method, path), path=path, params=given, json=json, parse=_as_is)


def operation_at(method: str, path: str) -> Operation:
    """The contract's operation for that request, or a careful guess at one it does not know."""
    for pattern, operation in _patterns().get(method, ()):
        if pattern.fullmatch(path):
            return operation
    is_read = method == "GET"
    return Operation(
        id=f"{method} {path}",
        method=method,
        path=path,
        tag="",
        summary="Not in the contract.",
        rate_class="read" if is_read else "write",
        idempotent=is_read,
        paging=None,
        default_limit=None,
        max_limit=None,
        min_limit=None,
        rate_per_second=None,
        scopes=(),
        conditional_scopes={},
        stability="alpha",
        provisional=True,
    )


@cache
def _patterns() -> dict[str, list[tuple[re.Pattern[str], Operation]]]:
    found: dict[str, list[tuple[re.Pattern[str], Operation]]] = {}
    # Paths with fewer parameters first: /records/query is not a record whose id is "query".
    for operation in sorted(OPERATIONS.values(), key=lambda operation: operation.path.count("{")):
        parts = re.split(r"\{\w+\}", operation.path)
        pattern = re.compile("[^/]+".join(map(re.escape, parts)))
        found.setdefault(operation.method, []).append((pattern, operation))
    return found


def _as_is(body: Any) -> Any:
    return body
