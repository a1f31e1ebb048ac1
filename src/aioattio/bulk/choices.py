"""Select options and statuses of the attributes that an import writes, fetched once before its first row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from aioattio.schema.choices import Choices
from aioattio.schema.definitions import Attribute
from aioattio.tasks import all_of

if TYPE_CHECKING:
    from aioattio.resources.attributes import Attributes

__all__ = ["fetch_choices"]


async def fetch_choices(attributes: Attributes, wanted: Iterable[Attribute]) -> dict[str, Choices]:
    """The choices of each select and status attribute among those wanted, by slug."""

    async def fetch(attribute: Attribute) -> Choices:
        listing: Any = attributes.options if attribute.type == "select" else attributes.statuses
        if not attribute.id:  # it is only about to be made
            return Choices.of(attribute, ())
        # Archived ones too: records may still have them, and an export names them by id.
        return Choices.of(attribute, await listing(attribute.slug, show_archived=True).collect())

    chosen = [attribute for attribute in wanted if attribute.type in ("select", "status")]
    found = await all_of(fetch(attribute) for attribute in chosen)
    return {choices.attribute.slug: choices for choices in found}
