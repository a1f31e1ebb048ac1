"""Workspaces made by hand: ordinary ones of any size, and ones whose texts try to break what is made of them."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from aioattio import Attribute, List, Object, SelectOption, Status
from aioattio.pulling import Table, WorkspaceSchema

TYPES = [
    *("text", "number", "currency", "rating", "checkbox", "date", "timestamp", "personal-name", "email-address"),
    *("phone-number", "domain", "select", "status", "record-reference", "actor-reference", "location", "interaction"),
    "hologram",  # one that Attio has yet to invent
]
HOSTILE = [
    *('"""', "'''", '"', "'", "\\", "\\\\", '\\"""', '"""\nimport os\nos.abort()\n"""', "'''; import os #"),
    *("\r\n", "\t", "\0", "\x1b[31m", "\u202eevil", "\u2028", "\ufeff", "\U0001f600", "{}", "{0}"),
    *("None", "class", "def", "self", "t", "str", "print", "id", "record", "reference", "__init__", "_x"),
    *("TYPE_CHECKING", "Literal", "Sequence", "TypeAlias", "Any", "Model", "annotations", "__class__", "entry"),
    *("3d", "²", "ﬁ", "fi", "会社", "", " ", "a b", "a-b", "a_b", "a.b", "A_B", "x" * 200, "word " * 60, "Ä" * 50),
    *("# fmt: off", "# type: ignore", '"); import os; ("', "})]", "] ; import os", "#", "%s", "$x", "\\N{BEL}"),
    *("object_companies", "end", "direction TB", "%%{init: {}}%%", "PK", "uk", "accTitle: x", "]: x", '"] { }'),
    *("style x fill:#f00;", "<script>alert(1)</script>", "`**x**`", "~x~", "||--||"),
]


def an_id(*names: object) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, ascii(names)))


def an_object(slug: str, singular: str = "", plural: str = "") -> Object:
    nouns = {"singular_noun": singular, "plural_noun": plural}
    return Object.from_json({"id": {"object_id": an_id("object", slug)}, "api_slug": slug, **nouns})


def a_list(slug: str, name: str = "", parents: Sequence[str] = ("companies",)) -> List:
    return List.from_json(
        {"id": {"list_id": an_id("list", slug)}, "api_slug": slug, "name": name, "parent_object": list(parents)}
    )


def an_attribute(slug: str, type: str = "text", of: str = "", **more: Any) -> Attribute:  # noqa: A002 - Attio's word
    given = {"id": {"attribute_id": an_id("attribute", of, slug)}, "api_slug": slug, "title": "", "type": type}
    allowed = more.pop("allowed", None)
    config = {"record_reference": {"allowed_object_ids": [an_id("object", one) for one in allowed or ()] or None}}
    return Attribute.from_json({**given, "config": config, **more})


def options(*titles: str) -> tuple[SelectOption, ...]:
    return tuple(SelectOption(an_id("option", title), title) for title in titles)


def statuses(*titles: str) -> tuple[Status, ...]:
    return tuple(Status(an_id("status", title), title) for title in titles)


def table(of: Object | List, *attributes: Attribute, **choices: Iterable[SelectOption | Status]) -> Table:
    return Table(of, attributes, {slug: tuple(found) for slug, found in choices.items()})


def large(objects: int = 40, attributes: int = 25) -> WorkspaceSchema:
    """Every type over and over; selects have ten options."""
    slugs = [f"object_{number}" for number in range(objects)]
    tables = list[Table]()
    for slug in slugs:
        made = list[Attribute]()
        choices = dict[str, Sequence[SelectOption]]()
        for number in range(attributes):
            kind = TYPES[number % len(TYPES)]
            name = f"{kind.replace('-', '_')}_{number}"
            many = number % 2 == 0 and kind in (
                "select",
                "record-reference",
                "actor-reference",
                "email-address",
                "domain",
            )
            title, description = f"What {number} is", "What it is about, in a sentence or two. " * (number % 3)
            more = {"is_multiselect": many, "is_writable": number % 7 != 0, "allowed": slugs[:2]}
            made.append(an_attribute(name, kind, slug, title=title, description=description, **more))
            if kind in ("select", "status"):
                choices[name] = options(*(f"Option {option} of {number}" for option in range(10)))
        tables.append(table(an_object(slug, slug.replace("_", " "), slug), *made, **choices))
    return WorkspaceSchema.of(tables)


def hostile(seed: int, objects: int = 6, attributes: int = 30) -> WorkspaceSchema:
    """Slugs, titles, nouns, descriptions and options of `HOSTILE` texts, alone and in combination."""
    chance = random.Random(seed)

    def text() -> str:
        return "".join(chance.choices(HOSTILE, k=chance.choice([1, 1, 1, 2, 3])))

    def tables(make: Any) -> list[Table]:
        return [one(make(slug, text(), text())) for slug in {text() for _ in range(objects)}]

    def one(of: Object | List) -> Table:
        slugs = [slug for slug in dict.fromkeys(text() for _ in range(attributes)) if slug]
        made = [
            an_attribute(
                slug,
                chance.choice(TYPES),
                of.slug,
                title=text(),
                description=chance.choice([None, text(), text() * 5]),
                is_multiselect=chance.random() < 0.4,
                is_writable=chance.random() < 0.7,
                is_unique=chance.random() < 0.2,
                allowed=[text() for _ in range(chance.randrange(4))],
            )
            for slug in slugs
        ]
        choices = {made.slug: options(*(text() for _ in range(chance.randrange(5)))) for made in made}
        return Table(of, tuple(made), choices)

    slugs = {an_id("object", slug): slug for slug in HOSTILE}
    return WorkspaceSchema.of(tables(an_object), tables(lambda slug, name, parent: a_list(slug, name, [parent])), slugs)
