"""What all entities are made of: fields that read themselves out of Attio's JSON.

    @frozen(kw_only=True)
    class Task(Entity):
        id: str = own_id("task_id")
        content: str = text("content_plaintext")
        deadline_at: datetime | None = moment()
        assignees: tuple[ActorReference, ...] = many(actor_of)

A field's key is its own name unless another is given. Reading never fails: what is missing, or of another kind than the
contract says, reads as "", None, False or (), and everything that came stays in `raw`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Self

from attrs import field, fields, frozen

from aioattio.entities.readers import Raw, read_flag, read_mapping, read_own_id, read_text
from aioattio.values.types import ActorReference

__all__ = [
    "Entity",
    "Raw",
    "actor",
    "actor_of",
    "day",
    "flag",
    "many",
    "mapping",
    "maybe_text",
    "moment",
    "number",
    "one",
    "own_id",
    "text",
    "texts",
    "words",
]

_Read = Callable[[Raw, str], Any]


@frozen(kw_only=True)
class Entity:
    """A view of one JSON object; `raw` is that object as received."""

    raw: Raw = field(factory=dict, repr=False, hash=False)

    @classmethod
    def from_json(cls, raw: Raw) -> Self:
        this: Any = cls  # a class is hashable, which mypy does not see here
        return cls(raw=raw, **{name: read(raw, key) for name, key, read in _readers(this)})

    def to_dict(self) -> dict[str, Any]:
        """The JSON object as received."""
        return dict(self.raw)


@cache
def _readers(cls: type[Any]) -> tuple[tuple[str, str, _Read], ...]:
    return tuple(
        (one.name, one.metadata["key"] or one.name, one.metadata["read"])
        for one in fields(cls)
        if "read" in one.metadata
    )


# -- what a field may be: each gives the default that `attrs` wants, and the reader -------------------------------


def _field(read: _Read, key: str | None, default: Any, *, show: bool = True) -> Any:
    return field(default=default, repr=show, metadata={"read": read, "key": key})


def own_id(key: str) -> Any:
    """str: the last part of Attio's composite id, `{"workspace_id": ..., key: ...}`."""
    return _field(read_own_id, key, "")


def text(key: str | None = None, *, show: bool = True) -> Any:
    """str, "" where there is none. show: whether repr() shows it."""
    return _field(read_text, key, "", show=show)


def maybe_text(key: str | None = None, *, show: bool = True) -> Any:
    """str | None; an empty text is None."""
    return _field(lambda raw, name: read_text(raw, name) or None, key, None, show=show)


def number(key: str | None = None, *, show: bool = True) -> Any:
    """int | float | None."""
    return _field(_number, key, None, show=show)


def flag(key: str | None = None, *, default: bool = False, show: bool = True) -> Any:
    """bool."""
    return _field(lambda raw, name: read_flag(raw, name, default=default), key, default, show=show)


def moment(key: str | None = None, *, show: bool = True) -> Any:
    """datetime | None: aware; Attio's nanoseconds are cut to microseconds (all nine digits are in `raw`)."""
    return _field(_moment, key, None, show=show)


def day(key: str | None = None, *, show: bool = True) -> Any:
    """date | None."""
    return _field(_day, key, None, show=show)


def texts(key: str | None = None, *, show: bool = True) -> Any:
    """tuple[str, ...]."""
    return _field(_texts, key, (), show=show)


def words(key: str | None = None, *, show: bool = True) -> Any:
    """tuple[str, ...]: the words of one text."""
    return _field(lambda raw, name: tuple(read_text(raw, name).split()), key, (), show=show)


def mapping(key: str | None = None, *, show: bool = False) -> Any:
    """Mapping[str, Any]: an object as it came, {} where there is none."""
    return field(factory=dict, repr=show, hash=False, metadata={"read": read_mapping, "key": key})


def actor(key: str | None = None, *, show: bool = False) -> Any:
    """ActorReference | None: who did it."""
    return one(actor_of, key, show=show)


def one(read: Callable[[Raw], Any] | type[Entity], key: str | None = None, *, show: bool = True) -> Any:
    """T | None: an object, through an entity class or a function."""
    of = _from(read)

    def found(raw: Raw, name: str) -> Any:
        inner = raw.get(name)
        return of(inner) if isinstance(inner, Mapping) else None

    return _field(found, key, None, show=show)


def many(read: Callable[[Raw], Any] | type[Entity], key: str | None = None, *, show: bool = True) -> Any:
    """tuple[T, ...]: the objects of an array, through an entity class or a function."""
    of = _from(read)

    def found(raw: Raw, name: str) -> Any:
        inner = raw.get(name)
        return tuple(of(item) for item in inner if isinstance(item, Mapping)) if isinstance(inner, list | tuple) else ()

    return _field(found, key, (), show=show)


def _from(read: Callable[[Raw], Any] | type[Entity]) -> Callable[[Raw], Any]:
    return read.from_json if isinstance(read, type) and issubclass(read, Entity) else read


# -- readers that only entities need ---------------------------------------------------------------------------------


def actor_of(raw: Raw) -> ActorReference:
    """An actor of any of Attio's two spellings: type and id, or referenced_actor_type and referenced_actor_id."""
    kind = raw.get("type", raw.get("referenced_actor_type"))
    own = raw.get("id", raw.get("referenced_actor_id"))
    return ActorReference(kind if isinstance(kind, str) else None, own if isinstance(own, str) else None)


def _number(raw: Raw, key: str) -> int | float | None:
    found = raw.get(key)
    return found if isinstance(found, int | float) and not isinstance(found, bool) else None


def _moment(raw: Raw, key: str) -> datetime | None:
    try:
        return datetime.fromisoformat(raw.get(key) or "")
    except (ValueError, TypeError):
        return None


def _day(raw: Raw, key: str) -> date | None:
    try:
        return date.fromisoformat((raw.get(key) or "")[:10])
    except (ValueError, TypeError):
        return None


def _texts(raw: Raw, key: str) -> tuple[str, ...]:
    found = raw.get(key)
    return tuple(item for item in found if isinstance(item, str)) if isinstance(found, list | tuple) else ()
