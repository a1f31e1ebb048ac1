"""Whatever JSON stands where a value is expected, reading gives something and never raises."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from datetime import UTC
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio import Definitions, Value
from aioattio.entry import Entry
from aioattio.record import Record, decode_record
from aioattio.values.holder import Holder
from aioattio.values.pages import decode_one, decode_page
from aioattio.values.reading import READERS
from aioattio.values.value import decode_values
from tests.values.pages import attribute_json

KINDS = [*READERS, "hologram", ""]
SINGLE = Definitions.from_json([attribute_json(kind, kind) for kind in KINDS])
MANY = Definitions.from_json([attribute_json(kind, kind, multiselect=True) for kind in KINDS])
# The schema says something else than the answer, as after a change in Attio's settings.
SHIFTED = Definitions.from_json([attribute_json(KINDS[i - 1], KINDS[i], multiselect=i % 2 == 0) for i in range(19)])

HALF = "\ud83d"  # of a character: what JavaScript leaves where it cuts a text
SPECIAL = f"caf{HALF}|{HALF}|\udc00|\\ud83d|😀|\0|NaN|Infinity|sNaN|1e999999999999|١٢|2023-01-01|2023-02-30".split("|")
SPECIAL += ["2023-11-24T15:17:48.123456789Z", "0001-01-01T00:00:00+10:00", "9" * 5000, '},{"id":{']
TEXTS = st.text(st.characters(), max_size=6) | st.sampled_from([*SPECIAL, *KINDS])
NUMBERS = st.integers(-(10**30), 10**30).map(str) | st.floats(allow_nan=False, allow_infinity=False).map(repr)
STRANGE_NUMBERS = st.sampled_from(["-0.0", "1E400", "-1e99999999999999999999", "1e-99999999999999999999", "9" * 5000])
LEAVES = st.sampled_from(["null", "true", "false", "[]", "{}"]) | NUMBERS | STRANGE_NUMBERS | TEXTS.map(json.dumps)
KEYS = ["value", "currency_value", "currency_code", "option", "status", "title", "id", "option_id", "domain"]
KEYS += ["email_address", "phone_number", "normalized_phone_number", "original_phone_number", "full_name", "first_name"]
KEYS += ["line_1", "latitude", "target_object", "target_record_id", "referenced_actor_type", "referenced_actor_id"]
KEYS += ["interaction_type", "interacted_at", "owner_actor", "type", "active_from", "active_until", "created_by_actor"]


Pairs = list[tuple[str, str]]


def written(pairs: Pairs) -> str:
    return f"{{{','.join(f'{json.dumps(key)}:{value}' for key, value in pairs)}}}"


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    arrays = st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
    return arrays | st.lists(st.tuples(st.sampled_from(KEYS) | TEXTS, inner), max_size=3).map(written)


JSON = st.recursive(LEAVES, nested, max_leaves=6)
KIND = st.sampled_from(KINDS).map(json.dumps)
VALUES = st.builds(
    lambda kind, pairs: written([*pairs, ("attribute_type", kind)]),
    KIND | JSON,
    st.lists(st.tuples(st.sampled_from(KEYS), JSON), min_size=1, max_size=4),
)
ARRAYS = st.lists(VALUES | JSON, max_size=3).map(lambda items: f"[{','.join(items)}]") | VALUES | JSON


def as_python(text: str) -> Any:
    """What Python's own decoder makes of it, with what cannot be kept as it is said in another way."""

    def number(digits: str) -> float:
        return int(digits) if len(digits) < 4000 else float(digits)

    def kept(found: Any) -> Any:
        if isinstance(found, str):
            return found.encode("utf-8", "surrogatepass").decode("utf-8", "replace").replace("\ufffd" * 3, "\ufffd")
        if isinstance(found, list):
            return list(map(kept, found))
        return {kept(key): kept(value) for key, value in found.items()} if isinstance(found, dict) else found

    return kept(json.loads(text, parse_int=number))


def read_value(value: Value) -> None:
    assert isinstance(repr(value), str)
    assert len(repr(value)) < 2000
    parts = [value.value, value.active_from, value.active_until, value.created_by, value.attribute_type, value.raw]
    parts += [value.nanoseconds, value.active_from_nanoseconds, value.currency_code, value.option_id, value.status_id]
    again = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
    assert again == value
    assert hash(again) == hash(value)
    assert repr([again.value, *parts[1:]]) == repr(parts)


def read_all(holder: Holder, sent: str) -> None:
    """Every way of reading, on every attribute."""
    assert holder.to_dict() == as_python(sent)
    natural = dict(holder)
    assert natural.keys() == dict(holder.items()).keys() == set(holder) == set(holder.keys())
    for slug in holder:
        assert repr(holder[slug]) == repr(holder.get(slug, 7)) == repr(natural[slug])
        values = holder.values(slug)
        assert repr(holder.value(slug)) == repr(next(iter(values), None))
        assert len(values) == len(holder.raw(slug))
        for value in values:
            read_value(value)
    assert isinstance(holder.id + holder.workspace_id, str)
    assert holder.created_at is None or holder.created_at.tzinfo is UTC
    assert holder.web_url is None or isinstance(holder.web_url, str)
    assert len(repr(holder)) < 250
    again = pickle.loads(pickle.dumps(holder))  # noqa: S301 - our own bytes
    assert again == holder
    assert hash(again) == hash(holder)
    assert repr(again) == repr(holder)
    assert repr(dict(again)) == repr(natural)


