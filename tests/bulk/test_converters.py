"""Converters: each with the values of real files, what it refuses, and why."""

from __future__ import annotations

import csv
import io
import pickle
import re
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from numbers import Integral, Real
from typing import Any

import pytest

from aioattio.bulk.converters import CONVERTERS, ConversionError, Converter, convert, is_nothing, parse_converters
from aioattio.values.types import Name
from tests.conftest import SHARED

TOKYO = timezone(timedelta(hours=9))
MANY = 10_000_000


def converted(written: Any, value: Any) -> Any:
    return convert(value, parse_converters(written))


def table(cases: list[tuple[Any, ...]]) -> Any:
    return [pytest.param(*case, id=f"{case[0]}: {case[1]!r:.40}") for case in cases]


GOOD: list[tuple[Any, Any, Any]] = [
    ("money", "$514,405.0", Decimal("514405.0")),
    ("money", "$-594.0", Decimal("-594.0")),
    ("money", "$-22,355.0", Decimal(-22355)),
    ("money", "-$594", Decimal(-594)),
    ("money", "- $ 594", Decimal(-594)),
    ("money", "\u2212594", Decimal(-594)),
    ("money", "($594)", Decimal(-594)),
    ("money", "$(594.50)", Decimal("-594.50")),
    ("money", "(594) (restated)", Decimal(-594)),
    ("money", "594-", Decimal(-594)),
    ("money", "+594", Decimal(594)),
    ("money", " $463.3 ", Decimal("463.3")),
    ("money", "408.8", Decimal("408.8")),
    ("money", "12.5M", Decimal(12500000)),
    ("money", "€ 3 bn", Decimal(3000000000)),
    ("money", "1.5 million USD", Decimal(1500000)),
    ("money", "5 k€", Decimal(5000)),
    ("money", "USD 1,000", Decimal(1000)),
    ("money", "5 usd", Decimal(5)),
    ("money", "US$5", Decimal(5)),
    ("money", "1.5 €", Decimal("1.5")),
    ("money", "1500.500 €", Decimal("1500.500")),
    ("money", "1,500.500 €", Decimal("1500.500")),
    ("money", "0.500 €", Decimal("0.500")),
    ("money", "$1.500", Decimal("1.500")),
    ("money", "£1.500", Decimal("1.500")),
    ("money", "1.500", Decimal("1.500")),
    ("money(USD)", "1.500", Decimal("1.500")),
    ("money(point)", "1.500 €", Decimal("1.500")),
    ("money(comma)", "1.500 €", Decimal(1500)),
    ("money(comma)", "1.500,50 €", Decimal("1500.50")),
    ("money", "100 (EUR)", Decimal(100)),
    ("money", "$100 (in CAD)", Decimal(100)),
    ("money(USD)", "100 (in US$, 2018)", Decimal(100)),
    ("money(EUR)", "100 (in euros)", Decimal(100)),
    ("money(USD)", "5 (try again)", Decimal(5)),
    ("money", "5 (restated as of FY18, don't use)", Decimal(5)),
    ("money", "5 (Q3 2018)", Decimal(5)),
    ("money", "5 ()", Decimal(5)),
    ("money", "1,234.56 €", Decimal("1234.56")),
    ("money", "CHF 1\u2019234\u2019567.50", Decimal("1234567.50")),
    ("money", "1\u202f234\u00a0567", Decimal(1234567)),
    ("money", "₹12,34,567", Decimal(1234567)),
    ("money", "5.14405e+3", Decimal("5144.05")),
    ("money", "-0", Decimal(0)),
    ("money", "-", None),
    ("money", "\u2013", None),
    ("money", "N/A", None),
    ("money", 5, Decimal(5)),
    ("money", 0.1, Decimal("0.1")),
    ("money(millions)", "$514,405.0", Decimal(514405000000)),
    ("money(millions)", "$0.000001", Decimal(1)),
    ("money(millions)", Decimal("5.5"), Decimal(5500000)),
    ("money(thousands)", "7", Decimal(7000)),
    ("money(billions)", "($1.5)", Decimal(-1500000000)),
    ("money(1000)", "7", Decimal(7000)),
    ("money(0.01)", "750", Decimal("7.50")),
    ("money(comma)", "1.234", Decimal(1234)),
    ("money(comma)", "1 234,5 €", Decimal("1234.5")),
    ("money(millions, comma, EUR)", "514.405,0 €", Decimal(514405000000)),
    ("money(EUR)", "5 EUR", Decimal(5)),
    ("money(CAD)", "$5", Decimal(5)),
    ("number", "39,076", Decimal(39076)),
    ("number(point)", "1.234", Decimal("1.234")),
    ("number", "0.125", Decimal("0.125")),
    ("percent", "2.875%", Decimal("2.875")),
    ("number", ".5", Decimal("0.5")),
    ("number", "12345678901234567890123456789012345.0001", Decimal("12345678901234567890123456789012345.0001")),
    ("number(comma)", "1.500", Decimal(1500)),
    ("number", 25, 25),
    ("number", Decimal("2.50"), Decimal("2.50")),
    ("number(comma)", "1,5", Decimal("1.5")),
    ("number(comma)", "39,076", Decimal("39.076")),
    ("number(point)", "39,076", Decimal(39076)),
    ("number(thousands)", 5, Decimal(5000)),
    ("integer", "2200000", 2200000),
    ("integer", "1,234", 1234),
    ("integer", "5.0", 5),
    ("integer(point)", "12.000", 12),
    ("integer", "2013 (1888)", 2013),
    ("integer", "-", None),
    ("integer", Decimal("5.00"), 5),
    ("integer", 5.0, 5),
    ("integer(comma)", "1.234", 1234),
    ("percent", "2.8%", Decimal("2.8")),
    ("percent", "-32.4%", Decimal("-32.4")),
    ("percent", "-", None),
    ("percent", "2.8", Decimal("2.8")),
    ("percent", "(2.8 %)", Decimal("-2.8")),
    ("percent", "1,234.5 percent", Decimal("1234.5")),
    ("percent(fraction)", "2.8%", Decimal("0.028")),
    ("percent(comma)", "2,8 %", Decimal("2.8")),
    ("date", "2026-01-31", date(2026, 1, 31)),
    ("date", "2026/1/31", date(2026, 1, 31)),
    ("date", "2026.01.31", date(2026, 1, 31)),
    ("date", "20260131", date(2026, 1, 31)),
    ("date", "2026-01", date(2026, 1, 1)),
    ("date", "2013", date(2013, 1, 1)),
    ("date", "2013 (1888)", date(2013, 1, 1)),
    ("date", 2013, date(2013, 1, 1)),
    ("date", "31 January 2026", date(2026, 1, 31)),
    ("date", "31-Jan-2026", date(2026, 1, 31)),
    ("date", "Jan. 31st, 2026", date(2026, 1, 31)),
    ("date", "Saturday, the 31st of January 2026", date(2026, 1, 31)),
    ("date", "Sun, 1 Feb 2026", date(2026, 2, 1)),
    ("date", "31 th January 2026", date(2026, 1, 31)),
    ("date(%a %d %b %Y)", "Sun 1 Feb 2026", date(2026, 2, 1)),
    ("date", "Sept 2026", date(2026, 9, 1)),
    ("date", "MAY 2026", date(2026, 5, 1)),
    ("date", "2026-01-31T05:00:00+09:00", date(2026, 1, 30)),
    ("date", "n/a", None),
    ("date", datetime(2026, 1, 31, 5, tzinfo=TOKYO), date(2026, 1, 30)),
    ("date", date(2026, 1, 31), date(2026, 1, 31)),
    ("date(%d/%m/%Y)", "01/02/2026", date(2026, 2, 1)),
    ("date(%m/%d/%Y)", "01/02/2026", date(2026, 1, 2)),
    ("date(%d/%m/%Y | %d.%m.%Y)", "1.2.2026", date(2026, 2, 1)),
    ("date(%d/%m/%Y)", "01/02/2026 (moved)", date(2026, 2, 1)),
    ("date(%Y (%d %B))", "2026 (31 January)", date(2026, 1, 31)),
    ("date(%d/%m/%Y)", "-", None),
    ("timestamp", " 2026-01-31 ", "2026-01-31"),
    ("timestamp", "2026-01-31T09:00", "2026-01-31T09:00"),
    ("timestamp", "2026-01-31 09:00:01.5Z", "2026-01-31 09:00:01.5Z"),
    ("timestamp", "2026-01-31T09:00:00.123456789+09:00", "2026-01-31T09:00:00.123456789+09:00"),
    ("timestamp", "2026-01-31T09:00:00 (moved)", datetime(2026, 1, 31, 9, tzinfo=UTC)),
    ("timestamp(%Y-%m-%d)", "2026-01-31", datetime(2026, 1, 31, tzinfo=UTC)),
    ("timestamp", "2026-01-31T09:00:00-0330", "2026-01-31T09:00:00-0330"),
    ("timestamp", "Sat, 31 Jan 2026 05:00:00 +0900", datetime(2026, 1, 30, 20, tzinfo=UTC)),
    ("timestamp", "Jan 31, 2026 at 12:05 am", datetime(2026, 1, 31, 0, 5, tzinfo=UTC)),
    ("timestamp", "Jan 31, 2026, 5:00 PM", datetime(2026, 1, 31, 17, tzinfo=UTC)),
    ("timestamp", date(2026, 1, 31), datetime(2026, 1, 31, tzinfo=UTC)),
    ("timestamp", datetime(2026, 1, 31, 9), datetime(2026, 1, 31, 9, tzinfo=UTC)),  # noqa: DTZ001 - naive is UTC
    ("timestamp(%d/%m/%Y %H:%M)", "01/02/2026 17:30", datetime(2026, 2, 1, 17, 30, tzinfo=UTC)),
    ("timestamp(%d/%m/%Y %H:%M %z)", "01/02/2026 17:30 +0100", datetime(2026, 2, 1, 16, 30, tzinfo=UTC)),
    ("boolean", "Yes", True),
    ("boolean", "TRUE", True),
    ("boolean", "x", True),
    ("boolean", "1", True),
    ("boolean", "no", False),
    ("boolean", "off", False),
    ("boolean", 0, False),
    ("boolean", Decimal(1), True),
    ("boolean", False, False),
    ("boolean", "-", None),
    ("domain-from-url", "http://www.walmart.com", "walmart.com"),
    ("domain-from-url", "ir.yumchina.com", "ir.yumchina.com"),
    ("domain-from-url", "http://ir.yumchina.com", "ir.yumchina.com"),
    ("domain-from-url", "http://www.53.com", "53.com"),
    ("domain-from-url", "http://www.dxc.technology", "dxc.technology"),
    ("domain-from-url", "WWW.REED-BANK.EXAMPLE", "reed-bank.example"),
    ("domain-from-url", "https://ada:pw@Example.com:8080/about?ref=a@b#c", "example.com"),
    ("domain-from-url", "//example.com/x", "example.com"),
    ("domain-from-url", "example.com:80", "example.com"),
    ("domain-from-url", "example.com/contact@us?to=http://other.com", "example.com"),
    ("domain-from-url", "example.com.", "example.com"),
    ("domain-from-url", "www.com", "www.com"),
    ("domain-from-url", "https://www.gov.uk/browse", "www.gov.uk"),
    ("domain-from-url", "https://Müller.de/", "müller.de"),
    ("domain-from-url", "n/a", None),
    ("full-name", "C. Douglas McMillon", Name("C. Douglas", "McMillon")),
    ("full-name", "Sundar Pichai", Name("Sundar", "Pichai")),
    ("full-name", "Kevin\u00a0P.  Hourican", Name("Kevin P.", "Hourican")),
    ("full-name", "Roger W. Ferguson Jr.", Name("Roger W.", "Ferguson Jr.")),
    ("full-name", "D. James Umpleby III", Name("D. James", "Umpleby III")),
    ("full-name", "Wouter T. van Kempen", Name("Wouter T.", "van Kempen")),
    ("full-name", "Dirk Van de Put", Name("Dirk", "Van de Put")),
    ("full-name", "Bruce W. Van Saun", Name("Bruce W.", "Van Saun")),
    ("full-name", "Van Morrison", Name("Van", "Morrison")),
    ("full-name", "Juan de la Cruz Gomez", Name("Juan", "de la Cruz Gomez")),
    ("full-name", "de Gaulle", Name(None, "de Gaulle")),
    ("full-name", "Lovelace, Ada", Name("Ada", "Lovelace")),
    ("full-name", "van Beethoven, Ludwig", Name("Ludwig", "van Beethoven")),
    ("full-name", "Ferguson, Roger W., Jr.", Name("Roger W.", "Ferguson Jr.")),
    ("full-name", "Ferguson Jr., Roger W.", Name("Roger W.", "Ferguson Jr.")),
    ("full-name", "Roger Ferguson, Jr.", Name("Roger", "Ferguson Jr.", "Roger Ferguson, Jr.")),
    ("full-name", "Grace Hopper, Ph.D.", Name("Grace", "Hopper Ph.D.", "Grace Hopper, Ph.D.")),
    ("full-name", "Anna V.", Name("Anna", "V.")),
    ("full-name", "Cher", Name("Cher")),
    ("full-name", "Null", Name("Null")),
    ("full-name", "Jr.", Name("Jr.")),
    ("full-name", {"first_name": "Ada", "last_name": ""}, {"first_name": "Ada", "last_name": ""}),
    ("split", "a; b|b,,c\nd", ["a", "b", "c", "d"]),
    ("split", "one", ["one"]),
    ("split", " ; ", None),
    ("split", ["a ", "", None, "a"], ["a"]),
    ("split(;)", "a, b; c", ["a, b", "c"]),
    ("split())", "a)b", ["a", "b"]),
    (r"split(\n)", "a;b\nc", ["a;b", "c"]),
    ("split( and )", "Brand and Co", ["Brand", "Co"]),
    (["split(;)", "lower"], "A;a; B", ["a", "b"]),
    (["split(;)", "money"], "$5; -; $6", [Decimal(5), Decimal(6)]),
    (["split(;)", "split(,)"], "a,b;c", ["a", "b", "c"]),
    ("phone(GB)", "020 7946 0000", {"original_phone_number": "020 7946 0000", "country_code": "GB"}),
    ("phone(GB)", "+1 (650) 555-1234", {"original_phone_number": "+1 (650) 555-1234", "country_code": None}),
    ("phone", "+44 1632 960001 ext. 5", {"original_phone_number": "+44 1632 960001 ext. 5", "country_code": None}),
    ("phone(GB)", 2079460000, {"original_phone_number": "2079460000", "country_code": "GB"}),
    ("phone(GB)", "n/a", None),
    ("lower", "  RETAILING ", "retailing"),
    ("lower", "N/A", "n/a"),
    ("lower", ["A", "B"], ["a", "b"]),
    ((), " kept, but stripped ", "kept, but stripped"),
    ((), "-", "-"),
    ((), [1, True, 1], [1, True]),
    ((), date(2026, 1, 31), date(2026, 1, 31)),
]


