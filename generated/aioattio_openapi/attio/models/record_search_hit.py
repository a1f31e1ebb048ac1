# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class RecordSearchHit(Model):
    """At RecordSearchHits.data.[].|companies, RecordSearchHits.data.[].|people, RecordSearchHits.data.[].|{id,record_image,record_text}."""

    id: RecordId
    object_slug: str
    record_image: None | str
    record_text: str
    domains: list[str] | Unset = UNSET
    email_addresses: list[str] | Unset = UNSET
    phone_numbers: list[str] | Unset = UNSET


from .record_id import RecordId

RecordSearchHit._fields = (
    ("id", "id", RecordId.read),
    ("object_slug", "object_slug", None),
    ("record_image", "record_image", None),
    ("record_text", "record_text", None),
    ("domains", "domains", None),
    ("email_addresses", "email_addresses", None),
    ("phone_numbers", "phone_numbers", None),
)
RecordSearchHit._required = frozenset({"id", "object_slug", "record_image", "record_text"})
