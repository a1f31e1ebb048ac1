"""The operations that the emulator serves."""

from __future__ import annotations

from aioattio.emulator.operations import definitions, meta, records
from aioattio.emulator.routing import Router

ROUTER = Router((*meta.ROUTES, *definitions.ROUTES, *records.ROUTES))
