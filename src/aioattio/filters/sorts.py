"""Sorts: by an attribute, a property of it, or what lies at the end of a path."""

from __future__ import annotations

from typing import Any, Literal

from attrs import frozen

from aioattio.filters.places import Place

__all__ = ["Sort"]


@frozen(repr=False)
class Sort:
    """The order by one field: `F.name.last_name.asc()`."""

    place: Place
    direction: Literal["asc", "desc"]

    def to_dict(self) -> dict[str, Any]:
        """Attio's JSON."""
        by: dict[str, Any] = {"attribute": self.place.attribute}
        if self.place.path:
            by = {"path": [list(step) for step in self.place.path]}
        if self.place.property is not None:
            by["field"] = self.place.property
        return {**by, "direction": self.direction}

    def __repr__(self) -> str:
        return f"{self.place}.{self.direction}()"
