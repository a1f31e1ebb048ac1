# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class DomainValue(Model):
    """At ActivityRecordValues.{}.[].|domain, EntryValues.{}.[].|domain, RecordValues.{}.[].|domain and 1 more places."""

    active_from: str
    active_until: None | str
    attribute_type: Literal["domain"] = "domain"
    created_by_actor: Actor
    domain: str
    root_domain: str


from .actor import Actor

DomainValue._fields = (
    ("active_from", "active_from", None),
    ("active_until", "active_until", None),
    ("attribute_type", "attribute_type", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("domain", "domain", None),
    ("root_domain", "root_domain", None),
)
DomainValue._required = frozenset(
    {"active_from", "active_until", "attribute_type", "created_by_actor", "domain", "root_domain"}
)
DomainValue._constants = {"attribute_type": "domain"}
