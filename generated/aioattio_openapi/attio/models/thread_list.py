# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class ThreadList(Model):
    """At list_threads.response."""

    data: list[Thread]


from .thread import Thread

ThreadList._fields = (("data", "data", list_of(Thread.read)),)
ThreadList._required = frozenset({"data"})
