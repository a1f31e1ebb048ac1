"""SQL over the records."""

from __future__ import annotations

from aioattio.emulator.errors import filter_error
from aioattio.emulator.operations.answers import data
from aioattio.emulator.routing import Call, route
from aioattio.emulator.sql import run


def query_sql(call: Call) -> bytes:
    statement = call.body.get("sql") if isinstance(call.body, dict) else None
    if not isinstance(statement, str):
        raise filter_error('The body must be an object with a string under "sql"')
    return data({"rows": run(call.workspace, statement)})


ROUTES = (route("POST", "/v2/sql", "record_permission:read object_configuration:read", query_sql, per_second=2),)
