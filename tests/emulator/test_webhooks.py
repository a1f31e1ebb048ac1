"""Webhooks: bodies, uniqueness, and where the secret is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from aioattio.emulator.webhooks import EventType

from .conftest import Api

SHARED = Path(__file__).parents[2].parent / "shared"
PATH = "/v2/webhooks"


def webhook(url: str = "https://x.org/hook", event: str = "record.created", **more: Any) -> dict[str, Any]:
    return {"data": {"target_url": url, "subscriptions": [{"event_type": event, "filter": None}], **more}}


def test_event_types_are_those_of_the_contract() -> None:
    document = SHARED / "upstream/current/webhooks.json"
    if not document.exists():
        pytest.skip("the shared copy of the contract is not here")
    assert set(get_args(EventType)) == set(json.loads(document.read_text())["webhooks"])


async def test_only_the_answer_to_the_creation_has_the_secret(api: Api) -> None:
    made = (await api("POST", PATH, webhook()))["data"]
    assert made.pop("secret")
    path = f"{PATH}/{made['id']['webhook_id']}"
    assert (await api("GET", path))["data"] == made
    assert (await api("GET", PATH))["data"] == [made]
    assert (await api("PATCH", path, {"data": {}}))["data"] == made


CONDITION = {"field": "actor.type", "operator": "equals", "value": "workspace-member"}


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"target_url": "http://x.org"}, ["data"]),
        ({"target_url": "https:// x.org"}, ["data"]),
        ({"subscriptions": None}, ["data", "subscriptions"]),
        ({"subscriptions": [{"event_type": "record.created"}]}, ["data", "subscriptions", "0", "filter"]),
        ({"subscriptions": [{"event_type": "record.gone", "filter": None}]}, None),
        ({"subscriptions": [{"event_type": "record.created", "filter": {}}]}, None),
        ({"subscriptions": [{"event_type": "record.created", "filter": {"$and": [CONDITION], "$or": []}}]}, None),
        ({"subscriptions": [{"event_type": "record.created", "filter": {"$not": [CONDITION]}}]}, None),
        ({"subscriptions": [{"event_type": "record.created", "filter": {"$or": [{"field": "x"}]}}]}, None),
    ],
)
async def test_refused_webhooks(changes: dict[str, Any], place: list[str] | None, api: Api) -> None:
    made = (await api("POST", PATH, webhook("https://y.org")))["data"]["id"]["webhook_id"]
    for method, path in (("POST", PATH), ("PATCH", f"{PATH}/{made}")):
        answer = await api(method, path, webhook(**changes), status=400, code="validation_type")
        if place is not None:
            assert [str(step) for step in answer["validation_errors"][0]["path"]] == place
    assert len((await api("GET", PATH))["data"]) == 1


async def test_a_filter_makes_another_subscription_of_an_event(api: Api) -> None:
    await api("POST", PATH, webhook())
    await api("POST", PATH, webhook(), status=409, code="uniqueness_conflict")
    filtered = [{"event_type": "record.created", "filter": {"$or": [CONDITION]}}]
    made = (await api("POST", PATH, webhook(subscriptions=filtered)))["data"]
    assert made["subscriptions"] == filtered
    path = f"{PATH}/{made['id']['webhook_id']}"
    await api("PATCH", path, webhook(), status=409, code="uniqueness_conflict")
    assert (await api("GET", path))["data"]["subscriptions"] == filtered


async def test_a_page_has_ten_at_least(api: Api) -> None:
    for number in range(12):
        await api("POST", PATH, webhook(f"https://x.org/{number}"))
    assert len((await api("GET", PATH))["data"]) == 10
    assert len((await api("GET", f"{PATH}?limit=100&offset=10"))["data"]) == 2
    for limit in ("9", "101", "x"):
        await api("GET", f"{PATH}?limit={limit}", status=400, code="validation_type")
