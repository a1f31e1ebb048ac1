"""The operations that the emulator serves."""

from __future__ import annotations

from itertools import chain

from aioattio.emulator.operations import (
    activities,
    call_recordings,
    comments,
    definitions,
    emails,
    entries,
    files,
    lists,
    meetings,
    members,
    meta,
    notes,
    records,
    sequences,
    sql,
    tasks,
    threads,
    webhooks,
)
from aioattio.emulator.routing import Router

_MODULES = (
    activities,
    call_recordings,
    comments,
    definitions,
    emails,
    entries,
    files,
    lists,
    meetings,
    members,
    meta,
    notes,
    records,
    sequences,
    sql,
    tasks,
    threads,
    webhooks,
)
ROUTES = tuple(chain.from_iterable(module.ROUTES for module in _MODULES))
ROUTER = Router(ROUTES)