@pytest.mark.parametrize(("written", "value", "expected"), table(GOOD))
def test_reads(written: Any, value: Any, expected: Any) -> None:
    found = converted(written, value)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("written", "expected"),
    table([(case[0], case[2]) for case in GOOD if str(case[0]) in CONVERTERS]),
)
def test_what_is_converted_stays_as_it_is(written: Any, expected: Any) -> None:
    assert converted(written, expected) == expected


def test_a_naive_time_is_utc_wherever_the_program_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        found = [
            converted("timestamp", "31 Jan 2026 23:30"),
            converted("timestamp(%d.%m.%Y %H:%M)", "31.01.2026 23:30"),
        ]
        day = converted("date", datetime(2026, 1, 31, 23, 30))  # noqa: DTZ001 - naive on purpose
    time.tzset()
    assert found == [datetime(2026, 1, 31, 23, 30, tzinfo=UTC)] * 2
    assert day == date(2026, 1, 31)


NOT_UNIQUE = "day and month cannot be told apart"
BAD: list[tuple[Any, Any, str]] = [
    ("money", "$51x,405", "not an amount of money"),
    ("money", "abc", "not an amount of money"),
    ("money", "$", "not an amount of money"),
    ("money", "5.", "not an amount of money"),
    ("money", "-($5)", "not an amount of money"),
    ("money", "5 (a))", "not an amount of money"),
    ("money", "(-5)", "two signs"),
    ("money", "-5-", "two signs"),
    ("money", "5 MIX", "not an amount of money"),
    ("money", "1.500 €", "say so with money(comma) for thousands, money(point) for decimals"),
    ("money", "1.500,50 €", "say so with money(comma)"),
    ("money", "1.500,50", "say so with money(comma)"),
    ("number", "1.500,50", "say so with number(comma)"),
    ("money", "(€1.500)", "money(comma) for thousands"),
    ("money", "1.500 USD", "money(comma) for thousands"),
    ("money", "1.500 (in €)", "money(comma) for thousands"),
    ("money(millions)", "€1.500", "money(millions, comma) for thousands, money(millions, point) for decimals"),
    ("money(EUR)", "1.500", "money(EUR, comma) for thousands, money(EUR, point) for decimals"),
    ("integer", "12.000", "integer(comma) for thousands, integer(point) for decimals"),
    ("money(USD)", "100 (EUR)", "'EUR' is another currency than USD"),
    ("money(USD)", "100 (in €)", "'€' is another currency than USD"),
    ("money(USD)", "(100) (in €, restated)", "'€' is another currency than USD"),
    ("money(USD)", "100 (eur)", "'eur' is another currency than USD"),
    ("money(USD)", "100 (in euros)", "'euros' is another currency than USD"),
    ("money(USD)", "100 (HRK)", "'HRK' is another currency than USD"),
    ("money", "$100 (EUR)", "'EUR' and '$' are different currencies"),
    ("money", "€5 USD", "'€' and 'USD' are different currencies"),
    ("money", "$5 (EUR) (CAD)", "are different currencies"),
    ("number", "100 (EUR)", "there is the converter money"),
    ("percent", "100 (EUR)", "there is the converter money"),
    ("money", "2.8%", "there is the converter percent"),
    ("money", "594 (loss)", "the note '(loss)' may change the amount"),
    *(
        (kind, f"5 ({note})", f"the note '({note})' may change the amount")
        for kind in ("money", "money(USD)", "number", "integer", "percent")
        for note in ("in thousands", "'000", "000", "x1000", "x 2000", "1000x", "CR", "DR", "net loss")
    ),
    *(
        ("money", f"5 ({note})", f"the note '({note})' may change the amount")
        for note in ("€k", "TEUR", "USDm", "M$", "10^3", "1,000", "%", "-", "in cents", "Mio. €", "2018: 4")
    ),
    ("money", "5 (a) (in thousands)", "the note '(in thousands)' may change the amount"),
    ("money", "1,5", "say so with money(comma)"),
    ("money", "0,123", "say so with money(comma)"),
    ("number", "1.234", "say so with number(comma) for thousands, number(point) for decimals"),
    ("number(comma)", "zwei", 'right would be "1234,5" or "1.234,5"'),
    ("money(EUR)", "zwei", 'right would be "1,234.50"'),
    ("money", "1.234.567", "say so with money(comma)"),
    ("money", "12,34.56", "say so with money(comma)"),
    ("money", "1 000,50 zł", "say so with money(comma)"),
    ("money", "12 34", "thousands"),
    ("money", "1,234 567", "thousands"),
    ("money(millions)", "1,5", "say so with money(millions, comma)"),
    ("money(millions)", "12.5M", "'M' and money(millions) both scale it"),
    ("money(comma)", "1,234.56", 'right would be "1.234,5"'),
    ("money(comma)", "1.5", 'right would be "1.234,5"'),
    ("money(point)", "1.234,56", 'right would be "1,234.5"'),
    ("money(EUR)", "$5", "'$' is another currency than EUR"),
    ("money(EUR)", "GBP (5)", "'GBP' is another currency than EUR"),
    ("money", True, "not an amount of money"),
    ("money", float("inf"), "not an amount of money"),
    ("money", Decimal("1E+1000000"), "digits"),
    ("number", "$5", "there is the converter money"),
    ("number", "1e", "not a number"),
    *(
        (kind, f"30{unit}", f"only the converter money takes {unit.strip()!r} for a factor")
        for kind in ("number", "integer", "percent")
        for unit in (" m", "K", " mm", "b", " million")
    ),
    ("number", "²", "not a number"),
    ("integer", "5.5", "number keeps the decimals"),
    ("integer", 5.5, "number keeps the decimals"),
    ("percent", "2.8 K%", "not a percentage"),
    ("percent", "two%", "not a percentage"),
    ("date", "01/02/2026", f"{NOT_UNIQUE}; state which with date(%d/%m/%Y) or date(%m/%d/%Y)"),
    ("date", "01.02.26", f"{NOT_UNIQUE}; state which with date(%d.%m.%y) or date(%m.%d.%y)"),
    ("date", "31/12/2026", "here date(%d/%m/%Y)"),
    ("date", "12/31/2026", "here date(%m/%d/%Y)"),
    ("date", "31-Jan-26", "here date(%d-%b-%y)"),
    ("date", "13/13/2026", "whether the day or the month comes first"),
    ("date", "2026-02-30", "day is out of range for month"),
    ("date", "2026-13-01", "month must be in 1..12"),
    ("date", "30 February 2026", "day is out of range for month"),
    ("date", "0000", "no date of the calendar"),
    ("date", "43831", "not a date"),
    ("date", "2012-2013", "not a date"),
    ("date", "2013.5", "not a date"),
    ("date", "5 May", "not a date"),
    *(
        (kind, text, f"not a {kind}, as it has a time, but no day")
        for kind in ("date", "timestamp")
        for text in ("2026 10:30", "2026T10:30", "2026-01 10:30", "Jan 2026, 10:30")
    ),
    *(
        (how, "Mon, 1 Feb 2026", "2026-02-01 is a Sunday, not a Monday")
        for how in ("date", "timestamp", "date(%a, %d %b %Y)", "timestamp(%a, %d %b %Y)")
    ),
    ("timestamp", "Mon, 1 Feb 2026 10:30", "2026-02-01 is a Sunday, not a Monday"),
    ("date", "Mon, Feb 2026", "not a date"),
    ("date", "soon", 'right would be "2026-01-31"'),
    ("date", 5.5, "not a date"),
    ("date", True, "not a date"),
    ("date(%d/%m/%Y)", "2026-01-31", "date(%d/%m/%Y) reads such as '30/11/2026'"),
    ("date(%d/%m/%Y)", "31/02/2026", "not a date"),
    ("timestamp", "2026-01-31 10:00 to 11:00", "not a timestamp"),
    ("timestamp", "2026-01-31 25:00", "hour must be in 0..23"),
    ("timestamp", "Jan 31, 2026 13:00 pm", "hour must be in 1..12"),
    ("timestamp", "01/02/2026 5:00 PM", "timestamp(%d/%m/%Y %I:%M %p) or timestamp(%m/%d/%Y %I:%M %p)"),
    ("timestamp", "01/02/2026 17:00:05.5+01:00", "timestamp(%d/%m/%Y %H:%M:%S.%f%z)"),
    ("timestamp", "0001-01-01T00:00+14:00", "no timestamp of the calendar"),
    ("boolean", "maybe", "neither yes nor no"),
    ("boolean", 2, "neither yes nor no"),
    ("domain-from-url", "ada@example.com", "an e-mail address"),
    ("domain-from-url", "mailto:ada@example.com", "an e-mail address"),
    ("domain-from-url", "localhost", "not a web address"),
    ("domain-from-url", "http://192.168.0.1/", "not a web address"),
    ("domain-from-url", "http://[", "not a web address"),
    ("domain-from-url", "http:/walmart.com", "not a web address"),
    ("domain-from-url", "https://https://walmart.com", "not a web address"),
    ("domain-from-url", "a.com, b.com", "split first"),
    ("domain-from-url", "a.com,b.com", "not a web address"),
    ("domain-from-url", 5, "not a web address"),
    ("full-name", "Erik B. Nordstrom/Peter E. Nordstrom", "several people"),
    ("full-name", "ada@example.com", "an e-mail address"),
    ("full-name", "a, b, c", "too many commas"),
    ("full-name", "123", "no letters"),
    ("full-name", 5, "not a name"),
    ("phone", "020 7946 0000", "the country as in phone(GB)"),
    ("phone", "+12", "2 digits"),
    ("phone", 442079460000, "not a telephone number"),
    ("phone(GB)", "call me", "not a telephone number"),
    ("phone(GB)", "0123456789012345", "16 digits"),
    ("lower", 5, "not text"),
    ("split", [["a"]], "a list within a list"),
    ((), [("a", "b")], "a list within a list"),
    (["split(;)", "integer"], "1; two; 3", "item 2 of 3, 'two': not a whole number"),
]


