# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of, one_of


@define(kw_only=True)
class FileList(Model):
    """At list_files.response."""

    data: list[ConnectedFile | ConnectedFolder | FileEntry | Folder | UnknownVariant]
    pagination: Pagination


from .connected_file import ConnectedFile
from .connected_folder import ConnectedFolder
from .file_entry import FileEntry
from .folder import Folder
from .pagination import Pagination
from .unknown_variant import UnknownVariant

FileList._fields = (
    ("data", "data", list_of(one_of(ConnectedFile, ConnectedFolder, FileEntry, Folder, UnknownVariant))),
    ("pagination", "pagination", Pagination.read),
)
FileList._required = frozenset({"data", "pagination"})
