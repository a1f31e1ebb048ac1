"""What the seventeen attribute types have in common.

A payload is the hashable core of a value: what was written, in normal form, without who and when.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from aioattio.emulator.errors import Refusal, filter_error, invalid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aioattio.emulator.schema import Attribute
    from aioattio.emulator.workspace import Workspace

EQUALITY = frozenset({"$eq"})
PRESENCE = frozenset({"$eq", "$not_empty"})
SUBSTRING = frozenset({"$eq", "$contains", "$starts_with", "$ends_with"})
ORDER = frozenset({"$eq", "$lt", "$lte", "$gt", "$gte"})
RANGE = ORDER - EQUALITY

Operand = Callable[[Any, "Attribute", "Workspace"], Any]


def text_operand(given: Any, attribute: Attribute, workspace: Workspace) -> str:
    if not isinstance(given, str):
        raise filter_error(f'Attribute "{attribute.slug}" is filtered by a string, not {show(given)}')
    return given


@dataclass(frozen=True, slots=True)
class Property:
    """One filterable and sortable part of a value.

    `of` takes it from a payload, `operand` turns the JSON given in a filter into something comparable with it.
    """

    of: Callable[[Any], Any]
    operators: frozenset[str]
    operand: Operand = text_operand
    needs: str | None = None
    """Another property without which a filter cannot name this one."""


class Codec(ABC):
    """One attribute type: from what is written to a payload, and from there to what is read."""

    type: ClassVar[str]
    creatable: ClassVar[bool] = True
    may_be_multiselect: ClassVar[bool] = False
    may_be_unique: ClassVar[bool] = False
    properties: ClassVar[Mapping[str, Property]] = MappingProxyType({})
    default: ClassVar[str | None] = None
    """The property that the shorthand filter and a sort without a field mean."""

    @abstractmethod
    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> Hashable:
        """The payload of one written value; raises Refusal."""

    @abstractmethod
    def render(self, payload: Any, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        """The properties that a read value has besides those that every value has."""

    def key(self, payload: Any) -> Hashable:
        """What makes two values the same one."""
        same: Hashable = payload
        return same

    def unique_key(self, payload: Any) -> Hashable:
        """What two records cannot both hold where the attribute is unique."""
        return self.key(payload)

    def is_alive(self, payload: Any) -> bool:
        """Whether what the payload points at still exists."""
        return True


def refuse(attribute: Attribute, message: str, **details: Any) -> Refusal:
    """400 for a value that this attribute cannot take."""
    return invalid(f'Invalid value for attribute "{attribute.slug}": {message}', attribute.slug, **details)


def unwrap(given: Any, key: str, attribute: Attribute) -> Any:
    """Accept `x` and `{key: x}` alike; further keys are refused."""
    if not isinstance(given, dict):
        return given
    if key not in given:
        raise refuse(attribute, f'expected the key "{key}"', expected=key, received=sorted(given))
    reject_extra_keys(given, {key}, attribute)
    return given[key]


def reject_extra_keys(given: Mapping[str, Any], known: set[str], attribute: Attribute) -> None:
    extra = sorted(set(given) - known)
    if extra:
        raise refuse(attribute, f"unrecognized keys {', '.join(extra)}", expected=sorted(known), received=extra)


def need_text(given: Any, attribute: Attribute, what: str = "a string") -> str:
    if not isinstance(given, str):
        raise refuse(attribute, f"expected {what}, but got {show(given)}", expected="string", received=kind(given))
    return given


def kind(given: Any) -> str:
    """JSON's word for what was given."""
    if given is None:
        return "null"
    if isinstance(given, bool):
        return "boolean"
    if isinstance(given, str):
        return "string"
    if isinstance(given, list):
        return "array"
    return "object" if isinstance(given, dict) else "number"


def show(given: Any) -> str:
    """What was given, short enough for a message."""
    text = f'"{given}"' if isinstance(given, str) else str(given)
    return f"{kind(given)} {text if len(text) <= 60 else text[:57] + '...'}"
