"""Which type of attribute the cells of a column suggest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from attrs import frozen

from aioattio.bulk.converters.texts import plain, without_notes
from aioattio.bulk.mapping.guesses import Guess
from aioattio.bulk.mapping.samples import TOLERATED, Fit, Sample, fit, read
from aioattio.schema.definitions import Attribute, Definitions

__all__ = ["Suggested", "currency_of", "suggested_type"]

_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_MONEY = re.compile(
    r"[-(+ ]*([$€£¥]|(USD|EUR|GBP|CHF|JPY|CAD|AUD)\b).*\d.*|[-(+ ]*\d.*([$€£¥]|USD|EUR|GBP|CHF|JPY)\W*", re.DOTALL
)
_LONGEST = 200  # characters; anything longer is text
_TITLE = 60  # characters; anything longer is no option of a select

# A zero in front belongs to a code: "01234" is no number.
_NUMBER = re.compile(r"[-+(]?(0|[1-9][\d.,']*|0?[.,]\d+)\)?")
_TYPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("checkbox", re.compile(r"yes|no|true|false|y|n", re.IGNORECASE)),
    ("number", re.compile(r"[-+(]?[\d.,]+\)?\s*%")),
    ("email-address", re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")),
    ("phone-number", re.compile(r"\+[\d\s().\-/]{7,}")),
    ("domain", re.compile(r"(https?://|www\.)[^\s/?#]+/?|[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}", re.IGNORECASE)),
    ("timestamp", re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ]\d{1,2}:\d{2}.*")),
    ("date", re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}\.? \w{3,9}\.?,? \d{4}|\w{3,9}\.? \d{1,2},? \d{4}")),
    ("number", _NUMBER),
)
"""Types, and what the texts look like that suggest them."""


def currency_of(sample: Sample) -> str | None:
    """The ISO code that the header or the cells show, "$" being USD; None where there is none."""
    shown = (_currency_in(text) for text in (sample.column, *sample.texts[:20]))
    return next(filter(None, shown), None)


def _currency_in(text: str) -> str | None:
    codes = (code for symbol, code in _SYMBOLS.items() if symbol in text or re.search(rf"\b{code}\b", text))
    return next(codes, None)


@frozen
class Suggested:
    """The type of an attribute that would take a column, and how the column is read for it."""

    type: str
    is_multiselect: bool
    fit: Fit


def suggested_type(sample: Sample) -> Suggested:
    """What the cells of a column without an attribute suggest; text where they suggest nothing."""
    for kind in (*_typed(sample), *_texted(sample)):
        suggested = _suggested(sample, kind)
        if len(suggested.fit.failed) <= TOLERATED * len(sample.filled):
            return suggested
    several = _suggested(sample, "select", is_multiselect=True)
    return several if _is_list(sample, several.fit) else _suggested(sample, _text_or_select(sample))


def _suggested(sample: Sample, kind: str, *, is_multiselect: bool = False) -> Suggested:
    attribute = Attribute.from_json({"api_slug": "new", "type": kind, "is_multiselect": is_multiselect})
    return Suggested(kind, is_multiselect, fit(sample, Guess(0, attribute), Definitions([attribute]), None))


def _is_list(sample: Sample, fitted: Fit) -> bool:
    """Whether the cells hold short words between separators; sentences may hold separators, too."""
    if not fitted.converters or fitted.failed:
        return False
    values = [value for value in read(sample, fitted.converters) if isinstance(value, list)]
    several = sum(len(value) > 1 for value in values)
    return several > TOLERATED * len(values) and all(len(str(item)) <= _TITLE for value in values for item in value)


def _text_or_select(sample: Sample) -> str:
    texts, distinct = sample.texts, set(sample.texts)
    repeats = len(texts) >= 10 and len(distinct) <= min(100, len(texts) / 5)
    return "select" if repeats and all(len(text) <= _TITLE for text in distinct) else "text"


def _typed(sample: Sample) -> Iterator[str]:
    """Of values that are no text, as databases have them."""
    kinds: Mapping[str, tuple[type, ...]] = {
        "checkbox": (bool,),
        "number": (int, float, Decimal),
        "timestamp": (datetime,),
        "date": (date,),
    }
    values = [value for _, value in sample.filled]
    return (name for name, types in kinds.items() if values and all(isinstance(value, types) for value in values))


def _texted(sample: Sample) -> Iterator[str]:
    if len(sample.texts) < len(sample.filled) or any(len(text) > _LONGEST for text in sample.texts):
        return
    texts = [without_notes(text)[0] for text in map(plain, sample.texts) if text is not None]
    if not texts:
        return
    is_money = any(map(_MONEY.fullmatch, texts)) or (_currency_in(sample.column) and "%" not in texts[0])
    if is_money and _mostly(texts, lambda text: _MONEY.fullmatch(text) or _NUMBER.fullmatch(text)):
        yield "currency"
    for kind, pattern in _TYPES:
        if _mostly(texts, pattern.fullmatch):
            yield kind


def _mostly(texts: Sequence[str], test: Callable[[str], object]) -> bool:
    return sum(bool(test(text)) for text in texts) >= (1 - TOLERATED) * len(texts)
