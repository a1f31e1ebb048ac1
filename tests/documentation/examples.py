"""Attio's documentation as a source of examples, where a copy of it lies beside this repository.

The text of the documentation has lost its line breaks and its e-mail addresses. What stands for something else (dots,
comments, scrubbed addresses, ids of the reader's own workspace) is filled in; what is wrong is mended and named.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from tests.conftest import SHARED

DOCUMENT = SHARED / "docs" / "attio-documentation.md"

TYPES = {
    "Actor reference": "actor-reference",
    "Checkbox": "checkbox",
    "Currency": "currency",
    "Date": "date",
    "Domain": "domain",
    "Email address": "email-address",
    "Interaction": "interaction",
    "Location": "location",
    "Number": "number",
    "(Personal) name": "personal-name",
    "Phone number": "phone-number",
    "Rating": "rating",
    "Record reference": "record-reference",
    "Select": "select",
    "Status": "status",
    "Text": "text",
    "Timestamp": "timestamp",
}
"""Pages of attribute types, and the word of the API for each."""

QUERIES = "How to apply filters and sorts"
OTHERS = ("Actors", "Slugs and IDs", "Default values", QUERIES)
PAGES = (*TYPES, *OTHERS)

READING, WRITING, FILTERING, SORTING, DEFINING = "reading", "writing", "filtering", "sorting", "defining"

# A heading and the paragraph below it are one line in the copy: the first of these that a line begins with is meant.
_SECTIONS = {
    "Reading values": READING,
    "Writing values": WRITING,
    "Filtering": FILTERING,
    "Configuration": DEFINING,
    "A note about relationship attributes": DEFINING,
    "Shorthand filters": FILTERING,
    "Verbose filters": FILTERING,
    "Comparison operators": FILTERING,
    "String comparisons": FILTERING,
    "Numeric or date comparisons": FILTERING,
    "Logical operators": FILTERING,
    "`$and` operator": FILTERING,
    "`$or` operator": FILTERING,
    "`$not` operator": FILTERING,
    "Combining logical operators": FILTERING,
    "Paths and parents": FILTERING,
    "Sorting": SORTING,
    "Types of Actors": READING,
    "IDs and Uniqueness": READING,
    "Slugs": READING,
    "Static defaults": WRITING,
    "Dynamic defaults": WRITING,
}


class Key(NamedTuple):
    """Where an example stands: the page, the section of it, and which one there, from 1."""

    page: str
    section: str
    order: int

    def __str__(self) -> str:
        return f"{self.page}/{self.section}/{self.order}"


_OTHER_KINDS = {Key("Slugs and IDs", "Slugs", 1): WRITING}
"""Examples of another kind than their section is of."""


@dataclass(frozen=True)
class Example:
    key: Key
    kind: str
    text: str = field(repr=False)

    def read(self, emails: Iterable[str] = (), ids: Iterable[str] = ()) -> Any:
        """The JSON that is meant, with these addresses and ids in place of those that stand for the reader's own."""
        (document,) = self.documents(emails, ids)
        return document

    def documents(self, emails: Iterable[str] = (), ids: Iterable[str] = ()) -> list[Any]:
        return mend(_with_ids(_with_emails(self.text, emails), ids))[0]

    @property
    def mended(self) -> frozenset[str]:
        """What had to be mended or filled in before this was JSON."""
        return mend(self.text)[1]


# The copy lacks every address that was shown as one.
_SCRUBBED = re.compile(r"\[email\s+protected\]")
_STRING = r'"(?:[^"\\]|\\.)*"'
# Ids that the reader is to replace by those of the own workspace: UUIDs, "[alices-id]", "somebodys-id".
_ID = re.compile(r'"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\[[a-z-]+\]|[a-z-]+-id)"')
_SPACE = re.compile(r"\s+")
# With the line breaks the ends of `//` comments are lost: they end where JSON goes on.
_MENDS = (
    ("dots", re.compile(rf"({_STRING})|,?\s*(?://\s*)?\.\.\.")),
    ("comment", re.compile(rf'({_STRING})|/\*.*?\*/|//.*?(?=[{{}}\[\]]|"[^"]*"\s*:|$)')),
    ("comma too many", re.compile(rf"({_STRING})|,(?=\s*[}}\]])")),
)