def written_holder(values: Pairs, key: str = "values", others: Pairs | None = None) -> str:
    own = "record_id" if key == "values" else "entry_id"
    return written([("id", f'{{"{own}":"1"}}'), *(others or []), (key, written(values))])


@settings(deadline=None)
@given(
    values=st.lists(st.tuples(st.sampled_from([*KINDS, "name"]), ARRAYS), min_size=1, max_size=4),
    others=st.lists(
        st.tuples(st.sampled_from(["created_at", "web_url", "parent_object", "id", "x"]), JSON), max_size=2
    ),
    known=st.sampled_from([None, SINGLE, MANY, SHIFTED]),
    holder=st.sampled_from([(Record, "values"), (Entry, "entry_values")]),
)
def test_arbitrary_json_reads(values: Pairs, others: Pairs, known: Definitions | None, holder: Any) -> None:
    kind, key = holder
    sent = written_holder(values, key, others)
    one = decode_one(kind, f'{{"data": {sent}}}'.encode(), container="things", definitions=known)
    read_all(one, sent)
    page = decode_page(kind, f'{{"data":[{sent},{sent}]}}'.encode(), container="things", definitions=known)
    assert page == [one, one]
    assert {hash(again) for again in page} == {hash(one)}


@settings(deadline=None)
@given(value=VALUES | JSON, kind=st.sampled_from([None, *KINDS]))
def test_arbitrary_json_in_a_history_reads(value: str, kind: str | None) -> None:
    (found,) = decode_values(f'{{"data": [{value}]}}'.encode(), kind)
    read_value(found)
    expected = as_python(value)
    assert found.raw == (expected if isinstance(expected, dict) else {})
    if isinstance(expected, dict):
        read_value(Value(json.loads(value, parse_int=float), kind))


DEEP = {
    "arrays": lambda depth: "[" * depth + "1" + "]" * depth,
    "objects": lambda depth: '{"a":' * depth + "1" + "}" * depth,
    "with text": lambda depth: '[{"]}":"\\"[{",\n"b": ' * depth + '"}]"' + "}]" * depth,
}


@pytest.mark.parametrize("write", DEEP.values(), ids=DEEP)
@pytest.mark.parametrize("depth", [50, 900, 3000, 20_000])
def test_deep_nesting_reads_as_the_json_text_from_some_depth_on(write: Callable[[int], str], depth: int) -> None:
    value = f'{{"attribute_type": "text", "value": {write(depth)}, "currency_code": "USD"}}'
    record = decode_record(
        f'{{"data": {written_holder([("name", f"[{value}]")], "values")}}}'.encode(), object="things"
    )
    assert record.id == "1"
    (found,) = record.values("name")
    assert found.currency_code == "USD"
    assert len(repr(found)) < 2000
    assert len(repr(record)) < 250
    inner = record["name"]["value"]
    levels = 0
    while isinstance(inner, list | dict):
        inner = inner[0] if isinstance(inner, list) else inner["a" if "a" in inner else "b"]
        levels += 1
    if depth == 50:
        assert inner in (1, "}]")
    elif isinstance(inner, str):  # else the interpreter had room for all of it
        assert levels < 110
        assert inner[0] in "[{"
        assert value.count(inner) == 1


def test_a_text_cut_in_the_middle_of_a_character_spoils_nothing() -> None:
    def named(name: str) -> str:
        return written_holder([("name", f'[{{"attribute_type":"text","value":{json.dumps(name)}}}]')], "values")

    names = ["Ada", f"caf{HALF}", "😀", "\\ud83d", f"{HALF}{HALF}\ude00", "\ude00", "é"]
    body = f'{{"data":[{",".join(map(named, names))}]}}'.encode()
    page = decode_page(Record, body, container="things")
    assert [record["name"] for record in page] == ["Ada", "caf\ufffd", "😀", "\\ud83d", "\ufffd😀", "\ufffd", "é"]
    for record in page:
        msgspec.json.encode(record.to_dict())


@pytest.mark.parametrize("broken", [b"\xff", b"\xed\xa0\xbd", b"\xc3"])
def test_bytes_that_are_no_utf_8_read_as_replaced(broken: bytes) -> None:
    body = b'{"data":{"id":{"record_id":"1"},"values":{"name":[{"attribute_type":"text","value":"a%s"}]}}}' % broken
    record = decode_record(body, object="things")
    assert record["name"]["value"].rstrip("\ufffd") == "a"
    assert record.value("name") is not None


def test_records_that_differ_in_the_last_digit_differ() -> None:
    def holding(amount: str) -> Record:
        value = f'[{{"attribute_type":"currency","currency_value":{amount}}}]'
        return decode_record(f'{{"data":{written_holder([("x", value)], "values")}}}'.encode(), object="things")

    first, second, third = map(holding, ["12345678901234.5678", "12345678901234.5679", "12345678901234.567800"])
    assert first != second
    assert first.value("x") != second.value("x")
    assert first == third
    assert first.value("x") == third.value("x")
    assert hash(first) == hash(third)


def test_equal_values_have_equal_hashes() -> None:
    one, other = Value(b'{"active_from": 1, "value": true}'), Value(b'{"value": 1, "active_from": 1.0}')
    assert one == other
    assert hash(one) == hash(other)
    assert Value(b"3") != Value(b"4"), "what is no object is compared, too"
    assert Value(b'{"value": "2023-01-01"}', "date") != Value(b'{"value": "2023-01-01"}', "text")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_values_pickle_by_every_protocol(protocol: int) -> None:
    value = Value(b'{"value": "2023-01-01"}', "date")
    again = pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - our own bytes
    assert again == value
    assert again.value == value.value
