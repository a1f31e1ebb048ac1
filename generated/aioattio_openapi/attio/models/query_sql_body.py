# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class QuerySqlBody(Model):
    """At query_sql.body."""

    sql: str


QuerySqlBody._fields = (("sql", "sql", None),)
QuerySqlBody._required = frozenset({"sql"})
