# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import UNSET, File, Model, Unset


@define(kw_only=True)
class UploadFileBody(Model):
    """At upload_file.body."""

    file: File
    object_: str
    record_id: str
    parent_folder_id: str | Unset = UNSET


UploadFileBody._fields = (
    ("file", "file", None),
    ("object_", "object", None),
    ("record_id", "record_id", None),
    ("parent_folder_id", "parent_folder_id", None),
)
UploadFileBody._required = frozenset({"file", "object", "record_id"})
