"""The bodies of requests that change definitions, checked against the contract."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

import msgspec
from msgspec import UNSET, Struct, UnsetType

from aioattio.emulator.errors import invalid

AttributeType = Literal[
    "text",
    "number",
    "checkbox",
    "currency",
    "date",
    "timestamp",
    "rating",
    "status",
    "select",
    "record-reference",
    "actor-reference",
    "location",
    "domain",
    "email-address",
    "phone-number",
]
AccessLevel: TypeAlias = Literal["full-access", "read-and-write", "read-only"]
Noun: TypeAlias = Annotated[str, msgspec.Meta(min_length=1)]
_CURRENCY_CODES = """
ARS AUD BRL BGN CAD CLP CNY COP CZK DKK EGP EUR FJD GHS HKD HUF ISK INR IDR ILS JPY KES KRW MYR MXN NTD NZD NGN NOK OMR
XPF PEN PHP PLN GBP QAR RWF SAR SGD ZAR SEK CHF THB TRY AED UYU USD
"""
_CURRENCIES = frozenset(_CURRENCY_CODES.split())
_PLACE = re.compile(r" - at `\$(?P<path>[^`]*)`")

T = TypeVar("T", bound=Struct)


class Changes(Struct, forbid_unknown_fields=True):
    def given(self) -> dict[str, Any]:
        """The members that were in the body, null included."""
        named = ((name, getattr(self, name)) for name in self.__struct_fields__)
        return {name: value for name, value in named if value is not UNSET}


class NewObject(Struct):
    api_slug: str
    singular_noun: str
    plural_noun: str


class ObjectChanges(Struct):
    api_slug: str | None = None
    singular_noun: str | None = None
    plural_noun: str | None = None


class MemberAccess(Struct):
    workspace_member_id: str
    level: AccessLevel


class NewList(Struct):
    name: str
    api_slug: str
    parent_object: str
    workspace_access: AccessLevel | None
    workspace_member_access: list[MemberAccess]


class ListChanges(Struct):
    name: str | UnsetType = UNSET
    api_slug: str | UnsetType = UNSET
    workspace_access: AccessLevel | UnsetType | None = UNSET
    workspace_member_access: list[MemberAccess] | UnsetType = UNSET


class NewEntry(Struct):
    parent_record_id: str
    parent_object: str
    entry_values: dict[str, Any]


class EntryChanges(Struct, forbid_unknown_fields=True):
    entry_values: dict[str, Any]


class NewActivity(Struct):
    api_slug: str
    singular_noun: Noun
    plural_noun: Noun
    extends: Literal["activities", "interactions", "calls", "emails"]


class ActivityChanges(Struct, forbid_unknown_fields=True):
    api_slug: str | None = None
    singular_noun: Noun | None = None
    plural_noun: Noun | None = None


class PastValue(Struct, forbid_unknown_fields=True):
    value: Any
    active_from: str
    active_until: str | None


class History(Struct, forbid_unknown_fields=True):
    values: Annotated[list[PastValue], msgspec.Meta(min_length=1, max_length=400)]
    replace_history: Literal[True] = True


class Merge(Struct, forbid_unknown_fields=True):
    primary_record_id: str
    secondary_record_id: str


class CurrencyConfig(Struct):
    default_currency_code: str
    display_type: Literal["code", "name", "narrowSymbol", "symbol"]

    def __post_init__(self) -> None:
        if self.default_currency_code not in _CURRENCIES:
            raise ValueError(f"{self.default_currency_code} is not a supported currency")


class ReferenceConfig(Struct):
    allowed_objects: list[str]


class Config(Struct):
    currency: CurrencyConfig | None = None
    record_reference: ReferenceConfig | None = None


class RelationshipConfig(Struct, forbid_unknown_fields=True):
    object: str
    title: str
    api_slug: str
    is_multiselect: bool


class NewAttribute(Struct, forbid_unknown_fields=True):
    title: str
    description: str | None
    api_slug: str
    type: AttributeType
    is_required: bool
    is_unique: bool
    is_multiselect: bool
    config: Config
    default_value: dict[str, Any] | None = None
    relationship: RelationshipConfig | None = None

    def __post_init__(self) -> None:
        _check_default(self.default_value)


class AttributeChanges(Changes):
    title: str | UnsetType = UNSET
    description: str | UnsetType | None = UNSET
    api_slug: str | UnsetType = UNSET
    is_required: bool | UnsetType = UNSET
    is_unique: bool | UnsetType = UNSET
    default_value: dict[str, Any] | UnsetType | None = UNSET
    config: Config | UnsetType = UNSET
    is_archived: bool | UnsetType = UNSET

    def __post_init__(self) -> None:
        _check_default(self.default_value)


class NewChoice(Struct):
    title: str
    celebration_enabled: bool = False
    target_time_in_status: str | None = None


class ChoiceChanges(Changes):
    title: str | UnsetType = UNSET
    is_archived: bool | UnsetType = UNSET
    celebration_enabled: bool | UnsetType = UNSET
    target_time_in_status: str | UnsetType | None = UNSET


def data_of(body: Any) -> dict[str, Any]:
    """The object under `data`; raises a 400."""
    data = body.get("data") if isinstance(body, dict) else None
    if not isinstance(data, dict):
        raise invalid('The body must be an object with an object under "data"', "data", expected="object")
    return data


def read_body(body: Any, shape: type[T]) -> T:
    """What stands under `data` in the given shape; raises a 400 that names the place."""
    try:
        return msgspec.convert(data_of(body), shape)
    except msgspec.ValidationError as problem:
        message = str(problem)
        found = _PLACE.search(message)
        place = [] if found is None else [part for part in re.split(r"[.\[\]]+", found["path"]) if part]
        missing = re.search(r"(?:missing required|unknown) field `(.*?)`", message)
        path = ["data", *place, *([missing[1]] if missing else [])]
        raise invalid(message.split(" - at ")[0], *path) from None


def _check_default(default: dict[str, Any] | UnsetType | None) -> None:
    if not isinstance(default, dict):
        return
    kinds = {"static": list, "dynamic": str}
    wanted = kinds.get(str(default.get("type")))
    if wanted is None or not isinstance(default.get("template"), wanted):
        raise ValueError(
            'default_value is {"type": "static", "template": [...]} or {"type": "dynamic", "template": "..."}'
        )
