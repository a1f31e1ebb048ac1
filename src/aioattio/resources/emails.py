"""Metadata of e-mails."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["Emails"]


class Emails:
    """Metadata of e-mails."""

    def __init__(self, session: Session) -> None:
        self._session = session
