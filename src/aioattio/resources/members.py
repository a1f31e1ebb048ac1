"""The people who work in the workspace."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["WorkspaceMembers"]


class WorkspaceMembers:
    """The people who work in the workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session
