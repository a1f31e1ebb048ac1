"""Notes in parentheses behind an amount: which of them may be dropped, and which currencies they name."""

from __future__ import annotations

import re

from aioattio.bulk.converters.amount_style import CURRENCY, CURRENCY_NAMES, NOTED_CURRENCY
from aioattio.bulk.converters.texts import ConversionError

__all__ = ["currencies_of"]

_NOTE = re.compile(r"\(([^()]*)\)")
_WHOLLY_CURRENCY = re.compile(rf"(?:in )?(?P<mark>{CURRENCY})")
_SCALE = "[KkMmBbTt]|[Mm][Nn]|[Bb][Nn]|[Mm][Mm]|[Mm][Ii][Oo]"
_WITHIN = re.compile(rf"(?<![^\W\d_])(?P<before>{_SCALE})?(?P<mark>{NOTED_CURRENCY})(?P<behind>{_SCALE})?(?![^\W\d_])")
_PERIOD = re.compile(r"\b(?:(?:fy|cy)? ?(?:1[1-9]|2[01])\d\d|(?:fy|cy) ?\d\d|[qh][1-4])\b", re.ASCII | re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_UNUSUAL = re.compile(r"[^\w\s.,;:/&'\u2019\"!?-]|[\d_]|^[\s.,]*-+[\s.,]*$")
_TELLING = (
    "loss losses verlust negative neg minus deficit credit debit cr dr db overdrawn refund reversal "
    "hundred hundreds thousand thousands thou thsd ths tsd tausend mille million millions millionen mil mill mio mn "
    "mm mln billion billions bil bn bln mrd milliarden trillion trillions tn lakh lakhs lac lacs crore crores dozen "
    "dozens k m b t x c d times cent cents penny pence percent pct bps"
)
"""Words that may change the amount. C and D are credit and debit."""


def currencies_of(notes: str) -> list[str]:
    """The marks of currencies that the notes name: "(in €, 2018)" has "€".

    Words, years and periods such as "Q3" or "FY18" are harmless. Raises ConversionError for a note that may change
    the amount: a scale, a sign, any other number.
    """
    marks: list[str] = []
    for note in _NOTE.findall(notes):
        whole = _WHOLLY_CURRENCY.fullmatch(note.strip())
        if whole:
            marks.append(whole["mark"])
            continue
        rest = _PERIOD.sub(" ", note)
        marks += [found["mark"] for found in _WITHIN.finditer(rest)]
        rest = _WITHIN.sub(r" \g<before> \g<behind> ", rest)
        words = _WORD.findall(rest)
        marks += [word for word in words if word.casefold() in CURRENCY_NAMES]
        if _UNUSUAL.search(rest) or any(word.casefold() in _TELLING.split() for word in words):
            raise ConversionError(f"the note '({note})' may change the amount; write the amount without it")
    return marks
