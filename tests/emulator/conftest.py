"""An emulator without limits, and a plain HTTP client that speaks to it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest

from aioattio.emulator import Emulator
from tests.conformance.answering import answers_conform

__all__ = ["answers_conform"]


class Api:
    """Sends one request, checks the status, gives the decoded JSON."""

    def __init__(self, em: Emulator, session: aiohttp.ClientSession) -> None:
        self.em = em
        self.session = session

    async def __call__(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        status: int = 200,
        code: str | None = None,
        token: str | None = None,
        **options: Any,
    ) -> Any:
        headers = {"Authorization": f"Bearer {token or self.em.token}", "Content-Type": "application/json"}
        sent = body if isinstance(body, bytes) or body is None else json.dumps(body)
        url = f"{self.em.url}{path}"
        async with self.session.request(method, url, data=sent, headers=headers, **options) as answer:
            text = await answer.text()
            assert answer.status == status, f"{answer.status} {text}"
            decoded = json.loads(text)
        if code is not None:
            assert (decoded["status_code"], decoded["code"]) == (status, code), decoded
            assert isinstance(decoded["message"], str)
            assert decoded["message"]
        return decoded

    async def create(self, object_slug: str, values: dict[str, Any]) -> dict[str, Any]:
        answer = await self("POST", f"/v2/objects/{object_slug}/records", {"data": {"values": values}})
        return answer["data"]

    async def get(self, object_slug: str, record_id: str) -> dict[str, Any]:
        return (await self("GET", f"/v2/objects/{object_slug}/records/{record_id}"))["data"]

    async def query(self, object_slug: str, **body: Any) -> list[dict[str, Any]]:
        return (await self("POST", f"/v2/objects/{object_slug}/records/query", body))["data"]


async def until(condition: Callable[[], object]) -> None:
    """Poll until the condition holds, ten seconds at most."""
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.001)


def record_id(record: dict[str, Any]) -> str:
    return record["id"]["record_id"]


def texts(record: dict[str, Any], slug: str, key: str = "value") -> list[Any]:
    return [value[key] for value in record["values"][slug]]


@pytest.fixture
async def em() -> AsyncIterator[Emulator]:
    async with Emulator(read=None, write=None) as em:
        yield em


@pytest.fixture
async def api(em: Emulator) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(em, session)


@pytest.fixture
def furnished(em: Emulator) -> Emulator:
    """With an object `things` that has an attribute of every type that can be made, named after it."""
    em.create_object("things", "Thing", "Things")
    for type_name in (
        *("text", "number", "checkbox", "date", "timestamp", "rating", "location", "domain", "email-address"),
        *("phone-number", "actor-reference"),
    ):
        em.create_attribute("things", type_name.capitalize(), type_name.replace("-", "_"), type_name)
    money = {"currency": {"default_currency_code": "EUR", "display_type": "code"}}
    em.create_attribute("things", "Currency", "currency", "currency", config=money)
    em.create_attribute("things", "Select", "select", "select", choices=["Red", "Green"])
    em.create_attribute("things", "Tags", "tags", "select", is_multiselect=True, choices=["Red", "Green", "Blue"])
    em.create_attribute("things", "Status", "status", "status", choices=["To do", "Done"])
    for slug, allowed, many in (
        ("company", ["companies"], False),
        ("friends", ["people"], True),
        ("anything", ["companies", "people"], False),
        ("parent", ["things"], False),
    ):
        config = {"record_reference": {"allowed_objects": allowed}}
        em.create_attribute("things", slug, slug, "record-reference", is_multiselect=many, config=config)
    return em
