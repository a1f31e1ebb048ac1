"""Attributes that refer to something else: records, workspace members and other actors, contacts with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, Never, TypeVar

from aioattio.schema.definitions import Definitions
from aioattio.typed.fields import Writable
from aioattio.typed.operators import Compared, Composed
from aioattio.typed.properties import ExactProperty, MemberProperty, MomentProperty, OptionalExactProperty
from aioattio.typed.values import Member, Related
from aioattio.values import types

__all__ = ["Actor", "Actors", "Interaction", "Reference", "References"]


R_co = TypeVar("R_co", covariant=True)
W_contra = TypeVar("W_contra", contravariant=True)


class _Reference(Compared[Related], Composed, Writable[R_co, W_contra], Generic[R_co, W_contra]):
    __slots__ = ("allowed",)
    attribute_type: ClassVar[str] = "record-reference"
    natural_type: ClassVar[type | None] = types.RecordReference

    def __init__(self, slug: str, *, id: str | None = None, allowed: Sequence[str] = ()) -> None:  # noqa: A002
        super().__init__(slug, id=id)
        self.allowed = tuple(allowed)

    @property
    def target_object(self) -> ExactProperty:
        """The object of the record, by slug or id."""
        return ExactProperty(self.field["target_object"])

    @property
    def target_record_id(self) -> ExactProperty:
        """The id of the record."""
        return ExactProperty(self.field["target_record_id"])

    def _defined(self) -> Definitions:
        return self._described(self.allowed)


class Reference(_Reference[types.RecordReference | None, Related | None]):
    """One record. allowed: slugs of the objects that it may be of, () for any."""

    __slots__ = ()


class References(_Reference[list[types.RecordReference], Sequence[Related] | None]):
    """Records. allowed: slugs of the objects that they may be of, () for any."""

    __slots__ = ()
    is_multiselect: ClassVar[bool] = True


class _Actor(Compared[Member], Composed):
    __slots__ = ()
    attribute_type: ClassVar[str] = "actor-reference"
    natural_type: ClassVar[type | None] = types.ActorReference

    @property
    def referenced_actor_type(self) -> ExactProperty:
        """ "workspace-member", "api-token", "app", "system" (open)."""
        return ExactProperty(self.field["referenced_actor_type"])

    @property
    def referenced_actor_id(self) -> ExactProperty:
        """The id of the actor, which Attio can be asked for only beside its type: `has(...)`."""
        return ExactProperty(self.field["referenced_actor_id"])


class Actor(_Actor, Writable[types.ActorReference | None, Member | None]):
    """One actor; only workspace members can be set."""

    __slots__ = ()


class Actors(_Actor, Writable[list[types.ActorReference], Sequence[Member] | None]):
    """Actors; only workspace members can be set."""

    __slots__ = ()
    is_multiselect: ClassVar[bool] = True


class Interaction(Composed, Writable[types.Interaction | None, Never]):
    """A contact with the record. Attio alone writes these."""

    __slots__ = ()
    attribute_type: ClassVar[str] = "interaction"

    @property
    def owner_member_id(self) -> MemberProperty:
        """Whose contact it was."""
        return MemberProperty(self.field["owner_member_id"])

    @property
    def interacted_at(self) -> MomentProperty:
        """When it was."""
        return MomentProperty(self.field["interacted_at"])

    @property
    def interaction_type(self) -> OptionalExactProperty:
        """ "email", "calendar-event" (open)."""
        return OptionalExactProperty(self.field["interaction_type"])
