"""Each line of the retry rules against a server that really fails: how often it saw the request, what the caller got.

Operations: a read, an idempotent write, a delete and a create. Faults strike twice unless said otherwise; "seen" counts
the requests that reached the emulator.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from aioattio import (
    Attio,
    ConnectFailed,
    ConnectionLost,
    Limits,
    NotFound,
    OutcomeUnknown,
    RateLimited,
    Record,
    Retry,
    ServerError,
    TimedOut,
    Unauthorized,
)
from aioattio.emulator import Emulator
from tests.support.clock import InstantClock

Operation = Callable[[Attio, Record], Awaitable[Any]]

OPERATIONS: dict[str, Operation] = {
    "read": lambda attio, record: attio.companies.get(record),
    "query": lambda attio, record: attio.companies.query({"name": "Acme"}).collect(),
    "upsert": lambda attio, record: attio.companies.upsert({"domains": ["acme.org"], "name": "New"}, match="domains"),
    "update": lambda attio, record: attio.companies.update(record, {"name": "New"}),
    "overwrite": lambda attio, record: attio.companies.overwrite(record, {"name": "New"}),
    "delete": lambda attio, record: attio.companies.delete(record),
    "create": lambda attio, record: attio.companies.create({"name": "Twin"}),
    "attribute": lambda attio, record: attio.companies.attributes.create("Twin", "text"),
}
IDEMPOTENT = ["read", "query", "upsert", "update", "overwrite", "delete"]
ONCE_ONLY = ["create", "attribute"]


@pytest.fixture
async def acme(hasty: Attio, attio_emulator: Emulator) -> Record:
    record = await hasty.companies.create({"name": "Acme", "domains": ["acme.org"]})
    attio_emulator.requests.clear()
    return record


async def outcome(operation: str, attio: Attio, record: Record) -> type | None:
    try:
        await OPERATIONS[operation](attio, record)
    except Exception as error:
        return type(error)
    return None


async def twins(attio: Attio) -> int:
    return len(await attio.companies.query({"name": "Twin"}).collect()) + sum(
        1 for attribute in await attio.companies.attributes.list().collect() if attribute.title == "Twin"
    )


@pytest.mark.parametrize("operation", [*IDEMPOTENT, *ONCE_ONLY])
async def test_429_is_always_repeated(
    operation: str, hasty: Attio, attio_emulator: Emulator, acme: Record, clock: InstantClock
) -> None:
    attio_emulator.fail_next("rate_limited", times=2)
    assert await outcome(operation, hasty, acme) is None
    assert [request.status for request in attio_emulator.requests] == [429, 429, 200]
    assert all(0 <= pause <= 1 for pause in clock.slept)
    if operation in ONCE_ONLY:
        assert await twins(hasty) == 1


@pytest.mark.parametrize("kind", ["lost_before", "lost_answer", "cut", "server_error", "reset"])
@pytest.mark.parametrize("operation", IDEMPOTENT)
async def test_reads_and_idempotent_writes_are_repeated(
    kind: str, operation: str, hasty: Attio, attio_emulator: Emulator, acme: Record
) -> None:
    attio_emulator.fail_next(kind, times=2)
    assert await outcome(operation, hasty, acme) is None
    assert len(attio_emulator.requests) == 3
    if operation == "delete":
        with pytest.raises(NotFound):
            await hasty.companies.get(acme)
    elif operation not in ("read", "query"):
        assert (await hasty.companies.get(acme))["name"] == "New"
        assert len(await hasty.companies.query().collect()) == 1


@pytest.mark.parametrize(
    ("kind", "happened"),
    [("lost_before", 0), ("lost_answer", 1), ("cut", 1), ("server_error", 0), ("reset", 0)],
)
@pytest.mark.parametrize("operation", ONCE_ONLY)
async def test_a_create_is_seen_once_and_its_outcome_is_unknown(
    kind: str, happened: int, operation: str, hasty: Attio, attio_emulator: Emulator, acme: Record
) -> None:
    attio_emulator.fail_next(kind, times=2)
    assert await outcome(operation, hasty, acme) is OutcomeUnknown
    assert len(attio_emulator.requests) == 1
    assert await twins(hasty) == happened


@pytest.mark.parametrize("operation", [*IDEMPOTENT, *ONCE_ONLY])
async def test_a_hang_ends_with_the_time_out(
    operation: str, hasty: Attio, attio_emulator: Emulator, acme: Record
) -> None:
    attio_emulator.fail_next("hang", times=1)
    brief = hasty.with_options(timeout=0.2)
    expected = OutcomeUnknown if operation in ONCE_ONLY else None
    assert await outcome(operation, brief, acme) is expected
    assert len(attio_emulator.requests) == (1 if operation in ONCE_ONLY else 2)


@pytest.mark.parametrize(
    ("kind", "read", "write"),
    [
        ("lost_answer", ConnectionLost, OutcomeUnknown),
        ("cut", ConnectionLost, OutcomeUnknown),
        ("server_error", ServerError, ServerError),
        ("rate_limited", RateLimited, RateLimited),
    ],
)
async def test_what_never_ends_ends_with_the_attempts(
    kind: str, read: type, write: type, hasty: Attio, attio_emulator: Emulator, acme: Record
) -> None:
    attio_emulator.fail_next(kind, times=1000)
    assert await outcome("read", hasty, acme) is read
    assert len(attio_emulator.requests) == 4
    assert await outcome("upsert", hasty, acme) is write
    assert len(attio_emulator.requests) == 8


async def test_a_read_that_hangs_is_timed_out(hasty: Attio, attio_emulator: Emulator, acme: Record) -> None:
    attio_emulator.fail_next("hang", times=2)
    with pytest.raises(TimedOut, match="no answer in time"):
        await hasty.with_options(timeout=0.1, retry=Retry(attempts=2)).companies.get(acme)
    assert len(attio_emulator.requests) == 2


@pytest.mark.parametrize("operation", ["read", "create"])
async def test_an_unreachable_server_is_never_sent_for_any_operation(operation: str, clock: InstantClock) -> None:
    async with Emulator() as gone:
        url = gone.url
    told: list[int] = []
    async with Attio(
        "tok", base_url=url, clock=clock, schema=False, on_response=lambda called: told.append(called.attempts)
    ) as attio:
        with pytest.raises(ConnectFailed, match=f"could not connect to {url}, nothing was sent") as caught:
            await (attio.companies.get("x") if operation == "read" else attio.companies.create({"name": "x"}))
    assert told == [5]
    assert "attempts" in str(caught.value)


@pytest.mark.parametrize("http", ["httpx", "aiohttp"])
async def test_starts_that_never_left_do_not_use_up_the_limit(http: str) -> None:
    async with Emulator() as gone:
        url = gone.url
    never = Retry(attempts=1)
    async with Attio("tok", base_url=url, http=http, schema=False, limits=Limits(write=3), retry=never) as attio:
        for _ in range(10):
            with pytest.raises(ConnectFailed):
                await asyncio.wait_for(attio.companies.create({"name": "x"}), 5)


@pytest.mark.parametrize("operation", [*IDEMPOTENT, *ONCE_ONLY])
@pytest.mark.parametrize(("status", "code"), [(404, "merge_in_progress"), (409, "concurrent_write_conflict")])
async def test_a_busy_record_is_waited_for(
    operation: str, status: int, code: str, hasty: Attio, attio_emulator: Emulator, acme: Record
) -> None:
    body = {"status_code": status, "type": "invalid_request_error", "code": code, "message": "busy"}
    attio_emulator.fail_next("status", times=2, status=status, body=body)
    assert await outcome(operation, hasty, acme) is None
    assert len(attio_emulator.requests) == 3


async def test_401_once_for_a_token_that_has_worked(hasty: Attio, attio_emulator: Emulator, acme: Record) -> None:
    body = {"status_code": 401, "type": "auth_error", "code": "unauthorized", "message": "who?"}
    attio_emulator.fail_next("status", times=1, status=401, body=body)
    assert await outcome("create", hasty, acme) is None
    attio_emulator.requests.clear()
    attio_emulator.revoke(attio_emulator.token)
    assert await outcome("read", hasty, acme) is Unauthorized
    assert len(attio_emulator.requests) == 2


async def test_a_delete_repeated_after_a_lost_answer_has_succeeded_and_another_is_not_found(
    hasty: Attio, attio_emulator: Emulator, acme: Record
) -> None:
    attio_emulator.fail_next("lost_answer", times=1)
    await hasty.companies.delete(acme)
    assert [request.status for request in attio_emulator.requests] == [None, 404]
    with pytest.raises(NotFound):
        await hasty.companies.delete(acme)


@pytest.mark.parametrize("kind", ["lost_answer", "lost_before", "cut"])
async def test_the_aiohttp_transport_repeats_no_create_either(
    kind: str, attio_emulator: Emulator, clock: InstantClock
) -> None:
    """httpx-aiohttp reports a server that hung up as a failure to connect; it must not be believed."""
    async with Attio(attio_emulator.token, base_url=attio_emulator.url, http="aiohttp", clock=clock) as attio:
        await attio.companies.create({"name": "first"})
        attio_emulator.requests.clear()
        attio_emulator.fail_next(kind, times=2)
        with pytest.raises(OutcomeUnknown):
            await attio.companies.create({"name": "Twin"})
        assert len(attio_emulator.requests) == 1


async def test_a_server_whose_clock_is_five_minutes_off_is_believed_about_itself(
    hasty: Attio, attio_emulator: Emulator, clock: InstantClock
) -> None:
    for offset in (300.0, -300.0):
        attio_emulator.clock_offset = offset
        clock.slept.clear()
        attio_emulator.fail_next("rate_limited", times=1)
        await hasty.objects.get("people")
        assert len(clock.slept) == 1
        assert 0 <= clock.slept[0] <= 1


async def test_a_renaming_whose_answer_was_lost_is_not_taken_for_a_missing_attribute(
    hasty: Attio, attio_emulator: Emulator
) -> None:
    await hasty.companies.attributes.create("Old", "text")
    attio_emulator.fail_next("lost_answer", only="PATCH")
    with pytest.raises(OutcomeUnknown):
        await hasty.companies.attributes.update("old", api_slug="new")
    assert (await hasty.companies.attributes.get("new")).title == "Old"
