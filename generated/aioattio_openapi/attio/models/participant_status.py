# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from typing import Literal, TypeAlias

ParticipantStatus: TypeAlias = Literal["accepted", "declined", "pending", "tentative"]
