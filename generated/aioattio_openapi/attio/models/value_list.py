# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model, list_of, one_of


@define(kw_only=True)
class ValueList(Model):
    """At list_entry_values.response, list_record_values.response, replace_entry_values.response and 1 more places."""

    data: list[
        ActorReferenceValue
        | CheckboxValue
        | CurrencyValue
        | DateValue
        | DomainValue
        | EmailAddressValue
        | InteractionValue
        | LocationValue
        | NumberValue
        | PersonalNameValue
        | PhoneNumberValue
        | RatingValue
        | RecordReferenceValue
        | SelectValue
        | StatusValue
        | TextValue
        | TimestampValue
        | UnknownVariant
    ]


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

ValueList._fields = (
    (
        "data",
        "data",
        list_of(
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
        ),
    ),
)
ValueList._required = frozenset({"data"})
