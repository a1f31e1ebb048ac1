"""References to records and workspace members."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aioattio.values.addresses import domain, email
from aioattio.values.forms import Referable, actor_form, can_be_sent, id_text, is_uuid, record_form
from aioattio.values.target import UNIQUE, Target
from aioattio.values.types import ActorReference, RecordReference
from aioattio.values.untyped import json_of

__all__ = ["actor", "record"]

_RECORD_KEYS = {"target_object", "target_record_id"}
_ACTOR_KEYS = {"referenced_actor_type", "referenced_actor_id"}
_BY_EMAIL = "workspace_member_email_address"


def actor(given: Any, to: Target) -> dict[str, Any]:
    """A workspace member, by id or e-mail address."""
    given = id_text(given)
    if isinstance(given, str):
        text = given.strip()
        if is_uuid(text):
            return actor_form(ActorReference("workspace-member", text))
        return {_BY_EMAIL: email(given, to)}
    meant = given.reference if isinstance(given, Referable) else given
    if isinstance(meant, Mapping):
        if set(meant) == {_BY_EMAIL}:
            return {_BY_EMAIL: email(meant[_BY_EMAIL], to)}
        if set(meant) != _ACTOR_KEYS:
            raise to.refuse(given)
        meant = ActorReference(meant["referenced_actor_type"], meant["referenced_actor_id"])
    if not isinstance(meant, ActorReference) or not isinstance(meant.id, str) or not can_be_sent(meant.id):
        raise to.refuse(given)
    if meant.type != "workspace-member" or not meant.id:
        raise to.refuse(given, why="as Attio lets nobody but workspace members be set")
    return actor_form(meant)


def record(given: Any, to: Target) -> Any:
    """A record, by id or by a unique value of it."""
    given = id_text(given)
    if isinstance(given, str) and given.strip() and can_be_sent(given):
        return _named_record(given.strip(), to)
    meant = given.reference if isinstance(given, Referable) else given
    if isinstance(meant, Mapping):
        if set(meant) != _RECORD_KEYS:
            return _by_unique_value(meant, to)
        meant = RecordReference(meant["target_object"], meant["target_record_id"])
    if not isinstance(meant, RecordReference) or not _is_name(meant.object) or not _is_name(meant.id):
        raise to.refuse(given)
    _check_object(meant.object, given, to)
    return record_form(meant)


def _by_unique_value(given: Mapping[Any, Any], to: Target) -> dict[str, Any]:
    """Any unique attribute may name the record; which ones exist is for Attio to say."""
    if not _is_name(given.get("target_object")) or len(given) < 2 or not all(map(_is_name, given)):
        raise to.refuse(given)
    _check_object(given["target_object"], given, to)
    try:
        found: dict[str, Any] = json_of(given)
    except (ValueError, OverflowError) as error:
        raise to.refuse(given) from error
    return found


def _is_name(given: Any) -> bool:
    return isinstance(given, str) and bool(given) and can_be_sent(given)


def _check_object(named: str, given: Any, to: Target) -> None:
    """Refuse a record of an object that is known not to be allowed."""
    allowed = to.attribute.allowed_object_ids
    if not allowed or named in allowed or is_uuid(named):
        return
    slugs = [to.definitions.object_slug(object_id) for object_id in allowed]
    if None not in slugs and named not in slugs:
        raise to.refuse(given, why=f"a record of {named}")


def _named_record(text: str, to: Target) -> Any:
    """A record by its id, or by the unique value of the one standard object that is allowed."""
    allowed = to.attribute.allowed_object_ids or ()
    if len(allowed) != 1:
        raise to.refuse(text, why="as it may be a record of more than one object")
    if is_uuid(text):
        return record_form(RecordReference(allowed[0], text))
    slug = to.definitions.object_slug(allowed[0])
    if slug is None:
        return text  # which object it is, and so what the text means, only Attio knows here
    if slug not in UNIQUE:
        raise to.refuse(text)
    attribute, key = UNIQUE[slug]
    check = {"domain": domain, "email_address": email}.get(key, _as_text)
    return {"target_object": slug, attribute: [{key: check(text, to)}]}


def _as_text(given: Any, to: Target) -> str:
    return str(given)
