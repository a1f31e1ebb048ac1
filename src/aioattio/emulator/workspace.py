"""The state of the emulated workspace: objects, lists, activity types, members and records."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, TypeVar, runtime_checkable

from aioattio.emulator.errors import Refusal, not_found
from aioattio.emulator.links import Links
from aioattio.emulator.records import Records
from aioattio.emulator.timestamps import Clock, render
from aioattio.emulator.values import CODECS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aioattio.emulator.records import Record
    from aioattio.emulator.schema import ActivityType, Attribute, ListType, ObjectType, Table
    from aioattio.emulator.values.base import Codec


T = TypeVar("T")
Target: TypeAlias = Literal["objects", "lists", "activities"]
Kind = TypeVar("Kind", bound="Table")


@runtime_checkable
class Follows(Protocol):
    """A store of what hangs on records."""

    def follow(self, old: Record, merged: Record) -> None:
        """What hangs on a record hangs on the one that it was merged into."""


@dataclass(frozen=True, slots=True)
class Member:
    id: str
    email: str
    first_name: str
    last_name: str
    created_at: int
    access_level: str = "member"


class Workspace:
    """Everything that a reset throws away. Knows nothing of HTTP."""

    def __init__(self, workspace_id: str, slug: str) -> None:
        self.id = workspace_id
        self.slug = slug
        self.clock = Clock()
        self.objects: list[ObjectType] = []
        self.lists: list[ListType] = []
        self.activities: list[ActivityType] = []
        self.members: dict[str, Member] = {}
        self.links = Links(self)
        self.records = Records(self, self.links)
        self.tries_until_merged = 0
        """How many requests find the record that a merge makes not ready yet."""
        self._stores: dict[Any, Any] = {}
        self._seeded: set[str] = set()
        self.schema_version = 0
        self.data_version = 0

    def store(self, kind: Callable[[Workspace], T]) -> T:
        """The one `kind` of this workspace, made when it is first asked for: notes, tasks, files, ..."""
        made = self._stores.get(kind)
        if made is None:
            made = self._stores[kind] = kind(self)
        kept: T = made
        return kept

    def follow(self, old: Record, merged: Record) -> None:
        """Let what stores keep about a record be about the one that it was merged into."""
        for store in self._stores.values():
            if isinstance(store, Follows):
                store.follow(old, merged)

    def stable_id(self, *names: str) -> str:
        """The same for the same names, so that what comes with a workspace keeps its ids over a reset."""
        return str(uuid.uuid5(uuid.UUID(self.id), "/".join(names)))

    def seeded_id(self, *names: str) -> str:
        """Stable the first time; what is made again after it was deleted or renamed is another thing."""
        given = self.stable_id(*names)
        if given in self._seeded:
            return str(uuid.uuid4())
        self._seeded.add(given)
        return given

    def changed(self) -> None:
        """Say that records changed: results of queries that are kept are void."""
        self.data_version += 1

    def schema_changed(self) -> None:
        """Say that definitions changed: JSON of records that is kept is void too."""
        self.schema_version += 1
        self.data_version += 1

    def codec(self, attribute: Attribute) -> Codec:
        return CODECS[attribute.type]

    def find_object(self, reference: str) -> ObjectType | None:
        """By slug or id."""
        return _named(self.objects, reference)

    def object(self, reference: str) -> ObjectType:
        """By slug or id; raises a 404."""
        found = self.find_object(reference)
        if found is None:
            raise not_found(f'Object with slug/ID "{reference}" was not found')
        return found

    def list(self, reference: str) -> ListType:
        """By slug or id; raises a 404."""
        found = _named(self.lists, reference)
        if found is None:
            raise not_found(f'List with slug/ID "{reference}" was not found')
        return found

    def activity(self, reference: str) -> ActivityType:
        """By slug or id; raises a 404."""
        found = _named(self.activities, reference)
        if found is None:
            raise not_found(f'Activity with slug/ID "{reference}" was not found')
        return found

    def table(self, target: Target, reference: str) -> Table:
        """The object, list or activity type of this slug or id; raises a 404."""
        if target == "objects":
            return self.object(reference)
        return self.list(reference) if target == "lists" else self.activity(reference)

    def attribute(self, table: Table, reference: str) -> Attribute:
        """By slug or id; raises a 404."""
        found = table.attribute(reference)
        if found is None:
            raise not_found(f'Attribute with slug/ID "{reference}" was not found on "{table.slug}"')
        return found

    def add_member(self, email: str, first_name: str, last_name: str, access_level: str = "member") -> Member:
        """A member's id follows from the e-mail address and so survives a reset."""
        if self.member_by_email(email) is not None:
            raise Refusal(409, "uniqueness_conflict", f'There already is a workspace member "{email}"')
        member_id = self.stable_id("member", email.lower())
        member = Member(member_id, email, first_name, last_name, self.clock.tick(), access_level)
        self.members[member.id] = member
        return member

    def member_by_email(self, email: str) -> Member | None:
        wanted = email.strip().lower()
        return next((one for one in self.members.values() if one.email.lower() == wanted), None)

    @property
    def owner(self) -> Member:
        """The first member, in whose name tokens act."""
        return next(iter(self.members.values()))

    def describe_member(self, member: Member) -> dict[str, Any]:
        return {
            "id": {"workspace_id": self.id, "workspace_member_id": member.id},
            "first_name": member.first_name,
            "last_name": member.last_name,
            "avatar_url": None,
            "email_address": member.email,
            "created_at": render(member.created_at),
            "access_level": member.access_level,
        }


def _named(tables: Iterable[Kind], reference: str) -> Kind | None:
    for table in tables:
        if reference in (table.slug, table.id):
            return table
    return None
