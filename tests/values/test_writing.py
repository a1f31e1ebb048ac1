"""Writing: each attribute type from plain Python to the JSON that Attio documents, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from aioattio.errors import InvalidInput
from aioattio.record import decode_record
from aioattio.schema import Definitions, SelectOption, Status
from aioattio.values import ActorReference, Interaction, Location, Name, RecordReference, encode_values
from aioattio.values.encoders import ENCODERS
from aioattio.values.reading import READERS
from tests.values.pages import COMPANIES, PEOPLE, attribute_json

MEMBER = "50cf242c-7fa3-4cad-87d0-75b1af71c57b"
RECORD = "891dcbfc-9141-415d-9b2a-2238a6cc012d"
USERS = "0b3ad9a5-6fd5-4c64-9a80-2b9d41c3a005"
CARS = "0b3ad9a5-6fd5-4c64-9a80-2b9d41c3a006"
TOKYO = timezone(timedelta(hours=9))

# One attribute of each type, under the type's own name.
SINGLE = Definitions.from_json(
    [attribute_json(kind, kind) for kind in READERS]
    + [attribute_json("hologram", "hologram"), attribute_json("locked", "text", writable=False)],
    object="things",
)
EMPTY = dict.fromkeys(Location().to_dict())


def ada() -> Any:
    body = {"data": {"id": {"record_id": RECORD}, "values": {}}}
    return decode_record(msgspec.json.encode(body), object="people")


SENT = [
    ("text", "x", {"value": "x"}),
    ("text", "", {"value": ""}),
    ("text", {"value": "x"}, {"value": "x"}),
    ("number", 14, {"value": 14}),
    ("number", 0.1, {"value": Decimal("0.1")}),
    ("number", Decimal("3.14150000"), {"value": Decimal("3.1415")}),
    ("number", "514405.0", {"value": Decimal(514405)}),
    ("number", {"value": 1.5}, {"value": Decimal("1.5")}),
    ("number", 1e22, {"value": Decimal("1E+22")}),
    ("currency", 4.99, {"currency_value": Decimal("4.99")}),
    ("currency", "399.00", {"currency_value": Decimal("399.00")}),
    ("currency", Decimal("-0.0001"), {"currency_value": Decimal("-0.0001")}),
    ("currency", {"currency_value": "399.00"}, {"currency_value": Decimal("399.00")}),
    ("rating", 0, {"value": 0}),
    ("rating", {"value": 5}, {"value": 5}),
    ("checkbox", True, {"value": True}),
    ("checkbox", "false", {"value": False}),
    ("checkbox", {"value": "true"}, {"value": True}),
    ("date", date(2026, 1, 31), {"value": "2026-01-31"}),
    ("date", datetime(2026, 1, 31, 5, tzinfo=TOKYO), {"value": "2026-01-30"}),
    ("date", datetime(2026, 1, 31, 23, 59), {"value": "2026-01-31"}),  # noqa: DTZ001 - naive is UTC
    ("date", "2023", {"value": "2023-01-01"}),
    ("date", "2023-01", {"value": "2023-01-01"}),
    ("date", "2023-01-02T23:00:00-10:00", {"value": "2023-01-03"}),
    ("date", {"value": "2004-07-29"}, {"value": "2004-07-29"}),
    ("timestamp", datetime(2026, 1, 31, 18, tzinfo=TOKYO), {"value": "2026-01-31T09:00:00Z"}),
    ("timestamp", datetime(2026, 1, 31, 9, 0, 0, 5), {"value": "2026-01-31T09:00:00.000005Z"}),  # noqa: DTZ001
    ("timestamp", date(2026, 1, 31), {"value": "2026-01-31T00:00:00Z"}),
    ("timestamp", "2019-01-17T15:17:48.123456789Z", {"value": "2019-01-17T15:17:48.123456789Z"}),
    ("timestamp", "2023-01-02 13:00", {"value": "2023-01-02T13:00"}),
    ("timestamp", "2023-01", {"value": "2023-01"}),
    (
        "personal-name",
        Name("Ada", "Lovelace"),
        {"first_name": "Ada", "last_name": "Lovelace", "full_name": "Ada Lovelace"},
    ),
    ("personal-name", "Smith, John", {"first_name": "John", "last_name": "Smith", "full_name": "John Smith"}),
    ("personal-name", "Cher", {"first_name": "Cher", "last_name": "", "full_name": "Cher"}),
    (
        "personal-name",
        {"first_name": "John", "last_name": "Smith"},
        {"first_name": "John", "last_name": "Smith", "full_name": "John Smith"},
    ),
    ("email-address", " ada@x.org ", {"email_address": "ada@x.org"}),
    ("email-address", {"email_address": "ada@x.org"}, {"email_address": "ada@x.org"}),
    (
        "phone-number",
        "+44 1632 960001",
        {"original_phone_number": "+44 1632 960001", "country_code": None},
    ),
    (
        "phone-number",
        {"original_phone_number": "01632 960001", "country_code": "GB"},
        {"original_phone_number": "01632 960001", "country_code": "GB"},
    ),
    ("domain", "App.Attio.com", {"domain": "app.attio.com"}),
    ("domain", "https://user@www.x.co.uk:8080/path?q=1#f", {"domain": "www.x.co.uk"}),
    ("domain", "x.org/about", {"domain": "x.org"}),
    ("domain", {"domain": "x.nosuchsuffix"}, {"domain": "x.nosuchsuffix"}),
    ("select", "3D Printing", {"option": "3D Printing"}),
    ("select", SelectOption("the-id", "3D Printing"), {"option": "the-id"}),
    ("select", {"option": RECORD}, {"option": RECORD}),
    ("status", "Lead", {"status": "Lead"}),
    ("status", Status("the-id", "Lead"), {"status": "the-id"}),
    (
        "record-reference",
        RecordReference("people", RECORD),
        {"target_object": "people", "target_record_id": RECORD},
    ),
    ("record-reference", ada(), {"target_object": "people", "target_record_id": RECORD}),
    (
        "record-reference",
        {"target_object": "companies", "domains": [{"domain": "x.org"}]},
        {"target_object": "companies", "domains": [{"domain": "x.org"}]},
    ),
    ("actor-reference", "ada@x.org", {"workspace_member_email_address": "ada@x.org"}),
    (
        "actor-reference",
        {"workspace_member_email_address": "ada@x.org"},
        {"workspace_member_email_address": "ada@x.org"},
    ),
    (
        "actor-reference",
        ActorReference("workspace-member", MEMBER),
        {"referenced_actor_type": "workspace-member", "referenced_actor_id": MEMBER},
    ),
    (
        "actor-reference",
        {"referenced_actor_type": "workspace-member", "referenced_actor_id": MEMBER},
        {"referenced_actor_type": "workspace-member", "referenced_actor_id": MEMBER},
    ),
    ("actor-reference", MEMBER, {"referenced_actor_type": "workspace-member", "referenced_actor_id": MEMBER}),
    ("location", Location(locality="Paris"), EMPTY | {"locality": "Paris"}),
    ("location", {"locality": "Paris", "latitude": "48.85"}, EMPTY | {"locality": "Paris", "latitude": "48.85"}),
    ("location", "1 Infinite Loop, Cupertino, CA, 95014, US", "1 Infinite Loop, Cupertino, CA, 95014, US"),
    ("hologram", {"beam": 1}, {"beam": 1}),
]


@pytest.mark.parametrize(("kind", "given", "sent"), SENT)
def test_sent_forms(kind: str, given: Any, sent: Any) -> None:
    assert encode_values({kind: given}, SINGLE, "things") == {kind: [sent]}
    assert encode_values({kind: [given]}, SINGLE, "things") == {kind: [sent]}
    many = Definitions.from_json([attribute_json(kind, kind, multiselect=True)])
    assert encode_values({kind: (given, given)}, many, "things") == {kind: [sent, sent]}


def test_every_type_but_interaction_is_written() -> None:
    assert set(ENCODERS) == set(READERS) - {"interaction"}
    assert {kind for kind, _, _ in SENT} - {"hologram"} == set(ENCODERS)


def test_numbers_reach_the_wire_as_written() -> None:
    encoded = encode_values({"number": 0.1, "currency": Decimal("12345678901234.5678")}, SINGLE, "things")
    wire = msgspec.json.Encoder(decimal_format="number").encode(encoded)
    assert wire == b'{"number":[{"value":0.1}],"currency":[{"currency_value":12345678901234.5678}]}'


@pytest.mark.parametrize("kind", [kind for kind in READERS if kind != "interaction"])
@pytest.mark.parametrize("multiselect", [False, True])
@pytest.mark.parametrize("nothing", [None, [], ()])
def test_none_and_the_empty_list_clear(kind: str, multiselect: bool, nothing: Any) -> None:
    known = Definitions.from_json([attribute_json(kind, kind, multiselect=multiselect)])
    assert encode_values({kind: nothing}, known, "things") == {kind: []}


REFUSED: dict[str, list[Any]] = {
    "text": [5, True, b"x", {"text": "x"}, ["x", "y"], [None]],
    "number": [
        Decimal("1E+5000000"),
        True,
        "many",
        "1,000",
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        0.12345,
        "1e3",
        1j,
        {"value": None},
    ],
    "currency": [True, "$5", "5 USD", Decimal("0.00001"), Decimal("Infinity"), {"currency_code": "USD"}, "", date.min],
    "rating": [6, -1, 3.0, "3", True, str],
    "checkbox": [1, 0, "yes", "True", {"checked": True}],
    "date": ["someday", "2023-02-30", "24.11.2023", 2023, "20230102", {"date": "2023-01-01"}, "2023-W01-1"],
    "timestamp": [1700000000, "yesterday", "2023-01-02T25:00", "2023-01-02Z", "15:00", 1.5, "2023-13"],
    "personal-name": ["", "  ", 5, {"first": "Ada"}, {}, {"first_name": 5}, b"Ada"],
    "email-address": ["ada", "ada@", "@x.org", "ada@x", "a@b@x.org", "ada @x.org", "ada@x..org", 5],
    "phone-number": [
        "+abc1234567",
        "+++++1234567",
        "01632 960001",
        "+12",
        "+1234567890123456",
        441632960001,
        {"phone": "+441632960001"},
        "",
    ],
    "domain": ["localhost", "", "ada@x.org", "http://", "x org.com", 5, "http://[", "x..org"],
    "select": ["", 5, True, {"title": "A"}, {"option": ""}, b"A"],
    "status": ["", 5, str, {"option": "A"}, {"status": None}, 1.5],
    "record-reference": [RECORD, "ada@x.org", 5, {"target_object": "people"}, {}, RecordReference("people", "")],
    "actor-reference": ["ada", 5, ActorReference("system"), ActorReference("workspace-member"), {"id": MEMBER}, ""],
    "location": [5, {"city": "Paris"}, {}, "", Location(latitude="north"), {"latitude": 48.85}, b"Paris"],
}


@pytest.mark.parametrize(("kind", "given"), [(kind, given) for kind, bad in REFUSED.items() for given in bad])
def test_refused_before_sending(kind: str, given: Any) -> None:
    with pytest.raises(InvalidInput) as caught:
        encode_values({kind: given}, SINGLE, "things")
    error = caught.value
    assert (error.attribute, error.type) == (kind, kind)
    assert error.accepted
    assert f"{kind} ({kind})" in str(error)
    assert repr(error.given)[:40] in str(error) or "not a multiselect" in str(error)


def test_each_type_refuses_five_bad_values_at_least() -> None:
    assert set(REFUSED) == set(ENCODERS)
    assert min(map(len, REFUSED.values())) >= 5


def refusal(values: Any, known: Definitions | None = SINGLE) -> str:
    with pytest.raises(InvalidInput) as caught:
        encode_values(values, known, "things")
    return str(caught.value)


def test_refusals_say_what_to_do() -> None:
    many = Definitions.from_json([attribute_json("categories", "select", multiselect=True)], object="companies")
    assert refusal({"categories": "A"}, many) == 'categories (select) is a multiselect and takes a list: ["A"]'
    assert refusal({"categories": {"option": "A"}}, many).endswith("takes a list: [{'option': 'A'}]")
    assert refusal({"categories": {"A", "B"}}, many).endswith("cannot take a set, which has no order; use a list")
    assert refusal({"category": ["A"]}, many) == "things has no attribute 'category'; did you mean 'categories'?"
    assert refusal({"zzz": 1}, many) == "things has no attribute 'zzz'"
    assert refusal({5: 1}, many) == "things has no attribute 5"
    assert refusal({"text": ["a", "b"]}) == "text (text) is not a multiselect: it takes one value, not 2"
    assert refusal({"locked": "x"}) == "locked (text) is read-only: Attio alone writes it"
    assert refusal({"interaction": Interaction("email", None)}).startswith("interaction (interaction) is read-only")
    assert refusal({"rating": 6}) == "rating (rating): cannot take 6; accepted: int from 0 to 5"
    assert "dict of values" in refusal(["name"])


def test_slug_and_id_name_the_same_attribute() -> None:
    ident = SINGLE["text"].id
    assert encode_values({ident: "x"}, SINGLE, "things") == {"text": [{"value": "x"}]}
    assert "given twice" in refusal({"text": "x", ident: "y"})


def references(*allowed: str, objects: dict[str, str] | None = None, **extra: Any) -> Definitions:
    config = {"record_reference": {"allowed_object_ids": list(allowed)}}
    return Definitions.from_json([attribute_json("ref", "record-reference", config=config, **extra)], objects=objects)


SLUGS = {PEOPLE: "people", COMPANIES: "companies", USERS: "users", CARS: "cars"}


@pytest.mark.parametrize(
    ("allowed", "given", "sent"),
    [
        (PEOPLE, RECORD, {"target_object": PEOPLE, "target_record_id": RECORD}),
        (PEOPLE, "ada@x.org", {"target_object": "people", "email_addresses": [{"email_address": "ada@x.org"}]}),
        (COMPANIES, "https://X.org/", {"target_object": "companies", "domains": [{"domain": "x.org"}]}),
        (USERS, "user-7", {"target_object": "users", "user_id": [{"value": "user-7"}]}),
        (CARS, RECORD, {"target_object": CARS, "target_record_id": RECORD}),
        (CARS, RecordReference("cars", RECORD), {"target_object": "cars", "target_record_id": RECORD}),
        (CARS, RecordReference(CARS, RECORD), {"target_object": CARS, "target_record_id": RECORD}),
    ],
)
def test_where_one_object_is_allowed_a_string_names_its_record(allowed: str, given: Any, sent: Any) -> None:
    assert encode_values({"ref": given}, references(allowed, objects=SLUGS), "things") == {"ref": [sent]}


def test_the_object_of_a_relationship_is_known_without_being_told() -> None:
    relationship = {"id": {"object_id": PEOPLE}, "object_slug": "people"}
    known = references(PEOPLE, relationship=relationship)
    assert encode_values({"ref": "ada@x.org"}, known, "things")["ref"][0]["target_object"] == "people"


def test_a_string_whose_object_is_not_known_is_left_to_attio() -> None:
    assert encode_values({"ref": "x.org"}, references(COMPANIES), "things") == {"ref": ["x.org"]}


@pytest.mark.parametrize(
    ("allowed", "given", "accepted"),
    [
        ([PEOPLE, COMPANIES], RECORD, "a Record or RecordReference(object, id) of people or companies"),
        ([CARS], "beetle", "a Record or RecordReference(object, id) of cars, or its record id"),
        ([PEOPLE], "ada", "of people, or its record id, or its email_addresses value"),
        ([PEOPLE], RecordReference("companies", RECORD), "of people"),
        ([COMPANIES], "nowhere", "or its domains value"),
    ],
)
def test_references_that_cannot_be(allowed: list[str], given: Any, accepted: str) -> None:
    assert accepted in refusal({"ref": given}, references(*allowed, objects=SLUGS))


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("x", "x"),
        (5, 5),
        (True, True),
        (Decimal("1.50"), Decimal("1.50")),
        (1.5, 1.5),
        (date(2026, 1, 31), "2026-01-31"),
        (datetime(2026, 1, 31, 9, tzinfo=UTC), "2026-01-31T09:00:00Z"),
        (Name("Ada"), {"first_name": "Ada", "last_name": "", "full_name": "Ada"}),
        (Location(locality="Paris"), EMPTY | {"locality": "Paris"}),
        (RecordReference("people", RECORD), {"target_object": "people", "target_record_id": RECORD}),
        (
            ActorReference("workspace-member", MEMBER),
            {"referenced_actor_type": "workspace-member", "referenced_actor_id": MEMBER},
        ),
        (ada(), {"target_object": "people", "target_record_id": RECORD}),
        ({"option": "A"}, {"option": "A"}),
        (None, []),
        ([], []),
        (("a", date(2026, 1, 31)), ["a", "2026-01-31"]),
    ],
)
def test_without_definitions_the_python_type_decides(given: Any, sent: Any) -> None:
    assert encode_values({"anything": given}, None, "things") == {"anything": sent}


@pytest.mark.parametrize("given", [{"a"}, object(), float("nan"), Decimal("Infinity"), b"x", [None], [{"a"}], [["x"]]])
def test_without_definitions_json_is_the_limit(given: Any) -> None:
    assert refusal({"anything": given}, None).startswith("anything: cannot take ")
