"""Call recordings and their transcripts, through the client, over HTTP, to the emulator."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from aioattio import Attio, InvalidInput, Limits, NotFound, RateLimited, Retry
from aioattio.emulator import Emulator
from aioattio.entities.call_recordings import CallRecording, Speaker, TranscriptSegment
from aioattio.entities.meetings import Meeting

START = datetime(2026, 1, 5, 9, tzinfo=UTC)


def segment(number: int) -> dict[str, Any]:
    return {"speech": f"Word {number}", "speaker": "Ada", "start_time": number, "end_time": number + 0.5}


@pytest.fixture
async def demo(attio: Attio) -> Meeting:
    return await attio.meetings.create("Demo", start=START, end=START + timedelta(hours=1), participants=[])


async def test_a_recording_s_life(attio: Attio, demo: Meeting) -> None:
    made = await attio.call_recordings.create(
        demo,
        transcript=[
            TranscriptSegment(speech="Hello", speaker=Speaker(name="Ada"), start_time=0, end_time=1),
            {"speech": "Hi", "speaker": {"name": "Bob"}, "start_time": Decimal("1.5"), "end_time": 2},
        ],
    )
    assert (made.status, made.meeting_id, made.transcript) == ("completed", demo.id, None)
    assert made.web_url
    assert await attio.call_recordings.list(demo).collect() == [made]

    whole = await attio.call_recordings.get(demo, made)
    assert whole.transcript is not None
    assert [(one.speech, one.start_time, one.end_time) for one in whole.transcript.segments] == [
        ("Hello", 0, 1),
        ("Hi", 1.5, 2),
    ]
    assert [one.speaker.name for one in whole.transcript.segments if one.speaker] == ["Ada", "Bob"]
    assert "Hello" in whole.transcript.raw_transcript

    await attio.call_recordings.delete(demo.id, made.id)
    assert await attio.call_recordings.list(demo).collect() == []
    with pytest.raises(NotFound):
        await attio.call_recordings.get(demo, made)
    with pytest.raises(NotFound):
        await attio.call_recordings.delete(demo, made)


async def test_a_transcript_over_several_pages(attio: Attio, attio_emulator: Emulator, demo: Meeting) -> None:
    made = await attio.call_recordings.create(demo, transcript=[segment(number) for number in range(120)])
    asked = len(attio_emulator.requests)
    segments = await attio.call_recordings.transcript(demo, made).collect()
    assert [one.speech for one in segments] == [f"Word {number}" for number in range(120)]
    pages = attio_emulator.requests[asked:]
    assert [set(request.query) for request in pages] == [set(), {"cursor"}, {"cursor"}]

    asked = len(attio_emulator.requests)
    first = await attio.call_recordings.transcript(demo, made, limit=60).collect()
    assert [one.start_time for one in first] == list(range(60))
    assert len(attio_emulator.requests) - asked == 2


async def test_a_recording_with_a_video_shows_its_address_to_nobody(
    attio: Attio, attio_emulator: Emulator, demo: Meeting
) -> None:
    signed = "https://files.x.org/call.mp4?signature=5ec2e7"
    made = await attio.call_recordings.create(demo, video_url=signed)
    assert made.status == "processing"
    whole = await attio.call_recordings.get(demo, made)
    assert (whole.video_url, whole.transcript) == (signed, None)
    assert "5ec2e7" not in repr(whole)
    done = CallRecording.from_json(attio_emulator.add_call_recording(demo.id, video_url=signed))
    assert (await attio.call_recordings.get(demo, done)).status == "completed"


async def test_a_lost_answer_to_a_deletion_is_repeated_until_it_is_gone(
    hasty: Attio, attio_emulator: Emulator, demo: Meeting
) -> None:
    made = await hasty.call_recordings.create(demo, transcript=[segment(0)])
    attio_emulator.fail_next("lost_answer", only="DELETE /v2/meetings")
    await hasty.call_recordings.delete(demo, made)
    assert await hasty.call_recordings.list(demo).collect() == []


async def test_attio_takes_one_recording_a_second(attio_emulator: Emulator, attio: Attio, demo: Meeting) -> None:
    attio_emulator.limits(read=1000, write=1000, mode="trailing")
    fast = Limits(read=1000, write=1000, operations={"create_call_recording": None})
    async with Attio(
        attio_emulator.token, base_url=attio_emulator.url, limits=fast, retry=Retry(attempts=1)
    ) as impatient:
        await impatient.call_recordings.create(demo, transcript=[segment(0)])
        with pytest.raises(RateLimited):
            await impatient.call_recordings.create(demo, transcript=[segment(0)])
    assert len(await attio.call_recordings.list(demo).collect()) == 1


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({}, "video_url"),
        ({"video_url": "call.mp4"}, "video_url"),
        ({"transcript": "Hello"}, "transcript"),
        ({"transcript": [segment(0)] * 4001}, "transcript"),
        ({"transcript": [segment(0), {"speech": "Hello"}]}, "transcript[1]"),
        ({"transcript": [{**segment(0), "speech": None}]}, "transcript[0].speech"),
        ({"transcript": [{**segment(0), "start_time": -1}]}, "transcript[0].start_time"),
        ({"transcript": [{**segment(0), "end_time": float("nan")}]}, "transcript[0].end_time"),
        ({"transcript": [{**segment(9), "end_time": 3}]}, "transcript[0].end_time"),
        ({"transcript": [{**segment(0), "speaker": {"mail": "ada@x.org"}}]}, "transcript[0].speaker"),
        ({"transcript": [{**segment(0), "speaker": ""}]}, "transcript[0].speaker"),
    ],
)
async def test_what_cannot_be_a_recording_is_never_sent(
    wrong: dict[str, Any], named: str, attio: Attio, attio_emulator: Emulator
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await attio.call_recordings.create("7f4a0e0e-0000-4000-8000-000000000000", **wrong)
    assert refused.value.attribute == named
    assert attio_emulator.requests == []
