"""What entries, notes and tasks consist of, as attribute definitions: rows are mapped and coerced by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from aioattio.encoding import encode
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.values.types import RecordReference

__all__ = ["NOTE", "PARENT", "TASK", "arrays", "definitions_of_entries", "only", "reference_of"]

PARENT = "parent_record"
"""The attribute that says which record an entry or a note belongs to."""


def _attribute(slug: str, title: str, kind: str, **more: Any) -> Attribute:
    return Attribute.from_json({"api_slug": slug, "title": title, "type": kind, **more})


NOTE = Definitions(
    [
        _attribute(PARENT, "Parent record", "record-reference", is_required=True),
        _attribute("title", "Title", "text"),
        _attribute("content", "Content", "text"),
        _attribute("format", "Format", "text"),
        _attribute("created_at", "Created at", "timestamp"),
        _attribute("meeting_id", "Meeting ID", "text"),
    ],
    object="notes",
)
"""format: "plaintext", as without one, or "markdown". A note needs a parent, and a title or a content."""

TASK = Definitions(
    [
        _attribute("content", "Content", "text", is_required=True),
        _attribute("deadline_at", "Deadline", "timestamp"),
        _attribute("is_completed", "Completed", "checkbox"),
        _attribute("linked_records", "Linked records", "record-reference", is_multiselect=True),
        _attribute("assignees", "Assignees", "actor-reference", is_multiselect=True),
    ],
    object="tasks",
)
"""content: plain text of 1 to 2,000 characters. A task without is_completed is open."""


def definitions_of_entries(
    known: Definitions,
    parents: Iterable[str],
    *,
    parent_is_written: bool = True,
) -> Definitions:
    """The attributes of a list, and what else an entry has: its id, and the record that it stands for.

    known: of the list, as Attio describes it. parents: slugs of the objects whose records it takes.
    parent_is_written: False where entries are matched by their ids, whose records cannot be changed.
    """
    allowed = list(parents)
    parent = _attribute(
        PARENT,
        "Parent record",
        "record-reference",
        is_unique=True,
        is_required=parent_is_written,
        is_writable=parent_is_written,
        config={"record_reference": {"allowed_object_ids": allowed}},
    )
    entry_id = known.get("entry_id") or _attribute("entry_id", "Entry ID", "text", is_unique=True, is_writable=False)
    others = [attribute for slug, attribute in known.items() if slug not in (PARENT, "entry_id")]
    referred = {own for attribute in others for own in attribute.allowed_object_ids or ()}
    objects = {own: known.object_slug(own) for own in referred} | {slug: slug for slug in allowed}
    named = {own: slug for own, slug in objects.items() if slug is not None}
    return Definitions([parent, entry_id, *others], object=known.object, objects=named)


def arrays(values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Values as they go out, by slug, as Python."""
    decoded: dict[str, list[Any]] = msgspec.json.decode(encode(dict(values)))
    return decoded


def only(values: Mapping[str, list[Any]], slug: str, key: str = "value") -> Any:
    """What stands under `key` in the one value of an attribute; None where it has none."""
    items = values.get(slug) or [{}]
    return items[0].get(key)


def reference_of(item: Mapping[str, Any]) -> RecordReference:
    """The record that a value of a reference names by its id."""
    return RecordReference(str(item.get("target_object")), str(item.get("target_record_id")))
