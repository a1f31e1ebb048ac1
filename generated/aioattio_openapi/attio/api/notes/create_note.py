# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS
from ...request import Request, json_body

if TYPE_CHECKING:
    from ...models.create_note_body import CreateNoteBody
    from ...models.note_response import NoteResponse


def request(
    *,
    body: CreateNoteBody | Mapping[str, Any],
) -> Request[NoteResponse]:
    """Creates a note on a record.

    POST /v2/notes
    Counts as a write; must not be repeated when its outcome is unknown.
    Scopes: note:read-write, object_configuration:read, record_permission:read.
    """
    operation = OPERATIONS["create_note"]
    return Request(
        operation=operation,
        path=operation.path,
        parse=parse,
        params={},
        json=json_body(body),
    )


def parse(data: Any) -> NoteResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.note_response import NoteResponse

    read: NoteResponse = NoteResponse.read(data)
    return read
