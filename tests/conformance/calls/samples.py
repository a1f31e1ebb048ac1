"""Ids and values that the calls give."""

from __future__ import annotations

from datetime import UTC, date, datetime

RECORD = "5e1d4c2a-0000-4000-8000-000000000001"
OTHER_RECORD = "5e1d4c2a-0000-4000-8000-000000000002"
ENTRY = "5e1d4c2a-0000-4000-8000-000000000003"
VIEW = "5e1d4c2a-0000-4000-8000-000000000004"
MEMBER = "5e1d4c2a-0000-4000-8000-000000000005"
NOTE = "5e1d4c2a-0000-4000-8000-000000000006"
TASK = "5e1d4c2a-0000-4000-8000-000000000007"
THREAD = "5e1d4c2a-0000-4000-8000-000000000008"
COMMENT = "5e1d4c2a-0000-4000-8000-000000000009"
MEETING = "5e1d4c2a-0000-4000-8000-00000000000a"
RECORDING = "5e1d4c2a-0000-4000-8000-00000000000b"
FILE = "5e1d4c2a-0000-4000-8000-00000000000c"
WEBHOOK = "5e1d4c2a-0000-4000-8000-00000000000d"
FOLDER = "5e1d4c2a-0000-4000-8000-00000000000e"

MOMENT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
LATER = datetime(2026, 3, 4, 6, 6, 7, tzinfo=UTC)
DAY = date(2026, 3, 4)
SORTS = [
    {"attribute": "name", "field": "last_name", "direction": "asc"},
    {"path": [["people", "company"], ["companies", "name"]], "direction": "desc"},
]
