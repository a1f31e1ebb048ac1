"""Call recordings of meetings and their transcripts."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urlsplit

from msgspec import Meta, Struct

from aioattio.emulator.errors import not_found
from aioattio.emulator.timestamps import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aioattio.emulator.meetings import Meeting
    from aioattio.emulator.values.references import Actor
    from aioattio.emulator.workspace import Workspace

Status = Literal["processing", "completed", "failed"]


class NewSpeaker(Struct):
    name: str
    email_address: Annotated[str, Meta(pattern="@")] | None = None


class NewSegment(Struct):
    speech: str
    start_time: Annotated[float, Meta(ge=0)]
    end_time: float
    speaker: NewSpeaker


class NewRecording(Struct):
    video_url: str | None = None
    transcript: Annotated[list[NewSegment], Meta(max_length=4000)] | None = None

    def __post_init__(self) -> None:
        if self.video_url is None and self.transcript is None:
            raise ValueError("expected a video_url or a transcript")
        if self.video_url is not None and not urlsplit(self.video_url).netloc:
            raise ValueError("video_url is not an address")


@dataclass(slots=True, eq=False)
class Recording:
    id: str
    meeting: Meeting
    created_at: int
    created_by: Actor
    status: Status
    video_url: str | None = None
    segments: list[NewSegment] = field(default_factory=list[NewSegment])


class CallRecordings:
    """The recordings of all meetings; they go with their meeting."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._recordings: dict[str, Recording] = {}
        self.segments_per_page = 50
        """Of a transcript: a client cannot choose."""

    def of(self, meeting: Meeting) -> list[Recording]:
        """Oldest first."""
        return [one for one in self._recordings.values() if one.meeting is meeting]

    def find(self, meeting: Meeting, recording_id: str) -> Recording:
        """Raises a 404, also for a recording of another meeting."""
        recording = self._recordings.get(recording_id)
        if recording is None or recording.meeting is not meeting:
            raise not_found(f'Call recording with ID "{recording_id}" was not found')
        return recording

    def create(self, meeting: Meeting, new: NewRecording, actor: Actor) -> Recording:
        """Done at once where there is no video to fetch."""
        recording = Recording(
            str(uuid.uuid4()),
            meeting,
            self._workspace.clock.tick(),
            actor,
            "completed" if new.video_url is None else "processing",
            new.video_url,
            list(new.transcript or ()),
        )
        self._recordings[recording.id] = recording
        return recording

    def delete(self, recording: Recording) -> None:
        del self._recordings[recording.id]

    def describe(self, recording: Recording) -> dict[str, Any]:
        """As lists show it, without video and transcript."""
        return {
            "id": self.describe_id(recording),
            "status": recording.status,
            "web_url": self.web_url(recording),
            "created_by_actor": {"type": recording.created_by.type, "id": recording.created_by.id},
            "created_at": render(recording.created_at),
        }

    def describe_whole(self, recording: Recording) -> dict[str, Any]:
        segments = recording.segments
        transcript = {"segments": describe_segments(segments), "raw_transcript": raw_transcript(segments)}
        return {
            **self.describe(recording),
            "video_url": recording.video_url,
            "transcript": transcript if segments else None,
        }

    def describe_id(self, recording: Recording) -> dict[str, str]:
        return {
            "workspace_id": self._workspace.id,
            "meeting_id": recording.meeting.id,
            "call_recording_id": recording.id,
        }

    def web_url(self, recording: Recording) -> str:
        return f"https://app.attio.com/{self._workspace.slug}/calls/{recording.meeting.id}/{recording.id}"


def describe_segments(segments: Sequence[NewSegment]) -> list[dict[str, Any]]:
    return [
        {
            "speech": one.speech,
            "start_time": one.start_time,
            "end_time": one.end_time,
            "speaker": {"name": one.speaker.name},
        }
        for one in segments
    ]


def raw_transcript(segments: Sequence[NewSegment]) -> str:
    """One line per segment."""
    return "\n".join(f"{one.speaker.name}: {one.speech}" for one in segments)
