# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class StatusInput(Model):
    """At #input-value.|{status}."""

    status: str


StatusInput._fields = (("status", "status", None),)
StatusInput._required = frozenset({"status"})
