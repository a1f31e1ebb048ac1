"""What is refused before anything is sent, and what the refusal says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from aioattio import (
    ActorReference,
    Definitions,
    Interaction,
    Location,
    Name,
    RecordReference,
    SelectOption,
    Status,
)
from aioattio.errors import InvalidInput
from aioattio.values.encoders import ENCODERS
from aioattio.values.writing import encode_values
from tests.values.pages import attribute_json
from tests.values.test_writing import MEMBER, RECORD, SINGLE

LONE_SURROGATE = "a\ud800"


class Array:
    """As numpy's: it compares item by item, and is neither true nor false."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise ValueError("The truth value of an array is ambiguous")


class NotATime(datetime):
    """As pandas': a datetime by its class, which equals nothing."""

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = datetime.__hash__


NAT = NotATime(1, 1, 1)

REFUSED: dict[str, list[Any]] = {
    "text": [5, True, b"x", {"text": "x"}, [None], LONE_SURROGATE, {"value": 5}, "x" * (10 * 1024 * 1024 + 1), object],
    "number": [
        Decimal("1E+5000000"),
        10**400,
        True,
        "many",
        "1,000",
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        Decimal("sNaN"),
        0.12345,
        "1e3",
        "",
        1j,
        {"value": None},
    ],
    "currency": [True, "$5", "5 USD", Decimal("0.00001"), Decimal("Infinity"), {"currency_code": "USD"}, "", date.min],
    "rating": [6, -1, 3.0, "3", True, str],
    "checkbox": [1, 0, "yes", "True", {"checked": True}, "", Array()],
    "date": [
        "someday",
        "2023-02-30",
        "24.11.2023",
        2023,
        "20230102",
        {"date": "2023-01-01"},
        "2023-W01-1",
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-9))),
        NAT,
    ],
    "timestamp": [
        1700000000,
        "yesterday",
        "2023-01-02T25:00",
        "2023-01-02Z",
        "15:00",
        1.5,
        "2023-13",
        datetime.min.replace(tzinfo=timezone(timedelta(hours=9))),
        NAT,
    ],
    "personal-name": [
        "",
        "  ",
        ",",
        Name(),
        5,
        {"first": "Ada"},
        {},
        {"first_name": 5},
        Name(5),  # type: ignore[arg-type]
        {"first_name": "", "last_name": None},
        b"Ada",
        LONE_SURROGATE,
    ],
    "email-address": [
        "ada",
        "ada@",
        "@x.org",
        "ada@x",
        "a@b@x.org",
        "ada @x.org",
        "ada@x..org",
        "a..da@x.org",
        "ada@x.org, bob@x.org",
        "Ada <ada@x.org>",
        "ada@192.168.0.1",
        "ada@x_.",
        "a" * 250 + "@x.org",
        LONE_SURROGATE + "@x.org",
        5,
    ],
    "phone-number": [
        "+abc1234567",
        "+++++1234567",
        "01632 960001",
        "0044 1632 960001",
        "+12",
        "+1 555 123",
        "+1234567890123456",
        "+999 1632 960001",
        "+49 30 123456 home",
        "+44 1632 960001 / +44 1632 960002",
        441632960001,
        {"phone": "+441632960001"},
        {"original_phone_number": "01632 960001", "country_code": "UK"},
        {"original_phone_number": "01632 960001", "country_code": "GBR"},
        {"original_phone_number": "01632 960001", "country_code": None},
        {"original_phone_number": 1632960001, "country_code": "GB"},
        "",
    ],
    "domain": [
        "localhost",
        "",
        "ada@x.org",
        "mailto:ada@x.org",
        "http://",
        "x org.com",
        "http://[::1]/",
        "x..org",
        "192.168.0.1",
        "x.org,y.org",
        "x.org\ny.org",
        "a." + "b" * 64 + ".org",
        5,
        b"x.org",
    ],
    "select": ["", 5, True, {"title": "A"}, {"option": ""}, b"A", LONE_SURROGATE, Status("id", "A")],
    "status": ["", 5, str, {"option": "A"}, {"status": None}, 1.5, SelectOption("id", "A")],
    "record-reference": [
        RECORD,
        "ada@x.org",
        5,
        {"target_object": "people"},
        {"target_object": "people", "target_record_id": None},
        {},
        RecordReference("people", ""),
        ActorReference("workspace-member", MEMBER),
        "",
    ],
    "actor-reference": [
        "ada",
        5,
        ActorReference("system"),
        ActorReference("api-token", MEMBER),
        ActorReference("workspace-member"),
        ActorReference("workspace-member", LONE_SURROGATE),
        RecordReference("people", RECORD),
        {"id": MEMBER},
        "",
    ],
    "location": [
        5,
        {"city": "Paris"},
        {},
        Location(),
        "",
        Location(latitude="north"),
        {"latitude": 90.5},
        {"longitude": "-181"},
        {"latitude": float("nan")},
        {"latitude": True},
        {"country_code": "FRA"},
        {"country_code": "UK"},
        {"postcode": 75001},
        {5: "Paris"},
        {"latitude": Array()},
        {"country_code": Array()},
        b"Paris",
    ],
}


@pytest.mark.parametrize(("kind", "given"), [(kind, given) for kind, bad in REFUSED.items() for given in bad])
def test_refused_before_sending(kind: str, given: Any) -> None:
    with pytest.raises(InvalidInput) as caught:
        encode_values({kind: given}, SINGLE, "things")
    error = caught.value
    assert (error.attribute, error.type) == (kind, kind)
    assert str(error).startswith(f"{kind} ({kind}): cannot take ")
    assert str(error).endswith(f"; accepted: {error.accepted}")
    assert error.accepted
    value = str(error).removeprefix(f"{kind} ({kind}): cannot take ")
    assert value.startswith(shown(error.given)[:20])


