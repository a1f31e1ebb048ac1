"""Values that point at something: records, actors, interactions."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from aioattio.emulator import timestamps
from aioattio.emulator.errors import Refusal, filter_error, system_edit, value_not_found
from aioattio.emulator.values.base import (
    EQUALITY,
    ORDER,
    PRESENCE,
    Codec,
    Property,
    kind,
    need_text,
    refuse,
    reject_extra_keys,
    show,
)
from aioattio.emulator.values.scalars import moment_operand

if TYPE_CHECKING:
    from aioattio.emulator.records import Record
    from aioattio.emulator.schema import Attribute, ObjectType
    from aioattio.emulator.workspace import Workspace

_NATURAL_KEYS = {
    "companies": "domains",
    "people": "email_addresses",
    "users": "user_id",
    "workspaces": "workspace_id",
}


def _object_operand(given: Any, attribute: Attribute, workspace: Workspace) -> str:
    target = workspace.find_object(given) if isinstance(given, str) else None
    if target is None:
        raise filter_error(f'Filter on attribute "{attribute.slug}": there is no object {show(given)}')
    return target.id


class RecordReference(Codec):
    """The payload is the record itself: references end when it is deleted."""

    type = "record-reference"
    may_be_multiselect = True
    properties = MappingProxyType(
        {
            "target_object": Property(lambda record: record.table.id, EQUALITY, _object_operand),
            "target_record_id": Property(lambda record: record.id, EQUALITY | {"$in"}),
        }
    )
    default = "target_record_id"

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> Record:
        if isinstance(given, str):
            return self._by_natural_key(given, attribute, workspace)
        if not isinstance(given, dict):
            raise refuse(attribute, f"expected a record reference, but got {show(given)}", expected="object")
        target = self._target_object(given, attribute, workspace)
        others = [key for key in given if key != "target_object"]
        if len(others) != 1:
            message = 'expected "target_object" and either "target_record_id" or one matching attribute'
            raise refuse(attribute, message, expected="target_record_id", received=sorted(others))
        if others == ["target_record_id"]:
            record_id = need_text(given["target_record_id"], attribute)
            record = target.records.get(record_id)
            if record is None:
                raise value_not_found(f'Cannot find {target.slug} record with ID "{record_id}" ("{attribute.slug}")')
            return record
        return self._by_attribute(target, others[0], given[others[0]], attribute, workspace)

    def _by_natural_key(self, given: str, attribute: Attribute, workspace: Workspace) -> Record:
        allowed = attribute.allowed
        if allowed is None or len(allowed) != 1 or allowed[0].slug not in _NATURAL_KEYS:
            message = (
                'a bare string needs exactly one allowed standard object; use {"target_object", "target_record_id"}'
            )
            raise refuse(attribute, message, expected="object", received="string")
        return self._by_attribute(allowed[0], _NATURAL_KEYS[allowed[0].slug], given, attribute, workspace)

    def _target_object(self, given: dict[str, Any], attribute: Attribute, workspace: Workspace) -> ObjectType:
        reference = given.get("target_object")
        if not isinstance(reference, str):
            received = kind(reference) if "target_object" in given else "undefined"
            raise refuse(attribute, '"target_object" must be a slug or ID', expected="string", received=received)
        target = workspace.find_object(reference)
        if target is None:
            raise value_not_found(f'Cannot find object with slug or ID "{reference}" ("{attribute.slug}")')
        if attribute.allowed is not None and target not in attribute.allowed:
            names = ", ".join(one.slug for one in attribute.allowed)
            raise refuse(attribute, f'records of "{target.slug}" are not allowed', expected=names, received=target.slug)
        return target

    def _by_attribute(
        self, target: ObjectType, slug: str, given: Any, attribute: Attribute, workspace: Workspace
    ) -> Record:
        matching = target.attribute(slug)
        if matching is None or not matching.is_unique:
            raise refuse(attribute, f'"{slug}" is not a unique attribute of "{target.slug}"')
        values = given if isinstance(given, list) else [given]
        codec = workspace.codec(matching)
        try:
            keys = [codec.unique_key(codec.parse(value, matching, workspace)) for value in values]
        except Refusal as refusal:
            raise refuse(attribute, refusal.message) from None
        found = {record.id: record for key in keys if (record := matching.index.get(key)) is not None}
        if len(found) != 1:
            many = "several records" if found else "no record"
            raise value_not_found(f'{many} of "{target.slug}" with {slug} {show(given)} ("{attribute.slug}")')
        return next(iter(found.values()))

    def is_alive(self, payload: Record) -> bool:
        return payload.table.records.get(payload.id) is payload

    def render(self, payload: Record, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {"target_object": payload.table.slug, "target_record_id": payload.id}


class Actor(NamedTuple):
    type: str
    id: str | None


SYSTEM = Actor("system", None)


class ActorReference(Codec):
    type = "actor-reference"
    may_be_multiselect = True
    properties = MappingProxyType(
        {
            "referenced_actor_type": Property(lambda actor: actor.type, EQUALITY),
            "referenced_actor_id": Property(lambda actor: actor.id, EQUALITY, needs="referenced_actor_type"),
        }
    )
    # No shorthand: actors are filtered by their properties only.
    default = None

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> Actor:
        if isinstance(given, dict) and "workspace_member_email_address" in given:
            reject_extra_keys(given, {"workspace_member_email_address"}, attribute)
            given = need_text(given["workspace_member_email_address"], attribute)
        if isinstance(given, str):
            member = workspace.member_by_email(given)
            if member is None:
                raise value_not_found(f'Cannot find workspace member with email "{given}" ("{attribute.slug}")')
            return Actor("workspace-member", member.id)
        if not isinstance(given, dict):
            raise refuse(attribute, f"expected a workspace member, but got {show(given)}", expected="object")
        reject_extra_keys(given, {"referenced_actor_type", "referenced_actor_id"}, attribute)
        if given.get("referenced_actor_type") != "workspace-member":
            raise refuse(attribute, "only workspace members can be set", expected="workspace-member")
        member_id = need_text(given.get("referenced_actor_id"), attribute)
        if member_id not in workspace.members:
            raise value_not_found(f'Cannot find workspace member with ID "{member_id}" ("{attribute.slug}")')
        return Actor("workspace-member", member_id)

    def render(self, payload: Actor, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {"referenced_actor_type": payload.type, "referenced_actor_id": payload.id}


class Interacted(NamedTuple):
    type: str
    at: int
    owner: Actor


class Interaction(Codec):
    """Read-only: only Attio itself records interactions."""

    type = "interaction"
    creatable = False
    properties = MappingProxyType(
        {
            "interacted_at": Property(lambda happened: happened.at, ORDER, moment_operand),
            "interaction_type": Property(lambda happened: happened.type, PRESENCE),
            "owner_member_id": Property(lambda happened: happened.owner.id, PRESENCE),
        }
    )
    default = None

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> Interacted:
        raise system_edit(f'Interactions are recorded by Attio; attribute "{attribute.slug}" cannot be written')

    def render(self, payload: Interacted, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {
            "interaction_type": payload.type,
            "interacted_at": timestamps.render(payload.at),
            "owner_actor": {"type": payload.owner.type, "id": payload.owner.id},
        }