def mend(text: str) -> tuple[list[Any], frozenset[str]]:
    """The JSON documents in a text, and what had to be mended: raises ValueError for what cannot be."""
    text = _SPACE.sub(" ", text).strip()
    mended: set[str] = set()
    if text.startswith("POST "):
        mended.add("request")
        text = text[text.index("{") :]
    for name, pattern in _MENDS:
        changed = pattern.sub(lambda found: found[1] or "", text)
        if changed != text:
            mended.add(name)
        text = changed.strip()
    if text.startswith('"'):
        mended.add("no braces around it")
        text = f"{{{text}}}"
    if missing := _unclosed(text):
        mended.add("not closed")
        text += missing
    return list(_decoded(text)), frozenset(mended)


def _unclosed(text: str) -> str:
    """The closing braces and brackets that are missing at the end."""
    open_ones: list[str] = []
    for token in re.findall(rf"{_STRING}|[{{}}\[\]]", text):
        if token in ("{", "["):
            open_ones.append("}" if token == "{" else "]")
        elif token in ("}", "]") and (not open_ones or open_ones.pop() != token):
            raise ValueError(f"more is closed than was opened: {text}")
    return "".join(reversed(open_ones))


def _decoded(text: str) -> Iterator[Any]:
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        document, at = decoder.raw_decode(text, at)
        yield document
        at += len(text[at:]) - len(text[at:].lstrip())


def _with_emails(text: str, emails: Iterable[str]) -> str:
    """In place of the missing addresses the first one, the second one, and from then on the last one given."""
    given = list(emails)
    if not given:
        return text
    count = itertools.count()
    return _SCRUBBED.sub(lambda _: given[min(next(count), len(given) - 1)], text)


def _with_ids(text: str, ids: Iterable[str]) -> str:
    """Each different id of the reader's own workspace, in the order in which they come, by those given."""
    given = list(ids)
    if not given:
        return text
    stand_ins = dict.fromkeys(_ID.findall(text))
    if len(stand_ins) != len(given):
        raise ValueError(f"{len(stand_ins)} ids stand for the reader's own, {len(given)} are given")
    own: Mapping[str, str] = dict(zip(stand_ins, given, strict=True))
    return _ID.sub(lambda found: json.dumps(own[found[1]]), text)


_FENCED = re.compile(
    r'^```(?P<language>\w+)\s(?P<title>.*?)theme=\{"system"\}(?P<text>.*?)```', re.MULTILINE | re.DOTALL
)
_HEADING = re.compile(r"^#{2,3} (?P<line>.*)$", re.MULTILINE)


@cache
def page(title: str) -> str:
    """A page of the documentation."""
    found = re.search(
        rf"^# {re.escape(title)}\nSource: (.*?)(?=^# .*\nSource: |\Z)", _document(), re.MULTILINE | re.DOTALL
    )
    if found is None:
        raise LookupError(f"the documentation has no page {title!r}")
    return found[0]


@cache
def _document() -> str:
    return DOCUMENT.read_text()


@cache
def examples(title: str) -> list[Example]:
    """Every block of code of a page, in order."""
    found: list[Example] = []
    text, places = page(title), _sections(page(title))
    for block in _FENCED.finditer(text):
        section = next((name for start, name in reversed(places) if start < block.start()), None)
        if section is None:
            raise LookupError(f"{title}: an example before the first section")
        order = 1 + sum(one.key.section == section for one in found)
        key = Key(title, section, order)
        found.append(Example(key, _OTHER_KINDS.get(key) or _SECTIONS[section], block["text"]))
    return found


def _sections(text: str) -> list[tuple[int, str]]:
    places: list[tuple[int, str]] = []
    for heading in _HEADING.finditer(text):
        names = [name for name in _SECTIONS if heading["line"].startswith(name)]
        # What has no example needs no name; what has one is found to be in the section above, and so not covered.
        places.append((heading.start(), max(names, key=len) if names else heading["line"]))
    return places


def section(title: str, name: str) -> str:
    """The text of a section of a page."""
    text, places = page(title), [*_sections(page(title)), (len(page(title)), "")]
    for (start, found), (end, _) in itertools.pairwise(places):
        if found == name:
            return text[start:end]
    raise LookupError(f"{title} has no section {name!r}")


def conversions(title: str) -> list[tuple[str, str]]:
    """Pairs of what is written and what Attio makes of it, out of the prose about dates and timestamps."""
    text = section(title, "Writing values")
    pairs = re.findall(r"`'([^`]+)'` (?:→|will be returned as) `'([^`]+)'`", text)
    if whole := re.search(r'coerced to `"([^`]+)"`', text):
        pairs += [(given, whole[1]) for given in re.findall(r'^\* `"([^`"]+)"?`', text, re.MULTILINE)]
    return pairs


def all_examples() -> dict[Key, Example]:
    return {one.key: one for title in PAGES for one in examples(title)}
