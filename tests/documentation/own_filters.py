"""Every property of every attribute type, with every operator that it has: what is asked, and who meets it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from aioattio.filters import F, Field, Filter
from tests.documentation.workspace import Sample

__all__ = ["OPERATORS", "ROWS", "SUPPORTED", "Row"]

Operator = Callable[["Row", Field, Any], Filter]

OPERATORS: Mapping[str, Operator] = {
    "==": lambda row, field, operand: field == operand,
    "<": lambda row, field, operand: field < operand,
    "<=": lambda row, field, operand: field <= operand,
    ">": lambda row, field, operand: field > operand,
    ">=": lambda row, field, operand: field >= operand,
    "between": lambda row, field, operand: field.between(operand, row.high),
    "contains": lambda row, field, operand: field.contains(operand if isinstance(operand, str) else "1"),
    "starts_with": lambda row, field, operand: field.starts_with(operand if isinstance(operand, str) else "1"),
    "ends_with": lambda row, field, operand: field.ends_with(operand if isinstance(operand, str) else "1"),
    "is_in": lambda row, field, operand: field.is_in([operand]),
    "is_not_empty": lambda row, field, operand: field.is_not_empty(),
}

_EQUAL = frozenset({"==", "is_in"})
_PRESENT = _EQUAL | {"is_not_empty"}
_PARTS = _EQUAL | {"contains", "starts_with", "ends_with"}
_RANGE = frozenset({"<", "<=", ">", ">=", "between"})
_ORDER = _EQUAL | _RANGE

SUPPORTED: Mapping[str, Mapping[str, frozenset[str]]] = {
    "text": {"value": _PARTS},
    "number": {"value": _ORDER},
    "currency": {"currency_value": _ORDER},
    "rating": {"value": _ORDER},
    "checkbox": {"value": _EQUAL},
    "date": {"value": _ORDER},
    "timestamp": {"value": _ORDER},
    "personal-name": dict.fromkeys(("full_name", "first_name", "last_name"), _PARTS | {"is_not_empty"}),
    "email-address": dict.fromkeys(
        ("email_address", "email_domain", "email_root_domain", "email_local_specifier"), _PARTS
    ),
    "phone-number": {"phone_number": _PARTS, "country_code": _PRESENT},
    "domain": dict.fromkeys(("domain", "root_domain"), _PARTS | {"is_not_empty"}),
    "select": {"option": _EQUAL, "active_from": _RANGE},
    "status": {"status": _EQUAL, "active_from": _RANGE},
    "record-reference": {"target_object": _EQUAL, "target_record_id": _EQUAL},
    "actor-reference": {"referenced_actor_type": _EQUAL},
    "location": {
        **dict.fromkeys(("line_1", "line_2", "line_3", "line_4", "locality", "region", "postcode"), _PARTS),
        "country_code": _EQUAL | {"starts_with"},
    },
    "interaction": {"owner_member_id": _PRESENT, "interacted_at": _ORDER, "interaction_type": _PRESENT},
}
"""What each property can be asked. An actor's id is asked together with its type only."""


@dataclass(frozen=True, eq=False)
class Row:
    """met: by operator, the names of those who meet it with this operand (and `high`, of `between` only)."""

    type: str
    part: str
    container: str
    field: Field
    operand: Any
    met: Mapping[str, str]
    high: Any = 2
    wire: Any = None
    """The operand as it is sent, where that is not plain to see."""

    def operand_in(self, sample: Sample) -> Any:
        return self.operand(sample) if callable(self.operand) else self.operand

    @property
    def name(self) -> str:
        return f"{self.type}.{self.part}"


def _same(names: str, *operators: str) -> dict[str, str]:
    return dict.fromkeys(operators, names)


def _equal(names: str) -> dict[str, str]:
    return _same(names, "==", "is_in")


def _parts(equal: str, contains: str, starts_with: str, ends_with: str) -> dict[str, str]:
    return _equal(equal) | {"contains": contains, "starts_with": starts_with, "ends_with": ends_with}


def _order(less: str, equal: str, greater: str, between: str) -> dict[str, str]:
    return {
        "<": less,
        "<=": f"{less} {equal}",
        ">": greater,
        ">=": f"{equal} {greater}",
        "between": between,
    }


