"""Default values: durations that the calendar cannot bear, and values whose target has gone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from aioattio.emulator import Emulator
from aioattio.emulator.defaults import later

from .conftest import Api, record_id

THINGS = "/v2/objects/things"


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        ("P1M", "2024-02-29"),
        ("P1Y1M", "2025-02-28"),
        ("P3M1D", "2024-05-01"),
        ("P7975Y", "9999-01-31"),
        ("P2W", "2024-02-14"),
    ],
)
def test_a_month_is_as_long_as_it_is(duration: str, expected: str) -> None:
    assert later(datetime(2024, 1, 31, tzinfo=UTC), duration).date().isoformat() == expected


@pytest.mark.parametrize(
    "duration", ["P9000Y", "P9999999999D", "P999999999M", f"P{'9' * 5000}Y", "PT99999999999999S", "soon"]
)
async def test_a_default_beyond_the_calendar_cannot_be_set(furnished: Emulator, api: Api, duration: str) -> None:
    default = {"data": {"default_value": {"type": "dynamic", "template": duration}}}
    await api("PATCH", f"{THINGS}/attributes/date", default, status=400, code="validation_type")
    assert (await api.create("things", {}))["values"]["date"] == []


async def set_default(api: Api, slug: str, *values: Any) -> None:
    default = {"data": {"default_value": {"type": "static", "template": list(values)}}}
    await api("PATCH", f"{THINGS}/attributes/{slug}", default)


async def test_a_default_drops_records_that_are_deleted(furnished: Emulator, api: Api) -> None:
    gone, stays = [await api.create("people", {"name": name}) for name in ("Gone", "Stays")]
    await set_default(
        api, "friends", *({"target_object": "people", "target_record_id": record_id(one)} for one in (gone, stays))
    )
    await api("DELETE", f"/v2/objects/people/records/{record_id(gone)}")
    (value,) = (await api.create("things", {}))["values"]["friends"]
    assert value["target_record_id"] == record_id(stays)


async def test_a_default_drops_options_that_are_archived(furnished: Emulator, api: Api) -> None:
    await set_default(api, "tags", "Red", "Green")
    await set_default(api, "status", "To do")
    for path in ("tags/options/Red", "status/statuses/To%20do"):
        await api("PATCH", f"{THINGS}/attributes/{path}", {"data": {"is_archived": True}})
    values = (await api.create("things", {}))["values"]
    assert [value["option"]["title"] for value in values["tags"]] == ["Green"]
    assert values["status"] == []
