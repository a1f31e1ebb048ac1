"""The state of the emulated workspace: objects, members, records, list entries."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from aioattio.emulator.errors import Refusal, not_found
from aioattio.emulator.records import Records
from aioattio.emulator.timestamps import Clock, render
from aioattio.emulator.values import CODECS

if TYPE_CHECKING:
    from collections.abc import Callable

    from aioattio.emulator.records import Record
    from aioattio.emulator.schema import Attribute, ObjectType
    from aioattio.emulator.values.base import Codec


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Member:
    id: str
    email: str
    first_name: str
    last_name: str
    created_at: int
    access_level: str = "member"


@dataclass(frozen=True, slots=True)
class Entry:
    """That a record stands in a list."""

    id: str
    list_id: str
    list_slug: str
    created_at: int


class Workspace:
    """Everything that a reset throws away. Knows nothing of HTTP."""

    def __init__(self, workspace_id: str, slug: str) -> None:
        self.id = workspace_id
        self.slug = slug
        self.clock = Clock()
        self.objects: list[ObjectType] = []
        self.members: dict[str, Member] = {}
        self.entries: dict[Record, list[Entry]] = {}
        self.records = Records(self)
        self._stores: dict[Any, Any] = {}
        self.schema_version = 0
        self.data_version = 0

    def store(self, kind: Callable[[Workspace], T]) -> T:
        """The one `kind` of this workspace, made when it is first asked for: notes, tasks, files, ..."""
        made = self._stores.get(kind)
        if made is None:
            made = self._stores[kind] = kind(self)
        kept: T = made
        return kept

    def stable_id(self, *names: str) -> str:
        """The same for the same names, so that what comes with a workspace keeps its ids over a reset."""
        return str(uuid.uuid5(uuid.UUID(self.id), "/".join(names)))

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
        for object_type in self.objects:
            if reference in (object_type.slug, object_type.id):
                return object_type
        return None

    def object(self, reference: str) -> ObjectType:
        """By slug or id; raises a 404."""
        found = self.find_object(reference)
        if found is None:
            raise not_found(f'Object with slug/ID "{reference}" was not found')
        return found

    def attribute(self, object_type: ObjectType, reference: str) -> Attribute:
        """By slug or id; raises a 404."""
        found = object_type.attribute(reference)
        if found is None:
            raise not_found(f'Attribute with slug/ID "{reference}" was not found on "{object_type.slug}"')
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