@pytest.mark.parametrize(("written", "value", "reason"), table(BAD))
def test_refuses_and_says_what_would_be_right(written: Any, value: Any, reason: str) -> None:
    with pytest.raises(ConversionError) as caught:
        converted(written, value)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


class NaT(datetime):
    """As pandas has it: a datetime that is unlike itself and has no date."""

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = datetime.__hash__

    def date(self) -> date:
        raise ValueError("NaTType does not support date")


class NA:
    """As pandas has it: compared, it gives itself, which is neither true nor false."""

    def __ne__(self, other: object) -> Any:
        return self

    __hash__ = object.__hash__

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")


class Missing(Enum):
    NOTHING = ""


@pytest.mark.parametrize(
    "empty",
    [None, "", "  \n", "\u00a0", [], [" ", None], float("nan"), Decimal("sNaN"), NaT(1, 1, 1), NA(), Missing.NOTHING],
    ids=lambda value: f"{type(value).__name__} {value!r:.20}",
)
@pytest.mark.parametrize("name", CONVERTERS)
def test_an_empty_cell_is_none_to_every_converter(name: str, empty: Any) -> None:
    assert converted(name, empty) is None
    assert empty == [] or isinstance(empty, list) or Converter(name)(empty) is None


def failing(error: Exception) -> Callable[..., Any]:
    def fail(*_: object) -> Any:
        raise error

    return fail


