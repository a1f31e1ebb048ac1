"""Emails."""

from __future__ import annotations

from aioattio.emulator.routing import Route

ROUTES: tuple[Route, ...] = ()
