"""The webhook subscriptions of the workspace."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["Webhooks"]


class Webhooks:
    """The webhook subscriptions of the workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session
