"""Converters: what holds for any value, however it is written."""

from __future__ import annotations

import string
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio.bulk.converters import CONVERTERS, ConversionError, convert, parse_converters
from aioattio.values.times import check_iso
from aioattio.values.types import Name

# A busy machine is no finding.
unhurried = settings(deadline=None)


def converted(written: Any, value: Any) -> Any:
    return convert(value, parse_converters(written))


def read_or_none(written: Any, value: Any) -> Any:
    try:
        return converted(written, value)
    except ConversionError:
        return None


PLACES = st.integers(0, 4)
AMOUNTS = PLACES.flatmap(lambda places: st.decimals(-(10**15), 10**15, places=places))
SIGNED = ["-{unit}{digits}", "{unit}-{digits}", "{unit}{digits}-", "({unit}{digits})", "{unit}({digits})"]


def grouped(amount: Decimal, thousands: str, mark: str) -> str:
    return f"{amount:,f}".replace(",", "_").replace(".", mark).replace("_", thousands)


@unhurried
@given(
    AMOUNTS,
    st.sampled_from(SIGNED),
    st.sampled_from(["", "$", "€", "USD ", "US$ "]),
    st.sampled_from(
        [(",", ".", "point"), ("", ".", "point"), ("'", ".", "point"), (".", ",", "comma"), (" ", ",", "comma")]
    ),
    st.sampled_from(["", " (1888)", " (audited) (a)"]),
)
def test_money_comes_back_exactly(
    amount: Decimal, sign: str, unit: str, style: tuple[str, str, str], note: str
) -> None:
    thousands, mark, word = style
    digits = grouped(abs(amount), thousands, mark)
    text = sign.format(unit=unit, digits=digits) if amount < 0 else unit + digits
    assert converted(f"money({word})", text + note) == amount
    assert converted(f"money(millions {word})", text) == amount * 10**6
    unsaid = read_or_none("money", text + note)
    if unit in ("", "$"):
        assert word == "comma" or unsaid == amount
    elif word == "point" or amount.as_tuple().exponent != -3:  # "1,500 €" are thousands; "1.500 €" is refused
        assert unsaid in (amount, None)


@unhurried
@given(AMOUNTS, st.booleans(), st.sampled_from(["%", " %", ""]))
def test_percent_and_number_come_back_exactly(amount: Decimal, thousands: bool, unit: str) -> None:
    digits = f"{amount:,f}" if thousands else f"{amount:f}"
    assert converted("number(point)", digits) == amount
    assert read_or_none("number", digits) in (amount, None)
    assert converted("percent", digits + unit) == amount
    assert converted("percent(fraction)", digits + unit) * 100 == amount


@unhurried
@given(st.integers(), st.sampled_from(["{:d}", "{:,d}", "{:d}.00", " {:,d} (1888)"]))
def test_integers_come_back_exactly(whole: int, form: str) -> None:
    found = converted("integer", form.format(whole))
    assert found == whole
    assert type(found) is int


@unhurried
@given(st.text("0123456789.,", min_size=1, max_size=12))
def test_a_number_is_read_with_a_point_or_not_at_all_unless_a_comma_is_said(text: str) -> None:
    assert read_or_none("number", text) in (read_or_none("number(point)", text), None)


@unhurried
@given(
    st.from_regex(r"[0-9]{1,4}([.,][0-9]{1,3}){0,2}", fullmatch=True), st.sampled_from(["{} €", "CHF {}", "({}) EUR"])
)
def test_an_amount_with_a_point_is_never_read_in_two_ways(digits: str, form: str) -> None:
    """What a comma locale reads as another amount is refused where the cell may come from one."""
    text = form.format(digits)
    unsaid, comma = read_or_none("money", text), read_or_none("money(comma)", text)
    assert unsaid in (None, read_or_none("money(point)", text))
    if "," not in digits:
        assert None in (unsaid, comma) or unsaid == comma


DATES = st.dates(date(1000, 1, 1), date(9999, 12, 1))


@unhurried
@given(DATES, st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d %B %Y", "%b %d, %Y", "%A, %d-%b-%Y", "%Y %b %d"]))
def test_dates_come_back(day: date, form: str) -> None:
    assert converted("date", day.strftime(form)) == day


@unhurried
@given(DATES, st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%Y week %W %w", "%j %Y"]))
def test_dates_come_back_by_their_format(day: date, form: str) -> None:
    assert converted(f"date({form})", day.strftime(form)) == day


@unhurried
@given(DATES, st.sampled_from("/.-"))
def test_what_the_message_proposes_is_right(day: date, by: str) -> None:
    text = day.strftime(f"%d{by}%m{by}%Y")
    with pytest.raises(ConversionError) as caught:
        converted("date", text)
    proposed = [word for word in str(caught.value).split() if word.startswith("date(")]
    assert day in [converted(written, text) for written in proposed]
    assert len(proposed) == (2 if day.day <= 12 else 1)


ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@unhurried
@given(st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=ZONES))  # noqa: DTZ001
def test_timestamps_come_back_in_utc(moment: datetime) -> None:
    found = converted("timestamp", moment.strftime("%d %b %Y %I:%M:%S.%f %p %z"))
    assert found == moment
    assert found.tzinfo is UTC
    for text in (moment.isoformat(), moment.isoformat(" ")):
        assert converted("timestamp", f" {text}\n") == text
    assert converted("date", moment.isoformat()) == moment.astimezone(UTC).date()


@unhurried
@given(st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30)), st.integers(1, 9), ZONES)  # noqa: DTZ001
def test_what_the_encoder_takes_goes_to_it_unchanged(moment: datetime, places: int, zone: timezone) -> None:
    text = f"{moment:%Y-%m-%dT%H:%M:%S}.{'123456789'[:places]}{datetime(2026, 1, 1, tzinfo=zone).isoformat()[19:]}"
    assert check_iso(text)[0] == converted("timestamp", text) == text


