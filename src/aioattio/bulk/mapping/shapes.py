"""Which type of attribute the cells of a column suggest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from attrs import frozen

from aioattio.bulk.converters.registry import ConversionError, Converter, convert, parse_converters
from aioattio.bulk.converters.texts import plain, without_notes
from aioattio.bulk.mapping.currencies import has_mark
from aioattio.bulk.mapping.guesses import Guess, phrase
from aioattio.bulk.mapping.samples import TOLERATED, Fit, Sample, fit, read
from aioattio.schema.definitions import Attribute, Definitions

__all__ = ["Suggested", "is_identifier", "suggested_type"]

_AMOUNTS = tuple(parse_converters(text) for text in ("money", "money(comma)", "money(point)"))
# In capitals or written out: "12m" may be metres.
_SCALED = re.compile(r"[-+(]?\d[\d.,'\s]*(K|M|MM|B|[BM]N|[bm]n|Bn|Mn|[Mm]io|[Mm]rd|[mb]illion|thousand)\.?\)?")
_FUNDS = re.compile(
    r"\b(fund(s|ing)?|raised|revenues?|sales|turnover|income|profits?|loss|ebitda|amount|prices?|costs?|value|valuation|"
    r"capital|budget|salary|arr|mrr|assets|equity|debt|spend(ing)?|fees?|investment)\b"
)
"""Words in a header that speak of money."""
_IDENTIFIER = re.compile(r"\bid\b|\b(no|nr|num|number|key|ref|reference|uuid|guid)$")
_OTHER_NUMBER = re.compile(r"\b(phone|telephone|tel|fax|mobile|cell|house|street|room)\b")
_LONGEST = 200  # characters; anything longer is text
_TITLE = 60  # characters; anything longer is no option of a select

_CODE = re.compile(r"0\d")
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


def is_identifier(sample: Sample, fitted: Fit) -> bool:
    """Whether a column seems to number the rows: its name says so, and every row has another value."""
    words = phrase(sample.column)
    if not _IDENTIFIER.search(words) or _OTHER_NUMBER.search(words):
        return False
    values = {str(value) for value in read(sample, fitted.converters)}
    return 0 < sample.rows == len(sample.filled) == len(values) and not fitted.failed and not fitted.rival


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
    is_percent, is_scaled = "%" in texts[0], any(map(_SCALED.fullmatch, texts))
    is_money = any(map(has_mark, texts)) or (has_mark(sample.column, is_header=True) and not is_percent)
    if (is_money or is_scaled) and _mostly(texts, _is_amount):
        is_money = is_money or _FUNDS.search(phrase(sample.column)) is not None
        yield "currency" if is_money else "number"
    for kind, pattern in _TYPES:
        if _mostly(texts, pattern.fullmatch):
            yield kind


def _is_amount(text: str) -> bool:
    return any(_is_read(text, converters) for converters in _AMOUNTS) and not _CODE.match(text)


def _is_read(text: str, converters: tuple[Converter, ...]) -> bool:
    try:
        convert(text, converters)
    except ConversionError:
        return False
    return True


def _mostly(texts: Sequence[str], test: Callable[[str], object]) -> bool:
    return sum(bool(test(text)) for text in texts) >= (1 - TOLERATED) * len(texts)
