# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class StaticStatusValue(Model):
    """At #output-value.|status."""

    attribute_type: Literal["status"] = "status"
    status: Status | str


from .status import Status

StaticStatusValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("status", "status", Status.read),
)
StaticStatusValue._required = frozenset({"attribute_type", "status"})
StaticStatusValue._constants = {"attribute_type": "status"}
