"""The body of a query: filter, sorts, saved view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from aioattio.entities.views import View
from aioattio.errors import InvalidInput
from aioattio.filters import Filter, Sort
from aioattio.filters.compiling import compile_filter, compile_sorts
from aioattio.filters.expressions import filter_of
from aioattio.filters.normal import normal
from aioattio.resources.arguments import path_argument
from aioattio.schema.lookup import Described, Lookup

__all__ = ["AnyFilter", "AnySort", "Query"]

AnyFilter = Filter | Mapping[str, Any]
"""What `F` makes, or a dict in Attio's filter format."""

AnySort = Sort | Mapping[str, Any] | Sequence[Sort | Mapping[str, Any]]
"""One or several of what `F.name.asc()` makes, or of dicts in Attio's format."""

_STABLE_ORDER: Mapping[str, Any] = {"attribute": "created_at", "direction": "asc"}


@frozen
class Query:
    """What a query asks for, without the position of its page."""

    filter: Filter | None
    sorts: tuple[Sort | Mapping[str, Any], ...]
    view_id: str | None

    @classmethod
    def of(
        cls,
        filter: AnyFilter | None,  # noqa: A002 - Attio's own word
        sort: AnySort | None,
        view: str | View | None = None,
        concurrency: int = 1,
    ) -> Query:
        """The arguments of a call. Raises InvalidInput for what is of the wrong form; dicts are left to Attio."""
        if filter is not None and not isinstance(filter, Filter | Mapping):
            accepted = "a condition such as F.job_title.contains('engineer'), or a dict in Attio's filter format"
            raise InvalidInput(attribute="filter", given=filter, accepted=accepted)
        if view is not None and filter is not None:
            raise InvalidInput(attribute="view", given=view, accepted="a view or a filter, not both")
        sorts = _sorts(sort)
        if not sorts and concurrency != 1:
            # Pages fetched at once only fit together in an order that does not change meanwhile.
            sorts = (_STABLE_ORDER,)
        return cls(None if filter is None else normal(filter_of(filter)), sorts, _view_id(view))

    async def body(self, described: Described | None, lookup: Lookup | None) -> dict[str, Any]:
        """The body of a request. Raises as `compile_filter` and what the lookup raises.

        described: what is queried; lookup: None for a client that looks nothing up.
        """
        body: dict[str, Any] = {}
        if self.filter is not None:
            body["filter"] = await compile_filter(self.filter, described, lookup)
        if self.view_id is not None:
            body["filter_view_id"] = self.view_id
        if self.sorts:
            body["sorts"] = await compile_sorts(self.sorts, described, lookup)
        return body


def _sorts(given: Any) -> tuple[Sort | Mapping[str, Any], ...]:
    if given is None:
        return ()
    sorts: Sequence[Any] = [given] if isinstance(given, Sort | Mapping) else given
    is_listed = isinstance(given, Sort | Mapping | Sequence) and not isinstance(given, str)
    if not is_listed or not all(isinstance(one, Sort | Mapping) for one in sorts):
        accepted = "F.name.asc() or F.name.desc(), {'attribute': 'name', 'direction': 'asc'}, or a list of these"
        raise InvalidInput(attribute="sort", given=given, accepted=accepted)
    return tuple(one if isinstance(one, Sort) else dict(one) for one in sorts)


def _view_id(view: str | View | None) -> str | None:
    if view is None:
        return None
    return path_argument("view", view.id if isinstance(view, View) else view, "a view id or a View")
