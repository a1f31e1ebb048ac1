# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from typing import Literal

from attrs import define

from ..types import Model, list_of, one_of


@define(kw_only=True)
class StaticDefault(Model):
    """At Attribute.default_value.|static."""

    template: list[
        StaticActorReferenceValue
        | StaticCheckboxValue
        | StaticCurrencyValue
        | StaticDateValue
        | StaticDomainValue
        | StaticEmailAddressValue
        | StaticInteractionValue
        | StaticLocationValue
        | StaticNumberValue
        | StaticPersonalNameValue
        | StaticPhoneNumberValue
        | StaticRatingValue
        | StaticRecordReferenceValue
        | StaticSelectValue
        | StaticStatusValue
        | StaticTextValue
        | StaticTimestampValue
        | UnknownVariant
    ]
    type_: Literal["static"] = "static"


from .static_actor_reference_value import StaticActorReferenceValue
from .static_checkbox_value import StaticCheckboxValue
from .static_currency_value import StaticCurrencyValue
from .static_date_value import StaticDateValue
from .static_domain_value import StaticDomainValue
from .static_email_address_value import StaticEmailAddressValue
from .static_interaction_value import StaticInteractionValue
from .static_location_value import StaticLocationValue
from .static_number_value import StaticNumberValue
from .static_personal_name_value import StaticPersonalNameValue
from .static_phone_number_value import StaticPhoneNumberValue
from .static_rating_value import StaticRatingValue
from .static_record_reference_value import StaticRecordReferenceValue
from .static_select_value import StaticSelectValue
from .static_status_value import StaticStatusValue
from .static_text_value import StaticTextValue
from .static_timestamp_value import StaticTimestampValue
from .unknown_variant import UnknownVariant

StaticDefault._fields = (
    (
        "template",
        "template",
        list_of(
            one_of(
                StaticActorReferenceValue,
                StaticCheckboxValue,
                StaticCurrencyValue,
                StaticDateValue,
                StaticDomainValue,
                StaticEmailAddressValue,
                StaticInteractionValue,
                StaticLocationValue,
                StaticNumberValue,
                StaticPersonalNameValue,
                StaticPhoneNumberValue,
                StaticRatingValue,
                StaticRecordReferenceValue,
                StaticSelectValue,
                StaticStatusValue,
                StaticTextValue,
                StaticTimestampValue,
                UnknownVariant,
            )
        ),
    ),
    ("type_", "type", None),
)
StaticDefault._required = frozenset({"template", "type"})
StaticDefault._constants = {"type": "static"}
