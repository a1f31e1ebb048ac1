"""Views of objects and lists: saved filters that queries may name."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aioattio.emulator.errors import invalid, not_found
from aioattio.emulator.timestamps import render
from aioattio.emulator.values.base import show

if TYPE_CHECKING:
    from aioattio.emulator.schema import Table
    from aioattio.emulator.workspace import Workspace


@dataclass(frozen=True, slots=True)
class View:
    id: str
    title: str
    created_at: int
    filter: Any
    """As in a query; None lets everything through."""
    is_archived: bool


def add_view(workspace: Workspace, table: Table, title: str, given: Any, *, is_archived: bool) -> View:
    """Views are made in Attio's application only, so this has no operation."""
    view = View(str(uuid.uuid4()), title, workspace.clock.tick(), given, is_archived)
    table.views[view.id] = view
    return view


def find_view(table: Table, view_id: Any) -> View:
    """By id; raises a 400 for what is no string, a 404 for what is unknown."""
    if not isinstance(view_id, str):
        raise invalid(f"filter_view_id must be a string, not {show(view_id)}", "filter_view_id", expected="string")
    view = table.views.get(view_id)
    if view is None:
        raise not_found(f'View with ID "{view_id}" was not found on "{table.slug}"')
    return view


def describe_view(table: Table, view: View, kind: str) -> dict[str, Any]:
    """`kind` is `object` or `list`: what `table` is."""
    return {
        "id": {"workspace_id": table.workspace_id, f"{kind}_id": table.id, "view_id": view.id},
        "title": view.title,
        "created_at": render(view.created_at),
    }
