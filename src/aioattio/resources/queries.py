"""The body of a query: filter, sorts, saved view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aioattio.entities.views import View
from aioattio.errors import InvalidInput
from aioattio.resources.arguments import path_argument

__all__ = ["Filter", "Sort", "query_body"]

Filter = Mapping[str, Any]
Sort = Mapping[str, Any] | Sequence[Mapping[str, Any]]

STABLE_ORDER: list[Mapping[str, Any]] = [{"attribute": "created_at", "direction": "asc"}]


def query_body(
    filter: Filter | None,  # noqa: A002 - Attio's own word
    sort: Sort | None,
    *,
    concurrency: int,
    view: str | View | None = None,
) -> dict[str, Any]:
    """What a query asks for, without the position of its page. Raises InvalidInput for what cannot be asked."""
    body: dict[str, Any] = {}
    if filter is not None:
        if not isinstance(filter, Mapping):
            raise InvalidInput(attribute="filter", given=filter, accepted="a dict in Attio's filter format")
        body["filter"] = dict(filter)
    if view is not None:
        if filter is not None:
            raise InvalidInput(attribute="view", given=view, accepted="a view or a filter, not both")
        body["filter_view_id"] = path_argument(
            "view", view.id if isinstance(view, View) else view, "a view id or a View"
        )
    sorts = [sort] if isinstance(sort, Mapping) else sort or []
    if not isinstance(sorts, Sequence) or not all(isinstance(one, Mapping) for one in sorts):
        accepted = "a dict such as {'attribute': 'name', 'direction': 'asc'}, or a list of them"
        raise InvalidInput(attribute="sort", given=sort, accepted=accepted)
    if not sorts and concurrency != 1:
        # Pages fetched at once only fit together in an order that does not change meanwhile.
        sorts = STABLE_ORDER
    if sorts:
        body["sorts"] = list(sorts)
    return body
