# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class Transcript(Model):
    """At TranscriptResponse.data."""

    id: CallRecordingId
    raw_transcript: str
    transcript: list[TranscriptSegment]
    web_url: str


from .call_recording_id import CallRecordingId
from .transcript_segment import TranscriptSegment

Transcript._fields = (
    ("id", "id", CallRecordingId.read),
    ("raw_transcript", "raw_transcript", None),
    ("transcript", "transcript", list_of(TranscriptSegment.read)),
    ("web_url", "web_url", None),
)
Transcript._required = frozenset({"id", "raw_transcript", "transcript", "web_url"})
