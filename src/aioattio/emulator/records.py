"""Records: their values, what changes them, and how they look as JSON."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from aioattio.emulator.defaults import default_payloads
from aioattio.emulator.errors import Refusal, not_found
from aioattio.emulator.schema import Attribute, ObjectType
from aioattio.emulator.timestamps import render
from aioattio.emulator.values.references import Actor
from aioattio.emulator.writing import read_values

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from aioattio.emulator.workspace import Workspace
    from aioattio.emulator.writing import Payloads

_encode = msgspec.json.Encoder(decimal_format="number").encode


@dataclass(slots=True)
class Value:
    """One value an attribute has or had. `active_until` is None while it is active."""

    payload: Any
    active_from: int
    actor: Actor
    active_until: int | None = None


@dataclass(slots=True, eq=False)
class Record:
    id: str
    object: ObjectType
    number: int
    created_at: int
    created_by: Actor
    values: dict[Attribute, list[Value]] = field(default_factory=dict[Attribute, list[Value]])
    ended: dict[Attribute, list[Value]] = field(default_factory=dict[Attribute, list[Value]])
    referrers: dict[tuple[Record, Attribute], None] = field(default_factory=dict["tuple[Record, Attribute]", None])
    """Who refers to this record by which attribute."""
    json: bytes = b""
    json_of: int = -1
    """The version of the schema that `json` was rendered with; -1 when a value has changed since."""

    def active(self, attribute: Attribute) -> list[Value]:
        """The values in force, those that follow from the record itself included."""
        if attribute.computed is None:
            return self.values.get(attribute, [])
        payload: Any
        if attribute.computed == "record_id":
            payload = self.id
        elif attribute.computed == "created_at":
            payload = self.created_at
        else:
            payload = self.created_by
        return [Value(payload, self.created_at, self.created_by)]


class Records:
    """All changes to the records of a workspace. Each either happens as a whole or raises Refusal."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._count = 0

    def create(self, object_type: ObjectType, values: Mapping[str, Any], actor: Actor) -> Record:
        payloads = read_values(self._workspace, object_type, values)
        return self._create(object_type, payloads, actor)

    def update(self, record: Record, values: Mapping[str, Any], actor: Actor) -> Record:
        """PATCH: multiselects gain values at the front, nothing is taken from them."""
        payloads = read_values(self._workspace, record.object, values)
        return self._change(record, payloads, actor, added_to=[one for one in payloads if one.is_multiselect])

    def overwrite(self, record: Record, values: Mapping[str, Any], actor: Actor) -> Record:
        """PUT by id: every attribute named is made equal to what is given."""
        return self._change(record, read_values(self._workspace, record.object, values), actor, added_to=())

    def upsert(self, object_type: ObjectType, matching: Attribute, values: Mapping[str, Any], actor: Actor) -> Record:
        """PUT with a matching attribute, whose values are added; all others are made equal to what is given."""
        if not matching.is_unique:
            message = f'Attribute "{matching.slug}" is not unique and cannot be matched by'
            raise Refusal(400, "matching_attribute_definition_not_unique", message)
        payloads = read_values(self._workspace, object_type, values)
        if not payloads.get(matching):
            raise Refusal(400, "missing_value", f'No value given for the matching attribute "{matching.slug}"')
        codec = self._workspace.codec(matching)
        found = {matching.index.get(codec.unique_key(payload)) for payload in payloads[matching]} - {None}
        if len(found) > 1:
            message = f'{len(found)} records match the values of "{matching.slug}"'
            raise Refusal(400, "multiple_match_results", message)
        match = next(iter(found), None)
        if match is None:
            return self._create(object_type, payloads, actor)
        return self._change(match, payloads, actor, added_to=[matching] if matching.is_multiselect else ())

    def delete(self, record: Record) -> None:
        """Remove a record, the values of other records that refer to it, and its hold on unique values."""
        workspace = self._workspace
        now = workspace.clock.tick()
        for referrer, attribute in list(record.referrers):
            self._end(referrer, attribute, record, now)
        for attribute, values in record.values.items():
            for value in values:
                if attribute.is_unique:
                    attribute.index.pop(workspace.codec(attribute).unique_key(value.payload), None)
                if isinstance(value.payload, Record):
                    value.payload.referrers.pop((record, attribute), None)
        workspace.entries.pop(record, None)
        del record.object.records[record.id]
        workspace.changed()

    def render(self, record: Record) -> bytes:
        """The record as the API answers it, kept until the record or the schema changes."""
        version = self._workspace.schema_version
        if record.json_of != version:
            record.json = _encode(self._describe(record))
            record.json_of = version
        return record.json

    def describe_value(self, attribute: Attribute, value: Value) -> dict[str, Any]:
        until = value.active_until
        return {
            "active_from": render(value.active_from),
            "active_until": None if until is None else render(until),
            "created_by_actor": {"type": value.actor.type, "id": value.actor.id},
            **self._workspace.codec(attribute).render(value.payload, attribute, self._workspace),
            "attribute_type": attribute.type,
        }

    def _describe(self, record: Record) -> dict[str, Any]:
        workspace, object_type = self._workspace, record.object
        noun = object_type.singular_noun.lower().replace(" ", "-")
        return {
            "id": {"workspace_id": workspace.id, "object_id": object_type.id, "record_id": record.id},
            "created_at": render(record.created_at),
            "web_url": f"https://app.attio.com/{workspace.slug}/{noun}/{record.id}",
            "values": {
                attribute.slug: [self.describe_value(attribute, value) for value in record.active(attribute)]
                for attribute in object_type.active_attributes()
            },
        }

    def _create(self, object_type: ObjectType, payloads: Payloads, actor: Actor) -> Record:
        workspace = self._workspace
        payloads = {**default_payloads(workspace, object_type, payloads), **payloads}
        for attribute in object_type.active_attributes():
            if attribute.is_required and not payloads.get(attribute):
                raise _missing(attribute)
        self._check_unique(None, payloads)
        now = workspace.clock.tick()
        self._count += 1
        record = Record(str(uuid.uuid4()), object_type, self._count, now, actor)
        object_type.records[record.id] = record
        for attribute, wanted in payloads.items():
            self._set(record, attribute, wanted, now, actor)
        workspace.changed()
        return record

    def _change(self, record: Record, payloads: Payloads, actor: Actor, *, added_to: Iterable[Attribute]) -> Record:
        for attribute, wanted in payloads.items():
            if attribute.is_required and not wanted and attribute not in added_to:
                raise _missing(attribute)
        self._check_unique(record, payloads)
        now = self._workspace.clock.tick()
        for attribute, wanted in payloads.items():
            kept = [value.payload for value in record.active(attribute)] if attribute in added_to else []
            self._set(record, attribute, [*wanted, *kept], now, actor)
        self._workspace.changed()
        return record

    def _check_unique(self, record: Record | None, payloads: Payloads) -> None:
        for attribute, wanted in payloads.items():
            if not attribute.is_unique:
                continue
            codec = self._workspace.codec(attribute)
            for payload in wanted:
                if attribute.index.get(codec.unique_key(payload), record) is not record:
                    shown = codec.render(payload, attribute, self._workspace)
                    message = (
                        f'The value {next(iter(shown.values()))!r} provided for attribute "{attribute.slug}" '
                        "conflicts with one already in the system"
                    )
                    problem = {"code": "uniqueness_conflict", "path": [attribute.slug], "message": message}
                    raise Refusal(400, "uniqueness_conflict", message, validation_errors=[problem])

    def _set(self, record: Record, attribute: Attribute, wanted: Iterable[Any], now: int, actor: Actor) -> None:
        """Make the active values those wanted, in that order; a value that stays keeps its history."""
        key = self._workspace.codec(attribute).key
        by_key: dict[Hashable, Any] = {}
        for payload in wanted:
            by_key.setdefault(key(payload), payload)
        for value in list(record.values.get(attribute, ())):
            if key(value.payload) not in by_key:
                self._unlink(record, attribute, value.payload, now)
        held = {key(value.payload) for value in record.values.get(attribute, ())}
        for one, payload in by_key.items():
            if one not in held:
                self._link(record, attribute, payload, now, actor)
        rank = {one: position for position, one in enumerate(by_key)}
        record.values.get(attribute, []).sort(key=lambda value: rank[key(value.payload)])
        record.json_of = -1

    def _link(self, record: Record, attribute: Attribute, payload: Any, now: int, actor: Actor) -> None:
        """Start a value and, for a relationship, its counterpart on the other record."""
        inverse = attribute.inverse
        if inverse is not None and not inverse.is_multiselect:
            for other in list(payload.values.get(inverse, ())):
                self._unlink(payload, inverse, other.payload, now)
        self._start(record, attribute, payload, now, actor)
        if inverse is not None and (payload, inverse) not in record.referrers:
            self._start(payload, inverse, record, now, actor)

    def _unlink(self, record: Record, attribute: Attribute, payload: Any, now: int) -> None:
        self._end(record, attribute, payload, now)
        if attribute.inverse is not None:
            self._end(payload, attribute.inverse, record, now)

    def _start(self, record: Record, attribute: Attribute, payload: Any, now: int, actor: Actor) -> None:
        record.values.setdefault(attribute, []).append(Value(payload, now, actor))
        if attribute.is_unique:
            attribute.index[self._workspace.codec(attribute).unique_key(payload)] = record
        if isinstance(payload, Record):
            payload.referrers[record, attribute] = None
        record.json_of = -1

    def _end(self, record: Record, attribute: Attribute, payload: Any, now: int) -> None:
        """End the value with this payload, if it is active."""
        key = self._workspace.codec(attribute).key
        values = record.values.get(attribute, [])
        ending = [value for value in values if key(value.payload) == key(payload)]
        for value in ending:
            values.remove(value)
            value.active_until = now
            record.ended.setdefault(attribute, []).append(value)
        if attribute.is_unique and ending:
            held = self._workspace.codec(attribute).unique_key
            # Another value of this record may hold it too: one number under two countries.
            if all(held(value.payload) != held(payload) for value in values):
                attribute.index.pop(held(payload), None)
        if isinstance(payload, Record):
            payload.referrers.pop((record, attribute), None)
        record.json_of = -1


def find_record(object_type: ObjectType, record_id: str) -> Record:
    record = object_type.records.get(record_id)
    if record is None:
        raise not_found(f'Record with ID "{record_id}" was not found in "{object_type.slug}"')
    return record


def _missing(attribute: Attribute) -> Refusal:
    message = f'Required value for attribute "{attribute.slug}" was not provided'
    problem = {"code": "missing_value", "path": [attribute.slug], "message": message}
    return Refusal(400, "missing_value", message, validation_errors=[problem])
