# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CallRecordingCreatedEvent(Model):
    """At event.call-recording.created."""

    actor: Actor
    event_type: str
    id: CallRecordingId


from .actor import Actor
from .call_recording_id import CallRecordingId

CallRecordingCreatedEvent._fields = (
    ("actor", "actor", Actor.read),
    ("event_type", "event_type", None),
    ("id", "id", CallRecordingId.read),
)
CallRecordingCreatedEvent._required = frozenset({"actor", "event_type", "id"})
