# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import define

from ..types import UNSET, Model, Unset

if TYPE_CHECKING:
    from .connectable_provider import ConnectableProvider


@define(kw_only=True)
class ConnectFileBody(Model):
    """At create_file.body.|connected-file."""

    external_provider_file_id: str
    file_type: Literal["connected-file"] = "connected-file"
    object_: str
    record_id: str
    storage_provider: ConnectableProvider
    microsoft_drive_id: None | str | Unset = UNSET


ConnectFileBody._fields = (
    ("external_provider_file_id", "external_provider_file_id", None),
    ("file_type", "file_type", None),
    ("object_", "object", None),
    ("record_id", "record_id", None),
    ("storage_provider", "storage_provider", None),
    ("microsoft_drive_id", "microsoft_drive_id", None),
)
ConnectFileBody._required = frozenset(
    {"external_provider_file_id", "file_type", "object", "record_id", "storage_provider"}
)
ConnectFileBody._constants = {"file_type": "connected-file"}
