"""Creating and changing attributes, options and statuses."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from aioattio.emulator.defaults import is_duration, later
from aioattio.emulator.errors import Refusal, invalid, not_found, slug_conflict, system_edit, value_not_found
from aioattio.emulator.schema import Attribute, Choice, ObjectType, Table
from aioattio.emulator.tables import check_slug
from aioattio.emulator.values import CODECS
from aioattio.emulator.writing import read_attribute

if TYPE_CHECKING:
    from aioattio.emulator.bodies import (
        AttributeChanges,
        ChoiceChanges,
        NewAttribute,
        NewChoice,
        RelationshipConfig,
    )
    from aioattio.emulator.workspace import Workspace


def create_attribute(
    workspace: Workspace, table: Table, new: NewAttribute, attribute_id: str | None = None
) -> Attribute:
    check_slug(new.api_slug)
    _check_free(table, new.api_slug)
    _check_traits(table, new)
    attribute = Attribute(
        attribute_id or str(uuid.uuid4()),
        table,
        new.api_slug,
        new.title,
        new.type,
        workspace.clock.tick(),
        description=new.description,
        is_required=new.is_required,
        is_unique=new.is_unique,
        is_multiselect=new.is_multiselect,
    )
    if new.config.currency is not None:
        attribute.currency_code = new.config.currency.default_currency_code
        attribute.display_type = new.config.currency.display_type
    if new.config.record_reference is not None:
        attribute.allowed = _allowed(workspace, new.config.record_reference.allowed_objects)
    if isinstance(new.default_value, dict):
        _set_default(workspace, attribute, new.default_value)
    if new.relationship is not None:
        _create_inverse(workspace, attribute, new.relationship)
    table.attributes.append(attribute)
    workspace.schema_changed()
    return attribute


def change_attribute(workspace: Workspace, attribute: Attribute, changes: AttributeChanges) -> Attribute:
    given = changes.given()
    if attribute.is_system and set(given) - {"title", "description"}:
        raise system_edit(f'"{attribute.slug}" is a system attribute: only title and description can be changed')
    slug = given.get("api_slug", attribute.slug)
    if slug != attribute.slug:
        check_slug(slug)
        _check_free(attribute.table, slug)
    if given.get("is_unique") and not attribute.is_unique:
        _check_can_be_unique(attribute.table, attribute.type)
        _index(workspace, attribute)
    if "default_value" in given:
        _set_default(workspace, attribute, given["default_value"])
    if changes.config and changes.config.currency:
        attribute.currency_code = changes.config.currency.default_currency_code
        attribute.display_type = changes.config.currency.display_type
    if changes.config and changes.config.record_reference:
        attribute.allowed = _allowed(workspace, changes.config.record_reference.allowed_objects)
    attribute.slug = slug
    for name in ("title", "description", "is_required", "is_unique", "is_archived"):
        if name in given:
            setattr(attribute, name, given[name])
    workspace.schema_changed()
    return attribute


def create_choice(workspace: Workspace, attribute: Attribute, kind: str, new: NewChoice) -> Choice:
    """An option (`kind` select) or a status (`kind` status)."""
    if attribute.type != kind:
        raise invalid(f'Attribute "{attribute.slug}" is of type {attribute.type}, not {kind}', "attribute")
    _check_title(attribute, new.title)
    choice = Choice(str(uuid.uuid4()), new.title)
    if kind == "status":
        choice.celebration_enabled = new.celebration_enabled
        choice.target_time_in_status = _duration(new.target_time_in_status)
    attribute.choices.append(choice)
    workspace.schema_changed()
    return choice


def change_choice(
    workspace: Workspace, attribute: Attribute, kind: str, reference: str, changes: ChoiceChanges
) -> Choice:
    choice = attribute.choice(reference) if attribute.type == kind else None
    if choice is None:
        raise not_found(f'Attribute "{attribute.slug}" has no {kind} with title/ID "{reference}"')
    given = changes.given()
    if given.get("title", choice.title) != choice.title:
        _check_title(attribute, given["title"])
    if "target_time_in_status" in given:
        given["target_time_in_status"] = _duration(given["target_time_in_status"])
    for name, value in given.items():
        setattr(choice, name, value)
    workspace.schema_changed()
    return choice


def _check_free(table: Table, slug: str) -> None:
    if table.attribute(slug) is not None:
        raise slug_conflict(f'An attribute with the slug "{slug}" already exists on "{table.slug}"')


def _check_title(attribute: Attribute, title: str) -> None:
    if any(choice.title == title for choice in attribute.choices):
        raise slug_conflict(f'Attribute "{attribute.slug}" already has "{title}"')


def _check_traits(table: Table, new: NewAttribute) -> None:
    codec = CODECS[new.type]
    if not codec.creatable:
        raise invalid(f"Attributes of type {new.type} cannot be created", "data", "type")
    if new.is_multiselect and not codec.may_be_multiselect:
        raise invalid(f"Attributes of type {new.type} are always single-select", "data", "is_multiselect")
    if new.is_unique:
        _check_can_be_unique(table, new.type)


def _check_can_be_unique(table: Table, type_name: str) -> None:
    if isinstance(table, ObjectType) and table.is_standard and table.slug == "companies":
        raise invalid("Companies accept no custom unique attributes", "data", "is_unique")
    if not CODECS[type_name].may_be_unique:
        raise invalid(f"Attributes of type {type_name} cannot be unique", "data", "is_unique")


def _allowed(workspace: Workspace, references: list[str]) -> tuple[ObjectType, ...]:
    found = [(reference, workspace.find_object(reference)) for reference in references]
    missing = [reference for reference, target in found if target is None]
    if missing:
        raise value_not_found(f'Cannot find object with slug/ID "{missing[0]}"')
    return tuple(target for _, target in found if target is not None)


def _create_inverse(workspace: Workspace, attribute: Attribute, relationship: RelationshipConfig) -> None:
    """The other end of a new relationship, on the object that it points at."""
    if not isinstance(attribute.table, ObjectType):
        raise invalid("Relationships are between objects; a list has record references only", "data", "relationship")
    target = workspace.find_object(relationship.object)
    if attribute.type != "record-reference" or target is None:
        problem = f'no object "{relationship.object}"' if target is None else f"type {attribute.type}"
        raise invalid(
            f"A relationship needs a record reference to an existing object: {problem}", "data", "relationship"
        )
    check_slug(relationship.api_slug)
    _check_free(target, relationship.api_slug)
    if target is attribute.table and relationship.api_slug == attribute.slug:
        raise slug_conflict(f'Both ends of the relationship have the slug "{attribute.slug}" on "{target.slug}"')
    inverse = Attribute(
        workspace.stable_id("inverse", attribute.id),
        target,
        relationship.api_slug,
        relationship.title,
        "record-reference",
        attribute.created_at,
        is_multiselect=relationship.is_multiselect,
        allowed=(attribute.table,),
        inverse=attribute,
    )
    attribute.inverse, attribute.allowed = inverse, (target,)
    target.attributes.append(inverse)


def _index(workspace: Workspace, attribute: Attribute) -> None:
    """Make the index of an attribute that becomes unique, if its values are."""
    key = workspace.codec(attribute).unique_key
    index: dict[Any, Any] = {}
    for record in attribute.table.records.values():
        for value in record.active(attribute):
            if index.setdefault(key(value.payload), record) is not record:
                raise Refusal(400, "uniqueness_conflict", f'Values of "{attribute.slug}" are not unique')
    attribute.index = index


def _set_default(workspace: Workspace, attribute: Attribute, default: dict[str, Any] | None) -> None:
    if default is not None and default["type"] == "static":
        attribute.default_payloads = read_attribute(workspace, attribute, default["template"])
        codec, kind = workspace.codec(attribute), {"attribute_type": attribute.type}
        template = [{**codec.render(payload, attribute, workspace), **kind} for payload in attribute.default_payloads]
        default = {"type": "static", "template": template}
    elif default is not None and not _is_dynamic(attribute, default["template"]):
        message = f'"{default["template"]}" is no dynamic default for attributes of type {attribute.type}'
        raise invalid(message, "data", "default_value", "template")
    elif default is not None and attribute.type != "actor-reference":
        try:
            later(datetime.now(UTC), default["template"])
        except ValueError as problem:
            raise invalid(str(problem), "data", "default_value", "template") from None
    attribute.default_value = default


def _is_dynamic(attribute: Attribute, template: str) -> bool:
    if attribute.type == "actor-reference":
        return template == "current-user"
    return attribute.type in ("date", "timestamp") and is_duration(template)


def _duration(text: str | None) -> str | None:
    if text is not None and not is_duration(text):
        raise invalid(f'"{text}" is not an ISO 8601 duration', "data", "target_time_in_status")
    return text
