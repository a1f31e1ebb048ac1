# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class TranscriptSegment(Model):
    """At RecordedTranscript.segments.[], Transcript.transcript.[]."""

    end_time: float
    speaker: Speaker
    speech: str
    start_time: float


from .speaker import Speaker

TranscriptSegment._fields = (
    ("end_time", "end_time", None),
    ("speaker", "speaker", Speaker.read),
    ("speech", "speech", None),
    ("start_time", "start_time", None),
)
TranscriptSegment._required = frozenset({"end_time", "speaker", "speech", "start_time"})
