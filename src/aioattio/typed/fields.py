"""What an attribute is in a model: a field of filters on the class, a value on an instance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, Never, Self, TypeVar, overload

from aioattio.filters import F
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.typed.operators import Present
from aioattio.typed.state import Pending, state_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aioattio.typed.model import BaseModel

__all__ = ["ModelField", "ReadOnly", "Writable"]

Read_co = TypeVar("Read_co", covariant=True)
Write_contra = TypeVar("Write_contra", contravariant=True)
Field_co = TypeVar("Field_co", bound="ModelField", covariant=True)


class ModelField(Present):
    """An attribute of a model: on the class what filters and sorts are made of, on an instance its value.

    slug, id: of the attribute; id None where the model is not of one workspace alone.
    """

    __slots__ = ("_definitions", "id", "is_read_only", "slug")

    attribute_type: ClassVar[str]
    is_multiselect: ClassVar[bool] = False
    natural_type: ClassVar[type | None] = None
    """What a value is once it is resolved, where it can be set as something that only Attio resolves."""

    def __init__(self, slug: str, *, id: str | None = None) -> None:  # noqa: A002 - Attio's own word
        super().__init__(F[slug])
        self.slug, self.id = slug, id
        self.is_read_only = False
        self._definitions: Definitions | None = None

    def natural(self, given: Any) -> Any:
        """What a value that is set reads as, Pending where only Attio can tell. Raises InvalidInput."""
        from aioattio.values.comparing import as_read  # a file of models is imported before anything is set

        if self._definitions is None:
            self._definitions = self._defined()
        found = as_read(self.slug, given, self._definitions)
        resolved = self.natural_type
        if resolved is not None and not all(isinstance(value, resolved) for value in found):
            return Pending(given)
        if self.is_multiselect:
            return found
        return found[0] if found else None

    def _defined(self) -> Definitions:
        return self._described()

    def _described(self, allowed: Sequence[str] = ()) -> Definitions:
        """What the model says of the attribute. allowed: slugs of the objects that it may refer to."""
        described = {
            "api_slug": self.slug,
            "type": self.attribute_type,
            "is_multiselect": self.is_multiselect,
            "is_writable": not self.is_read_only,
            "config": {"record_reference": {"allowed_object_ids": list(allowed) or None}},
        }
        return Definitions([Attribute.from_json(described)], objects={slug: slug for slug in allowed})


class Writable(ModelField, Generic[Read_co, Write_contra]):
    """An attribute that can be set."""

    __slots__ = ()

    # Both in one class, or pyright takes what was set for what will be read.
    @overload
    def __get__(self, instance: None, owner: type[Any]) -> Self: ...
    @overload
    def __get__(self, instance: BaseModel, owner: type[Any]) -> Read_co: ...
    def __get__(self, instance: BaseModel | None, owner: type[Any]) -> Any:
        return self if instance is None else state_of(instance).get(self)

    def __set__(self, instance: BaseModel, value: Write_contra) -> None:
        state_of(instance).set(self, value)

    def read_only(self) -> ReadOnly[Self, Read_co]:
        """The same attribute, which cannot be set."""
        return ReadOnly(self)


class ReadOnly(Generic[Field_co, Read_co]):
    """An attribute that can be read and asked for, and not set: `field` without its setter."""

    __slots__ = ("field",)

    def __init__(self, field: Field_co) -> None:
        self.field = field
        field.is_read_only = True

    @overload
    def __get__(self, instance: None, owner: type[Any]) -> Field_co: ...
    @overload
    def __get__(self, instance: BaseModel, owner: type[Any]) -> Read_co: ...
    def __get__(self, instance: BaseModel | None, owner: type[Any]) -> Any:
        return self.field if instance is None else state_of(instance).get(self.field)

    def __set__(self, instance: BaseModel, value: Never) -> None:
        """Raises InvalidInput."""
        state_of(instance).set(self.field, value)
