"""Objects, and the attributes, options and statuses of objects and lists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aioattio.emulator import bodies, definitions, tables
from aioattio.emulator.operations.answers import data, flag, paged
from aioattio.emulator.operations.tables import views
from aioattio.emulator.routing import Call, Route, route
from aioattio.emulator.schema import describe_attribute, describe_choice, describe_object

if TYPE_CHECKING:
    from aioattio.emulator.schema import Attribute, ObjectType, Table
    from aioattio.emulator.workspace import Target


def list_objects(call: Call) -> bytes:
    return data([describe_object(one) for one in call.workspace.objects])


def create_object(call: Call) -> bytes:
    new = bodies.read_body(call.body, bodies.NewObject)
    return data(describe_object(tables.create_object(call.workspace, new)))


def get_object(call: Call) -> bytes:
    return data(describe_object(_object(call)))


def update_object(call: Call) -> bytes:
    changes = bodies.read_body(call.body, bodies.ObjectChanges)
    return data(describe_object(tables.change_object(call.workspace, _object(call), changes)))


def delete_object(call: Call) -> bytes:
    tables.delete_object(call.workspace, _object(call))
    return b"{}"


def list_object_views(call: Call) -> bytes:
    return views(_object(call), "object", call.query)


def list_attributes(target: Target, call: Call) -> bytes:
    archived = flag(call.query, "show_archived")
    shown = [one for one in _table(target, call).attributes if archived or not one.is_archived]
    return data([describe_attribute(one) for one in paged(shown, call.query)])


def create_attribute(target: Target, call: Call) -> bytes:
    new = bodies.read_body(call.body, bodies.NewAttribute)
    return data(describe_attribute(definitions.create_attribute(call.workspace, _table(target, call), new)))


def get_attribute(target: Target, call: Call) -> bytes:
    return data(describe_attribute(_attribute(target, call)))


def update_attribute(target: Target, call: Call) -> bytes:
    changes = bodies.read_body(call.body, bodies.AttributeChanges)
    return data(describe_attribute(definitions.change_attribute(call.workspace, _attribute(target, call), changes)))


def list_choices(target: Target, kind: str, call: Call) -> bytes:
    """None for attributes of another type: Attio answers an empty list, not an error."""
    attribute, archived = _attribute(target, call), flag(call.query, "show_archived")
    choices = attribute.choices if attribute.type == kind else []
    return data([describe_choice(attribute, one) for one in choices if archived or not one.is_archived])


def create_choice(target: Target, kind: str, call: Call) -> bytes:
    attribute, new = _attribute(target, call), bodies.read_body(call.body, bodies.NewChoice)
    return data(describe_choice(attribute, definitions.create_choice(call.workspace, attribute, kind, new)))


def update_choice(target: Target, kind: str, call: Call) -> bytes:
    attribute, changes = _attribute(target, call), bodies.read_body(call.body, bodies.ChoiceChanges)
    reference = call.path["option" if kind == "select" else "status"]
    choice = definitions.change_choice(call.workspace, attribute, kind, reference, changes)
    return data(describe_choice(attribute, choice))


def _object(call: Call) -> ObjectType:
    return call.workspace.object(call.path["object"])


def _table(target: Target, call: Call) -> Table:
    return call.workspace.table(target, call.path["identifier"])


def _attribute(target: Target, call: Call) -> Attribute:
    return call.workspace.attribute(_table(target, call), call.path["attribute"])


def _attribute_routes(target: Target, scope: str) -> tuple[Route, ...]:
    attributes = f"/v2/{target}/{{identifier}}/attributes"
    one = f"{attributes}/{{attribute}}"
    read, write = f"{scope}:read", f"{scope}:read-write"
    return (
        route("GET", attributes, read, partial(list_attributes, target)),
        route("POST", attributes, write, partial(create_attribute, target)),
        route("GET", one, read, partial(get_attribute, target)),
        route("PATCH", one, write, partial(update_attribute, target)),
        route("GET", f"{one}/options", read, partial(list_choices, target, "select")),
        route("POST", f"{one}/options", write, partial(create_choice, target, "select")),
        route("PATCH", f"{one}/options/{{option}}", write, partial(update_choice, target, "select")),
        route("GET", f"{one}/statuses", read, partial(list_choices, target, "status")),
        route("POST", f"{one}/statuses", write, partial(create_choice, target, "status")),
        route("PATCH", f"{one}/statuses/{{status}}", write, partial(update_choice, target, "status")),
    )


_READ, _WRITE = "object_configuration:read", "object_configuration:read-write"
ROUTES = (
    route("GET", "/v2/objects", _READ, list_objects),
    route("POST", "/v2/objects", _WRITE, create_object),
    route("GET", "/v2/objects/{object}", _READ, get_object),
    route("PATCH", "/v2/objects/{object}", _WRITE, update_object),
    route("DELETE", "/v2/objects/{object}", f"{_WRITE} record_permission:read-write", delete_object),
    route("GET", "/v2/objects/{object}/views", _READ, list_object_views),
    *_attribute_routes("objects", "object_configuration"),
    *_attribute_routes("lists", "list_configuration"),
)
