"""Who is not to be written to by sequences any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from aioattio.emulator.errors import invalid

if TYPE_CHECKING:
    from aioattio.emulator.workspace import Workspace


class NewUnsubscribed(Struct, forbid_unknown_fields=True):
    email_addresses: Annotated[list[str], Meta(max_length=1000)]


class Unsubscribed:
    """Addresses, in lower case, and since when."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.since: dict[str, int] = {}

    def add(self, addresses: list[str]) -> dict[str, int]:
        """All or none; one that is there already keeps its date. Raises a 400 for what is no address."""
        for place, address in enumerate(addresses):
            if "@" not in address:
                raise invalid(f'"{address[:60]}" is not an email address', "data", "email_addresses", place)
        named = dict.fromkeys(address.strip().lower() for address in addresses)
        return {address: self.since.setdefault(address, self._workspace.clock.tick()) for address in named}