def shown(given: Any) -> str:
    try:
        return repr(given)
    except ValueError:  # more digits than Python turns into text
        return "<int>"


def test_each_type_refuses_five_bad_values_at_least() -> None:
    assert set(REFUSED) == set(ENCODERS)
    assert min(map(len, REFUSED.values())) >= 5


def refusal(values: Any, known: Definitions | None = SINGLE) -> str:
    with pytest.raises(InvalidInput) as caught:
        encode_values(values, known, "things")
    return str(caught.value)


@pytest.mark.parametrize(
    ("kind", "given", "why"),
    [
        ("phone-number", "01632 960001", 'a number without "+" and country; accepted: a number with its country'),
        ("phone-number", "+1 555 123", "too short for a number of that country; accepted: "),
        ("phone-number", "+1 234 567 890 123 456", "too long for a number of that country; accepted: "),
        ("phone-number", {"original_phone_number": "1", "country_code": "UK"}, "as UK is no country code"),
        ("phone-number", "+1 800 FLOWERS", 'cannot take \'+1 800 FLOWERS\'; accepted: digits: "+1 800 3569377", if'),
        ("phone-number", "+44 1632 960001 home", "; accepted: a number with its country"),
        ("phone-number", "x" * 1_000_000, "; accepted: a number with its country"),
        ("domain", "ada@x.org", "an e-mail address; accepted: a domain or URL"),
        ("location", {"postcod": "75001"}, "as a location has no 'postcod'; did you mean 'postcode'?"),
        ("location", {"country_code": "France"}, 'accepted: a country_code of two letters (ISO 3166-1) such as "GB"'),
        ("location", {"latitude": 91}, "accepted: latitude in decimal degrees from -90 to 90 such as"),
        ("location", {"postcode": 75001}, "accepted: postcode as text, or None"),
        ("text", LONE_SURROGATE, "which has no UTF-8 form; accepted: str"),
        ("actor-reference", ActorReference("system"), "WorkspaceMember or ActorReference"),
        ("actor-reference", ActorReference("app", MEMBER), "as Attio lets nobody but workspace members be set"),
        ("record-reference", "x.org", "as it may be a record of more than one object; accepted: a Record or "),
        ("rating", None, "int from 0 to 5; None or [] clears it"),
        ("number", " ", "; None or [] clears it"),
        ("personal-name", ", ", "a name without any part; accepted: "),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(kind: str, given: Any, why: str) -> None:
    assert why in refusal({kind: [given]})


def test_a_long_value_is_cut_in_the_message() -> None:
    assert len(refusal({"email-address": "a" * 100_000})) < 300


MANY = Definitions.from_json([attribute_json("categories", "select", multiselect=True)], object="companies")


def test_a_scalar_for_a_multiselect_is_refused_with_the_fix() -> None:
    one = "categories (select): cannot take {}, as it is a multiselect and takes a list; accepted: {}"
    assert refusal({"categories": "A"}, MANY) == one.format("'A'", "a list: ['A']")
    assert refusal({"categories": {"option": "A"}}, MANY) == one.format("{'option': 'A'}", "a list: [{'option': 'A'}]")
    assert refusal({"categories": 5}, MANY) == one.format("5", "a list: [5]")
    each = "a list; each item title or id of an option"
    assert refusal({"categories": b"A"}, MANY) == one.format("b'A'", each)
    assert refusal({"categories": ""}, MANY) == one.format("''", f"{each}; None or [] clears it")
    assert refusal({"categories": (title for title in "AB")}, MANY).endswith(each)
    assert refusal({"categories": {"A": 1}.keys()}, MANY).endswith(each)


def test_a_set_is_refused_everywhere() -> None:
    assert refusal({"categories": {"A"}}, MANY) == (
        "categories (select): cannot take {'A'}, as a set has no order; accepted: a list"
    )
    assert refusal({"text": frozenset("A")}).endswith("as a set has no order; accepted: a list")


def test_several_values_for_one_are_refused() -> None:
    assert refusal({"text": ["a", "b"]}) == (
        "text (text): cannot take ['a', 'b'], as it is not a multiselect: it takes one value, not 2; "
        "accepted: one value: str"
    )


def test_unknown_attributes_are_refused_with_the_nearest() -> None:
    assert refusal({"category": ["A"]}, MANY) == "things has no attribute 'category'; did you mean 'categories'?"
    assert refusal({"zzz": 1}, MANY) == "things has no attribute 'zzz'"
    assert refusal({5: 1}, MANY) == "things has no attribute 5"
    assert "dict of values" in refusal(["name"])


@pytest.mark.parametrize("given", ["x", None, datetime(2026, 1, 1, tzinfo=UTC)])
def test_what_cannot_be_written_is_refused_with_the_reason(given: Any) -> None:
    known = Definitions.from_json(
        [
            attribute_json("created_at", "timestamp", writable=False),
            attribute_json("formula", "number", writable=False, is_system_attribute=False),
            attribute_json("last_interaction", "interaction"),
        ]
    )
    form = "{} ({}): cannot take {!r}, as it is read-only: {}; accepted: nothing; leave it out"
    reasons = {
        "created_at": "Attio alone writes its system attributes",
        "formula": "its values are computed",
        "last_interaction": "Attio makes interactions out of e-mails and meetings",
    }
    for slug, why in reasons.items():
        assert refusal({slug: given}, known) == form.format(slug, known[slug].type, given, why)


def test_interactions_cannot_be_written_back() -> None:
    assert "is read-only" in refusal({"interaction": Interaction("email", None)})
