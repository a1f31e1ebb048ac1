"""Tasks."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["Tasks"]


class Tasks:
    """Tasks."""

    def __init__(self, session: Session) -> None:
        self._session = session
