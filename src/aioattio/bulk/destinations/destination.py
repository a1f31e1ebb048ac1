"""What a run asks of the place that its rows go to."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Any, Protocol

from attrs import frozen

from aioattio.schema.definitions import Attribute, Definitions
from aioattio.session import Session

__all__ = ["LOOK", "READ", "Destination", "Found"]

LOOK = 100
"""Values that one `look` asks for at most."""
READ = 200
"""Things that one `read` asks for at most."""


@frozen
class Found:
    """One record or entry that Attio holds. values: by slug, the JSON array of each attribute as Attio sent it."""

    id: str
    values: Mapping[str, bytes]


class Destination(Protocol):
    """Records of an object, entries of a list, notes or tasks: all that differs between them.

    Every method sends through `session`, and raises what that raises. Values go out as `encode_values` makes them.
    """

    @property
    def session(self) -> Session: ...

    @property
    def kind(self) -> str:
        """ "records", "entries", "notes" or "tasks"."""
        ...

    @property
    def name(self) -> str:
        """The object or list, by slug or id; "notes" or "tasks"."""
        ...

    @property
    def definitions(self) -> Definitions:
        """What rows are coerced by: the attributes of the object, or what a note consists of."""
        ...

    @property
    def match(self) -> Attribute | None:
        """By what rows and things are told apart; None: by all that a row says (notes, tasks)."""
        ...

    @property
    def can_be_read(self) -> bool:
        """Whether what is there can be found by `match` before writing. Else (notes, tasks) the journal alone knows."""
        ...

    def using(self, session: Session) -> Destination:
        """The same place by another view of the client."""
        ...

    def check(self, values: Mapping[str, Any]) -> None:
        """Raises InvalidInput for a row that the definitions let through, and that could not be made all the same.

        values: as `Checked` has them.
        """
        ...

    def pages(self) -> AsyncGenerator[list[Found], None]:
        """Everything that is there, several requests at once. To be closed by whoever stops early."""
        ...

    async def has_more_than(self, count: int) -> bool:
        """One request: whether more than `count` are there."""
        ...

    async def look(self, values: Sequence[str]) -> list[Found]:
        """Those with one of these values of `match` (in the form of `key_of_record`), `LOOK` values at most."""
        ...

    async def read(self, ids: Sequence[str]) -> list[Found]:
        """Those of these ids that are (still) there, `READ` ids at most."""
        ...

    async def find_made(self, values: Mapping[str, Any], known: Sequence[str]) -> str | None:
        """The id of one that says exactly what `values` do, as a create whose answer was lost would have made it.

        known: ids of others that were made by this run. Only where `can_be_read` is False.
        """
        ...

    async def create(self, values: Mapping[str, Any]) -> str:
        """Make one; gives its id. Never repeated blindly: raises OutcomeUnknown where that cannot be told."""
        ...

    async def update(self, id: str, values: Mapping[str, Any]) -> None:  # noqa: A002 - Attio's own word
        """Change one; values of multiselects are added."""
        ...

    async def overwrite(self, id: str, values: Mapping[str, Any]) -> None:  # noqa: A002
        """Change one; each attribute named becomes what is given."""
        ...

    async def delete(self, id: str) -> None:  # noqa: A002
        """Delete one. One that is gone already is no error."""
        ...
