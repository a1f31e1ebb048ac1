"""Which record an entry is to stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aioattio.emulator.errors import invalid, value_not_found
from aioattio.emulator.records import check_merged

if TYPE_CHECKING:
    from aioattio.emulator.records import Record
    from aioattio.emulator.schema import ListType
    from aioattio.emulator.workspace import Workspace


def find_parent(workspace: Workspace, a_list: ListType, object_reference: str, record_id: str) -> Record:
    """Raises a 400 for an object that is unknown or not a parent of the list, and for an unknown record."""
    parent = workspace.find_object(object_reference)
    if parent is None:
        raise value_not_found(f'Cannot find object with slug/ID "{object_reference}"')
    if parent not in a_list.parents:
        allowed = ", ".join(one.slug for one in a_list.parents)
        message = f'Records of "{parent.slug}" cannot stand in the list "{a_list.slug}", only of: {allowed}'
        raise invalid(message, "data", "parent_object", expected=allowed, received=parent.slug)
    record = parent.records.get(record_id)
    if record is None:
        raise value_not_found(f'Cannot find {parent.slug} record with ID "{record_id}"')
    check_merged(record, 400)
    return record
