"""The namespaces of a client. Each loads on first use, so that importing aioattio stays cheap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, overload

if TYPE_CHECKING:
    from aioattio.entities.activities import Activity
    from aioattio.entities.lists import List
    from aioattio.entities.workspace import Object
    from aioattio.entry import Entry
    from aioattio.record import Record
    from aioattio.resources.activities import Activities
    from aioattio.resources.activity_records import ActivityRecords
    from aioattio.resources.call_recordings import CallRecordings
    from aioattio.resources.comments import Comments
    from aioattio.resources.emails import Emails
    from aioattio.resources.entries import Entries
    from aioattio.resources.files import Files
    from aioattio.resources.lists import Lists
    from aioattio.resources.meetings import Meetings
    from aioattio.resources.members import WorkspaceMembers
    from aioattio.resources.notes import Notes
    from aioattio.resources.objects import Objects
    from aioattio.resources.records import Records
    from aioattio.resources.schema import Schema
    from aioattio.resources.sequences import Sequences
    from aioattio.resources.tasks import Tasks
    from aioattio.resources.threads import Threads
    from aioattio.resources.webhooks import Webhooks
    from aioattio.session import Session
    from aioattio.typed.model import EntryModel, Model

__all__ = ["Namespaces"]

M = TypeVar("M", bound="Model")
E = TypeVar("E", bound="EntryModel")


class Namespaces:
    """What hangs on a client: `attio.people`, `attio.entries("sales")`, `attio.notes`, ..."""

    _session: Session

    # -- records -----------------------------------------------------------------------------------------------

    @overload
    def records(self, object: type[M]) -> Records[M]: ...
    @overload
    def records(self, object: str | Object) -> Records[Record]: ...
    def records(self, object: Any) -> Records[Any]:  # noqa: A002 - Attio's own word
        """The records of any object, by its slug or id, the Object itself, or a model: `attio.records(Company)`."""
        from aioattio.record import Record
        from aioattio.resources.models import Form, model_class
        from aioattio.resources.records import Records
        from aioattio.typed.model import Model, container_of

        model = model_class(object, Model, name="object")
        if model is None:
            return Records(self._session, object, Form(Record))
        return Records(self._session, container_of(model), Form(model))

    @property
    def people(self) -> Records[Record]:
        """Records of the standard object people; `email_addresses` is unique."""
        return self.records("people")

    @property
    def companies(self) -> Records[Record]:
        """Records of the standard object companies; `domains` is unique."""
        return self.records("companies")

    @property
    def deals(self) -> Records[Record]:
        """Records of the standard object deals, which has no unique attribute of its own."""
        return self.records("deals")

    @property
    def users(self) -> Records[Record]:
        """Records of the standard object users; `user_id` and `primary_email_address` are unique."""
        return self.records("users")

    @property
    def workspaces(self) -> Records[Record]:
        """Records of the standard object workspaces; `workspace_id` is unique."""
        return self.records("workspaces")

    @property
    def objects(self) -> Objects:
        """The objects themselves."""
        from aioattio.resources.objects import Objects

        return Objects(self._session)

    @property
    def schema(self) -> Schema:
        """What the workspace is made of, kept for a while: objects, lists, attributes, options, statuses, members."""
        from aioattio.resources.schema import Schema

        return Schema(self._session.facts)

    # -- lists and activities ----------------------------------------------------------------------------------

    @overload
    def entries(self, list: type[E]) -> Entries[E]: ...
    @overload
    def entries(self, list: str | List) -> Entries[Entry]: ...
    def entries(self, list: Any) -> Entries[Any]:  # noqa: A002 - Attio's own word
        """The entries of a list, by its slug or id, the List itself, or a model: `attio.entries(SalesEntry)`."""
        from aioattio.entry import Entry
        from aioattio.resources.entries import Entries
        from aioattio.resources.models import Form, model_class
        from aioattio.typed.model import EntryModel, container_of

        model = model_class(list, EntryModel, name="list")
        if model is None:
            return Entries(self._session, list, Form(Entry))
        return Entries(self._session, container_of(model), Form(model))

    def activity_records(self, activity: str | Activity) -> ActivityRecords:
        """The records of an activity type, by its slug or id, or the Activity itself."""
        from aioattio.resources.activity_records import ActivityRecords

        return ActivityRecords(self._session, activity)

    # -- everything else ---------------------------------------------------------------------------------------

    @property
    def lists(self) -> Lists:
        """The lists themselves; what is in them: `entries(list)`."""
        from aioattio.resources.lists import Lists

        return Lists(self._session)

    @property
    def notes(self) -> Notes:
        """Notes on records, and on meetings."""
        from aioattio.resources.notes import Notes

        return Notes(self._session)

    @property
    def tasks(self) -> Tasks:
        """Tasks."""
        from aioattio.resources.tasks import Tasks

        return Tasks(self._session)

    @property
    def threads(self) -> Threads:
        """Threads of comments on records and list entries."""
        from aioattio.resources.threads import Threads

        return Threads(self._session)

    @property
    def comments(self) -> Comments:
        """Single comments: to write, read and delete them."""
        from aioattio.resources.comments import Comments

        return Comments(self._session)

    @property
    def workspace_members(self) -> WorkspaceMembers:
        """The people who work in the workspace."""
        from aioattio.resources.members import WorkspaceMembers

        return WorkspaceMembers(self._session)

    @property
    def meetings(self) -> Meetings:
        """Meetings."""
        from aioattio.resources.meetings import Meetings

        return Meetings(self._session)

    @property
    def call_recordings(self) -> CallRecordings:
        """Call recordings of meetings and their transcripts."""
        from aioattio.resources.call_recordings import CallRecordings

        return CallRecordings(self._session)

    @property
    def files(self) -> Files:
        """Files and folders of records."""
        from aioattio.resources.files import Files

        return Files(self._session)

    @property
    def emails(self) -> Emails:
        """Metadata of e-mails."""
        from aioattio.resources.emails import Emails

        return Emails(self._session)

    @property
    def sequences(self) -> Sequences:
        """Sequences: who is not to be written to any more."""
        from aioattio.resources.sequences import Sequences

        return Sequences(self._session)

    @property
    def activities(self) -> Activities:
        """The activity types themselves; what happened: `activity_records(activity)`."""
        from aioattio.resources.activities import Activities

        return Activities(self._session)

    @property
    def webhooks(self) -> Webhooks:
        """The webhook subscriptions of the workspace."""
        from aioattio.resources.webhooks import Webhooks

        return Webhooks(self._session)
