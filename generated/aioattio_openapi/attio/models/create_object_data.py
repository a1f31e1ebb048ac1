# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateObjectData(Model):
    """At CreateObjectBody.data."""

    api_slug: str
    plural_noun: str
    singular_noun: str


CreateObjectData._fields = (
    ("api_slug", "api_slug", None),
    ("plural_noun", "plural_noun", None),
    ("singular_noun", "singular_noun", None),
)
CreateObjectData._required = frozenset({"api_slug", "plural_noun", "singular_noun"})
