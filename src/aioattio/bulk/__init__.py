"""Many rows at once: files and iterables into Attio, with an answer for every row."""

from __future__ import annotations

from aioattio.bulk.mapping.row_mapping import Column, RowMapping
from aioattio.bulk.outcome import Outcome, Problem
from aioattio.bulk.report import Progress, Report
from aioattio.bulk.sources.source import CSVFile, JSONLinesFile

__all__ = ["CSVFile", "Column", "JSONLinesFile", "Outcome", "Problem", "Progress", "Report", "RowMapping"]