BROKEN = [
    type(f"Broken{method}", bases, {"__hash__": None, method: failing(error)})(*given)
    for method in ("__repr__", "__eq__", "__ne__", "__hash__", "__class__", "__index__", "__float__")
    for bases, given in (((), ()), ((dict,), ({"original_phone_number": "5"},)), ((list,), ([5],)), ((int,), (5,)))
    for error in (RuntimeError("broken"), ValueError("broken"))
]


@pytest.mark.parametrize("name", ["", *CONVERTERS, "phone(GB)", "date(%Y)"])
def test_no_object_makes_anything_but_a_conversion_error(name: str) -> None:
    endless: list[Any] = []
    endless.append(endless)
    many = [10**5_000, -(10**5_000), Fraction(10**5_000), Fraction(1, 3), endless, type, object(), *BROKEN]
    outcomes: list[str] = []
    for each in many:
        for value in (each, [each, each], {"full_name": each}):
            try:
                converted(name or None, value)
            except ConversionError as error:
                outcomes.append(str(error))
            for converter in parse_converters(name or None):
                with suppress(ConversionError):
                    converter(value)
    assert all(outcomes)


def test_an_object_that_cannot_be_read_is_named() -> None:
    with pytest.raises(ConversionError, match=r"a value of type Broken__ne__ that cannot be read \(RuntimeError\)"):
        converted("money", type("Broken__ne__", (), {"__ne__": failing(RuntimeError())})())


