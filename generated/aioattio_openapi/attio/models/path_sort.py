# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import UNSET, Model, Unset

if TYPE_CHECKING:
    from .sort_direction import SortDirection


@define(kw_only=True)
class PathSort(Model):
    """At QueryActivityRecordsBody.sorts.[].|{direction,field,path}, QueryEntriesBody.sorts.[].|{direction,field,path}, QueryRecordsBody.sorts.[].|{direction,field,path}."""

    direction: SortDirection
    path: list[list[str]]
    field: str | Unset = UNSET


PathSort._fields = (
    ("direction", "direction", None),
    ("path", "path", None),
    ("field", "field", None),
)
PathSort._required = frozenset({"direction", "path"})
