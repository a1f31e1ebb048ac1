"""A record: natural Python over the JSON it came in.

A page is cut into records, each with its own copy of its bytes (together a millisecond or two for a 4 MB page), so
a record kept alone does not keep its page. What is inside an attribute is decoded when somebody asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import msgspec

from aioattio.values.holder import Envelope, Holder, UnknownAttribute
from aioattio.values.types import RecordReference
from aioattio.values.value import Value, decode_values

if TYPE_CHECKING:
    from aioattio.schema.definitions import Definitions

__all__ = ["Record", "UnknownAttribute", "Value", "decode_record", "decode_records", "decode_values"]


class Record(Holder):
    """One record of any object.

    `record["job_title"]` is the natural value, `record.value(...)` the value with its past, `record.raw(...)`
    the JSON. Immutable; equal to a record of the same content; pickles to its own bytes.
    """

    __slots__ = ()

    _own_id: ClassVar[str] = "record_id"

    @property
    def object(self) -> str:
        """The object it was asked by (slug, or id), else the object's id."""
        return self._object or self.object_id

    @property
    def object_id(self) -> str:
        """Id of the object it is a record of."""
        return self._id_part("object_id")

    @property
    def reference(self) -> RecordReference:
        """What to write into a record-reference that shall point here (the record itself does, too)."""
        return RecordReference(self.object, self.id)


class _Page(msgspec.Struct, gc=False):
    data: list[msgspec.Raw]


class _Single(msgspec.Struct, gc=False):
    data: msgspec.Raw


_page = msgspec.json.Decoder(_Page)
_single = msgspec.json.Decoder(_Single)
_envelope = msgspec.json.Decoder(Envelope)

_OPENING, _CLOSING = b'{"data":[', b"]}"
# `{"id":{"workspace_id":"` and the id: what all records of a page begin with.
_SAME = 59


def decode_records(
    content: bytes,
    *,
    object: str,  # noqa: A002 - Attio's own word
    definitions: Definitions | None = None,
) -> list[Record]:
    """The records of `{"data": [...]}`. Raises msgspec.DecodeError for anything else."""
    records = _cut(content, object, definitions)
    if records is None:
        records = [_record(item, object, definitions) for item in _page.decode(content).data]
    return records


def decode_record(
    content: bytes,
    *,
    object: str,  # noqa: A002 - Attio's own word
    definitions: Definitions | None = None,
) -> Record:
    """The record of `{"data": {...}}`. Raises msgspec.DecodeError for anything else."""
    return _record(_single.decode(content).data, object, definitions)


def _record(raw: msgspec.Raw, of: str, definitions: Definitions | None) -> Record:
    own = bytes(raw)
    if not own.startswith(b"{"):
        raise msgspec.ValidationError("Expected `object` - at `$.data`")
    return Record(own, object=of, definitions=definitions)


def _cut(content: bytes, of: str, definitions: Definitions | None) -> list[Record] | None:
    """The records of a page as Attio writes it, cut where one ends and the next begins; None for any other page.

    A guess, but never a wrong answer: each piece is then decoded, and a piece that is cut in the wrong place is
    not balanced and so not JSON. It saves a third of the time, which a pass in search of the places would cost.
    """
    if not (content.startswith(_OPENING) and content.endswith(_CLOSING)):
        return None
    start, end = len(_OPENING), len(content) - len(_CLOSING)
    between = b"}," + content[start : start + _SAME]
    records: list[Record] = []
    try:
        while start < end:
            found = content.find(between, start, end)
            stop = found + 1 if found >= 0 else end
            own = content[start:stop]
            records.append(Record(own, object=of, definitions=definitions, envelope=_envelope.decode(own)))
            start = stop + 1
    except msgspec.DecodeError:
        return None
    return records
