"""Writing the past: whole histories of attributes, of records and entries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from aioattio import Attio, InvalidInput, ValidationFailed, Value
from aioattio.emulator import Emulator
from aioattio.values.past import PastValue

MARCH, JUNE, AUGUST = (datetime(2025, month, 1, tzinfo=UTC) for month in (3, 6, 8))


async def test_a_history_is_replaced(attio: Attio) -> None:
    ada = await attio.people.create({"name": "Ada", "job_title": "Unknown"})
    past = [
        PastValue("Countess", AUGUST),
        PastValue("Analyst", MARCH, JUNE),
    ]
    written = await attio.people.replace_history(ada, "job_title", past)
    assert all(isinstance(value, Value) for value in written)
    assert {(value.value, value.active_from, value.active_until) for value in written} == {
        ("Analyst", MARCH, JUNE),
        ("Countess", AUGUST, None),
    }
    history = await attio.people.history(ada, "job_title").collect()
    assert [value.value for value in history] == ["Analyst", "Countess"], "what was there before is gone"
    assert (await attio.people.get(ada))["job_title"] == "Countess"

    await attio.people.replace_history(ada.id, "job_title", iter([PastValue("Analyst", MARCH, JUNE)]))
    assert (await attio.people.get(ada))["job_title"] is None, "nothing is active any more"


async def test_what_was_read_can_be_written(attio: Attio) -> None:
    first = await attio.people.create({"job_title": "Analyst"})
    first = await attio.people.update(first, {"job_title": "Countess"})
    history = await attio.people.history(first, "job_title").collect()
    past = [PastValue(value.value, value.raw["active_from"], value.raw["active_until"]) for value in history]
    second = await attio.people.create({})
    await attio.people.replace_history(second, "job_title", past)
    copied = await attio.people.history(second, "job_title").collect()
    assert [value.active_from_nanoseconds for value in copied] == [value.active_from_nanoseconds for value in history]
    assert [(value.value, value.active_until) for value in copied] == [
        (value.value, value.active_until) for value in history
    ]


async def test_a_history_of_an_entry(attio: Attio, attio_emulator: Emulator) -> None:
    attio_emulator.create_list("Sales", "sales", "companies")
    stages = ["Lead", "Won"]
    stage = attio_emulator.create_attribute("sales", "Stage", "stage", "status", choices=stages, target="lists")
    sales, acme = attio.entries("sales"), await attio.companies.create({"name": "Acme"})
    entry = await sales.create(acme, {"stage": "Won"})
    past = [PastValue("Lead", date(2025, 3, 1), "2025-06-01T00:00:00+02:00"), PastValue("Won", "2025-08-01")]
    written = await sales.replace_history(entry, stage["id"]["attribute_id"], past)
    assert {value.value for value in written} == {"Lead", "Won"}
    lead, won = await sales.history(entry, "stage").collect()
    assert (lead.value, lead.active_from, lead.active_until) == ("Lead", MARCH, JUNE - timedelta(hours=2))
    assert (won.value, won.active_from, won.active_until) == ("Won", AUGUST, None)


async def test_values_of_a_multiselect_may_hold_at_the_same_time(attio: Attio, attio_emulator: Emulator) -> None:
    attio_emulator.create_attribute("people", "Tags", "tags", "select", is_multiselect=True, choices=["A", "B"])
    ada = await attio.people.create({"name": "Ada"})
    await attio.people.replace_history(
        ada,
        "tags",
        [
            PastValue("A", MARCH),
            PastValue("B", MARCH),
        ],
    )
    assert sorted((await attio.people.get(ada))["tags"]) == ["A", "B"]


async def test_values_are_coerced_by_the_attribute_s_type(attio: Attio, attio_emulator: Emulator) -> None:
    attio_emulator.create_attribute("people", "Salary", "salary", "number")
    ada = await attio.people.create({"name": "Ada"})
    (written,) = await attio.people.replace_history(ada, "salary", [PastValue("1200.5", MARCH)])
    assert written.value == (await attio.people.get(ada))["salary"]
    for value, named in (("much", "salary"), ([1], "salary"), (None, "leave a gap")):
        with pytest.raises(InvalidInput, match=named):
            await attio.people.replace_history(ada, "salary", [PastValue(value, MARCH)])


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ([], "1 to 400 values, not 0"),
        ([PastValue("x", MARCH, JUNE)] * 401, "1 to 400 values, not 401"),
        ([PastValue("x", MARCH), PastValue("y", JUNE)], "one value without an end|before the end"),
        ([PastValue("x", MARCH, AUGUST), PastValue("y", JUNE)], "begins before the end"),
        ([PastValue("x", JUNE), PastValue("y", MARCH, AUGUST)], "begins before the end"),
        ([PastValue("x", MARCH), PastValue("y", MARCH)], "one value without an end"),
        ([PastValue("x", JUNE, MARCH)], "active_until.*after active_from"),
        ([PastValue("x", JUNE, JUNE)], "active_until.*after active_from"),
        ([PastValue("x", "soon")], "active_from.*datetime"),
        ([PastValue("x", MARCH, 7)], "active_until.*datetime"),  # type: ignore[arg-type]
        ([{"value": "x"}], "PastValue"),
        ("x", "PastValue"),
        (None, "PastValue"),
    ],
)
async def test_a_past_that_cannot_be_is_not_sent(
    values: Any, named: str, attio: Attio, attio_emulator: Emulator
) -> None:
    ada = await attio.people.create({"name": "Ada"})
    sent = len(attio_emulator.requests)
    with pytest.raises(InvalidInput, match=named):
        await attio.people.replace_history(ada, "job_title", values)
    assert len(attio_emulator.requests) == sent, "no other definitions would make it right"
    with pytest.raises(InvalidInput, match="read-only"):
        await attio.people.replace_history(ada, "created_at", [PastValue("2025-01-01", MARCH)])
    with pytest.raises(InvalidInput, match="did you mean 'job_title'"):
        await attio.people.replace_history(ada, "job_titel", [PastValue("x", MARCH)])
    assert all(request.method == "GET" for request in attio_emulator.requests[sent:])


async def test_values_that_follow_one_another_closely_fit(attio: Attio) -> None:
    ada = await attio.people.create({"name": "Ada"})
    past = [PastValue("a", MARCH, JUNE), PastValue("b", JUNE, AUGUST), PastValue("c", AUGUST)]
    assert len(await attio.people.replace_history(ada, "job_title", past)) == 3
    close = [
        PastValue("a", "2025-03-01T00:00:00.000000001Z", "2025-03-01T00:00:00.000000002Z"),
        PastValue("b", "2025-03-01T00:00:00.000000002Z"),
    ]
    assert len(await attio.people.replace_history(ada, "job_title", close)) == 2
    many = [PastValue(str(n), MARCH + timedelta(hours=n), MARCH + timedelta(hours=n + 1)) for n in range(400)]
    assert len(await attio.people.replace_history(ada, "job_title", many)) == 400


async def test_the_future_is_for_attio_to_refuse(attio: Attio) -> None:
    ada = await attio.people.create({"name": "Ada"})
    with pytest.raises(ValidationFailed):
        await attio.people.replace_history(ada, "job_title", [PastValue("x", datetime(2999, 1, 1, tzinfo=UTC))])


async def test_without_definitions_the_python_type_decides(attio_emulator: Emulator) -> None:
    async with Attio(attio_emulator.token, base_url=attio_emulator.url, schema=False) as attio:
        ada = await attio.people.create({"job_title": "x"})
        (value,) = await attio.people.replace_history(ada, "job_title", [PastValue("Countess", MARCH)])
        assert value.value == "Countess"
        with pytest.raises(InvalidInput, match="active_until"):
            await attio.people.replace_history(ada, "job_title", [PastValue("Countess", JUNE, MARCH)])
