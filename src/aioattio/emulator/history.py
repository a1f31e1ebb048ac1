"""Replacing the whole history of an attribute's values."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from aioattio.emulator import timestamps
from aioattio.emulator.errors import Refusal, invalid, system_edit
from aioattio.emulator.records import Value, check_merged, missing_value
from aioattio.emulator.values.base import show

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from aioattio.emulator.bodies import History, PastValue
    from aioattio.emulator.records import Record
    from aioattio.emulator.schema import Attribute
    from aioattio.emulator.values.references import Actor
    from aioattio.emulator.workspace import Workspace

_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII)


def write_history(
    workspace: Workspace, record: Record, attribute: Attribute, history: History, actor: Actor
) -> list[Value]:
    """Make these all values that the attribute has and had; they come back oldest first."""
    check_merged(record, 400)
    _check_writable(attribute)
    now = workspace.clock.tick()
    given = enumerate(history.values)
    values = [_value(workspace, attribute, past, actor, now, position) for position, past in given]
    values.sort(key=lambda value: value.active_from)
    if attribute.is_multiselect:
        key = workspace.codec(attribute).key
        for same in _grouped((key(value.payload), value) for value in values):
            _check_apart(attribute, same, "duplicate_values", "holds the same value twice")
    else:
        problem = "is single-select and would have several values"
        _check_apart(attribute, values, "multiple_values_for_single_value_attribute", problem)
    active = [value.payload for value in values if value.active_until is None]
    if attribute.is_required and not active:
        raise missing_value(attribute)
    workspace.records.check_unique(record, {attribute: active})
    workspace.links.rewrite(record, attribute, values)
    workspace.changed()
    return values


def _check_writable(attribute: Attribute) -> None:
    if attribute.is_parent or not attribute.is_writable or attribute.is_enriched:
        raise system_edit(f'The history of attribute "{attribute.slug}" is kept by Attio and cannot be written')
    if attribute.inverse is not None:
        raise invalid(f'Attribute "{attribute.slug}" is a relationship, whose history cannot be written', "attribute")


def _value(workspace: Workspace, attribute: Attribute, past: PastValue, actor: Actor, now: int, position: int) -> Value:
    if past.value is None or isinstance(past.value, list):
        raise invalid(f"A value is given by itself, not as {show(past.value)}", "data", "values", position, "value")
    payload = workspace.codec(attribute).parse(past.value, attribute, workspace)
    since = _moment(past.active_from, now, position, "active_from")
    until = None if past.active_until is None else _moment(past.active_until, now, position, "active_until")
    if until is not None and until <= since:
        message = f'active_until "{past.active_until}" is not after active_from "{past.active_from}"'
        raise invalid(message, "data", "values", position, "active_until")
    return Value(payload, since, actor, until)


def _moment(text: str, now: int, position: int, name: str) -> int:
    path = ("data", "values", position, name)
    if not _RFC_3339.fullmatch(text):
        raise invalid(f'"{text}" is not an RFC 3339 timestamp', *path, expected="date-time")
    try:
        moment = timestamps.parse(text.upper())
    except ValueError as problem:
        raise invalid(str(problem), *path, expected="date-time") from None
    if moment > now:
        raise invalid(f'{name} "{text}" lies in the future', *path)
    return moment


def _grouped(pairs: Iterable[tuple[Hashable, Value]]) -> Iterable[list[Value]]:
    groups: dict[Any, list[Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups.values()


def _check_apart(attribute: Attribute, values: list[Value], code: str, problem: str) -> None:
    """Values in order of their beginnings, no two of which may be active at once."""
    for earlier, later in pairwise(values):
        if earlier.active_until is None or earlier.active_until > later.active_from:
            at = timestamps.render(later.active_from)
            raise Refusal(400, code, f'Attribute "{attribute.slug}" {problem} at {at}')
