"""Metadata of e-mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aioattio.emulator.emails import Email, Emails
from aioattio.emulator.errors import invalid
from aioattio.emulator.linking import pair
from aioattio.emulator.operations.answers import encode, flag
from aioattio.emulator.operations.cursors import cursor_paged
from aioattio.emulator.operations.meetings import addresses, bound
from aioattio.emulator.routing import Call, route

if TYPE_CHECKING:
    from collections.abc import Callable


def list_emails(call: Call) -> bytes:
    """Newest first. What may not be seen is left out of a page once it is cut, so pages may be short or empty."""
    emails, passes = call.workspace.store(Emails), _filter(call)
    after, before = bound(call.query, "sent_after"), bound(call.query, "sent_before")
    no_machines = flag(call.query, "exclude_automated_participants")
    found = [
        email
        for email in emails.newest_first()
        if passes(email)
        and (after is None or email.sent_at > after)
        and (before is None or email.sent_at < before)
        and not (no_machines and email.is_automated)
    ]
    page, cursor = cursor_paged(found, call.query, default=25, high=50)
    shown = [emails.describe(email) for email in page if email.new.is_shown]
    return encode({"data": shown, "pagination": {"next_cursor": cursor}})


def _filter(call: Call) -> Callable[[Email], bool]:
    """One of the filters has to fit. Those that name the own workspace are ignored, and so fit nothing."""
    query, own = call.query, {member.email.lower() for member in call.workspace.members.values()}
    linked = pair(query, "linked_object", "linked_record_ids")
    participants, domain = addresses(query.get("participants", "")), query.get("domain", "").strip().lower() or None
    if linked is None and not participants and domain is None:
        raise invalid("One of linked_record_ids, participants and domain is required", "participants")
    records = set()
    if linked is not None:
        of_object = call.workspace.object(linked[0]).records
        records = {of_object[one.strip()] for one in linked[1].split(",") if one.strip() in of_object}
    participants -= own
    if domain in {address.rpartition("@")[2] for address in own}:
        domain = None
    return lambda email: not records.isdisjoint(email.linked) or email.has(participants, domain)


ROUTES = (route("GET", "/v2/emails", "email:read record_permission:read object_configuration:read", list_emails),)