def _day(day: int) -> datetime:
    return datetime(2023, 11, day, tzinfo=UTC)


_HOME = F.primary_location
_MET = F.last_calendar_interaction

ROWS = [
    Row("text", "value", "companies", F.name, "apple", _parts("", "apple pie", "apple pie", "apple")),
    Row("text", "value", "companies", F.name, "Apple", _equal("apple")),
    Row(
        *("number", "value", "people", F.twitter_follower_count, 150),
        _equal("jane") | _order("john", "jane", "joan", "jane"),
        high=1000,
    ),
    Row(
        *("currency", "currency_value", "companies", F.amount_owed, Decimal("399.00")),
        _equal("attio") | _order("pie", "attio", "apple", "attio"),
        high=Decimal("500.5"),
    ),
    Row(
        *("rating", "value", "companies", F.performance, 3),
        _equal("apple") | _order("pie", "apple", "attio", "apple attio"),
        high=5,
    ),
    Row("checkbox", "value", "companies", F.a_custom_checkbox_attribute, *(False, _equal("apple pie"))),
    Row(
        *("date", "value", "companies", F.foundation_date, date(2019, 6, 1)),
        _equal("apple") | _order("pie", "apple", "attio", "apple"),
        high=date(2023, 11, 24),
    ),
    Row(
        *("timestamp", "value", "companies", F.created_at, datetime(2023, 11, 24, 8, 30, tzinfo=UTC)),
        _equal("apple") | _order("pie", "apple", "attio quiet", "apple"),
        high=datetime(2023, 11, 24, 9, 30, tzinfo=UTC),
        wire="2023-11-24T08:30:00Z",
    ),
    Row(
        *("personal-name", "full_name", "people", F.name.full_name, "John Smith"),
        _parts(*["john"] * 4) | {"is_not_empty": "steve jane john joan"},
    ),
    Row("personal-name", "full_name", "people", F.name, "John Smith", _parts(*["john"] * 4)),
    Row(
        *("personal-name", "first_name", "people", F.name.first_name, "Jo"),
        _parts("", "john joan", "john joan", "") | {"is_not_empty": "steve jane john joan"},
    ),
    Row(
        *("personal-name", "last_name", "people", F.name.last_name, "Doe"),
        _parts("jane", "jane", "jane", "jane") | {"is_not_empty": "steve jane john"},
    ),
    Row("email-address", "email_address", "people", F.email_addresses, "john@smith.com", _parts(*["john"] * 4)),
    Row(
        "email-address",
        "email_domain",
        "people",
        F.email_addresses.email_domain,
        "apple.com",
        _parts(*["steve jane"] * 4),
    ),
    Row(
        *("email-address", "email_root_domain", "people", F.email_addresses.email_root_domain),
        *("smith.com", _parts(*["john"] * 4)),
    ),
    Row(
        *("email-address", "email_local_specifier", "people", F.email_addresses.email_local_specifier, "j"),
        _parts("", "jane john", "jane john", ""),
    ),
    Row("phone-number", "phone_number", "people", F.phone_numbers, "+15558675309", _parts(*["john"] * 4)),
    Row(
        *("phone-number", "country_code", "people", F.phone_numbers.country_code, "US"),
        _equal("john") | {"is_not_empty": "steve jane john"},
    ),
    Row(
        *("domain", "domain", "companies", F.domains.domain, "apple.com"),
        _parts(*["apple"] * 4) | {"is_not_empty": "attio apple pie"},
    ),
    Row("domain", "domain", "companies", F.domains, "apple.com", _parts(*["apple"] * 4)),
    Row(
        *("domain", "root_domain", "companies", F.domains.root_domain, "attio.com"),
        _parts(*["attio"] * 4) | {"is_not_empty": "attio apple pie"},
    ),
    Row("select", "option", "companies", F.categories, "Biotechnology", _equal("apple")),
    Row(
        *("select", "active_from", "companies", F.categories.active_from, date(2023, 6, 1)),
        _order("attio", "pie", "apple", "pie"),
        high=date(2023, 7, 1),
        wire="2023-06-01T00:00:00Z",
    ),
    Row("status", "status", "deals", F.stage, "In Progress", _equal("contract slow")),
    Row(
        *("status", "active_from", "deals", F.stage.active_from, date(2023, 6, 1)),
        _order("contract", "won slow", "lead", "won slow"),
        high=date(2023, 7, 1),
        wire="2023-06-01T00:00:00Z",
    ),
    Row(
        *("record-reference", "target_object", "people", F.company.target_object, "companies"),
        _equal("steve jane john joan"),
    ),
    Row(
        *("record-reference", "target_record_id", "people", F.company.target_record_id, lambda s: s["apple"]),
        _equal("steve jane"),
    ),
    Row(
        *("actor-reference", "referenced_actor_type", "people", F.created_by.referenced_actor_type),
        *("api-token", _equal("jane")),
    ),
    Row("location", "line_1", "companies", _HOME.line_1, "1 main street", _parts("", *["attio"] * 3)),
    Row("location", "line_2", "companies", _HOME.line_2, "Block 2", _parts(*["attio"] * 4)),
    Row("location", "line_3", "companies", _HOME.line_3, "Floor", _parts("", "attio", "attio", "")),
    Row("location", "line_4", "companies", _HOME.line_4, "4", _parts("", "attio", "", "attio")),
    Row(
        "location",
        "locality",
        "companies",
        _HOME.locality,
        "York",
        _parts("quiet", "attio quiet", "quiet", "attio quiet"),
    ),
    Row("location", "region", "companies", _HOME.region, "CA", _parts(*["apple"] * 4)),
    Row("location", "postcode", "companies", _HOME.postcode, "10001", _parts(*["attio"] * 4)),
    Row("location", "country_code", "companies", _HOME.country_code, "FR", _equal("quiet") | {"starts_with": "quiet"}),
    Row(
        *("interaction", "owner_member_id", "companies", _MET.owner_member_id, lambda s: s["tom"]),
        _equal("attio apple") | {"is_not_empty": "attio apple pie"},
    ),
    Row(
        *("interaction", "interacted_at", "companies", _MET.interacted_at, _day(5)),
        _equal("attio") | _order("apple", "attio", "pie", "attio"),
        high=_day(6),
        wire="2023-11-05T00:00:00Z",
    ),
    Row(
        *("interaction", "interaction_type", "companies", _MET.interaction_type, "calendar-event"),
        _equal("attio apple pie") | {"is_not_empty": "attio apple pie"},
    ),
]

