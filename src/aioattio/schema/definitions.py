"""Attribute definitions, select options and statuses, as tolerant views of Attio's JSON.

Unknown keys stay in `raw`, missing ones read as None, "" or False: a key that Attio adds or forgets breaks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from aioattio.entities.readers import read_flag, read_mapping, read_own_id, read_text
from aioattio.schema.nearest import close_to

__all__ = ["Attribute", "Definitions", "SelectOption", "Status"]


@frozen
class Attribute:
    """The definition of one attribute of an object or a list.

    slug: Attio's `api_slug`; type: one of Attio's 17, or one that it adds later (an open string);
    allowed_object_ids: the objects that a record-reference may point to, None where it may be any;
    currency_code: ISO 4217, of currency attributes; relationship: the other side of a two-way reference;
    raw: the JSON object as received.
    """

    id: str
    slug: str
    title: str = field(repr=False)
    description: str | None = field(repr=False)
    type: str
    is_multiselect: bool
    is_required: bool = field(repr=False)
    is_unique: bool = field(repr=False)
    is_writable: bool
    is_archived: bool = field(repr=False)
    is_system_attribute: bool = field(repr=False)
    allowed_object_ids: tuple[str, ...] | None = field(repr=False)
    currency_code: str | None = field(repr=False)
    relationship: Mapping[str, Any] | None = field(repr=False, hash=False)
    raw: Mapping[str, Any] = field(repr=False, hash=False)

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Attribute:
        config = read_mapping(raw, "config")
        allowed = read_mapping(config, "record_reference").get("allowed_object_ids")
        return cls(
            id=read_own_id(raw, "attribute_id"),
            slug=read_text(raw, "api_slug"),
            title=read_text(raw, "title"),
            description=read_text(raw, "description") or None,
            type=read_text(raw, "type"),
            is_multiselect=read_flag(raw, "is_multiselect"),
            is_required=read_flag(raw, "is_required"),
            is_unique=read_flag(raw, "is_unique"),
            # Only an explicit false forbids writing: a missing key must not lock an attribute.
            is_writable=read_flag(raw, "is_writable", default=True),
            is_archived=read_flag(raw, "is_archived"),
            is_system_attribute=read_flag(raw, "is_system_attribute"),
            allowed_object_ids=tuple(map(str, allowed)) if isinstance(allowed, list) else None,
            currency_code=read_text(read_mapping(config, "currency"), "default_currency_code") or None,
            relationship=read_mapping(raw, "relationship") or None,
            raw=raw,
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON object as received."""
        return dict(self.raw)


@frozen
class SelectOption:
    """One option of a select attribute."""

    id: str
    title: str
    is_archived: bool = False
    raw: Mapping[str, Any] = field(factory=dict, repr=False, eq=False)

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> SelectOption:
        return cls(read_own_id(raw, "option_id"), read_text(raw, "title"), read_flag(raw, "is_archived"), raw)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object as received."""
        return dict(self.raw)


@frozen
class Status:
    """One status of a status attribute; target_time_in_status is an ISO 8601 duration."""

    id: str
    title: str
    is_archived: bool = False
    celebration_enabled: bool = False
    target_time_in_status: str | None = None
    raw: Mapping[str, Any] = field(factory=dict, repr=False, eq=False)

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Status:
        return cls(
            read_own_id(raw, "status_id"),
            read_text(raw, "title"),
            read_flag(raw, "is_archived"),
            read_flag(raw, "celebration_enabled"),
            read_text(raw, "target_time_in_status") or None,
            raw,
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON object as received."""
        return dict(self.raw)


class Definitions(Mapping[str, Attribute]):
    """The attributes of one object or list by slug; immutable.

    object: slug (or id) of what they describe; objects: slugs by object id, as far as known, so that a
    reference that allows one standard object can be written by that object's unique value;
    shapes: type and is_multiselect by slug, for reading, which asks for every attribute of every record.
    """

    __slots__ = ("_attributes", "_by_id", "_object_slugs", "_outline", "object", "shapes")

    def __init__(
        self,
        attributes: Iterable[Attribute] = (),
        *,
        object: str = "",  # noqa: A002 - Attio's own word
        objects: Mapping[str, str] | None = None,
    ) -> None:
        self.object = object
        self._attributes: dict[str, Attribute] = {}
        for attribute in attributes:
            known = self._attributes.get(attribute.slug)
            if known is None or known.is_archived:
                self._attributes[attribute.slug] = attribute
        self._by_id = {attribute.id: attribute for attribute in self._attributes.values() if attribute.id}
        self._object_slugs = _related_objects(self._attributes.values()) | dict(objects or {})
        self._outline: Definitions | None = None
        self.shapes: Mapping[str, tuple[str, bool]] = {
            slug: (attribute.type, attribute.is_multiselect) for slug, attribute in self._attributes.items()
        }

    @classmethod
    def from_json(
        cls,
        items: Iterable[Mapping[str, Any]],
        *,
        object: str = "",  # noqa: A002 - Attio's own word
        objects: Mapping[str, str] | None = None,
    ) -> Definitions:
        """From the `data` array of Attio's list of attributes."""
        return cls(map(Attribute.from_json, items), object=object, objects=objects)

    def __getitem__(self, slug: str) -> Attribute:
        return self._attributes[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._attributes)

    def __len__(self) -> int:
        return len(self._attributes)

    def __repr__(self) -> str:
        return f"<Definitions of {self.object or 'an object'}: {len(self)} attributes>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_restore, ([a.raw for a in self.values()], self.object, self._object_slugs))

    def find(self, slug_or_id: str) -> Attribute | None:
        """The attribute of this slug or attribute id."""
        return self._attributes.get(slug_or_id) or self._by_id.get(slug_or_id)

    def extended(self, attributes: Iterable[Attribute]) -> Definitions:
        """These attributes and further ones."""
        return Definitions([*self.values(), *attributes], object=self.object, objects=self._object_slugs)

    def nearest(self, slug: str) -> list[str]:
        """Up to three slugs that were probably meant, best first; an attribute's title counts as its slug."""
        names = {attribute.title: attribute.slug for attribute in self.values()} | {of: of for of in self}
        own_id = next((of for of in ("record_id", "entry_id") if of in self), None)
        return close_to(slug, names if own_id is None else {"id": own_id} | names)

    def object_slug(self, object_id: str) -> str | None:
        """Slug of an object that these attributes refer to, where it is known."""
        if object_id in self._object_slugs.values():
            return object_id
        return self._object_slugs.get(object_id)

    def outline(self) -> Definitions:
        """What reading needs and no more (slug, id, type, multiselect): it travels in every pickled record."""
        if self._outline is None:
            self._outline = Definitions.from_json(
                (
                    {"id": a.id, "api_slug": a.slug, "type": a.type, "is_multiselect": a.is_multiselect}
                    for a in self.values()
                ),
                object=self.object,
            )
        return self._outline


def _related_objects(attributes: Iterable[Attribute]) -> dict[str, str]:
    """Object slugs by id, as the relationships between them tell."""
    slugs: dict[str, str] = {}
    for attribute in attributes:
        if attribute.relationship:
            object_id = read_text(read_mapping(attribute.relationship, "id"), "object_id")
            slug = read_text(attribute.relationship, "object_slug")
            if object_id and slug:
                slugs[object_id] = slug
    return slugs


def _restore(items: list[Mapping[str, Any]], of: str, objects: Mapping[str, str]) -> Definitions:
    return Definitions.from_json(items, object=of, objects=objects)
