"""A record of an activity type: natural Python over the JSON it came in."""

from __future__ import annotations

from typing import ClassVar

from aioattio.values.holder import Holder

__all__ = ["ActivityRecord"]


class ActivityRecord(Holder):
    """Something that happened: one record of an activity type.

    Attio gives no definitions of its attributes, so each value reads by what it says of itself: select,
    record-reference, actor-reference, email-address, domain and phone-number as lists. Immutable; equal to one of the
    same content; pickles to its own bytes.
    """

    __slots__ = ()

    _own_id: ClassVar[str] = "record_id"
    _container_id: ClassVar[str] = "activity_id"

    @property
    def activity(self) -> str:
        """The activity type it was asked by (slug, or id), else the type's id."""
        return self._container

    @property
    def activity_id(self) -> str:
        """Id of the activity type it is a record of."""
        return self._id_part("activity_id")
