"""Values as a run hands them to a destination, and records to refer to."""

from __future__ import annotations

from typing import Any

import msgspec

from aioattio import Attio, Retry
from aioattio.emulator import Emulator
from aioattio.session import Session
from aioattio.testing import UNLIMITED
from tests.support.clock import InstantClock


def session_of(attio: Attio) -> Session:
    return attio._session


def patient(emulator: Emulator) -> Attio:
    """A client that faults by chance do not wear out, and for which waiting takes no time."""
    retry = Retry(attempts=20, budget=3600)
    return Attio(emulator.token, base_url=emulator.url, limits=UNLIMITED, retry=retry, timeout=5, clock=InstantClock())


def sent(**values: list[Any]) -> dict[str, Any]:
    """As they are given out of a spool: each attribute a JSON array."""
    return {slug: msgspec.Raw(msgspec.json.encode(items)) for slug, items in values.items()}


def record(object_slug: str, record_id: str) -> list[dict[str, str]]:
    return [{"target_object": object_slug, "target_record_id": record_id}]


def value(of: Any) -> list[dict[str, Any]]:
    return [{"value": of}]


async def company(attio: Attio, name: str = "Acme") -> str:
    made = await attio.companies.create({"name": name, "domains": [f"{name.lower()}.example"]})
    return made.id


async def pages_of(destination: Any) -> list[Any]:
    return [found async for page in destination.pages() for found in page]
