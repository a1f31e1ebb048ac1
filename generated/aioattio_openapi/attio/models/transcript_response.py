# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class TranscriptResponse(Model):
    """At get_transcript.response."""

    data: Transcript
    pagination: Pagination


from .pagination import Pagination
from .transcript import Transcript

TranscriptResponse._fields = (
    ("data", "data", Transcript.read),
    ("pagination", "pagination", Pagination.read),
)
TranscriptResponse._required = frozenset({"data", "pagination"})
