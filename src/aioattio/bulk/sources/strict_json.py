"""JSON as its standard has it, where Python's own parser lets more pass, or loses digits."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from typing import Any, NoReturn

from aioattio.bulk.outcome import shortened

__all__ = ["NotJSON", "parse_json"]


class NotJSON(ValueError):
    """What Python's parser lets pass, or breaks down over."""


def parse_json(text: str) -> Any:
    """The value; numbers with a fraction or an exponent are Decimals.

    Raises json.JSONDecodeError for what is no JSON, NotJSON for NaN and infinities, for keys that stand more than once
    in an object, and for numbers and depths that are too large; both are ValueErrors.
    """
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_constant, object_pairs_hook=_object)
    except (json.JSONDecodeError, NotJSON):
        raise
    except (ValueError, ArithmeticError) as error:
        raise NotJSON("a number with too many digits, or too large an exponent") from error
    except RecursionError as error:
        raise NotJSON("lists and objects are nested too deeply") from error


def _constant(name: str) -> NoReturn:
    raise NotJSON(f"{name} is not JSON; leave the key out, or write null")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise NotJSON(f"the key {shortened(twice)} stands more than once in one object")
    return found
