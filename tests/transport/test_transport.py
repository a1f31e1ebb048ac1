"""The send loop over a scripted HTTP transport, in simulated time."""

from __future__ import annotations

import asyncio
import logging
import pickle
from collections.abc import Awaitable, Callable, Coroutine
from itertools import pairwise
from typing import Any

import httpx
import pytest

from aioattio import (
    ApiError,
    Attio,
    Called,
    ClientClosed,
    ConnectFailed,
    ConnectionLost,
    InvalidInput,
    Limits,
    OutcomeUnknown,
    QueryTooComplex,
    RateLimited,
    Retry,
    ServerError,
    TimedOut,
    Unauthorized,
    UnexpectedAnswer,
)
from tests.support import virtual

TOKEN = "sk_test_7f3a9c1e5b2d4f6a8c0e"
Handler = Callable[[httpx.Request], Awaitable[httpx.Response]]

OK = {"data": []}


def client(handler: Handler, **options: Any) -> Attio:
    return Attio(TOKEN, base_url="http://attio.test", http=httpx.MockTransport(handler), schema=False, **options)


def script(*steps: httpx.Response | Exception | int) -> tuple[Handler, list[tuple[float, str, str]]]:
    """A handler that plays steps in order (the last one for ever), and what it saw: time, method, path."""
    seen: list[tuple[float, str, str]] = []

    async def handler(request: httpx.Request) -> httpx.Response:
        seen.append((asyncio.get_running_loop().time(), request.method, request.url.path))
        step = steps[min(len(seen), len(steps)) - 1]
        if isinstance(step, Exception):
            raise step
        if isinstance(step, int):
            return httpx.Response(step, json={"status_code": step, "type": "t", "code": "c", "message": "m"})
        return step

    return handler, seen


def ok(body: Any = OK) -> httpx.Response:
    return httpx.Response(200, json=body)


def too_many(retry_after: str = "Tue, 23 May 2023 14:42:01 GMT", date: str = "Tue, 23 May 2023 14:42:00 GMT") -> Any:
    return httpx.Response(429, json={"code": "rate_limit_exceeded"}, headers={"Retry-After": retry_after, "Date": date})


