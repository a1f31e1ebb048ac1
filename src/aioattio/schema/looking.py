"""What is made by a workspace's schema, and made anew where it turns out that the schema has changed meanwhile."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Container, Iterable, Mapping
from typing import Any, Generic, TypeVar

from attrs import define, field, frozen

from aioattio.errors import ApiError, AttioError, InvalidInput, NotFound
from aioattio.schema.choices import Choices, UnknownChoice
from aioattio.schema.definitions import Definitions
from aioattio.schema.facts import Chosen, Facts
from aioattio.schema.lookup import Described, Lookup

__all__ = ["Looking", "Made", "Maker", "is_of_container"]

T = TypeVar("T")

_CODES = ("value_not_found", "filter_error")
"""Of refusals that a name unknown to Attio, or known to it by now, can be the reason of."""


@define(eq=False)
class Looking:
    """A Lookup that remembers what it said: where that did not do, it may be outdated."""

    _facts: Facts
    _began: float
    _definitions: dict[Described, Definitions] = field(factory=dict)
    _choices: dict[Chosen, Choices] = field(factory=dict)

    @classmethod
    def begun(cls, facts: Facts) -> Looking:
        return cls(facts, facts.now())

    async def definitions(self, described: Described) -> Definitions:
        said = self._definitions[described] = await self._facts.definitions(described)
        return said

    async def choices(self, described: Described, attribute: str) -> Choices:
        said = await self._facts.choices(described, attribute)
        self._choices[described, said.attribute.slug] = said
        return said

    async def member_id(self, email: str) -> str:
        return await self._facts.member_id(email)

    def may_be_wrong_about(self, refused: InvalidInput, names: Container[str] | None) -> bool:
        """Whether another try may know the attribute, option or status that was refused. names: see Maker.

        What was fetched for this very try is not asked for again.
        """
        name = refused.attribute
        # Where a query names an attribute that is unknown, its name is what was given.
        may_be_attribute = name in names if names is not None else _is_text(refused.given, name)
        return self._look_again(
            (one for one, said in self._definitions.items() if may_be_attribute and said.find(name) is None),
            (
                chosen
                for chosen, said in self._choices.items()
                if name in (said.attribute.slug, said.attribute.id) and _lacks(said, refused.given)
            ),
            since=self._began,
        )

    def was_outdated(self) -> bool:
        """Whether another try may be told something else, but for what was fetched for this very try."""
        return self._look_again(self._definitions, self._choices, since=self._began)

    def may_be_wrong(self) -> bool:
        """Whether another try may be told something else: Attio itself says so."""
        return self._look_again(self._definitions, self._choices, since=math.inf)

    def _look_again(self, at_definitions: Iterable[Described], at_choices: Iterable[Chosen], *, since: float) -> bool:
        facts = self._facts
        # All of them, not only the first that there may be news of.
        newer = [facts.look_again_at_choices(chosen, self._choices[chosen], since=since) for chosen in at_choices]
        newer += [facts.look_again_at_definitions(one, self._definitions[one], since=since) for one in at_definitions]
        return any(newer)


@frozen
class Made(Generic[T]):
    """value: as it goes out; by: what the schema said, None where it was not asked."""

    value: T
    by: Looking | None


@frozen
class Maker(Generic[T]):
    """Something that is made by what the schema says: the values of a write, the body of a query.

    facts: None where nothing is to be looked up; names: of the attributes that it is about, where they are known: what
    else an InvalidInput is about is no attribute that is missing.
    """

    _facts: Facts | None
    _make: Callable[[Lookup | None], Awaitable[T]]
    _names: Container[str] | None = None

    async def made(self) -> Made[T]:
        """Raises InvalidInput; for an attribute, option or status that is unknown, after one fresh look.

        The same for NotFound: an attribute whose options are asked for may have another slug by now.
        """
        made_by = self._looking()
        try:
            return Made(await self._make(made_by), made_by)
        except InvalidInput as error:
            if made_by is None or not made_by.may_be_wrong_about(error, self._names):
                raise
        except NotFound:
            if made_by is None or not made_by.was_outdated():
                raise
        made_by = self._looking()
        return Made(await self._make(made_by), made_by)

    async def made_anew(self, refused: ApiError, last: Made[T]) -> Made[T] | None:
        """What it is by what the schema says now. None where that is the same, and Attio's refusal the last word.

        Raises that refusal where nothing newer could be fetched: it says more than why.
        """
        if last.by is None or refused.may_have_happened or not _is_about_names(refused) or not last.by.may_be_wrong():
            return None
        made_by = self._looking()
        try:
            value = await self._make(made_by)
        except InvalidInput as error:
            refused.hint = str(error)
            return None
        except AttioError as error:
            refused.hint = str(getattr(error, "hint", ""))
            raise refused from None
        return None if value == last.value else Made(value, made_by)

    def _looking(self) -> Looking | None:
        return None if self._facts is None else Looking.begun(self._facts)


def is_of_container(refused: ApiError) -> bool:
    """Whether it may be an object or a list that Attio does not find.

    Where a record or an entry is named, it is that which is not there.
    """
    return isinstance(refused, NotFound) and not refused.path.endswith("_id}")


def _is_about_names(refused: ApiError) -> bool:
    return refused.code in _CODES or is_of_container(refused)


def _is_text(given: Any, text: str) -> bool:
    return isinstance(given, str) and given == text


def _lacks(choices: Choices, given: Any) -> bool:
    # A value, or several; each by itself or under a key. What lies deeper is no title.
    several = given if isinstance(given, list | tuple) else (given,)
    flat = [one for item in several for one in (item.values() if isinstance(item, Mapping) else (item,))]
    return any(_lacks_one(choices, one) for one in flat)


def _lacks_one(choices: Choices, given: Any) -> bool:
    try:
        choices.find(given)
    except UnknownChoice:
        return True
    return False
