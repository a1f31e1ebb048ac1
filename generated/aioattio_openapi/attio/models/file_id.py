# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class FileId(Model):
    """At ConnectedFile.id, ConnectedFolder.id, FileEntry.id and 1 more places."""

    file_id: str
    workspace_id: str


FileId._fields = (
    ("file_id", "file_id", None),
    ("workspace_id", "workspace_id", None),
)
FileId._required = frozenset({"file_id", "workspace_id"})
