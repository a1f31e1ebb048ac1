# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ThreadId(Model):
    """At Thread.id."""

    thread_id: str
    workspace_id: str


ThreadId._fields = (
    ("thread_id", "thread_id", None),
    ("workspace_id", "workspace_id", None),
)
ThreadId._required = frozenset({"thread_id", "workspace_id"})
