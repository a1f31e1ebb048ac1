"""A list entry: natural Python over the JSON it came in."""

from __future__ import annotations

from typing import ClassVar, cast

import msgspec

from aioattio.tolerant import plain
from aioattio.values.holder import NULL, Envelope, Holder
from aioattio.values.types import RecordReference

__all__ = ["Entry"]


class _Envelope(Envelope, gc=False):
    values: dict[str, msgspec.Raw] | None = msgspec.field(default=None, name="entry_values")
    parent_object: msgspec.Raw = NULL
    parent_record_id: msgspec.Raw = NULL


class Entry(Holder):
    """One entry of a list: a record that is in it, with the list's own attributes.

    `entry["stage"]` is the natural value, `entry.value(...)` the value with its past, `entry.raw(...)` the JSON;
    `entry.parent` is the record. Immutable; equal to an entry of the same content; pickles to its own bytes.
    """

    __slots__ = ()

    envelope_decoder: ClassVar[msgspec.json.Decoder[Envelope]] = msgspec.json.Decoder[Envelope](_Envelope)
    _own_id: ClassVar[str] = "entry_id"
    _container_id: ClassVar[str] = "list_id"

    @property
    def list(self) -> str:
        """The list it was asked by (slug, or id), else the list's id."""
        return self._container

    @property
    def list_id(self) -> str:
        """Id of the list it is an entry of."""
        return self._id_part("list_id")

    @property
    def parent(self) -> RecordReference:
        """The record that is in the list; its parts are "" where Attio does not say."""
        head = cast("_Envelope", self._head())
        of, own = plain(head.parent_object), plain(head.parent_record_id)
        return RecordReference(of if isinstance(of, str) else "", own if isinstance(own, str) else "")
