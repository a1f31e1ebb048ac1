"""What an instance of a model holds: what it was read from, and what was set since."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from aioattio.errors import AttioError, shortened
from aioattio.values.holder import Holder, UnknownAttribute

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aioattio.typed.fields import ModelField

__all__ = ["OutdatedModel", "Pending", "State", "UnresolvedValue", "state_of"]


class UnresolvedValue(AttioError, LookupError):
    """An attribute that was set to what only Attio can resolve is read before it was written.

    Such are the e-mail address of a member, the domain of a company, and an address in one line.
    """


class OutdatedModel(UnknownAttribute):
    """A model has an attribute that the workspace has no more; `aioattio schema pull` writes the model anew."""

    def __init__(self, unknown: UnknownAttribute) -> None:
        Exception.__init__(self, f"{unknown}; the model is out of date: `aioattio schema pull` writes it anew")
        self.slug, self.nearest = unknown.slug, unknown.nearest


@frozen
class Pending:
    """Stands where a value will be, once Attio has resolved what was given."""

    given: Any = field(eq=repr)


class State:
    """source: what was read, None for a new instance.

    now: by slug, what was set and every list that was handed out, as they read; given: by slug, what was set, as it
    was given, so that what is sent keeps all digits of a text.
    """

    __slots__ = ("given", "now", "source")

    def __init__(self, source: Holder | None) -> None:
        self.source = source
        self.now: dict[str, Any] = {}
        self.given: dict[str, Any] = {}

    def copy(self) -> State:
        """The same, with lists of its own."""
        other = State(self.source)
        other.given = self.given.copy()
        other.now = {slug: now.copy() if isinstance(now, list) else now for slug, now in self.now.items()}
        return other

    def get(self, field: ModelField) -> Any:
        """What an attribute reads as: a list where the model says so, whatever the workspace says by now."""
        slug = field.slug
        if slug in self.now:
            now = self.now[slug]
            if isinstance(now, Pending):
                raise UnresolvedValue(
                    f"{slug} was set to {shortened(now.given)}, which only Attio can resolve: "
                    "read it from what create, update, upsert or overwrite gives back"
                )
            return now
        found = self.read(field)
        if field.is_multiselect:
            self.now[slug] = found  # it may be changed in place
            return found
        return found[0] if found else None

    def set(self, field: ModelField, given: Any) -> None:
        """Raises InvalidInput for what the attribute cannot be."""
        own = list(given) if isinstance(given, list) else given
        self.now[field.slug] = field.natural(own)
        self.given[field.slug] = own

    def changes(self, fields: Mapping[str, ModelField]) -> dict[str, Any]:
        """By slug, what a write has to send: of a new instance what was given, else what differs from what was read."""
        return {slug: self._to_send(fields[slug]) for slug in self.now if self._is_changed(fields[slug])}

    def read(self, field: ModelField) -> list[Any]:
        """The values that were read. Raises OutdatedModel for an attribute that is there no more."""
        if self.source is None:
            return []
        try:
            return self.source.read_as(field.slug, field.attribute_type)
        except UnknownAttribute as error:
            unknown = error
        raise OutdatedModel(unknown)

    def _is_changed(self, field: ModelField) -> bool:
        now = self.now[field.slug]
        if self.source is None:
            return field.slug in self.given or bool(now)
        if isinstance(now, Pending):
            return True
        try:
            before = self.read(field)
        except OutdatedModel:
            return True  # for the write to refuse: whoever looks at the model shall see it
        return bool(now != (before if field.is_multiselect else before[0] if before else None))

    def _to_send(self, field: ModelField) -> Any:
        slug, now = field.slug, self.now[field.slug]
        if slug not in self.given:
            return list(now)
        given = self.given[slug]
        if isinstance(now, list) and field.natural(given) != now:
            return list(now)  # changed in place since it was set
        return given


state_of: Callable[[Any], State] = attrgetter("_state")
