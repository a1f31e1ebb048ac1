"""A schema as a Mermaid diagram: objects, lists, and how records refer to each other.

Mermaid reads `#65;` as the character of that code: every character of a title or slug that could mean something to it
is written so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from aioattio.entities.lists import List
from aioattio.entities.readers import read_flag, read_own_id, read_text
from aioattio.pulling.names import Names
from aioattio.pulling.workspace import Table, WorkspaceSchema
from aioattio.schema.definitions import Attribute

__all__ = ["mermaid"]

ANY_OBJECT = "any object"
_PLAIN = frozenset(" _-.,()/&+")
_KEY = re.compile(r"(pk|fk|uk)(?!\w)", re.IGNORECASE)
_DIRECTION = re.compile(r"(direction) ", re.IGNORECASE)
_PARENT = "parent_record"


@frozen
class _Line:
    """From the records of one entity to those of another. at_start, at_end: how many there are, as crow's feet."""

    start: str
    end: str
    label: str
    at_start: str
    at_end: str
    is_one_way: bool

    def __str__(self) -> str:
        line = ".." if self.is_one_way else "--"
        return f'    {self.start} {self.at_start}{line}{self.at_end} {self.end} : "{self.label}"'


def mermaid(schema: WorkspaceSchema) -> str:
    """An `erDiagram` of objects and lists, with the attributes that records can be matched by.

    A line with two slugs is a relationship with an attribute at either end, and drawn once; a dotted one is a reference
    in one direction. The same schema gives the same text.
    """
    entities = _Entities(schema)
    lines = sorted({str(line) for line in _lines(schema, entities)})
    return "\n".join(["erDiagram", *entities.drawn(), *lines]) + "\n"


def _lines(schema: WorkspaceSchema, entities: _Entities) -> Iterator[_Line]:
    ends = set[frozenset[str]]()
    for table in (*schema.objects, *schema.lists):
        if isinstance(table.of, List):
            yield from _parents(table.of, entities)
        for attribute in table.attributes:
            if attribute.type != "record-reference" or (isinstance(table.of, List) and attribute.slug == _PARENT):
                continue
            if attribute.relationship is None:
                yield from _references(schema, table, attribute, entities)
                continue
            both = frozenset((attribute.id, read_own_id(attribute.relationship, "attribute_id")))
            if both not in ends:
                ends.add(both)
                yield _relationship(table, attribute, entities)


def _parents(of: List, entities: _Entities) -> Iterator[_Line]:
    """Each entry has one parent, of one of these objects."""
    at_end = "||" if len(of.parent_object) == 1 else "o|"
    for parent in of.parent_object:
        yield _Line(entities.of_list(of.slug), entities.of_object(parent), _PARENT, "}o", at_end, is_one_way=False)


def _relationship(table: Table, attribute: Attribute, entities: _Entities) -> _Line:
    other = attribute.relationship or {}
    label = f"{attribute.slug} / {read_text(other, 'api_slug')}"
    return _Line(
        entities.of(table),
        entities.of_object(read_text(other, "object_slug")),
        _shown(label),
        "}o" if read_flag(other, "is_multiselect") else "|o",
        "o{" if attribute.is_multiselect else "o|",
        is_one_way=False,
    )


def _references(schema: WorkspaceSchema, table: Table, attribute: Attribute, entities: _Entities) -> Iterator[_Line]:
    at_end = "o{" if attribute.is_multiselect else "o|"
    for target in schema.allowed(attribute) or (ANY_OBJECT,):
        end = entities.of_object(target)
        yield _Line(entities.of(table), end, _shown(attribute.slug), "}o", at_end, is_one_way=True)


class _Entities:
    """What lines go between. A prefix keeps slugs apart from Mermaid's own words, and lists from objects."""

    def __init__(self, schema: WorkspaceSchema) -> None:
        self._schema = schema
        self._names = Names()
        self._ids = dict[tuple[str, str], str]()
        for table in schema.objects:
            self.of_object(table.slug)
        for table in schema.lists:
            self.of_list(table.slug)

    def of(self, table: Table) -> str:
        return self.of_list(table.slug) if isinstance(table.of, List) else self.of_object(table.slug)

    def of_object(self, slug: str) -> str:
        return self._id("object", slug)

    def of_list(self, slug: str) -> str:
        return self._id("list", slug)

    def drawn(self) -> Iterator[str]:
        """All that were asked for, also objects that lines lead to and that the schema does not describe."""
        tables = {("object", table.slug): table for table in self._schema.objects}
        tables |= {("list", table.slug): table for table in self._schema.lists}
        for (kind, slug), entity in sorted(self._ids.items(), key=lambda item: item[1]):
            table = tables.get((kind, slug))
            title = _shown(slug if table is None else table.title)
            yield f'    {entity}["{title}{" (list)" * (kind == "list")}"]' + (" {" if _keys(table) else "")
            if _keys(table):
                yield from _keys(table)
                yield "    }"

    def _id(self, kind: str, slug: str) -> str:
        known = self._ids.get((kind, slug))
        if known is None:
            known = self._ids[kind, slug] = self._names.give(f"{kind}_{_word(slug)}")
        return known


def _keys(table: Table | None) -> list[str]:
    """The unique attributes that can be written: what records are matched by."""
    if table is None:
        return []
    unique = (attribute for attribute in table.attributes if attribute.is_unique and attribute.is_writable)
    return [f"        {_row_word(one.type)} {_row_word(one.slug)} UK" for one in unique]


def _shown(text: str) -> str:
    """Within double quotes."""
    plain = " ".join(text.split()) or "untitled"
    coded = "".join(one if one.isalnum() or one in _PLAIN else f"#{ord(one)};" for one in plain)
    # Wherever it stands in a line, Mermaid takes "direction TB" for a statement.
    return _DIRECTION.sub(r"\1#32;", coded)


def _row_word(text: str) -> str:
    """A word of an attribute's row, where a key must not be mistaken for it."""
    word = re.sub(r"[^\w-]", "_", text, flags=re.ASCII)
    return f"_{word}" if not re.match(r"[A-Za-z_]", word) or _KEY.match(word) else word


def _word(text: str) -> str:
    return re.sub(r"\W", "_", text, flags=re.ASCII)
