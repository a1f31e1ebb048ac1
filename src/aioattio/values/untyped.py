"""Writing without definitions: only the Python type speaks."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from aioattio.errors import InvalidInput
from aioattio.values.forms import Referable, actor_form, name_form, record_form
from aioattio.values.times import date_text, timestamp_text
from aioattio.values.types import ActorReference, Location, Name, RecordReference

__all__ = ["encode_untyped"]

_ACCEPTED = (
    "str, bool, int, finite float or Decimal, date, datetime, Name, Location, a record or reference, "
    "a dict in Attio's form, a list of these, or None"
)

# In this order: a datetime is a date, too.
_FORMS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (datetime, timestamp_text),
    (date, date_text),
    (Name, name_form),
    (Location, Location.to_dict),
    (RecordReference, record_form),
    (ActorReference, actor_form),
    (Mapping, dict),
)


def encode_untyped(slug: str, given: Any) -> Any:
    """A value as JSON says it; None clears. Raises InvalidInput for what JSON cannot say."""
    if given is None:
        return []
    if isinstance(given, Sequence) and not isinstance(given, str | bytes | bytearray):
        return [_encode(slug, item) for item in given]
    return _encode(slug, given)


def _encode(slug: str, given: Any) -> Any:
    if isinstance(given, str | bool | int):
        return given
    if isinstance(given, float | Decimal) and math.isfinite(given):
        return given
    for kind, form in _FORMS:
        if isinstance(given, kind):
            return form(given)
    if isinstance(given, Referable):
        return record_form(given.reference)
    raise InvalidInput(attribute=slug, given=given, accepted=_ACCEPTED)
