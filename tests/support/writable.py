"""For each type that can be written: what a user may write, with what is read back.

A strategy gives pairs (given, read). Where Attio, or the client, brings a value to its normal form, that form is made
here anew, from the parts that the value was made of.
"""

from __future__ import annotations

import string
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import phonenumbers
from hypothesis import strategies as st

from aioattio import ActorReference, Location, Name

Pair = tuple[Any, Any]
Pairs = st.SearchStrategy[Pair]

TITLES = ["3D Printing", "Zürich ☃", '"quoted", with comma', "a", "B ", "🎉"]
"""Of options and statuses."""

WORD = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SOME_TEXT = ANY_TEXT.filter(str.strip)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def same(value: Any) -> Pair:
    return value, value


def texts() -> Pairs:
    return ANY_TEXT.map(same) | ANY_TEXT.map(lambda text: ({"value": text}, text))


def _decimals() -> st.SearchStrategy[Decimal]:
    most = Decimal("99999999999999.9999")  # eighteen digits: more than a double has
    exact = st.decimals(-most, most, places=4) | st.decimals(-10, 10, places=1)
    return exact | st.sampled_from([Decimal(text) for text in ("0.0001", "-0.0001", "0.1", "1E+3", "-0", str(most))])


def _amounts() -> st.SearchStrategy[tuple[Any, Decimal]]:
    whole = st.integers(-(10**20), 10**20)
    floats = st.floats(-1e9, 1e9).map(lambda number: round(number, 4))
    return st.one_of(
        whole.map(lambda number: (number, Decimal(number))),
        _decimals().map(same),
        _decimals().map(lambda number: (f"{number:f}", number)),
        floats.map(lambda number: (number, Decimal(repr(number)))),
    )


def numbers() -> Pairs:
    def read(pair: tuple[Any, Decimal]) -> Pair:
        given, number = pair
        return given, int(number) if number == number.to_integral_value() else number

    return _amounts().map(read)


def amounts() -> Pairs:
    return _amounts() | _amounts().map(lambda pair: ({"currency_value": pair[0]}, pair[1]))


def ratings() -> Pairs:
    return st.integers(0, 5).map(same)


def checkboxes() -> Pairs:
    return st.booleans().map(same) | st.booleans().map(lambda on: (str(on).lower(), on))


def _moments() -> st.SearchStrategy[datetime]:
    """Aware, in any zone, with their UTC within the calendar."""
    inner = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=ZONES)  # noqa: DTZ001
    return inner | st.datetimes(timezones=st.just(UTC))


def dates() -> Pairs:
    return st.one_of(
        st.dates().map(same),
        st.dates().map(lambda day: (day.isoformat(), day)),
        st.integers(1, 9999).map(lambda year: (f"{year:04d}", date(year, 1, 1))),
        st.dates().map(lambda day: (day.isoformat()[:7], day.replace(day=1))),
        _moments().map(lambda moment: (moment, moment.astimezone(UTC).date())),
        _moments().map(lambda moment: (moment.isoformat(), moment.astimezone(UTC).date())),
        st.datetimes().map(lambda moment: (moment, moment.date())),
    )


def timestamps() -> Pairs:
    def nanoseconds(moment: datetime, last: int) -> Pair:
        return f"{moment.replace(tzinfo=None).isoformat(timespec='microseconds')}{last:03d}Z", moment

    return st.one_of(
        st.sampled_from(["2023", "2023-01", "2023-01-01", "2023-01-01T00:00", "2023-01-01T02:00+02:00"]).map(
            lambda text: (text, datetime(2023, 1, 1, tzinfo=UTC))
        ),
        _moments().map(lambda moment: (moment, moment.astimezone(UTC))),
        _moments().map(lambda moment: (moment.isoformat(), moment.astimezone(UTC))),
        st.datetimes().map(lambda moment: (moment, moment.replace(tzinfo=UTC))),
        st.dates().map(lambda day: (day, datetime(day.year, day.month, day.day, tzinfo=UTC))),
        st.builds(nanoseconds, st.datetimes(timezones=st.just(UTC)), st.integers(0, 999)),
    )


def names() -> Pairs:
    part = st.none() | st.just("") | SOME_TEXT
    whole = st.builds(Name, part, part, part).filter(lambda name: name != Name())
    word = st.text(string.ascii_letters + " 'é-", min_size=1, max_size=9).map(str.strip).filter(bool)
    return st.one_of(
        whole.map(same),
        whole.map(lambda name: ({"first_name": name.first, "last_name": name.last, "full_name": name.full}, name)),
        st.tuples(word, word).map(lambda parts: (f"{parts[1]}, {parts[0]}", Name(*parts))),
        st.tuples(word, word, word).map(lambda p: (f"{p[1]},{p[0]}, {p[2]}", Name(f"{p[0]}, {p[2]}", p[1]))),
        word.map(lambda first: (f" {first} ", Name(first))),
    )


def emails() -> Pairs:
    local = st.text(string.ascii_letters + string.digits + "_+-'&", min_size=1, max_size=20)
    address = st.builds("{}@{}.{}".format, local, WORD, st.sampled_from(["com", "co.uk", "local", "Zürich.example"]))
    dotted = st.builds("{}.{}".format, local, address)
    return (address | dotted).map(lambda text: (text, text.lower())) | address.map(lambda t: (f" {t} ", t.lower()))


