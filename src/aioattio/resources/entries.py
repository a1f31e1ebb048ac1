"""Entries."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["Entries"]


class Entries:
    """Entries."""

    def __init__(self, session: Session, list: str) -> None:  # noqa: A002 - Attio's own word
        self._session, self.list = session, list
