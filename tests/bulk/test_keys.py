"""By what rows are told apart: as Attio compares values, whatever way they are written."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from aioattio.bulk.keys import key_of_record, spellings
from tests.bulk.attributes import attribute


def key(kind: str, *items: Any) -> tuple[str, ...]:
    return key_of_record(attribute("it", kind), msgspec.json.encode(items))


def domain(text: str) -> dict[str, str]:
    return {"domain": text}


def phone(number: str, country: str | None = None) -> dict[str, str | None]:
    return {"original_phone_number": number, "country_code": country}


def value(given: Any) -> dict[str, Any]:
    return {"value": given}


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        pytest.param("domain", domain("A.Example"), domain("a.example"), id="domains have no case"),
        pytest.param(
            "email-address",
            {"email_address": "Ada@X.example"},
            {"email_address": "ada@x.example"},
            id="nor have e-mails",
        ),
        pytest.param(
            "phone-number", phone("+44 1632 960001"), phone("+441632960001", "GB"), id="phone, with and without"
        ),
        pytest.param("phone-number", phone(" +44 (1632) 960-001"), phone("+441632960001"), id="phone, punctuation"),
        pytest.param("phone-number", phone("01632 960001", "GB"), phone("(01632) 960001", "GB"), id="phone, national"),
        pytest.param("phone-number", phone("01632 960001", "GB"), phone("+441632960001"), id="phone, national or not"),
        pytest.param("phone-number", phone("+441632960001 x5"), phone("+441632960001"), id="phone, extension"),
        pytest.param("domain", domain("münchen.example"), domain("xn--mnchen-3ya.example"), id="punycode"),
        pytest.param(
            "email-address",
            {"email_address": "Ada@MÜNCHEN.example"},
            {"email_address": "ada@xn--mnchen-3ya.example"},
            id="punycode of e-mails",
        ),
        pytest.param("number", value(1), value(1.0), id="integer and float"),
        pytest.param("number", value(1000), value(1e3), id="exponent"),
        pytest.param("number", value(0), value(-0.0), id="zero has no sign"),
        pytest.param("record-reference", {"a": 1, "b": 2}, {"b": 2, "a": 1}, id="objects have no order"),
    ],
)
def test_one_key(kind: str, one: Any, other: Any) -> None:
    assert key(kind, one) == key(kind, other) != ()


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        pytest.param("domain", domain("a.example"), domain("b.example"), id="domains"),
        pytest.param("email-address", {"email_address": "a@x"}, {"email_address": "b@x"}, id="e-mails"),
        pytest.param("phone-number", phone("01632 960001", "GB"), phone("01632 960001", "US"), id="country"),
        pytest.param("phone-number", phone("+1632960001"), phone("1632960001", "GB"), id="international or not"),
        pytest.param("phone-number", phone("call me", "GB"), phone("call me", "US"), id="no number"),
        pytest.param("text", value("Ada"), value("ada"), id="text has case"),
        pytest.param("text", value("1"), value("1.0"), id="text is no number"),
        pytest.param("number", value(1), value(10), id="numbers keep their zeros"),
        pytest.param("checkbox", {"value": True}, value(1), id="a truth is no number"),
        pytest.param("record-reference", {"a": 1, "b": 2}, {"a": 1, "b": 3}, id="objects"),
        pytest.param("location", "Paris", "Lyon", id="plain text"),
    ],
)
def test_two_keys(kind: str, one: Any, other: Any) -> None:
    assert key(kind, one) != key(kind, other)


PAST = {
    "active_from": "2023-04-03T15:21:06.447000000Z",
    "active_until": None,
    "created_by_actor": {"type": "system", "id": None},
}


@pytest.mark.parametrize(
    ("kind", "sent", "read"),
    [
        ("domain", domain("A.example"), domain("a.example") | {"root_domain": "a.example"}),
        (
            "email-address",
            {"email_address": "Ada@X.example"},
            {"email_address": "ada@x.example", "original_email_address": "Ada@X.example", "email_domain": "x.example"},
        ),
        ("phone-number", phone("01632 960001", "GB"), phone("+44 x", "GB") | {"phone_number": "+441632960001"}),
        ("phone-number", phone("+441632960001"), phone("", "GB") | {"normalized_phone_number": "+441632960001"}),
        ("text", value("B-AA 1"), value("B-AA 1") | {"attribute_type": "text"}),
        ("number", value(1000.50), value("1000.5")),
        ("date", value("2023-01-31"), value("2023-01-31")),
        ("timestamp", value("2023-01-01T02:00+02:00"), value("2023-01-01T00:00:00.000000000Z")),
        ("checkbox", {"value": True}, {"value": True}),
        ("select", {"option": "o1"}, {"option": {"id": {"option_id": "o1"}, "title": "Gold"}}),
        (
            "record-reference",
            {"target_object": "id-of-companies", "target_record_id": "R1"},
            {"target_object": "companies", "target_record_id": "r1"},
        ),
        ("new-type", {"a": 1, "b": 2}, {"b": 2, "a": 1, "attribute_type": "new-type"}),
    ],
)
def test_what_is_read_has_the_key_of_what_was_sent(kind: str, sent: Any, read: Any) -> None:
    assert key(kind, sent) == key(kind, PAST | read) != ()


def test_null_has_no_key() -> None:
    assert key_of_record(attribute("it", "text"), b"null") == ()


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        ("domain", "xn--mnchen-3ya.example", ("xn--mnchen-3ya.example", "münchen.example")),
        ("email-address", "a@xn--mnchen-3ya.example", ("a@xn--mnchen-3ya.example", "a@münchen.example")),
        ("domain", "a.example", ("a.example",)),
        ("domain", "xn--\N{BULLET}.example", ("xn--\N{BULLET}.example",)),
        ("text", "xn--mnchen-3ya.example", ("xn--mnchen-3ya.example",)),
    ],
)
def test_spellings_that_attio_may_have(kind: str, given: str, expected: tuple[str, ...]) -> None:
    assert spellings(kind, given) == expected


def test_decimals_are_told_apart_beyond_the_precision_of_a_float() -> None:
    number = attribute("it", "number")
    one, other = (key_of_record(number, f'[{{"value": 9007199254740993.{digit}}}]'.encode()) for digit in (1, 2))
    assert one != other


def test_several_values_are_sorted_and_distinct() -> None:
    assert key("domain", domain("b.example"), domain("A.example"), domain("a.example")) == ("a.example", "b.example")
    assert key("domain") == ()