def _possible_numbers() -> st.SearchStrategy[phonenumbers.PhoneNumber]:
    """Of every country, most of them nobody's: the digits after the third are any."""

    def changed(region: str, digits: str) -> phonenumbers.PhoneNumber:
        number = phonenumbers.example_number(region)
        assert number is not None
        national = str(number.national_number)
        number.national_number = int((national[:3] + digits)[: len(national)].ljust(len(national), "0"))
        return number

    regions = st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS))
    return st.builds(changed, regions, st.text(string.digits, max_size=12)).filter(phonenumbers.is_possible_number)


def phones() -> Pairs:
    def read(number: phonenumbers.PhoneNumber) -> str:
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def written(number: phonenumbers.PhoneNumber, form: int, extension: str) -> Pair:
        return phonenumbers.format_number(number, form) + extension, read(number)

    def in_country(number: phonenumbers.PhoneNumber) -> Pair:
        country = phonenumbers.region_code_for_country_code(number.country_code or 0)
        national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
        again = phonenumbers.parse(national, country)
        return {"original_phone_number": national, "country_code": country}, read(again)

    forms = st.sampled_from([phonenumbers.PhoneNumberFormat.E164, phonenumbers.PhoneNumberFormat.INTERNATIONAL])
    geographic = _possible_numbers().filter(
        lambda number: phonenumbers.region_code_for_country_code(number.country_code or 0) not in ("001", "ZZ")
    )
    return st.one_of(
        st.builds(written, _possible_numbers(), forms, st.sampled_from(["", "", " ext. 12", "x7"])),
        geographic.map(in_country),
        _possible_numbers().map(lambda number: ({"original_phone_number": read(number)}, read(number))),
        _possible_numbers().map(lambda number: (number, read(number))),
    )


def domains() -> Pairs:
    label = st.from_regex(r"[a-z0-9]([a-z0-9_-]{0,8}[a-z0-9])?", fullmatch=True)
    host = st.builds("{}.{}".format, st.lists(label, min_size=1, max_size=3).map(".".join), st.sampled_from(SUFFIXES))
    return st.one_of(
        host.map(same),
        host.map(lambda name: (f" {name.upper()}. ", name)),
        host.map(lambda name: (f"https://someone@{name}:8080/a/b?c=d@e#f", name.removeprefix("www."))),
        host.map(lambda name: ({"domain": name}, name)),
        st.sampled_from(
            [
                ("münchen.example", "xn--mnchen-3ya.example"),
                ("https://BÜCHER.example/x", "xn--bcher-kva.example"),
                ("例え.jp", "xn--r8jz45g.jp"),
                ("xn--r8jz45g.jp", "xn--r8jz45g.jp"),
            ]
        ),
    )


SUFFIXES = ["com", "co.uk", "example", "internal", "xn--p1ai"]


def locations() -> Pairs:
    part = st.none() | st.just("") | ANY_TEXT
    country = st.none() | st.sampled_from(["GB", "de", "US"])

    def degrees(limit: int) -> st.SearchStrategy[Any]:
        exact = st.decimals(-limit, limit, places=9) | st.decimals(-limit, limit, places=1)
        return st.none() | exact | exact.map("{:f}".format) | st.integers(-limit, limit)

    def pair(parts: dict[str, Any]) -> Pair:
        read = {key: (None if value == "" else value) for key, value in parts.items()}
        for key in ("latitude", "longitude"):
            if parts[key] is not None:
                read[key] = f"{Decimal(parts[key]):f}"
        read["country_code"] = parts["country_code"] and parts["country_code"].upper()
        return Location(**parts), Location(**read)

    lines = dict.fromkeys(("line_1", "line_2", "line_3", "line_4", "locality", "region", "postcode"), part)
    whole = st.fixed_dictionaries(
        {**lines, "country_code": country, "latitude": degrees(90), "longitude": degrees(180)}
    ).filter(lambda parts: any(value not in (None, "") for value in parts.values()))
    return whole.map(pair) | whole.map(
        lambda parts: ({k: v for k, v in parts.items() if v is not None}, pair(parts)[1])
    )


def members(ids: dict[str, str]) -> Pairs:
    """ids: member id by e-mail address."""
    read = {email: ActorReference("workspace-member", id_) for email, id_ in ids.items()}
    return st.one_of(
        *(
            st.sampled_from(
                [
                    (email, actor),
                    (email.upper(), actor),
                    (actor.id, actor),
                    (actor, actor),
                    ({"workspace_member_email_address": email}, actor),
                    ({"referenced_actor_type": actor.type, "referenced_actor_id": actor.id}, actor),
                ]
            )
            for email, actor in read.items()
        )
    )


def choices(key: str, ids: dict[str, str]) -> Pairs:
    """key: "option" or "status"; ids: by title."""
    return st.one_of(
        *(
            st.sampled_from([(title, title), (id_, title), ({key: title}, title), ({key: id_}, title)])
            for title, id_ in ids.items()
        )
    )
