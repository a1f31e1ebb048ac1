"""Sequences: who is not to be written to any more."""

from __future__ import annotations

from aioattio.emulator.bodies import read_body
from aioattio.emulator.operations.answers import data
from aioattio.emulator.operations.spelling import camel_case_status
from aioattio.emulator.routing import Call, route
from aioattio.emulator.sequences import NewUnsubscribed, Unsubscribed
from aioattio.emulator.timestamps import render


def unsubscribe(call: Call) -> bytes:
    new = read_body(call.body, NewUnsubscribed)
    since = call.workspace.store(Unsubscribed).add(new.email_addresses)
    return data([{"email_address": address, "created_at": render(moment)} for address, moment in since.items()])


ROUTES = (
    route(
        "POST",
        "/v2/sequences/unsubscribed_emails",
        "sequence_unsubscribe:read-write",
        camel_case_status(unsubscribe),
    ),
)
