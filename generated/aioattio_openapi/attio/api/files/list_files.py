# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import set_only as _set_only
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...models.file_list import FileList
    from ...models.storage_provider import StorageProvider


def request(
    *,
    cursor: str | None | Unset = UNSET,
    limit: int | None | Unset = UNSET,
    object_: str,
    parent_folder_id: str | None | Unset = UNSET,
    record_id: str,
    storage_provider: StorageProvider | None | Unset = UNSET,
) -> Request[FileList]:
    """Lists the files and folders of a record.

    GET /v2/files
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: cursor-query; default limit 50; max limit 200.
    Scopes: object_configuration:read, record_permission:read, file:read.
    Stability: beta.
    """
    _operation = _OPERATIONS["list_files"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params=_set_only(
            {
                "cursor": cursor,
                "limit": limit,
                "object": object_,
                "parent_folder_id": parent_folder_id,
                "record_id": record_id,
                "storage_provider": storage_provider,
            }
        ),
    )


def parse(data: Any) -> FileList:
    """Reads the decoded JSON of an answer."""
    from ...models.file_list import FileList

    read: FileList = FileList.read(data)
    return read


_parse = parse