class Size(Enum):
    SMALL = " 5 "
    LARGE = 500


class Rank(IntEnum):
    FIRST = 1


class Letter(StrEnum):
    A = "A"


class NumPyInt:
    """Registered as a whole number, as numpy's are, and no int."""

    def __int__(self) -> int:
        return 5


class NumPyFloat:
    """Registered as a real number, and no float."""

    def __float__(self) -> float:
        return 0.1


Integral.register(NumPyInt)
Real.register(NumPyFloat)


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    table(
        [
            ("integer", Size.SMALL, 5),
            ("number", Size.LARGE, 500),
            ("lower", Letter.A, "a"),
            ("boolean", Rank.FIRST, True),
            (None, Size.LARGE, 500),
            (None, [Rank.FIRST, 1], [1]),
            ("integer", NumPyInt(), 5),
            ("number", NumPyInt(), 5),
            (None, NumPyInt(), 5),
            ("money", NumPyFloat(), Decimal("0.1")),
            (None, NumPyFloat(), 0.1),
            ("number", Fraction(1, 2), Decimal("0.5")),
        ]
    ),
)
def test_numbers_of_other_libraries_and_enums_are_plain_values(written: Any, value: Any, expected: Any) -> None:
    found = converted(written, value)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize("text", ["-", " \u2013 ", "\u2014", "--", "n/a", "N/A\n", "#N/A", "NA", "null", "None", "NaN"])
