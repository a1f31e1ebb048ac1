"""What a run has changed in Attio so far, whatever becomes of its report."""

from __future__ import annotations

from attrs import define

from aioattio.call import Called
from aioattio.cli.summary import many
from aioattio.errors import OutcomeUnknown

__all__ = ["Changes"]

_CREATED = ("create_attribute", "create_option")
_WRITTEN = "upsert_record"


@define
class Changes:
    """Requests by what they did; unknown: those whose answer was lost."""

    written: int = 0
    created: int = 0
    unknown: int = 0

    def told(self, call: Called) -> None:
        """For the client: its `on_response`."""
        if call.operation not in (_WRITTEN, *_CREATED):
            return
        if call.error is None:
            self.written += call.operation == _WRITTEN
            self.created += call.operation in _CREATED
        elif call.error == OutcomeUnknown.__name__:
            self.unknown += 1

    def __bool__(self) -> bool:
        return bool(self.written or self.created or self.unknown)

    def __str__(self) -> str:
        pieces = [f"{many(self.written, 'row')} written"]
        if self.created:
            pieces.append(f"{many(self.created, 'attribute or option', 'attributes and options')} created")
        if self.unknown:
            pieces.append(f"{many(self.unknown, 'request')} may have been carried out")
        return ", ".join(pieces)
