"""Files and folders of records."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["Files"]


class Files:
    """Files and folders of records."""

    def __init__(self, session: Session) -> None:
        self._session = session
