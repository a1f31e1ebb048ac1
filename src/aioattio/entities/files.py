"""Files and folders of records."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from aioattio.entities.base import Entity, actor, flag, maybe_text, moment, number, own_id, text
from aioattio.values.types import ActorReference

__all__ = ["File"]


@frozen(kw_only=True)
class File(Entity):
    """A file or folder of a record: one that Attio keeps, or one that is connected from another storage provider.

    file_type: "file", "folder", "connected-file" or "connected-folder". object, record_id: the record it belongs to.
    content_size: in bytes, None where Attio does not know it. parent_folder_id: None at the top. has_children: of a
    folder, as `get` reads it. external_provider_file_id, microsoft_drive_id: of what is connected, which has no name
    of its own here.
    """

    id: str = own_id("file_id")
    name: str = text()
    file_type: str = text()
    object: str = text("object_slug")
    record_id: str = text()
    object_id: str = text(show=False)
    storage_provider: str = text(show=False)
    content_type: str | None = maybe_text(show=False)
    content_size: int | None = number()
    parent_folder_id: str | None = maybe_text(show=False)
    has_children: bool = flag(show=False)
    external_provider_file_id: str | None = maybe_text(show=False)
    microsoft_drive_id: str | None = maybe_text(show=False)
    created_at: datetime | None = moment(show=False)
    created_by: ActorReference | None = actor("created_by_actor")

    @property
    def is_folder(self) -> bool:
        """Whether it holds others instead of content."""
        return self.file_type in ("folder", "connected-folder")
