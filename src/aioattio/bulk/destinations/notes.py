"""Notes, made from rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from typing import Any

from attrs import define

from aioattio.bulk.destinations.described import NOTE, PARENT, arrays, only, reference_of
from aioattio.bulk.destinations.unmatched import Unmatched, is_same_moment, is_same_text
from aioattio.entities.notes import Note
from aioattio.errors import InvalidInput
from aioattio.resources.notes import Notes, note_data
from aioattio_openapi.attio.api.notes import create_note

__all__ = ["NotesDestination"]

_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_MARKER = re.compile(r"^\s*(?:#{1,6}|[-*+]|\d+[.)])\s+", re.MULTILINE)
_WORD = re.compile(r"\w+")


@define(eq=False)
class NotesDestination(Unmatched):
    """`attio.notes`. A row is a note: parent_record, title, content, and format, created_at and meeting_id if given."""

    kind = "notes"
    name = "notes"
    definitions = NOTE

    def check(self, values: Mapping[str, Any]) -> None:
        """Raises InvalidInput for a note without a parent, one without any text, and as `Notes.create`."""
        given = arrays(values)
        if not given.get(PARENT):
            raise InvalidInput(attribute=PARENT, given=None, accepted="the record that the note is on")
        if not only(given, "title") and not only(given, "content"):
            raise InvalidInput(attribute="content", given=None, accepted="a title, a content, or both")
        _data(given)

    async def create(self, values: Mapping[str, Any]) -> str:
        """Write one. Raises OutcomeUnknown where nobody can tell whether it was written."""
        given = arrays(values)
        parent = reference_of(given[PARENT][0])
        data = {"parent_object": parent.object, "parent_record_id": parent.id} | _data(given)
        note = await self.session.one(create_note.request(body={"data": data}), Note.from_json)
        return note.id

    async def find_made(self, values: Mapping[str, Any], known: Sequence[str]) -> str | None:
        """Among the notes of the parent, all pages of them."""
        given = arrays(values)
        data, others = _data(given), set(known)
        listing = Notes(self.session).list(reference_of(given[PARENT][0]))
        async with aclosing(listing.pages()) as pages:
            async for page in pages:
                for note in page.items:
                    if note.id not in others and _is_note(data, note):
                        return note.id
        return None


def _data(given: Mapping[str, list[Any]]) -> dict[str, str]:
    return note_data(
        title=only(given, "title") or "",
        content=only(given, "content") or "",
        format=only(given, "format") or "plaintext",
        created_at=only(given, "created_at"),
        meeting=only(given, "meeting_id"),
    )


def _is_note(data: Mapping[str, str], note: Note) -> bool:
    """Whether it is what Attio makes of that. created_at counts where it is given; else Attio says when it was."""
    if data["format"] == "markdown":
        is_same_content = _words(data["content"]) == _words(note.content_markdown)
    else:
        is_same_content = is_same_text(data["content"], note.content_plaintext)
    return (
        is_same_content
        and is_same_text(data["title"], note.title)
        and ("created_at" not in data or is_same_moment(data["created_at"], note.created_at))
        and data.get("meeting_id") == note.meeting_id
    )


def _words(markdown: str) -> list[str]:
    """Markdown comes back with other marks for the same thing, numbered anew, and without images: words stay."""
    return _WORD.findall(_MARKER.sub("", _IMAGE.sub("", markdown)).replace("_", " "))
