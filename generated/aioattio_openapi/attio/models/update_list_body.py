# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdateListBody(Model):
    """At update_list.body."""

    data: UpdateListData


from .update_list_data import UpdateListData

UpdateListBody._fields = (("data", "data", UpdateListData.read),)
UpdateListBody._required = frozenset({"data"})
