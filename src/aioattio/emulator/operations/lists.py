"""Lists."""

from __future__ import annotations

from aioattio.emulator import bodies, tables
from aioattio.emulator.operations.answers import data
from aioattio.emulator.operations.tables import views
from aioattio.emulator.routing import Call, route
from aioattio.emulator.schema import describe_list


def list_lists(call: Call) -> bytes:
    return data([describe_list(one) for one in call.workspace.lists])


def create_list(call: Call) -> bytes:
    new = bodies.read_body(call.body, bodies.NewList)
    return data(describe_list(tables.create_list(call.workspace, new, call.token.actor)))


def get_list(call: Call) -> bytes:
    return data(describe_list(call.workspace.list(call.path["list"])))


def update_list(call: Call) -> bytes:
    a_list, changes = call.workspace.list(call.path["list"]), bodies.read_body(call.body, bodies.ListChanges)
    return data(describe_list(tables.change_list(call.workspace, a_list, changes)))


def list_views(call: Call) -> bytes:
    return views(call.workspace.list(call.path["list"]), "list", call.query)


_READ, _WRITE = "list_configuration:read", "list_configuration:read-write"
ROUTES = (
    route("GET", "/v2/lists", _READ, list_lists),
    route("POST", "/v2/lists", _WRITE, create_list),
    route("GET", "/v2/lists/{list}", _READ, get_list),
    route("PATCH", "/v2/lists/{list}", _WRITE, update_list),
    route("GET", "/v2/lists/{list}/views", _READ, list_views),
)
