"""Which attribute the header of a column probably means."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from aioattio.schema.definitions import Attribute, Definitions

__all__ = ["Guess", "guesses", "is_proposable", "phrase", "scale"]

_NOUNS = {
    "companies": ("company", "companies", "organisation", "organization", "account", "business", "firm", "corporate"),
    "people": ("person", "people", "contact", "lead"),
    "deals": ("deal", "deals", "opportunity"),
    "users": ("user", "users"),
    "workspaces": ("workspace", "workspaces"),
}
"""Words in a header that only repeat what the rows are: "company website", "contact email"."""

_COMPANY_SITES = tuple(
    f"{noun} {site}"
    for noun in ("company", "organisation", "organization", "account", "employer", "business")
    for site in ("website", "web site", "url", "website url", "domain", "homepage", "web", "site")
)
_MEANINGS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("website", "web site", "url", "homepage", "home page", "site", "web", "domain", "domain name"), "@domain"),
    (("website url", "web address", "company website", "company url", "company domain"), "@domain"),
    (("email", "e mail", "mail", "email address", "e mail address", "work email", "primary email"), "@email-address"),
    (("phone", "telephone", "tel", "mobile", "mobile phone", "cell", "cell phone", "phone number"), "@phone-number"),
    (("first name", "first", "firstname", "given name", "forename"), "@personal-name.first_name"),
    (("last name", "last", "lastname", "surname", "family name"), "@personal-name.last_name"),
    (("full name", "fullname"), "@personal-name"),
    (("legal name", "title", "label"), "name"),
    (("city", "town", "locality"), "@location.locality"),
    (("state", "region", "province", "county"), "@location.region"),
    (("zip", "zip code", "zipcode", "postcode", "post code", "postal code", "plz"), "@location.postcode"),
    (("country", "country code"), "@location.country_code"),
    (("street", "street address", "address line 1", "address 1", "line 1"), "@location.line_1"),
    (("address line 2", "address 2", "line 2"), "@location.line_2"),
    (("latitude", "lat"), "@location.latitude"),
    (("longitude", "lng", "lon", "long"), "@location.longitude"),
    (("location", "address", "hq", "headquarters", "hq location", "full address", "place"), "@location"),
    (("company", "company name", "organisation", "organization", "employer", "account"), "company"),
    (("company", "company name", "organisation", "organization", "account"), "associated_company"),
    (_COMPANY_SITES, "&company"),
    (("linkedin url", "linkedin profile", "linkedin page"), "linkedin"),
    (("twitter url", "twitter handle", "x"), "twitter"),
    (("facebook url", "facebook page"), "facebook"),
    (("instagram url", "instagram handle"), "instagram"),
    (("job title", "position", "role", "job", "title"), "job_title"),
    (("about", "notes", "summary", "bio", "description"), "description"),
    (("category", "tags", "tag"), "categories"),
    (("founded", "year founded", "founding date", "date founded", "founded on", "established"), "foundation_date"),
    (("company size", "employee range", "employees range", "size"), "employee_range"),
    (("arr", "estimated arr"), "estimated_arr_usd"),
    (("amount", "value", "deal size"), "value"),
    (("status", "phase"), "stage"),
    (("assignee", "owned by"), "owner"),
)
"""What headers mean: an attribute's slug, the attribute of a type ("@type"), a part of it, or a reference ("&slug")."""

_ADDRESS_WORDS = frozenset({"city", "town", "zip", "zip code", "zipcode", "postcode", "postal code", "country"})
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")
_IN_BRACKETS = {
    "thousands": {"k", "th", "thousand", "thousands", "000", "000s"},
    "millions": {"m", "mm", "mn", "mio", "mil", "mln", "million", "millions"},
    "billions": {"b", "bn", "bil", "bln", "billion", "billions"},
}
_SURE = {"thousands": "thousands", "millions": "millions", "billions": "billions", "bn": "billions", "mn": "millions"}
_CODES = {"usd", "eur", "gbp", "chf", "jpy", "cad", "aud", "us", "in"}


