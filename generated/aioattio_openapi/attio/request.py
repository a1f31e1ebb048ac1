# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

"""A request ready to be sent, and what is known about its operation. Nothing in this package sends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Generic, Literal, TypeVar
from urllib.parse import quote

from attrs import field, frozen

from .types import UNSET, File, Model, ModelMap

T = TypeVar("T")


@frozen
class Operation:
    """One operation of the API, as the contract knows it."""

    id: str
    method: str
    path: str
    tag: str
    summary: str
    rate_class: Literal["read", "write"]
    idempotent: bool
    paging: Literal["offset-body", "offset-query", "cursor-query", "limit-body"] | None = None
    default_limit: int | None = None
    max_limit: int | None = None
    min_limit: int | None = None
    rate_per_second: int | None = None
    scopes: tuple[str, ...] = ()
    conditional_scopes: Mapping[str, tuple[str, ...]] = field(factory=dict, hash=False)
    stability: Literal["stable", "beta", "alpha"] = "stable"
    token_level: Literal["workspace"] | None = None
    deprecated: bool = False
    provisional: bool = False


@frozen
class Request(Generic[T]):
    """A request of one operation; `parse` reads the decoded JSON of its answer.

    `path` is filled in and percent-encoded, `params` holds the query parameters that are set, `json` the JSON body
    (None: no body), `files` the parts of a multipart body as (name, (file name, content, media type)).
    """

    operation: Operation
    path: str
    parse: Callable[[Any], T]
    params: dict[str, Any]
    json: Any = None
    files: list[tuple[str, tuple[str | None, Any, str | None]]] | None = None


def fill(template: str, values: Mapping[str, object]) -> str:
    """Puts values into a path template, percent-encoded.

    Raises ValueError for an empty value and for "." and "..": each would address another operation.
    """

    def encoded(match: re.Match[str]) -> str:
        name = match[1]
        value = str(values[name])
        if value in {"", ".", ".."}:
            raise ValueError(f"{name} must not be {value!r}")
        return quote(value, safe="")

    return re.sub(r"\{([^{}]+)\}", encoded, template)


def set_only(params: Mapping[str, Any]) -> dict[str, Any]:
    """Leaves out what is UNSET or None."""
    return {name: value for name, value in params.items() if value is not UNSET and value is not None}


def json_body(body: Model | ModelMap[Any] | Mapping[str, Any]) -> Any:
    """A model as JSON; anything else goes out as it is."""
    return body.to_dict() if isinstance(body, Model | ModelMap) else body


def multipart(
    body: Model | ModelMap[Any] | Mapping[str, Any],
) -> list[tuple[str, tuple[str | None, Any, str | None]]]:
    """The parts of a multipart body: files as they are, everything else as text."""
    parts: list[tuple[str, tuple[str | None, Any, str | None]]] = []
    for name, value in set_only(json_body(body)).items():
        if isinstance(value, File):
            parts.append((name, (value.file_name or name, value.payload, value.mime_type)))
        else:
            parts.append((name, (None, str(value).encode(), None)))
    return parts
