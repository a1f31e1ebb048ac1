# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class UpdateOptionBody(Model):
    """At update_option.body."""

    data: UpdateOptionData


from .update_option_data import UpdateOptionData

UpdateOptionBody._fields = (("data", "data", UpdateOptionData.read),)
UpdateOptionBody._required = frozenset({"data"})
