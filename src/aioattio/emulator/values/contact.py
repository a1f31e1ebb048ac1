"""Domains, e-mail addresses, telephone numbers, names and places."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from aioattio.emulator.countries import CALLING_CODE_BY_COUNTRY, COUNTRY_CODES, country_of_number
from aioattio.emulator.values.base import (
    EQUALITY,
    PRESENCE,
    SUBSTRING,
    Codec,
    Property,
    kind,
    need_text,
    refuse,
    reject_extra_keys,
    show,
    unwrap,
)

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

    from aioattio.emulator.schema import Attribute
    from aioattio.emulator.workspace import Workspace

_LABEL = r"(?!-)[\w-]{1,63}(?<!-)"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://")
_EMAIL = re.compile(rf"[^\s@,;<>\"()]{{1,64}}@{_LABEL}(?:\.{_LABEL})+")
_LATITUDE = re.compile(r"[-+]?([1-8]?\d(\.\d+)?|90(\.0+)?)")
_LONGITUDE = re.compile(r"[-+]?(180(\.0+)?|((1[0-7]\d)|([1-9]?\d))(\.\d+)?)")
_PHONE_PUNCTUATION = re.compile(r"[\s().\-/\u2010-\u2015]")
# Part of the number as it was written, and none of what E.164 has.
_EXTENSION = re.compile(r"(;ext=|x|xtn|extn?|extension|#)[.:]?\s*\d{1,15}$", re.IGNORECASE | re.ASCII)


@lru_cache(maxsize=10_000)
def root_domain(domain: str) -> str:
    """The part that is registered, by the public suffix list; a public suffix is its own."""
    return _suffixes().privatesuffix(domain) or domain


def load_libraries() -> None:
    """Read what takes a while to read: in the middle of a request all others would wait for it, too."""
    root_domain("example.com")
    _in_full("+441632960001", None)


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList  # reads its list, which takes a tenth of a second

    return PublicSuffixList()


def normalise_domain(text: str) -> str | None:
    """Lower case; scheme, credentials, port, path and query cut off. None when no domain is left."""
    rest = _SCHEME.sub("", text.strip().lower())
    host = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2]
    domain = re.sub(r":\d*$", "", host).rstrip(".")
    return domain if len(domain) <= 253 and _DOMAIN.fullmatch(domain) else None


class Domain(Codec):
    type = "domain"
    may_be_multiselect = True
    may_be_unique = True
    properties = MappingProxyType(
        {
            "domain": Property(lambda domain: domain, SUBSTRING | PRESENCE),
            "root_domain": Property(root_domain, SUBSTRING | PRESENCE),
        }
    )
    default = "domain"

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> str:
        text = need_text(unwrap(given, "domain", attribute), attribute)
        domain = normalise_domain(text)
        if domain is None:
            raise refuse(attribute, f"{show(text)} is not a domain", expected="domain")
        return domain

    def render(self, payload: str, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {"domain": payload, "root_domain": root_domain(payload)}


class Email(NamedTuple):
    address: str
    original: str

    @property
    def local(self) -> str:
        return self.address.rpartition("@")[0]

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


class EmailAddress(Codec):
    type = "email-address"
    may_be_multiselect = True
    may_be_unique = True
    properties = MappingProxyType(
        {
            "email_address": Property(lambda email: email.address, SUBSTRING),
            "email_domain": Property(lambda email: email.domain, SUBSTRING),
            "email_root_domain": Property(lambda email: root_domain(email.domain), SUBSTRING),
            "email_local_specifier": Property(lambda email: email.local, SUBSTRING),
        }
    )
    default = "email_address"

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> Email:
        text = need_text(unwrap(given, "email_address", attribute), attribute)
        address = text.strip().lower()
        if not _EMAIL.fullmatch(address) or ".." in address or address.startswith(".") or ".@" in address:
            raise refuse(attribute, f"{show(text)} is not an email address", expected="email")
        return Email(address, text)

    def render(self, payload: Email, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {
            "original_email_address": payload.original,
            "email_address": payload.address,
            "email_domain": payload.domain,
            "email_root_domain": root_domain(payload.domain),
            "email_local_specifier": payload.local,
        }

    def key(self, payload: Email) -> str:
        return payload.address


class Phone(NamedTuple):
    normalized: str
    original: str
    country: str


@lru_cache(maxsize=10_000)
def _in_full(compact: str, country: str | None) -> str:
    """ "+" and all digits, by the numbering plan of the country (which prefix is for calls within it); "" for none."""
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, parse  # as slow to import

    digits = compact.removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):
        return ""
    try:
        return format_number(parse(compact, country), PhoneNumberFormat.E164)
    except NumberParseException:
        return ""


class PhoneNumber(Codec):
    type = "phone-number"
    may_be_multiselect = True
    may_be_unique = True
    properties = MappingProxyType(
        {
            "phone_number": Property(lambda phone: phone.normalized, SUBSTRING),
            "country_code": Property(lambda phone: phone.country, PRESENCE),
        }
    )
    default = "phone_number"

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> Phone:
        original, country = self._parts(given, attribute)
        compact = _PHONE_PUNCTUATION.sub("", _EXTENSION.sub("", original))
        if not compact.startswith("+") and country is None:
            raise refuse(attribute, f'{show(original)} needs a country code or a leading "+"')
        number = _in_full(compact, country)
        found = country_of_number(number[1:])
        if not 8 <= len(number) <= 16 or found is None:
            raise refuse(attribute, f"{show(original)} is not a valid E.164 phone number", expected="E.164")
        return Phone(number, original, country or found)

    def _parts(self, given: Any, attribute: Attribute) -> tuple[str, str | None]:
        if not isinstance(given, dict):
            return need_text(given, attribute), None
        keys = {"original_phone_number", "country_code"}
        reject_extra_keys(given, keys, attribute)
        if len(given) < len(keys):
            missing = (keys - set(given)).pop()
            raise refuse(attribute, f'expected the key "{missing}"', expected=missing, received="undefined")
        country = given["country_code"]
        if country is not None and (not isinstance(country, str) or country not in CALLING_CODE_BY_COUNTRY):
            raise refuse(attribute, f"{show(country)} is not a country code", expected="ISO 3166-1 alpha-2")
        return need_text(given["original_phone_number"], attribute), country

    def render(self, payload: Phone, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {
            "original_phone_number": payload.original,
            "phone_number": payload.normalized,
            "country_code": payload.country,
        }

    def key(self, payload: Phone) -> tuple[str, str]:
        return payload.normalized, payload.country

    def unique_key(self, payload: Phone) -> str:
        # One number belongs to one record, whatever country is claimed for it.
        return payload.normalized


class Name(NamedTuple):
    first: str
    last: str
    full: str


class PersonalName(Codec):
    type = "personal-name"
    creatable = False
    properties = MappingProxyType(
        {
            "full_name": Property(lambda name: name.full, SUBSTRING | PRESENCE),
            "first_name": Property(lambda name: name.first, SUBSTRING | PRESENCE),
            "last_name": Property(lambda name: name.last, SUBSTRING | PRESENCE),
        }
    )
    default = "full_name"

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> Name:
        if not isinstance(given, dict):
            last, comma, first = need_text(given, attribute).partition(",")
            if not comma:
                first, last = last, ""
            first, last = first.strip(), last.strip()
            return Name(first, last, f"{first} {last}".strip())
        keys = ("first_name", "last_name", "full_name")
        reject_extra_keys(given, set(keys), attribute)
        for key in keys:
            if not isinstance(given.get(key), str):
                received = kind(given[key]) if key in given else "undefined"
                raise refuse(attribute, f'"{key}" must be a string', expected="string", received=received)
        return Name(given["first_name"], given["last_name"], given["full_name"])

    def render(self, payload: Name, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {"first_name": payload.first, "last_name": payload.last, "full_name": payload.full}


class Place(NamedTuple):
    line_1: str | None = None
    line_2: str | None = None
    line_3: str | None = None
    line_4: str | None = None
    locality: str | None = None
    region: str | None = None
    postcode: str | None = None
    country_code: str | None = None
    latitude: str | None = None
    longitude: str | None = None


class Location(Codec):
    type = "location"
    properties = MappingProxyType(
        {
            **{line: Property(attrgetter(line), SUBSTRING) for line in Place._fields[:7]},
            "country_code": Property(lambda place: place.country_code, EQUALITY | {"$starts_with"}),
        }
    )
    default = None

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> Place:
        if isinstance(given, str):
            return _read_address(given)
        if not isinstance(given, dict):
            raise refuse(attribute, f"expected an object or an address, but got {show(given)}", expected="object")
        reject_extra_keys(given, set(Place._fields), attribute)
        for field in Place._fields:
            if field not in given:
                raise refuse(
                    attribute,
                    f'"{field}" is required, null if unknown',
                    expected="string",
                    received="undefined",
                )
            if given[field] is not None:
                need_text(given[field], attribute, f'a string or null for "{field}"')
        place = Place(**given)
        _check_place(place, attribute)
        return place

    def render(self, payload: Place, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return payload._asdict()


def _check_place(place: Place, attribute: Attribute) -> None:
    if place.country_code is not None and place.country_code not in COUNTRY_CODES:
        raise refuse(attribute, f"{show(place.country_code)} is not a country code", expected="ISO 3166-1 alpha-2")
    for field, pattern in (("latitude", _LATITUDE), ("longitude", _LONGITUDE)):
        coordinate = getattr(place, field)
        if coordinate is not None and not pattern.fullmatch(coordinate):
            raise refuse(attribute, f"{show(coordinate)} is not a {field}", expected=field)


def _read_address(address: str) -> Place:
    """`1 Infinite Loop, Cupertino, CA, 95014, US`, with whatever of it is there."""
    parts = [part.strip() for part in address.split(",") if part.strip()]
    country = parts.pop() if parts and parts[-1] in COUNTRY_CODES and len(parts) != 2 else None
    postcode = parts.pop() if len(parts) > 1 and any(letter.isdigit() for letter in parts[-1]) else None
    starts_with_street = bool(parts) and any(letter.isdigit() for letter in parts[0])
    region = parts.pop() if len(parts) > 1 + starts_with_street else None
    locality = parts.pop() if len(parts) > starts_with_street else None
    lines = dict(zip(Place._fields, parts[:4], strict=False))
    return Place(**lines, locality=locality, region=region, postcode=postcode, country_code=country)
