"""Who has to do something about a change: those who send the value, those who read it, or nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Effect = Literal["added", "demanded", "removed", "required", "optional", "narrower", "wider", "opener", "neutral"]

_BREAKS: dict[Effect, tuple[bool, bool]] = {  # (where it is sent, where it is answered)
    "added": (False, False),  # an optional property to send, any property to read
    "demanded": (True, False),  # a property that must be sent from now on
    "removed": (True, True),
    "required": (True, False),
    "optional": (False, True),
    "narrower": (True, False),  # fewer values, a smaller limit: what was sent may be refused
    "wider": (False, True),  # a kind of value that a reader has not met
    "opener": (False, False),  # one more value of an enum, one more tagged variant: readers were told to expect them
    "neutral": (False, False),
}


@dataclass(frozen=True)
class Direction:
    """Which way a schema travels. A component may go both ways."""

    sent: bool
    answered: bool

    def breaks(self, effect: Effect) -> bool:
        when_sent, when_answered = _BREAKS[effect]
        return (self.sent and when_sent) or (self.answered and when_answered)


SENT = Direction(sent=True, answered=False)
ANSWERED = Direction(sent=False, answered=True)
