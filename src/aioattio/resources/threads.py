"""Threads of comments on records and list entries."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["Threads"]


class Threads:
    """Threads of comments on records and list entries."""

    def __init__(self, session: Session) -> None:
        self._session = session
