# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CallRecordingId(Model):
    """At CallRecording.id, CallRecordingCreatedEvent.id, Transcript.id."""

    call_recording_id: str
    meeting_id: str
    workspace_id: str


CallRecordingId._fields = (
    ("call_recording_id", "call_recording_id", None),
    ("meeting_id", "meeting_id", None),
    ("workspace_id", "workspace_id", None),
)
CallRecordingId._required = frozenset({"call_recording_id", "meeting_id", "workspace_id"})
