# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import define

from ..types import UNSET, Model, Unset

if TYPE_CHECKING:
    from .storage_provider import StorageProvider


@define(kw_only=True)
class Folder(Model):
    """At #folder, FileResponse.data.|folder."""

    created_at: str
    created_by_actor: Actor
    file_type: Literal["folder"] = "folder"
    id: FileId
    name: str
    object_id: str
    object_slug: str
    parent_folder_id: None | str
    record_id: str
    storage_provider: StorageProvider | str
    has_children: bool | Unset = UNSET


from .actor import Actor
from .file_id import FileId

Folder._fields = (
    ("created_at", "created_at", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("file_type", "file_type", None),
    ("id", "id", FileId.read),
    ("name", "name", None),
    ("object_id", "object_id", None),
    ("object_slug", "object_slug", None),
    ("parent_folder_id", "parent_folder_id", None),
    ("record_id", "record_id", None),
    ("storage_provider", "storage_provider", None),
    ("has_children", "has_children", None),
)
Folder._required = frozenset(
    {
        "created_at",
        "created_by_actor",
        "file_type",
        "id",
        "name",
        "object_id",
        "object_slug",
        "parent_folder_id",
        "record_id",
        "storage_provider",
    }
)
Folder._constants = {"file_type": "folder"}
