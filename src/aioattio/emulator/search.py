"""Searching records over several objects by what a person would type."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from aioattio.emulator.errors import invalid, value_not_found
from aioattio.emulator.query import page_number
from aioattio.emulator.values.base import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aioattio.emulator.records import Record
    from aioattio.emulator.schema import ObjectType
    from aioattio.emulator.workspace import Workspace

MAX_RESULTS = 25
MAX_QUERY = 256
_SEARCHED = {
    "people": ("name", "email_addresses", "phone_numbers", "linkedin", "twitter", "facebook", "instagram"),
    "companies": ("name", "domains", "linkedin", "twitter", "facebook", "instagram"),
}


def search(workspace: Workspace, body: Any) -> list[dict[str, Any]]:
    """Records of the named objects that contain the query, letter case aside."""
    if not isinstance(body, dict):
        raise invalid(f"The body must be an object, not {show(body)}")
    wanted, objects = body.get("query"), body.get("objects")
    if not isinstance(wanted, str) or len(wanted) > MAX_QUERY:
        raise invalid(f"query must be a string of at most {MAX_QUERY} characters", "query", expected="string")
    if not isinstance(objects, list) or not objects:
        raise invalid("objects must name at least one object", "objects", expected="array")
    limit = page_number(body.get("limit"), "limit", MAX_RESULTS, low=1, high=MAX_RESULTS)
    _check_requester(workspace, body.get("request_as"))
    found = _found(workspace, [_object(workspace, one) for one in objects], wanted.strip().casefold())
    return list(islice(found, limit))


def label(workspace: Workspace, record: Record) -> str:
    """What a person calls the record: its name, else its first text."""
    object_type = record.object
    named = object_type.attribute("name")
    texts = _texts(workspace, record, (named.slug,)) if named else []
    return texts[0] if texts else next(iter(_texts(workspace, record, _searched(object_type))), "")


def _object(workspace: Workspace, reference: Any) -> ObjectType:
    found = workspace.find_object(str(reference))
    if found is None:
        raise value_not_found(f'Object with slug/ID "{reference}" was not found')
    return found


def _check_requester(workspace: Workspace, given: Any) -> None:
    kind = given.get("type") if isinstance(given, dict) else None
    if kind == "workspace":
        return
    if kind != "workspace-member":
        raise invalid('request_as needs the type "workspace" or "workspace-member"', "request_as", expected="object")
    by_id, by_email = given.get("workspace_member_id"), given.get("email_address")
    if by_id is not None and not isinstance(by_id, str):
        raise invalid("workspace_member_id must be a string", "request_as", "workspace_member_id", expected="string")
    if by_id not in workspace.members and workspace.member_by_email(str(by_email)) is None:
        raise value_not_found(f"Workspace member {show(by_id or by_email)} was not found")


def _found(workspace: Workspace, objects: list[ObjectType], wanted: str) -> Iterator[dict[str, Any]]:
    for object_type in objects:
        slugs = _searched(object_type)
        for record in object_type.records.values():
            if any(wanted in text.casefold() for text in _texts(workspace, record, slugs)):
                yield _describe(workspace, record)


def _searched(object_type: ObjectType) -> tuple[str, ...]:
    known = _SEARCHED.get(object_type.slug)
    if known is not None:
        return known
    texts = [one.slug for one in object_type.active_attributes() if one.type == "text" and one.computed is None]
    return ("name",) if "name" in texts else tuple(texts[:1])


def _texts(workspace: Workspace, record: Record, slugs: tuple[str, ...]) -> list[str]:
    texts: list[str] = []
    for slug in slugs:
        attribute = record.object.attribute(slug)
        codec = None if attribute is None else workspace.codec(attribute)
        if attribute is None or codec is None or codec.default is None:
            continue
        of = codec.properties[codec.default].of
        texts.extend(of(value.payload) for value in record.active(attribute))
    return texts


def _describe(workspace: Workspace, record: Record) -> dict[str, Any]:
    object_type = record.object
    described: dict[str, Any] = {
        "id": {"workspace_id": workspace.id, "object_id": object_type.id, "record_id": record.id},
        "record_text": label(workspace, record),
        "record_image": None,
        "object_slug": object_type.slug,
    }
    if object_type.slug == "people":
        described["email_addresses"] = _texts(workspace, record, ("email_addresses",))
        described["phone_numbers"] = _texts(workspace, record, ("phone_numbers",))
    elif object_type.slug == "companies":
        described["domains"] = _texts(workspace, record, ("domains",))
    return described
