# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import define

from ..types import Model

if TYPE_CHECKING:
    from .storage_provider import StorageProvider


@define(kw_only=True)
class ConnectedFile(Model):
    """At #connected-file."""

    created_at: str
    created_by_actor: Actor
    external_provider_file_id: str
    file_type: Literal["connected-file"] = "connected-file"
    id: FileId
    microsoft_drive_id: None | str
    object_id: str
    object_slug: str
    record_id: str
    storage_provider: StorageProvider | str


from .actor import Actor
from .file_id import FileId

ConnectedFile._fields = (
    ("created_at", "created_at", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("external_provider_file_id", "external_provider_file_id", None),
    ("file_type", "file_type", None),
    ("id", "id", FileId.read),
    ("microsoft_drive_id", "microsoft_drive_id", None),
    ("object_id", "object_id", None),
    ("object_slug", "object_slug", None),
    ("record_id", "record_id", None),
    ("storage_provider", "storage_provider", None),
)
ConnectedFile._required = frozenset(
    {
        "created_at",
        "created_by_actor",
        "external_provider_file_id",
        "file_type",
        "id",
        "microsoft_drive_id",
        "object_id",
        "object_slug",
        "record_id",
        "storage_provider",
    }
)
ConnectedFile._constants = {"file_type": "connected-file"}
