"""What writing and filtering ask of a workspace's schema."""

from __future__ import annotations

from typing import Literal, Protocol

from aioattio.schema.choices import Choices
from aioattio.schema.definitions import Definitions

__all__ = ["Described", "Lookup", "Target"]

Target = Literal["objects", "lists"]
Described = tuple[Target, str]
"""What attribute definitions belong to: an object or a list, by slug or id."""


class Lookup(Protocol):
    """Facts about one workspace, each asked for once and kept for a while."""

    async def definitions(self, described: Described) -> Definitions:
        """The attributes of an object or a list. Raises NotFound, which names the nearest slugs."""
        ...

    async def choices(self, described: Described, attribute: str) -> Choices:
        """The options of a select attribute, or the statuses of a status attribute, by slug or id of the attribute.

        Raises InvalidInput for an attribute that is not there, or that is of another type.
        """
        ...

    async def member_id(self, email: str) -> str:
        """The id of the workspace member with that e-mail address, whatever its case.

        Raises InvalidInput, which names the nearest address, where there is none.
        """
        ...
