"""The people who work in the workspace."""

from __future__ import annotations

from aioattio.entities.members import WorkspaceMember
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.resources.arguments import path_argument
from aioattio.resources.references import Member, member_of
from aioattio.session import Session
from aioattio_openapi.attio.api.workspace_members import get_workspace_member, list_workspace_members

__all__ = ["WorkspaceMembers"]

BY_ID = "a workspace member's id, a WorkspaceMember or an ActorReference; by e-mail address: find(email=...)"


class WorkspaceMembers:
    """The people who work in the workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(self) -> Listing[WorkspaceMember]:
        """All members, suspended ones included; Attio gives them in one page.

        Scopes: user_management:read.
        """
        return self._session.listing(
            lambda position: list_workspace_members.request(**position), WorkspaceMember.from_json
        )

    async def get(self, member: str | Member) -> WorkspaceMember:
        """One member, by id or by what refers to them: `get(task.created_by)`. Raises NotFound.

        Scopes: user_management:read.
        """
        wanted = member if isinstance(member, str) else member_of(member, name="member", accepted=BY_ID)
        if isinstance(wanted, str) and "@" in wanted:
            raise InvalidInput(attribute="member", given=member, accepted=BY_ID)
        wanted = path_argument("member", wanted, BY_ID)
        return await self._session.one(get_workspace_member.request(wanted), WorkspaceMember.from_json)

    async def find(self, *, email: str) -> WorkspaceMember | None:
        """The member with exactly that e-mail address, whatever its case; None where there is none.

        Attio cannot be asked for one address, so this lists all members.

        Scopes: user_management:read.
        """
        if not isinstance(email, str) or "@" not in email:
            raise InvalidInput(attribute="email", given=email, accepted="an e-mail address")
        wanted = email.strip().casefold()
        members = await self.list().collect()
        return next((member for member in members if member.email_address.casefold() == wanted), None)
