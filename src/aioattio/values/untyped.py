"""Writing without definitions: only the Python type speaks."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from aioattio.errors import InvalidInput
from aioattio.schema.definitions import SelectOption, Status
from aioattio.values.forms import Referable, actor_form, can_be_sent, is_listed, name_form, record_form
from aioattio.values.times import date_text, timestamp_text
from aioattio.values.types import ActorReference, Location, Name, RecordReference

__all__ = ["encode_untyped", "json_of"]

_DEEPEST = 100
_ACCEPTED = (
    "str, bool, int, finite float or Decimal, date, datetime, Name, Location, a record, a workspace member or a "
    "reference to one, an option, a status, a dict in Attio's form, a list of these, or None"
)

# In this order: a datetime is a date, too.
_FORMS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (datetime, timestamp_text),
    (date, date_text),
    (Name, name_form),
    (Location, Location.to_dict),
    (RecordReference, record_form),
    (ActorReference, actor_form),
    (SelectOption, lambda option: {"option": option.id or option.title}),
    (Status, lambda status: {"status": status.id or status.title}),
)


def encode_untyped(slug: str, given: Any) -> Any:
    """A value as JSON says it; None clears. Raises InvalidInput for what JSON cannot say."""
    if given is None:
        return []
    return [_encode(slug, item) for item in given] if is_listed(given) else _encode(slug, given)


def json_of(given: Any, within: int = 0) -> Any:
    """As JSON says it, through all dicts and lists. Raises ValueError or OverflowError for what it cannot say.

    within: how many dicts and lists are around it.
    """
    if given is None or isinstance(given, bool):
        return given
    if isinstance(given, str) and can_be_sent(given):
        return given
    if isinstance(given, int):
        str(given)  # raises where Python writes no more digits
        return given
    if (isinstance(given, float) and math.isfinite(given)) or (isinstance(given, Decimal) and given.is_finite()):
        return given
    if within > _DEEPEST:
        raise ValueError("nested too deep")
    if is_listed(given):
        return [json_of(item, within + 1) for item in given]
    if isinstance(given, Mapping):
        if not all(isinstance(key, str) and can_be_sent(key) for key in given):
            raise ValueError("keys are text")
        return {str.__str__(key): json_of(item, within + 1) for key, item in given.items()}
    meant = given.reference if isinstance(given, Referable) else given
    for kind, form in _FORMS:
        if isinstance(meant, kind):
            return json_of(form(meant), within + 1)
    raise ValueError(f"no JSON for a {type(given).__name__}")


def _encode(slug: str, given: Any) -> Any:
    try:
        if given is not None and not is_listed(given):
            return json_of(given)
    except (ValueError, OverflowError) as error:
        raise InvalidInput(attribute=slug, given=given, accepted=_ACCEPTED) from error
    raise InvalidInput(attribute=slug, given=given, accepted=_ACCEPTED)
