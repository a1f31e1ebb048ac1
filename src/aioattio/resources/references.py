"""Which record, list entry, workspace member or other thing is meant, where a call wants its id."""

from __future__ import annotations

from typing import Any

from aioattio.entities.members import WorkspaceMember
from aioattio.entities.workspace import EntryReference, SearchHit
from aioattio.entry import Entry
from aioattio.errors import InvalidInput
from aioattio.resources.arguments import path_argument
from aioattio.typed.model import BaseModel, EntryModel
from aioattio.values.addresses import is_email
from aioattio.values.forms import Referable, is_uuid
from aioattio.values.types import ActorReference, RecordReference

__all__ = [
    "MEMBER",
    "RECORD",
    "Listed",
    "Located",
    "Member",
    "check_read",
    "entry_of",
    "id_of",
    "member_of",
    "record_of",
]

RECORD = 'a Record, or RecordReference("people", record id)'
ENTRY = 'an Entry, or EntryReference(id=entry id, list="sales")'
MEMBER = "id or e-mail address of a workspace member, a WorkspaceMember, or an ActorReference"

Located = Referable | RecordReference | SearchHit
"""What says both of which object a record is and which one."""


Listed = Entry | EntryReference | EntryModel
"""What says both of which list an entry is and which one."""

Member = WorkspaceMember | ActorReference
"""A workspace member by more than an id."""


def id_of(given: Any, kind: type[Any], *, name: str) -> str:
    """The id of what may be a `kind` itself. name: of the argument. Raises InvalidInput."""
    accepted = f"an id, or a {kind.__name__}"
    return path_argument(name, given.id if isinstance(given, kind) else given, accepted)


def record_of(given: Any, *, name: str) -> RecordReference:
    """Object and id of a record. name: of the argument. Raises InvalidInput for what does not say both."""
    check_read(given, name=name)
    if isinstance(given, Referable):
        given = given.reference
    if not isinstance(given, RecordReference | SearchHit):
        raise InvalidInput(attribute=name, given=given, accepted=RECORD)
    return RecordReference(path_argument(name, given.object, RECORD), path_argument(name, given.id, RECORD))


def entry_of(given: Any, *, name: str) -> tuple[str, str]:
    """List and id of a list entry. name: of the argument. Raises InvalidInput for what does not say both."""
    check_read(given, name=name)
    if isinstance(given, EntryModel):
        given = given.entry
    if not isinstance(given, Entry | EntryReference):
        raise InvalidInput(attribute=name, given=given, accepted=ENTRY)
    in_list = given.list or (given.list_id if isinstance(given, EntryReference) else "")
    return path_argument(name, in_list, ENTRY), path_argument(name, given.id, ENTRY)


def check_read(given: Any, *, name: str) -> None:
    """Raises InvalidInput for a model that is new: Attio knows nothing by it. name: of the argument."""
    if isinstance(given, BaseModel) and not given.id:
        accepted = f"a {type(given).__name__} that was read, or that create or upsert gave back"
        raise InvalidInput(attribute=name, given=given, accepted=accepted)


def member_of(given: Any, *, name: str, accepted: str = MEMBER) -> str:
    """Id or e-mail address of a workspace member. name: of the argument. Raises InvalidInput for anything else."""
    meant = given
    if isinstance(given, ActorReference):
        meant = given.id if given.type == "workspace-member" else None
    elif isinstance(given, WorkspaceMember):
        meant = given.id
    if not isinstance(meant, str) or not (is_uuid(meant.strip()) or is_email(meant.strip())):
        raise InvalidInput(attribute=name, given=given, accepted=accepted)
    return meant.strip()
