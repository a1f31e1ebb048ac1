"""Filters and sorts in Python.

    from aioattio import F

    attio.people.query(
        F.job_title.contains("engineer") & (F.created_at >= date(2026, 1, 1)) & ~F.company.is_empty(),
        sort=F.name.last_name.asc(),
    )

A field is an attribute, or one property of it: `F.job_title`, `F.name.last_name`, `F["odd-slug"]["property"]`.
Brackets also reach an attribute whose slug is the name of a method: `F["path"]`, `F.x["contains"]`.
"""

from __future__ import annotations

from aioattio.filters.expressions import Filter
from aioattio.filters.fields import F, Field
from aioattio.filters.sorts import Sort

__all__ = ["F", "Field", "Filter", "Sort"]
