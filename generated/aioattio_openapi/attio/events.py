# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

"""What webhooks deliver: the types of events, and how to read them."""

from __future__ import annotations

from typing import Any

from attrs import define, frozen

from . import models
from .types import UNSET, JsonObject, Model, Unset, list_of


@frozen
class Event:
    """One type of event, as the contract knows it.

    `model` is the class in `models` that it is read as (None: the contract has no usable shape for it), `id_keys` the
    keys of its id, `properties` what it holds besides `event_type`, `id` and `actor`.
    """

    type: str
    model: str | None
    id_keys: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()


@define(kw_only=True)
class UnknownEvent(Model):
    """An event of a type that the contract does not know, with everything it came with."""

    event_type: str | Unset = UNSET
    id: JsonObject | Unset = UNSET
    actor: JsonObject | Unset = UNSET


UnknownEvent._fields = (
    ("event_type", "event_type", None),
    ("id", "id", None),
    ("actor", "actor", None),
)


def read_event(value: Any) -> Any:
    """Reads an event as the model of its type, as UnknownEvent when there is none; what is no object stays as it is."""
    if not isinstance(value, dict):
        return value
    kind = value.get("event_type")
    event = EVENTS.get(kind) if isinstance(kind, str) else None
    model = UnknownEvent if event is None or event.model is None else getattr(models, event.model)
    return model.from_dict(value)


@define(kw_only=True)
class Delivery(Model):
    """What is posted to the target of a webhook: which webhook it is, and the events."""

    webhook_id: str | Unset = UNSET
    events: list[Any] | Unset = UNSET


Delivery._fields = (
    ("webhook_id", "webhook_id", None),
    ("events", "events", list_of(read_event)),
)
Delivery._required = frozenset({"webhook_id", "events"})


