"""Record queries: filter, sort, page."""

from __future__ import annotations

from collections import OrderedDict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from aioattio.emulator.errors import filter_error, invalid
from aioattio.emulator.filters import compile_filter, find_attribute, follow, resolve_path, select
from aioattio.emulator.schema import Choice
from aioattio.emulator.values.base import show
from aioattio.emulator.views import find_view

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from aioattio.emulator.records import Record
    from aioattio.emulator.schema import Attribute, Table
    from aioattio.emulator.workspace import Workspace

DEFAULT_LIMIT = MAX_LIMIT = 500
# Whole numbers beyond this are not exact in JSON; making an int of 1e300000 takes minutes.
_GREATEST_NUMBER = 2**53
_KEPT_RESULTS = 8
_encode = msgspec.json.Encoder(decimal_format="number").encode


class Queries:
    """Answers queries and keeps the last results, so that the pages of one walk are sorted once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._kept: OrderedDict[tuple[str, bytes], tuple[int, list[Record]]] = OrderedDict()

    def page(self, table: Table, body: Any) -> list[Record]:
        if not isinstance(body, dict):
            raise invalid(f"The body must be an object, not {show(body)}")
        limit = page_number(body.get("limit"), "limit", DEFAULT_LIMIT, low=1, high=MAX_LIMIT)
        offset = page_number(body.get("offset"), "offset", 0, low=0)
        wanted, view_id = body.get("filter"), body.get("filter_view_id")
        if view_id is not None:
            if wanted is not None:
                raise invalid("filter_view_id cannot be combined with filter", "filter_view_id")
            wanted = find_view(table, view_id).filter
        return self._matching(table, wanted, body.get("sorts"))[offset : offset + limit]

    def _matching(self, table: Table, given: Any, sorts: Any) -> list[Record]:
        name = (table.id, _encode([given, sorts]))
        version = self._workspace.data_version
        kept = self._kept.get(name)
        if kept is not None and kept[0] == version:
            self._kept.move_to_end(name)
            return kept[1]
        if given is None:
            found = list(table.records.values())
        else:
            found = list(select(table.records, compile_filter(self._workspace, table, given)))
        _sort(self._workspace, table, found, sorts)
        self._kept[name] = (version, found)
        self._kept.move_to_end(name)
        if len(self._kept) > _KEPT_RESULTS:
            self._kept.popitem(last=False)
        return found


def page_number(given: Any, name: str, default: int, *, low: int, high: int | None = None) -> int:
    """A limit or an offset: a whole number within bounds; JSON may write it as 10.0."""
    if given is None:
        return default
    # Bounds first, since only what lies within them is cheap to turn into an int.
    countable = isinstance(given, int | float | Decimal) and not isinstance(given, bool)
    if not countable or not low <= given <= (high or _GREATEST_NUMBER) or given != int(given):
        bounds = f"from {low} to {high}" if high is not None else f"of at least {low}"
        raise invalid(f"{name} must be a whole number {bounds}, but got {show(given)}", name, expected="number")
    return int(given)


def _sort(workspace: Workspace, table: Table, records: list[Record], sorts: Any) -> None:
    if sorts is None:
        return
    if not isinstance(sorts, list):
        raise invalid(f"sorts must be an array, not {show(sorts)}", "sorts", expected="array")
    # The last key first: each stable sort keeps the order of the ones before among equals.
    keys = [(_sort_key(workspace, table, one), one["direction"] == "desc") for one in sorts]
    for key, descending in reversed(keys):
        ranked = [(key(record), record) for record in records]
        filled = [pair for pair in ranked if pair[0] is not None]
        filled.sort(key=lambda pair: pair[0], reverse=descending)
        records[:] = [record for _, record in filled] + [record for has, record in ranked if has is None]


def _sort_key(workspace: Workspace, table: Table, given: Any) -> Callable[[Record], Any]:
    if not isinstance(given, dict) or given.get("direction") not in ("asc", "desc"):
        raise invalid('A sort has a direction, "asc" or "desc"', "sorts", expected="asc | desc")
    if ("attribute" in given) == ("path" in given):
        raise invalid("A sort has either an attribute or a path", "sorts")
    references: list[Attribute] = []
    if "path" in given:
        references, attribute = resolve_path(workspace, table, given["path"])
    else:
        attribute = find_attribute(table, str(given["attribute"]))
    codec = workspace.codec(attribute)
    name = given.get("field") or codec.default or next(iter(codec.properties))
    if not isinstance(name, str):
        raise invalid(f"The field of a sort is a string, not {show(name)}", "sorts", expected="string")
    found = codec.properties.get(name)
    if found is None:
        raise filter_error(f"Invalid field '{name}' for attribute of type '{attribute.type}'")

    def key(record: Record) -> Any:
        for reached in follow(record, references):
            for value in reached.active(attribute):
                return _comparable(found.of(value.payload), attribute)
        return None

    return key


def _comparable(part: Any, attribute: Attribute) -> Hashable:
    if isinstance(part, Choice):
        return attribute.choices.index(part)
    return (part.casefold(), part) if isinstance(part, str) else part
