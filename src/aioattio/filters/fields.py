"""Fields: what Python's operators turn into conditions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from aioattio.errors import InvalidInput
from aioattio.filters.checking import checked, checked_text, refused_field
from aioattio.filters.expressions import AllOf, Comparison, Filter, Has, Not
from aioattio.filters.places import Place, Placed, named, place_at
from aioattio.filters.sorts import Sort

__all__ = ["F", "Field"]


class Field(Placed):
    """An attribute, or one property of it: `F.job_title`, `F.name.last_name`.

    Its operators make filters. Operands are what writing takes: text, numbers, Decimals, dates and datetimes (naive =
    UTC), a Name, records and references, members by id or e-mail address, options and statuses by title or id.
    What the attribute's type cannot be asked is refused with InvalidInput, where its definition is known.
    """

    __slots__ = ()

    def __init__(self, place: Place) -> None:
        self._place = place

    def __getattr__(self, name: str) -> Field:
        # Python asks objects for names of this kind (to copy, pickle or show them): never a property.
        if name.startswith("_"):
            raise AttributeError(
                f"{type(self).__name__!r} has no attribute {name!r}; a property of that name: [{name!r}]"
            )
        return self[name]

    def __getitem__(self, name: str) -> Field:
        """One property, whatever its name. Raises InvalidInput below a property."""
        return Field(self._place.within(name))

    def __eq__(self, other: object) -> Filter:  # type: ignore[override]
        """At least one value is this."""
        return Comparison(self._place, "$eq", checked(self._place, other, instead="is_empty()"))

    def __ne__(self, other: object) -> Filter:  # type: ignore[override]
        """No value is this; what is empty counts."""
        return Not(Comparison(self._place, "$eq", checked(self._place, other, instead="is_not_empty()")))

    # By identity: `==` between two fields is no question that Python may ask.
    __hash__ = object.__hash__

    def __lt__(self, other: Any) -> Filter:
        return self._ordered("$lt", other)

    def __le__(self, other: Any) -> Filter:
        return self._ordered("$lte", other)

    def __gt__(self, other: Any) -> Filter:
        return self._ordered("$gt", other)

    def __ge__(self, other: Any) -> Filter:
        return self._ordered("$gte", other)

    def contains(self, text: str) -> Filter:
        """The text is part of a value, in whatever case."""
        return self._text("$contains", text)

    def starts_with(self, text: str) -> Filter:
        """A value begins with the text, in whatever case."""
        return self._text("$starts_with", text)

    def ends_with(self, text: str) -> Filter:
        """A value ends with the text, in whatever case."""
        return self._text("$ends_with", text)

    def is_in(self, values: Iterable[Any]) -> Filter:
        """A value is one of these; of none at all, nothing is. Raises InvalidInput for a text, which is one value."""
        if isinstance(values, str | bytes | bytearray | Mapping | Field) or not isinstance(values, Iterable):
            fix = f"is_in([{values!r}])" if isinstance(values, str) else "is_in([first, second])"
            raise InvalidInput(attribute=self._place.attribute, given=values, accepted=f"several values: {fix}")
        items = tuple(checked(self._place, item, instead="is_empty()") for item in values)
        return Comparison(self._place, "$in", items)

    def between(self, low: Any, high: Any) -> Filter:
        """A value is at least `low` and less than `high`."""
        bounds = tuple(checked(self._place, bound, ordered=True, instead=">= or <") for bound in (low, high))
        return Comparison(self._place, "between", bounds)

    def is_empty(self) -> Filter:
        """There is no value."""
        return Not(self.is_not_empty())

    def is_not_empty(self) -> Filter:
        """There is a value."""
        return Comparison(self._place, "$not_empty", operand=True)

    def has(self, *conditions: Filter) -> Filter:
        """ONE value meets all of these conditions, each on a property of the attribute or on the value itself.

            F.phone_numbers.has(F.phone_number.starts_with("+44"), F.phone_number.ends_with("798"))

        Two conditions that are joined with `&` may be met by two values. Raises InvalidInput for `|` and `~`, which
        Attio cannot ask of one value.
        """
        if not conditions or self._place.property is not None:
            accepted = "conditions on properties of an attribute, as in F.location.has(F.locality == 'Paris')"
            raise InvalidInput(attribute=self._place.attribute, given=conditions, accepted=accepted)
        return Has(self._place, tuple(part for condition in conditions for part in self._conditions(condition)))

    def asc(self) -> Sort:
        """Least first."""
        return Sort(self._place, "asc")

    def desc(self) -> Sort:
        """Greatest first."""
        return Sort(self._place, "desc")

    def _ordered(self, operator: str, other: Any) -> Filter:
        return Comparison(self._place, operator, checked(self._place, other, ordered=True, instead="is_empty()"))

    def _text(self, operator: str, text: str) -> Filter:
        return Comparison(self._place, operator, checked_text(self._place, text))

    def _conditions(self, given: Any) -> tuple[Comparison, ...]:
        """The comparisons of one condition, each on a property of this attribute."""
        if isinstance(given, AllOf):
            return tuple(part for one in given.parts for part in self._conditions(one))
        own = self._place
        if not isinstance(given, Comparison) or (given.place.path and given.place.path != own.path):
            accepted = f"comparisons that one value of {own.attribute} can meet: no |, no ~, no dict"
            raise InvalidInput(attribute=own.attribute, given=given, accepted=accepted)
        if given.place.attribute == own.attribute:
            place = Place(own.attribute, given.place.property, own.path)
        else:
            place = own.within(given.place.attribute)
            if given.place.property is not None:
                place.within(given.place.property)
        return (Comparison(place, given.operator, given.operand),)

    def __repr__(self) -> str:
        return str(self._place)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Field, (self._place,))

    def __bool__(self) -> NoReturn:
        raise TypeError(f"{self} is a field and neither true nor false: compare it, or ask {self}.is_not_empty()")

    def __contains__(self, value: object) -> NoReturn:
        raise TypeError(f"`in` makes no filter: use {self}.contains(text), or {self}.is_in([...]) the other way round")

    __iter__ = None

    if not TYPE_CHECKING:  # a type checker knows already that there is no such thing

        def __call__(self, *args: object, **kwargs: object) -> NoReturn:
            raise refused_field(self._place)

        def __and__(self, other: object) -> NoReturn:
            raise TypeError(
                f"{self} stands alone beside & or |: compare it, in parentheses, as in ({self} == 1) & (...)"
            )

        __rand__ = __or__ = __ror__ = __and__

        def __invert__(self) -> NoReturn:
            raise TypeError(f"{self} is a field and cannot be turned round: compare it first, as in ~({self} == 1)")


class _Fields:
    """`F`: where every field begins."""

    __slots__ = ()

    def __getattr__(self, slug: str) -> Field:
        if slug.startswith("_"):
            raise AttributeError(f"F has no attribute {slug!r}; for a slug of that name use F[{slug!r}]")
        return self[slug]

    def __getitem__(self, slug: str) -> Field:
        """An attribute by slug or id, whatever its name."""
        return Field(Place(named(slug, "attribute")))

    def path(self, *steps: str | tuple[str, str]) -> Field:
        """An attribute of the records that references lead to.

            F.path("candidates.parent_record", "people.email_addresses").email_domain == "apple.com"

        steps: one to five of "container.attribute" or (container, attribute), by slug or id. The first is of what is
        queried, each one but the last is a record reference, and all but the first are of objects.
        """
        return Field(place_at(steps))

    __iter__ = None

    if not TYPE_CHECKING:  # a type checker knows already that there is no such thing

        def __call__(self, *args: object, **kwargs: object) -> NoReturn:
            raise TypeError("F cannot be called: write F.job_title, or F['job_title']")

    def __repr__(self) -> str:
        return "F"

    def __reduce__(self) -> str:
        return "F"


F = _Fields()
