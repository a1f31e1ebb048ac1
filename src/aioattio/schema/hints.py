"""What was probably meant by the names in a request that Attio refused."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any

from aioattio.errors import AttioError, InvalidInput, shortened
from aioattio.schema.choices import UnknownChoice
from aioattio.schema.definitions import Definitions
from aioattio.schema.facts import Facts
from aioattio.schema.looking import Looking
from aioattio.schema.lookup import Described, Lookup
from aioattio.schema.nearest import did_you_mean

__all__ = ["attribute_hint", "body_hint"]

_CHOICE_KEYS = ("option", "status", "$eq", "$in")
"""Under which a title stands, in a value or in a filter."""
_OBJECT_KEYS = ("target_object", "parent_object")


async def attribute_hint(facts: Facts, described: Described, attribute: str, choice: str | None = None) -> str:
    """What was meant by an attribute that Attio does not find, if it is that or what it belongs to; "" otherwise.

    choice: an option or status of it, which may be what is missing as well.
    """

    async def find(lookup: Lookup) -> str:
        return await _of_name(lookup, described, attribute, choice)

    return await _certain(facts, find)


async def body_hint(facts: Facts, described: Described, body: Any) -> str:
    """What was meant by the first name in a body that the workspace does not have; "" where all are known."""

    async def find(lookup: Lookup) -> str:
        for name, given in _attributes(body):
            if hint := await _of_name(lookup, described, name, given):
                return hint
        return ""

    if hint := await _certain(facts, find):
        return hint
    for name in _objects(body):
        if hint := await facts.hint(("objects", name), is_missing=False):
            return hint
    return ""


async def _certain(facts: Facts, find: Callable[[Lookup], Awaitable[str]]) -> str:
    """What is missed is missed twice: what is known may be from before it was made."""
    looking = Looking.begun(facts)
    try:
        hint = await find(looking)
        return await find(facts) if hint and looking.was_outdated() else hint
    except AttioError as error:
        return str(getattr(error, "hint", ""))


async def _of_name(lookup: Lookup, described: Described, name: str, given: Any) -> str:
    definitions = await lookup.definitions(described)
    return _of_attribute(name, definitions) or await _of_choices(lookup, described, definitions, name, given)


def _of_attribute(name: str, definitions: Definitions) -> str:
    near = definitions.nearest(name) if definitions.find(name) is None else ()
    return f"{definitions.object} has no attribute {shortened(name)}{did_you_mean(near)}" if near else ""


async def _of_choices(lookup: Lookup, described: Described, definitions: Definitions, name: str, given: Any) -> str:
    attribute = definitions.find(name)
    texts = list(_choice_texts(given)) if attribute is not None and attribute.type in ("select", "status") else []
    if not texts:
        return ""
    try:
        choices = await lookup.choices(described, name)
        for text in texts:
            choices.find(text)
    except UnknownChoice as error:
        return str(error)
    except InvalidInput:
        pass  # it has none any more
    return ""


def _attributes(body: Any) -> Iterator[tuple[str, Any]]:
    """The attributes that are written, filtered or sorted by, with what is said about each."""
    if not isinstance(body, Mapping):
        return
    data = body.get("data")
    if isinstance(data, Mapping):
        for values in (data.get("values"), data.get("entry_values")):
            if isinstance(values, Mapping):
                yield from values.items()
    yield from _filtered(body.get("filter"))
    sorts = body.get("sorts")
    for sort in sorts if isinstance(sorts, list | tuple) else ():
        if isinstance(sort, Mapping) and isinstance(sort.get("attribute"), str):
            yield sort["attribute"], None


def _filtered(given: Any) -> Iterator[tuple[str, Any]]:
    if not isinstance(given, Mapping) or "path" in given:
        return  # the end of a path is at another object
    for name, operand in given.items():
        if name in ("$and", "$or"):
            for one in operand if isinstance(operand, list | tuple) else ():
                yield from _filtered(one)
        elif name == "$not":
            yield from _filtered(operand)
        elif isinstance(name, str):
            yield name, operand


def _choice_texts(given: Any) -> Iterator[str]:
    if isinstance(given, str):
        yield given
    elif isinstance(given, list | tuple):
        for one in given:
            yield from _choice_texts(one)
    elif isinstance(given, Mapping):
        for key in _CHOICE_KEYS:
            yield from _choice_texts(given.get(key))


def _objects(given: Any) -> Iterator[str]:
    if isinstance(given, list | tuple):
        for one in given:
            yield from _objects(one)
    elif isinstance(given, Mapping):
        for key, one in given.items():
            if key in _OBJECT_KEYS and isinstance(one, str):
                yield one
            else:
                yield from _objects(one)
