"""Select options and statuses of one attribute: which one a title or id means, and what to say where it means none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import define, field

from aioattio.errors import shortened
from aioattio.schema.definitions import Attribute, SelectOption, Status
from aioattio.schema.nearest import nearest

__all__ = ["Choices", "UnknownChoice"]

_NAMED = 8
"""Titles that an error lists at most."""

_REASONS, _LONG = 1000, 200
"""Unknown texts that are remembered, and how long they may be."""


class UnknownChoice(ValueError):
    """No option or status of that title or id; the text is the reason, with the nearest titles.

    is_ambiguous: there are several of that title, in other cases.
    """

    is_ambiguous = False


@define(eq=False)
class Choices:
    """The options or statuses of one attribute. by_id: all of them, archived ones included, in Attio's order."""

    attribute: Attribute
    by_id: dict[str, SelectOption | Status] = field(factory=dict)
    _by_title: dict[str, SelectOption | Status] = field(factory=dict)
    _by_folded: dict[str, list[SelectOption | Status]] = field(factory=dict)
    _reasons: dict[str, str] = field(factory=dict)
    """What was said of unknown texts: a file has the same mistake in many rows, and to find what is near takes long."""

    @classmethod
    def of(cls, attribute: Attribute, found: Iterable[SelectOption | Status]) -> Choices:
        """attribute: of type select or status; found: what Attio lists of it. Archived ones are found by id only."""
        choices = cls(attribute)
        for choice in found:
            choices.by_id[choice.id] = choice
            if not choice.is_archived:
                choices._by_title.setdefault(choice.title.strip(), choice)
                choices._by_folded.setdefault(choice.title.strip().casefold(), []).append(choice)
        return choices

    @property
    def titles(self) -> tuple[str, ...]:
        """Of those that are not archived, in Attio's order."""
        return tuple(self._by_title)

    def has(self, title: str) -> bool:
        """Whether there is an option or status of exactly that title."""
        return title.strip() in self._by_title

    def find(self, given: Any) -> Any:
        """The option or status of that title or id. Raises UnknownChoice.

        A title in another case is taken where it can mean only one. What is no text is left to the coercion.
        """
        if not isinstance(given, str):
            return given
        text = given.strip()
        folded = self._by_folded.get(text.casefold(), [])
        found = self._by_title.get(text) or self.by_id.get(text) or (folded[0] if len(folded) == 1 else None)
        if found is None:
            reason = self._reasons.get(text)
            if reason is None:
                reason = self._unknown(text, [choice.title for choice in folded])
                if len(self._reasons) < _REASONS and len(text) < _LONG:
                    self._reasons[text] = reason
            unknown = UnknownChoice(reason)
            unknown.is_ambiguous = bool(folded)
            raise unknown
        return found

    def _unknown(self, text: str, ambiguous: list[str]) -> str:
        kind = "option" if self.attribute.type == "select" else "status"
        what = f"{self.attribute.slug} has no {kind} {shortened(text, 60)}"
        if ambiguous:
            return f"{what}, only {' and '.join(map(shortened, ambiguous[:_NAMED]))}"
        titles = self.titles
        if near := nearest(text, titles):
            return f"{what}{near}"
        if not titles:
            return f"{what}; it has none yet"
        more = f" and {len(titles) - _NAMED} more" if len(titles) > _NAMED else ""
        return f"{what}; there are {', '.join(map(shortened, titles[:_NAMED]))}{more}"
