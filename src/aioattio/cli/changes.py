"""What a run has changed in Attio so far, whatever becomes of its report."""

from __future__ import annotations

from attrs import define

from aioattio.call import Called
from aioattio.cli.summary import many
from aioattio.errors import OutcomeUnknown

__all__ = ["Changes"]

_MADE = ("create_attribute", "create_option")
_DELETED = ("delete_record", "delete_entry")
_WRITTEN = (
    *("create_record", "update_record", "overwrite_record"),
    *("create_entry", "update_entry", "overwrite_entry"),
    *("create_note", "create_task"),
)


@define
class Changes:
    """Requests by what they did; unknown: those whose answer was lost."""

    written: int = 0
    made: int = 0
    deleted: int = 0
    unknown: int = 0

    def told(self, call: Called) -> None:
        """For the client: its `on_response`."""
        if call.operation not in (*_WRITTEN, *_MADE, *_DELETED):
            return
        if call.error is None:
            self.written += call.operation in _WRITTEN
            self.made += call.operation in _MADE
            self.deleted += call.operation in _DELETED
        elif call.error == OutcomeUnknown.__name__:
            self.unknown += 1

    def __bool__(self) -> bool:
        return bool(self.written or self.made or self.deleted or self.unknown)

    def __str__(self) -> str:
        pieces = [f"{many(self.written, 'row')} written"]
        if self.deleted:
            pieces.append(f"{self.deleted:,} deleted")
        if self.made:
            pieces.append(f"{many(self.made, 'attribute or option', 'attributes and options')} created")
        if self.unknown:
            pieces.append(f"{many(self.unknown, 'request')} may have been carried out")
        return ", ".join(pieces)
