# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class DomainInput(Model):
    """At #input-value.|{domain}."""

    domain: str | Unset = UNSET


DomainInput._fields = (("domain", "domain", None),)
