"""Telephone numbers, refused where there can be none of that length in that country."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aioattio.values.forms import country_code
from aioattio.values.target import Target

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

__all__ = ["e164", "phone"]

# Digits, what people put between them, and an extension. Letters would be read as the digits on their keys.
_WRITTEN = re.compile(
    r"\(?\+?[\d ().\-/\u2010-\u2015\u2212]+(?:(?:;ext=|x|xtn|extn?|extension|#)[.:]?\s*\d{1,15})?", re.IGNORECASE
)
_INTERNATIONAL = re.compile(r"\(?\+")
_LONGEST = 100  # signs; E.164 has 15 digits
_KEYS = {"original_phone_number", "country_code"}


def phone(given: Any, to: Target) -> dict[str, str | None]:
    """The object that Attio documents, with the number as it was written, in digits and signs of a telephone."""
    number, country = _parts(given, to)
    if not isinstance(number, str):
        raise to.refuse(given)
    number = _legible(number)
    if not _WRITTEN.fullmatch(number):
        raise to.refuse(given, *_in_digits(number, country))
    if country is None and not _INTERNATIONAL.match(number):
        raise to.refuse(given, why='a number without "+" and country')
    _check(number, country, given, to)
    return {"original_phone_number": number, "country_code": country}


def _parts(given: Any, to: Target) -> tuple[Any, str | None]:
    if isinstance(given, str):
        return given, None
    if isinstance(given, Mapping):
        if not {"original_phone_number"} <= set(given) <= _KEYS:
            raise to.refuse(given)
        return given["original_phone_number"], country_code(given.get("country_code"), given, to)
    from phonenumbers import PhoneNumber, PhoneNumberFormat, format_number

    if isinstance(given, PhoneNumber) and given.country_code is not None and given.national_number is not None:
        return format_number(given, PhoneNumberFormat.INTERNATIONAL), None
    raise to.refuse(given)


def _legible(number: str) -> str:
    """Without the invisible marks that address books put around it, with plain spaces and the digits 0 to 9."""
    if number.isascii() and number.isprintable():
        return number.strip()
    return "".join(map(_sign, number)).strip()


def _sign(sign: str) -> str:
    if sign.isspace():
        return " "
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return "" if unicodedata.category(sign) == "Cf" else "+" if sign == "\uff0b" else sign


def _in_digits(number: str, country: str | None) -> tuple[str, ...]:
    """What to write instead of letters, where they may be the keys of a telephone: "+1 800 FLOWERS"."""
    from phonenumbers import NumberParseException, convert_alpha_characters_in_number, is_possible_number

    digits = convert_alpha_characters_in_number(number[:_LONGEST])
    try:
        may_be = digits != number[:_LONGEST] and is_possible_number(_parsed(digits, country))
    except NumberParseException:
        may_be = False
    return (f'digits: "{digits}", if the letters are keys of a telephone',) if may_be else ()


def _check(number: str, country: str | None, given: Any, to: Target) -> None:
    from phonenumbers import NumberParseException, ValidationResult, is_possible_number_with_reason

    try:
        reason = is_possible_number_with_reason(_parsed(number, country))
    except NumberParseException as error:
        raise to.refuse(given) from error
    if reason not in (ValidationResult.IS_POSSIBLE, ValidationResult.IS_POSSIBLE_LOCAL_ONLY):
        wrong = {ValidationResult.TOO_SHORT: "too short", ValidationResult.TOO_LONG: "too long"}
        raise to.refuse(given, why=f"{wrong.get(reason, 'of a wrong length')} for a number of that country")


def _parsed(number: str, country: str | None) -> PhoneNumber:
    from phonenumbers import parse

    return parse(number, None if _INTERNATIONAL.match(number) else country)


def e164(number: str, country: str | None) -> str | None:
    """ "+" and digits, the same for every way to write a number, with or without extension; None for what is none."""
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number

    try:
        return format_number(_parsed(number.strip(), country), PhoneNumberFormat.E164)
    except NumberParseException:
        return None
