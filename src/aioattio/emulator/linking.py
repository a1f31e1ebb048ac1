"""What notes, tasks and comments are about, and whether it is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aioattio.emulator.errors import invalid
from aioattio.emulator.timestamps import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aioattio.emulator.records import Record
    from aioattio.emulator.workspace import Workspace


def is_alive(record: Record) -> bool:
    """Whether a record, or an entry, has not been deleted."""
    return record.table.records.get(record.id) is record


def pair(query: Mapping[str, str], of: str, own: str) -> tuple[str, str] | None:
    """Two query parameters that only mean something together; None without both, 400 for one alone."""
    given = query.get(of), query.get(own)
    if given[0] is not None and given[1] is not None:
        return given[0], given[1]
    if given != (None, None):
        raise invalid(f"{of} and {own} must be given together", own if given[1] is None else of)
    return None


def past_moment(workspace: Workspace, text: str) -> int:
    """When something was written, from 1970 until now; 400 for anything else."""
    try:
        moment = parse(text)
    except ValueError as problem:
        raise invalid(str(problem), "data", "created_at") from None
    if not 0 <= moment <= workspace.clock.tick():
        raise invalid("created_at must lie between 1970 and now", "data", "created_at")
    return moment
