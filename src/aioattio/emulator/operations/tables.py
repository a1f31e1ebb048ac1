"""What operations on objects, on lists and on activities have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from aioattio.emulator import bodies
from aioattio.emulator.errors import invalid
from aioattio.emulator.history import write_history
from aioattio.emulator.operations.answers import data, data_of_documents, data_of_json, encode, flag, paged
from aioattio.emulator.operations.cursors import cursor_paged
from aioattio.emulator.views import describe_view
from aioattio.emulator.writing import find_attribute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aioattio.emulator.records import Record
    from aioattio.emulator.routing import Call
    from aioattio.emulator.schema import Table


def views(table: Table, kind: Literal["object", "list"], query: Mapping[str, str]) -> bytes:
    archived = flag(query, "show_archived")
    shown = sorted((one for one in table.views.values() if archived or not one.is_archived), key=lambda view: view.id)
    page, cursor = cursor_paged(shown, query, default=500, high=1000)
    described = [describe_view(table, view, kind) for view in page]
    return encode({"data": described, "pagination": {"next_cursor": cursor}})


def queried(call: Call, table: Table) -> bytes:
    page = call.queries.page(table, {} if call.body is None else call.body)
    return data_of_documents([call.workspace.records.render(record) for record in page])


def upserted(call: Call, table: Table) -> bytes:
    """By the attribute that the query parameter matching_attribute names."""
    reference = call.query.get("matching_attribute")
    if not reference:
        raise invalid("The query parameter matching_attribute is required", "matching_attribute")
    matching = find_attribute(table, reference)
    return answer(call, call.workspace.records.upsert(table, matching, written(call), call.token.actor))


def values_of(call: Call, record: Record) -> bytes:
    """Oldest first where history is asked for."""
    historic = flag(call.query, "show_historic")
    attribute = call.workspace.attribute(record.table, call.path["attribute"])
    if historic and attribute.is_enriched:
        raise invalid(f'Attribute "{attribute.slug}" is enriched and has no history', "show_historic")
    values = record.active(attribute)
    if historic:
        values = sorted([*record.ended.get(attribute, ()), *values], key=lambda value: value.active_from)
    describe = call.workspace.records.describe_value
    return data([describe(attribute, value) for value in paged(values, call.query)])


def history_written(call: Call, record: Record) -> bytes:
    """Answers with all values of the attribute, oldest first."""
    attribute = call.workspace.attribute(record.table, call.path["attribute"])
    history = bodies.read_body(call.body, bodies.History)
    values = write_history(call.workspace, record, attribute, history, call.token.actor)
    describe = call.workspace.records.describe_value
    return data([describe(attribute, value) for value in values])


def written(call: Call) -> dict[str, Any]:
    """The `values` of the body."""
    values = bodies.data_of(call.body).get("values")
    if not isinstance(values, dict):
        raise invalid("data.values must be an object", "data", "values", expected="object")
    return values


def answer(call: Call, record: Record) -> bytes:
    return data_of_json(call.workspace.records.render(record))
