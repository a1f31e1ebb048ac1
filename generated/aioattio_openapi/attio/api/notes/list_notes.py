# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import set_only as _set_only
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...models.note_list import NoteList


def request(
    *,
    limit: int | None | Unset = UNSET,
    offset: int | None | Unset = UNSET,
    parent_object: str | None | Unset = UNSET,
    parent_record_id: str | None | Unset = UNSET,
) -> Request[NoteList]:
    """Lists notes, of all records or of one.

    GET /v2/notes
    Counts as a read; may be repeated when its outcome is unknown.
    Paging: offset-query; default limit 10; max limit 50.
    At most 10 per second.
    Scopes: note:read, object_configuration:read, record_permission:read.
    """
    _operation = _OPERATIONS["list_notes"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params=_set_only(
            {
                "limit": limit,
                "offset": offset,
                "parent_object": parent_object,
                "parent_record_id": parent_record_id,
            }
        ),
    )


def parse(data: Any) -> NoteList:
    """Reads the decoded JSON of an answer."""
    from ...models.note_list import NoteList

    read: NoteList = NoteList.read(data)
    return read


_parse = parse
