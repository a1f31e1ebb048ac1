# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Any

from attrs import define

from ..types import Model


@define(kw_only=True)
class SqlResult(Model):
    """At SqlResponse.data."""

    rows: list[Any]


SqlResult._fields = (("rows", "rows", None),)
SqlResult._required = frozenset({"rows"})