@frozen
class Guess:
    """An attribute, or a part of it, that a header may mean; rank: 0 is the surest."""

    rank: int
    attribute: Attribute
    part: str | None = None

    @property
    def target(self) -> str:
        return f"{self.attribute.slug}.{self.part}" if self.part else self.attribute.slug


def is_proposable(attribute: Attribute) -> bool:
    return attribute.is_writable and not attribute.is_archived and attribute.type != "interaction"


def phrase(text: str) -> str:
    """Lower-case words without what stands in brackets: "Revenue ($M)" and "revenue_" are both "revenue"."""
    bare = _BRACKETS.sub(" ", text)
    return " ".join(_WORD.findall(_CAMEL.sub(" ", bare if _WORD.search(bare) else text))).lower()


def _key(words: str) -> str:
    """Words run together: "e mail" and "email", "linked in" and "linkedin" are one."""
    return words.replace(" ", "")


def scale(header: str) -> str | None:
    """ "millions" of "revenue ($M)", "Revenue in millions" or "revenue_mn"; None where the header says none."""
    for inside in _BRACKETS.findall(header):
        found = set(_WORD.findall(inside.lower())) - _CODES
        for name, words in _IN_BRACKETS.items():
            if found & words:
                return name
    last = phrase(_BRACKETS.sub(" ", header)).split()[-1:]
    return _SURE.get(last[0]) if last else None


def guesses(column: str, definitions: Definitions, object: str, columns: Sequence[str]) -> list[Guess]:  # noqa: A002
    """What a column may mean, the surest first; columns: the whole header, for what the others tell of this one."""
    found = sorted(_all(column, definitions, object, columns), key=lambda guess: guess.rank)
    return list({guess.target: guess for guess in reversed(found)}.values())[::-1]


def _all(column: str, definitions: Definitions, object: str, columns: Sequence[str]) -> Iterator[Guess]:  # noqa: A002
    named, bare = phrase(column), _without_noun(phrase(column), object)
    attributes = [attribute for attribute in definitions.values() if is_proposable(attribute)]
    for attribute in attributes:
        names = {_key(phrase(attribute.slug)), _key(phrase(attribute.title))} - {""}
        if column.strip().lower() in (attribute.slug.lower(), attribute.title.lower()):
            yield Guess(0, attribute)
        elif _key(named) in names:
            yield Guess(1, attribute)
        elif _key(bare) in names:
            yield Guess(2, attribute)
        elif len(named) > 5 and any(difflib.SequenceMatcher(None, _key(named), name).ratio() >= 0.88 for name in names):
            yield Guess(5, attribute)
    has_parts = any(phrase(other) in _ADDRESS_WORDS for other in columns)
    for rank, words in ((3, named), (4, bare)):
        if words == "address" and has_parts:
            words = "street"  # beside a city, it is a line and not the whole
        for meant, target in _MEANINGS:
            if _key(words) in map(_key, meant):
                yield from _targets(rank, target, attributes)


def _targets(rank: int, target: str, attributes: Sequence[Attribute]) -> Iterator[Guess]:
    name, _, part = target.partition(".")
    if name.startswith("&"):
        names = (name[1:], f"associated_{name[1:]}")
        references = [attribute for attribute in attributes if attribute.type == "record-reference"]
        yield from (Guess(rank, attribute) for attribute in references if attribute.slug in names)
        return
    for attribute in sorted(attributes, key=lambda attribute: not attribute.is_unique):
        if name in (attribute.slug, f"@{attribute.type}"):
            yield Guess(rank, attribute, part or None)


def _without_noun(words: str, object: str) -> str:  # noqa: A002 - Attio's own word
    nouns = _NOUNS.get(object) or (object.lower(), object.lower().removesuffix("s"))
    left = [word for word in words.split() if word not in nouns]
    return " ".join(left) or "name"
