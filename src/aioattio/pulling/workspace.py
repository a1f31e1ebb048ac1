"""The schema of a workspace as one value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from aioattio.entities.lists import List
from aioattio.entities.workspace import Object
from aioattio.schema.definitions import Attribute, SelectOption, Status

__all__ = ["Choice", "Table", "WorkspaceSchema"]

Choice = SelectOption | Status


@frozen
class Table:
    """An object or a list with its attributes; choices: options and statuses by the slug of their attribute."""

    of: Object | List
    attributes: tuple[Attribute, ...] = ()
    choices: Mapping[str, tuple[Choice, ...]] = field(factory=dict, hash=False)

    @property
    def slug(self) -> str:
        return self.of.slug

    @property
    def title(self) -> str:
        """The plural noun of an object, the name of a list; the slug where Attio gives neither."""
        return (self.of.plural_noun if isinstance(self.of, Object) else self.of.name) or self.slug

    def titles(self, attribute: Attribute) -> tuple[str, ...]:
        """What a select or status attribute can be, each title once, sorted."""
        return tuple(sorted({choice.title for choice in self.choices.get(attribute.slug, ())}))

    def in_order(self) -> Table:
        """By slug and without what is archived, so that nothing depends on the order of Attio's answers."""
        # A "$" begins an operator of filters: Attio gives no such slug, and nothing could be asked by it.
        active = (one for one in self.attributes if not one.is_archived and one.slug and not one.slug.startswith("$"))
        return Table(
            self.of,
            tuple(sorted(active, key=lambda one: (one.slug, one.id))),
            {
                slug: tuple(choice for choice in choices if not choice.is_archived)
                for slug, choices in self.choices.items()
            },
        )


@frozen
class WorkspaceSchema:
    """Objects and lists of one workspace.

    object_slugs: by id, of all objects of the workspace, so that references to one that is not in `objects` have a
    name, too.
    """

    objects: tuple[Table, ...] = ()
    lists: tuple[Table, ...] = ()
    object_slugs: Mapping[str, str] = field(factory=dict, hash=False)

    @classmethod
    def of(
        cls, objects: Iterable[Table] = (), lists: Iterable[Table] = (), object_slugs: Mapping[str, str] | None = None
    ) -> WorkspaceSchema:
        """In an order of its own, whatever the order of what is given; what is archived is left out."""
        ordered = _ordered(objects)
        slugs = {table.of.id: table.slug for table in ordered if table.of.id}
        return cls(ordered, _ordered(lists), slugs | dict(object_slugs or {}))

    def allowed(self, attribute: Attribute) -> tuple[str, ...]:
        """Slugs of the objects that a reference may point to, sorted; () for any. An object that is unknown: its id."""
        return tuple(sorted({self.object_slugs.get(one, one) for one in attribute.allowed_object_ids or ()}))


def _ordered(tables: Iterable[Table]) -> tuple[Table, ...]:
    active = (table.in_order() for table in tables if table.of.raw.get("is_archived") is not True)
    return tuple(sorted(active, key=lambda table: (table.slug, table.of.id)))
