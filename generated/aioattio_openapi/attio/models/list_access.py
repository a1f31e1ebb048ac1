# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from typing import Literal, TypeAlias

ListAccess: TypeAlias = Literal["full-access", "read-and-write", "read-only"]
