"""From plain Python to Attio's JSON. Every attribute is sent as an array of objects in the documented form.

    type              what you may write                                 what is sent
    text              str ("" is a text, and an empty one)               {"value": "..."}
    number            int, Decimal, finite float, decimal text;          {"value": 1.5}
    currency            up to 4 decimal places, sent exactly             {"currency_value": 1.5}
    rating            int from 0 to 5                                    {"value": 4}
    checkbox          bool, "true", "false"                              {"value": true}
    date              date, datetime (naive = UTC), ISO text             {"value": "2026-01-31"}
    timestamp         datetime (naive = UTC), date (midnight UTC),       {"value": "2026-01-31T09:00:00Z"}
                        ISO text (keeps its nanoseconds)
    personal-name     Name, "Last, First", "First"                       first_name, last_name, full_name
    email-address     str, kept as written                               {"email_address": "..."}
    phone-number      "+44 1632 960001", PhoneNumber of `phonenumbers`,  original_phone_number (as written),
                        or the object with the country                   country_code
    domain            host or URL, whose "www." is dropped               {"domain": "x.org"}
    select            title, option id, SelectOption                     {"option": id}
    status            title, status id, Status                           {"status": id}
    record-reference  Record, RecordReference; where one object is       target_object, target_record_id
                        allowed: its record id,
                        or the unique value of a standard object         target_object, domains: [...] etc.
    actor-reference   e-mail of a member                                 {"workspace_member_email_address": "..."}
                      member id, WorkspaceMember, ActorReference         referenced_actor_type, referenced_actor_id
    location          Location, or a dict of some of its parts           all ten keys, null where unknown
                      an address in one line                             the line
    interaction       nothing: Attio alone writes these

Titles of options and statuses are sent as they are where the caller does not pass the choices to find the ids in.
A dict in the sent form is taken for every type, and anything at all for a type that is not in the table.
A multiselect takes a list; any other attribute one value, or a list of one. None and [] clear, and send [].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from aioattio.errors import InvalidInput, shortened
from aioattio.schema.nearest import did_you_mean
from aioattio.values.encoders import CHOSEN, ENCODERS, title_of
from aioattio.values.forms import Referable, can_be_sent, is_listed
from aioattio.values.target import Target
from aioattio.values.untyped import encode_untyped

if TYPE_CHECKING:
    from aioattio.schema.choices import Choices
    from aioattio.schema.definitions import Attribute, Definitions

__all__ = ["choices_wanted", "encode_values"]

_NO_CHOICES: Mapping[str, Choices] = MappingProxyType({})


def encode_values(
    values: Mapping[str, Any],
    definitions: Definitions | None,
    object: str,  # noqa: A002 - Attio's own word
    choices: Mapping[str, Choices] = _NO_CHOICES,
) -> dict[str, Any]:
    """The `values` of a write request; Decimals stay Decimals for the JSON encoder to write as numbers.

    With definitions each attribute (by slug or id) is coerced by its type and sent by its slug. Without (None)
    the Python type decides, and Attio judges. choices: by slug, the options or statuses to find titles and ids in.
    Raises InvalidInput, before anything is sent; its `__cause__` is an UnknownChoice for an unknown option or status.
    """
    _check_mapping(values)
    if definitions is None:
        return {_sendable(slug, given): encode_untyped(slug, given) for slug, given in values.items()}
    encoded: dict[str, Any] = {}
    for slug, given in values.items():
        target = _target(slug, given, definitions, object, choices)
        sent_as = target.attribute.slug
        if sent_as in encoded:
            raise target.refuse(given, "it once", why=f"as {sent_as} is given twice, by slug and by id")
        encoded[sent_as] = _encode(given, target)
    return encoded


def choices_wanted(values: Mapping[str, Any], definitions: Definitions) -> list[Attribute]:
    """The select and status attributes whose options or statuses `encode_values` needs for these values.

    They are those that hold titles or ids as text. What is wrong with the values is for `encode_values` to tell.
    """
    wanted: dict[str, Attribute] = {}
    for slug, given in values.items() if isinstance(values, Mapping) else ():
        attribute = definitions.find(slug) if isinstance(slug, str) else None
        if attribute is None or not attribute.is_writable:
            continue
        key = CHOSEN.get(attribute.type)
        if key is not None and any(_is_titled(item, key) for item in (given if is_listed(given) else [given])):
            wanted[attribute.slug] = attribute
    return list(wanted.values())


def _is_titled(given: Any, key: str) -> bool:
    title = title_of(given.get(key) if isinstance(given, Mapping) else given)
    return title is not None and bool(title.strip())


def _check_mapping(values: Any) -> None:
    if not isinstance(values, Mapping):
        raise InvalidInput(attribute="values", given=values, accepted="a dict of values by attribute slug")


def _sendable(slug: Any, given: Any) -> str:
    if not isinstance(slug, str) or not can_be_sent(slug):
        raise InvalidInput(attribute=str(slug), given=given, accepted="slugs or ids of attributes, as text")
    return str.__str__(slug)


def _target(slug: Any, given: Any, definitions: Definitions, of: str, choices: Mapping[str, Choices]) -> Target:
    attribute = definitions.find(slug) if isinstance(slug, str) else None
    if attribute is None:
        nearest = definitions.nearest(str(slug))
        raise InvalidInput(
            f"{of or definitions.object} has no attribute {shortened(slug)}{did_you_mean(nearest)}",
            attribute=str(slug),
            given=given,
            accepted=" or ".join(nearest) or "an attribute of the object",
        )
    target = Target(attribute, definitions, choices.get(attribute.slug) if choices else None)
    if target.is_read_only:
        why = f"as it is read-only: {_why_read_only(attribute)}"
        raise target.refuse(given, "nothing; leave it out", why=why)
    return target


def _why_read_only(attribute: Attribute) -> str:
    if attribute.type == "interaction":
        return "Attio makes interactions out of e-mails and meetings"
    if attribute.is_system_attribute:
        return "Attio alone writes its system attributes"
    return "its values are computed"


def _encode(given: Any, target: Target) -> list[Any]:
    if given is None:
        return []
    encode = ENCODERS.get(target.attribute.type, _as_is)
    return [encode(item, target) for item in _as_list(given, target)]


def _as_list(given: Any, target: Target) -> Sequence[Any]:
    listed = is_listed(given)
    if isinstance(given, set | frozenset):
        raise target.refuse(given, "a list", why="as a set has no order")
    if target.attribute.is_multiselect:
        if listed:
            return list(given)
        raise _scalar_for_multiselect(given, target)
    if not listed:
        return [given]
    if len(given) > 1:
        why = f"as it is not a multiselect: it takes one value, not {len(given)}"
        raise target.refuse(given, f"one value: {target.accepted}", why=why)
    return list(given)


def _scalar_for_multiselect(given: Any, target: Target) -> InvalidInput:
    if isinstance(given, str):
        is_one = bool(given.strip())
    else:
        is_one = isinstance(given, Mapping | Referable) or not isinstance(given, Iterable)
    fix = f"a list: [{shortened(given)}]" if is_one else f"a list; each item {target.accepted}"
    return target.refuse(given, fix, why="as it is a multiselect and takes a list")


def _as_is(given: Any, target: Target) -> Any:
    """A type that Attio added after this was written: Attio judges."""
    return encode_untyped(target.attribute.slug, given)
