"""Writing: each attribute type from plain Python to the JSON that Attio documents, and what is refused."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
import phonenumbers
import pytest

from aioattio import ActorReference, Definitions, Location, Name, RecordReference, SelectOption, Status
from aioattio.entities.members import WorkspaceMember
from aioattio.errors import InvalidInput
from aioattio.record import decode_record
from aioattio.values.encoders import ENCODERS
from aioattio.values.reading import READERS
from aioattio.values.writing import encode_values
from tests.values.pages import attribute_json

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
    ("timestamp", "2023-01-02T13:00:00.000+0000", {"value": "2023-01-02T13:00:00.000+00:00"}),
    ("timestamp", "2023-01-02 13:00:00-0530", {"value": "2023-01-02T13:00:00-05:30"}),
    ("timestamp", "2023-01-02 13:00:00+00", {"value": "2023-01-02T13:00:00+00:00"}),
    ("date", "2023-01-02 23:00:00-10", {"value": "2023-01-03"}),
    (
        "personal-name",
        Name("Ada", "Lovelace"),
        {"first_name": "Ada", "last_name": "Lovelace", "full_name": "Ada Lovelace"},
    ),
    ("personal-name", "Smith, John", {"first_name": "John", "last_name": "Smith", "full_name": "John Smith"}),
    (
        "personal-name",
        "Lovelace, Ada, Lady",
        {"first_name": "Ada, Lady", "last_name": "Lovelace", "full_name": "Ada, Lady Lovelace"},
    ),
    ("personal-name", {"full_name": "Ada King"}, {"first_name": "", "last_name": "", "full_name": "Ada King"}),
    ("personal-name", "Cher", {"first_name": "Cher", "last_name": "", "full_name": "Cher"}),
    (
        "personal-name",
        {"first_name": "John", "last_name": "Smith"},
        {"first_name": "John", "last_name": "Smith", "full_name": "John Smith"},
    ),
    ("email-address", " ada@x.org ", {"email_address": "ada@x.org"}),
    ("email-address", "Ada.L@X.Org", {"email_address": "Ada.L@X.Org"}),
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
    (
        "phone-number",
        {"original_phone_number": "+44 1632 960001", "country_code": "gb"},
        {"original_phone_number": "+44 1632 960001", "country_code": "GB"},
    ),
    (
        "phone-number",
        phonenumbers.parse("01632 960001", "GB"),
        {"original_phone_number": "+44 1632 960001", "country_code": None},
    ),
    (
        "phone-number",
        "\u202a\uff0b44\u202f1632\u00a0960001\u202c",
        {"original_phone_number": "+44 1632 960001", "country_code": None},
    ),
    (
        "phone-number",
        {"original_phone_number": "\u0660\u0661\u0666\u0663\u0662\t960001", "country_code": "GB"},
        {"original_phone_number": "01632 960001", "country_code": "GB"},
    ),
    (
        "phone-number",
        "+1 800 555 1212 Ext: 5",
        {"original_phone_number": "+1 800 555 1212 Ext: 5", "country_code": None},
    ),
    ("domain", "App.Attio.com", {"domain": "app.attio.com"}),
    ("domain", "https://user@www.x.co.uk:8080/path?q=1#f", {"domain": "x.co.uk"}),
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
    ("actor-reference", UUID(MEMBER), {"referenced_actor_type": "workspace-member", "referenced_actor_id": MEMBER}),
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
    (
        "actor-reference",
        WorkspaceMember.from_json({"id": {"workspace_member_id": MEMBER}}),
        {"referenced_actor_type": "workspace-member", "referenced_actor_id": MEMBER},
    ),
    ("actor-reference", UUID(MEMBER), {"referenced_actor_type": "workspace-member", "referenced_actor_id": MEMBER}),
    ("actor-reference", MEMBER, {"referenced_actor_type": "workspace-member", "referenced_actor_id": MEMBER}),
    ("location", Location(locality="Paris"), EMPTY | {"locality": "Paris"}),
    ("location", {"locality": "Paris", "latitude": "48.85"}, EMPTY | {"locality": "Paris", "latitude": "48.85"}),
    ("location", Location(country_code="fr", latitude=48.8566), EMPTY | {"country_code": "FR", "latitude": "48.8566"}),
    ("location", {"latitude": Decimal("-12.5"), "longitude": 7}, EMPTY | {"latitude": "-12.5", "longitude": "7"}),
    ("location", {"latitude": "+48.12345678949", "region": ""}, EMPTY | {"latitude": "48.123456789"}),
    ("location", {"latitude": 1e-7, "longitude": -180.0}, EMPTY | {"latitude": "0.0000001", "longitude": "-180.0"}),
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


def test_slug_and_id_name_the_same_attribute() -> None:
    ident = SINGLE["text"].id
    assert encode_values({ident: "x"}, SINGLE, "things") == {"text": [{"value": "x"}]}
    with pytest.raises(InvalidInput, match="as text is given twice, by slug and by id"):
        encode_values({"text": "x", ident: "y"}, SINGLE, "things")


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
        (
            WorkspaceMember.from_json({"id": {"workspace_member_id": MEMBER}}),
            {"referenced_actor_type": "workspace-member", "referenced_actor_id": MEMBER},
        ),
        (SelectOption("the-id", "A"), {"option": "the-id"}),
        (Status("the-id", "A"), {"status": "the-id"}),
        ({"option": "A"}, {"option": "A"}),
        (None, []),
        ([], []),
        (("a", date(2026, 1, 31)), ["a", "2026-01-31"]),
        ({"value": date(2026, 1, 31), "more": [None, 1]}, {"value": "2026-01-31", "more": [None, 1]}),
    ],
)
def test_without_definitions_the_python_type_decides(given: Any, sent: Any) -> None:
    assert encode_values({"anything": given}, None, "things") == {"anything": sent}


ENDLESS: dict[str, Any] = {}
ENDLESS["again"] = ENDLESS


@pytest.mark.parametrize(
    "given",
    [
        {"a"},
        object(),
        float("nan"),
        Decimal("Infinity"),
        Decimal("sNaN"),
        b"x",
        memoryview(b"x"),
        [None],
        [{"a"}],
        [["x"]],
        "a\ud800",
        {"\ud800": 1},
        {"value": Decimal("NaN")},
        {"value": [object()]},
        {5: 1},
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-9))),
        ENDLESS,
    ],
)
def test_without_definitions_json_is_the_limit(given: Any) -> None:
    with pytest.raises(InvalidInput, match=r"^anything: cannot take .*; accepted: str, "):
        encode_values({"anything": given}, None, "things")


def test_without_definitions_slugs_are_text() -> None:
    with pytest.raises(InvalidInput, match=r"^None: cannot take 1; accepted: slugs"):
        encode_values({None: 1}, None, "things")  # type: ignore[dict-item]


class NoOffset(tzinfo):
    """A zone that leaves a datetime naive."""

    def utcoffset(self, moment: datetime | None) -> None:
        return None

    dst = utcoffset

    def tzname(self, moment: datetime | None) -> str:
        return "nowhere"


def test_a_moment_whose_zone_has_no_offset_is_naive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        moment = datetime(2026, 1, 31, 23, tzinfo=NoOffset())
        assert encode_values({"timestamp": moment}, SINGLE, "") == {"timestamp": [{"value": "2026-01-31T23:00:00Z"}]}
    finally:
        monkeypatch.undo()
        time.tzset()
