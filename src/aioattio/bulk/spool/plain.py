"""Values of any type as JSON has them, in forms that an import takes for the same values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from aioattio.encoding import encode
from aioattio.schema.definitions import SelectOption, Status
from aioattio.values.forms import Referable, actor_form, name_form, record_form
from aioattio.values.types import ActorReference, Location, Name, RecordReference

__all__ = ["plain", "to_json"]

_DEEPEST = 100
_LONGEST_NUMBER = 4_000  # digits; Python refuses to read integers of more than 4,300


def to_json(value: Any) -> bytes:
    """JSON of `plain(value)`. Numbers keep all their digits: they are to be read with `parse_float=Decimal`."""
    return encode(plain(value))


def plain(value: Any, within: tuple[int, ...] = ()) -> Any:
    """None, text, booleans, finite numbers, and lists and dicts of these, for any value.

    Names, locations, references and choices get the forms that they are sent in, dates are ISO 8601, enums their value.
    Half surrogates become their escapes. What has no such form becomes its text, and so do things that hold themselves.
    within: ids of the lists and mappings around the value.
    """
    if value is None or isinstance(value, bool):
        return value
    try:
        return _sound(value) if type(value) is str else _plain(value, within)
    except Exception:  # noqa: BLE001 - a value may have any code behind it; it costs its own text, not the run
        return f"<{type(value).__name__}>"


def _plain(value: Any, within: tuple[int, ...]) -> Any:
    if isinstance(value, Enum):
        return plain(value.value, within)
    if isinstance(value, str):
        return _sound(value)
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if isinstance(value, Mapping | list | tuple | set | frozenset):
        if id(value) in within or len(within) == _DEEPEST:
            return _text(value)
        within = (*within, id(value))
        if isinstance(value, Mapping):
            return {_text(key): plain(item, within) for key, item in value.items()}
        items = [plain(item, within) for item in value]
        # Their order is another one in every process, and an input that is read again is to be found the same.
        return sorted(items, key=encode) if isinstance(value, set | frozenset) else items
    form = _form(value)
    return _text(value) if form is None else plain(form, within)


def _form(value: Any) -> Any:
    """What stands for the value; None for its text."""
    match value:
        case Location():
            return value.to_dict()
        case Name():
            return name_form(value)
        case RecordReference():
            return record_form(value)
        case ActorReference():
            return actor_form(value)
        case SelectOption() | Status():
            return value.id or value.title
        case date():
            return value.isoformat()
        case bytes() | bytearray():
            return repr(value)
        case Referable(reference=RecordReference() as reference):
            return record_form(reference)
        case _:
            return None


def _number(value: float | Decimal) -> Any:
    if isinstance(value, int):
        return int(value) if len(str(int(value))) <= _LONGEST_NUMBER else str(value)
    if isinstance(value, float):
        value = Decimal(repr(float(value)))
    is_json = value.is_finite() and len(str(value)) <= _LONGEST_NUMBER
    return Decimal(value) if is_json else str(value)


def _text(value: Any) -> str:
    return _sound(str(value))


def _sound(text: str) -> str:
    """The text itself, unless there is half a surrogate in it, which nothing could write down."""
    is_plain = type(text) is str and text.isascii()
    return text if is_plain else text.encode("utf-8", "backslashreplace").decode()
