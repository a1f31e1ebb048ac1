"""Which operation a method and a path mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import unquote

from aioattio.emulator.errors import unauthorized

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aioattio.emulator.auth import Token
    from aioattio.emulator.limits import RateClass
    from aioattio.emulator.query import Queries
    from aioattio.emulator.workspace import Workspace


@dataclass(slots=True)
class Call:
    """A request that has been let in, as an operation sees it."""

    workspace: Workspace
    queries: Queries
    token: Token
    path: dict[str, str]
    query: dict[str, str]
    body: Any
    raw: bytes = b""
    content_type: str = ""
    queried: Sequence[tuple[str, str]] = ()
    """The query string pair by pair, for parameters that may be repeated."""

    def need(self, scopes: str) -> None:
        """Raise a 403 where the token lacks one of these scopes: for those that depend on what the call is about."""
        lacking = self.token.lacks(scopes.split())
        if lacking:
            raise unauthorized(f"The access token lacks the required scopes: {', '.join(lacking)}", 403)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that is not a 200."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


Operation: TypeAlias = Callable[[Call], "bytes | Reply"]
"""Does what is asked and gives the JSON to answer with; raises Refusal."""


@dataclass(frozen=True, slots=True)
class Route:
    method: str
    template: str
    rate_class: RateClass
    scopes: tuple[str, ...]
    operation: Operation
    has_body: bool
    per_second: int | None = None


def route(
    method: str,
    template: str,
    scopes: str,
    operation: Operation,
    *,
    per_second: int | None = None,
    is_json: bool = True,
) -> Route:
    """A row of the route table; `scopes` are separated by spaces.

    per_second: a limit of this operation alone; is_json: False for a body that the operation reads by itself.
    """
    has_body = is_json and method in ("POST", "PUT", "PATCH")
    kind = rate_class(method, template)
    return Route(method, template, kind, tuple(scopes.split()), operation, has_body, per_second)


def rate_class(method: str, path: str) -> RateClass:
    """Reads are GETs and the POSTs that query, search or run SQL; everything else is a write."""
    asks = method == "POST" and path.rsplit("/", 1)[-1] in ("query", "search", "sql")
    return "read" if method == "GET" or asks else "write"


@dataclass(slots=True)
class _Node:
    literal: dict[str, _Node] = field(default_factory=dict[str, "_Node"])
    parameter: _Node | None = None
    routes: dict[str, Route] = field(default_factory=dict[str, Route])


class Router:
    """A tree over path segments; literal segments win over parameters."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._root = _Node()
        for one in routes:
            node = self._root
            for segment in one.template.strip("/").split("/"):
                if segment.startswith("{"):
                    node.parameter = node.parameter or _Node()
                    node = node.parameter
                else:
                    node = node.literal.setdefault(segment, _Node())
            node.routes[one.method] = one

    def find(self, method: str, raw_path: str) -> tuple[Route, dict[str, str]] | None:
        """The route and its path parameters; None for an unknown path and for a wrong method alike."""
        segments = [unquote(segment) for segment in raw_path.strip("/").split("/")]
        found = _descend(self._root, method, segments)
        if found is None:
            return None
        names = found.template.strip("/").split("/")
        pairs = zip(names, segments, strict=True)
        return found, {name[1:-1]: segment for name, segment in pairs if name.startswith("{")}


def _descend(node: _Node, method: str, segments: list[str]) -> Route | None:
    if not segments:
        return node.routes.get(method)
    child = node.literal.get(segments[0])
    found = _descend(child, method, segments[1:]) if child is not None else None
    if found is None and node.parameter is not None and segments[0]:
        return _descend(node.parameter, method, segments[1:])
    return found
