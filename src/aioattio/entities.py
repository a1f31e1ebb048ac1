"""What Attio answers beside records and values, as tolerant views of its JSON.

Unknown keys stay in `raw`; missing ones read as None, "" or False.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import field, frozen

__all__ = ["EntryReference", "Identity", "Object", "SearchHit"]


def _text(raw: Mapping[str, Any], key: str) -> str:
    found = raw.get(key)
    return found if isinstance(found, str) else ""


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


@frozen
class Identity:
    """Who a token is: `GET /v2/self`. An unknown or revoked token has active False and nothing else.

    scopes: what the token may do; token_level: "workspace" or "user"; raw: the JSON object as received.
    """

    active: bool
    workspace_slug: str = ""
    workspace_name: str = ""
    workspace_id: str = ""
    scopes: tuple[str, ...] = field(default=(), repr=False)
    token_level: str = ""
    authorized_by_workspace_member_id: str | None = field(default=None, repr=False)
    raw: Mapping[str, Any] = field(factory=dict, repr=False, hash=False)

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Identity:
        return cls(
            active=raw.get("active") is True,
            workspace_slug=_text(raw, "workspace_slug"),
            workspace_name=_text(raw, "workspace_name"),
            workspace_id=_text(raw, "workspace_id"),
            scopes=tuple(_text(raw, "scope").split()),
            token_level=_text(raw, "token_level"),
            authorized_by_workspace_member_id=_text(raw, "authorized_by_workspace_member_id") or None,
            raw=raw,
        )


@frozen
class Object:
    """An object (a kind of record): one of Attio's standard ones, or a custom one.

    slug: Attio's `api_slug`; raw: the JSON object as received.
    """

    id: str
    slug: str
    singular_noun: str = ""
    plural_noun: str = ""
    created_at: datetime | None = field(default=None, repr=False)
    raw: Mapping[str, Any] = field(factory=dict, repr=False, hash=False)

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Object:
        return cls(
            id=_id_part(raw, "object_id"),
            slug=_text(raw, "api_slug"),
            singular_noun=_text(raw, "singular_noun"),
            plural_noun=_text(raw, "plural_noun"),
            created_at=_moment(_text(raw, "created_at")),
            raw=raw,
        )


@frozen
class SearchHit:
    """One result of a search: a record's id, its object and its label. Search lags behind writes."""

    id: str
    object: str
    text: str
    image: str | None = field(default=None, repr=False)
    domains: tuple[str, ...] = field(default=(), repr=False)
    email_addresses: tuple[str, ...] = field(default=(), repr=False)
    phone_numbers: tuple[str, ...] = field(default=(), repr=False)
    raw: Mapping[str, Any] = field(factory=dict, repr=False, hash=False)

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> SearchHit:
        return cls(
            id=_id_part(raw, "record_id"),
            object=_text(raw, "object_slug"),
            text=_text(raw, "record_text"),
            image=_text(raw, "record_image") or None,
            domains=_texts(raw, "domains"),
            email_addresses=_texts(raw, "email_addresses"),
            phone_numbers=_texts(raw, "phone_numbers"),
            raw=raw,
        )


@frozen
class EntryReference:
    """That a record is in a list: the entry's id and the list's. The entry's values are not part of it."""

    id: str
    list: str
    list_id: str = field(repr=False)
    created_at: datetime | None = field(default=None, repr=False)
    raw: Mapping[str, Any] = field(factory=dict, repr=False, hash=False)

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> EntryReference:
        return cls(
            id=_text(raw, "entry_id"),
            list=_text(raw, "list_api_slug"),
            list_id=_text(raw, "list_id"),
            created_at=_moment(_text(raw, "created_at")),
            raw=raw,
        )


def _id_part(raw: Mapping[str, Any], key: str) -> str:
    whole = raw.get("id")
    return _text(whole, key) if isinstance(whole, Mapping) else str(whole or "")


def _texts(raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = raw.get(key)
    return tuple(item for item in found if isinstance(item, str)) if isinstance(found, (list, tuple)) else ()
