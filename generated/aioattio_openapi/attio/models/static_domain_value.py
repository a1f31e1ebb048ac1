# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class StaticDomainValue(Model):
    """At #output-value.|domain."""

    attribute_type: Literal["domain"] = "domain"
    domain: str
    root_domain: str


StaticDomainValue._fields = (
    ("attribute_type", "attribute_type", None),
    ("domain", "domain", None),
    ("root_domain", "root_domain", None),
)
StaticDomainValue._required = frozenset({"attribute_type", "domain", "root_domain"})
StaticDomainValue._constants = {"attribute_type": "domain"}
