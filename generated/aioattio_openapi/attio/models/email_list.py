# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of


@define(kw_only=True)
class EmailList(Model):
    """At list_emails.response."""

    data: list[Email]
    pagination: Pagination


from .email import Email
from .pagination import Pagination

EmailList._fields = (
    ("data", "data", list_of(Email.read)),
    ("pagination", "pagination", Pagination.read),
)
EmailList._required = frozenset({"data", "pagination"})
