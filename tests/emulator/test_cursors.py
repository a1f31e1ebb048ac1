"""Paging by cursor."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio.emulator import Emulator

from .conftest import Api


async def walk(api: Api, path: str, **query: Any) -> list[list[dict[str, Any]]]:
    pages: list[list[dict[str, Any]]] = []
    given = {name: str(value) for name, value in query.items()}
    while True:
        answer = await api("GET", path, params=given)
        pages.append(answer["data"])
        cursor = answer["pagination"]["next_cursor"]
        if cursor is None:
            return pages
        given["cursor"] = cursor


async def test_a_full_last_page_has_no_cursor(em: Emulator, api: Api) -> None:
    for day in range(1, 7):
        em.add_email(f"2026-01-0{day}", [{"role": "to", "email_address": "ada@x.org"}])
    assert [len(page) for page in await walk(api, "/v2/emails", domain="x.org", limit=3)] == [3, 3]
    assert [len(page) for page in await walk(api, "/v2/emails", domain="x.org", limit=4)] == [4, 2]
    assert [len(page) for page in await walk(api, "/v2/emails", domain="x.org")] == [6]
    assert [len(page) for page in await walk(api, "/v2/emails", domain="y.org")] == [0]


@pytest.mark.parametrize("limit", ["0", "51", "-1", "2.5", "ten", "", "9" * 5000, "٣"])
async def test_a_limit_out_of_range(limit: str, api: Api) -> None:
    path = "/v2/emails"
    answer = await api("GET", path, status=400, code="validation_type", params={"domain": "x.org", "limit": limit})
    assert answer["validation_errors"][0]["path"] == ["limit"]


@pytest.mark.parametrize("cursor", ["", "5", "YXQ6", "YXQ6LTE", "Zm9vOjE", "%ff", "ä", "A" * 5000, "YXQ6 MQ"])
async def test_a_cursor_that_is_none(cursor: str, api: Api) -> None:
    answer = await api("GET", "/v2/meetings", status=400, code="validation_type", params={"cursor": cursor})
    assert answer["validation_errors"][0]["path"] == ["cursor"]
