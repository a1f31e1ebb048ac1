"""The attribute by which an upsert finds what is there already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aioattio.errors import InvalidInput, shortened
from aioattio.resources.arguments import path_argument
from aioattio.schema.definitions import Definitions
from aioattio.schema.nearest import did_you_mean

__all__ = ["check_match"]


def check_match(given: Any, values: Mapping[str, Any], definitions: Definitions | None, container: str) -> None:
    """Raises InvalidInput for an attribute that cannot tell things apart, or that the values hold nothing for.

    given: its slug or id, or what has a `slug`.
    """
    slug = given if isinstance(given, str) else getattr(given, "slug", given)
    match = path_argument("match", slug, "the slug of a unique attribute")
    attribute = definitions.find(match) if definitions is not None else None
    if definitions is not None and attribute is None:
        nearest = definitions.nearest(match)
        raise InvalidInput(
            f"match: {container} has no attribute {shortened(match)}{did_you_mean(nearest)}",
            attribute="match",
            given=match,
            accepted="a unique attribute",
        )
    if attribute is not None and not attribute.is_unique:
        unique = [known.slug for known in (definitions or {}).values() if known.is_unique and known.is_writable]
        raise InvalidInput(
            f"match: {match!r} of {container} is not unique, so it cannot tell records apart; "
            f"unique are: {', '.join(unique) or 'none'}",
            attribute="match",
            type=attribute.type,
            given=match,
            accepted="a unique attribute",
        )
    names = {match} | ({attribute.slug, attribute.id} if attribute is not None else set())
    value = next((values[name] for name in names if name in values), None)
    if value is None or value in ("", [], ()):
        raise InvalidInput(
            f"match: the values hold nothing for {match!r}, so there is nothing to match by",
            attribute=match,
            given=value,
            accepted="a value to match by",
        )
