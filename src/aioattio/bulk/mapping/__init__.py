"""Which column goes to which attribute: as code, as TOML, as options, and as a first suggestion."""

from __future__ import annotations

from aioattio.bulk.mapping.columns import Column, NewAttribute
from aioattio.bulk.mapping.row_mapping import RowMapping

__all__ = ["Column", "NewAttribute", "RowMapping"]
