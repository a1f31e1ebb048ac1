"""Names and locations by parts. Attio takes such a value whole: the parts that a row does not say stay as they are.

In `Checked.values` and `Job.values` a part stands as "slug/part": rows of one key are folded part by part.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from aioattio.bulk.converters import ConversionError, convert, parse_converters
from aioattio.bulk.mapping.columns import LOCATION_PARTS, NAME_PARTS

__all__ = ["completed", "key_of", "made_of", "name_parts", "separated"]

SEPARATOR = "/"
"""No slug has one: slugs stand in paths."""

Parts = dict[str, str | None]

_FULL_NAME = parse_converters("full-name")


def key_of(slug: str, part: str) -> str:
    return f"{slug}{SEPARATOR}{part}"


def separated(values: Mapping[str, msgspec.Raw]) -> tuple[dict[str, Any], dict[str, Parts]]:
    """What can be sent as it is, by slug; and the parts, by slug and part."""
    whole: dict[str, Any] = {}
    by_parts: dict[str, Parts] = {}
    for key, value in values.items():
        slug, separator, part = key.partition(SEPARATOR)
        if separator:
            by_parts.setdefault(slug, {})[part] = msgspec.json.decode(value, type=str | None)
        else:
            whole[slug] = value
    return whole, by_parts


def made_of(values: Mapping[str, msgspec.Raw]) -> dict[str, Any]:
    """What a create sends: names and locations put together, and nothing that is empty."""
    whole, by_parts = separated(values)
    made = {slug: value for slug, value in whole.items() if bytes(value) != b"[]"}
    return made | {slug: value for slug, parts in by_parts.items() if (value := completed(parts, {}))}


def completed(parts: Parts, known: Mapping[str, Any]) -> list[dict[str, str | None]]:
    """The attribute as it is sent: the parts given, over those of the value that Attio has; [] if nothing is left."""
    if parts.keys() <= set(NAME_PARTS):
        return _name(parts, known)
    location = {part: parts[part] if part in parts else known.get(part) for part in LOCATION_PARTS}
    return [location] if any(location.values()) else []


def _name(parts: Parts, known: Mapping[str, Any]) -> list[dict[str, str | None]]:
    """A full name stands for the whole, and a mapping has it alone; else first and last, over those that are known."""
    given = parts.get("full_name")
    if parts.keys() == {"full_name"} and not given:
        return []
    first, last, full = name_parts({"full_name": given} if given else known)
    new_first, new_last = parts.get("first_name", first) or "", parts.get("last_name", last) or ""
    if (new_first, new_last) != (first, last):
        full = f"{new_first} {new_last}".strip()
    return [{"first_name": new_first, "last_name": new_last, "full_name": full}] if full else []


def name_parts(name: Mapping[str, Any]) -> tuple[str, str, str]:
    """First, last and full name of a value; of one that has the full name only, as it is read from text."""
    first, last, full = (name.get(part) or "" for part in NAME_PARTS)
    if full and not first and not last:
        try:
            read = convert(full, _FULL_NAME)
        except ConversionError:  # "Ada & Charles": nobody can tell
            return full, "", full
        first, last = read.first or "", read.last or ""
    return first, last, full
