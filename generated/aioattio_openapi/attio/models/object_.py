# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class Object(Model):
    """At #object."""

    api_slug: None | str
    created_at: str
    id: ObjectId
    plural_noun: None | str
    singular_noun: None | str


from .object_id import ObjectId

Object._fields = (
    ("api_slug", "api_slug", None),
    ("created_at", "created_at", None),
    ("id", "id", ObjectId.read),
    ("plural_noun", "plural_noun", None),
    ("singular_noun", "singular_noun", None),
)
Object._required = frozenset({"api_slug", "created_at", "id", "plural_noun", "singular_noun"})
