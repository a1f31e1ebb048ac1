"""The files, folders and connected entries of records."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from aioattio.emulator.errors import invalid, not_found, too_large
from aioattio.emulator.timestamps import render

if TYPE_CHECKING:
    from aioattio.emulator.records import Record
    from aioattio.emulator.storage import Storage
    from aioattio.emulator.values.references import Actor
    from aioattio.emulator.workspace import Workspace

MAX_FILE_BYTES = 50_000_000
PROVIDERS = ("attio", "dropbox", "box", "google-drive", "microsoft-onedrive")
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class NewFolder(Struct, tag_field="file_type", tag="folder", forbid_unknown_fields=True):
    object: str
    record_id: str
    name: str
    parent_folder_id: str | None = None

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("name must not be empty")


class _Connected(Struct, tag_field="file_type", forbid_unknown_fields=True):
    object: str
    record_id: str
    storage_provider: Literal["dropbox", "box", "google-drive", "microsoft-onedrive"]
    external_provider_file_id: str
    microsoft_drive_id: str | None = None


class ConnectedFile(_Connected, tag="connected-file"):
    """One that another provider keeps."""


class ConnectedFolder(_Connected, tag="connected-folder"):
    """One that another provider keeps, with whatever is in it there."""


@dataclass(eq=False, kw_only=True, slots=True)
class FileEntry:
    """One of them. own: what only its type has, as it goes over the wire; content: of an uploaded file."""

    id: str
    record: Record
    file_type: str
    storage_provider: str
    actor: Actor
    created_at: int
    own: dict[str, Any]
    content: bytes = b""

    @property
    def parent(self) -> str | None:
        found: str | None = self.own.get("parent_folder_id")
        return found


class FileStore:
    """All of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._entries: dict[str, FileEntry] = {}
        self.storage: Storage | None = None

    def of(self, record: Record, provider: str | None, folder_id: str | None) -> list[FileEntry]:
        """Those of a record, at all depths, oldest first."""
        return [
            entry
            for entry in self._entries.values()
            if entry.record is record
            and provider in (None, entry.storage_provider)
            and folder_id in (None, entry.parent)
        ]

    def find(self, file_id: str) -> FileEntry:
        """Raises a 404, also for what belonged to a record that is gone."""
        entry = self._entries.get(file_id)
        if entry is None or entry.record.id not in entry.record.object.records:
            raise not_found(f'File with ID "{file_id}" was not found')
        return entry

    def follow(self, old: Record, merged: Record) -> None:
        for entry in self._entries.values():
            entry.record = merged if entry.record is old else entry.record

    def upload(
        self, record: Record, name: str, content: bytes, content_type: str, folder_id: str | None, actor: Actor
    ) -> FileEntry:
        """Raises a 413 for what is too large."""
        if len(content) > MAX_FILE_BYTES:
            raise too_large(f"File size exceeds the maximum of {MAX_FILE_BYTES} bytes")
        own: dict[str, Any] = {"name": name, "content_type": content_type, "content_size": len(content)}
        own["parent_folder_id"] = self._folder(record, folder_id)
        return self._add(record, "file", "attio", own, actor, content)

    def create(self, record: Record, new: NewFolder | ConnectedFile | ConnectedFolder, actor: Actor) -> FileEntry:
        """A folder, or an entry for what another provider keeps."""
        if isinstance(new, NewFolder):
            folder = {"name": new.name, "parent_folder_id": self._folder(record, new.parent_folder_id)}
            return self._add(record, "folder", "attio", folder, actor)
        own = {
            "external_provider_file_id": new.external_provider_file_id,
            "microsoft_drive_id": new.microsoft_drive_id,
        }
        file_type = "connected-file" if isinstance(new, ConnectedFile) else "connected-folder"
        return self._add(record, file_type, new.storage_provider, own, actor)

    def delete(self, entry: FileEntry) -> None:
        """With everything that lies in it."""
        del self._entries[entry.id]
        for inner in self.children(entry):
            self.delete(inner)

    def children(self, entry: FileEntry) -> list[FileEntry]:
        return [one for one in self._entries.values() if one.parent == entry.id]

    def address(self, entry: FileEntry) -> str:
        """Where the content lies for a while; raises a 400 for what has none here."""
        if entry.file_type != "file" or self.storage is None:
            raise invalid(f'Only files can be downloaded, not "{entry.file_type}"', "file_id")
        return self.storage.sign(entry.id, entry.content, entry.own["content_type"])

    def describe(self, entry: FileEntry) -> dict[str, Any]:
        return {
            "id": {"workspace_id": self._workspace.id, "file_id": entry.id},
            "object_id": entry.record.object.id,
            "object_slug": entry.record.object.slug,
            "record_id": entry.record.id,
            "storage_provider": entry.storage_provider,
            "created_by_actor": {"type": entry.actor.type, "id": entry.actor.id},
            "created_at": render(entry.created_at),
            "file_type": entry.file_type,
            **entry.own,
        }

    def _add(
        self,
        record: Record,
        file_type: str,
        provider: str,
        own: dict[str, Any],
        actor: Actor,
        content: bytes = b"",
    ) -> FileEntry:
        entry = FileEntry(
            id=str(uuid.uuid4()),
            record=record,
            file_type=file_type,
            storage_provider=provider,
            actor=actor,
            created_at=self._workspace.clock.tick(),
            own=own,
            content=content,
        )
        self._entries[entry.id] = entry
        return entry

    def _folder(self, record: Record, folder_id: str | None) -> str | None:
        if folder_id is None:
            return None
        folder = self.find(check_id(folder_id, "parent_folder_id"))
        if folder.file_type != "folder" or folder.record is not record:
            raise invalid("parent_folder_id is not a folder of this record", "parent_folder_id")
        return folder.id


def check_id(given: str, name: str) -> str:
    """Raises a 400 for what is no UUID."""
    if not _UUID.fullmatch(given):
        raise invalid(f'{name} must be a UUID, but got "{given}"', name, expected="uuid")
    return given.lower()
