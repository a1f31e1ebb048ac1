"""Models: classes for the records of one object and the entries of one list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from aioattio.entry import Entry
from aioattio.errors import InvalidInput, shortened
from aioattio.record import Record
from aioattio.schema.nearest import close_to, did_you_mean, nearest
from aioattio.typed.fields import ModelField, ReadOnly
from aioattio.typed.state import State
from aioattio.values.holder import Holder
from aioattio.values.types import RecordReference

__all__ = ["RESERVED", "BaseModel", "EntryModel", "Model", "container_of", "fields_of", "model_of"]

RESERVED: frozenset[str] = frozenset({"changes", "entry", "id", "parent", "record", "reference"})
"""Names that models have themselves: no attribute can be called so."""

B = TypeVar("B", bound="BaseModel")


class BaseModel:
    """What the models of records and of entries share.

    Made with values by the names of the attributes. What is set, and what is changed in a list, is remembered until it
    is written; writing gives a new instance and leaves this one as it is. Equal to one of the same content.
    """

    __slots__ = ("__weakref__", "_state")

    _state: State
    _container: ClassVar[str] = ""
    _fields: ClassVar[dict[str, ModelField]] = {}
    _by_slug: ClassVar[dict[str, ModelField]] = {}

    def __init_subclass__(cls, **others: Any) -> None:
        super().__init_subclass__(**others)
        own = {name: value.field if isinstance(value, ReadOnly) else value for name, value in vars(cls).items()}
        fields: dict[str, ModelField] = {}
        for known in reversed(cls.__mro__[1:]):
            fields |= getattr(known, "_fields", {})
        fields = {name: field for name, field in fields.items() if name not in own}
        fields |= {name: value for name, value in own.items() if isinstance(value, ModelField)}
        for name in RESERVED & fields.keys():
            raise TypeError(f"{cls.__name__}.{name}: models have that name themselves; call the attribute {name}_")
        cls._fields = fields
        cls._by_slug = {field.slug: field for field in fields.values()}

    def __init__(self, **values: Any) -> None:
        """Raises InvalidInput for an attribute that is not there or cannot be set, and for a value that cannot be."""
        self._state = State(None)
        for name, given in values.items():
            field = self._fields.get(name)
            if field is None:
                raise _unknown(type(self), name, given)
            self._state.set(field, given)

    @property
    def id(self) -> str:
        """Its own id; "" for one that was not read."""
        source = self._state.source
        return source.id if source is not None else ""

    def changes(self) -> dict[str, Any]:
        """By slug, what `update` and `overwrite` have to send; of a new instance, all that was given."""
        return self._state.changes(self._by_slug)

    if not TYPE_CHECKING:  # a type checker that saw this would let every name be set

        def __setattr__(self, name: str, value: Any) -> None:
            if not name.startswith("_") and not hasattr(type(self), name):
                hint = nearest(name, self._fields.keys())
                raise AttributeError(f"{type(self).__name__} has no attribute {name!r}{hint}")
            super().__setattr__(name, value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, BaseModel) or type(other) is not type(self):
            return NotImplemented
        return self._state.source == other._state.source and self.changes() == other.changes()

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        name, changes = type(self).__name__, self.changes()
        called = {field.slug: own for own, field in self._fields.items()}
        if self._state.source is None:
            given = ", ".join(f"{called[slug]}={shortened(value, 40)}" for slug, value in changes.items())
            return _cut(f"{name}({given}", ")")
        changed = f", changed: {', '.join(called[slug] for slug in changes)}" if changes else ""
        return _cut(f"<{name} {self.id}{changed}", ">")

    def __copy__(self) -> Self:
        other = type(self).__new__(type(self))
        if hasattr(self, "__dict__"):
            vars(other).update(vars(self))  # what a class of the user's own keeps besides
        other._state = self._state.copy()  # noqa: SLF001 - a copy of this very class
        return other


class Model(BaseModel):
    """A record of one object: `class Company(Model, object="companies")`.

    object: slug or id; id: of the object, where the model is of one workspace alone, for whoever compares the two.
    """

    __slots__ = ()

    def __init_subclass__(
        cls,
        *,
        object: str | None = None,  # noqa: A002 - Attio's own word
        id: str | None = None,  # noqa: A002
        **others: Any,
    ) -> None:
        super().__init_subclass__(**others)
        if object is not None:
            cls._container = object

    @property
    def record(self) -> Record | None:
        """What it was read from, with the past of its values; None for one that was not read."""
        source = self._state.source
        return source if isinstance(source, Record) else None

    @property
    def reference(self) -> RecordReference:
        """What to write into a record-reference that shall point here (the model itself does, too)."""
        record = self.record
        return record.reference if record is not None else RecordReference(self._container, "")


class EntryModel(BaseModel):
    """An entry of one list: `class SalesEntry(EntryModel, list="sales")`.

    list: slug or id; id: of the list, where the model is of one workspace alone, for whoever compares the two.
    """

    __slots__ = ()

    def __init_subclass__(
        cls,
        *,
        list: str | None = None,  # noqa: A002 - Attio's own word
        id: str | None = None,  # noqa: A002
        **others: Any,
    ) -> None:
        super().__init_subclass__(**others)
        if list is not None:
            cls._container = list

    @property
    def entry(self) -> Entry | None:
        """What it was read from, with the past of its values; None for one that was not read."""
        source = self._state.source
        return source if isinstance(source, Entry) else None

    @property
    def parent(self) -> RecordReference:
        """The record that is in the list; its parts are "" for an entry that was not read."""
        entry = self.entry
        return entry.parent if entry is not None else RecordReference("", "")


def model_of(kind: type[B], source: Holder) -> B:
    """What was read, as an instance of a model."""
    model = kind.__new__(kind)
    object.__setattr__(model, "_state", State(source))  # the model's own one looks at names
    return model


def container_of(kind: type[BaseModel]) -> str:
    """Slug or id of the object or list that a model is of. Raises InvalidInput for one that is of none."""
    if not kind._container:  # noqa: SLF001
        accepted = 'a model of an object or list: class Company(Model, object="companies")'
        raise InvalidInput(attribute="model", given=kind, accepted=accepted)
    return kind._container  # noqa: SLF001


def fields_of(model: BaseModel | type[BaseModel]) -> dict[str, ModelField]:
    """The attributes of a model by slug."""
    return model._by_slug  # noqa: SLF001


def _cut(text: str, end: str, length: int = 160) -> str:
    return f"{text}{end}" if len(text) < length else f"{text[: length - 4]}...{end}"


def _unknown(kind: type[BaseModel], name: str, given: Any) -> InvalidInput:
    near = close_to(name, kind._fields.keys())
    message = f"{kind.__name__} has no attribute {name!r}{did_you_mean(near)}"
    return InvalidInput(message, attribute=name, given=given, accepted=" or ".join(near) or "an attribute of the model")
