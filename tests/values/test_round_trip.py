"""What is read may be written back, and what is written is read again as the same."""

from __future__ import annotations

import re
import string
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio import ActorReference, Definitions, Location, Name, RecordReference
from aioattio.record import decode_record, decode_records
from aioattio.values.encoders import ENCODERS
from aioattio.values.writing import encode_values
from tests.values.pages import attribute_json, definitions, page

SINGLE = Definitions.from_json([attribute_json(kind, kind) for kind in ENCODERS], object="things")
MANY = Definitions.from_json([attribute_json(kind, kind, multiselect=True) for kind in ENCODERS], object="things")

# A busy machine is no finding.
unhurried = settings(deadline=None)

_encode = msgspec.json.Encoder(decimal_format="number").encode


def answered(encoded: dict[str, list[Any]]) -> bytes:
    """The record that Attio answers to a write with: each value in its read form."""
    values = {
        kind: [
            {"active_from": "2026-01-01T00:00:00.000000000Z", "attribute_type": kind, **read_form(kind, one)}
            for one in sent
        ]
        for kind, sent in encoded.items()
    }
    return _encode({"data": {"id": {"record_id": "1"}, "values": values}})


def read_form(kind: str, sent: dict[str, Any]) -> dict[str, Any]:
    if kind in ("select", "status"):
        key = "option" if kind == "select" else "status"
        return {key: {"id": {f"{key}_id": "1"}, "title": sent[key]}}
    if kind == "phone-number":
        digits = re.sub(r"\D", "", sent["original_phone_number"])
        return sent | {"phone_number": f"+{digits}"}
    return sent


def amounts(digits: int = 12) -> st.SearchStrategy[Decimal]:
    largest = Decimal(10) ** digits
    return st.decimals(-largest, largest, places=4) | st.decimals(-largest, largest, places=0)


TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
WORD = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8)
HOST = st.builds("{}.{}".format, WORD, WORD.filter(lambda label: not label.isdigit()))
PART = st.none() | st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
DEGREES = st.none() | st.decimals(-90, 90, places=6).map("{:f}".format)
UUID = st.uuids().map(str)

NATURAL: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXT,
    "number": st.integers(-(10**15), 10**15) | amounts().map(lambda d: int(d) if d == d.to_integral_value() else d),
    "currency": amounts(),
    "rating": st.integers(0, 5),
    "checkbox": st.booleans(),
    "date": st.dates(),
    "timestamp": st.datetimes(timezones=st.just(UTC)),
    "personal-name": st.builds(Name, PART, PART, PART).filter(lambda name: bool(str(name).strip())),
    "email-address": st.builds("{}@{}".format, WORD, HOST),
    "phone-number": st.from_regex(r"\+44[0-9]{10}", fullmatch=True),
    "domain": HOST,
    "select": TEXT.filter(str.strip),
    "status": TEXT.filter(str.strip),
    "record-reference": st.builds(RecordReference, WORD, UUID),
    "actor-reference": st.builds(ActorReference, st.just("workspace-member"), UUID),
    "location": st.builds(
        Location,
        line_1=PART,
        locality=PART,
        postcode=st.just("75001"),
        country_code=st.sampled_from(["FR", None]),
        latitude=DEGREES,
        longitude=DEGREES,
    ),
}


def test_every_writable_type_goes_round() -> None:
    assert set(NATURAL) == set(ENCODERS)


@pytest.mark.parametrize("kind", NATURAL)
@unhurried
@given(data=st.data())
def test_there_and_back(kind: str, data: st.DataObject) -> None:
    value = data.draw(NATURAL[kind])
    record = decode_record(
        answered(encode_values({kind: value}, SINGLE, "things")), object="things", definitions=SINGLE
    )
    assert record[kind] == value
    assert type(record[kind]) is type(value)
    assert encode_values({kind: record[kind]}, SINGLE, "things") == encode_values({kind: value}, SINGLE, "things")


@unhurried
@given(values=st.fixed_dictionaries({kind: st.lists(one, max_size=3) for kind, one in NATURAL.items()}))
def test_lists_there_and_back(values: dict[str, list[Any]]) -> None:
    record = decode_record(answered(encode_values(values, MANY, "things")), object="things", definitions=MANY)
    assert dict(record) == values


@unhurried
@given(amount=st.floats(-1e9, 1e9).map(lambda number: round(number, 4)))
def test_floats_arrive_as_the_decimal_that_was_meant(amount: float) -> None:
    record = decode_record(answered(encode_values({"currency": amount}, SINGLE, "things")), object="things")
    assert record["currency"] == Decimal(repr(amount))


@unhurried
@given(moment=st.datetimes(timezones=st.timezones()) | st.datetimes())
def test_moments_arrive_in_utc(moment: datetime) -> None:
    try:
        utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:  # the first and last hours that datetime knows
        return
    sent = encode_values({"timestamp": moment, "date": moment}, SINGLE, "things")
    record = decode_record(answered(sent), object="things")
    assert record["timestamp"] == utc
    assert record["date"] == utc.date()
    assert isinstance(record["date"], date)


def test_a_whole_page_may_be_written_back() -> None:
    known = definitions()
    for record in decode_records(page(50), object="companies", definitions=known):
        writable = {slug: value for slug, value in record.items() if known[slug].is_writable}
        encoded = encode_values(writable, known, "companies")
        kinds = {slug: known[slug].type for slug in writable}
        for slug, sent in encoded.items():
            again = decode_record(answered({kinds[slug]: sent}), object="companies")
            natural = again[kinds[slug]]
            assert as_list(natural) == as_list(record[slug])


def as_list(natural: Any) -> list[Any]:
    return natural if isinstance(natural, list) else [] if natural is None else [natural]
