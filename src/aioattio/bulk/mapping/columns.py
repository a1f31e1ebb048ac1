"""One column on its way to one attribute, and attributes that are made for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import get_args

from attrs import field, frozen

from aioattio.bulk.converters.registry import Converter, parse_converters
from aioattio.errors import InvalidInput
from aioattio.schema.nearest import nearest
from aioattio_openapi.attio.models.currency_code import CurrencyCode
from aioattio_openapi.attio.models.new_attribute_type import NewAttributeType

__all__ = [
    "CURRENCIES",
    "LOCATION_PARTS",
    "NAME_PARTS",
    "RESERVED",
    "Column",
    "NewAttribute",
    "attribute_problem",
    "by_problem",
    "clash",
    "constant_problem",
    "slug_problem",
    "target_problem",
]

RESERVED = "import:"
"""Columns whose names begin so are a rejects file's own; imports leave them out."""
NAME_PARTS = ("first_name", "last_name", "full_name")
LOCATION_PARTS = (
    *("line_1", "line_2", "line_3", "line_4", "locality", "region", "postcode"),
    *("country_code", "latitude", "longitude"),
)
# A reference needs the objects that it may point to, which a mapping has no place for.
_TYPES = tuple(name for name in get_args(NewAttributeType) if name != "record-reference")
CURRENCIES: tuple[str, ...] = get_args(CurrencyCode)
"""ISO 4217 codes of the currencies that Attio has."""
_NO_SLUG = re.compile(r"[\s/\x00-\x1f\x7f-\x9f]")


def clash(one: str, other: str) -> bool:
    """Whether two targets write the same thing: they are equal, or one is the whole that the other is a part of."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def slug_problem(slug: str) -> str | None:
    """Why nothing in Attio can have this slug; None if something may. An id may stand for a slug."""
    if slug and not slug.startswith("$") and not _NO_SLUG.search(slug):
        return None
    better = re.sub(r"\W+", "_", slug.strip().lower()).strip("_") or "annual_revenue"
    rule = "it has no spaces, slashes or control characters, and no $ in front"
    return f"{slug!r} is no slug: {rule}; give one such as {better!r}"


def target_problem(to: object) -> str | None:
    """Why this is no attribute or part of one; None if it may be one."""
    if not isinstance(to, str) or not to.strip():
        return f"{to!r} is no attribute; give a slug such as 'name', or a part such as 'name.first_name'"
    attribute, dot, part = to.partition(".")
    if to != to.strip() or not attribute:
        return f"{to!r} is no attribute; give its slug and no space around it"
    problem = slug_problem(attribute)
    if problem is not None:
        return problem
    if dot and part not in (*NAME_PARTS, *LOCATION_PARTS):
        return (
            f"{to!r} names no part{nearest(part, (*NAME_PARTS, *LOCATION_PARTS)) or ';'} "
            f"a personal-name has {', '.join(NAME_PARTS)}; a location has {', '.join(LOCATION_PARTS)}"
        )
    return None


def by_problem(by: object) -> str | None:
    """Why records cannot be named by this; None if they may be."""
    if not isinstance(by, str) or not by.strip():
        return f"{by!r} is no attribute; give a unique one such as 'domains', or with its object, 'companies.domains'"
    if by.count(".") > 1:
        return f"{by!r} is more than an object and its attribute; give them as in 'companies.domains'"
    return next((problem for slug in by.split(".") if (problem := slug_problem(slug)) is not None), None)


def constant_problem(to: object) -> str | None:
    """Why no constant can go there; None if one may."""
    problem = target_problem(to)
    if problem is None and isinstance(to, str) and "." in to:
        slug, _, part = to.partition(".")
        problem = f'a constant sets a whole attribute; write {slug} = {{ {part} = "..." }}'
    return problem


def _target(to: str) -> str:
    problem = target_problem(to)
    if problem is not None:
        raise InvalidInput(problem, attribute="to", given=to, accepted="an attribute's slug or id, or slug.part")
    return to


def _converters(given: str | Converter | Iterable[str | Converter] | None) -> tuple[Converter, ...]:
    try:
        return parse_converters(given)
    except ValueError as error:
        raise InvalidInput(str(error), attribute="convert", given=given, accepted="names of converters") from None


def _by(by: str | None) -> str | None:
    problem = None if by is None else by_problem(by)
    if problem is not None:
        raise InvalidInput(problem, attribute="by", given=by, accepted="a unique attribute, or object.attribute")
    return by


@frozen
class Column:
    """Where the cells of a column go: `Column("revenue", "money(millions)")`, `Column("company", by="domains")`.

    to: slug or id of an attribute, or a part of one ("name.first_name", "primary_location.country_code"); convert:
    converters, applied in order; by: of a record-reference, the unique attribute that cells name a record by, with its
    object where the reference takes records of several ("companies.domains", "people.record_id"). Raises InvalidInput.
    """

    to: str = field(converter=_target)
    convert: tuple[Converter, ...] = field(default=(), converter=_converters)
    by: str | None = field(default=None, converter=_by)

    @property
    def attribute(self) -> str:
        """ "name" of "name.first_name"."""
        return self.to.partition(".")[0]

    @property
    def part(self) -> str | None:
        """ "first_name" of "name.first_name"; None where the whole attribute is meant."""
        return self.to.partition(".")[2] or None


@frozen
class NewAttribute:
    """An attribute to make where it is missing, if that is asked for.

    type: one of Attio's, but record-reference; currency: ISO 4217 code, of type "currency" only. Raises InvalidInput.
    """

    slug: str
    title: str
    type: str
    currency: str | None = None
    is_multiselect: bool = False
    is_unique: bool = False
    description: str | None = None

    def __attrs_post_init__(self) -> None:
        found = attribute_problem(self.slug, self.title, self.type, self.currency)
        if found is not None:
            key, reason = found
            message = f"attribute {self.slug!r}: {key}: {reason}"
            raise InvalidInput(message, attribute=key, given=getattr(self, key), accepted="see the message")


def attribute_problem(slug: str, title: str, kind: str, currency: str | None) -> tuple[str, str] | None:
    """Which field cannot be right, and why; None if none is found."""
    problem = slug_problem(slug) if "." not in slug else f"{slug!r} is no slug, which has no dots"
    if problem is not None:
        return "slug", problem
    if not title.strip():
        return "title", 'it is empty; give one such as "Annual revenue"'
    if kind == "record-reference":
        return "type", "a record-reference cannot be made by an import; make it in Attio first"
    if kind not in _TYPES:
        return "type", f"Attio has no type {kind!r}{nearest(kind, _TYPES) or ';'} types are {', '.join(_TYPES)}"
    if kind == "currency" and currency is None:
        return "currency", 'it is missing; give an ISO 4217 code such as "USD"'
    if kind == "currency" and currency not in CURRENCIES:
        known = nearest(currency or "", CURRENCIES) or f"; there are {', '.join(CURRENCIES)}"
        return "currency", f"Attio has no currency {currency!r}{known}"
    if kind != "currency" and currency is not None:
        return "currency", f"only an attribute of type 'currency' has one, not {kind!r}"
    return None
