"""What a workspace has from the first day: standard objects, their system attributes, activities to build on."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, NamedTuple

from aioattio.emulator.schema import ActivityType, Attribute, Choice, Computed, ObjectType

if TYPE_CHECKING:
    from aioattio.emulator.schema import Table
    from aioattio.emulator.workspace import Workspace

_NOUNS = {
    "people": ("Person", "People"),
    "companies": ("Company", "Companies"),
    "deals": ("Deal", "Deals"),
    "users": ("User", "Users"),
    "workspaces": ("Workspace", "Workspaces"),
}
_ACTIVITIES = {
    "activities": ("Activity", "Activities", None),
    "interactions": ("Interaction", "Interactions", "activities"),
    "calls": ("Call", "Calls", "interactions"),
    "emails": ("Email", "Emails", "interactions"),
}


class _Line(NamedTuple):
    """One attribute: traits are `unique`, `multi`, `required`, `readonly`, `enriched`."""

    slug: str
    type: str
    traits: str = ""
    title: str | None = None


_SOCIAL = tuple(
    _Line(slug, "text", title=title)
    for slug, title in (
        ("linkedin", "LinkedIn"),
        ("twitter", "Twitter"),
        ("facebook", "Facebook"),
        ("instagram", "Instagram"),
        ("angellist", "AngelList"),
    )
)
_COMMUNICATION = (
    *(
        _Line(f"{order}_{kind}interaction", "interaction", "readonly enriched")
        for order, kind in (
            ("first", "calendar_"),
            ("last", "calendar_"),
            ("next", "calendar_"),
            ("first", "email_"),
            ("last", "email_"),
            ("first", ""),
            ("last", ""),
        )
    ),
    _Line("strongest_connection_strength", "select", "readonly enriched"),
    _Line("strongest_connection_strength_legacy", "number", "readonly enriched"),
    _Line("strongest_connection_user", "actor-reference", "readonly enriched"),
)
_ATTRIBUTES: dict[str, tuple[_Line, ...]] = {
    "people": (
        _Line("email_addresses", "email-address", "unique multi"),
        _Line("name", "personal-name"),
        _Line("company", "record-reference"),
        _Line("description", "text"),
        _Line("job_title", "text"),
        _Line("avatar_url", "text", "readonly enriched", "Avatar URL"),
        _Line("phone_numbers", "phone-number", "multi"),
        _Line("primary_location", "location"),
        *_SOCIAL,
        _Line("twitter_follower_count", "number", "readonly enriched"),
        *_COMMUNICATION,
        _Line("associated_deals", "record-reference", "multi"),
        _Line("associated_users", "record-reference", "multi"),
    ),
    "companies": (
        _Line("domains", "domain", "unique multi"),
        _Line("name", "text"),
        _Line("description", "text"),
        _Line("team", "record-reference", "multi"),
        _Line("categories", "select", "multi"),
        _Line("primary_location", "location"),
        _Line("logo_url", "text", "readonly enriched", "Logo URL"),
        *_SOCIAL,
        _Line("twitter_follower_count", "number", "readonly enriched"),
        _Line("estimated_arr_usd", "select", "enriched", "Estimated ARR"),
        _Line("funding_raised_usd", "currency", "readonly enriched", "Funding raised"),
        _Line("foundation_date", "date", "enriched"),
        _Line("employee_range", "select", "enriched"),
        *_COMMUNICATION,
        _Line("associated_deals", "record-reference", "multi"),
        _Line("associated_workspaces", "record-reference", "multi"),
    ),
    "deals": (
        _Line("name", "text", "required", "Deal name"),
        _Line("stage", "status", "required", "Deal stage"),
        _Line("owner", "actor-reference", "required", "Deal owner"),
        _Line("value", "currency", title="Deal value"),
        _Line("associated_people", "record-reference", "multi"),
        _Line("associated_company", "record-reference"),
    ),
    "users": (
        _Line("person", "record-reference"),
        _Line("primary_email_address", "email-address", "unique required"),
        _Line("user_id", "text", "unique required", "ID"),
        _Line("workspace", "record-reference", "multi"),
    ),
    "workspaces": (
        _Line("workspace_id", "text", "unique required", "ID"),
        _Line("name", "text"),
        _Line("users", "record-reference", "multi"),
        _Line("company", "record-reference"),
        _Line("avatar_url", "text", title="Avatar URL"),
    ),
}
_RELATIONSHIPS = (
    (("people", "company"), ("companies", "team")),
    (("people", "associated_deals"), ("deals", "associated_people")),
    (("people", "associated_users"), ("users", "person")),
    (("companies", "associated_deals"), ("deals", "associated_company")),
    (("companies", "associated_workspaces"), ("workspaces", "company")),
    (("users", "workspace"), ("workspaces", "users")),
)
_CHOICES: dict[str, tuple[str, ...]] = {
    "stage": ("Lead", "In Progress", "Won 🎉", "Lost"),
    "categories": (
        *("3D Printing", "Advertising", "Aerospace & Defense", "Architecture", "Automotive", "B2B", "B2C"),
        *("Banking", "Biotechnology", "Construction", "Consulting", "E-commerce", "Education", "Energy"),
        *("Finance", "Financial Services", "Food & Beverage", "Health Care", "Hospitality", "Insurance"),
        *("Logistics", "Manufacturing", "Media", "Real Estate", "Retail", "SAAS", "Technology", "Telecommunications"),
    ),
    "employee_range": ("1-10", "11-50", "51-250", "251-1K", "1K-5K", "5K-10K", "10K-50K", "50K-100K", "100K+"),
    "estimated_arr_usd": (
        "$0-$1M",
        "$1M-$10M",
        "$10M-$50M",
        "$50M-$100M",
        "$100M-$250M",
        "$250M-$1B",
        "$1B-$10B",
        "$10B+",
    ),
    "strongest_connection_strength": ("Very weak", "Weak", "Good", "Strong", "Very strong"),
}


def furnish(workspace: Workspace) -> None:
    """Give a fresh workspace its standard objects and activities, and the one member that owns it."""
    for slug, (singular, plural) in _NOUNS.items():
        object_id = workspace.stable_id("object", slug)
        object_type = add_object(workspace, slug, singular, plural, is_standard=True, object_id=object_id)
        for line in _ATTRIBUTES[slug]:
            _add_line(workspace, object_type, line)
        _move_computed_last(object_type)
    for end, other_end in _RELATIONSHIPS:
        _relate(workspace, end, other_end)
    for slug, (singular, plural, extended) in _ACTIVITIES.items():
        base = None if extended is None else workspace.activity(extended)
        add_activity(workspace, slug, singular, plural, base, is_system=True)
    workspace.add_member(f"owner@{workspace.slug}.example", "Olive", "Owner", "admin")


def add_object(
    workspace: Workspace,
    slug: str,
    singular_noun: str,
    plural_noun: str,
    *,
    is_standard: bool = False,
    object_id: str | None = None,
) -> ObjectType:
    """An object with the attributes that every object has: record_id, created_at, created_by."""
    object_type = ObjectType(
        object_id or str(uuid.uuid4()),
        workspace.id,
        slug,
        workspace.clock.tick(),
        singular_noun=singular_noun,
        plural_noun=plural_noun,
        is_standard=is_standard,
    )
    workspace.objects.append(object_type)
    add_computed(workspace, object_type)
    return object_type


def add_activity(
    workspace: Workspace,
    slug: str,
    singular_noun: str,
    plural_noun: str,
    extends: ActivityType | None,
    *,
    is_system: bool = False,
) -> ActivityType:
    """An activity type with the same attributes as every object."""
    activity = ActivityType(
        workspace.stable_id("activity", slug) if is_system else str(uuid.uuid4()),
        workspace.id,
        slug,
        workspace.clock.tick(),
        singular_noun=singular_noun,
        plural_noun=plural_noun,
        extends=extends,
        is_system=is_system,
    )
    workspace.activities.append(activity)
    add_computed(workspace, activity)
    return activity


def add_computed(workspace: Workspace, table: Table, noun: str = "record") -> None:
    """The attributes that follow from a record or entry itself: its id, when it was created, and by whom."""
    lines: tuple[tuple[Computed, str, str, str], ...] = (
        ("record_id", f"{noun}_id", f"{noun.capitalize()} ID", "text"),
        ("created_at", "created_at", "Created at", "timestamp"),
        ("created_by", "created_by", "Created by", "actor-reference"),
    )
    for computed, slug, title, kind in lines:
        attribute = system_attribute(workspace, table, slug, title, kind, is_writable=False)
        attribute.computed = computed
        attribute.is_unique = computed == "record_id"
    workspace.schema_changed()


def system_attribute(
    workspace: Workspace, table: Table, slug: str, title: str, kind: str, *, is_writable: bool = True
) -> Attribute:
    """An attribute that comes with its table. Its id follows from the table's and so may survive a reset."""
    attribute_id = workspace.stable_id("attribute", table.id, slug)
    attribute = Attribute(
        attribute_id, table, slug, title, kind, table.created_at, is_system=True, is_writable=is_writable
    )
    table.attributes.append(attribute)
    return attribute


