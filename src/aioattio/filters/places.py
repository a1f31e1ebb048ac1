"""What a condition or a sort is about: an attribute, one property of it, perhaps at the end of a path."""

from __future__ import annotations

import keyword
from typing import Any

from attrs import evolve, frozen

from aioattio.errors import InvalidInput

__all__ = ["MAX_STEPS", "Place", "Placed", "Step", "named", "place_at"]

MAX_STEPS = 5
"""Steps that Attio takes in one path."""

Step = tuple[str, str]
"""A container and an attribute of it, by slug or id."""

_STEP = '"container.attribute" such as "people.company", or a pair of both'


@frozen
class Place:
    """attribute: slug or id; property: None for the value itself; path: all steps, the last one ending in attribute."""

    attribute: str
    property: str | None = None
    path: tuple[Step, ...] = ()

    def within(self, name: str) -> Place:
        """One property of the attribute. Raises InvalidInput below a property."""
        if self.property is not None:
            raise InvalidInput(
                f"{self} is a property and has no property {name!r} of its own",
                attribute=self.attribute,
                given=name,
                accepted="an attribute, and one property of it",
            )
        return evolve(self, property=named(name, "property"))

    def __str__(self) -> str:
        if self.path:
            start = f"F.path({', '.join(repr(_step_text(step)) for step in self.path)})"
        else:
            start = f"F{_access(self.attribute)}"
        return start + (_access(self.property) if self.property is not None else "")


class Placed:
    """What has a place: every kind of field."""

    __slots__ = ("_place",)
    _place: Place


def place_at(steps: tuple[Any, ...]) -> Place:
    """The place at the end of a path. Raises InvalidInput for no step, too many, or what is none."""
    if not 1 <= len(steps) <= MAX_STEPS:
        raise InvalidInput(attribute="path", given=steps, accepted=f"one to {MAX_STEPS} steps, each {_STEP}")
    path = tuple(_step(step) for step in steps)
    return Place(path[-1][1], path=path)


def _step(given: Any) -> Step:
    parts: Any = given.split(".") if isinstance(given, str) else given
    if isinstance(parts, list | tuple) and len(parts) == 2 and all(isinstance(part, str) and part for part in parts):
        return (parts[0], parts[1])
    raise InvalidInput(attribute="path", given=given, accepted=f"steps, each {_STEP}")


def named(name: Any, what: str) -> str:
    """A slug or id of an attribute, or the name of a property. Raises InvalidInput."""
    if not isinstance(name, str) or not name or name.startswith("$"):
        raise InvalidInput(attribute=what, given=name, accepted=f"the name of one {what}, as text")
    return name


def _access(name: str) -> str:
    plain = name.isidentifier() and not keyword.iskeyword(name) and not name.startswith("_")
    return f".{name}" if plain else f"[{name!r}]"


def _step_text(step: Step) -> str | Step:
    return step if "." in step[0] or "." in step[1] else ".".join(step)
