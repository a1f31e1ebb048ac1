# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from typing import Literal, TypeAlias

MeetingSort: TypeAlias = Literal["start_asc", "start_desc"]
