"""Meetings."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["Meetings"]


class Meetings:
    """Meetings."""

    def __init__(self, session: Session) -> None:
        self._session = session
