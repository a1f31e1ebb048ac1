"""Attributes by which people and companies are reached: names, addresses, phone numbers, domains, places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from aioattio.typed.fields import Writable
from aioattio.typed.operators import Composed, Matched
from aioattio.typed.properties import OptionalExactProperty, OptionalTextProperty, PrefixProperty, TextProperty
from aioattio.typed.values import FullName, Place
from aioattio.values import types

__all__ = [
    "Domain",
    "Domains",
    "EmailAddress",
    "EmailAddresses",
    "Location",
    "PersonalName",
    "PhoneNumber",
    "PhoneNumbers",
]


class PersonalName(Matched, Composed, Writable[types.Name | None, FullName | None]):
    """The name of a person. Its own operators ask for the full name."""

    __slots__ = ()
    attribute_type: ClassVar[str] = "personal-name"

    @property
    def first_name(self) -> OptionalTextProperty:
        """The first name alone."""
        return OptionalTextProperty(self.field["first_name"])

    @property
    def last_name(self) -> OptionalTextProperty:
        """The last name alone."""
        return OptionalTextProperty(self.field["last_name"])

    @property
    def full_name(self) -> OptionalTextProperty:
        """The whole name."""
        return OptionalTextProperty(self.field["full_name"])


class _Email(Matched, Composed):
    __slots__ = ()
    attribute_type: ClassVar[str] = "email-address"

    @property
    def email_address(self) -> TextProperty:
        """The whole address."""
        return TextProperty(self.field["email_address"])

    @property
    def email_domain(self) -> TextProperty:
        """What follows the "@"."""
        return TextProperty(self.field["email_domain"])

    @property
    def email_root_domain(self) -> TextProperty:
        """What follows the "@", without subdomains."""
        return TextProperty(self.field["email_root_domain"])

    @property
    def email_local_specifier(self) -> TextProperty:
        """What stands before the "@"."""
        return TextProperty(self.field["email_local_specifier"])


class EmailAddress(_Email, Writable[str | None, str | None]):
    """One e-mail address."""

    __slots__ = ()


class EmailAddresses(_Email, Writable[list[str], Sequence[str] | None]):
    """E-mail addresses."""

    __slots__ = ()
    is_multiselect: ClassVar[bool] = True


class _Phone(Matched, Composed):
    __slots__ = ()
    attribute_type: ClassVar[str] = "phone-number"

    @property
    def phone_number(self) -> TextProperty:
        """The number, as "+" and digits."""
        return TextProperty(self.field["phone_number"])

    @property
    def country_code(self) -> OptionalExactProperty:
        """ISO 3166-1 alpha-2."""
        return OptionalExactProperty(self.field["country_code"])


class PhoneNumber(_Phone, Writable[str | None, str | None]):
    """One phone number, as "+" and digits."""

    __slots__ = ()


class PhoneNumbers(_Phone, Writable[list[str], Sequence[str] | None]):
    """Phone numbers, each as "+" and digits."""

    __slots__ = ()
    is_multiselect: ClassVar[bool] = True


class _Domain(Matched, Composed):
    __slots__ = ()
    attribute_type: ClassVar[str] = "domain"

    @property
    def domain(self) -> OptionalTextProperty:
        """The whole domain."""
        return OptionalTextProperty(self.field["domain"])

    @property
    def root_domain(self) -> OptionalTextProperty:
        """The domain without subdomains."""
        return OptionalTextProperty(self.field["root_domain"])


class Domain(_Domain, Writable[str | None, str | None]):
    """One domain."""

    __slots__ = ()


class Domains(_Domain, Writable[list[str], Sequence[str] | None]):
    """Domains."""

    __slots__ = ()
    is_multiselect: ClassVar[bool] = True


class Location(Composed, Writable[types.Location | None, Place | None]):
    """A place. It is asked for by its parts; Attio knows no filter by latitude and longitude."""

    __slots__ = ()
    attribute_type: ClassVar[str] = "location"
    natural_type: ClassVar[type | None] = types.Location

    @property
    def line_1(self) -> TextProperty:
        """First line of the address."""
        return TextProperty(self.field["line_1"])

    @property
    def line_2(self) -> TextProperty:
        """Second line of the address."""
        return TextProperty(self.field["line_2"])

    @property
    def line_3(self) -> TextProperty:
        """Third line of the address."""
        return TextProperty(self.field["line_3"])

    @property
    def line_4(self) -> TextProperty:
        """Fourth line of the address."""
        return TextProperty(self.field["line_4"])

    @property
    def locality(self) -> TextProperty:
        """Town or city."""
        return TextProperty(self.field["locality"])

    @property
    def region(self) -> TextProperty:
        """State, province or county."""
        return TextProperty(self.field["region"])

    @property
    def postcode(self) -> TextProperty:
        """Postal code."""
        return TextProperty(self.field["postcode"])

    @property
    def country_code(self) -> PrefixProperty:
        """ISO 3166-1 alpha-2."""
        return PrefixProperty(self.field["country_code"])
