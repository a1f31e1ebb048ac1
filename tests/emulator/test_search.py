"""Searching records over several objects."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio.emulator import Emulator

from .conftest import Api


async def test_search_matches_names_domains_and_addresses(em: Emulator, api: Api) -> None:
    em.create_record("companies", {"domains": ["acme.example"], "name": "Bolt"})
    em.create_record("people", {"email_addresses": ["ada@acme.example"], "name": "Lovelace, Ada"})
    asked = {"query": "ACME", "objects": ["people", "companies"], "request_as": {"type": "workspace"}}

    person, company = (await api("POST", "/v2/objects/records/search", asked))["data"]
    limited = (await api("POST", "/v2/objects/records/search", {**asked, "limit": 1}))["data"]

    assert (person["record_text"], person["object_slug"]) == ("Ada Lovelace", "people")
    assert (person["email_addresses"], person["phone_numbers"]) == (["ada@acme.example"], [])
    assert (company["record_text"], company["domains"]) == ("Bolt", ["acme.example"])
    assert limited == [person]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"limit": 26}, "validation_type"),
        ({"objects": []}, "validation_type"),
        ({"query": "x" * 257}, "validation_type"),
        ({"objects": ["nope"]}, "value_not_found"),
        ({"request_as": {}}, "validation_type"),
        ({"request_as": {"type": "workspace-member", "workspace_member_id": ["x"]}}, "validation_type"),
        ({"request_as": {"type": "workspace-member", "workspace_member_id": {}}}, "validation_type"),
        ({"request_as": {"type": "workspace-member", "email_address": "no@no.no"}}, "value_not_found"),
    ],
)
async def test_refused_searches(api: Api, changed: dict[str, Any], code: str) -> None:
    asked = {"query": "x", "objects": ["people"], "request_as": {"type": "workspace"}, **changed}
    await api("POST", "/v2/objects/records/search", asked, status=400, code=code)
