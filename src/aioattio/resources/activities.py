"""The activity types themselves; what happened: `activity_records(activity)`."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["Activities"]


class Activities:
    """The activity types themselves; what happened: `activity_records(activity)`."""

    def __init__(self, session: Session) -> None:
        self._session = session
