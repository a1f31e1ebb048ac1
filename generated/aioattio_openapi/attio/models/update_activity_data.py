# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class UpdateActivityData(Model):
    """At UpdateActivityBody.data."""

    api_slug: str | Unset = UNSET
    plural_noun: str | Unset = UNSET
    singular_noun: str | Unset = UNSET


UpdateActivityData._fields = (
    ("api_slug", "api_slug", None),
    ("plural_noun", "plural_noun", None),
    ("singular_noun", "singular_noun", None),
)
