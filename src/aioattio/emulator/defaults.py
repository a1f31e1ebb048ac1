"""Default values: what an attribute gets when a record is created without it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from aioattio.emulator.values.references import Actor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aioattio.emulator.schema import Attribute, ObjectType
    from aioattio.emulator.workspace import Workspace
    from aioattio.emulator.writing import Payloads

_DURATION = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)


def default_payloads(workspace: Workspace, object_type: ObjectType, given: Mapping[Attribute, Any]) -> Payloads:
    """The defaults of those attributes that are not among the given ones."""
    return {
        attribute: _default(workspace, attribute, attribute.default_value)
        for attribute in object_type.active_attributes()
        if attribute.default_value is not None and attribute not in given
    }


def is_duration(text: str) -> bool:
    return _DURATION.fullmatch(text) is not None


def _default(workspace: Workspace, attribute: Attribute, default: dict[str, Any]) -> list[Any]:
    template = default["template"]
    if default["type"] == "static":
        return attribute.default_payloads
    if attribute.type == "actor-reference":
        return [Actor("workspace-member", workspace.owner.id)]
    moment = _later(datetime.now(UTC), template).isoformat()
    return [workspace.codec(attribute).parse(moment, attribute, workspace)]


def _later(moment: datetime, duration: str) -> datetime:
    found = _DURATION.fullmatch(duration)
    parts = {} if found is None else {name: int(text or 0) for name, text in found.groupdict().items()}
    months = moment.month - 1 + parts.pop("months", 0) + 12 * parts.pop("years", 0)
    year, month = moment.year + months // 12, months % 12 + 1
    day = moment.day
    while True:
        try:
            return moment.replace(year=year, month=month, day=day) + timedelta(**parts)
        except ValueError:  # the 31st of a month of 30 days
            day -= 1
