"""What no condition can compare with, whatever the attribute: refused where it is written."""

from __future__ import annotations

import difflib
import math
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from aioattio.errors import InvalidInput
from aioattio.filters.places import Place, Placed
from aioattio.schema.definitions import SelectOption, Status
from aioattio.values.forms import Referable
from aioattio.values.times import utc
from aioattio.values.types import ActorReference, Name, RecordReference

__all__ = ["checked", "checked_text", "refused_field"]

_ACCEPTED = (
    "text, bool, int, Decimal, finite float, date, datetime, a Name, a record or RecordReference, "
    "an ActorReference, a SelectOption or Status"
)
_ORDERED = "a number (int, Decimal, finite float), a date, a datetime, or either as text"
_KINDS = (str, bool, date, Name, RecordReference, ActorReference, SelectOption, Status)
_METHODS = (
    *("contains", "starts_with", "ends_with", "is_in", "between", "is_empty", "is_not_empty", "has", "asc", "desc"),
)
# Names by which other libraries know the same questions.
_MEANT = {
    "equals": "==",
    "eq": "==",
    "ne": "!=",
    "gt": ">",
    "gte": ">=",
    "lt": "<",
    "lte": "<=",
    "like": "contains()",
    "ilike": "contains()",
    "in_": "is_in()",
    "range": "between()",
    "exists": "is_not_empty()",
    "is_": "is_empty()",
    "isnull": "is_empty()",
    "is_null": "is_empty()",
    "is_none": "is_empty()",
    "is_not": "is_not_empty()",
    "not_empty": "is_not_empty()",
    "not_in": "~F.attribute.is_in()",
}
_LARGEST_EXPONENT = 307
"""Of ten, in what a JSON number can be."""


def checked(place: Place, given: Any, *, instead: str, ordered: bool = False) -> Any:
    """An operand that some attribute type can take. instead: what to ask for in place of None."""
    if given is None:
        message = f"{place} cannot be compared with None: use {place}.{instead}"
        if not instead.endswith(")"):
            message = f"{place} cannot be compared with None: leave that bound away, with {instead}"
        raise InvalidInput(message, attribute=place.attribute, given=None, accepted=instead)
    if isinstance(given, Mapping):
        given = _reference_of(cast("Mapping[str, Any]", given)) or given
    elif _is_referable(given):
        given = given.reference  # what it refers to now, and no more of it
    if isinstance(given, UUID):
        given = str(given)
    _check_parts(place, given)
    sayable = _is_number(given) or _is_date(given) or isinstance(given, str) if ordered else _is_sayable(given)
    if not sayable:
        raise InvalidInput(attribute=place.attribute, given=given, accepted=_ORDERED if ordered else _accepted(given))
    return _checked_encoding(place, given) if isinstance(given, str) else given


def checked_text(place: Place, given: Any) -> str:
    if not isinstance(given, str):
        raise InvalidInput(attribute=place.attribute, given=given, accepted="text to look for")
    return _checked_encoding(place, given)


def refused_field(place: Place) -> TypeError:
    """For a field that is called, as if it were a method."""
    name = place.attribute if place.property is None else place.property
    if place.property is None:
        return TypeError(f"{place} is a field and cannot be called")
    near = difflib.get_close_matches(name.lower(), _METHODS, n=1, cutoff=0.6)
    meant = _MEANT.get(name.lower()) or (f"{near[0]}()" if near else None)
    hint = f"did you mean {meant}?" if meant else f"there are {', '.join(_METHODS)}"
    return TypeError(f"a field has no method {name!r}; {hint}")


def _check_parts(place: Place, given: Any) -> None:
    """Of what consists of parts, or is no moment in UTC. Raises InvalidInput."""
    accepted = None
    if isinstance(given, RecordReference) and not (_is_name(given.object) and _is_name(given.id)):
        accepted = "a record, or RecordReference(object, id) of two texts"
    elif isinstance(given, ActorReference):
        if not (_is_name(given.type) and (given.id is None or _is_name(given.id))):
            accepted = "a member, or ActorReference(type, id) of two texts"
        elif given.type == "workspace-member" and given.id is None:
            # Without an id, any member would do: more than whoever left it out can have meant.
            accepted = "the id of the member, too; for all of them compare referenced_actor_type"
    elif isinstance(given, datetime) and not _is_in_calendar(given):
        accepted = "a datetime within the years 1 to 9999, in UTC"
    if accepted is not None:
        raise InvalidInput(attribute=place.attribute, given=given, accepted=accepted)


def _is_name(given: Any) -> bool:
    return isinstance(given, str) and given != ""


def _is_in_calendar(given: datetime) -> bool:
    try:
        utc(given)
    except OverflowError:
        return False
    return True


def _is_sayable(given: Any) -> bool:
    return isinstance(given, _KINDS) or _is_number(given)


def _is_number(given: Any) -> bool:
    if isinstance(given, bool):
        return False
    if isinstance(given, int):
        return given.bit_length() <= 1023
    if isinstance(given, Decimal):
        return given.is_finite() and given.adjusted() <= _LARGEST_EXPONENT
    return isinstance(given, float) and math.isfinite(given)


def _is_date(given: Any) -> bool:
    return isinstance(given, date)


def _is_referable(given: Any) -> bool:
    # A field answers any name that it is asked for. Plain values first: to ask a protocol takes 50 times as long.
    return not isinstance(given, (*_KINDS, int, float, Placed, type)) and isinstance(given, Referable)


def _accepted(given: Any) -> str:
    if isinstance(given, Placed):
        return "a value; Attio cannot compare one attribute with another"
    if isinstance(given, list | tuple | set | frozenset):
        return "one value, or is_in([...]) for several"
    return _ACCEPTED


def _reference_of(given: Mapping[str, Any]) -> RecordReference | ActorReference | None:
    """A reference in the form that Attio writes it."""
    if set(given) == {"target_object", "target_record_id"}:
        return RecordReference(given["target_object"], given["target_record_id"])
    if set(given) == {"referenced_actor_type", "referenced_actor_id"}:
        return ActorReference(given["referenced_actor_type"], given["referenced_actor_id"])
    return None


def _checked_encoding(place: Place, text: str) -> str:
    text = str.__str__(text)  # of an enumeration: what it stands for
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidInput(attribute=place.attribute, given=text, accepted="text without lone surrogates") from None
    return text
