"""The workspace as a whole: whose token it is, which objects there are, what a search finds."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from aioattio.entities.base import Entity, flag, maybe_text, moment, own_id, text, texts, words

__all__ = ["EntryReference", "Identity", "Object", "SearchHit"]


@frozen(kw_only=True)
class Identity(Entity):
    """Who a token is: `GET /v2/self`. An unknown or revoked token has active False and nothing else.

    scopes: what the token may do; token_level: "workspace" or "user".
    """

    active: bool = flag()
    workspace_slug: str = text()
    workspace_name: str = text()
    workspace_id: str = text()
    scopes: tuple[str, ...] = words("scope", show=False)
    token_level: str = text()
    authorized_by_workspace_member_id: str | None = maybe_text(show=False)


@frozen(kw_only=True)
class Object(Entity):
    """An object (a kind of record): one of Attio's standard ones, or a custom one. slug: Attio's `api_slug`."""

    id: str = own_id("object_id")
    slug: str = text("api_slug")
    singular_noun: str = text()
    plural_noun: str = text()
    created_at: datetime | None = moment(show=False)


@frozen(kw_only=True)
class SearchHit(Entity):
    """One result of a search: a record's id, its object and its label. Search lags behind writes."""

    id: str = own_id("record_id")
    object: str = text("object_slug")
    text: str = text("record_text")
    image: str | None = maybe_text("record_image", show=False)
    domains: tuple[str, ...] = texts(show=False)
    email_addresses: tuple[str, ...] = texts(show=False)
    phone_numbers: tuple[str, ...] = texts(show=False)


@frozen(kw_only=True)
class EntryReference(Entity):
    """That a record is in a list: the entry's id and the list's. The entry's values are not part of it."""

    id: str = text("entry_id")
    list: str = text("list_api_slug")
    list_id: str = text(show=False)
    created_at: datetime | None = moment(show=False)
