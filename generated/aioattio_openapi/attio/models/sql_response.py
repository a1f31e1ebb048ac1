# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class SqlResponse(Model):
    """At query_sql.response."""

    data: SqlResult


from .sql_result import SqlResult

SqlResponse._fields = (("data", "data", SqlResult.read),)
SqlResponse._required = frozenset({"data"})
