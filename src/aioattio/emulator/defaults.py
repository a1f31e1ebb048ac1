"""Default values: what an attribute gets when a record is created without it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from aioattio.emulator.errors import invalid
from aioattio.emulator.values.references import Actor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aioattio.emulator.schema import Attribute, Table
    from aioattio.emulator.workspace import Workspace
    from aioattio.emulator.writing import Payloads

_DURATION = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)
_MAX_DIGITS = 12


def default_payloads(workspace: Workspace, table: Table, given: Mapping[Attribute, Any]) -> Payloads:
    """The defaults of those attributes that are not among the given ones."""
    return {
        attribute: _default(workspace, attribute, attribute.default_value)
        for attribute in table.active_attributes()
        if attribute.default_value is not None and attribute not in given
    }


def is_duration(text: str) -> bool:
    return _DURATION.fullmatch(text) is not None


def _default(workspace: Workspace, attribute: Attribute, default: dict[str, Any]) -> list[Any]:
    template = default["template"]
    if default["type"] == "static":
        # What a default points at may have gone since it was set.
        is_alive = workspace.codec(attribute).is_alive
        return [payload for payload in attribute.default_payloads if is_alive(payload)]
    if attribute.type == "actor-reference":
        return [Actor("workspace-member", workspace.owner.id)]
    try:
        moment = later(datetime.now(UTC), template).isoformat()
    except ValueError as problem:  # time has gone by since the default was set
        raise invalid(str(problem), attribute.slug) from None
    return [workspace.codec(attribute).parse(moment, attribute, workspace)]


def later(moment: datetime, duration: str) -> datetime:
    """Raises ValueError for what is no duration, and for one that leads past the last year of the calendar."""
    found = _DURATION.fullmatch(duration)
    if found is None:
        raise ValueError(f"{duration!r} is not an ISO 8601 duration")
    if any(text is not None and len(text) > _MAX_DIGITS for text in found.groups()):
        raise ValueError(f"the duration leads past the year {MAXYEAR}")
    parts = {name: int(text or 0) for name, text in found.groupdict().items()}
    months = moment.month - 1 + parts.pop("months") + 12 * parts.pop("years")
    year, month = moment.year + months // 12, months % 12 + 1
    try:
        # A month after the 31st of January is the last of February.
        day = min(moment.day, monthrange(year, month)[1]) if year <= MAXYEAR else moment.day
        return moment.replace(year=year, month=month, day=day) + timedelta(**parts)
    except (ValueError, OverflowError):
        raise ValueError(f"the duration leads past the year {MAXYEAR}") from None
