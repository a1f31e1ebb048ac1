# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model, list_of, one_of


@define(kw_only=True)
class NewStaticDefault(Model):
    """At CreateAttributeData.default_value.|static, UpdateAttributeData.default_value.|static."""

    template: list[
        ActorReferenceInput
        | CheckboxInput
        | CurrencyInput
        | DateInput
        | DomainInput
        | EmailAddressInput
        | InteractionInput
        | LocationInput
        | MemberEmailInput
        | NumberInput
        | PersonalNameInput
        | PhoneNumberInput
        | RatingInput
        | RecordMatchInput
        | RecordReferenceInput
        | SelectInput
        | StatusInput
        | TextInput
        | TimestampInput
    ]
    type_: Literal["static"] = "static"


from .actor_reference_input import ActorReferenceInput
from .checkbox_input import CheckboxInput
from .currency_input import CurrencyInput
from .date_input import DateInput
from .domain_input import DomainInput
from .email_address_input import EmailAddressInput
from .interaction_input import InteractionInput
from .location_input import LocationInput
from .member_email_input import MemberEmailInput
from .number_input import NumberInput
from .personal_name_input import PersonalNameInput
from .phone_number_input import PhoneNumberInput
from .rating_input import RatingInput
from .record_match_input import RecordMatchInput
from .record_reference_input import RecordReferenceInput
from .select_input import SelectInput
from .status_input import StatusInput
from .text_input import TextInput
from .timestamp_input import TimestampInput

NewStaticDefault._fields = (
    (
        "template",
        "template",
        list_of(
            one_of(
                ActorReferenceInput,
                CheckboxInput,
                CurrencyInput,
                DateInput,
                DomainInput,
                EmailAddressInput,
                InteractionInput,
                LocationInput,
                MemberEmailInput,
                NumberInput,
                PersonalNameInput,
                PhoneNumberInput,
                RatingInput,
                RecordMatchInput,
                RecordReferenceInput,
                SelectInput,
                StatusInput,
                TextInput,
                TimestampInput,
            )
        ),
    ),
    ("type_", "type", None),
)
NewStaticDefault._required = frozenset({"template", "type"})
NewStaticDefault._constants = {"type": "static"}
