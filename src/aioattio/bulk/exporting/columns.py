"""What an export has of a record or an entry: a plain value per column, which an import takes for the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from aioattio.bulk.converters import Converter
from aioattio.bulk.fields import is_written_by_people, plain_field
from aioattio.bulk.spool.plain import plain
from aioattio.entry import Entry
from aioattio.record import Record
from aioattio.schema.choices import Choices, UnknownChoice
from aioattio.schema.definitions import Attribute
from aioattio.values.forms import record_form
from aioattio.values.types import ActorReference, Interaction, Location, RecordReference
from aioattio.values.value import Value

__all__ = ["OWN", "RECORD", "Column", "column_of", "of_entries", "rows_of"]

Held = Record | Entry
Item = Callable[[Any], Any]

_ZEROS = re.compile(r"\.?0+(?=Z$)")
_MEMBER = "workspace-member"


@frozen
class Column:
    """One column of an export.

    kind: what its values are: "text", "number", "integer", "boolean", "date" and "timestamp" (both ISO 8601 text),
    "name", "location", "record", "interaction" (dicts); "any" for JSON of any form. Text may be a dict as well, where
    an import would change the text itself. read: its value of a record or an entry; None for nothing, or a list.
    convert: how an import reads its text.
    """

    name: str
    kind: str
    is_list: bool
    read: Callable[[Held], Any]
    convert: tuple[Converter, ...] = field(default=())


def _id(held: Held) -> str:
    return held.id


def _parent_object(held: Held) -> str | None:
    return held.parent.object or None if isinstance(held, Entry) else None


def _parent_id(held: Held) -> str | None:
    return held.parent.id or None if isinstance(held, Entry) else None


def _parent(held: Held) -> Any:
    return _record(held.parent) if isinstance(held, Entry) else None


RECORD = (Column("record_id", "text", is_list=False, read=_id),)
"""What comes first of a record."""
OWN = ("record_id", "entry_id", "parent_object", "parent_record")
"""Columns that are in every export, as far as there is such a thing."""


def of_entries(parents: Sequence[str]) -> tuple[Column, ...]:
    """What comes first of an entry. parents: objects whose records the list takes; of one, the id says it all."""
    is_one = len(parents) == 1
    return (
        Column("entry_id", "text", is_list=False, read=_id),
        Column("parent_object", "text", is_list=False, read=_parent_object),
        Column("parent_record", "text" if is_one else "record", is_list=False, read=_parent_id if is_one else _parent),
    )


_KINDS = {
    **dict.fromkeys(("text", "domain", "email-address", "phone-number", "select", "status", "actor-reference"), "text"),
    **dict.fromkeys(("number", "currency"), "number"),
    "rating": "integer",
    "checkbox": "boolean",
    "date": "date",
    "timestamp": "timestamp",
    "personal-name": "name",
    "location": "location",
    "interaction": "interaction",
}


def column_of(attribute: Attribute, choices: Choices | None) -> Column:
    """The column of an attribute. choices: of a select or status."""
    slug, kind = attribute.slug, _KINDS.get(attribute.type, "any")
    if attribute.type == "record-reference":
        kind = "text" if _is_of_one_object(attribute) else "record"
    whole = _WHOLE.get(attribute.type)
    if whole is not None:

        def items(held: Held) -> list[Any]:
            return [whole(value, choices) for value in held.values(slug)]

    else:
        item = _id_of if kind == "text" and attribute.type == "record-reference" else _ITEMS.get(attribute.type, plain)

        def items(held: Held) -> list[Any]:
            return [item(value) for value in held.read_as(slug, attribute.type) if value is not None]

    def read(held: Held) -> Any:
        found = [one for one in items(held) if one is not None]
        if attribute.is_multiselect:
            return found
        return found[0] if found else None

    convert = plain_field(slug, attribute).convert if is_written_by_people(attribute) else ()
    return Column(slug, kind, is_list=attribute.is_multiselect, read=read, convert=convert)


def _is_of_one_object(attribute: Attribute) -> bool:
    """Whether the id of a record is enough to say which one it is."""
    return len(attribute.allowed_object_ids or ()) == 1


def _text(value: Any) -> Any:
    """Imports strip text, and take empty text for nothing: such a text is said as Attio has it."""
    if isinstance(value, str) and (not value or value != value.strip()):
        return {"value": value}
    return plain(value)


def _id_of(value: Any) -> Any:
    return value.id if isinstance(value, RecordReference) else plain(value)


def _record(value: Any) -> Any:
    return record_form(value) if isinstance(value, RecordReference) else plain(value)


def _actor(value: Any) -> Any:
    """Members by their id, as they are written; others, whom only Attio writes, with what they are."""
    if not isinstance(value, ActorReference):
        return plain(value)
    if value.type == _MEMBER:
        return value.id
    return ":".join(filter(None, (value.type, value.id)))


def _location(value: Any) -> Any:
    if not isinstance(value, Location):
        return plain(value)
    return {part: text for part, text in value.to_dict().items() if text is not None} or None


def _interaction(value: Any) -> Any:
    if not isinstance(value, Interaction):
        return plain(value)
    at = None if value.at is None else value.at.isoformat().replace("+00:00", "Z")
    return {"type": value.type, "at": at, "owner": _actor(value.owner) if value.owner is not None else None}


def _moment(value: Value, _: Choices | None) -> Any:
    """Attio's own text, with its nanoseconds; without zeros that say nothing."""
    text = value.raw.get("value")
    if not isinstance(text, str):
        return plain(value.value)
    return _ZEROS.sub("", text) if "." in text else text


def _phone(value: Value, _: Choices | None) -> Any:
    """The normalised number; where that has no country, what was written and where."""
    number, raw = value.value, value.raw
    if isinstance(number, str) and number.startswith("+"):
        return number
    if isinstance(raw.get("original_phone_number"), str):
        return {key: raw.get(key) for key in ("original_phone_number", "country_code")}
    return plain(number)


def _choice(value: Value, choices: Choices | None) -> Any:
    """Its title; its id where the title means another one, or none, as that of an archived one does."""
    title, own = value.value, value.option_id or value.status_id
    if own is None or choices is None or not isinstance(title, str):
        return plain(title)
    try:
        found = choices.find(title)
    except UnknownChoice:
        return own
    return title if found.id == own else own


_ITEMS: Mapping[str, Item] = {
    "text": _text,
    "actor-reference": _actor,
    "record-reference": _record,
    "location": _location,
    "interaction": _interaction,
}
"""From natural values to plain ones."""

_WHOLE: Mapping[str, Callable[[Value, Choices | None], Any]] = {
    "timestamp": _moment,
    "phone-number": _phone,
    "select": _choice,
    "status": _choice,
}
"""Types of which the natural value does not say everything."""


def rows_of(columns: Sequence[Column], page: Sequence[Held]) -> list[dict[str, Any]]:
    """A row for each, with a value for every column."""
    return [{column.name: column.read(held) for column in columns} for held in page]
