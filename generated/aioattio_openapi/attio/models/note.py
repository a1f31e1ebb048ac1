# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of, one_of


@define(kw_only=True)
class Note(Model):
    """At #note."""

    content_markdown: str
    content_plaintext: str
    created_at: str
    created_by_actor: Actor
    id: NoteId
    meeting_id: None | str
    parent_object: str
    parent_record_id: str
    tags: list[MemberTag | RecordTag | UnknownVariant]
    title: str


from .actor import Actor
from .member_tag import MemberTag
from .note_id import NoteId
from .record_tag import RecordTag
from .unknown_variant import UnknownVariant

Note._fields = (
    ("content_markdown", "content_markdown", None),
    ("content_plaintext", "content_plaintext", None),
    ("created_at", "created_at", None),
    ("created_by_actor", "created_by_actor", Actor.read),
    ("id", "id", NoteId.read),
    ("meeting_id", "meeting_id", None),
    ("parent_object", "parent_object", None),
    ("parent_record_id", "parent_record_id", None),
    ("tags", "tags", list_of(one_of(MemberTag, RecordTag, UnknownVariant))),
    ("title", "title", None),
)
Note._required = frozenset(
    {
        "content_markdown",
        "content_plaintext",
        "created_at",
        "created_by_actor",
        "id",
        "meeting_id",
        "parent_object",
        "parent_record_id",
        "tags",
        "title",
    }
)
