# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import UNSET, Model, Unset


@define(kw_only=True)
class CreateFolderBody(Model):
    """At create_file.body.|folder."""

    file_type: Literal["folder"] = "folder"
    name: str
    object_: str
    record_id: str
    parent_folder_id: str | Unset = UNSET


CreateFolderBody._fields = (
    ("file_type", "file_type", None),
    ("name", "name", None),
    ("object_", "object", None),
    ("record_id", "record_id", None),
    ("parent_folder_id", "parent_folder_id", None),
)
CreateFolderBody._required = frozenset({"file_type", "name", "object", "record_id"})
CreateFolderBody._constants = {"file_type": "folder"}
