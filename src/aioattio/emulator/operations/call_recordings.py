"""Call recordings of meetings and their transcripts."""

from __future__ import annotations

from aioattio.emulator.bodies import read_body
from aioattio.emulator.call_recordings import CallRecordings, NewRecording, Recording, describe_segments, raw_transcript
from aioattio.emulator.operations.answers import data, encode
from aioattio.emulator.operations.cursors import cursor_paged
from aioattio.emulator.operations.meetings import find_meeting
from aioattio.emulator.routing import Call, Reply, route


def list_recordings(call: Call) -> bytes:
    recordings = _recordings(call)
    page, cursor = cursor_paged(recordings.of(find_meeting(call)), call.query, default=50, high=200)
    return encode({"data": [recordings.describe(one) for one in page], "pagination": {"next_cursor": cursor}})


def create_recording(call: Call) -> bytes:
    recordings = _recordings(call)
    created = recordings.create(find_meeting(call), read_body(call.body, NewRecording), call.token.actor)
    return data(recordings.describe(created))


def get_recording(call: Call) -> bytes:
    return data(_recordings(call).describe_whole(_recording(call)))


def delete_recording(call: Call) -> Reply:
    _recordings(call).delete(_recording(call))
    return Reply(204)


def get_transcript(call: Call) -> bytes:
    """A page of segments; how long it is, the client does not decide."""
    recordings, recording = _recordings(call), _recording(call)
    size = recordings.segments_per_page
    query = {name: value for name, value in call.query.items() if name == "cursor"}
    page, cursor = cursor_paged(recording.segments, query, default=size, high=size)
    transcript = {
        "id": recordings.describe_id(recording),
        "transcript": describe_segments(page),
        "raw_transcript": raw_transcript(page),
        "web_url": recordings.web_url(recording),
    }
    return encode({"data": transcript, "pagination": {"next_cursor": cursor}})


def _recordings(call: Call) -> CallRecordings:
    return call.workspace.store(CallRecordings)


def _recording(call: Call) -> Recording:
    return _recordings(call).find(find_meeting(call), call.path["call_recording_id"])


_READ = "meeting:read call_recording:read"
_WRITE = "meeting:read call_recording:read-write"
_ALL = "/v2/meetings/{meeting_id}/call_recordings"
_ONE = f"{_ALL}/{{call_recording_id}}"
ROUTES = (
    route("GET", _ALL, _READ, list_recordings),
    route("POST", _ALL, _WRITE, create_recording, per_second=1),
    route("GET", _ONE, _READ, get_recording),
    route("DELETE", _ONE, _WRITE, delete_recording),
    route("GET", f"{_ONE}/transcript", _READ, get_transcript),
)
