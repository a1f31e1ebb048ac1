"""Sequences: who is not to be written to any more."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["Sequences"]


class Sequences:
    """Sequences: who is not to be written to any more."""

    def __init__(self, session: Session) -> None:
        self._session = session
