"""A write and what is read of it, on a record that is gone afterwards."""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.documentation.workspace import Sample

__all__ = ["Stored", "store", "store_as_it_is"]

REQUIRED: dict[str, dict[str, Any]] = {
    "deals": {"name": "New", "stage": "Won 🎉", "owner": "bob@acme.example"},
    "users": {"user_id": "new", "primary_email_address": "new@users.example"},
}
"""What an object demands besides."""


class Stored(NamedTuple):
    """By slug: what was sent, what is read of it as Python, and as JSON without who wrote it when."""

    sent: dict[str, Any]
    natural: dict[str, Any]
    values: dict[str, list[dict[str, Any]]]


async def store(sample: Sample, container: str, values: dict[str, Any]) -> Stored:
    """Written by the client."""
    records = sample.attio.records(container)
    record = await records.create({**REQUIRED.get(container, {}), **values})
    sent = sample.sent["data"]["values"]
    await records.delete(record)
    return Stored(
        {slug: sent[slug] for slug in values},
        {slug: record[slug] for slug in values},
        {slug: lasting(record.raw(slug)) for slug in values},
    )


async def store_as_it_is(sample: Sample, container: str, values: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Written as this very JSON; what is read as JSON."""
    body = {"data": {"values": {**REQUIRED.get(container, {}), **values}}}
    answer = await sample.attio.request("POST", f"/v2/objects/{container}/records", json=body)
    record = answer.json()["data"]
    await sample.attio.records(container).delete(record["id"]["record_id"])
    return {slug: lasting(record["values"][slug]) for slug in values}


def lasting(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {key: part for key, part in one.items() if key not in ("active_from", "created_by_actor")} for one in values
    ]
