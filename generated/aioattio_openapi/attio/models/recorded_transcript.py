# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class RecordedTranscript(Model):
    """At CallRecording.transcript."""

    raw_transcript: str
    segments: list[TranscriptSegment]


from .transcript_segment import TranscriptSegment

RecordedTranscript._fields = (
    ("raw_transcript", "raw_transcript", None),
    ("segments", "segments", list_of(TranscriptSegment.read)),
)
RecordedTranscript._required = frozenset({"raw_transcript", "segments"})
