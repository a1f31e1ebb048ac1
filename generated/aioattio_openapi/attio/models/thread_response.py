# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class ThreadResponse(Model):
    """At get_thread.response."""

    data: Thread
    pagination: Pagination


from .pagination import Pagination
from .thread import Thread

ThreadResponse._fields = (
    ("data", "data", Thread.read),
    ("pagination", "pagination", Pagination.read),
)
ThreadResponse._required = frozenset({"data", "pagination"})
