# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class NewTranscriptSegment(Model):
    """At CreateCallRecordingData.transcript.[]."""

    end_time: float
    speaker: NewSpeaker
    speech: str
    start_time: float


from .new_speaker import NewSpeaker

NewTranscriptSegment._fields = (
    ("end_time", "end_time", None),
    ("speaker", "speaker", NewSpeaker.read),
    ("speech", "speech", None),
    ("start_time", "start_time", None),
)
NewTranscriptSegment._required = frozenset({"end_time", "speaker", "speech", "start_time"})