@unhurried
@given(DATES, st.integers(1, 6), st.sampled_from(["date", "timestamp", "date(%a %d %B %Y)"]))
def test_the_wrong_weekday_is_refused(day: date, off: int, written: str) -> None:
    wrong = (day + timedelta(off)).strftime("%a")
    with pytest.raises(ConversionError, match=f"is a {day:%A}, not a {wrong}"):
        converted(written, f"{wrong} {day:%d %B %Y}")


LABEL = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?", fullmatch=True).filter(lambda label: label != "www")
HOSTS = st.builds(lambda labels, top: ".".join([*labels, top]), st.lists(LABEL, min_size=1, max_size=3), st.just("com"))
URLS = [
    "{}",
    "http://www.{}",
    "https://{}/a/b?c=d@e",
    "HTTP://ada@{}:8080#x",
    "//{}/",
    "{}:443",
    "www.{}/?u=http://a.b",
]


@unhurried
@given(HOSTS, st.sampled_from(URLS), st.booleans())
def test_hosts_come_back(host: str, url: str, capitals: bool) -> None:
    assert converted("domain-from-url", url.format(host.upper() if capitals else host)) == host


WORD = (
    st.text(string.ascii_letters + "éüß'", min_size=2, max_size=10)
    .map(str.title)
    .filter(lambda w: any(map(str.isalpha, w)))
)
PARTICLES = {"Af", "Al", "Av", "Bin", "Da", "Das", "De", "Del", "Della", "Den", "Der", "Di", "Do", "Dos", "Du", "El"}
PARTICLES |= {"Ibn", "La", "Le", "Ten", "Ter", "Van", "Von", "Zu", "Zum", "Zur"}
SUFFIXES = {"Jr", "Sr", "Md", "Phd", "Esq", "Cpa", "Mba", "Dds"}
PLAIN_WORD = WORD.filter(lambda word: word not in PARTICLES | SUFFIXES)


@unhurried
@given(
    st.lists(PLAIN_WORD, min_size=1, max_size=3),
    st.sampled_from(["", "van ", "de la "]),
    PLAIN_WORD,
    st.sampled_from(["", " Jr.", " III"]),
)
def test_names_come_back(first: list[str], particle: str, last: str, suffix: str) -> None:
    name = Name(" ".join(first), f"{particle}{last}{suffix}")
    assert converted("full-name", f"{name.first} {name.last}") == name
    assert converted("full-name", f"{name.last}, {name.first}") == name


ITEM = st.text(string.ascii_letters + " .-", min_size=1, max_size=8).map(str.strip).filter(bool)


@unhurried
@given(st.lists(ITEM, min_size=1, max_size=6), st.sampled_from([";", ",", "|", "\n"]), st.booleans())
def test_split_gives_each_item_once(items: list[str], separator: str, spaced: bool) -> None:
    text = (f" {separator} " if spaced else separator).join(items)
    expected = list(dict.fromkeys(items))
    assert converted("split", text) == expected
    assert converted(["split", "lower"], text) == list(dict.fromkeys(item.lower() for item in items))
    if separator != "\n":
        assert converted(f"split({separator})", text) == expected


@unhurried
@given(st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True))
def test_telephone_numbers_keep_their_digits(number: str) -> None:
    expected = {"original_phone_number": number, "country_code": None}
    assert converted("phone", number) == converted("phone(GB)", number) == expected
    assert converted("phone(GB)", number[1:]) == {"original_phone_number": number[1:], "country_code": "GB"}


WRITTEN = [
    *CONVERTERS,
    "money(millions, comma)",
    "money(EUR)",
    "percent(fraction)",
    "date(%d/%m/%Y|%d %b %y)",
    "timestamp(%d/%m/%Y %H:%M %z)",
    "split(;)",
    "phone(GB)",
]
TEXTS = (
    st.text()
    | st.text("0123456789.,-+()$€%eEkM /:TZx\u00a0'", max_size=30)
    | st.text("0123456789-/. :janmypTZ+", max_size=25)
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.dates()
    | st.datetimes(timezones=st.none() | ZONES)
    | st.binary(max_size=5)
    | TEXTS
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
)


@settings(deadline=None, max_examples=400)
@given(VALUES, st.lists(st.sampled_from(WRITTEN), min_size=1, max_size=2))
def test_nothing_but_a_conversion_error_comes_out(value: Any, written: list[str]) -> None:
    try:
        found = converted(written, value)
    except ConversionError as error:
        found = str(error)
    assert found != ""
    assert found != []


@settings(deadline=None, max_examples=400)
@given(VALUES, st.sampled_from(list(CONVERTERS)))
def test_what_any_value_becomes_stays_as_it_is(value: Any, name: str) -> None:
    try:
        once = converted(name, value)
    except ConversionError:
        return
    again = converted(name, once)
    assert again == once
    assert type(again) is type(once)


@unhurried
@given(st.text(max_size=30) | st.builds("{}({})".format, st.sampled_from(list(CONVERTERS)), st.text(max_size=15)))
def test_any_text_is_a_converter_or_a_value_error(text: str) -> None:
    with suppress(ValueError):
        parsed = parse_converters(text)
        assert parse_converters([str(each) for each in parsed]) == parsed
