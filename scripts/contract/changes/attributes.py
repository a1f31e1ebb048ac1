"""Compares what two states of the contract say about the attributes of standard objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scripts.contract.standard import Attribute

from .model import Change, code

_BREAKS_WHEN = {"type": None, "required": True, "in_request": False, "in_response": False, "writable": False}


def attribute_changes(
    before: Mapping[str, Sequence[Attribute]], now: Mapping[str, Sequence[Attribute]]
) -> Iterator[Change]:
    """A change per attribute that came, went, or has another trait; objects by slug."""
    old, new = _rows(before), _rows(now)
    for name in sorted(old.keys() | new.keys()):
        if name not in old:
            yield _told(name, f"added: {code(new[name]['type'])}", breaking=False)
        elif name not in new:
            yield _told(name, "removed", breaking=True)
        else:
            for trait in sorted(key for key, value in new[name].items() if value != old[name][key]):
                breaking = trait in _BREAKS_WHEN and _BREAKS_WHEN[trait] in (None, new[name][trait])
                text = f"{trait.replace('_', ' ')} {_shown(new[name][trait])}, was {_shown(old[name][trait])}"
                yield _told(name, text, breaking=breaking)


def _rows(objects: Mapping[str, Sequence[Attribute]]) -> dict[str, dict[str, Any]]:
    return {f"{name}.{row.slug}": vars(row) for name, rows in objects.items() for row in rows}


def _told(name: str, text: str, *, breaking: bool) -> Change:
    return Change("standard attribute", name, "", "", text, breaking)


def _shown(value: Any) -> str:
    return code(value) if isinstance(value, str) else {True: "yes", False: "no"}.get(value, "none")
