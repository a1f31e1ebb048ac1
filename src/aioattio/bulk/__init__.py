"""Many rows at once: files and iterables into Attio and back, with an answer for every row."""

from __future__ import annotations

from aioattio.bulk.exporting import ExportReport
from aioattio.bulk.manifest import Manifest, ManifestReport, Step, StepReport
from aioattio.bulk.mapping.row_mapping import Column, RowMapping
from aioattio.bulk.outcome import Outcome, Problem
from aioattio.bulk.plan import Change, Plan, PlannedRow
from aioattio.bulk.report import Counts, PlanCounts, Progress, Report, Stopped
from aioattio.bulk.reporting.timeline import Second, SlowRequest
from aioattio.bulk.sources import ArrowFile, CSVFile, JSONLinesFile, ParquetFile

__all__ = [
    "ArrowFile",
    "CSVFile",
    "Change",
    "Column",
    "Counts",
    "ExportReport",
    "JSONLinesFile",
    "Manifest",
    "ManifestReport",
    "Outcome",
    "ParquetFile",
    "Plan",
    "PlanCounts",
    "PlannedRow",
    "Problem",
    "Progress",
    "Report",
    "RowMapping",
    "Second",
    "SlowRequest",
    "Step",
    "StepReport",
    "Stopped",
]
