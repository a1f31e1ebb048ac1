# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateOptionBody(Model):
    """At create_option.body."""

    data: CreateOptionData


from .create_option_data import CreateOptionData

CreateOptionBody._fields = (("data", "data", CreateOptionData.read),)
CreateOptionBody._required = frozenset({"data"})