def test_marks_for_nothing_are_told(text: str) -> None:
    assert is_nothing(text)
    assert converted("money", text) is None


@pytest.mark.parametrize("text", ["", " ", "0", "no", "-5", "None of them", "n / a", "-" * MANY], ids=lambda t: t[:20])
def test_anything_else_is_no_mark_for_nothing(text: str) -> None:
    assert not is_nothing(text)


@pytest.mark.parametrize("name", [name for name in CONVERTERS if name not in ("lower", "split")])
@pytest.mark.parametrize("unit", ["9", "(", "1 (", "a.", " 1", "1,", "+"], ids=repr)
def test_a_huge_cell_is_refused_at_once(name: str, unit: str) -> None:
    with pytest.raises(ConversionError, match="too many"):
        converted(name, (unit * (MANY // len(unit))) + "x")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("mony", "there is no converter 'mony'; did you mean 'money'?"),
        ("Money", "did you mean 'money'?"),
        ("wizardry", "there is no converter 'wizardry'; there are money, number"),
        ("money(milions)", "did you mean 'millions'?"),
        ("money(usd)", "did you mean 'USD'?"),
        ("money()", "it takes thousands, millions"),
        ("money(0)", "it takes thousands, millions"),
        ("money(-5)", "it takes thousands, millions"),
        ("number(EUR)", "it takes thousands, millions"),
        ("money(millions, 1000)", "two values for the scale"),
        ("percent(millions)", "it takes fraction"),
        ("lower(x)", "takes no argument"),
        ("boolean()", "takes no argument"),
        ("split()", "it takes a separator"),
        ("phone(gb)", "two capital letters"),
        ("phone(UK)", "did you mean 'GB'?"),
        ("date()", "has no year"),
        ("date(%d/%m)", "'%d/%m' has no year"),
        ("date(%d/%m/%Y|)", "has no year"),
        ("date(%Y %q)", "'q' is a bad directive"),
        ("date(%d %d %Y)", "cannot be used"),
        ("timestamp(%Y %Z)", "%z reads"),
        ("money millions", "is no converter"),
        ("", "is no converter"),
        (5, "5 is no converter"),
        (["money", None], "None is no converter"),
    ],
)
def test_what_is_no_converter_is_named(written: Any, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)) as caught:
        parse_converters(written)
    assert not isinstance(caught.value, ConversionError)


