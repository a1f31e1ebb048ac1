# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

# ruff: noqa: F401
from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar, Literal

from attrs import define

from ..types import UNSET, File, Model, ModelMap, Unset, in_turn, list_of, one_of


class EntryValues(
    ModelMap[
        "list[ActorReferenceValue | CheckboxValue | CurrencyValue | DateValue | DomainValue | EmailAddressValue | InteractionValue | LocationValue | NumberValue | PersonalNameValue | PhoneNumberValue | RatingValue | RecordReferenceValue | SelectValue | StatusValue | TextValue | TimestampValue | UnknownVariant]"
    ]
):
    """At Entry.entry_values."""

    __slots__ = ()


from .actor_reference_value import ActorReferenceValue
from .checkbox_value import CheckboxValue
from .currency_value import CurrencyValue
from .date_value import DateValue
from .domain_value import DomainValue
from .email_address_value import EmailAddressValue
from .interaction_value import InteractionValue
from .location_value import LocationValue
from .number_value import NumberValue
from .personal_name_value import PersonalNameValue
from .phone_number_value import PhoneNumberValue
from .rating_value import RatingValue
from .record_reference_value import RecordReferenceValue
from .select_value import SelectValue
from .status_value import StatusValue
from .text_value import TextValue
from .timestamp_value import TimestampValue
from .unknown_variant import UnknownVariant

EntryValues._reader = list_of(
    one_of(
        ActorReferenceValue,
        CheckboxValue,
        CurrencyValue,
        DateValue,
        DomainValue,
        EmailAddressValue,
        InteractionValue,
        LocationValue,
        NumberValue,
        PersonalNameValue,
        PhoneNumberValue,
        RatingValue,
        RecordReferenceValue,
        SelectValue,
        StatusValue,
        TextValue,
        TimestampValue,
        UnknownVariant,
    )
)