def run(main: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    return virtual.run(main())


def test_a_429_holds_everybody_for_what_the_servers_own_clock_says() -> None:
    """The dates are years away from the local clock; only their difference counts."""
    handler, seen = script(too_many(), ok())

    async def main() -> None:
        async with client(handler) as one, client(handler) as two:
            first = asyncio.create_task(one.objects.list().collect())
            await asyncio.sleep(0.2)
            others = [asyncio.create_task(view.objects.list().collect()) for view in (one, two, one.with_options())]
            await asyncio.gather(first, *others)

    run(main)
    times = [round(at - seen[0][0], 3) for at, _, _ in seen]
    assert times == [0.0, 1.0, 1.0, 1.0, 1.0]


def test_several_clients_of_one_token_keep_to_one_limit() -> None:
    handler, seen = script(ok({"data": {"id": {"record_id": "r"}, "values": {}}}))

    async def main() -> None:
        clients = [client(handler) for _ in range(4)]
        calls = [clients[n % 4].companies.create({"name": str(n)}) for n in range(300)]
        await asyncio.gather(*calls)
        for one in clients:
            await one.aclose()

    run(main)
    times = [at for at, _, _ in seen]
    assert len(times) == 300
    assert all(sum(1 for at in times if start <= at < start + 1.0) <= 25 for start in times)
    assert times[-1] - times[0] <= 11 * 1.015 + 0.001


def test_retries_pass_the_limiter_too() -> None:
    handler, seen = script(503, 503, 503, ok({"data": {}}))

    async def main() -> None:
        async with client(handler, limits=Limits(read=1), retry=Retry(first=0.01)) as attio:
            await attio.objects.get("people")

    run(main)
    gaps = [later[0] - earlier[0] for earlier, later in pairwise(seen)]
    assert all(gap >= 1.0 for gap in gaps)
    assert len(seen) == 4


def test_401_is_repeated_once_and_only_for_a_token_that_has_worked() -> None:
    async def main() -> None:
        handler, seen = script(401)
        async with client(handler) as attio:
            with pytest.raises(Unauthorized):
                await attio.objects.get("people")
        assert len(seen) == 1

        handler, seen = script(ok(), 401, ok({"data": {"api_slug": "people"}}), 401)
        async with client(handler) as attio:
            await attio.objects.list().collect()
            assert (await attio.objects.get("people")).slug == "people"
            assert seen[2][0] - seen[1][0] == pytest.approx(1.0)
            with pytest.raises(Unauthorized):
                await attio.objects.get("people")
        assert len(seen) == 5

    run(main)


def test_a_token_that_is_gone_is_not_tried_twice_by_everybody() -> None:
    """The first call to find out repeats; the others take its word, until the token works again."""

    async def main() -> None:
        people = ok({"data": {"api_slug": "people"}})
        handler, seen = script(ok(), 401, 401, 401, 401, people, 401, people)
        async with client(handler) as attio:
            await attio.objects.list().collect()
            for requests in (3, 4, 5):
                with pytest.raises(Unauthorized):
                    await attio.objects.get("people")
                assert len(seen) == requests
            for requests in (6, 8):
                assert (await attio.objects.get("people")).slug == "people"
                assert len(seen) == requests

    run(main)


def test_a_query_refused_even_alone_is_too_complex() -> None:
    async def main() -> None:
        handler, seen = script(too_many())
        async with client(handler) as attio:
            with pytest.raises(QueryTooComplex, match="simplify filter and sorts") as caught:
                await attio.people.query({"name": "x"}).first()
        assert caught.value.attempts == len(seen) == 4
        assert seen[3][0] - seen[2][0] >= 10, "tried alone after ten quiet seconds"

    run(main)


def test_a_query_that_passes_alone_is_no_failure_and_other_calls_are_never_too_complex() -> None:
    async def main() -> None:
        handler, seen = script(too_many(), too_many(), too_many(), ok())
        async with client(handler) as attio:
            assert await attio.people.query().first() is None
        assert len(seen) == 4

        handler, _ = script(too_many())
        async with client(handler) as attio:
            with pytest.raises(RateLimited) as caught:
                await attio.objects.get("people")
        assert not isinstance(caught.value, QueryTooComplex)
        assert caught.value.retry_after == 1.0

    run(main)


@pytest.mark.parametrize(
    ("error", "read", "write"),
    [
        (httpx.ConnectError("refused"), ConnectFailed, ConnectFailed),
        (httpx.ConnectTimeout("slow"), ConnectFailed, ConnectFailed),
        (httpx.PoolTimeout("full"), ConnectFailed, ConnectFailed),
        (httpx.ReadTimeout("slow"), TimedOut, OutcomeUnknown),
        (httpx.WriteTimeout("slow"), TimedOut, OutcomeUnknown),
        (httpx.RemoteProtocolError("hung up"), ConnectionLost, OutcomeUnknown),
        (httpx.ReadError("reset"), ConnectionLost, OutcomeUnknown),
        (httpx.WriteError("reset"), ConnectionLost, OutcomeUnknown),
        (httpx.DecodingError("bad gzip"), ConnectionLost, OutcomeUnknown),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_how_each_transport_failure_ends(error: Exception, read: type, write: type) -> None:
    async def main() -> None:
        handler, seen = script(error)
        async with client(handler, retry=Retry(attempts=3)) as attio:
            with pytest.raises(read) as caught:
                await attio.objects.get("people")
            assert len(seen) == 3
            assert caught.value.attempts == 3
            assert caught.value.__cause__ is None
            assert caught.value.__context__ is None, "it would hold the token"
            with pytest.raises(write):
                await attio.companies.upsert({"domains": ["x.org"]}, match="domains")
            assert len(seen) == 6
            with pytest.raises(write):
                await attio.companies.create({"name": "x"})
            assert len(seen) == (9 if write is ConnectFailed else 7)

    run(main)


def test_a_write_once_sent_stays_unknown_though_the_last_attempt_was_not() -> None:
    async def main() -> None:
        handler, _ = script(httpx.ReadError("reset"), httpx.ConnectError("refused"))
        async with client(handler, retry=Retry(attempts=3)) as attio:
            with pytest.raises(OutcomeUnknown):
                await attio.companies.upsert({"domains": ["x.org"]}, match="domains")

    run(main)


def test_a_5xx_after_a_create_is_unknown_and_shows_its_cause() -> None:
    async def main() -> None:
        handler, seen = script(httpx.Response(502, html="<h1>Bad gateway</h1>"))
        async with client(handler) as attio:
            with pytest.raises(OutcomeUnknown, match=r"POST /v2/objects/\{object\}/records: 502") as caught:
                await attio.companies.create({"name": "x"})
            assert isinstance(caught.value.__cause__, ServerError)
            assert "Bad gateway" in str(caught.value.__cause__)
        assert len(seen) == 1

    run(main)


@pytest.mark.parametrize(
    ("content", "headers", "shown"),
    [
        (b"<html>captive portal</html>", {"content-type": "text/html"}, "captive portal"),
        (b"", {}, "empty|no `data`"),
        (b'{"data": [{"id"', {"content-type": "application/json"}, "truncated"),
        (b'{"message": "hello"}', {"content-type": "application/json"}, "no `data`"),
        (b"\xff\xfe\x00", {"content-type": "application/octet-stream"}, "octet-stream"),
        (b'{"data": 7}', {"content-type": "application/json"}, "not a list"),
    ],
)
def test_a_success_that_is_not_the_promised_json_shows_what_came(
    content: bytes, headers: dict[str, str], shown: str
) -> None:
    async def main() -> None:
        handler, seen = script(httpx.Response(200, content=content, headers=headers))
        async with client(handler) as attio:
            with pytest.raises(UnexpectedAnswer, match=shown) as caught:
                await attio.objects.list().collect()
            with pytest.raises(UnexpectedAnswer):
                await attio.people.query().collect()
            with pytest.raises(UnexpectedAnswer):
                await attio.people.get("0b7f1d1e-0000-4000-8000-000000000000")
            assert f"{len(content)} bytes" in str(caught.value)
            assert caught.value.status == 200
        assert len(seen) == 3

    run(main)


def test_closing_ends_what_is_in_flight() -> None:
    async def hang(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(1e6)
        raise AssertionError

    async def main() -> None:
        attio = client(hang)
        read = asyncio.create_task(attio.objects.get("people"))
        write = asyncio.create_task(attio.companies.create({"name": "x"}))
        waiting = [asyncio.create_task(attio.companies.create({"name": "x"})) for _ in range(30)]
        await asyncio.sleep(0.1)
        await attio.aclose()
        with pytest.raises(ClientClosed):
            await read
        with pytest.raises(OutcomeUnknown, match="closed"):
            await write
        results = await asyncio.gather(*waiting, return_exceptions=True)
        kinds = [type(result) for result in results]
        assert kinds.count(OutcomeUnknown) == 24, "sent: they may have happened"
        assert kinds.count(ClientClosed) == 6, "still waiting for the limit: never sent"
        with pytest.raises(ClientClosed, match="open a new one"):
            await attio.identify()
        await attio.aclose()
        assert asyncio.all_tasks() == {asyncio.current_task()}

    run(main)


def test_closing_ends_a_page_that_is_fetched_ahead() -> None:
    async def slow(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(1)
        page = [{"id": {"record_id": str(number)}, "values": {}} for number in range(10)]
        return httpx.Response(200, json={"data": page})

    async def main() -> None:
        attio = client(slow)
        walk = aiter(attio.people.query(page_size=10))
        await anext(walk)
        await asyncio.sleep(0.5)
        await attio.aclose()
        assert asyncio.all_tasks() == {asyncio.current_task()}, "although the walk is still held"
        await walk.aclose()

    run(main)


def test_a_limiter_of_ones_own_is_asked_and_told() -> None:
    class Own:
        def __init__(self) -> None:
            self.told: list[str] = []

        async def acquire(self, rate_class: str) -> None:
            self.told.append(f"acquire {rate_class}")

        def sent(self, rate_class: str) -> None:
            self.told.append(f"sent {rate_class}")

        def unsent(self, rate_class: str) -> None:
            self.told.append(f"unsent {rate_class}")

        def refused(self, rate_class: str) -> None:
            self.told.append(f"refused {rate_class}")

        def hold_until(self, when: float) -> None:
            self.told.append(f"hold until {when - asyncio.get_running_loop().time():.1f}")

    own = Own()

    async def main() -> None:
        handler, _ = script(too_many(), ok({"data": {"id": {}, "values": {}}}))
        async with client(handler, limits=own) as attio:
            await attio.people.create({"name": "x"})

    run(main)
    first = ["acquire write", "sent write", "refused write", "hold until 1.0"]
    assert own.told == [*first, "acquire write", "sent write"]


def test_a_query_that_is_given_up_does_not_take_the_definitions_from_another() -> None:
    async def handler(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(1.0 if request.method == "GET" else 0.1)
        return httpx.Response(200, json={"data": []})

    async def main() -> None:
        async with Attio(TOKEN, base_url="http://attio.test", http=httpx.MockTransport(handler)) as attio:
            first, second = (asyncio.create_task(attio.people.query().collect()) for _ in range(2))
            await asyncio.sleep(0.5)
            first.cancel()
            assert await second == []
            assert first.cancelled()

    run(main)


def test_closing_twice_at_once_ends_both() -> None:
    async def hang(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(1e6)
        raise AssertionError

    async def main() -> None:
        attio = client(hang)
        read = asyncio.create_task(attio.objects.get("people"))
        await asyncio.sleep(0.1)
        await asyncio.gather(attio.aclose(), attio.aclose())
        with pytest.raises(ClientClosed):
            await read

    run(main)


def test_closing_while_a_repeated_write_waits_leaves_its_outcome_unknown() -> None:
    async def main() -> None:
        for step in (httpx.ReadError("reset"), 503):
            handler, seen = script(step)
            attio = client(handler, retry=Retry(first=100, longest=100, budget=1000))
            write = asyncio.create_task(attio.companies.upsert({"domains": ["x.org"]}, match="domains"))
            await asyncio.sleep(1)
            await attio.aclose()
            with pytest.raises(OutcomeUnknown):
                await write
            assert len(seen) == 1

    run(main)


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.15, 0.25, 0.35])
def test_closing_at_any_moment_is_client_closed_never_a_cancellation(moment: float) -> None:
    """A CancelledError that nobody asked for would end a task group without an exception."""

    async def slow(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.1)
        is_create = request.url.path.endswith("/records")
        body: Any = {"data": {"id": {}, "values": {}} if is_create else []}
        return httpx.Response(200, json=body)

    async def main() -> None:
        attio = Attio(TOKEN, base_url="http://attio.test", http=httpx.MockTransport(slow))
        calls = [
            asyncio.create_task(attio.companies.create({})),
            asyncio.create_task(attio.people.query().collect()),
            asyncio.create_task(attio.people.attributes.list().collect()),
        ]
        await asyncio.sleep(moment)
        await attio.aclose()
        for result in await asyncio.gather(*calls, return_exceptions=True):
            assert not isinstance(result, asyncio.CancelledError)
            assert not isinstance(result, Exception) or isinstance(result, ClientClosed | OutcomeUnknown)

    run(main)


def test_starts_that_never_left_do_not_use_up_the_limit() -> None:
    handler, seen = script(*[httpx.ConnectError("refused")] * 30, ok({"data": {"id": {}, "values": {}}}))

    async def main() -> None:
        async with client(handler, limits=Limits(write=5), retry=Retry(attempts=1)) as attio:
            for _ in range(30):
                with pytest.raises(ConnectFailed):
                    await attio.companies.create({"name": "x"})
            await asyncio.wait_for(attio.companies.create({"name": "x"}), 60)

    run(main)
    assert len(seen) == 31


def test_a_429_that_is_not_repeated_holds_the_others_all_the_same() -> None:
    handler, seen = script(too_many("Tue, 23 May 2023 14:42:03 GMT"), ok())

    async def main() -> None:
        async with client(handler, retry=Retry(attempts=1)) as attio:
            with pytest.raises(RateLimited):
                await attio.objects.list().collect()
            await attio.objects.list().collect()

    run(main)
    assert seen[1][0] - seen[0][0] == pytest.approx(3)


def test_a_retry_after_that_is_over_already_is_not_hammered() -> None:
    handler, seen = script(too_many("Tue, 23 May 2023 14:42:00 GMT"))

    async def main() -> None:
        async with client(handler) as attio:
            with pytest.raises(RateLimited):
                await attio.objects.get("people")

    run(main)
    assert len(seen) == 5
    assert seen[-1][0] - seen[0][0] >= 2


def test_many_queries_at_a_busy_moment_do_not_wait_for_each_other() -> None:
    handler, seen = script(*[too_many()] * 60, ok())

    async def main() -> float:
        begun = asyncio.get_running_loop().time()
        async with client(handler) as attio:
            await asyncio.gather(*[attio.people.query().collect() for _ in range(20)])
        return asyncio.get_running_loop().time() - begun

    assert run(main) < 80, "the 429s take 60 s; one test of 10 s speaks for all"
    assert len(seen) == 80


def test_a_redirect_is_no_success() -> None:
    async def main() -> None:
        handler, _ = script(httpx.Response(302, html="<html>login</html>", headers={"location": "http://x"}))
        async with client(handler) as attio:
            with pytest.raises(ApiError, match="302"):
                await attio.people.delete("x")

    run(main)


def test_a_write_that_was_answered_does_not_fail_for_its_definitions() -> None:
    """Another task changes an attribute meanwhile, and Attio does not give the definitions again."""
    asked = 0

    async def handler(request: httpx.Request) -> httpx.Response:
        nonlocal asked
        if request.url.path.endswith("/attributes") and request.method == "GET":
            asked += 1
            return httpx.Response(200, json={"data": []}) if asked == 1 else httpx.Response(500)
        await asyncio.sleep(1)
        return httpx.Response(200, json={"data": {"id": {"record_id": "r"}, "api_slug": "size", "values": {}}})

    async def main() -> None:
        http = httpx.MockTransport(handler)
        async with Attio(TOKEN, base_url="http://attio.test", http=http, retry=Retry(attempts=1)) as attio:
            create = asyncio.create_task(attio.companies.create({}))
            await asyncio.sleep(0.5)
            await attio.companies.attributes.create("Size", "text")
            assert (await create).id == "r"

    run(main)


@pytest.mark.parametrize("after", [0.0, 0.5, 1.0, 1.5, 2.5])
def test_cancelled_at_any_await_leaves_no_task(after: float) -> None:
    async def slow(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(1)
        return httpx.Response(503, json={})

    async def main() -> None:
        async with client(slow, limits=Limits(read=1), retry=Retry(first=0.1)) as attio:
            task = asyncio.create_task(attio.objects.get("people"))
            await asyncio.sleep(after)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        assert asyncio.all_tasks() == {asyncio.current_task()}

    run(main)


def test_a_client_lives_through_a_second_event_loop() -> None:
    handler, seen = script(ok())
    attio = client(handler)
    for _ in range(2):
        assert virtual.run(attio.objects.list().collect()) == []
    assert len(seen) == 2


def test_on_response_is_told_of_every_call_and_cannot_break_one(caplog: pytest.LogCaptureFixture) -> None:
    told: list[Called] = []

    async def main() -> None:
        handler, _ = script(httpx.Response(503), httpx.Response(200, json=OK, headers={"x-request-id": "req-7"}), 404)
        async with client(handler, on_response=told.append) as attio:
            await attio.objects.list().collect()
            with pytest.raises(Exception, match="404"):
                await attio.with_options(on_response=lambda called: 1 / 0).objects.get("x")
            with pytest.raises(Exception, match="404"):
                await attio.objects.get("x")

    run(main)
    first, second = told
    assert (first.operation, first.status, first.attempts, first.request_id) == ("list_objects", 200, 2, "req-7")
    assert first.waited == pytest.approx(first.elapsed)
    assert first.waited > 0
    assert (second.status, second.error, second.path) == (404, "NotFound", "/v2/objects/{object}")
    assert "on_response failed" in caplog.text


def test_log_records_carry_operation_status_duration_request_id(caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> None:
        handler, _ = script(httpx.Response(200, json=OK, headers={"x-request-id": "req-7"}))
        async with client(handler) as attio:
            await attio.objects.list().collect()

    with caplog.at_level(logging.DEBUG, "aioattio"):
        run(main)
    assert "list_objects: 200 in 0.000 s (request req-7)" in caplog.text


def test_a_page_that_echoes_the_request_does_not_carry_the_token_out() -> None:
    async def echo(request: httpx.Request) -> httpx.Response:
        text = f"You sent: {request.headers['authorization']}"
        if request.url.path.endswith("/json"):
            return httpx.Response(403, json={"message": text})
        return httpx.Response(200 if request.url.path.endswith("/ok") else 400, text=text)

    async def main() -> None:
        async with client(echo) as attio:
            for slug in ("ok", "bad", "json"):
                with pytest.raises(Exception, match="You sent: Bearer") as caught:
                    await attio.objects.get(slug)
                assert TOKEN not in str(caught.value)
                assert TOKEN not in repr(vars(caught.value))
                assert TOKEN.encode() not in pickle.dumps(caught.value)
                assert TOKEN not in repr(attio)

    run(main)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"token": ""}, "ATTIO_API_KEY"),
        ({"token": "two words"}, "spaces"),
        ({"token": "t", "base_url": "api.attio.com"}, "base_url"),
        ({"token": "t", "base_url": "ftp://x"}, "base_url"),
        ({"token": "t", "base_url": "https://x?y=1"}, "base_url"),
        ({"token": "t", "base_url": "http://localhost:99999"}, "base_url"),
        ({"token": "t", "base_url": "http://localhost:abc"}, "base_url"),
        ({"token": "t", "base_url": "http://u:secret-word@h:abc"}, "without user and password"),
        ({"token": 123}, "a int"),
        ({"token": "t", "http": "requests"}, "httpx"),
        ({"token": "t", "limits": 25}, "Limits"),
        ({"token": "t", "retry": 3}, "Retry"),
        ({"token": "t", "timeout": "x"}, "seconds above 0"),
        ({"token": "t", "timeout": 0}, "seconds above 0"),
    ],
)
def test_what_cannot_be_right_is_refused_at_once(
    given: dict[str, Any], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ATTIO_API_KEY", raising=False)
    with pytest.raises(InvalidInput, match=named) as caught:
        Attio(**given)
    assert "secret-word" not in str(caught.value)


@pytest.mark.parametrize(
    "path",
    [
        "v2/notes",
        "//evil.example/v2",
        "/v2/notes?x=1",
        "/v2/../self",
        "https://x/v2",
        "/v2/a\x00b",
        "/v2/" + 70_000 * "x",
    ],
)
def test_a_raw_path_is_a_path(path: str) -> None:
    async def main() -> None:
        handler, seen = script(ok())
        async with client(handler) as attio:
            with pytest.raises(InvalidInput, match=r"path|address"):
                await attio.request("GET", path)
        assert seen == []

    run(main)


def test_a_raw_request_knows_the_contract_and_is_careful_beyond_it() -> None:
    async def main() -> None:
        handler, seen = script(httpx.Response(503), httpx.Response(200, json={"rows": 1}))
        async with client(handler) as attio:
            answer = await attio.request("POST", "/v2/objects/people/records/query", json={"limit": 1})
            assert (answer.status, answer.json(), answer.attempts) == (200, {"rows": 1}, 2), "a query is a read"
        handler, seen = script(httpx.Response(503))
        async with client(handler) as attio:
            with pytest.raises(OutcomeUnknown):
                await attio.request("POST", "/v2/new-thing", json={})
        assert len(seen) == 1

    run(main)
