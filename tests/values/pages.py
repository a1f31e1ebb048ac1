"""Pages of records as Attio sends them: all 17 attribute types, nine-digit timestamps, actors.

Deterministic: the same arguments give the same bytes. 500 records are about 4 MB.
"""

from __future__ import annotations

import random
import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from aioattio import Definitions

if TYPE_CHECKING:
    from collections.abc import Callable

WORKSPACE = "0b3ad9a5-6fd5-4c64-9a80-2b9d41c3a001"
OBJECT = "0b3ad9a5-6fd5-4c64-9a80-2b9d41c3a002"
PEOPLE = "0b3ad9a5-6fd5-4c64-9a80-2b9d41c3a003"
COMPANIES = "0b3ad9a5-6fd5-4c64-9a80-2b9d41c3a004"

# slug, type, is_multiselect, is_writable
ATTRIBUTES: list[tuple[str, str, bool, bool]] = [
    ("record_id", "text", False, False),
    ("name", "text", False, True),
    ("domains", "domain", True, True),
    ("contact", "personal-name", False, True),
    ("email_addresses", "email-address", True, True),
    ("phone_numbers", "phone-number", True, True),
    ("description", "text", False, True),
    ("logo_url", "text", False, False),
    ("linkedin", "text", False, True),
    ("twitter", "text", False, True),
    ("facebook", "text", False, True),
    ("instagram", "text", False, True),
    ("categories", "select", True, True),
    ("employee_range", "select", False, True),
    ("estimated_arr", "currency", False, True),
    ("revenue", "currency", False, True),
    ("stage", "status", False, True),
    ("owner", "actor-reference", False, True),
    ("account_team", "actor-reference", True, True),
    ("primary_location", "location", False, True),
    ("billing_location", "location", False, True),
    ("team", "record-reference", True, True),
    ("parent", "record-reference", False, True),
    ("foundation_date", "date", False, True),
    ("renewal_date", "date", False, True),
    ("last_reviewed_at", "timestamp", False, True),
    ("twitter_follower_count", "number", False, False),
    ("headcount", "number", False, True),
    ("growth", "number", False, True),
    ("health", "rating", False, True),
    ("is_customer", "checkbox", False, True),
    ("is_partner", "checkbox", False, True),
    ("support_email", "email-address", False, True),
    ("switchboard", "phone-number", False, True),
    ("first_interaction", "interaction", False, False),
    ("last_interaction", "interaction", False, False),
    ("next_calendar_interaction", "interaction", False, False),
    ("strongest_connection", "actor-reference", False, False),
    ("created_at", "timestamp", False, False),
    ("created_by", "actor-reference", False, False),
]


def attribute_json(slug: str, kind: str, *, multiselect: bool = False, writable: bool = True, **extra: Any) -> Any:
    """One attribute definition as Attio lists it."""
    allowed = [PEOPLE] if slug == "team" else [OBJECT] if slug == "parent" else None
    return {
        "id": {
            "workspace_id": WORKSPACE,
            "object_id": OBJECT,
            "attribute_id": str(uuid.uuid5(uuid.NAMESPACE_URL, slug)),
        },
        "title": slug.replace("_", " ").capitalize(),
        "description": None,
        "api_slug": slug,
        "type": kind,
        "is_system_attribute": not writable,
        "is_writable": writable,
        "is_required": False,
        "is_unique": slug == "domains",
        "is_multiselect": multiselect,
        "is_default_value_enabled": False,
        "is_archived": False,
        "default_value": None,
        "relationship": None,
        "created_at": "2024-01-02T03:04:05.000000000Z",
        "config": {
            "currency": {"default_currency_code": "USD", "display_type": "symbol"},
            "record_reference": {"allowed_object_ids": allowed},
        },
        **extra,
    }


def definitions() -> Definitions:
    """The definitions that the generated records follow."""
    return Definitions.from_json(
        [attribute_json(slug, kind, multiselect=multi, writable=can) for slug, kind, multi, can in ATTRIBUTES],
        object="companies",
    )


