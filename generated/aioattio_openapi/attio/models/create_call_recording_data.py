# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset, list_of


@define(kw_only=True)
class CreateCallRecordingData(Model):
    """At CreateCallRecordingBody.data."""

    transcript: list[NewTranscriptSegment] | Unset = UNSET
    video_url: str | Unset = UNSET


from .new_transcript_segment import NewTranscriptSegment

CreateCallRecordingData._fields = (
    ("transcript", "transcript", list_of(NewTranscriptSegment.read)),
    ("video_url", "video_url", None),
)
