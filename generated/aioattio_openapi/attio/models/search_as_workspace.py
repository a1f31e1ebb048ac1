# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model


@define(kw_only=True)
class SearchAsWorkspace(Model):
    """At SearchRecordsBody.request_as.|workspace."""

    type_: Literal["workspace"] = "workspace"


SearchAsWorkspace._fields = (("type_", "type", None),)
SearchAsWorkspace._required = frozenset({"type"})
SearchAsWorkspace._constants = {"type": "workspace"}
