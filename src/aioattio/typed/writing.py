"""What is sent of a model, by slug."""

from __future__ import annotations

from typing import Any

from aioattio.errors import InvalidInput
from aioattio.typed.model import BaseModel, fields_of
from aioattio.typed.state import Pending, state_of

__all__ = ["to_add", "to_match"]


def to_match(model: BaseModel, match: str | None) -> dict[str, Any]:
    """The changes, and what to match by: `match` is the slug or id of an attribute."""
    state, changes = state_of(model), model.changes()
    by = next((field for field in fields_of(model).values() if match and match in (field.slug, field.id)), None)
    if by is not None and by.slug not in changes and state.source is not None:
        changes[by.slug] = state.get(by)
    return changes


def to_add(model: BaseModel) -> dict[str, Any]:
    """The changes, and of a multiselect only what came to it. Raises InvalidInput where something was taken out."""
    state, fields, changes = state_of(model), fields_of(model), model.changes()
    if state.source is None:
        return changes
    for slug in [slug for slug in changes if fields[slug].is_multiselect]:
        now, before = state.now[slug], state.read(fields[slug])
        if isinstance(now, Pending):
            continue
        gone = [value for value in before if value not in now]
        if gone:
            raise InvalidInput(
                f"{slug}: update only adds to a multiselect, and cannot take out {gone!r}; use overwrite",
                attribute=slug,
                type=fields[slug].attribute_type,
                given=changes[slug],
                accepted="what is there, and more",
            )
        added = [value for value in changes[slug] if value not in before]
        changes[slug] = added
        if not added:
            del changes[slug]  # in another order, which means nothing
    return changes
