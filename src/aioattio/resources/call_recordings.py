"""Call recordings of meetings and their transcripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from aioattio.entities.call_recordings import CallRecording, Speaker, TranscriptSegment
from aioattio.entities.meetings import Meeting
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.resources.arguments import path_argument
from aioattio.resources.items import items_of
from aioattio.resources.meetings import meeting_id
from aioattio.session import Session
from aioattio_openapi.attio.api.call_recordings import (
    create_call_recording,
    delete_call_recording,
    get_call_recording,
    list_call_recordings,
)
from aioattio_openapi.attio.api.transcripts import get_transcript

__all__ = ["CallRecordings"]

MAX_SEGMENTS = 4_000
SEGMENTS = "a list of TranscriptSegments, or of dicts with speech, speaker, start_time and end_time"


class CallRecordings:
    """Call recordings of meetings and their transcripts.

    Wherever a meeting or a recording is meant, its id or the Meeting or CallRecording itself will do.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(
        self, meeting: str | Meeting, *, page_size: int | None = None, limit: int | None = None
    ) -> Listing[CallRecording]:
        """The recordings of a meeting, without video and transcript. page_size: 200 at most and by default.

        Scopes: meeting:read, call_recording:read. Beta.
        """
        of = meeting_id(meeting)
        return self._session.listing(
            lambda position: list_call_recordings.request(of, **position),
            CallRecording.from_json,
            page_size=page_size,
            limit=limit,
        )

    async def get(self, meeting: str | Meeting, recording: str | CallRecording) -> CallRecording:
        """One recording, with `video_url` and `transcript` as far as they exist. Raises NotFound.

        Scopes: meeting:read, call_recording:read. Beta.
        """
        request = get_call_recording.request(meeting_id(meeting), _id(recording))
        return await self._session.one(request, CallRecording.from_json)

    async def create(
        self,
        meeting: str | Meeting,
        *,
        video_url: str | None = None,
        transcript: Iterable[TranscriptSegment | Mapping[str, Any]] | None = None,
    ) -> CallRecording:
        """Add a recording to a meeting, from a video, a transcript, or both.

        video_url: an address from which Attio can fetch the video. transcript: 4,000 segments at most, each with
        speech, speaker, start_time and end_time in seconds.

        Raises InvalidInput, NotFound, Forbidden (billing_error, quota_exceeded). An answer that is lost raises
        OutcomeUnknown.

        Scopes: meeting:read, call_recording:read-write. Beta. At most 1 a second.
        """
        data: dict[str, Any] = {}
        if video_url is not None:
            data["video_url"] = _address(video_url)
        if transcript is not None:
            segments = items_of(transcript, name="transcript", accepted=SEGMENTS, most=MAX_SEGMENTS)
            data["transcript"] = [_segment(one, place) for place, one in enumerate(segments)]
        if not data:
            raise InvalidInput(attribute="video_url", given=None, accepted="a video_url, a transcript, or both")
        request = create_call_recording.request(meeting_id(meeting), body={"data": data})
        return await self._session.one(request, CallRecording.from_json)

    async def delete(self, meeting: str | Meeting, recording: str | CallRecording) -> None:
        """Delete a recording for good. Raises NotFound, unless a repetition of this very call found it gone.

        Scopes: meeting:read, call_recording:read-write. Beta.
        """
        await self._session.send(delete_call_recording.request(meeting_id(meeting), _id(recording)))

    def transcript(
        self, meeting: str | Meeting, recording: str | CallRecording, *, limit: int | None = None
    ) -> Listing[TranscriptSegment]:
        """What was said, from the beginning. limit: segments in all; how many come per request is Attio's choice.

        Attio calls this operation deprecated: `get` has the transcript as a whole.

        Scopes: meeting:read, call_recording:read. Workspace tokens only. Beta. Deprecated.
        """
        of, recorded = meeting_id(meeting), _id(recording)
        return self._session.listing(
            lambda position: get_transcript.request(of, recorded, **position),
            TranscriptSegment.from_json,
            inside="transcript",
            limit=limit,
        )


def _id(recording: str | CallRecording) -> str:
    given = recording.id if isinstance(recording, CallRecording) else recording
    return path_argument("recording", given, "a call recording's id or a CallRecording")


def _address(given: Any) -> str:
    try:
        parts = urlsplit(given) if isinstance(given, str) else None
    except ValueError:
        parts = None
    if parts is None or parts.scheme not in ("http", "https") or not parts.netloc:
        # Not shown: such addresses are often signed.
        raise InvalidInput(attribute="video_url", given="(not shown)", accepted="an address: 'https://...'")
    return str(given)


def _segment(given: Any, place: int) -> dict[str, Any]:
    """A segment as Attio takes it. Raises InvalidInput that names which one is wrong."""
    name = f"transcript[{place}]"
    if isinstance(given, TranscriptSegment):
        given = {key: getattr(given, key) for key in ("speech", "speaker", "start_time", "end_time")}
    if not isinstance(given, Mapping) or set(given) != {"speech", "speaker", "start_time", "end_time"}:
        raise InvalidInput(attribute=name, given=given, accepted="speech, speaker, start_time and end_time")
    if not isinstance(given["speech"], str):
        raise InvalidInput(attribute=f"{name}.speech", given=given["speech"], accepted="text")
    start, end = (_seconds(given[key], f"{name}.{key}") for key in ("start_time", "end_time"))
    if end < start:
        raise InvalidInput(attribute=f"{name}.end_time", given=end, accepted=f"{start} or later")
    return {**given, "speaker": _speaker(given["speaker"], f"{name}.speaker"), "start_time": start, "end_time": end}


def _seconds(given: Any, name: str) -> float:
    if not isinstance(given, int | float | Decimal) or isinstance(given, bool) or not 0 <= given < float("inf"):
        raise InvalidInput(attribute=name, given=given, accepted="seconds, 0 or more")
    return float(given) if isinstance(given, Decimal) else given


def _speaker(given: Any, name: str) -> dict[str, str]:
    if isinstance(given, str):
        given = {"name": given}
    elif isinstance(given, Speaker):
        given = {"name": given.name, "email_address": given.email_address}
    accepted = "a name, or a Speaker"
    if not isinstance(given, Mapping) or not set(given) <= {"name", "email_address"}:
        raise InvalidInput(attribute=name, given=given, accepted=accepted)
    filled: dict[str, str] = {key: value for key, value in given.items() if value is not None}
    if not filled.get("name") or not all(isinstance(value, str) for value in filled.values()):
        raise InvalidInput(attribute=name, given=given, accepted=accepted)
    return filled
