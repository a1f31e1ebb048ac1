# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class StaticSelectValue(Model):
    """At #output-value.|select."""

    attribute_type: Literal["select"] = "select"
    option: SelectOption | str


from .select_option import SelectOption

StaticSelectValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("option", "option", SelectOption.read),
)
StaticSelectValue._required = frozenset({"attribute_type", "option"})
StaticSelectValue._constants = {"attribute_type": "select"}
