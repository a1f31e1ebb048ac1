"""What only Attio itself adds to a workspace, put there from Python."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from aioattio.emulator.bodies import read_body
from aioattio.emulator.call_recordings import CallRecordings, NewRecording
from aioattio.emulator.emails import Emails, NewEmail
from aioattio.emulator.meetings import Meetings, NewMeeting
from aioattio.emulator.values.references import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aioattio.emulator.call_recordings import Status
    from aioattio.emulator.workspace import Workspace


class Furnishing(ABC):
    """Each method gives the JSON that the API would, and raises ValueError as the API would refuse."""

    @property
    @abstractmethod
    def _workspace(self) -> Workspace: ...

    def add_email(
        self,
        sent_at: str,
        participants: Iterable[Mapping[str, Any]],
        *,
        subject_line: str | None = None,
        direction: str = "inbound",
        linked_records: Iterable[Mapping[str, Any]] = (),
        is_shown: bool = True,
    ) -> dict[str, Any]:
        """An e-mail in a mailbox of the workspace.

        `participants` have a role, an email_address and perhaps a name; `linked_records` an object and a record_id.
        One with `is_shown` False counts for the cutting of pages and is then left out: pages become short or empty.
        """
        email = {
            "sent_at": sent_at,
            "participants": list(map(dict, participants)),
            "subject_line": subject_line,
            "direction": direction,
            "linked_records": list(map(dict, linked_records)),
            "is_shown": is_shown,
        }
        emails = self._workspace.store(Emails)
        return emails.describe(emails.add(read_body({"data": email}, NewEmail)))

    def add_synced_meeting(self, meeting: Mapping[str, Any]) -> dict[str, Any]:
        """A meeting out of a calendar, which cannot be deleted; `meeting` is what the API takes to create one."""
        meetings = self._workspace.store(Meetings)
        new = read_body({"data": dict(meeting)}, NewMeeting)
        return meetings.describe(meetings.create(new, SYSTEM, is_synced=True))

    def add_call_recording(
        self,
        meeting_id: str,
        *,
        video_url: str | None = None,
        transcript: Iterable[Mapping[str, Any]] | None = None,
        status: Status = "completed",
    ) -> dict[str, Any]:
        """A recording of a meeting as Attio's own recorder makes one; the arguments are those of the API."""
        given = {
            "video_url": video_url,
            "transcript": None if transcript is None else list(map(dict, transcript)),
        }
        recordings = self._workspace.store(CallRecordings)
        meeting = self._workspace.store(Meetings).find(meeting_id)
        recording = recordings.create(meeting, read_body({"data": given}, NewRecording), SYSTEM)
        recording.status = status
        return recordings.describe_whole(recording)
