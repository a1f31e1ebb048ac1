"""Merging two records, and waiting for what comes of it."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from aioattio import Attio, InvalidInput, MergePending, NotFound, OutcomeUnknown, Record, Retry, UnexpectedAnswer
from aioattio.emulator import Emulator
from aioattio.testing import UNLIMITED
from tests.support.clock import InstantClock

NEW = "7f1c39d4-93b5-4a0c-9ad1-3d6a5a6f2f10"


async def two(attio: Attio) -> tuple[Record, Record]:
    first = await attio.people.create({"name": "Lovelace, Ada", "email_addresses": ["ada@x.org"]})
    second = await attio.people.create({"job_title": "Countess", "email_addresses": ["ada@y.org"]})
    return first, second


async def test_two_become_a_third(attio: Attio, attio_emulator: Emulator) -> None:
    first, second = await two(attio)
    merged = await attio.people.merge(first, second.id)
    assert merged.id not in (first.id, second.id)
    assert (merged["name"].last, merged["job_title"]) == ("Lovelace", "Countess")
    assert sorted(merged["email_addresses"]) == ["ada@x.org", "ada@y.org"]
    for gone in (first, second):
        with pytest.raises(NotFound):
            await attio.people.get(gone)
    with pytest.raises(NotFound):
        await attio.people.merge(first, second)
    assert [record.id for record in await attio.people.query().collect()] == [merged.id]


@pytest.mark.parametrize("tries", [1, 3, 9])
async def test_a_merge_that_takes_its_time_is_waited_for(
    tries: int, hasty: Attio, attio_emulator: Emulator, clock: InstantClock
) -> None:
    attio_emulator.merges(tries_until_ready=tries)
    merged = await hasty.people.merge(*await two(hasty))
    assert merged["job_title"] == "Countess"
    sent = [request for request in attio_emulator.requests if request.template.endswith("/merge")]
    assert [request.status for request in sent] == [202], "sent once"
    assert len(clock.slept) == tries


async def test_the_wait_ends_with_the_id_of_the_new_record(
    hasty: Attio, attio_emulator: Emulator, clock: InstantClock
) -> None:
    attio_emulator.merges(tries_until_ready=1_000)
    first, second = await two(hasty)
    begun = clock.monotonic()
    with pytest.raises(MergePending, match="merge_in_progress") as pending:
        await hasty.people.merge(first, second, wait=30)
    assert 30 <= clock.monotonic() - begun < 32
    assert 30 <= pending.value.waited < 32
    assert isinstance(pending.value.__cause__, NotFound)
    new = pending.value.record_id
    assert new in str(pending.value)
    assert pickle.loads(pickle.dumps(pending.value)).record_id == new  # noqa: S301
    sent = [request for request in attio_emulator.requests if request.template.endswith("/merge")]
    assert len(sent) == 1


async def test_no_wait_is_one_look(hasty: Attio, attio_emulator: Emulator, clock: InstantClock) -> None:
    first, second = await two(hasty)
    attio_emulator.merges(tries_until_ready=2)
    with pytest.raises(MergePending) as pending:
        await hasty.people.merge(first, second, wait=0)
    assert clock.slept == []
    assert (await hasty.people.get(pending.value.record_id))["job_title"] == "Countess", "reads wait by themselves"


async def test_a_look_that_fails_names_the_new_record(hasty: Attio, attio_emulator: Emulator) -> None:
    first, second = await two(hasty)
    attio_emulator.fail_next("server_error", times=50, only="GET /v2/objects/{object}/records/{record_id}")
    with pytest.raises(MergePending, match="503") as pending:
        await hasty.people.merge(first, second)
    attio_emulator.faults()
    assert pending.value.record_id


async def test_a_lost_answer_is_not_repeated(attio: Attio, attio_emulator: Emulator) -> None:
    first, second = await two(attio)
    attio_emulator.fail_next("lost_answer", only="POST /v2/objects/{object}/records/merge")
    with pytest.raises(OutcomeUnknown):
        await attio.people.merge(first, second)
    sent = [request for request in attio_emulator.requests if request.template.endswith("/merge")]
    assert len(sent) == 1


async def test_what_cannot_be_merged_is_not_sent(attio: Attio, attio_emulator: Emulator) -> None:
    person = await attio.people.create({"name": "Ada"})
    company = await attio.companies.create({"name": "Acme"})
    sent = len(attio_emulator.requests)
    for pair, named in (
        ((person, person.id), "another record than the primary"),
        ((person, company), "a record of people"),
        ((person, ""), "a record id or a Record"),
    ):
        with pytest.raises(InvalidInput, match=named):
            await attio.people.merge(*pair)
    for wait in (-1, "60", None, float("nan"), True):
        with pytest.raises(InvalidInput, match=r"wait.*seconds"):
            await attio.people.merge(person, "x", wait=wait)  # type: ignore[arg-type]
    assert len(attio_emulator.requests) == sent


def answering(*answers: httpx.Response) -> tuple[Attio, list[httpx.Request], InstantClock]:
    """A client whose requests get these answers, in order."""
    script: Iterator[httpx.Response] = iter(answers)
    asked: list[httpx.Request] = []
    clock = InstantClock()

    async def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return next(script)

    client = Attio(
        "tok-merge",
        base_url="http://attio.test",
        http=httpx.MockTransport(handler),
        schema=False,
        limits=UNLIMITED,
        retry=Retry(attempts=1, first=0, longest=0),
        clock=clock,
    )
    return client, asked, clock


def pending() -> httpx.Response:
    return httpx.Response(404, json={"status_code": 404, "code": "merge_in_progress", "message": "wait"})


async def test_one_without_retries_waits_all_the_same() -> None:
    merged: dict[str, Any] = {"data": {"id": {"record_id": NEW}, "values": {}}}
    taken = httpx.Response(202, json={"data": {"new_record_id": NEW}})
    client, asked, clock = answering(taken, pending(), pending(), pending(), httpx.Response(200, json=merged))
    async with client:
        assert (await client.people.merge("a", "b")).id == NEW
    assert [request.method for request in asked] == ["POST", "GET", "GET", "GET", "GET"]
    assert len(clock.slept) == 3
    assert min(clock.slept) > 0, "a Retry without back-off does not make it spin"


async def test_an_answer_without_an_id_is_no_merge() -> None:
    client, asked, _ = answering(httpx.Response(200, json={"data": {}}))
    async with client:
        with pytest.raises(UnexpectedAnswer, match="new_record_id"):
            await client.people.merge("a", "b")
    assert len(asked) == 1


async def test_a_cancelled_wait_says_which_record_came_of_it() -> None:
    looked = asyncio.Event()

    async def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return httpx.Response(202, json={"data": {"new_record_id": NEW}})
        looked.set()
        await asyncio.Event().wait()
        raise AssertionError("never reached")

    http = httpx.MockTransport(handler)
    async with Attio("tok-merge", base_url="http://attio.test", http=http, schema=False, limits=UNLIMITED) as client:
        merging = asyncio.create_task(client.people.merge("a", "b"))
        await looked.wait()
        merging.cancel()
        with pytest.raises(asyncio.CancelledError) as cancelled:
            await merging
    assert any(NEW in note for note in cancelled.value.__notes__)
