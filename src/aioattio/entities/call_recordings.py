"""Call recordings of meetings, and what was said in them."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from aioattio.entities.base import Entity, actor, many, maybe_text, moment, number, one, own_id, text
from aioattio.entities.readers import read_mapping, read_text
from aioattio.values.types import ActorReference

__all__ = ["CallRecording", "Speaker", "Transcript", "TranscriptSegment"]


@frozen(kw_only=True)
class Speaker(Entity):
    """Who speaks. email_address: only written, Attio does not give it back."""

    name: str = text()
    email_address: str | None = maybe_text()


@frozen(kw_only=True)
class TranscriptSegment(Entity):
    """What one person says without a break. start_time, end_time: seconds from the beginning of the recording."""

    speech: str = text()
    speaker: Speaker | None = one(Speaker)
    start_time: int | float | None = number()
    end_time: int | float | None = number()


@frozen(kw_only=True)
class Transcript(Entity):
    """A whole transcript. raw_transcript: the same as one text."""

    segments: tuple[TranscriptSegment, ...] = many(TranscriptSegment, show=False)
    raw_transcript: str = text(show=False)


@frozen(kw_only=True)
class CallRecording(Entity):
    """A recording of a meeting. status: "processing", "completed" or "failed" (open).

    video_url, transcript: None unless the recording was fetched alone, by `get`, and they exist.
    """

    id: str = own_id("call_recording_id")
    status: str = text()
    web_url: str = text(show=False)
    video_url: str | None = maybe_text(show=False)
    transcript: Transcript | None = one(Transcript, show=False)
    created_at: datetime | None = moment(show=False)
    created_by: ActorReference | None = actor("created_by_actor")

    @property
    def meeting_id(self) -> str:
        """Id of the meeting that it is a recording of."""
        return read_text(read_mapping(self.raw, "id"), "meeting_id")
