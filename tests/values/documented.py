"""The rows of docs/values.md: what is written and what is refused, as Python. The rest is what comes of them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import phonenumbers

from aioattio import ActorReference, Interaction, Location, Name, RecordReference

__all__ = ["NAMES", "TYPES", "Rows"]

NAMES: dict[str, Any] = {
    kind.__name__: kind
    for kind in (date, datetime, ZoneInfo, Decimal, Name, Location, Interaction, RecordReference, ActorReference)
} | {"phonenumbers": phonenumbers}
"""What the expressions are made of, besides the things of the workspace."""


class Rows(NamedTuple):
    """One attribute type. written, refused: Python expressions.

    Of a multiselect each written one is an item, and goes into a list of one; a refused one is given as it stands.
    """

    object: str
    slug: str
    written: tuple[str, ...]
    refused: tuple[str, ...]


TYPES: dict[str, Rows] = {
    "text": Rows(
        "deals",
        "description",
        ('"On paper"', '""', '{"value": "On paper"}'),
        ("5", "True", 'b"On paper"', '["On paper", "On cards"]', '{"text": "On paper"}'),
    ),
    "number": Rows(
        "deals",
        "seats",
        ("14", "0.1", 'Decimal("3.1415")', '"12.50"', '{"value": 14}'),
        ('"1,000"', '"1e3"', "0.12345", 'float("nan")', "True", '""'),
    ),
    "currency": Rows(
        "deals",
        "value",
        ("499", "4.99", 'Decimal("12345678901234.5678")', '"399.00"', '{"currency_value": "399.00"}'),
        ('"$5"', '"5 USD"', 'Decimal("0.00001")', '{"currency_code": "USD"}', "date(2026, 1, 31)"),
    ),
    "rating": Rows("deals", "health", ("0", "5", '{"value": 4}'), ("6", "-1", "3.5", '"3"', "True")),
    "checkbox": Rows(
        "deals",
        "signed",
        ("True", '"false"', '{"value": True}'),
        ("1", '"yes"', '"True"', '""', '{"checked": True}'),
    ),
    "date": Rows(
        "deals",
        "starts_on",
        (
            "date(2026, 1, 31)",
            "datetime(2026, 1, 31, 23, 59)",
            "datetime(2026, 1, 31, 23, tzinfo=ZoneInfo('America/New_York'))",
            '"2026-01-31"',
            '"2026-01"',
            '"2026-01-31T23:00:00-10:00"',
        ),
        ('"31.01.2026"', '"2026-02-30"', '"20260131"', '"tomorrow"', "2026", '{"date": "2026-01-31"}'),
    ),
    "timestamp": Rows(
        "deals",
        "renewed_at",
        (
            "datetime(2026, 1, 31, 18, tzinfo=ZoneInfo('Asia/Tokyo'))",
            "datetime(2026, 1, 31, 9, 30)",
            "date(2026, 1, 31)",
            '"2026-01-31T09:00:00.123456789Z"',
            '"2026-01-31 09:00"',
        ),
        ("1769850000", '"yesterday"', '"2026-01-31T25:00"', '"09:00"', '"31 Jan 2026"'),
    ),
    "personal-name": Rows(
        "people",
        "name",
        (
            'Name("Ada", "Lovelace")',
            '"Lovelace, Ada"',
            '"Lovelace, Ada, Countess"',
            '"Ada Lovelace"',
            '{"first_name": "Ada", "last_name": "King"}',
            '{"first_name": "Ada", "last_name": "King", "full_name": "Lady Ada"}',
        ),
        ('""', '", "', "5", '{"first": "Ada"}', 'b"Ada"'),
    ),
    "email-address": Rows(
        "people",
        "email_addresses",
        ('"ada@engines.example"', '" Ada.L@Engines.Example "', '{"email_address": "ada@corp.local"}'),
        (
            '["ada"]',
            '["ada@engines"]',
            '["Ada <ada@engines.example>"]',
            '["a@x.example, b@x.example"]',
            '["ada..l@x.example"]',
            '"ada@engines.example"',
        ),
    ),
    "phone-number": Rows(
        "deals",
        "phone",
        (
            '"+44 1632 960001"',
            '"+1 (555) 867-5309 ext. 12"',
            '"+44 1632 960001 extn: 5"',
            '{"original_phone_number": "01632 960001", "country_code": "gb"}',
            'phonenumbers.parse("01632 960001", "GB")',
        ),
        (
            '"01632 960001"',
            '"+1 555 123"',
            '"+44 1632 960001 / 960002"',
            '"+1 800 FLOWERS"',
            '{"original_phone_number": "01632 960001", "country_code": "UK"}',
            "441632960001",
        ),
    ),
    "domain": Rows(
        "companies",
        "domains",
        (
            '"Shop.Engines.Example"',
            '"https://www.engines.example/about?a=b"',
            '"https://www.gov.uk/browse"',
            '"www.engines.example"',
            '"münchen.example"',
            '{"domain": "engines.nosuchsuffix"}',
        ),
        ('["localhost"]', '["ada@engines.example"]', '["192.168.0.1"]', '["a.example, b.example"]', '"a.example"'),
    ),
    "select": Rows(
        "deals",
        "tier",
        ('"Gold"', '"gold"', "option.id", "option", '{"option": "Gold"}'),
        ('"Glod"', '""', "5", '{"title": "Gold"}', '["Gold", "Silver"]'),
    ),
    "status": Rows(
        "deals",
        "stage",
        ('"Lead"', "status.id", "status", '{"status": "Lead"}'),
        ('"Leed"', '""', "True", '{"option": "Lead"}', '["Lead", "Lost"]'),
    ),
    "record-reference": Rows(
        "deals",
        "associated_company",
        (
            "company",
            'RecordReference("companies", company.id)',
            "company.id",
            '"https://www.looms.example/"',
            '{"target_object": "companies", "target_record_id": company.id}',
            '{"target_object": "companies", "domains": [{"domain": "looms.example"}]}',
        ),
        (
            '"looms"',
            'RecordReference("people", company.id)',
            'RecordReference("companies", "")',
            '{"target_object": "companies"}',
            "5",
        ),
    ),
    "actor-reference": Rows(
        "deals",
        "owner",
        (
            "member",
            "member.id",
            "member.email_address",
            'ActorReference("workspace-member", member.id)',
            '{"workspace_member_email_address": member.email_address}',
        ),
        ('"Ada"', 'ActorReference("system")', 'ActorReference("api-token", member.id)', '{"id": member.id}', "5"),
    ),
    "location": Rows(
        "deals",
        "office",
        (
            'Location(locality="Paris", country_code="FR")',
            'Location(latitude=48.8566, longitude=Decimal("2.3522"))',
            '{"locality": "Paris", "region": ""}',
            '"1 Infinite Loop, Cupertino, CA, 95014, US"',
        ),
        (
            '{"city": "Paris"}',
            '{"postcod": "75001"}',
            '{"postcode": 75001}',
            'Location(locality="London", country_code="UK")',
            "Location(latitude=91)",
            "Location()",
        ),
    ),
    "interaction": Rows(
        "companies",
        "last_interaction",
        (),
        ('Interaction("email", datetime(2026, 1, 31))', '"email"', "None", "[]", '{"interaction_type": "email"}'),
    ),
}
