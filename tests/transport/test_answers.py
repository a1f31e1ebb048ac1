"""Reading answers: pure functions over headers and bodies."""

from __future__ import annotations

import random
from email.utils import formatdate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aioattio.answers import Answer, error_of, retry_after
from aioattio.errors import (
    ApiError,
    Conflict,
    Forbidden,
    MissingScope,
    NotFound,
    RateLimited,
    ServerError,
    Unauthorized,
    UnexpectedAnswer,
    UniquenessConflict,
    ValidationFailed,
)
from aioattio.server_clock import ServerClock, http_date
from aioattio_openapi.attio.operations import OPERATIONS

DATE = "Tue, 23 May 2023 14:42:00 GMT"
NEXT = "Tue, 23 May 2023 14:42:01 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": ""}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": NEXT, "date": DATE}, 1.0),
        ({"retry-after": DATE, "date": NEXT}, 0.0),
        ({"retry-after": DATE, "date": DATE}, 0.0),
        ({"retry-after": "Tue, 23 May 2023 14:45:00 GMT", "date": DATE}, 180.0),
        ({"retry-after": NEXT}, None),
        ({"retry-after": NEXT, "date": "yesterday"}, None),
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": " 2.5 "}, 2.5),
        ({"retry-after": "Tuesday, 23-May-23 14:42:01 GMT", "date": DATE}, 1.0),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


@given(offset=st.floats(-1e6, 1e9), seed=st.integers(0, 1000))
def test_the_servers_clock_is_never_believed_to_be_ahead_of_itself(offset: float, seed: int) -> None:
    """Whatever the offset and the jitter: the moment given is not early, and soon not late by more than the jitter."""
    chance = random.Random(seed)
    clock, now, error = ServerClock(), 1000.0, 1.0
    for _ in range(200):
        now += chance.uniform(0.01, 0.2)
        out, back = chance.uniform(0.002, 0.05), chance.uniform(0.002, 0.05)
        clock.observe(formatdate(now + out + offset, usegmt=True), now, now + out + back)
        until = int(now + offset) + 1
        moment = clock.at(until)
        assert moment is not None
        error = moment - (until - offset)
        assert error >= -1e-6
    assert error < 0.3


def test_a_clock_that_is_set_is_followed() -> None:
    clock = ServerClock()
    assert clock.at(0) is None
    clock.observe("no date", 1, 2)
    assert clock.at(0) is None
    clock.observe(formatdate(5000, usegmt=True), 10.0, 10.1)
    assert clock.at(5001) == pytest.approx(11.1)
    clock.observe(formatdate(9000, usegmt=True), 11.0, 11.1)
    assert clock.at(9001) == pytest.approx(12.1)
    headers = {"retry-after": formatdate(9001, usegmt=True), "date": formatdate(9000, usegmt=True)}
    assert retry_after(headers, clock, 11.5) == pytest.approx(0.6)


def test_http_dates() -> None:
    assert http_date(NEXT) == 1684852921.0
    assert http_date("") is None


def answer(status: int, body: bytes, operation: str = "get_record", **headers: str) -> Answer:
    return Answer(operation=OPERATIONS[operation], status=status, headers=headers, content=body)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, {"code": "validation_type"}, ValidationFailed),
        (400, {"code": "uniqueness_conflict"}, UniquenessConflict),
        (409, {"code": "uniqueness_conflict"}, UniquenessConflict),
        (409, {"code": "slug_conflict"}, Conflict),
        (401, {"code": "unauthorized"}, Unauthorized),
        (403, {"code": "unauthorized", "message": "not allowed"}, Forbidden),
        (403, {"code": "unauthorized", "message": "Missing scope: note:read"}, MissingScope),
        (403, {"code": "billing_error", "message": "upgrade"}, Forbidden),
        (404, {"code": "not_found"}, NotFound),
        (413, {"code": "validation_type"}, ValidationFailed),
        (422, {}, ValidationFailed),
        (418, {}, ApiError),
        (429, {"code": "rate_limit_exceeded"}, RateLimited),
        (500, {}, ServerError),
        (520, {}, ServerError),
    ],
)
def test_which_class(status: int, body: dict[str, Any], kind: type[ApiError]) -> None:
    import json

    error = error_of(answer(status, json.dumps(body).encode()))
    assert type(error) is kind
    assert error.status == status
    assert "GET /v2/objects/{object}/records/{record_id}" in str(error)


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b'"text"', b"<html>", b"\xff\xfe", b'{"code": 7, "message": null, "validation_errors": 3}'],
)
def test_an_error_body_may_be_anything(body: bytes) -> None:
    error = error_of(answer(400, body, **{"x-request-id": "req-1"}))
    assert type(error) is ValidationFailed
    assert "req-1" in str(error)


def test_json_that_decoders_stumble_over_is_read() -> None:
    half = answer(200, b'{"data": [{"title": "caf\\ud83d"}, {"title": "\\ud83d\\ude00"}]}')
    assert half.json() == {"data": [{"title": "caf\ufffd"}, {"title": "\U0001f600"}]}
    deep = answer(200, b'{"data": {"title": "x", "more": ' + b"[" * 5000 + b"]" * 5000 + b"}}")
    assert deep.json()["data"]["title"] == "x"
    for body in (b'{"data": {"title": "x"', b"<html>", b'{"data": ' + b"9" * 5000 + b"}"):
        with pytest.raises(UnexpectedAnswer, match="not the promised JSON"):
            answer(200, body).json()


def test_an_error_names_every_place() -> None:
    body = b"""{"status_code": 400, "type": "invalid_request_error", "code": "validation_type", "message": "Bad.",
      "validation_errors": [{"path": ["name", 0, "first_name"], "message": "Expected string"},
                            {"path": "stage", "code": "invalid_type"}, "odd"]}"""
    text = str(error_of(answer(400, body)))
    assert "name.0.first_name: Expected string" in text
    assert "stage: invalid_type" in text
