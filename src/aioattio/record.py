"""A record: natural Python over the JSON it came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aioattio.values.holder import Holder, UnknownAttribute
from aioattio.values.pages import decode_one, decode_page
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
    _container_id: ClassVar[str] = "object_id"

    @property
    def object(self) -> str:
        """The object it was asked by (slug, or id), else the object's id."""
        return self._container

    @property
    def object_id(self) -> str:
        """Id of the object it is a record of."""
        return self._id_part("object_id")

    @property
    def reference(self) -> RecordReference:
        """What to write into a record-reference that shall point here (the record itself does, too)."""
        return RecordReference(self.object, self.id)


def decode_records(
    content: bytes,
    *,
    object: str,  # noqa: A002 - Attio's own word
    definitions: Definitions | None = None,
) -> list[Record]:
    """The records of `{"data": [...]}`. Raises msgspec.DecodeError for anything else."""
    return decode_page(Record, content, container=object, definitions=definitions)


def decode_record(
    content: bytes,
    *,
    object: str,  # noqa: A002 - Attio's own word
    definitions: Definitions | None = None,
) -> Record:
    """The record of `{"data": {...}}`. Raises msgspec.DecodeError for anything else."""
    return decode_one(Record, content, container=object, definitions=definitions)
