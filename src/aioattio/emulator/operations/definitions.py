"""Objects, attributes, options and statuses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aioattio.emulator import bodies, definitions
from aioattio.emulator.operations.answers import data, flag, paged
from aioattio.emulator.routing import Call, route
from aioattio.emulator.schema import describe_attribute, describe_choice, describe_object

if TYPE_CHECKING:
    from aioattio.emulator.schema import Attribute, ObjectType


def list_objects(call: Call) -> bytes:
    return data([describe_object(one) for one in call.workspace.objects])


def create_object(call: Call) -> bytes:
    new = bodies.read_body(call.body, bodies.NewObject)
    return data(describe_object(definitions.create_object(call.workspace, new)))


def get_object(call: Call) -> bytes:
    return data(describe_object(_object(call)))


def update_object(call: Call) -> bytes:
    changes = bodies.read_body(call.body, bodies.ObjectChanges)
    return data(describe_object(definitions.change_object(call.workspace, _object(call), changes)))


def list_attributes(call: Call) -> bytes:
    archived = flag(call.query, "show_archived")
    shown = [one for one in _object(call).attributes if archived or not one.is_archived]
    return data([describe_attribute(one) for one in paged(shown, call.query)])


def create_attribute(call: Call) -> bytes:
    new = bodies.read_body(call.body, bodies.NewAttribute)
    return data(describe_attribute(definitions.create_attribute(call.workspace, _object(call), new)))


def get_attribute(call: Call) -> bytes:
    return data(describe_attribute(_attribute(call)))


def update_attribute(call: Call) -> bytes:
    changes = bodies.read_body(call.body, bodies.AttributeChanges)
    return data(describe_attribute(definitions.change_attribute(call.workspace, _attribute(call), changes)))


def list_choices(kind: str, call: Call) -> bytes:
    """None for attributes of another type: Attio answers an empty list, not an error."""
    attribute, archived = _attribute(call), flag(call.query, "show_archived")
    choices = attribute.choices if attribute.type == kind else []
    return data([describe_choice(attribute, one) for one in choices if archived or not one.is_archived])


def create_choice(kind: str, call: Call) -> bytes:
    attribute, new = _attribute(call), bodies.read_body(call.body, bodies.NewChoice)
    return data(describe_choice(attribute, definitions.create_choice(call.workspace, attribute, kind, new)))


def update_choice(kind: str, call: Call) -> bytes:
    attribute, changes = _attribute(call), bodies.read_body(call.body, bodies.ChoiceChanges)
    reference = call.path["option" if kind == "select" else "status"]
    choice = definitions.change_choice(call.workspace, attribute, kind, reference, changes)
    return data(describe_choice(attribute, choice))


def _object(call: Call) -> ObjectType:
    return call.workspace.object(call.path["object"])


def _attribute(call: Call) -> Attribute:
    return call.workspace.attribute(_object(call), call.path["attribute"])


_READ, _WRITE = "object_configuration:read", "object_configuration:read-write"
_ATTRIBUTES = "/v2/objects/{object}/attributes"
_ATTRIBUTE = f"{_ATTRIBUTES}/{{attribute}}"
ROUTES = (
    route("GET", "/v2/objects", _READ, list_objects),
    route("POST", "/v2/objects", _WRITE, create_object),
    route("GET", "/v2/objects/{object}", _READ, get_object),
    route("PATCH", "/v2/objects/{object}", _WRITE, update_object),
    route("GET", _ATTRIBUTES, _READ, list_attributes),
    route("POST", _ATTRIBUTES, _WRITE, create_attribute),
    route("GET", _ATTRIBUTE, _READ, get_attribute),
    route("PATCH", _ATTRIBUTE, _WRITE, update_attribute),
    route("GET", f"{_ATTRIBUTE}/options", _READ, partial(list_choices, "select")),
    route("POST", f"{_ATTRIBUTE}/options", _WRITE, partial(create_choice, "select")),
    route("PATCH", f"{_ATTRIBUTE}/options/{{option}}", _WRITE, partial(update_choice, "select")),
    route("GET", f"{_ATTRIBUTE}/statuses", _READ, partial(list_choices, "status")),
    route("POST", f"{_ATTRIBUTE}/statuses", _WRITE, partial(create_choice, "status")),
    route("PATCH", f"{_ATTRIBUTE}/statuses/{{status}}", _WRITE, partial(update_choice, "status")),
)