EVENTS: dict[str, Event] = {
    "activity-attribute.created": Event(
        type="activity-attribute.created",
        model="ActivityAttributeCreatedEvent",
        id_keys=("activity_id", "attribute_id", "workspace_id"),
    ),
    "activity-attribute.updated": Event(
        type="activity-attribute.updated",
        model="ActivityAttributeUpdatedEvent",
        id_keys=("activity_id", "attribute_id", "workspace_id"),
    ),
    "activity-record.created": Event(
        type="activity-record.created",
        model="ActivityRecordCreatedEvent",
        id_keys=("activity_id", "record_id", "workspace_id"),
    ),
    "activity-record.deleted": Event(
        type="activity-record.deleted",
        model="ActivityRecordDeletedEvent",
        id_keys=("activity_id", "record_id", "workspace_id"),
    ),
    "activity.created": Event(
        type="activity.created", model="ActivityCreatedEvent", id_keys=("activity_id", "workspace_id")
    ),
    "activity.deleted": Event(
        type="activity.deleted", model="ActivityDeletedEvent", id_keys=("activity_id", "workspace_id")
    ),
    "activity.updated": Event(
        type="activity.updated", model="ActivityUpdatedEvent", id_keys=("activity_id", "workspace_id")
    ),
    "call-recording.created": Event(
        type="call-recording.created",
        model="CallRecordingCreatedEvent",
        id_keys=("call_recording_id", "meeting_id", "workspace_id"),
    ),
    "comment.created": Event(
        type="comment.created",
        model="CommentCreatedEvent",
        id_keys=("comment_id", "workspace_id"),
        properties=("entry_id", "list_id", "object_id", "record_id", "thread_id"),
    ),
    "comment.deleted": Event(
        type="comment.deleted",
        model="CommentDeletedEvent",
        id_keys=("comment_id", "workspace_id"),
        properties=("entry_id", "list_id", "object_id", "record_id", "thread_id"),
    ),
    "comment.resolved": Event(
        type="comment.resolved",
        model="CommentResolvedEvent",
        id_keys=("comment_id", "workspace_id"),
        properties=("entry_id", "list_id", "object_id", "record_id", "thread_id"),
    ),
    "comment.unresolved": Event(
        type="comment.unresolved",
        model="CommentUnresolvedEvent",
        id_keys=("comment_id", "workspace_id"),
        properties=("entry_id", "list_id", "object_id", "record_id", "thread_id"),
    ),
    "list-attribute.created": Event(
        type="list-attribute.created",
        model="ListAttributeCreatedEvent",
        id_keys=("attribute_id", "list_id", "workspace_id"),
    ),
    "list-attribute.updated": Event(
        type="list-attribute.updated",
        model="ListAttributeUpdatedEvent",
        id_keys=("attribute_id", "list_id", "workspace_id"),
    ),
    "list-entry.created": Event(
        type="list-entry.created",
        model="ListEntryCreatedEvent",
        id_keys=("entry_id", "list_id", "workspace_id"),
        properties=("parent_object_id", "parent_record_id"),
    ),
    "list-entry.deleted": Event(
        type="list-entry.deleted",
        model="ListEntryDeletedEvent",
        id_keys=("entry_id", "list_id", "workspace_id"),
        properties=("parent_object_id", "parent_record_id"),
    ),
    "list-entry.updated": Event(
        type="list-entry.updated",
        model="ListEntryUpdatedEvent",
        id_keys=("attribute_id", "entry_id", "list_id", "workspace_id"),
        properties=("parent_object_id", "parent_record_id"),
    ),
    "list.created": Event(type="list.created", model="ListCreatedEvent", id_keys=("list_id", "workspace_id")),
    "list.deleted": Event(type="list.deleted", model="ListDeletedEvent", id_keys=("list_id", "workspace_id")),
    "list.updated": Event(type="list.updated", model="ListUpdatedEvent", id_keys=("list_id", "workspace_id")),
    "note-content.updated": Event(
        type="note-content.updated",
        model="NoteContentUpdatedEvent",
        id_keys=("note_id", "workspace_id"),
        properties=("parent_object_id", "parent_record_id"),
    ),
    "note.created": Event(
        type="note.created",
        model="NoteCreatedEvent",
        id_keys=("note_id", "workspace_id"),
        properties=("parent_object_id", "parent_record_id"),
    ),
    "note.deleted": Event(
        type="note.deleted",
        model="NoteDeletedEvent",
        id_keys=("note_id", "workspace_id"),
        properties=("parent_object_id", "parent_record_id"),
    ),
    "note.updated": Event(
        type="note.updated",
        model="NoteUpdatedEvent",
        id_keys=("note_id", "workspace_id"),
        properties=("parent_object_id", "parent_record_id"),
    ),
    "object-attribute.created": Event(
        type="object-attribute.created",
        model="ObjectAttributeCreatedEvent",
        id_keys=("attribute_id", "object_id", "workspace_id"),
    ),
    "object-attribute.updated": Event(
        type="object-attribute.updated",
        model="ObjectAttributeUpdatedEvent",
        id_keys=("attribute_id", "object_id", "workspace_id"),
    ),
    "record.created": Event(
        type="record.created", model="RecordCreatedEvent", id_keys=("object_id", "record_id", "workspace_id")
    ),
    "record.deleted": Event(
        type="record.deleted", model="RecordDeletedEvent", id_keys=("object_id", "record_id", "workspace_id")
    ),
    "record.merged": Event(
        type="record.merged",
        model="RecordMergedEvent",
        id_keys=("object_id", "record_id", "workspace_id"),
        properties=("duplicate_object_id", "duplicate_record_id"),
    ),
    "record.updated": Event(
        type="record.updated",
        model="RecordUpdatedEvent",
        id_keys=("attribute_id", "object_id", "record_id", "workspace_id"),
    ),
    "task.created": Event(type="task.created", model="TaskCreatedEvent", id_keys=("task_id", "workspace_id")),
    "task.deleted": Event(type="task.deleted", model="TaskDeletedEvent", id_keys=("task_id", "workspace_id")),
    "task.updated": Event(type="task.updated", model="TaskUpdatedEvent", id_keys=("task_id", "workspace_id")),
    "workspace-member.created": Event(
        type="workspace-member.created",
        model="WorkspaceMemberCreatedEvent",
        id_keys=("workspace_id", "workspace_member_id"),
    ),
}
