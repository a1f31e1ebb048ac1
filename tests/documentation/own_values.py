"""Every attribute type with values of our own: the forms in which each may be read and written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from aioattio import ActorReference, Interaction, Location, Name, Record, RecordReference, SelectOption, Status
from tests.documentation.workspace import Sample

__all__ = ["READ", "WRITTEN", "Forms"]

ID = "5b1c9f42-6d7e-4a1b-8c39-0e2f4a6b8d10"
NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)
HOME = Location(line_1="5 Rue Cler", locality="Paris", postcode="75007", country_code="FR", latitude="48.857")
_TOKYO = timezone(timedelta(hours=9))

READ: Mapping[str, list[tuple[dict[str, Any], Any]]] = {
    "text": [({"value": "Paper"}, "Paper"), ({"value": ""}, ""), ({"value": None}, None)],
    "number": [
        ({"value": 14}, 14),
        ({"value": 14.0}, 14),
        ({"value": 0.1}, Decimal("0.1")),
        ({"value": -2.5}, Decimal("-2.5")),
        ({"value": None}, None),
    ],
    "currency": [
        ({"currency_value": 4.99, "currency_code": "EUR"}, Decimal("4.99")),
        ({"currency_value": "4.9900", "currency_code": "EUR"}, Decimal("4.99")),
        ({"currency_value": 5, "currency_code": "EUR"}, Decimal(5)),
    ],
    "rating": [({"value": 0}, 0), ({"value": 5}, 5)],
    "checkbox": [({"value": True}, True), ({"value": False}, False)],
    "date": [({"value": "2026-03-29"}, date(2026, 3, 29)), ({"value": None}, None)],
    "timestamp": [
        ({"value": "2026-03-29T12:00:00.000000000Z"}, NOON),
        ({"value": "2026-03-29T12:00:00.123456789Z"}, NOON.replace(microsecond=123456)),
        ({"value": "2026-03-29T14:00:00+02:00"}, NOON),
    ],
    "personal-name": [
        ({"first_name": "Ada", "last_name": "King", "full_name": "Ada King"}, Name("Ada", "King")),
        ({"first_name": "Ada", "last_name": "", "full_name": "Lady Ada"}, Name("Ada", full="Lady Ada")),
    ],
    "email-address": [
        (
            {
                "email_address": "ada@x.org",
                "original_email_address": "Ada@X.org",
                "email_domain": "x.org",
                "email_root_domain": "x.org",
                "email_local_specifier": "ada",
            },
            "ada@x.org",
        )
    ],
    "phone-number": [
        (
            {"phone_number": "+441632960001", "original_phone_number": "+44 1632 960001", "country_code": "GB"},
            "+441632960001",
        ),
        ({"normalized_phone_number": "+441632960001", "original_phone_number": "01632"}, "+441632960001"),
        ({"original_phone_number": "+441632960001", "country_code": "GB"}, "+441632960001"),
    ],
    "domain": [({"domain": "app.x.org", "root_domain": "x.org"}, "app.x.org")],
    "select": [
        ({"option": {"id": {"option_id": ID}, "title": "B2B", "is_archived": False}}, "B2B"),
        ({"option": "B2B"}, "B2B"),
    ],
    "status": [
        ({"status": {"id": {"status_id": ID}, "title": "Lead", "is_archived": True}}, "Lead"),
        ({"status": "Lead"}, "Lead"),
    ],
    "record-reference": [({"target_object": "people", "target_record_id": ID}, RecordReference("people", ID))],
    "actor-reference": [
        (
            {"referenced_actor_type": "workspace-member", "referenced_actor_id": ID},
            ActorReference("workspace-member", ID),
        ),
        ({"referenced_actor_type": "system", "referenced_actor_id": None}, ActorReference("system")),
    ],
    "location": [(HOME.to_dict(), HOME), (Location().to_dict(), Location())],
    "interaction": [
        (
            {
                "interaction_type": "email",
                "interacted_at": "2026-03-29T12:00:00.000000000Z",
                "owner_actor": {"type": "workspace-member", "id": ID},
            },
            Interaction("email", NOON, ActorReference("workspace-member", ID)),
        ),
        (
            {"interaction_type": "calendar-event", "interacted_at": None, "owner_actor": None},
            Interaction("calendar-event", None),
        ),
    ],
}
"""By type: properties of a value, and what it reads as."""


@dataclass(frozen=True)
class Forms:
    """Forms of one value that mean the same, in Python and in Attio's JSON, and what they all read as."""

    type: str
    container: str
    slug: str
    natural: Any
    python: Callable[[Sample], list[Any]]
    json: Callable[[Sample], list[Any]]


