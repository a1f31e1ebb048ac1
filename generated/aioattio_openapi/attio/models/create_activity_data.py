# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .extendable_activity import ExtendableActivity


@define(kw_only=True)
class CreateActivityData(Model):
    """At CreateActivityBody.data."""

    api_slug: str
    extends: ExtendableActivity
    plural_noun: str
    singular_noun: str


CreateActivityData._fields = (
    ("api_slug", "api_slug", None),
    ("extends", "extends", None),
    ("plural_noun", "plural_noun", None),
    ("singular_noun", "singular_noun", None),
)
CreateActivityData._required = frozenset({"api_slug", "extends", "plural_noun", "singular_noun"})
