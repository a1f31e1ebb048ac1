"""The argument of money, number, integer and percent: a scale, the decimal mark, a currency."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from attrs import evolve, frozen

__all__ = ["CURRENCY", "CURRENCY_NAMES", "NOTED_CURRENCY", "Style", "codes_of", "parse_style"]

_FACTORS = {"thousands": Decimal(10) ** 3, "millions": Decimal(10) ** 6, "billions": Decimal(10) ** 9}
_MARKS = {"comma": ",", "point": "."}
_FACTOR = re.compile(r"\d{1,15}(\.\d{1,15})?", re.ASCII)

_CODES = (
    "AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR FJD GBP GHS HKD HUF IDR ILS INR ISK JPY KES KRW MXN MYR "
    "NGN NOK NTD NZD OMR PEN PHP PLN QAR RON RUB RWF SAR SEK SGD THB TRY TWD UAH USD UYU VND XPF ZAR"
)
_SYMBOLS: Mapping[str, str] = {
    "US$": "USD",
    "CA$": "CAD",
    "C$": "CAD",
    "AU$": "AUD",
    "A$": "AUD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "NT$": "NTD TWD",
    "MX$": "MXN",
    "R$": "BRL",
    "S$": "SGD",
    "$": "ARS AUD CAD CLP COP FJD HKD MXN NTD NZD SGD TWD USD UYU",
    "€": "EUR",
    "£": "EGP GBP",
    "¥": "CNY JPY",
    "₹": "INR",
    "₩": "KRW",
    "₺": "TRY",
    "₪": "ILS",
    "₦": "NGN",
    "₱": "PHP",
    "₫": "VND",
    "₴": "UAH",
    "₽": "RUB",
    "฿": "THB",
    "Kč": "CZK",
    "kr": "DKK ISK NOK SEK",
    "zł": "PLN",
}

_FOREIGN = (
    "AFN ALL AMD ANG AOA AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BSD BTC BTN BWP BYN BZD CDF CRC CUP CVE DEM DJF DOP "
    "DZD ERN ETB ETH FKP FRF GEL GIP GMD GNF GTQ GYD HNL HRK HTG IQD IRR ITL JMD JOD KGS KHR KMF KPW KWD KYD KZT LAK "
    "LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MZN NAD NIO NPR PAB PGK PKR PYG RSD SBD SCR SDG "
    "SHP SLE SOS SRD SSP STN SVC SYP SZL TJS TMT TND TOP TTD TZS UGX UZS VES VUV WST XAF XAG XAU XCD XOF YER ZMW ZWL"
)
"""Codes that Attio has no currency for: an amount of one of them is never an amount of another."""

_NAMES: Mapping[str, str] = {
    "euro": "EUR",
    "dollar": _SYMBOLS["$"],
    "pound": _SYMBOLS["£"],
    "sterling": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rmb": "CNY",
    "franc": "CHF",
    "rupee": "INR",
}
CURRENCY_NAMES: Mapping[str, str] = {**_NAMES, **{f"{name}s": codes for name, codes in _NAMES.items()}}
"""Names of currencies as a note has them, in lower case, and the codes that they may mean."""

_SYMBOL = "|".join(map(re.escape, _SYMBOLS))
CURRENCY = f"(?:{_SYMBOL}|(?i:{'|'.join(_CODES.split())}))"
"""A pattern for what may stand for a currency in a cell. Only what is known: "MIO" is no currency."""

NOTED_CURRENCY = f"(?:{_SYMBOL}|{'|'.join([*_CODES.split(), *_FOREIGN.split()])})"
"""The same for text among other words, where "try" is no currency, but "TRY" is."""


def codes_of(mark: str) -> set[str]:
    """The currencies that "$", "usd" or "dollars", as a cell has it, can mean."""
    return set((_SYMBOLS.get(mark) or CURRENCY_NAMES.get(mark.casefold()) or mark.upper()).split())


@frozen
class Style:
    """How a column writes its numbers.

    factor: what every number is multiplied by; mark: the decimal mark, None where nobody said it (a point, then, as
    long as nothing speaks for a comma); currency: the only one allowed, None for any; text: the converter as it was
    written, for messages.
    """

    text: str
    factor: Decimal = Decimal(1)
    mark: str | None = None
    currency: str | None = None

    def with_mark(self, word: str) -> str:
        """The converter as it would be written with "comma" or "point"."""
        name, bracket, argument = self.text.rstrip(")").partition("(")
        return f"{name}({argument}{', ' if bracket else ''}{word})"


def parse_style(name: str, argument: str | None) -> Style:
    """Words between commas or spaces, in any order: "millions, comma, EUR". Raises ValueError."""
    style = Style(name if argument is None else f"{name}({argument})")
    known: dict[str, dict[str, Any]] = {"mark": {**_MARKS}}
    if name == "percent":
        known["factor"] = {"fraction": Decimal("0.01")}
    else:
        known["factor"] = {**_FACTORS}
    if name == "money":
        known["currency"] = {code: code for code in _CODES.split()}
    said: set[str] = set()
    for word in re.split(r"[,\s]+", argument.strip()) if argument is not None else ():
        kind, value = _meaning(name, word, known)
        if kind in said:
            raise ValueError(f"it has two values for the {_KINDS[kind]}, the second is {word!r}")
        said.add(kind)
        style = evolve(style, **{kind: value})
    return style


_KINDS = {"factor": "scale", "mark": "decimal mark", "currency": "currency"}
_TAKEN = {
    "percent": "fraction (2.8% is 0.028), and comma or point for the decimal mark",
    "money": "thousands, millions, billions or a factor such as 1000, comma or point for the decimal mark, "
    "and a currency such as EUR",
}
_TAKEN_ELSE = "thousands, millions, billions or a factor such as 1000, and comma or point for the decimal mark"


def _meaning(name: str, word: str, known: Mapping[str, Mapping[str, Any]]) -> tuple[str, Any]:
    for kind, values in known.items():
        if word in values:
            return kind, values[word]
    if name != "percent" and _FACTOR.fullmatch(word) and Decimal(word):
        return "factor", Decimal(word)
    words = [each for values in known.values() for each in values]
    near = get_close_matches(word, words, n=1) or get_close_matches(word.upper(), words, n=1)
    meant = f"did you mean {near[0]!r}? " if near else ""
    raise ValueError(f"{word!r} says nothing here; {meant}it takes {_TAKEN.get(name, _TAKEN_ELSE)}")
