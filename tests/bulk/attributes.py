"""Attribute definitions, as Attio would send them."""

from __future__ import annotations

from typing import Any

from aioattio.schema.definitions import Attribute, Definitions


def attribute(slug: str, kind: str = "text", **more: Any) -> Attribute:
    """Its id is "id-" and the slug; `more` are further keys of Attio's JSON."""
    raw = {"id": {"attribute_id": f"id-{slug}"}, "api_slug": slug, "title": slug.capitalize(), "type": kind}
    return Attribute.from_json(raw | more)


def currency(slug: str, code: str) -> Attribute:
    return attribute(slug, "currency", config={"currency": {"default_currency_code": code}})


DOMAINS = attribute("domains", "domain", is_unique=True, is_multiselect=True)
NAME = attribute("name", "personal-name")
TEXT = attribute("description")


def companies(*more: Attribute) -> Definitions:
    return Definitions([DOMAINS, NAME, TEXT, *more], object="companies")
