"""What notes and tasks have in common: a run can make them, and has nothing to find them by."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import datetime
from typing import Any, NoReturn, Self

from attrs import define, evolve

from aioattio.bulk.destinations.destination import Found
from aioattio.errors import InvalidInput
from aioattio.schema.definitions import Definitions
from aioattio.session import Session
from aioattio.values.times import check_iso

__all__ = ["Unmatched", "is_same_moment", "is_same_text"]


@define(eq=False)
class Unmatched(ABC):
    """A Destination of things without a unique value. What it made before, the journal of a run alone knows."""

    session: Session
    # Without annotations: `ClassVar`s do not fit the protocol.
    kind = ""
    name = ""
    definitions = Definitions()
    match = None
    can_be_read = False

    def using(self, session: Session) -> Self:
        return evolve(self, session=session)

    @abstractmethod
    def check(self, values: Mapping[str, Any]) -> None:
        """Raises InvalidInput for what the definitions let through, and Attio does not take."""

    @abstractmethod
    async def find_made(self, values: Mapping[str, Any], known: Sequence[str]) -> str | None:
        """See Destination."""

    @abstractmethod
    async def create(self, values: Mapping[str, Any]) -> str:
        """See Destination."""

    # Nothing is matched, so nothing is found, and what is not found is neither changed nor deleted.

    async def pages(self) -> AsyncGenerator[list[Found], None]:
        for page in list[list[Found]]():
            yield page

    async def has_more_than(self, count: int) -> bool:
        return False

    async def look(self, values: Sequence[str]) -> list[Found]:
        return []

    async def read(self, ids: Sequence[str]) -> list[Found]:
        return []

    async def update(self, id: str, values: Mapping[str, Any]) -> None:  # noqa: A002 - Attio's own word
        self._refuse("update")

    async def overwrite(self, id: str, values: Mapping[str, Any]) -> None:  # noqa: A002
        self._refuse("overwrite")

    async def delete(self, id: str) -> None:  # noqa: A002
        self._refuse("delete")

    def _refuse(self, action: str) -> NoReturn:
        accepted = f"create: {self.name} have nothing to be found by, so a run makes them and leaves them alone"
        raise InvalidInput(attribute="action", given=action, accepted=accepted)


def is_same_text(one: str, other: str) -> bool:
    """Whether only white space differs: what Attio gives back may end or break its lines in another way."""
    return one.split() == other.split()


def is_same_moment(given: str | None, found: datetime | None) -> bool:
    """To the millisecond, which is all that survives everywhere. given: ISO 8601 text."""
    if given is None or found is None:
        return given is None and found is None
    return abs((check_iso(given)[1] - found).total_seconds()) < 0.001
