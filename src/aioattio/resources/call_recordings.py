"""Call recordings of meetings and their transcripts."""

from __future__ import annotations

from aioattio.session import Session

__all__ = ["CallRecordings"]


class CallRecordings:
    """Call recordings of meetings and their transcripts."""

    def __init__(self, session: Session) -> None:
        self._session = session