def _forms(kind: str, place: str, natural: Any, python: list[Any], json: list[Any]) -> Forms:
    container, slug = place.split(".")
    return Forms(kind, container, slug, natural, lambda _: python, lambda _: json)


def _record(container: str, record_id: str) -> Record:
    return Record(b'{"id": {"record_id": "%s"}}' % record_id.encode(), object=container)


_FULL = {"first_name": "Ada", "last_name": "King", "full_name": "Ada King"}

WRITTEN = [
    _forms("text", "companies.description", "Paper", ["Paper", {"value": "Paper"}], ["Paper", [{"value": "Paper"}]]),
    _forms("text", "companies.description", "", [""], ["", {"value": ""}]),
    _forms(
        *("number", "companies.a_custom_number_attribute", Decimal("2.5")),
        [2.5, Decimal("2.50"), "2.5", {"value": 2.5}, [2.5]],
        [2.5, "2.5", [{"value": 2.5}]],
    ),
    _forms("number", "companies.a_custom_number_attribute", 7, [7, 7.0, Decimal(7), "7"], [7, [{"value": 7}]]),
    _forms(
        *("currency", "companies.amount_owed", Decimal("0.0001")),
        [0.0001, Decimal("0.0001"), "0.0001", {"currency_value": "0.0001"}],
        [0.0001, "0.0001", [{"currency_value": 0.0001}]],
    ),
    _forms("rating", "companies.performance", 5, [5, {"value": 5}, [5]], [5, [{"value": 5}]]),
    _forms(
        *("checkbox", "companies.a_custom_checkbox_attribute"),
        *(False, [False, "false", {"value": False}], [False, "false", [{"value": False}]]),
    ),
    _forms(
        *("date", "companies.foundation_date", date(2026, 3, 29)),
        [
            date(2026, 3, 29),
            datetime(2026, 3, 29, 23, 59),  # noqa: DTZ001 - naive is UTC
            datetime(2026, 3, 30, 8, tzinfo=_TOKYO),
            "2026-03-29",
            "2026-03-29T14:00:00+02:00",
            {"value": "2026-03-29"},
        ],
        ["2026-03-29", "2026-03-29T14:00:00+02:00", [{"value": "2026-03-29"}]],
    ),
    _forms(
        *("timestamp", "companies.my_timestamp_attribute", NOON),
        [NOON, NOON.replace(tzinfo=None), NOON.astimezone(_TOKYO), "2026-03-29T12:00:00Z", "2026-03-29T14:00+02:00"],
        ["2026-03-29T12:00", [{"value": "2026-03-29T12:00:00.000000000Z"}]],
    ),
    _forms(
        *("timestamp", "companies.my_timestamp_attribute", datetime(2026, 3, 29, tzinfo=UTC)),
        [date(2026, 3, 29), "2026-03-29"],
        ["2026-03-29"],
    ),
    _forms(
        "personal-name",
        "people.name",
        Name("Ada", "King"),
        [Name("Ada", "King"), "King, Ada", _FULL],
        ["King, Ada", _FULL],
    ),
    _forms(
        *("personal-name", "people.name", Name("Ada")),
        [Name("Ada"), "Ada", {"first_name": "Ada"}],
        ["Ada", {"first_name": "Ada", "last_name": "", "full_name": "Ada"}],
    ),
    _forms(
        *("email-address", "people.email_addresses", ["ada@x.org"]),
        [["Ada@X.org"], [{"email_address": "Ada@X.org"}]],
        [["Ada@X.org"], [{"email_address": "Ada@X.org"}]],
    ),
    _forms("email-address", "users.primary_email_address", "ada@x.org", ["ada@x.org", ["ada@x.org"]], ["ada@x.org"]),
    _forms(
        *("phone-number", "people.phone_numbers", ["+441632960001"]),
        [
            ["+441632960001"],
            ["+44 1632 960001"],
            [{"original_phone_number": "+441632960001"}],
            [{"original_phone_number": "01632 960001", "country_code": "GB"}],
        ],
        [
            ["+441632960001"],
            [{"original_phone_number": "+441632960001", "country_code": None}],
            [{"original_phone_number": "01632 960001", "country_code": "GB"}],
        ],
    ),
    _forms(
        *("domain", "companies.domains", ["app.x.org", "x.org"]),
        [
            ["app.x.org", "x.org"],
            ["https://App.X.org/path?query#part", "x.org:443"],
            [{"domain": "app.x.org"}, {"domain": "x.org"}],
        ],
        [["app.x.org", "x.org"], [{"domain": "app.x.org"}, {"domain": "x.org"}], ["https://app.x.org/path", "x.org"]],
    ),
    Forms(
        *("select", "companies", "categories", ["B2B", "Energy"]),
        lambda s: [
            ["B2B", "Energy"],
            [s["B2B"], s["Energy"]],
            [{"option": "B2B"}, {"option": s["Energy"]}],
            [SelectOption(s["B2B"], "B2B"), SelectOption(s["Energy"], "Energy")],
        ],
        lambda s: [["B2B", "Energy"], [{"option": "B2B"}, {"option": s["Energy"]}]],
    ),
    Forms(
        *("status", "companies", "phase", "Grown up"),
        lambda s: [
            "Grown up",
            "grown up",
            s["Grown up"],
            {"status": "Grown up"},
            {"status": s["Grown up"]},
            Status(s["Grown up"], "Grown up"),
        ],
        lambda s: ["Grown up", {"status": "Grown up"}, [{"status": s["Grown up"]}]],
    ),
    Forms(
        *("record-reference", "people", "manager", lambda s: s.reference("people", "steve")),
        lambda s: [
            s.reference("people", "steve"),
            _record("people", s["steve"]),
            s["steve"],
            "steve@apple.com",
            {"target_object": "people", "target_record_id": s["steve"]},
            {"target_object": "people", "email_addresses": [{"email_address": "steve@apple.com"}]},
        ],
        lambda s: [
            "steve@apple.com",
            [{"target_object": "people", "target_record_id": s["steve"]}],
            {"target_object": "people", "email_addresses": [{"email_address": "steve@apple.com"}]},
        ],
    ),
    Forms(
        *("actor-reference", "companies", "keeper", lambda s: ActorReference("workspace-member", s["tom"])),
        lambda s: [
            ActorReference("workspace-member", s["tom"]),
            s["tom"],
            "tom@acme.example",
            {"workspace_member_email_address": "tom@acme.example"},
            {"referenced_actor_type": "workspace-member", "referenced_actor_id": s["tom"]},
        ],
        lambda s: [
            "tom@acme.example",
            [{"workspace_member_email_address": "tom@acme.example"}],
            [{"referenced_actor_type": "workspace-member", "referenced_actor_id": s["tom"]}],
        ],
    ),
    _forms(
        *("location", "companies.primary_location", HOME),
        [HOME, HOME.to_dict(), {key: part for key, part in HOME.to_dict().items() if part is not None}],
        [HOME.to_dict(), [HOME.to_dict()]],
    ),
    _forms(
        *("location", "companies.primary_location", Location(locality="Paris", region="Ile", country_code="FR")),
        ["Paris, Ile, FR"],
        ["Paris, Ile, FR"],
    ),
]
