# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, one_of


@define(kw_only=True)
class FileResponse(Model):
    """At create_file.response, get_file.response, upload_file.response."""

    data: ConnectedFile | ConnectedFolder | FileEntry | Folder | UnknownVariant


from .connected_file import ConnectedFile
from .connected_folder import ConnectedFolder
from .file_entry import FileEntry
from .folder import Folder
from .unknown_variant import UnknownVariant

FileResponse._fields = (
    ("data", "data", one_of(ConnectedFile, ConnectedFolder, FileEntry, Folder, UnknownVariant)),
)
FileResponse._required = frozenset({"data"})
