"""What a run leaves to look at: its course over time, a page, and files of rows."""

from __future__ import annotations
