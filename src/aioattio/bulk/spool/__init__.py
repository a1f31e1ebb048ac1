"""The rows of a run between reading and writing, on disk: temporary, as a saved plan, or as a journal."""

from __future__ import annotations

from aioattio.bulk.spool.items import (
    Action,
    Checked,
    Deletion,
    Difference,
    Job,
    OnDuplicate,
    Pair,
    PlanRow,
    Reference,
    What,
)
from aioattio.bulk.spool.spool import Phase, Spool

__all__ = [
    "Action",
    "Checked",
    "Deletion",
    "Difference",
    "Job",
    "OnDuplicate",
    "Pair",
    "Phase",
    "PlanRow",
    "Reference",
    "Spool",
    "What",
]
