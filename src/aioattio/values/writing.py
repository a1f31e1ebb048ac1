"""From plain Python to Attio's JSON. Every attribute is sent as an array of objects in the documented form.

    type              what you may write                                 what is sent
    text              str                                                {"value": "..."}
    number            int, Decimal, finite float, decimal text;          {"value": 1.5}
    currency            up to 4 decimal places, sent exactly             {"currency_value": 1.5}
    rating            int from 0 to 5                                    {"value": 4}
    checkbox          bool, "true", "false"                              {"value": true}
    date              date, datetime (naive = UTC), ISO text             {"value": "2026-01-31"}
    timestamp         datetime (naive = UTC), date (midnight UTC),       {"value": "2026-01-31T09:00:00Z"}
                        ISO text (keeps its nanoseconds)
    personal-name     Name, "Last, First", "First"                       first_name, last_name, full_name
    email-address     str                                                {"email_address": "..."}
    phone-number      "+" and 7 to 15 digits, or the object              original_phone_number, country_code
    domain            host or URL                                        {"domain": "x.org"}
    select            title, option id, SelectOption                     {"option": title or id}
    status            title, status id, Status                           {"status": title or id}
    record-reference  Record, RecordReference; where one object is       target_object, target_record_id
                        allowed: its record id,
                        or the unique value of a standard object         target_object, domains: [...] etc.
    actor-reference   e-mail of a member                                 {"workspace_member_email_address": "..."}
                      member id, ActorReference                          referenced_actor_type, referenced_actor_id
    location          Location, an address in one line                   all ten keys, or the line
    interaction       nothing: Attio alone writes these

A dict in the sent form is taken for every type, and anything at all for a type that is not in the table.
A multiselect takes a list; any other attribute one value, or a list of one. None and [] clear, and send [].
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aioattio.errors import InvalidInput
from aioattio.values.encoders import ENCODERS
from aioattio.values.target import Target
from aioattio.values.untyped import encode_untyped

if TYPE_CHECKING:
    from aioattio.schema.definitions import Attribute, Definitions

__all__ = ["encode_values"]


def encode_values(
    values: Mapping[str, Any],
    definitions: Definitions | None,
    object: str,  # noqa: A002 - Attio's own word
) -> dict[str, Any]:
    """The `values` of a write request; Decimals stay Decimals for the JSON encoder to write as numbers.

    With definitions each attribute (by slug or id) is coerced by its type and sent by its slug. Without (None)
    the Python type decides, and Attio judges. Raises InvalidInput, before anything is sent.
    """
    _check_mapping(values)
    if definitions is None:
        return {slug: encode_untyped(slug, given) for slug, given in values.items()}
    encoded: dict[str, Any] = {}
    for slug, given in values.items():
        attribute = _find(slug, given, definitions, object)
        if attribute.slug in encoded:
            raise _refused(attribute, given, f"{attribute.slug} is given twice, by slug and by id", "it once")
        encoded[attribute.slug] = _encode(attribute, given, definitions)
    return encoded


def _check_mapping(values: Any) -> None:
    if not isinstance(values, Mapping):
        raise InvalidInput(attribute="values", given=values, accepted="a dict of values by attribute slug")


def _find(slug: Any, given: Any, definitions: Definitions, of: str) -> Attribute:
    attribute = definitions.find(slug) if isinstance(slug, str) else None
    if attribute is None:
        nearest = definitions.nearest(str(slug))
        hint = f"; did you mean {' or '.join(map(repr, nearest))}?" if nearest else ""
        raise InvalidInput(
            f"{of or definitions.object} has no attribute {slug!r}{hint}",
            attribute=str(slug),
            given=given,
            accepted=" or ".join(nearest) or "an attribute of the object",
        )
    if attribute.type == "interaction" or not attribute.is_writable:
        message = f"{attribute.slug} ({attribute.type}) is read-only: Attio alone writes it"
        raise _refused(attribute, given, message, "nothing")
    return attribute


def _encode(attribute: Attribute, given: Any, definitions: Definitions) -> list[Any]:
    if given is None:
        return []
    target = Target(attribute, definitions)
    encode = ENCODERS.get(attribute.type, _as_is)
    return [encode(item, target) for item in _as_list(attribute, given)]


def _as_list(attribute: Attribute, given: Any) -> Sequence[Any]:
    if isinstance(given, set | frozenset):
        message = f"{attribute.slug} ({attribute.type}) cannot take a set, which has no order; use a list"
        raise _refused(attribute, given, message, "a list")
    listed = isinstance(given, Sequence) and not isinstance(given, str | bytes | bytearray)
    if attribute.is_multiselect:
        if listed:
            return list(given)
        fix = f'["{given}"]' if isinstance(given, str) else f"[{given!r}]"
        message = f"{attribute.slug} ({attribute.type}) is a multiselect and takes a list: {fix}"
        raise _refused(attribute, given, message, f"a list: {fix}")
    if not listed:
        return [given]
    if len(given) > 1:
        message = f"{attribute.slug} ({attribute.type}) is not a multiselect: it takes one value, not {len(given)}"
        raise _refused(attribute, given, message, "one value")
    return list(given)


def _refused(attribute: Attribute, given: Any, message: str, accepted: str) -> InvalidInput:
    return InvalidInput(message, attribute=attribute.slug, type=attribute.type, given=given, accepted=accepted)


def _as_is(given: Any, target: Target) -> Any:
    """A type that Attio added after this was written: Attio judges."""
    return encode_untyped(target.attribute.slug, given)
