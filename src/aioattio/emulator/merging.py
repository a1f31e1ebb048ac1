"""Merging two records of an object into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aioattio.emulator.errors import Refusal
from aioattio.emulator.records import Record, check_merged, find_record

if TYPE_CHECKING:
    from aioattio.emulator.schema import ObjectType
    from aioattio.emulator.workspace import Workspace


def merge(workspace: Workspace, object_type: ObjectType, primary_id: str, secondary_id: str) -> Record:
    """Let the primary, under a new id, have all that both had; both old ids are gone.

    Of an attribute with one value the primary's is kept, of a multiselect all. What refers to them or hangs on them,
    entries and notes for instance, follows.
    """
    if primary_id == secondary_id:
        raise Refusal(400, "self_merge", f'Record with ID "{primary_id}" cannot be merged with itself')
    primary, secondary = find_record(object_type, primary_id), find_record(object_type, secondary_id)
    check_merged(primary, 400)
    check_merged(secondary, 400)
    _unlink_what_goes(workspace, primary, secondary)
    _move_values(workspace, secondary, primary)
    _move_references(secondary, primary)
    workspace.follow(secondary, primary)
    del object_type.records[secondary.id]
    workspace.records.rename(primary)
    primary.tries_until_merged = workspace.tries_until_merged
    workspace.changed()
    return primary


def _unlink_what_goes(workspace: Workspace, primary: Record, secondary: Record) -> None:
    """End references between the two, and the secondary's values where there is room for one."""
    now = workspace.clock.tick()
    for attribute, values in list(secondary.values.items()):
        taken = not attribute.is_multiselect and primary.values.get(attribute)
        for value in list(values):
            if taken or value.payload is primary:
                workspace.links.unlink(secondary, attribute, value.payload, now)
        if taken:
            secondary.ended.pop(attribute, None)
    for attribute, values in list(primary.values.items()):
        if any(value.payload is secondary for value in values):
            workspace.links.unlink(primary, attribute, secondary, now)


def _move_values(workspace: Workspace, old: Record, merged: Record) -> None:
    for attribute, values in old.values.items():
        codec = workspace.codec(attribute)
        kept = merged.values.setdefault(attribute, [])
        held = {codec.key(value.payload) for value in kept}
        for value in values:
            if isinstance(value.payload, Record):
                value.payload.referrers.pop((old, attribute), None)
                value.payload.referrers[merged, attribute] = None
            if attribute.is_unique:
                attribute.index[codec.unique_key(value.payload)] = merged
            if codec.key(value.payload) not in held:
                kept.append(value)
    for attribute, ended in old.ended.items():
        merged.ended.setdefault(attribute, []).extend(ended)


def _move_references(old: Record, merged: Record) -> None:
    for referrer, attribute in old.referrers:
        merged.referrers[referrer, attribute] = None
        values = referrer.values[attribute]
        if any(value.payload is merged for value in values):
            referrer.values[attribute] = [value for value in values if value.payload is not old]
        for value in values:
            if value.payload is old:
                value.payload = merged
