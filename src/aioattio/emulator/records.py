"""Records of objects and activities and entries of lists: what changes them, and how they look as JSON."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from aioattio.emulator.defaults import default_payloads
from aioattio.emulator.errors import Refusal, not_found
from aioattio.emulator.schema import ActivityType, Attribute, ListType, ObjectType
from aioattio.emulator.timestamps import render
from aioattio.emulator.values.references import Actor
from aioattio.emulator.writing import read_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aioattio.emulator.links import Links
    from aioattio.emulator.schema import Table
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
    """A record of an object or of an activity type, or an entry of a list, as its table says."""

    id: str
    table: Table
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
    tries_until_merged: int = 0
    """How many more requests find a record that came of a merge not ready yet."""

    @property
    def object(self) -> ObjectType:
        """The object whose record this is; no entry and no activity record has one."""
        if not isinstance(self.table, ObjectType):
            raise TypeError(f'"{self.table.slug}" is not an object')
        return self.table

    @property
    def parent(self) -> Record:
        """The record that an entry stands for; nothing else has one."""
        if not isinstance(self.table, ListType):
            raise TypeError(f'"{self.table.slug}" is not a list')
        found: Record = self.values[self.table.parent_record][0].payload
        return found

    def entries(self) -> list[Record]:
        """The entries that stand for this record, oldest first."""
        entries = [one for one, attribute in self.referrers if attribute.is_parent]
        return sorted(entries, key=lambda entry: entry.number)

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

    def __init__(self, workspace: Workspace, links: Links) -> None:
        self._workspace = workspace
        self._links = links
        self._count = 0

    def create(self, table: Table, values: Mapping[str, Any], actor: Actor) -> Record:
        """Not for entries, which have a parent."""
        return self._create(table, read_values(self._workspace, table, values), actor)

    def create_entry(self, a_list: ListType, parent: Record, values: Mapping[str, Any], actor: Actor) -> Record:
        payloads = read_values(self._workspace, a_list, values)
        return self._create(a_list, {a_list.parent_record: [parent], **payloads}, actor)

    def upsert_entry(self, a_list: ListType, parent: Record, values: Mapping[str, Any], actor: Actor) -> Record:
        """PUT by parent: the one entry of that parent is made equal to what is given, or a first one is created."""
        found = [entry for entry in parent.entries() if entry.table is a_list]
        if len(found) > 1:
            message = f'{len(found)} entries of "{a_list.slug}" have the parent record "{parent.id}"'
            raise Refusal(400, "multiple_match_results", message)
        return self.overwrite(found[0], values, actor) if found else self.create_entry(a_list, parent, values, actor)

    def update(self, record: Record, values: Mapping[str, Any], actor: Actor) -> Record:
        """PATCH: multiselects gain values at the front, nothing is taken from them."""
        payloads = read_values(self._workspace, record.table, values)
        return self._change(record, payloads, actor, added_to=[one for one in payloads if one.is_multiselect])

    def overwrite(self, record: Record, values: Mapping[str, Any], actor: Actor) -> Record:
        """PUT by id: every attribute named is made equal to what is given."""
        return self._change(record, read_values(self._workspace, record.table, values), actor, added_to=())

    def upsert(self, table: Table, matching: Attribute, values: Mapping[str, Any], actor: Actor) -> Record:
        """PUT with a matching attribute, whose values are added; all others are made equal to what is given."""
        if not matching.is_unique:
            message = f'Attribute "{matching.slug}" is not unique and cannot be matched by'
            raise Refusal(400, "matching_attribute_definition_not_unique", message)
        payloads = read_values(self._workspace, table, values)
        if not payloads.get(matching):
            raise Refusal(400, "missing_value", f'No value given for the matching attribute "{matching.slug}"')
        codec = self._workspace.codec(matching)
        found = {matching.index.get(codec.unique_key(payload)) for payload in payloads[matching]} - {None}
        if len(found) > 1:
            message = f'{len(found)} records match the values of "{matching.slug}"'
            raise Refusal(400, "multiple_match_results", message)
        match = next(iter(found), None)
        if match is None:
            return self._create(table, payloads, actor)
        return self._change(match, payloads, actor, added_to=[matching] if matching.is_multiselect else ())

    def delete(self, record: Record) -> None:
        """Remove a record, its entries, the values of others that refer to it, and its hold on unique values."""
        now = self._workspace.clock.tick()
        for referrer, attribute in list(record.referrers):
            if attribute.is_parent:
                self.delete(referrer)
            else:
                self._links.end(referrer, attribute, record, now)
        self._links.release(record)
        del record.table.records[record.id]
        self._workspace.changed()

    def add(self, table: Table, created_at: int, actor: Actor) -> Record:
        """A record with no values yet."""
        self._count += 1
        record = Record(str(uuid.uuid4()), table, self._count, created_at, actor)
        table.records[record.id] = record
        return record

    def rename(self, record: Record) -> None:
        """Give a record a new id, as the youngest of its table. What refers to it goes on doing so."""
        self._count += 1
        del record.table.records[record.id]
        record.id, record.number = str(uuid.uuid4()), self._count
        record.table.records[record.id] = record
        record.json_of = -1
        for referrer, _ in record.referrers:
            referrer.json_of = -1

    def check_unique(self, record: Record | None, payloads: Payloads) -> None:
        """Raise a 400 where another record than this holds one of the values of a unique attribute."""
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
        workspace, table = self._workspace, record.table
        created_at = render(record.created_at)
        values: dict[str, list[dict[str, Any]]] = {}
        for attribute in table.active_attributes():
            # Most attributes of most records are empty, and a walk describes all of them.
            held = record.values.get(attribute) if attribute.computed is None else record.active(attribute)
            values[attribute.slug] = [self.describe_value(attribute, value) for value in held] if held else []
        if isinstance(table, ListType):
            return {
                "id": {"workspace_id": workspace.id, "list_id": table.id, "entry_id": record.id},
                "parent_record_id": record.parent.id,
                "parent_object": record.parent.object.slug,
                "created_at": created_at,
                "entry_values": values,
            }
        if isinstance(table, ActivityType):
            activity_id = {"workspace_id": workspace.id, "activity_id": table.id, "record_id": record.id}
            return {"id": activity_id, "created_at": created_at, "values": values}
        noun = record.object.singular_noun.lower().replace(" ", "-")
        return {
            "id": {"workspace_id": workspace.id, "object_id": table.id, "record_id": record.id},
            "created_at": created_at,
            "web_url": f"https://app.attio.com/{workspace.slug}/{noun}/{record.id}",
            "values": values,
        }

    def _create(self, table: Table, payloads: Payloads, actor: Actor) -> Record:
        workspace = self._workspace
        payloads = {**default_payloads(workspace, table, payloads), **payloads}
        for attribute in table.active_attributes():
            if attribute.is_required and not payloads.get(attribute):
                raise missing_value(attribute)
        self.check_unique(None, payloads)
        now = workspace.clock.tick()
        record = self.add(table, now, actor)
        for attribute, wanted in payloads.items():
            self._links.set(record, attribute, wanted, now, actor)
        workspace.changed()
        return record

    def _change(self, record: Record, payloads: Payloads, actor: Actor, *, added_to: Iterable[Attribute]) -> Record:
        check_merged(record, 400)
        for attribute, wanted in payloads.items():
            if attribute.is_required and not wanted and attribute not in added_to:
                raise missing_value(attribute)
        self.check_unique(record, payloads)
        now = self._workspace.clock.tick()
        for attribute, wanted in payloads.items():
            kept = [value.payload for value in record.active(attribute)] if attribute in added_to else []
            self._links.set(record, attribute, [*wanted, *kept], now, actor)
        self._workspace.changed()
        return record


def find_record(table: Table, record_id: str) -> Record:
    """The record, activity record or entry of that id; raises a 404."""
    record = table.records.get(record_id)
    if record is None:
        noun = "Entry" if isinstance(table, ListType) else "Record"
        raise not_found(f'{noun} with ID "{record_id}" was not found in "{table.slug}"')
    return record


def check_merged(record: Record, status: int) -> None:
    """Raise this status while the merge that a record came of is not done; each try brings it nearer."""
    if record.tries_until_merged:
        record.tries_until_merged -= 1
        raise Refusal(status, "merge_in_progress", f'Record with ID "{record.id}" is being merged')


def missing_value(attribute: Attribute) -> Refusal:
    message = f'Required value for attribute "{attribute.slug}" was not provided'
    problem = {"code": "missing_value", "path": [attribute.slug], "message": message}
    return Refusal(400, "missing_value", message, validation_errors=[problem])
