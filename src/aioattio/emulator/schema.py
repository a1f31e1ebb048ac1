"""Objects, lists, activity types, their attributes with options and statuses, and how the API shows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from aioattio.emulator.timestamps import render

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from aioattio.emulator.bodies import AccessLevel
    from aioattio.emulator.records import Record
    from aioattio.emulator.values.references import Actor
    from aioattio.emulator.views import View

Computed = Literal["record_id", "created_at", "created_by"]


@dataclass(slots=True, eq=False)
class Choice:
    """An option of a select attribute or a status of a status attribute."""

    id: str
    title: str
    is_archived: bool = False
    celebration_enabled: bool = False
    target_time_in_status: str | None = None


@dataclass(slots=True, eq=False)
class Attribute:
    """One attribute of one table. `inverse` is the other end of a relationship."""

    id: str
    table: Table
    slug: str
    title: str
    type: str
    created_at: int
    description: str | None = None
    is_system: bool = False
    is_writable: bool = True
    is_required: bool = False
    is_unique: bool = False
    is_multiselect: bool = False
    is_archived: bool = False
    is_enriched: bool = False
    default_value: dict[str, Any] | None = None
    default_payloads: list[Any] = field(default_factory=list[Any])
    """Of a static default: the values in normal form."""
    currency_code: str | None = None
    display_type: str | None = None
    allowed: tuple[ObjectType, ...] | None = None
    inverse: Attribute | None = None
    computed: Computed | None = None
    choices: list[Choice] = field(default_factory=list[Choice])
    index: dict[Hashable, Record] = field(default_factory=dict["Hashable", "Record"])
    """Of a unique attribute: who holds which value."""

    @property
    def is_parent(self) -> bool:
        """Whether it says for which record an entry stands."""
        return isinstance(self.table, ListType) and self.table.parent_record is self

    def choice(self, reference: str, *, ignore_case: bool = False) -> Choice | None:
        """By id or by title."""
        wanted = reference.casefold() if ignore_case else reference
        for choice in self.choices:
            title = choice.title.casefold() if ignore_case else choice.title
            if choice.id == reference or title == wanted:
                return choice
        return None


@dataclass(slots=True, eq=False)
class Table:
    """What has attributes and, by id, records: an object, a list or an activity type."""

    id: str
    workspace_id: str
    slug: str
    created_at: int
    attributes: list[Attribute] = field(default_factory=list[Attribute])
    records: dict[str, Record] = field(default_factory=dict[str, "Record"])
    views: dict[str, View] = field(default_factory=dict[str, "View"])

    def attribute(self, reference: str) -> Attribute | None:
        """By slug or id, archived ones included."""
        for attribute in self.attributes:
            if reference in (attribute.slug, attribute.id):
                return attribute
        return None

    def active_attributes(self) -> Iterator[Attribute]:
        return (attribute for attribute in self.attributes if not attribute.is_archived)


@dataclass(slots=True, eq=False)
class ObjectType(Table):
    """A standard or custom object."""

    singular_noun: str = field(kw_only=True)
    plural_noun: str = field(kw_only=True)
    is_standard: bool = False


@dataclass(slots=True, eq=False)
class ListType(Table):
    """A list; its records are the entries, each with the record that it stands for in `parent_record`."""

    name: str = field(kw_only=True)
    workspace_access: AccessLevel | None = field(kw_only=True)
    member_access: dict[str, AccessLevel] = field(kw_only=True)
    """By the id of the member."""
    created_by: Actor = field(kw_only=True)
    parent_record: Attribute = field(init=False)

    @property
    def parents(self) -> tuple[ObjectType, ...]:
        """The objects whose records may stand in the list."""
        return self.parent_record.allowed or ()


@dataclass(slots=True, eq=False)
class ActivityType(Table):
    """A kind of activity; `extends` is the type it refines, None only for the one at the root."""

    singular_noun: str = field(kw_only=True)
    plural_noun: str = field(kw_only=True)
    extends: ActivityType | None = field(kw_only=True)
    is_system: bool = False


def describe_object(object_type: ObjectType) -> dict[str, Any]:
    return {
        "id": {"workspace_id": object_type.workspace_id, "object_id": object_type.id},
        "api_slug": object_type.slug,
        "singular_noun": object_type.singular_noun,
        "plural_noun": object_type.plural_noun,
        "created_at": render(object_type.created_at),
    }


def describe_list(a_list: ListType) -> dict[str, Any]:
    return {
        "id": {"workspace_id": a_list.workspace_id, "list_id": a_list.id},
        "api_slug": a_list.slug,
        "name": a_list.name,
        "parent_object": [parent.slug for parent in a_list.parents],
        "workspace_access": a_list.workspace_access,
        "workspace_member_access": [
            {"workspace_member_id": member, "level": level} for member, level in a_list.member_access.items()
        ],
        "created_by_actor": {"type": a_list.created_by.type, "id": a_list.created_by.id},
        "created_at": render(a_list.created_at),
    }


def describe_activity(activity: ActivityType) -> dict[str, Any]:
    base = activity.extends
    return {
        "id": {"workspace_id": activity.workspace_id, "activity_id": activity.id},
        "api_slug": activity.slug,
        "singular_noun": activity.singular_noun,
        "plural_noun": activity.plural_noun,
        "extends": [] if base is None else [{"schema_id": base.id, "schema_slug": base.slug}],
        "is_system_activity": activity.is_system,
        "created_at": render(activity.created_at),
    }


def describe_attribute(attribute: Attribute) -> dict[str, Any]:
    allowed = attribute.allowed
    return {
        "id": attribute_id(attribute),
        "title": attribute.title,
        "description": attribute.description,
        "api_slug": attribute.slug,
        "type": attribute.type,
        "is_system_attribute": attribute.is_system,
        "is_writable": attribute.is_writable,
        "is_required": attribute.is_required,
        "is_unique": attribute.is_unique,
        "is_multiselect": attribute.is_multiselect,
        "is_default_value_enabled": attribute.default_value is not None,
        "is_archived": attribute.is_archived,
        "default_value": attribute.default_value,
        "relationship": _describe_relationship(attribute.inverse),
        "created_at": render(attribute.created_at),
        "config": {
            "currency": {
                "default_currency_code": attribute.currency_code,
                "display_type": attribute.display_type,
            },
            "record_reference": {"allowed_object_ids": None if allowed is None else [target.id for target in allowed]},
        },
    }


def describe_choice(attribute: Attribute, choice: Choice) -> dict[str, Any]:
    if attribute.type == "status":
        return {
            "id": {**attribute_id(attribute), "status_id": choice.id},
            "title": choice.title,
            "is_archived": choice.is_archived,
            "celebration_enabled": choice.celebration_enabled,
            "target_time_in_status": choice.target_time_in_status,
        }
    return {
        "id": {**attribute_id(attribute), "option_id": choice.id},
        "title": choice.title,
        "is_archived": choice.is_archived,
    }


def attribute_id(attribute: Attribute) -> dict[str, str]:
    """Attio says object_id for attributes of lists as well."""
    return {
        "workspace_id": attribute.table.workspace_id,
        "object_id": attribute.table.id,
        "attribute_id": attribute.id,
    }


def _describe_relationship(inverse: Attribute | None) -> dict[str, Any] | None:
    if inverse is None:
        return None
    return {
        "id": attribute_id(inverse),
        "object_slug": inverse.table.slug,
        "title": inverse.title,
        "api_slug": inverse.slug,
        "is_multiselect": inverse.is_multiselect,
    }
