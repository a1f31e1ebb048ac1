"""Writing without definitions: only the Python type speaks."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from aioattio.errors import InvalidInput
from aioattio.schema.definitions import SelectOption, Status
from aioattio.values.forms import Referable, actor_form, name_form, record_form
from aioattio.values.times import date_text, timestamp_text
from aioattio.values.types import ActorReference, Location, Name, RecordReference

__all__ = ["encode_untyped"]

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
    if (isinstance(given, float) and math.isfinite(given)) or (isinstance(given, Decimal) and given.is_finite()):
        return given
    if isinstance(given, Referable) and not isinstance(given, Mapping):
        given = given.reference
    for kind, form in _FORMS:
        if isinstance(given, kind):
            return form(given)
    raise InvalidInput(attribute=slug, given=given, accepted=_ACCEPTED)
