"""What Attio has, in files: CSV, JSON Lines and Parquet."""

from __future__ import annotations

from aioattio.bulk.exporting.export import ExportReport, Format, export

__all__ = ["ExportReport", "Format", "export"]
