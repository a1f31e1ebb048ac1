"""Which class of `aioattio.typed` stands for an attribute, and what a constructor takes for it."""

from __future__ import annotations

from attrs import frozen

from aioattio.schema.definitions import Attribute

__all__ = ["Kind", "kind_of"]


@frozen
class Kind:
    """field: the class, by name; takes: the annotation of what may be set, None included.

    Both have `{}` where the type of the titles belongs. is_settable: whether the class has a setter at all.
    """

    field: str
    takes: str
    is_settable: bool = True


_SINGLE = {
    "text": Kind("Text", "str | None"),
    "number": Kind("Number", "t.Amount | None"),
    "currency": Kind("Currency", "t.Amount | None"),
    "rating": Kind("Rating", "int | None"),
    "checkbox": Kind("Checkbox", "bool | None"),
    "date": Kind("Date", "t.Day | None"),
    "timestamp": Kind("Timestamp", "t.Moment | None"),
    "personal-name": Kind("PersonalName", "t.FullName | None"),
    "email-address": Kind("EmailAddress", "str | None"),
    "phone-number": Kind("PhoneNumber", "str | None"),
    "domain": Kind("Domain", "str | None"),
    "select": Kind("Select[{}]", "{} | None"),
    "status": Kind("Status[{}]", "{} | None"),
    "record-reference": Kind("Reference", "t.Related | None"),
    "actor-reference": Kind("Actor", "t.Member | None"),
    "location": Kind("Location", "t.Place | None"),
    "interaction": Kind("Interaction", "None", is_settable=False),
}
_MULTIPLE = {
    "email-address": Kind("EmailAddresses", "Sequence[str] | None"),
    "phone-number": Kind("PhoneNumbers", "Sequence[str] | None"),
    "domain": Kind("Domains", "Sequence[str] | None"),
    "select": Kind("MultiSelect[{}]", "Sequence[{}] | None"),
    "record-reference": Kind("References", "Sequence[t.Related] | None"),
    "actor-reference": Kind("Actors", "Sequence[t.Member] | None"),
}
_ANYTHING = Kind("Anything", "Any")
_ANY_LIST = Kind("AnyList", "Sequence[Any] | None")


def kind_of(attribute: Attribute) -> Kind:
    """For a type that Attio adds later, and a multiselect that no class is made for, the one that takes anything."""
    if attribute.is_multiselect:
        return _MULTIPLE.get(attribute.type, _ANY_LIST)
    return _SINGLE.get(attribute.type, _ANYTHING)