def test_parses_one_or_several() -> None:
    assert parse_converters(None) == ()
    assert parse_converters(" money ( millions )") == (Converter("money", " millions "),)
    both = parse_converters(["split(;)", Converter("lower")])
    assert both == (Converter("split", ";"), Converter("lower"))
    assert parse_converters(both) == both
    assert [str(each) for each in both] == ["split(;)", "lower"]
    assert len({*both, Converter("lower")}) == 2


def test_every_converter_has_a_line_about_it() -> None:
    assert all(about and "\n" not in about for about in CONVERTERS.values())
    assert "a bare 2.8 counts as percent points" in CONVERTERS["percent"]


def test_every_cell_of_the_real_file() -> None:
    path = SHARED / "data" / "fortune500.csv"
    if not path.exists():
        pytest.skip("../shared/data/fortune500.csv is not here")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-16"))))
    columns = {
        "revenue ($M)": "money(millions)",
        "profits ($M)": "money(millions)",
        "assets ($M)": "money(millions)",
        "revenue_percent_change": "percent",
        "profits_percent_change": "percent(fraction)",
        "employees": "integer",
        "rank": "integer",
        "previous_rank": "number",
        "website": "domain-from-url",
    }
    found = {name: [converted(how, row[name]) for row in rows] for name, how in columns.items()}
    assert found["revenue ($M)"][0] == Decimal(514405000000)
    assert sum(value is None for value in found["profits_percent_change"]) == 54
    assert sum(value is None for value in found["previous_rank"]) == 5
    assert sum(value < 0 for value in found["profits ($M)"]) == 45
    assert len(set(found["website"])) == 499
    single = [row["ceo"] for row in rows if "/" not in row["ceo"]]
    names = [converted("full-name", text) for text in single]
    assert [name.full for name in names] == [" ".join(text.split()) for text in single]
    assert all(name.full == f"{name.first} {name.last}" for name in names)


def test_converters_reach_other_processes() -> None:
    (converter,) = parse_converters("money(millions)")
    again = pickle.loads(pickle.dumps(converter))  # noqa: S301 - our own bytes
    assert again == converter
    assert again("$2") == 2_000_000
