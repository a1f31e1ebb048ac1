"""The people who work in the workspace."""

from __future__ import annotations

from aioattio.entities.members import WorkspaceMember
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.resources.arguments import path_argument
from aioattio.session import Session
from aioattio_openapi.attio.api.workspace_members import get_workspace_member, list_workspace_members

__all__ = ["WorkspaceMembers"]


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

    async def get(self, member: str | WorkspaceMember) -> WorkspaceMember:
        """One member, by id. Raises NotFound.

        Scopes: user_management:read.
        """
        wanted = member.id if isinstance(member, WorkspaceMember) else member
        wanted = path_argument("member", wanted, "a workspace member's id or a WorkspaceMember")
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
