"""Meetings, their recordings, and unsubscribing: bodies, scopes, and how refusals look."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio.emulator import Emulator

from .conftest import Api

TIME = {"datetime": "2026-01-05T09:00:00.123456789+01:00", "timezone": "Europe/Berlin"}
NOBODY = "7f4a0e0e-0000-4000-8000-000000000000"


def meeting(**changes: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "title": "Demo",
        "description": "",
        "start": TIME,
        "end": TIME,
        "is_all_day": False,
        "participants": [],
    }
    return {"data": {**plain, **changes}}


def segment(**changes: Any) -> dict[str, Any]:
    return {"speech": "Hello", "start_time": 0, "end_time": 1, "speaker": {"name": "Ada"}, **changes}


async def test_times_come_back_in_utc_with_their_zone(api: Api) -> None:
    made = (await api("POST", "/v2/meetings", meeting(end={"datetime": "2026-01-05T10:00:00Z"})))["data"]
    assert made["start"] == {"datetime": "2026-01-05T08:00:00.123456789Z", "timezone": "Europe/Berlin"}
    assert made["end"] == {"datetime": "2026-01-05T10:00:00.000000000Z", "timezone": None}


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"title": "x" * 1001}, ["data", "title"]),
        ({"description": None}, ["data", "description"]),
        ({"start": {"date": "2026-13-01"}}, ["data", "start"]),
        ({"start": {"datetime": "2026-01-05"}}, ["data", "start"]),
        ({"start": {**TIME, "date": "2026-01-05"}}, ["data", "start"]),
        ({"end": {"datetime": "2026-01-05T07:00:00Z"}}, ["data"]),
        ({"participants": [{"is_organizer": True, "status": "maybe"}]}, ["data", "participants", "0", "status"]),
        ({"participants": [{"is_organizer": "yes", "status": "pending"}]}, None),
        ({"linked_records": [{"object": "people", "record_id": NOBODY}]}, ["data", "linked_records"]),
        ({"linked_records": [{"object": "people", "record_id": NOBODY}] * 51}, ["data", "linked_records"]),
    ],
)
async def test_refused_meetings_name_the_place_and_spell_the_status_their_own_way(
    changes: dict[str, Any], place: list[str] | None, api: Api
) -> None:
    answer = await api("POST", "/v2/meetings", meeting(**changes), status=400)
    assert (answer["statusCode"], answer["code"]) == (400, "validation_type")
    assert "status_code" not in answer
    if place is not None:
        assert [str(step) for step in answer["validation_errors"][0]["path"]] == place
    assert (await api("GET", "/v2/meetings"))["data"] == []


async def test_what_cannot_be_asked(api: Api) -> None:
    for query, code in (
        ({"sort": "start"}, "validation_type"),
        ({"timezone": "Mars/Olympus"}, "validation_type"),
        ({"timezone": "../../etc/passwd"}, "validation_type"),
        ({"ends_from": "tomorrow"}, "validation_type"),
        ({"linked_object": "people"}, "validation_type"),
    ):
        await api("GET", "/v2/meetings", status=400, code=code, params=query)
    await api("GET", "/v2/meetings?linked_object=cars&linked_record_id=1", status=404, code="not_found")


async def test_each_half_needs_its_own_scope(em: Emulator, api: Api) -> None:
    made = (await api("POST", "/v2/meetings", meeting()))["data"]["id"]["meeting_id"]
    reads = em.add_token(["meeting:read", "record_permission:read", "call_recording:read"])
    path = f"/v2/meetings/{made}"
    await api("GET", path, token=reads)
    await api("GET", f"{path}/call_recordings", token=reads)
    await api("DELETE", path, token=reads, status=403)
    await api("POST", f"{path}/call_recordings", {"data": {"transcript": []}}, token=reads, status=403)
    await api("GET", "/v2/emails?domain=x.org", token=reads, status=403)
    await api("POST", "/v2/sql", {"sql": "select 1"}, token=reads, status=403)
    await api("GET", "/v2/webhooks", token=reads, status=403)


async def test_a_recording_belongs_to_its_meeting_and_goes_with_it(em: Emulator, api: Api) -> None:
    one, other = [(await api("POST", "/v2/meetings", meeting()))["data"]["id"]["meeting_id"] for _ in range(2)]
    made = em.add_call_recording(one, transcript=[segment()])["id"]["call_recording_id"]
    await api("GET", f"/v2/meetings/{one}/call_recordings/{made}/transcript")
    await api("GET", f"/v2/meetings/{other}/call_recordings/{made}", status=404, code="not_found")
    assert (await api("GET", f"/v2/meetings/{other}/call_recordings"))["data"] == []
    await api("DELETE", f"/v2/meetings/{one}")
    await api("GET", f"/v2/meetings/{one}/call_recordings/{made}", status=404, code="not_found")


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"video_url": "call.mp4"},
        {"transcript": [segment()] * 4001},
        {"transcript": [segment(start_time=-1)]},
        {"transcript": [segment(speaker={})]},
        {"transcript": [segment(speaker={"name": "Ada", "email_address": "ada"})]},
    ],
)
async def test_refused_recordings(data: dict[str, Any], api: Api) -> None:
    made = (await api("POST", "/v2/meetings", meeting()))["data"]["id"]["meeting_id"]
    path = f"/v2/meetings/{made}/call_recordings"
    await api("POST", path, {"data": data}, status=400, code="validation_type")
    assert (await api("GET", path))["data"] == []


async def test_unsubscribing_is_all_or_nothing(api: Api) -> None:
    path = "/v2/sequences/unsubscribed_emails"
    for data in (
        {"email_addresses": ["ada@x.org", "bob"]},
        {"email_addresses": ["ada@x.org"] * 1001},
        {"email_addresses": ["ada@x.org"], "list": "all"},
        {},
    ):
        assert (await api("POST", path, {"data": data}, status=400))["statusCode"] == 400
    first = await api("POST", path, {"data": {"email_addresses": ["Ada@x.org", "ada@X.org"]}})
    assert [one["email_address"] for one in first["data"]] == ["ada@x.org"]
    assert await api("POST", path, {"data": {"email_addresses": ["ada@x.org"]}}) == first


async def test_a_reset_takes_all_of_it_away(em: Emulator, api: Api) -> None:
    await api("POST", "/v2/meetings", meeting())
    em.add_synced_meeting(meeting()["data"])
    em.add_email("2026-01-05", [{"role": "to", "email_address": "ada@x.org"}])
    em.reset()
    em.limits(read=None, write=None)
    assert (await api("GET", "/v2/meetings"))["data"] == []
    assert (await api("GET", "/v2/emails?domain=x.org"))["data"] == []


async def test_seeding_refuses_what_the_api_would(em: Emulator) -> None:
    with pytest.raises(ValueError, match="role"):
        em.add_email("2026-01-05", [{"email_address": "ada@x.org"}])
    with pytest.raises(ValueError, match="was not found"):
        em.add_email("2026-01-05", [], linked_records=[{"object": "people", "record_id": NOBODY}])
    with pytest.raises(ValueError, match="title"):
        em.add_synced_meeting({})
    with pytest.raises(ValueError, match="was not found"):
        em.add_call_recording(NOBODY, transcript=[])
