# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateListBody(Model):
    """At create_list.body."""

    data: CreateListData


from .create_list_data import CreateListData

CreateListBody._fields = (("data", "data", CreateListData.read),)
CreateListBody._required = frozenset({"data"})
