"""From the `values` of a request to payloads by attribute, or to the refusal they deserve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from aioattio.emulator.errors import Refusal, invalid, system_edit, value_not_found
from aioattio.emulator.schema import Attribute
from aioattio.emulator.values.base import show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aioattio.emulator.schema import Table
    from aioattio.emulator.workspace import Workspace

Payloads: TypeAlias = dict[Attribute, list[Any]]


def read_values(workspace: Workspace, table: Table, values: Mapping[str, Any]) -> Payloads:
    """Keys are slugs or ids; an empty list of payloads means that the attribute is cleared."""
    payloads: Payloads = {}
    for reference, given in values.items():
        attribute = find_attribute(table, reference)
        if attribute.is_parent:
            raise Refusal(400, "immutable_value", "The parent record of an entry cannot be changed")
        if not attribute.is_writable:
            raise system_edit(f'Attribute "{attribute.slug}" is read-only and cannot be written over the API')
        if attribute in payloads:
            raise invalid(f'Attribute "{attribute.slug}" is given twice, by slug and by ID', attribute.slug)
        payloads[attribute] = read_attribute(workspace, attribute, given)
    return payloads


def find_attribute(table: Table, reference: str) -> Attribute:
    """By slug or id; a request that names an unknown or archived one is a 400."""
    attribute = table.attribute(reference)
    if attribute is None or attribute.is_archived:
        raise value_not_found(f'Cannot find attribute with slug/ID "{reference}" on "{table.slug}"')
    return attribute


def read_attribute(workspace: Workspace, attribute: Attribute, given: Any) -> list[Any]:
    codec = workspace.codec(attribute)
    return [codec.parse(value, attribute, workspace) for value in _as_list(attribute, given)]


def _as_list(attribute: Attribute, given: Any) -> list[Any]:
    if given is None:
        return []
    if attribute.is_multiselect:
        if not isinstance(given, list):
            message = f'Multi-select attribute expects an array, but "{attribute.slug}" got {show(given)}'
            raise invalid(message, attribute.slug, expected="array")
        return given
    if not isinstance(given, list):
        return [given]
    if len(given) > 1:
        message = f'Single-select attribute "{attribute.slug}" expects at most one value, but got {len(given)}'
        raise invalid(message, attribute.slug)
    return [] if given == [None] else given
