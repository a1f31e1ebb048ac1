"""Where rows come from, and where those to mend go."""

from __future__ import annotations

from aioattio.bulk.sources.arrow_files import ArrowFile, ParquetFile
from aioattio.bulk.sources.csv_file import CSVFile
from aioattio.bulk.sources.iterables import IterableSource
from aioattio.bulk.sources.json_lines import JSONLinesFile
from aioattio.bulk.sources.rejects import RejectsFile
from aioattio.bulk.sources.source import Source, source_of

__all__ = [
    "ArrowFile",
    "CSVFile",
    "IterableSource",
    "JSONLinesFile",
    "ParquetFile",
    "RejectsFile",
    "Source",
    "source_of",
]
