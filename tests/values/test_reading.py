"""Reading: each attribute type from Attio's JSON to natural Python."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio import ActorReference, Interaction, Location, Name, RecordReference, Value
from aioattio.values.reading import READERS, natural_value, natural_values
from aioattio.values.value import decode_values

MEMBER = "50cf242c-7fa3-4cad-87d0-75b1af71c57b"
RECORD = "891dcbfc-9141-415d-9b2a-2238a6cc012d"

NATURAL = [
    ("text", '{"value": "Zürich \\u2603"}', "Zürich ☃"),
    ("text", '{"value": ""}', ""),
    ("number", '{"value": 14}', 14),
    ("number", '{"value": 14.0}', 14),
    ("number", '{"value": 1e3}', 1000),
    ("number", '{"value": 3.1415}', Decimal("3.1415")),
    ("number", '{"value": 12345678901234.5678}', Decimal("12345678901234.5678")),
    ("number", '{"value": 123456789012345678901234567890}', 123456789012345678901234567890),
    ("currency", '{"currency_value": 514405.0, "currency_code": "USD"}', Decimal("514405.0")),
    ("currency", '{"currency_value": 0.1}', Decimal("0.1")),
    ("currency", '{"currency_value": 499}', Decimal(499)),
    ("currency", '{"currency_value": "499.00", "currency_code": null}', Decimal("499.00")),
    ("currency", '{"currency_value": 12345678901234.5678}', Decimal("12345678901234.5678")),
    ("rating", '{"value": 3}', 3),
    ("rating", '{"value": 3.0}', 3),
    ("checkbox", '{"value": true}', True),
    ("checkbox", '{"value": false}', False),
    ("date", '{"value": "2023-11-24"}', date(2023, 11, 24)),
    ("date", '{"value": "2023-11-24T23:59:59.000000000Z"}', date(2023, 11, 24)),
    (
        "timestamp",
        '{"value": "2023-11-24T15:17:48.123456789Z"}',
        datetime(2023, 11, 24, 15, 17, 48, 123456, UTC),
    ),
    ("timestamp", '{"value": "2023-11-24T17:17:48+02:00"}', datetime(2023, 11, 24, 15, 17, 48, tzinfo=UTC)),
    ("timestamp", '{"value": "2023-11-24T15:17:48"}', datetime(2023, 11, 24, 15, 17, 48, tzinfo=UTC)),
    (
        "personal-name",
        '{"first_name": "Ada", "last_name": "Lovelace", "full_name": "Ada Lovelace"}',
        Name("Ada", "Lovelace"),
    ),
    ("personal-name", '{"first_name": "Ada", "last_name": "", "full_name": "Countess"}', Name("Ada", None, "Countess")),
    ("personal-name", '{"first_name": null, "full_name": "Ada"}', Name(full="Ada")),
    ("email-address", '{"email_address": "ada@x.org", "original_email_address": "Ada@x.org"}', "ada@x.org"),
    (
        "phone-number",
        '{"original_phone_number": "01632 960001", "normalized_phone_number": "+441632960001", "country_code": "GB"}',
        "+441632960001",
    ),
    ("phone-number", '{"original_phone_number": "01632", "phone_number": "+441632960001"}', "+441632960001"),
    ("phone-number", '{"original_phone_number": "01632 960001", "country_code": "GB"}', "01632 960001"),
    ("domain", '{"domain": "app.attio.com", "root_domain": "attio.com"}', "app.attio.com"),
    ("select", '{"option": {"id": {"option_id": "1"}, "title": "3D Printing", "is_archived": true}}', "3D Printing"),
    ("status", '{"status": {"id": {"status_id": "1"}, "title": "Won 🎉", "celebration_enabled": true}}', "Won 🎉"),
    (
        "record-reference",
        f'{{"target_object": "people", "target_record_id": "{RECORD}"}}',
        RecordReference("people", RECORD),
    ),
    (
        "actor-reference",
        f'{{"referenced_actor_type": "workspace-member", "referenced_actor_id": "{MEMBER}"}}',
        ActorReference("workspace-member", MEMBER),
    ),
    (
        "actor-reference",
        '{"referenced_actor_type": "system", "referenced_actor_id": null}',
        ActorReference("system", None),
    ),
    ("location", '{"locality": "Paris", "country_code": "FR"}', Location(locality="Paris", country_code="FR")),
    (
        "interaction",
        '{"interaction_type": "email", "interacted_at": "2023-11-25T15:21:06.447Z", "owner_actor": {"type": "system"}}',
        Interaction("email", datetime(2023, 11, 25, 15, 21, 6, 447000, UTC), ActorReference("system")),
    ),
    ("interaction", '{"interaction_type": "a-new-one", "owner_actor": null}', Interaction("a-new-one", None, None)),
]


def typed(kind: str, payload: str) -> bytes:
    return f'{{"attribute_type": "{kind}", {payload[1:]}'.encode()


@pytest.mark.parametrize(("kind", "payload", "expected"), NATURAL)
def test_natural_values(kind: str, payload: str, expected: object) -> None:
    value = typed(kind, payload)
    for read in (
        natural_value(value),  # by its own word
        natural_value(payload.encode(), kind),  # by the definition's
        *natural_values(b"[" + value + b", " + value + b"]", kind),
    ):
        assert read == expected
        assert type(read) is type(expected)


def test_every_type_is_read() -> None:
    assert {kind for kind, _, _ in NATURAL} == set(READERS)
    assert len(READERS) == 17


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("text", '{"value": 5}'),
        ("text", '{"text": "x"}'),
        ("number", '{"value": "many"}'),
        ("number", '{"value": true}'),
        ("currency", '{"currency_value": "NaN"}'),
        ("currency", '{"currency_value": "much"}'),
        ("currency", '{"currency_value": true}'),
        ("rating", '{"value": 3.5}'),
        ("checkbox", '{"value": "yes"}'),
        ("date", '{"value": "someday"}'),
        ("date", '{"value": "10000-01-01"}'),
        ("timestamp", '{"value": "2023-11-24T23:59:60Z"}'),
        ("timestamp", '{"value": "0001-01-01T00:00:00+10:00"}'),
        ("personal-name", '{"first_name": ["Ada"]}'),
        ("email-address", '{"email_address": {}}'),
        ("phone-number", '{"country_code": "GB"}'),
        ("domain", '{"domain": 1}'),
        ("select", '{"option": {}}'),
        ("status", '{"status": []}'),
        ("record-reference", '{"target_object": "people"}'),
        ("actor-reference", '{"referenced_actor_type": 3}'),
        ("location", '{"line_1": 3}'),
        ("interaction", '{"interaction_type": "email", "interacted_at": "then"}'),
        ("hologram", '{"beam": [1.5, {"x": null}]}'),
    ],
)
def test_what_does_not_fit_its_type_reads_as_json(kind: str, payload: str) -> None:
    value = typed(kind, payload)
    assert natural_value(value) == json.loads(value)
    assert natural_values(b"[" + value + b"]", kind) == [json.loads(value)]


def test_null_reads_as_none() -> None:
    keys = {"currency": "currency_value", "email-address": "email_address", "domain": "domain", "select": "option"}
    keys |= {"status": "status", "phone-number": "normalized_phone_number"}
    for kind in READERS:
        if kind in ("record-reference", "actor-reference", "location", "personal-name", "interaction"):
            continue
        assert natural_value(typed(kind, f'{{"{keys.get(kind, "value")}": null}}')) is None


def test_one_bad_value_leaves_the_others_readable() -> None:
    array = b'[{"attribute_type": "select", "option": {"title": "A"}}, {"attribute_type": "select", "option": 7}, null]'
    assert natural_values(array, "select") == ["A", {"attribute_type": "select", "option": 7}, None]


def test_a_value_that_contradicts_its_definition_reads_by_its_own_word() -> None:
    assert natural_value(b'{"attribute_type": "currency", "currency_value": 1.5}', "text") == Decimal("1.5")


def test_numbers_beyond_everything_do_not_raise() -> None:
    assert natural_value(b'{"attribute_type": "number", "value": 1e400}') == Decimal("1e400")
    assert natural_value(b'{"attribute_type": "number", "value": 1e99999999999999999999}')["value"] == float("inf")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = ["value", "currency_value", "option", "status", "title", "domain", "email_address", "full_name", "line_1"]
KEYS += ["target_object", "target_record_id", "referenced_actor_type", "interaction_type", "interacted_at"]
PAYLOADS = st.dictionaries(st.sampled_from(KEYS), JSON, max_size=4)


@settings(deadline=None)
@given(kind=st.sampled_from([*READERS, "hologram"]), payload=PAYLOADS | JSON)
def test_arbitrary_json_never_makes_reading_raise(kind: str, payload: object) -> None:
    text = msgspec.json.encode(payload)
    natural_value(text, kind)
    assert isinstance(natural_values(text, kind), list)
    value = Value(text, kind)
    assert [value.value, value.active_from, value.created_by, value.nanoseconds, repr(value)]


HISTORY = b"""{"data": [
 {"active_from": "2023-04-03T15:21:06.447000123Z", "active_until": "2024-01-01T00:00:00.000000000Z",
  "created_by_actor": {"type": "workspace-member", "id": "50cf242c-7fa3-4cad-87d0-75b1af71c57b"},
  "attribute_type": "timestamp", "value": "2023-11-24T15:17:48.123456789Z", "new_key": 1},
 {"active_from": "2024-01-01T00:00:00.000000000Z", "active_until": null, "created_by_actor": {"type": null, "id": null},
  "attribute_type": "currency", "currency_value": 12345678901234.5678},
 {"created_by_actor": null}
]}"""


def test_history_values() -> None:
    first, second, bare = decode_values(HISTORY)
    assert first.value == datetime(2023, 11, 24, 15, 17, 48, 123456, UTC)
    assert first.nanoseconds == 1_700_839_068_123_456_789
    assert first.active_from == datetime(2023, 4, 3, 15, 21, 6, 447000, UTC)
    assert first.active_from_nanoseconds == 1_680_535_266_447_000_123
    assert first.active_until == datetime(2024, 1, 1, tzinfo=UTC)
    assert first.created_by == ActorReference("workspace-member", MEMBER)
    assert first.attribute_type == "timestamp"
    assert first.raw == json.loads(HISTORY)["data"][0]
    assert second.value == Decimal("12345678901234.5678")
    assert second.nanoseconds is None
    assert second.created_by is None
    assert second.active_until is None
    assert bare.value == {"created_by_actor": None}
    assert (bare.active_from, bare.active_from_nanoseconds, bare.attribute_type, bare.created_by) == (None,) * 4


def test_values_compare_pickle_and_show() -> None:
    first, second, _ = decode_values(HISTORY)
    again = pickle.loads(pickle.dumps(first))  # noqa: S301 - our own bytes
    assert again == first == Value(first.raw)
    assert hash(again) == hash(first)
    assert first != second
    assert first != first.raw
    assert repr(second) == "Value(Decimal('12345678901234.5678'), since 2024-01-01)"
    assert "until 2024-01-01" in repr(first)


def test_a_value_without_type_reads_by_the_given_one() -> None:
    (value,) = decode_values(b'{"data": [{"value": "x"}]}', "text")
    assert value.value == "x"
    assert value.attribute_type == "text"


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"data": [{"value": 1}', b'{"data": 3}', b"[]", b"{}"])
def test_what_is_no_history_answer_is_a_decode_error(body: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_values(body)


def test_moments_before_the_epoch_keep_their_nanoseconds() -> None:
    value = Value(b'{"attribute_type": "timestamp", "value": "1969-12-31T23:59:59.999999999Z"}')
    assert value.nanoseconds == -1


def test_natural_types_are_pleasant() -> None:
    name = Name("Ada", "Lovelace")
    assert (name.first, name.last, name.full, str(name)) == ("Ada", "Lovelace", "Ada Lovelace", "Ada Lovelace")
    assert repr(name) == "Name('Ada', 'Lovelace')"
    assert repr(Name("Ada", full="The Countess")) == "Name('Ada', None, full='The Countess')"
    assert Name.parse("Lovelace, Ada, Countess") == Name("Ada, Countess", "Lovelace")
    assert Name.parse("Ada King") == Name("Ada King")
    assert Name("", "") == Name() == Name(None, None, "")
    assert str(Name()) == ""
    place = Location(locality="Paris", country_code="FR")
    assert repr(place) == "Location(locality='Paris', country_code='FR')"
    assert len(place.to_dict()) == 10
    for thing in (name, place, RecordReference("people", "1"), ActorReference("system"), Interaction("email", None)):
        assert pickle.loads(pickle.dumps(thing)) == thing == copy.copy(thing)  # noqa: S301 - our own bytes
        assert hash(thing) == hash(copy.deepcopy(thing))
