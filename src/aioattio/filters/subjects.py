"""The attribute that a comparison is about, with what is known of it, and how it refuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from aioattio.errors import InvalidInput
from aioattio.filters.places import Place
from aioattio.filters.properties import PAIRS, RULES, Property, wording, words
from aioattio.schema.choices import Choices
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.schema.lookup import Described
from aioattio.values.target import UNIQUE

__all__ = ["Subject"]


@frozen
class Subject:
    """described: the object or list with the attribute; choices: of a select or status;
    members: ids of workspace members by the e-mail addresses among the operands; is_single: whether a record has one
    value at most at this place.
    """

    place: Place
    attribute: Attribute
    definitions: Definitions
    described: Described
    is_single: bool = False
    choices: Choices | None = None
    members: Mapping[str, str] = field(factory=dict)

    @property
    def is_separable(self) -> bool:
        """Whether to deny several constraints is to deny one of them: not for several values, nor halves of a pair."""
        return self.is_single and self.attribute.type not in PAIRS

    @property
    def has_whole_operands(self) -> bool:
        """Whether the comparison is with a reference, and not with one property of it."""
        return self.attribute.type in PAIRS and self.place.property is None

    def named_property(self) -> tuple[str, Property]:
        """The property that is named, or the one meant by none. Raises InvalidInput where the type has no such."""
        rules = RULES[self.attribute.type]
        name = self.place.property or rules.default
        if name is None:
            message = f"{self._named} is asked by its properties: {self._properties()}"
            raise self._unsupported(message, self.place.attribute, self._properties())
        found = rules.properties.get(name)
        if found is None:
            message = f"{self._named} has no property {name!r} to be asked by; it has {self._properties()}"
            if self.attribute.type == "record-reference":
                message += f"; by what it refers to: {self.path_to(name)}"
            raise self._unsupported(message, name, self._properties())
        return name, found

    def asked(self, operator: str) -> tuple[str, Property]:
        """The property that is asked. Raises InvalidInput for one, or for an operator, that the type does not have."""
        name, found = self.named_property()
        if not found.allows(operator):
            raise self.cannot_be_asked(operator, words(found))
        return name, found

    def cannot_be_asked(self, operator: str, accepted: str) -> InvalidInput:
        what = self._named if self.place.property is None else f"{self.place.property} of {self._named}"
        return self._unsupported(
            f"{what} cannot be asked {wording(operator)}; it supports {accepted}", operator, accepted
        )

    def refuse(self, given: Any, accepted: str) -> InvalidInput:
        """For an operand that the attribute cannot be compared with."""
        attribute = self.attribute
        return InvalidInput(attribute=attribute.slug, type=attribute.type, given=given, accepted=accepted)

    def allowed(self) -> list[str]:
        """The objects that a reference may lead to, by slug where it is known, else by id; [] for any."""
        ids = self.attribute.allowed_object_ids or ()
        return [self.definitions.object_slug(object_id) or object_id for object_id in ids]

    def path_to(self, attribute: str | None = None) -> str:
        """How one asks for what the reference leads to, by one of its attributes, in place of the reference itself."""
        allowed = self.allowed() or ["companies"]
        target = next((slug for slug in allowed if attribute is None and slug in UNIQUE), allowed[0])
        named = attribute or UNIQUE.get(target, ("attribute", ""))[0]
        steps = self.place.path or ((self.described[1], self.attribute.slug),)
        return f"F.path({', '.join(repr('.'.join(step)) for step in (*steps, (target, named)))})"

    @property
    def _named(self) -> str:
        return f"{self.attribute.slug} ({self.attribute.type})"

    def _properties(self) -> str:
        known = RULES[self.attribute.type].properties
        return ", ".join(f"{self.attribute.slug}.{name}" for name in known)

    def _unsupported(self, message: str, given: Any, accepted: str) -> InvalidInput:
        attribute = self.attribute
        return InvalidInput(message, attribute=attribute.slug, type=attribute.type, given=given, accepted=accepted)
