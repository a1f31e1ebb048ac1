# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...operations import OPERATIONS as _OPERATIONS
from ...request import Request
from ...request import Request as _Request
from ...request import json_body as _json_body

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
    _operation = _OPERATIONS["create_note"]
    return _Request(
        operation=_operation,
        path=_operation.path,
        parse=_parse,
        params={},
        json=_json_body(body),
    )


def parse(data: Any) -> NoteResponse:
    """Reads the decoded JSON of an answer."""
    from ...models.note_response import NoteResponse

    read: NoteResponse = NoteResponse.read(data)
    return read


_parse = parse
