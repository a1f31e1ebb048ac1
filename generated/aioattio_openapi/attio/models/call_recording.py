# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import UNSET, Model, Unset

if TYPE_CHECKING:
    from .call_recording_status import CallRecordingStatus


@define(kw_only=True)
class CallRecording(Model):
    """At CallRecordingList.data.[], CallRecordingResponse.data."""

    created_at: str
    created_by_actor: Actor
    id: CallRecordingId
    status: CallRecordingStatus | str
    web_url: str
    transcript: None | RecordedTranscript | Unset = UNSET
    video_url: None | str | Unset = UNSET


from .actor import Actor
from .call_recording_id import CallRecordingId
from .recorded_transcript import RecordedTranscript

CallRecording._fields = (
    ("created_at", "created_at", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("id", "id", CallRecordingId.read),
    ("status", "status", None),
    ("web_url", "web_url", None),
    ("transcript", "transcript", RecordedTranscript.read),
    ("video_url", "video_url", None),
)
CallRecording._required = frozenset({"created_at", "created_by_actor", "id", "status", "web_url"})