def _add_line(workspace: Workspace, object_type: ObjectType, line: _Line) -> None:
    traits = line.traits.split()
    title = line.title or line.slug.replace("_", " ").capitalize()
    attribute = system_attribute(
        workspace, object_type, line.slug, title, line.type, is_writable="readonly" not in traits
    )
    attribute.is_required = "required" in traits
    attribute.is_unique = "unique" in traits
    attribute.is_multiselect = "multi" in traits
    attribute.is_enriched = "enriched" in traits
    attribute.choices = [
        Choice(workspace.stable_id("choice", object_type.slug, line.slug, title), title)
        for title in _CHOICES.get(line.slug, ())
    ]
    if line.type == "currency":
        attribute.currency_code, attribute.display_type = "USD", "symbol"
    if line.slug == "stage":
        attribute.choices[2].celebration_enabled = True


def _relate(workspace: Workspace, end: tuple[str, str], other_end: tuple[str, str]) -> None:
    one, other = (workspace.attribute(workspace.object(object_slug), slug) for object_slug, slug in (end, other_end))
    one.inverse, other.inverse = other, one
    one.allowed, other.allowed = (workspace.object(other_end[0]),), (workspace.object(end[0]),)


def _move_computed_last(object_type: ObjectType) -> None:
    object_type.attributes.sort(key=lambda attribute: attribute.computed not in (None, "record_id"))
