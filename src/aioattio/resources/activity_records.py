"""ActivityRecords."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["ActivityRecords"]


class ActivityRecords:
    """ActivityRecords."""

    def __init__(self, session: Session, activity: str) -> None:
        self._session, self.activity = session, activity
