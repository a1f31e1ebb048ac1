"""What may be set, beyond the type that an attribute reads as."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeAlias

from aioattio.entities.members import WorkspaceMember
from aioattio.values.forms import Referable
from aioattio.values.types import ActorReference, Location, Name, RecordReference

__all__ = ["Amount", "Day", "FullName", "Member", "Moment", "Place", "Related"]

Amount: TypeAlias = int | Decimal | float | str
"""A number of up to 4 decimal places; as text in plain decimal digits."""

Day: TypeAlias = date | str
"""A date, a datetime (naive = UTC), or ISO 8601 text."""

Moment: TypeAlias = date | str
"""A datetime (naive = UTC), a date (its midnight in UTC), or ISO 8601 text, which keeps its nanoseconds."""

FullName: TypeAlias = Name | str
"""A Name, or text as "Last, First"; without a comma it is the first name."""

Place: TypeAlias = Location | str
"""A Location, or an address in one line."""

Member: TypeAlias = ActorReference | WorkspaceMember | str
"""A workspace member: ActorReference, WorkspaceMember, e-mail address or id."""

Related: TypeAlias = RecordReference | Referable | str
"""A record: RecordReference, Record or model; where one object is allowed its id or, of a standard one, its unique
value."""
