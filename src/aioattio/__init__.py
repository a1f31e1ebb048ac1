"""aioattio: an asyncio-native SDK for the Attio CRM.

    from aioattio import Attio, F

    async with Attio() as attio:                     # the token: ATTIO_API_KEY
        async for person in attio.people.query(F.job_title.contains("engineer")):
            print(person["name"].full, person["email_addresses"])

Names load on first use, so that importing aioattio costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import errors
from .errors import *  # noqa: F403 - light, and every name of it is public
from .version import __version__ as __version__

if TYPE_CHECKING:
    from .activity_record import ActivityRecord
    from .answers import Answer
    from .bulk import CSVFile, JSONLinesFile, Outcome, ParquetFile, Plan, Problem, Progress, Report, RowMapping
    from .call import Called
    from .client import Attio
    from .entities.activities import Activity
    from .entities.call_recordings import CallRecording, Speaker, Transcript, TranscriptSegment
    from .entities.comments import Comment, Thread
    from .entities.emails import Email, EmailParticipant, UnsubscribedEmail
    from .entities.files import File
    from .entities.lists import List, MemberAccess
    from .entities.meetings import LinkedRecord, Meeting, MeetingParticipant
    from .entities.members import WorkspaceMember
    from .entities.notes import Note
    from .entities.tasks import Task
    from .entities.views import View
    from .entities.webhooks import NewWebhook, Subscription, Webhook
    from .entities.workspace import EntryReference, Identity, Object, SearchHit
    from .entry import Entry
    from .filters import F, Field, Filter, Sort
    from .limits import Limiter, Limits
    from .listing import Listing, Page
    from .record import Record
    from .retry import Retry
    from .schema.definitions import Attribute, Definitions, SelectOption, Status
    from .values.holder import UnknownAttribute
    from .values.past import PastValue
    from .values.types import ActorReference, Interaction, Location, Name, RecordReference
    from .values.value import Value

__all__ = [
    "Activity",
    "ActivityRecord",
    "ActorReference",
    "Answer",
    "Attio",
    "Attribute",
    "CSVFile",
    "CallRecording",
    "Called",
    "Comment",
    "Definitions",
    "Email",
    "EmailParticipant",
    "Entry",
    "EntryReference",
    "F",
    "Field",
    "File",
    "Filter",
    "Identity",
    "Interaction",
    "JSONLinesFile",
    "Limiter",
    "Limits",
    "LinkedRecord",
    "List",
    "Listing",
    "Location",
    "Meeting",
    "MeetingParticipant",
    "MemberAccess",
    "Name",
    "NewWebhook",
    "Note",
    "Object",
    "Outcome",
    "Page",
    "ParquetFile",
    "PastValue",
    "Plan",
    "Problem",
    "Progress",
    "Record",
    "RecordReference",
    "Report",
    "Retry",
    "RowMapping",
    "SearchHit",
    "SelectOption",
    "Sort",
    "Speaker",
    "Status",
    "Subscription",
    "Task",
    "Thread",
    "Transcript",
    "TranscriptSegment",
    "UnknownAttribute",
    "UnsubscribedEmail",
    "Value",
    "View",
    "Webhook",
    "WorkspaceMember",
]
__all__ += errors.__all__

_HOMES = {
    "activity_record": ("ActivityRecord",),
    "answers": ("Answer",),
    "bulk": (
        *("CSVFile", "JSONLinesFile", "ParquetFile", "RowMapping"),
        *("Plan", "Progress", "Outcome", "Problem", "Report"),
    ),
    "call": ("Called",),
    "client": ("Attio",),
    "entities.activities": ("Activity",),
    "entities.call_recordings": ("CallRecording", "Speaker", "Transcript", "TranscriptSegment"),
    "entities.comments": ("Comment", "Thread"),
    "entities.emails": ("Email", "EmailParticipant", "UnsubscribedEmail"),
    "entities.files": ("File",),
    "entities.lists": ("List", "MemberAccess"),
    "entities.meetings": ("LinkedRecord", "Meeting", "MeetingParticipant"),
    "entities.members": ("WorkspaceMember",),
    "entities.notes": ("Note",),
    "entities.tasks": ("Task",),
    "entities.views": ("View",),
    "entities.webhooks": ("NewWebhook", "Subscription", "Webhook"),
    "entities.workspace": ("EntryReference", "Identity", "Object", "SearchHit"),
    "entry": ("Entry",),
    "filters": ("F", "Field", "Filter", "Sort"),
    "limits": ("Limiter", "Limits"),
    "listing": ("Listing", "Page"),
    "record": ("Record",),
    "retry": ("Retry",),
    "schema.definitions": ("Attribute", "Definitions", "SelectOption", "Status"),
    "values.holder": ("UnknownAttribute",),
    "values.past": ("PastValue",),
    "values.types": ("ActorReference", "Interaction", "Location", "Name", "RecordReference"),
    "values.value": ("Value",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # a type checker that saw this would take every misspelt name for one that exists

    def __getattr__(name: str) -> Any:
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module 'aioattio' has no attribute {name!r}")
        from importlib import import_module

        value = globals()[name] = getattr(import_module(f".{home}", __name__), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME_OF})
