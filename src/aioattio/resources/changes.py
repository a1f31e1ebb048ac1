"""What an update changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aioattio.errors import InvalidInput
from aioattio_openapi.attio.types import UNSET

__all__ = ["changes_of", "known_changes", "nouns_of"]


def changes_of(**given: Any) -> dict[str, Any]:
    """What is to change: all that is not UNSET. Raises InvalidInput where nothing is."""
    changes = {name: value for name, value in given.items() if value is not UNSET}
    if not changes:
        raise InvalidInput(attribute="changes", given=None, accepted=f"at least one of {', '.join(given)}")
    return changes


def nouns_of(*, slug: str | None, singular: str | None, plural: str | None) -> dict[str, str]:
    """Slug and nouns of a type, as far as they change. Raises InvalidInput where none does."""
    given = {"slug": slug, "singular": singular, "plural": plural}
    changes = changes_of(**{name: UNSET if value is None else value for name, value in given.items()})
    attio = {"slug": "api_slug", "singular": "singular_noun", "plural": "plural_noun"}
    return {attio[name]: value for name, value in changes.items()}


def known_changes(given: Mapping[str, Any], known: Sequence[str]) -> dict[str, Any]:
    """These changes. Raises InvalidInput for one that is unknown, and for none at all."""
    for name in given:
        if name not in known:
            raise InvalidInput(attribute="changes", given=name, accepted=", ".join(known))
    if not given:
        raise InvalidInput(attribute="changes", given=None, accepted=f"at least one of {', '.join(known)}")
    return dict(given)
