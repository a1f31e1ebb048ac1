"""The classes that a schema becomes: what they and their attributes are called, before they are text."""

from __future__ import annotations

from attrs import frozen

from aioattio.entities.workspace import Object
from aioattio.pulling.fields import Kind, kind_of
from aioattio.pulling.names import IMPORTED, Names, attribute_names, camel
from aioattio.pulling.workspace import Table, WorkspaceSchema
from aioattio.schema.definitions import Attribute
from aioattio_openapi.attio.standard_objects import STANDARD_OBJECTS

__all__ = ["Field", "Model", "models"]


@frozen
class Field:
    """choices: the type of the titles, "" where there are none; titles: what it is an alias for, () where it is none.

    allowed: slugs of the objects that a reference may point to, () for any.
    """

    attribute: Attribute
    name: str
    kind: Kind
    choices: str = ""
    titles: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()

    @property
    def field(self) -> str:
        return f"t.{self.kind.field.format(self.choices)}"

    @property
    def takes(self) -> str:
        return self.kind.takes.format(self.choices)

    @property
    def is_writable(self) -> bool:
        return self.attribute.is_writable and self.kind.is_settable


@frozen
class Model:
    table: Table
    name: str
    fields: tuple[Field, ...]

    @property
    def is_object(self) -> bool:
        return isinstance(self.table.of, Object)


def models(schema: WorkspaceSchema) -> list[Model]:
    """Objects, then lists, each in the order of the schema."""
    tables = [*schema.objects, *schema.lists]
    classes = _class_names(schema)
    members = [attribute_names([attribute.slug for attribute in table.attributes]) for table in tables]
    # A class must not have an attribute that hides what its other attributes are annotated with.
    aliases = Names({*IMPORTED, *classes, *(name for names in members for name in names.values())})
    return [
        Model(
            table,
            name,
            tuple(_field(schema, table, one, names[one.slug], name, aliases) for one in table.attributes),
        )
        for table, name, names in zip(tables, classes, members, strict=True)
    ]


def _class_names(schema: WorkspaceSchema) -> list[str]:
    """In the order of the schema. Attio's own objects are called as everywhere, whatever others are called."""
    names = Names(IMPORTED)
    given = dict[str, str]()
    for table in sorted(schema.objects, key=lambda table: (table.slug not in STANDARD_OBJECTS, table.slug)):
        noun = table.of.singular_noun if isinstance(table.of, Object) else ""
        given[table.slug] = names.give(*camel("Object", noun, table.slug))
    lists = [names.give(*(f"{name}Entry" for name in camel("List", one.title, one.slug))) for one in schema.lists]
    return [*(given[table.slug] for table in schema.objects), *lists]


def _field(schema: WorkspaceSchema, table: Table, attribute: Attribute, name: str, of: str, aliases: Names) -> Field:
    kind = kind_of(attribute)
    has_choices = "{}" in kind.field
    titles = table.titles(attribute) if has_choices else ()
    choices = aliases.give(f"{of}{camel('Choice', attribute.slug)[0]}") if titles else "str"
    allowed = schema.allowed(attribute) if attribute.type == "record-reference" else ()
    return Field(attribute, name, kind, choices if has_choices else "", titles, allowed)
