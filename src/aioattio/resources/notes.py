"""Notes on records, and on meetings."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["Notes"]


class Notes:
    """Notes on records, and on meetings."""

    def __init__(self, session: Session) -> None:
        self._session = session
