"""Text, numbers, money, ratings, checkboxes, dates and timestamps."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from aioattio.emulator import timestamps
from aioattio.emulator.errors import filter_error
from aioattio.emulator.values.base import (
    EQUALITY,
    ORDER,
    SUBSTRING,
    Codec,
    Property,
    need_text,
    refuse,
    show,
    unwrap,
)

if TYPE_CHECKING:
    from aioattio.emulator.schema import Attribute
    from aioattio.emulator.workspace import Workspace

MAX_TEXT_BYTES = 10 * 1024 * 1024
MAX_DECIMALS = 4
# Where JavaScript gives up writing a number out; far beyond what a double holds exactly.
TOO_LARGE = Decimal("1e21")


def whole(payload: Any) -> Any:
    return payload


def plain_number(number: Decimal) -> int | Decimal:
    """As JSON shows it: without a fraction where there is none."""
    return int(number) if number == number.to_integral_value() else number.normalize()


def to_decimal(given: Any) -> Decimal:
    """Raises ValueError for what is no number."""
    if isinstance(given, bool) or not isinstance(given, int | float | Decimal | str):
        raise ValueError(f"expected a number, but got {show(given)}")  # noqa: TRY004 - one kind of answer for all
    try:
        number = Decimal(given.strip()) if isinstance(given, str) else Decimal(str(given))
    except InvalidOperation:
        raise ValueError(f"expected a number, but got {show(given)}") from None
    if not number.is_finite():
        raise ValueError("expected a finite number")
    return number


def number_operand(given: Any, attribute: Attribute, workspace: Workspace) -> Decimal:
    try:
        return to_decimal(given)
    except ValueError as problem:
        raise filter_error(f'Filter on attribute "{attribute.slug}": {problem}') from None


def bool_operand(given: Any, attribute: Attribute, workspace: Workspace) -> bool:
    if not isinstance(given, bool):
        raise filter_error(f'Attribute "{attribute.slug}" is filtered by true or false, not {show(given)}')
    return given


def _moment(given: Any, attribute: Attribute, *, need_time: bool) -> int:
    if not isinstance(given, str):
        raise filter_error(f'Attribute "{attribute.slug}" is filtered by an ISO 8601 string, not {show(given)}')
    try:
        return timestamps.parse(given, need_time=need_time)
    except ValueError as problem:
        raise filter_error(f'Filter on attribute "{attribute.slug}": {problem}') from None


def timestamp_operand(given: Any, attribute: Attribute, workspace: Workspace) -> int:
    return _moment(given, attribute, need_time=True)


def moment_operand(given: Any, attribute: Attribute, workspace: Workspace) -> int:
    """For `active_from` and `interacted_at`, where a mere date will do."""
    return _moment(given, attribute, need_time=False)


def date_operand(given: Any, attribute: Attribute, workspace: Workspace) -> str:
    return timestamps.render_date(_moment(given, attribute, need_time=False))


class Text(Codec):
    type = "text"
    may_be_unique = True
    properties = MappingProxyType({"value": Property(whole, SUBSTRING | {"$in"})})
    default = "value"

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> str:
        text = need_text(unwrap(given, "value", attribute), attribute)
        if len(text) > MAX_TEXT_BYTES // 4 and len(text.encode()) > MAX_TEXT_BYTES:
            raise refuse(attribute, "a text holds at most 10 MB")
        return text

    def render(self, payload: str, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {"value": payload}


class Number(Codec):
    type = "number"
    may_be_unique = True
    field: ClassVar[str] = "value"
    properties = MappingProxyType({"value": Property(whole, ORDER, number_operand)})
    default = "value"

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> Decimal:
        try:
            number = to_decimal(unwrap(given, self.field, attribute))
        except ValueError as problem:
            raise refuse(attribute, str(problem), expected="number") from None
        if abs(number) >= TOO_LARGE:
            raise refuse(attribute, f"{show(given)} is too large")
        if number != round(number, MAX_DECIMALS):
            raise refuse(attribute, f"at most {MAX_DECIMALS} decimal places, but got {show(given)}")
        return number

    def render(self, payload: Decimal, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {"value": plain_number(payload)}


class Currency(Number):
    type = "currency"
    may_be_unique = False
    field = "currency_value"
    properties = MappingProxyType({"currency_value": Property(whole, ORDER, number_operand)})
    default = "currency_value"

    def render(self, payload: Decimal, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {"currency_value": plain_number(payload), "currency_code": attribute.currency_code}


class Rating(Codec):
    type = "rating"
    properties = MappingProxyType({"value": Property(whole, ORDER, number_operand)})
    default = "value"

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> int:
        stars = unwrap(given, "value", attribute)
        if isinstance(stars, bool) or not isinstance(stars, int) or not 0 <= stars <= 5:
            raise refuse(attribute, f"expected an integer from 0 to 5, but got {show(stars)}", expected="integer")
        return stars

    def render(self, payload: int, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {"value": payload}


class Checkbox(Codec):
    type = "checkbox"
    properties = MappingProxyType({"value": Property(whole, EQUALITY, bool_operand)})
    default = "value"

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> bool:
        checked = unwrap(given, "value", attribute)
        if checked is True or checked is False:
            return checked
        if isinstance(checked, str) and checked in ("true", "false"):
            return checked == "true"
        raise refuse(attribute, f"expected true or false, but got {show(checked)}", expected="boolean")

    def render(self, payload: bool, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {"value": payload}


class Timestamp(Codec):
    type = "timestamp"
    may_be_unique = True
    properties = MappingProxyType({"value": Property(whole, ORDER, timestamp_operand)})
    default = "value"

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> int:
        return parse_moment(unwrap(given, "value", attribute), attribute)

    def render(self, payload: int, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {"value": timestamps.render(payload)}


class Date(Codec):
    type = "date"
    may_be_unique = True
    properties = MappingProxyType({"value": Property(whole, ORDER, date_operand)})
    default = "value"

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> str:
        return timestamps.render_date(parse_moment(unwrap(given, "value", attribute), attribute))

    def render(self, payload: str, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {"value": payload}


def parse_moment(given: Any, attribute: Attribute) -> int:
    text = need_text(given, attribute, "an ISO 8601 string")
    try:
        return timestamps.parse(text)
    except ValueError as problem:
        raise refuse(attribute, str(problem), expected="date") from None
