"""The rows of a run between reading and writing, on disk."""

from __future__ import annotations

from aioattio.bulk.spool.folding import OnDuplicate
from aioattio.bulk.spool.spool import Checked, Job, Spool

__all__ = ["Checked", "Job", "OnDuplicate", "Spool"]