WHOLE: list[tuple[str, str, Callable[[Sample], Filter], str]] = [
    ("record-reference", "people", lambda s: F.company == s.reference("companies", "apple"), "steve jane"),
    ("record-reference", "people", lambda s: F.company.is_in([s.reference("companies", "pie")]), "joan"),
    ("record-reference", "people", lambda s: F.manager == s["steve"], "jane"),
    ("actor-reference", "deals", lambda s: F.owner == s["bob"], "won slow"),
    ("actor-reference", "deals", lambda s: F.owner == "bob@acme.example", "won slow"),
    ("actor-reference", "deals", lambda s: F.owner.is_in([s["lauren"], "alice@acme.example"]), "contract lead"),
]
"""References, compared as a whole."""

FILLED = {
    "text": ("companies", F.description, "attio apple pie"),
    "number": ("companies", F.twitter_follower_count, "attio apple pie"),
    "currency": ("companies", F.amount_owed, "attio apple pie"),
    "rating": ("companies", F.performance, "attio apple pie"),
    "checkbox": ("companies", F.a_custom_checkbox_attribute, "attio apple pie"),
    "date": ("companies", F.foundation_date, "attio apple pie"),
    "timestamp": ("companies", F.created_at, "attio apple pie quiet"),
    "personal-name": ("people", F.name, "steve jane john joan"),
    "email-address": ("people", F.email_addresses, "steve jane john joan"),
    "phone-number": ("people", F.phone_numbers, "steve jane john"),
    "domain": ("companies", F.domains, "attio apple pie"),
    "select": ("companies", F.categories, "attio apple pie"),
    "status": ("deals", F.stage, "contract lead won slow"),
    "record-reference": ("people", F.manager, "jane john"),
    "actor-reference": ("deals", F.owner, "contract lead won slow"),
    "location": ("people", F.primary_location, "jane john"),
    "interaction": ("companies", F.last_calendar_interaction, "attio apple pie"),
}
"""Who has a value at all."""
