# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from typing import Literal, TypeAlias

TaskSort: TypeAlias = Literal["completed_at:asc", "completed_at:desc", "created_at:asc", "created_at:desc"]
