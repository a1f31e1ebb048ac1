"""Numbers as people write them, read exactly or refused: money, number, integer, percent."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import Context, Decimal
from typing import Any, cast

from aioattio.bulk.converters.amount_style import CURRENCY, Style, codes_of, parse_style
from aioattio.bulk.converters.notes import currencies_of
from aioattio.bulk.converters.texts import ConversionError, Convert, plain, without_notes

__all__ = ["integer", "money", "number", "percent"]

_EXPECTED = {
    "money": 'not an amount of money; right would be "$1,234.50", "-594" or "12.5M"',
    "number": 'not a number; right would be "1234.5" or "1,234.5"',
    "integer": 'not a whole number; right would be "1234" or "1,234"',
    "percent": 'not a percentage; right would be "2.8%"',
}
_EXPECTED_COMMA = {
    "money": 'not an amount of money; right would be "1.234,50" or "-594"',
    "number": 'not a number; right would be "1234,5" or "1.234,5"',
    "integer": 'not a whole number; right would be "1234" or "1.234"',
    "percent": 'not a percentage; right would be "2,8%"',
}
_FOR_MONEY = "; for amounts with a currency there is the converter money"
_SCALES = {
    **dict.fromkeys(("k", "thousand"), 3),
    **dict.fromkeys(("m", "mm", "mn", "mio", "million"), 6),
    **dict.fromkeys(("b", "bn", "mrd", "billion"), 9),
    **dict.fromkeys(("tn", "trillion"), 12),
}
_EXACT = Context(prec=1_000)
_LARGEST = 400  # digits before or after the point; beyond that, exact arithmetic only costs memory


def _pattern(unit: str, scales: bool = True) -> re.Pattern[str]:
    scale = rf"(?: ?(?P<scale>(?i:{'|'.join(_SCALES)}))\.?(?![A-Za-z]))?" if scales else "(?P<scale>(?!))?"
    return re.compile(
        rf"(?P<sign>[+-])? ?(?P<unit>{unit})? ?(?P<inner>[+-])? ?"
        rf"(?P<digits>[\d.,'\u2019 ]*\d)(?P<exponent>[eE][+-]?\d{{1,2}})?{scale}"
        rf" ?(?P<behind>{unit})? ?(?P<last>[+-])?",
        re.ASCII,
    )


def _negative(unit: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<unit>{unit})? ?\((?P<amount>[^()]*)\) ?(?P<behind>{unit})?")


_NOWHERE = "(?!)"
_PERCENT = r"(?:%|(?i:percent|pct))"
_PATTERNS = {
    "money": (_pattern(CURRENCY), _negative(CURRENCY)),
    "number": (_pattern(_NOWHERE, scales=False), _negative(_NOWHERE)),
    "percent": (_pattern(_PERCENT, scales=False), _negative(_PERCENT)),
}
_PATTERNS["integer"] = _PATTERNS["number"]
_GROUPS = {
    # Thousands, all with one separator; the second form is the Indian one ("12,34,567").
    ".": re.compile(r"\d*|[1-9]\d{0,2}(?P<by>[,'\u2019 ])\d{3}(?:(?P=by)\d{3})*|[1-9]\d?(?:,\d\d)+,\d{3}", re.ASCII),
    ",": re.compile(r"\d*|[1-9]\d{0,2}(?P<by>[.'\u2019 ])\d{3}(?:(?P=by)\d{3})*", re.ASCII),
}
_MAYBE_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
_WITH_POINT = {"$", "£"}  # whoever writes these rarely has a decimal comma


def money(argument: str | None) -> Convert:
    """To an exact Decimal, in units of the currency. Raises ValueError for the argument."""
    style = parse_style("money", argument)
    return lambda value: _amount("money", style, value)


def number(argument: str | None) -> Convert:
    """To an exact Decimal; an int stays one. Raises ValueError for the argument."""
    style = parse_style("number", argument)

    def convert(value: Any) -> int | Decimal | None:
        amount = _amount("number", style, value)
        return value if isinstance(value, int) and amount == value else amount

    return convert


def integer(argument: str | None) -> Convert:
    """To an int. Raises ValueError for the argument."""
    style = parse_style("integer", argument)

    def convert(value: Any) -> int | None:
        amount = _amount("integer", style, value)
        if amount is not None and amount != amount.to_integral_value():
            raise ConversionError(f"{_EXPECTED['integer']}; number keeps the decimals")
        return None if amount is None else int(amount)

    return convert


def percent(argument: str | None) -> Convert:
    """To an exact Decimal: 2.8 for "2.8%", 0.028 with the argument "fraction". Raises ValueError for the argument."""
    style = parse_style("percent", argument)
    return lambda value: _amount("percent", style, value)


def _amount(kind: str, style: Style, value: Any) -> Decimal | None:
    amount = _read(kind, style, value) if isinstance(value, str) else _typed(kind, value)
    if amount is None:
        return None
    if max(len(amount.as_tuple().digits), abs(amount.adjusted())) > _LARGEST:
        raise ConversionError(f"{_EXPECTED[kind]}; this one has more than {_LARGEST} digits")
    return amount if style.factor == 1 else _EXACT.multiply(amount, style.factor)


def _typed(kind: str, value: Any) -> Decimal:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, float) and math.isfinite(value):
        return Decimal(repr(value))  # the number that was meant: 0.1, not its binary neighbour
    if isinstance(value, Decimal) and value.is_finite():
        return value
    raise ConversionError(_EXPECTED[kind])


def _read(kind: str, style: Style, given: str) -> Decimal | None:
    text = plain(given)
    if text is None:
        return None
    text, notes = without_notes(text)
    marks = currencies_of(notes)
    pattern, negative = _PATTERNS[kind]
    bracketed = negative.fullmatch(text)
    found = pattern.fullmatch(bracketed["amount"].strip() if bracketed else text)
    if found is None:
        raise ConversionError(_expected(kind, style) + _hint(kind, text))
    signs = [found[name] for name in ("sign", "inner", "last") if found[name]]
    if len(signs) + bool(bracketed) > 1:
        raise ConversionError(f"{_expected(kind, style)}; this one has two signs")
    if kind == "money":
        marks += [part[name] for part in (found, bracketed) if part for name in ("unit", "behind") if part[name]]
    _check_currency(kind, style, marks)
    _check_point(kind, style, found["digits"], marks)
    amount = Decimal(_digits(style, found["digits"]) + (found["exponent"] or ""))
    if found["scale"]:
        amount = _EXACT.scaleb(amount, _scale(style, found["scale"]))
    if amount.adjusted() < _LARGEST and cast("int", amount.as_tuple().exponent) > 0:
        amount = _EXACT.quantize(amount, Decimal(1))  # 12500000, as people expect to see it, not 1.25E+7
    return _EXACT.minus(amount) if bracketed or "-" in signs else amount


def _expected(kind: str, style: Style) -> str:
    if style.mark == ",":
        return _EXPECTED_COMMA[kind]
    # A sign of another currency would be refused as well.
    return _EXPECTED[kind].replace("$", "" if style.currency not in (None, "USD") else "$")


def _hint(kind: str, text: str) -> str:
    if kind != "percent" and "%" in text:
        return "; for percentages there is the converter percent"
    scaled = _PATTERNS["money"][0].fullmatch(text)
    if kind != "money" and scaled and scaled["scale"]:
        return f"; only the converter money takes {scaled['scale']!r} for a factor"
    if kind != "money" and re.search(CURRENCY, text):
        return _FOR_MONEY
    return ""


def _check_currency(kind: str, style: Style, marks: Sequence[str]) -> None:
    """Raises ConversionError where the cell, its notes and the converter do not speak of one currency."""
    if marks and kind != "money":
        raise ConversionError(f"{_expected(kind, style)}{_FOR_MONEY}")
    for mark in marks:
        if style.currency and style.currency not in codes_of(mark):
            raise ConversionError(f"{mark!r} is another currency than {style.currency}")
    if marks and not set.intersection(*map(codes_of, marks)):
        raise ConversionError(f"{' and '.join(map(repr, marks))} are different currencies; right would be one")


def _check_point(kind: str, style: Style, digits: str, marks: Sequence[str]) -> None:
    """Raises ConversionError for "1.500" without a word about the decimal mark, where thousands are as likely."""
    if style.mark or not _MAYBE_THOUSANDS.fullmatch(digits):
        return
    if kind in ("integer", "number") or set(marks) - _WITH_POINT or style.currency not in (None, "USD", "GBP"):
        comma, point = style.with_mark("comma"), style.with_mark("point")
        raise ConversionError(
            f"the point in {digits!r} may separate thousands, or be the decimal mark; "
            f"say so with {comma} for thousands, {point} for decimals"
        )


def _scale(style: Style, scale: str) -> int:
    if style.factor != 1:
        name = style.text.partition("(")[0]
        raise ConversionError(f"{scale!r} and {style.text} both scale it; leave {scale!r} out, or convert by {name}")
    return _SCALES[scale.lower()]


def _digits(style: Style, text: str) -> str:
    """Without separators, with a point. Raises ConversionError where a separator could be the decimal mark."""
    mark = style.mark or "."
    whole, point, places = text.partition(mark)
    if not _GROUPS[mark].fullmatch(whole) or (point and not (places.isascii() and places.isdigit())):
        raise ConversionError(_unclear(style))
    return f"{re.sub(r'[^0-9]', '', whole) or '0'}{point and '.'}{places}"


def _unclear(style: Style) -> str:
    if style.mark == ",":
        return f'with {style.text}, right would be "1.234,5", "1 234,5" or "1234,5"'
    if style.mark == ".":
        return f'with {style.text}, right would be "1,234.5", "1 234.5" or "1234.5"'
    comma = style.with_mark("comma")
    return f'no separators of thousands as in "1,234.5"; if the decimal mark is a comma, say so with {comma}'