class _Maker:
    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.members = [self.uuid() for _ in range(20)]

    def uuid(self) -> str:
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    def word(self) -> str:
        return "".join(self.rng.choices("abcdefghijklmnopqrstuvwxyz", k=self.rng.randint(4, 10)))

    def words(self, count: int) -> str:
        return " ".join(self.word() for _ in range(count))

    def moment(self) -> str:
        at = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=self.rng.randrange(180_000_000))
        return f"{at:%Y-%m-%dT%H:%M:%S}.{self.rng.randrange(10**9):09d}Z"

    def text(self, slug: str) -> dict[str, Any]:
        if slug == "record_id":
            return {"value": self.uuid()}
        if slug == "description":
            return {"value": self.words(60)}
        if slug == "name":
            return {"value": f"{self.words(2).title()} Zürich GmbH"}
        return {"value": f"https://example.com/{self.word()}/{self.word()}"}

    def number(self, slug: str) -> dict[str, Any]:
        return {"value": self.rng.randrange(10**6) if slug != "growth" else round(self.rng.uniform(-5, 5), 4)}

    def currency(self, slug: str) -> dict[str, Any]:
        return {"currency_value": round(self.rng.uniform(0, 1e9), 2), "currency_code": "USD"}

    def domain(self, slug: str) -> dict[str, Any]:
        root = f"{self.word()}.com"
        return {"domain": root, "root_domain": root}

    def email(self, slug: str) -> dict[str, Any]:
        local, domain = self.word(), f"{self.word()}.org"
        address = f"{local}@{domain}"
        return {
            "email_address": address,
            "original_email_address": address.title(),
            "email_domain": domain,
            "email_root_domain": domain,
            "email_local_specifier": local,
        }

    def phone(self, slug: str) -> dict[str, Any]:
        number = f"+44163296{self.rng.randrange(10_000):04d}"
        return {"original_phone_number": number, "phone_number": number, "country_code": "GB"}

    def choice(self, key: str) -> dict[str, Any]:
        ids = {name: self.uuid() for name in ("workspace_id", "object_id", "attribute_id", f"{key}_id")}
        return {"id": ids, "title": self.words(2).capitalize(), "is_archived": False}

    def select(self, slug: str) -> dict[str, Any]:
        return {"option": self.choice("option")}

    def status(self, slug: str) -> dict[str, Any]:
        status = self.choice("status") | {"target_time_in_status": None, "celebration_enabled": False}
        return {"status": status}

    def actor(self, slug: str) -> dict[str, Any]:
        return {
            "referenced_actor_type": "workspace-member",
            "referenced_actor_id": self.rng.choice(self.members),
        }

    def record(self, slug: str) -> dict[str, Any]:
        return {"target_object": "people" if slug == "team" else "companies", "target_record_id": self.uuid()}

    def location(self, slug: str) -> dict[str, Any]:
        return {
            "line_1": f"{self.rng.randrange(999)} {self.word().title()} Street",
            "line_2": None,
            "line_3": None,
            "line_4": None,
            "locality": self.word().title(),
            "region": self.word().title(),
            "postcode": str(self.rng.randrange(10_000, 99_999)),
            "country_code": "US",
            "latitude": f"{self.rng.uniform(-90, 90):.6f}",
            "longitude": f"{self.rng.uniform(-180, 180):.6f}",
        }

    def interaction(self, slug: str) -> dict[str, Any]:
        owner = {"type": "workspace-member", "id": self.rng.choice(self.members)}
        return {"interaction_type": "email", "interacted_at": self.moment(), "owner_actor": owner}

    def name(self, slug: str) -> dict[str, Any]:
        first, last = self.word().title(), self.word().title()
        return {"first_name": first, "last_name": last, "full_name": f"{first} {last}"}

    def value(self, slug: str, kind: str) -> dict[str, Any]:
        makers: dict[str, Callable[[str], dict[str, Any]]] = {
            "text": self.text,
            "number": self.number,
            "currency": self.currency,
            "rating": lambda _: {"value": self.rng.randint(0, 5)},
            "checkbox": lambda _: {"value": self.rng.random() < 0.5},
            "date": lambda _: {"value": self.moment()[:10]},
            "timestamp": lambda _: {"value": self.moment()},
            "domain": self.domain,
            "email-address": self.email,
            "phone-number": self.phone,
            "select": self.select,
            "status": self.status,
            "actor-reference": self.actor,
            "record-reference": self.record,
            "location": self.location,
            "interaction": self.interaction,
            "personal-name": self.name,
        }
        return {
            "active_from": self.moment(),
            "active_until": None,
            "created_by_actor": {"type": "workspace-member", "id": self.rng.choice(self.members)},
            "attribute_type": kind,
            **makers[kind](slug),
        }

    def whole(self) -> dict[str, Any]:
        record_id = self.uuid()
        return {
            "id": {"workspace_id": WORKSPACE, "object_id": OBJECT, "record_id": record_id},
            "created_at": self.moment(),
            "web_url": f"https://app.attio.com/acme/company/{record_id}",
            "values": {slug: self.array(slug, kind, multi) for slug, kind, multi, _ in ATTRIBUTES},
        }

    def array(self, slug: str, kind: str, multi: bool) -> list[dict[str, Any]]:
        if self.rng.random() < 0.4 and slug not in ("record_id", "name", "created_at", "revenue"):
            return []
        return [self.value(slug, kind) for _ in range(self.rng.randint(1, 2) if multi else 1)]


def records(count: int, seed: int = 1) -> list[dict[str, Any]]:
    """Decoded records, as they stand under `data`."""
    maker = _Maker(seed)
    return [maker.whole() for _ in range(count)]


def page(count: int = 500, seed: int = 1) -> bytes:
    """The body of a query's answer: `{"data": [...]}`."""
    return msgspec.json.encode({"data": records(count, seed)})
