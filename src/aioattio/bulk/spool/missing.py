"""What Attio has and no row names."""

from __future__ import annotations

from attrs import define

from aioattio.bulk.spool.items import Deletion
from aioattio.bulk.spool.store import Store

__all__ = ["Missing"]

_ADD = "INSERT OR IGNORE INTO missing (id, label) VALUES (?, ?)"
_NEXT = "SELECT number, id, label FROM missing WHERE state IS NULL AND number > ? ORDER BY number"
_FAILED = "SELECT number, id, label, error FROM missing WHERE state = 'failed' ORDER BY number"
_SETTLE = "UPDATE missing SET state = ?, error = ? WHERE number = ? AND state IS NULL"


@define(eq=False)
class Missing:
    """Things to delete: kept apart from rows."""

    store: Store

    def add(self, things: list[tuple[str, str]]) -> None:
        """Their ids and labels."""
        self.store.run_many((_ADD, things))

    def forget(self) -> None:
        self.store.run("DELETE FROM missing WHERE state IS NOT 'deleted'")

    def count(self) -> int:
        ((count,),) = self.store.page("SELECT COUNT(*) FROM missing")
        return int(count)

    def deletions(self, after_number: int, count: int) -> list[Deletion]:
        return [Deletion(*one) for one in self.store.page(_NEXT, after_number, count=count)]

    def settle(self, number: int, error: str | None) -> None:
        state = "deleted" if error is None else "failed"
        if self.store.run(_SETTLE, state, error, number) != 1:
            raise ValueError(f"deletion {number} was settled already, or is none")

    def take_back(self) -> None:
        """Those that failed are to be deleted again."""
        self.store.run("UPDATE missing SET state = NULL, error = NULL WHERE state = 'failed'")

    def deleted(self) -> int:
        ((count,),) = self.store.page("SELECT COUNT(*) FROM missing WHERE state = 'deleted'")
        return int(count)

    def failed(self, count: int) -> list[tuple[Deletion, str]]:
        return [(Deletion(*one), error) for *one, error in self.store.page(_FAILED, count=count)]
