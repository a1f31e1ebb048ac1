"""Tasks."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from aioattio.entities.base import Entity, Raw, actor, actor_of, flag, many, moment, own_id, text
from aioattio.entities.readers import read_text
from aioattio.values.types import ActorReference, RecordReference

__all__ = ["Task"]


def _linked(raw: Raw) -> RecordReference:
    return RecordReference(read_text(raw, "target_object_id"), read_text(raw, "target_record_id"))


@frozen(kw_only=True)
class Task(Entity):
    """A task. deadline_at: None without one; completed_at: None until it is done.

    linked_records: references whose `object` is the id of an object, not its slug.
    """

    id: str = own_id("task_id")
    content: str = text("content_plaintext")
    is_completed: bool = flag()
    deadline_at: datetime | None = moment()
    assignees: tuple[ActorReference, ...] = many(actor_of, show=False)
    linked_records: tuple[RecordReference, ...] = many(_linked, show=False)
    created_by: ActorReference | None = actor("created_by_actor")
    created_at: datetime | None = moment(show=False)
    completed_at: datetime | None = moment(show=False)
