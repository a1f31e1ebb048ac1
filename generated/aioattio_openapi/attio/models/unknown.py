# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import ModelMap


@define
class Unknown(ModelMap["Any"]):
    """An object of a kind that the contract does not know."""
