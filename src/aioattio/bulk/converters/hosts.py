"""Web addresses and telephone numbers as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from aioattio.bulk.converters.texts import ConversionError, Convert, plain
from aioattio.values.addresses import without_www

__all__ = ["domain_from_url", "phone"]

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://|//", re.IGNORECASE)
_LABEL = r"(?!-)[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = re.compile(rf"(?=.{{1,253}}\Z)(?:[\w-]{{1,63}}\.)*{_LABEL}\.(?=[^.]*[^\W\d_]){_LABEL}")
_PHONE = re.compile(r"(?P<number>\+?[\d ().\-/]+)(?: ?(?:x|ext\.?) ?\d{1,7})?", re.ASCII | re.IGNORECASE)
_EXPECTED = 'not a web address; right would be "example.com" or "https://www.example.com/about"'


def domain_from_url(value: Any) -> str | None:
    """The host of a URL or a bare host: lower case, without user, port, path and a leading "www."."""
    text = plain(value) if isinstance(value, str) else ""
    if text is None:
        return None
    if " " in text:
        raise ConversionError(f"{_EXPECTED}; several are separated by split first")
    scheme = _SCHEME.match(text)
    try:
        parts = urlsplit(text if scheme else f"//{text}")
        host = (parts.hostname or "").removesuffix(".").lower()
    except ValueError as error:
        raise ConversionError(_EXPECTED) from error
    if not scheme and "@" in parts.netloc:
        raise ConversionError('an e-mail address, not a web address; right would be "example.com"')
    if not _HOST.fullmatch(host):
        raise ConversionError(_EXPECTED)
    return without_www(host)


def phone(argument: str | None) -> Convert:
    """To Attio's object for a number; the argument is the country of numbers without "+". Raises ValueError for it."""
    if argument is not None and not re.fullmatch("[A-Z]{2}", argument.strip()):
        raise ValueError("it takes a country code of two capital letters (ISO 3166-1) such as GB")
    if argument is not None and argument.strip() == "UK":
        raise ValueError("'UK' is no ISO 3166-1 country code; did you mean 'GB'?")
    country = argument and argument.strip()
    return lambda value: _phone(country, value)


def _phone(country: str | None, value: Any) -> Mapping[str, Any] | None:
    if isinstance(value, Mapping) and "original_phone_number" in value:
        return value
    if isinstance(value, int) and not isinstance(value, bool) and country:
        value = str(value) if abs(value) < 10**15 else value
    text = plain(value) if isinstance(value, str) else ""
    if text is None:
        return None
    found = _PHONE.fullmatch(text)
    if found is None:
        raise ConversionError('not a telephone number; right would be "+441632960001"')
    digits = sum(map(str.isdigit, found["number"]))
    international = text.startswith("+")
    if not international and not country:
        raise ConversionError('a number without "+"; right would be "+441632960001", or the country as in phone(GB)')
    if not (7 if international else 2) <= digits <= 15:
        raise ConversionError(
            f"a telephone number of {digits} digits; there are at most 15, and at least 7 after a '+'"
        )
    return {"original_phone_number": text, "country_code": None if international else country}
