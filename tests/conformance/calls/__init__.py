"""A facade call, or several, for every operation: the least that can be given, and the most."""

from __future__ import annotations

from tests.conformance.calls import collaboration, files, lists, meetings, records, workspace
from tests.conformance.recording import Call

CALLS: dict[str, tuple[Call, ...]] = {
    **workspace.CALLS,
    **records.CALLS,
    **lists.CALLS,
    **collaboration.CALLS,
    **meetings.CALLS,
    **files.CALLS,
}
