# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class PersonalNameInput(Model):
    """At #input-value.|{first_name,full_name,last_name}."""

    first_name: str | Unset = UNSET
    full_name: str | Unset = UNSET
    last_name: str | Unset = UNSET


PersonalNameInput._fields = (
    ("first_name", "first_name", None),
    ("full_name", "full_name", None),
    ("last_name", "last_name", None),
)
