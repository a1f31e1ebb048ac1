"""What each attribute type can be asked: its properties, the operators of each, and what they compare with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

__all__ = ["PAIRS", "RULES", "Property", "Rules", "wording", "words"]

_EQUAL = frozenset({"$eq"})
_PRESENT = _EQUAL | {"$not_empty"}
_PARTS = _EQUAL | {"$contains", "$starts_with", "$ends_with"}
_RANGE = frozenset({"$lt", "$lte", "$gt", "$gte"})
_ORDER = _EQUAL | _RANGE

_WORDS = {
    "$eq": "==, !=, is_in()",
    "$lt": "<, <=, >, >=, between()",
    "$contains": "contains()",
    "$starts_with": "starts_with()",
    "$ends_with": "ends_with()",
    "$not_empty": "is_empty(), is_not_empty()",
}
_ASKED = {
    "$eq": "== or !=",
    "$lt": "<",
    "$lte": "<=",
    "$gt": ">",
    "$gte": ">=",
    "$in": "is_in()",
    "between": "between()",
    "$contains": "contains()",
    "$starts_with": "starts_with()",
    "$ends_with": "ends_with()",
    "$not_empty": "is_empty() or is_not_empty()",
}


@frozen
class Property:
    """operators: Attio's, as documented; kind: of operand, a key of `operands.ENCODERS`."""

    operators: frozenset[str]
    kind: str

    def allows(self, operator: str) -> bool:
        """`is_in` may become several `$eq`, and `between` is two bounds."""
        if operator == "$in":
            return "$eq" in self.operators
        return operator in self.operators or (operator == "between" and self.operators >= _RANGE)


@frozen
class Rules:
    """default: the property that a condition on the attribute itself is about; None where it must be named."""

    properties: Mapping[str, Property]
    default: str | None = None


def _value(operators: frozenset[str], kind: str, name: str = "value") -> Rules:
    return Rules(MappingProxyType({name: Property(operators, kind)}), name)


def _choice(name: str) -> Rules:
    since = Property(_RANGE, "moment")
    return Rules(MappingProxyType({name: Property(_EQUAL, "choice"), "active_from": since}), name)


_NAME = Property(_PARTS | {"$not_empty"}, "text")
_LINE = Property(_PARTS, "text")

RULES: Mapping[str, Rules] = MappingProxyType(
    {
        "text": _value(_PARTS | {"$in"}, "text"),
        "number": _value(_ORDER, "number"),
        "currency": _value(_ORDER, "number", "currency_value"),
        "rating": _value(_ORDER, "number"),
        "checkbox": _value(_EQUAL, "checkbox"),
        "date": _value(_ORDER, "date"),
        "timestamp": _value(_ORDER, "timestamp"),
        "personal-name": Rules(
            MappingProxyType(
                {"full_name": Property(_NAME.operators, "name"), "first_name": _NAME, "last_name": _NAME},
            ),
            "full_name",
        ),
        "email-address": Rules(
            MappingProxyType(
                {
                    "email_address": Property(_PARTS, "email"),
                    "email_domain": Property(_PARTS, "domain"),
                    "email_root_domain": Property(_PARTS, "root domain"),
                    "email_local_specifier": _LINE,
                }
            ),
            "email_address",
        ),
        "domain": Rules(
            MappingProxyType(
                {
                    "domain": Property(_PARTS | {"$not_empty"}, "domain"),
                    "root_domain": Property(_PARTS | {"$not_empty"}, "root domain"),
                }
            ),
            "domain",
        ),
        "phone-number": Rules(
            MappingProxyType(
                {"phone_number": Property(_PARTS, "phone"), "country_code": Property(_PRESENT, "country")},
            ),
            "phone_number",
        ),
        "location": Rules(
            MappingProxyType(
                {
                    **dict.fromkeys(("line_1", "line_2", "line_3", "line_4", "locality", "region", "postcode"), _LINE),
                    "country_code": Property(_EQUAL | {"$starts_with"}, "country"),
                }
            )
        ),
        "select": _choice("option"),
        "status": _choice("status"),
        "record-reference": Rules(
            MappingProxyType(
                {
                    "target_object": Property(_EQUAL, "object"),
                    "target_record_id": Property(_EQUAL | {"$in"}, "record id"),
                }
            )
        ),
        "actor-reference": Rules(
            MappingProxyType(
                {
                    "referenced_actor_type": Property(_EQUAL, "text"),
                    "referenced_actor_id": Property(_EQUAL, "member id"),
                }
            )
        ),
        "interaction": Rules(
            MappingProxyType(
                {
                    "owner_member_id": Property(_PRESENT, "member id"),
                    "interacted_at": Property(_ORDER, "moment"),
                    "interaction_type": Property(_PRESENT, "text"),
                }
            )
        ),
    }
)

PAIRS = frozenset({"record-reference", "actor-reference"})
"""Types whose value is compared as a whole by two properties at once."""


def words(found: Property) -> str:
    """The operators of a property, as one writes them."""
    return ", ".join(text for operator, text in _WORDS.items() if operator in found.operators)


def wording(operator: str) -> str:
    """What was asked, as one writes it."""
    return _ASKED[operator]
