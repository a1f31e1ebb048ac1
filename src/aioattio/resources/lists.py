"""The lists themselves; what is in them: `entries(list)`."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["Lists"]


class Lists:
    """The lists themselves; what is in them: `entries(list)`."""

    def __init__(self, session: Session) -> None:
        self._session = session
