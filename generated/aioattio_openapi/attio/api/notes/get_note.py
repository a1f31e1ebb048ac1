# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import fill as _fill

if TYPE_CHECKING:
    from ...models.note_response import NoteResponse


def request(
    note_id: str,
) -> Request[NoteResponse]:
    """Reads one note by its id.

    GET /v2/notes/{note_id}
    Counts as a read; may be repeated when its outcome is unknown.
    Scopes: note:read, object_configuration:read, record_permission:read.
    """
    _operation = _OPERATIONS["get_note"]
    return _Request(
        operation=_operation,
        path=_fill(_operation.path, {"note_id": note_id}),
        parse=_parse,
        params={},
    )


def parse(data: Any) -> NoteResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.note_response import NoteResponse

    read: NoteResponse = NoteResponse.read(data)
    return read


_parse = parse
