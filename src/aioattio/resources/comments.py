"""Single comments: to write, read and delete them."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["Comments"]


class Comments:
    """Single comments: to write, read and delete them."""

    def __init__(self, session: Session) -> None:
        self._session = session
