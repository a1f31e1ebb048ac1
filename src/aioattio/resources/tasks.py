"""Tasks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args

from aioattio.entities.tasks import Task
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.resources.items import items_of
from aioattio.resources.moments import moment_text
from aioattio.resources.references import MEMBER, RECORD, Located, Member, id_of, member_of, record_of
from aioattio.resources.synced import Journaled
from aioattio.session import Session
from aioattio.values.addresses import is_email
from aioattio.values.forms import actor_form, is_uuid, record_form
from aioattio.values.types import ActorReference
from aioattio_openapi.attio.api.tasks import create_task, delete_task, get_task, list_tasks, update_task
from aioattio_openapi.attio.models.task_sort import TaskSort
from aioattio_openapi.attio.types import UNSET, Unset

if TYPE_CHECKING:
    from aioattio.bulk.target import Place

__all__ = ["Tasks", "task_data"]

MAX_CONTENT = 2000

Assignee = str | Member
Linked = str | Located | Mapping[str, Any]

_DOMAIN = re.compile(r"[^\s./@:?#\\]+(\.[^\s./@:?#\\]+)+")
_LINKED = (
    f"{RECORD}, the e-mail address of a person, the domain of a company, "
    'or {"target_object": "users", "user_id": [{"value": "u-1"}]}'
)


class Tasks(Journaled):
    """`attio.tasks`. Wherever a task is meant, its id or the Task itself will do.

    Assignees: workspace members, by id, e-mail address or as they are. Linked records: a Record or RecordReference,
    the e-mail address of a person, the domain of a company, or Attio's JSON with any unique attribute:
    `{"target_object": "users", "user_id": [{"value": "u-1"}]}`.
    The columns of `sync` are content, deadline_at, is_completed, linked_records and assignees.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def _place(self) -> Place:
        from aioattio.bulk.target import Place

        return Place("tasks", "tasks")

    def list(
        self,
        *,
        assignee: Assignee | Literal["unassigned"] | None = None,
        linked_record: Located | None = None,
        is_completed: bool | None = None,
        sort: TaskSort | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Listing[Task]:
        """Tasks, oldest first unless `sort` says otherwise.

        assignee: a workspace member, or "unassigned" for tasks without any. linked_record: a Record or RecordReference.
        sort: "created_at:asc", "created_at:desc", "completed_at:asc" or "completed_at:desc". page_size: tasks per
        request, 500 at most and by default. limit: tasks in all. What is None does not filter.

        Scopes: task:read, object_configuration:read, record_permission:read, user_management:read.
        """
        whose = None if assignee is None else _wanted(assignee)
        linked = None if linked_record is None else record_of(linked_record, name="linked_record")
        completed = None if is_completed is None else _flag(is_completed)
        if sort is not None and sort not in get_args(TaskSort):
            raise InvalidInput(attribute="sort", given=sort, accepted=" or ".join(map(repr, get_args(TaskSort))))
        return self._session.listing(
            lambda position: list_tasks.request(
                assignee=whose,
                linked_object=linked.object if linked else None,
                linked_record_id=linked.id if linked else None,
                is_completed=completed,
                sort=sort,
                **position,
            ),
            Task.from_json,
            identity=lambda task: task.id,
            page_size=page_size,
            limit=limit,
        )

    async def get(self, task: str | Task) -> Task:
        """One task. Raises NotFound.

        Scopes: task:read, object_configuration:read, record_permission:read, user_management:read.
        """
        return await self._session.one(get_task.request(_id(task)), Task.from_json)

    async def create(
        self,
        content: str,
        *,
        deadline_at: date | str | None = None,
        assignees: Iterable[Assignee] = (),
        linked_records: Iterable[Linked] = (),
        is_completed: bool = False,
    ) -> Task:
        """Create a task.

        Never repeated blindly: an answer that is lost raises OutcomeUnknown. content: plain text of 1 to 2,000
        characters, which cannot be changed later. deadline_at: a datetime (naive = UTC) or date (its midnight UTC).
        Raises NotFound where an assignee or record does not exist, ValidationFailed.

        Scopes: task:read-write, object_configuration:read, record_permission:read, user_management:read.
        """
        data = task_data(content, deadline_at=deadline_at, is_completed=is_completed) | {
            "linked_records": _each(linked_records, _linked, "linked_records", _LINKED),
            "assignees": _each(assignees, _assignee, "assignees", MEMBER),
        }
        return await self._session.one(create_task.request(body={"data": data}), Task.from_json)

    async def update(
        self,
        task: str | Task,
        *,
        deadline_at: date | str | Unset | None = UNSET,
        is_completed: bool | None = None,
        assignees: Iterable[Assignee] | None = None,
        linked_records: Iterable[Linked] | None = None,
    ) -> Task:
        """Change a task; what is not given stays as it is. Its content cannot be changed.

        deadline_at: None takes the deadline away. assignees, linked_records: all there shall be, [] for none.
        Raises NotFound, ValidationFailed.

        Scopes: task:read-write, object_configuration:read, record_permission:read, user_management:read.
        """
        data: dict[str, Any] = {}
        if not isinstance(deadline_at, Unset):
            data["deadline_at"] = None if deadline_at is None else moment_text(deadline_at, name="deadline_at")
        if is_completed is not None:
            data["is_completed"] = _flag(is_completed)
        if linked_records is not None:
            data["linked_records"] = _each(linked_records, _linked, "linked_records", _LINKED)
        if assignees is not None:
            data["assignees"] = _each(assignees, _assignee, "assignees", MEMBER)
        if not data:
            accepted = "at least one of deadline_at, is_completed, assignees and linked_records"
            raise InvalidInput(attribute="changes", given=None, accepted=accepted)
        return await self._session.one(update_task.request(_id(task), body={"data": data}), Task.from_json)

    async def delete(self, task: str | Task) -> None:
        """Delete a task for good. Raises NotFound, unless a repetition of this very call found it gone.

        Scopes: task:read-write.
        """
        await self._session.send(delete_task.request(_id(task)))


def task_data(content: Any, *, deadline_at: Any, is_completed: Any) -> dict[str, Any]:
    """What is sent for a new task, but for what it refers to. Raises InvalidInput."""
    return {
        "content": _content(content),
        "format": "plaintext",
        "deadline_at": None if deadline_at is None else moment_text(deadline_at, name="deadline_at"),
        "is_completed": _flag(is_completed),
    }


def _id(task: Any) -> str:
    return id_of(task, Task, name="task")


def _wanted(assignee: Any) -> str:
    # Attio's word for nobody; null itself has no place in a query string.
    return "null" if assignee == "unassigned" else member_of(assignee, name="assignee")


def _content(given: Any) -> str:
    if not isinstance(given, str) or not 0 < len(given) <= MAX_CONTENT:
        length = f", not {len(given):,}" if isinstance(given, str) else ""
        accepted = f"plain text of 1 to {MAX_CONTENT:,} characters{length}"
        raise InvalidInput(attribute="content", given=given, accepted=accepted)
    return given


def _flag(given: Any) -> bool:
    if not isinstance(given, bool):
        raise InvalidInput(attribute="is_completed", given=given, accepted="True or False")
    return given


def _each(given: Any, read: Callable[[Any], dict[str, Any]], name: str, accepted: str) -> list[dict[str, Any]]:
    return [read(item) for item in items_of(given, name=name, accepted=f"a list, each item of it {accepted}")]


def _assignee(given: Any) -> dict[str, Any]:
    member = member_of(given, name="assignees")
    if is_uuid(member):
        return actor_form(ActorReference("workspace-member", member))
    return {"workspace_member_email_address": member}


def _linked(given: Any) -> dict[str, Any]:
    if isinstance(given, Mapping):
        if isinstance(given.get("target_object"), str) and len(given) == 2:
            return dict(given)
    elif not isinstance(given, str):
        return record_form(record_of(given, name="linked_records"))
    elif is_email(given.strip()):
        return {"target_object": "people", "email_addresses": [{"email_address": given.strip()}]}
    elif _DOMAIN.fullmatch(given.strip()):
        return {"target_object": "companies", "domains": [{"domain": given.strip()}]}
    raise InvalidInput(attribute="linked_records", given=given, accepted=_LINKED)
