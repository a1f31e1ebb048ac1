"""References to records and workspace members."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aioattio.values.addresses import domain, email
from aioattio.values.forms import Referable, actor_form, is_uuid, record_form
from aioattio.values.target import UNIQUE, Target
from aioattio.values.types import ActorReference, RecordReference

__all__ = ["actor", "record"]


def actor(given: Any, to: Target) -> dict[str, Any]:
    if isinstance(given, str):
        if is_uuid(given):
            return actor_form(ActorReference("workspace-member", given))
        return {"workspace_member_email_address": email(given, to)}
    if isinstance(given, Mapping):
        if set(given) == {"workspace_member_email_address"}:
            return {"workspace_member_email_address": email(given["workspace_member_email_address"], to)}
        if set(given) != {"referenced_actor_type", "referenced_actor_id"}:
            raise to.refuse(given)
        given = ActorReference(given["referenced_actor_type"], given["referenced_actor_id"])
    # Attio lets nobody but members be set: apps, tokens and the system only appear where it writes itself.
    if not isinstance(given, ActorReference) or given.type != "workspace-member" or not isinstance(given.id, str):
        raise to.refuse(given)
    return actor_form(given)


def record(given: Any, to: Target) -> Any:
    if isinstance(given, Referable):
        given = given.reference
    if isinstance(given, RecordReference):
        return _checked_record(given, to)
    if isinstance(given, str) and given.strip():
        return _named_record(given.strip(), to)
    # Any unique attribute may name the record; which ones exist is for Attio to say.
    if isinstance(given, Mapping) and isinstance(given.get("target_object"), str) and len(given) > 1:
        return dict(given)
    raise to.refuse(given)


def _checked_record(reference: RecordReference, to: Target) -> dict[str, str]:
    if not reference.object or not reference.id:
        raise to.refuse(reference)
    allowed = to.attribute.allowed_object_ids
    if allowed and reference.object not in allowed:
        slugs = [to.definitions.object_slug(object_id) for object_id in allowed]
        if None not in slugs and not is_uuid(reference.object) and reference.object not in slugs:
            raise to.refuse(reference)
    return record_form(reference)


def _named_record(text: str, to: Target) -> Any:
    """A record by its id, or by the unique value of the one standard object that is allowed."""
    allowed = to.attribute.allowed_object_ids or ()
    if len(allowed) != 1:
        raise to.refuse(text)
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
