"""From a place to the attribute that it names, with what a comparison needs to know of it."""

from __future__ import annotations

from attrs import evolve

from aioattio.errors import InvalidInput, shortened
from aioattio.filters.expressions import Leaf
from aioattio.filters.operands import emails_among
from aioattio.filters.places import Place
from aioattio.filters.properties import RULES
from aioattio.filters.subjects import Subject
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.schema.lookup import Described, Lookup
from aioattio.schema.nearest import did_you_mean
from aioattio.values.forms import is_uuid

__all__ = ["locate", "subject_of"]

# What every object, or every list, has, whether or not its definitions say so.
_OWN = {
    "objects": {"record_id": "text", "created_at": "timestamp", "created_by": "actor-reference"},
    "lists": {
        "entry_id": "text",
        "parent_record": "record-reference",
        "created_at": "timestamp",
        "created_by": "actor-reference",
    },
}

_CHOSEN = (None, "option", "status")
"""Properties that are compared with an option or a status."""


async def locate(place: Place, described: Described, lookup: Lookup) -> Subject:
    """The attribute at a place. Raises InvalidInput for one that is not there, and for a path that leads nowhere."""
    _check_start(place, described)
    here, steps = described, place.path or ((described[1], place.attribute),)
    definitions = await lookup.definitions(here)
    attribute = _find(steps[0][1], definitions, here)
    is_single = not attribute.is_multiselect
    for container, slug in steps[1:]:
        _check_leads_to(attribute, container, definitions)
        here = ("objects", container)
        definitions = await lookup.definitions(here)
        attribute = _find(slug, definitions, here)
        is_single = is_single and not attribute.is_multiselect
    return Subject(place, attribute, definitions, here, is_single)


async def subject_of(leaf: Leaf, described: Described, lookup: Lookup) -> Subject:
    """The attribute of a comparison, with the choices and the members that its operands need."""
    subject = await locate(leaf.place, described, lookup)
    asked = [one for one in leaf.comparisons if one.operator != "$not_empty"]
    attribute = subject.attribute
    if attribute.type in ("select", "status") and any(one.place.property in _CHOSEN for one in asked):
        subject = evolve(subject, choices=await lookup.choices(subject.described, attribute.slug))
    if attribute.type in ("actor-reference", "interaction"):
        properties = RULES[attribute.type].properties
        by_member = {name for name, known in properties.items() if known.kind == "member id"}
        members = [one.operands for one in asked if one.place.property is None or one.place.property in by_member]
        emails = {email for operands in members for email in emails_among(operands)}
        subject = evolve(subject, members={email: await lookup.member_id(email) for email in sorted(emails)})
    return subject


def _check_start(place: Place, described: Described) -> None:
    if not place.path:
        return
    start, queried = place.path[0][0], described[1]
    # By slug on one side and by id on the other, nothing tells whether it is the same.
    if start != queried and is_uuid(start) == is_uuid(queried):
        message = f"a path starts at what is queried, {queried!r}, not at {start!r}"
        raise InvalidInput(message, attribute="path", given=place.path, accepted=f"{queried}.<attribute> first")


def _check_leads_to(reference: Attribute, container: str, definitions: Definitions) -> None:
    if reference.type != "record-reference":
        raise InvalidInput(
            f"{reference.slug} ({reference.type}) is no record reference, so that a path cannot go through it",
            attribute=reference.slug,
            type=reference.type,
            given=container,
            accepted="record references before the last step of a path",
        )
    ids = reference.allowed_object_ids or ()
    slugs = [slug for object_id in ids if (slug := definitions.object_slug(object_id)) is not None]
    if slugs and len(slugs) == len(ids) and container not in (*ids, *slugs):
        raise InvalidInput(
            f"{reference.slug} leads to records of {' or '.join(slugs)}, not of {container!r}",
            attribute=reference.slug,
            type=reference.type,
            given=container,
            accepted=" or ".join(slugs),
        )


def _find(slug: str, definitions: Definitions, described: Described) -> Attribute:
    found = definitions.find(slug)
    if found is not None:
        return found
    own = _OWN[described[0]].get(slug)
    if own is not None:
        return Attribute.from_json({"api_slug": slug, "type": own})
    nearest = definitions.nearest(slug)
    raise InvalidInput(
        f"{described[1]} has no attribute {shortened(slug)}{did_you_mean(nearest)}",
        attribute=slug,
        given=slug,
        accepted=" or ".join(nearest) or f"an attribute of {described[1]}",
    )
