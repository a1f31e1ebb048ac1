"""Saved views of objects and lists."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from aioattio.entities.base import Entity, moment, own_id, text

__all__ = ["View"]


@frozen(kw_only=True)
class View(Entity):
    """A saved view of an object or a list. `query(view=...)` takes its filter, not its sorts and columns."""

    id: str = own_id("view_id")
    title: str = text()
    created_at: datetime | None = moment(show=False)
