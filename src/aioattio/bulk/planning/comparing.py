"""What a row says, beside what Attio has: which attributes differ in meaning, and what is sent for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec
from attrs import define, field

from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.destinations.look_ups import OWN_IDS
from aioattio.bulk.keys import as_decimal, key_of_record, normal, read_items
from aioattio.bulk.mapping.columns import LOCATION_PARTS
from aioattio.bulk.parts import completed, name_parts, separated
from aioattio.bulk.planning.forms import KINDS, as_sent
from aioattio.bulk.spool.items import Difference
from aioattio.encoding import encode
from aioattio.schema.definitions import Attribute, Definitions

__all__ = ["Comparer"]

_NOTHING = b"[]"
_DEGREES = ("latitude", "longitude")
_WORDS = re.compile(r"\w+")


@define(eq=False)
class Comparer:
    """Compares by meaning: "1.0" is 1, "Ada@X.org" is "ada@x.org", and values of multiselects have no order.

    match: what rows and things are matched by; values of a multiselect one are added to and never taken away.
    multiselect: whether values of other multiselects that only Attio has stay ("add") or go ("replace").
    """

    definitions: Definitions
    match: Attribute | None
    multiselect: Literal["add", "replace"]
    _nowhere: dict[str, Attribute] = field(factory=dict)

    def key(self, found: Found) -> tuple[str, ...]:
        """Of a thing, in the form in which rows have theirs."""
        if self.match is None:
            return ()
        if self.match.slug in OWN_IDS:
            return (found.id,)
        return key_of_record(self.match, found.values.get(self.match.slug, _NOTHING))

    def differences(self, values: Mapping[str, msgspec.Raw], found: Found) -> tuple[tuple[Difference, ...], bool]:
        """What a row would change, () where nothing; and whether that takes an overwrite, as values are to go.

        values: by the keys of `Checked`, with its references resolved; `[]` clears.
        """
        whole, by_parts = separated(values)
        changes = [self._change(slug, bytes(raw), _held(found, slug)) for slug, raw in whole.items()]
        for slug, parts in by_parts.items():
            old = _held(found, slug)
            known = read_items(old)
            changes.append(self._change(slug, encode(completed(parts, known[0] if known else {})), old))
        found_changes = [change for change, _ in changes if change is not None]
        overwrites = any(takes_away for _, takes_away in changes)
        if overwrites:
            # An overwrite makes every attribute in it equal to what is sent.
            found_changes = [Difference(one.slug, one.old, one.new, one.new) for one in found_changes]
        return tuple(found_changes), overwrites

    def same(self, slug: str, one: bytes, other: bytes) -> bool:
        """Whether two JSON arrays of an attribute mean the same, each as it is sent or as it was read."""
        attribute = self._attribute(slug)
        first, second = read_items(one), read_items(other)
        return self._all_in(attribute, first, second) and self._all_in(attribute, second, first)

    def _attribute(self, slug: str) -> Attribute:
        known = self.definitions.find(slug) or self._nowhere.get(slug)
        if known is None:
            known = self._nowhere[slug] = Attribute.from_json({"api_slug": slug})
        return known

    def _change(self, slug: str, sent: bytes, old: bytes) -> tuple[Difference | None, bool]:
        """The difference, if there is one, and whether something is taken away by it."""
        attribute = self._attribute(slug)
        wanted, held = read_items(sent), read_items(old)
        if not wanted:
            return (Difference(slug, old, _NOTHING, _NOTHING), True) if held else (None, False)
        if not attribute.is_multiselect:
            is_same = bool(held) and self._is(attribute, wanted[0], held[0])
            return (None if is_same else Difference(slug, old, sent, sent)), False
        missing = self._missing(attribute, wanted, held)
        if self._takes_away(attribute) and not self._all_in(attribute, held, wanted):
            return Difference(slug, old, sent, sent), True
        if not missing:
            return None, False
        new = [as_sent(attribute.type, item) for item in held] + missing
        return Difference(slug, old, encode(missing), encode(new)), False

    def _takes_away(self, attribute: Attribute) -> bool:
        return self.multiselect == "replace" and (self.match is None or attribute.slug != self.match.slug)

    def _missing(self, attribute: Attribute, wanted: Sequence[Any], held: Sequence[Any]) -> list[Any]:
        """Those wanted that are not held, each once."""
        missing: dict[Any, Any] = {}
        known = {form for item in held for form in self._forms(attribute, item, wanted[0])}
        for item in wanted:
            form = self._forms(attribute, item, item)[0]
            if form not in known:
                missing.setdefault(form, item)
        return list(missing.values())

    def _all_in(self, attribute: Attribute, some: Sequence[Any], others: Sequence[Any]) -> bool:
        if not some or not others:
            return not some
        known = {form for item in others for form in self._forms(attribute, item, some[0])}
        return all(not known.isdisjoint(self._forms(attribute, item, others[0])) for item in some)

    def _is(self, attribute: Attribute, one: Any, other: Any) -> bool:
        forms = self._forms(attribute, one, other)
        return any(form in forms for form in self._forms(attribute, other, one))

    def _forms(self, attribute: Attribute, item: Any, other: Any) -> tuple[Any, ...]:
        """By any of these it is the same as another; an option is known by its id and by its title.

        other: what it is compared with. Of a type that nobody knows, the keys count that both have.
        """
        kind = attribute.type
        if kind not in KINDS:
            return (normal(kind, _like(item, other)),)
        if kind == "personal-name":
            return (name_parts(item) if isinstance(item, dict) else item,)
        if kind == "location":
            return (_place(item) if isinstance(item, dict) and isinstance(other, dict) else _words(item),)
        form = normal(kind, item)
        if kind in ("select", "status"):
            chosen = item.get("option", item.get("status")) if isinstance(item, dict) else None
            return (form, chosen["title"]) if isinstance(chosen, dict) and "title" in chosen else (form,)
        if kind == "record-reference" and len(attribute.allowed_object_ids or ()) != 1 and isinstance(item, dict):
            of = str(item.get("target_object"))
            return ((self.definitions.object_slug(of) or of, form),)
        return (form,)


def _held(found: Found, slug: str) -> bytes:
    old = found.values.get(slug, _NOTHING)
    return _NOTHING if old == b"null" else old


def _like(item: Any, other: Any) -> Any:
    """What is said of both."""
    if not isinstance(item, dict):
        return {"value": item}
    known = other if isinstance(other, dict) else ("value",)
    return {key: value for key, value in item.items() if key in known}


def _place(item: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(as_decimal(item.get(part)) if part in _DEGREES else item.get(part) or None for part in LOCATION_PARTS)


def _words(item: Any) -> str:
    """Of an address in one line nobody knows which part is which."""
    lines = item
    if isinstance(item, dict):
        lines = " ".join(str(item[part]) for part in LOCATION_PARTS if part not in _DEGREES and item.get(part))
    return " ".join(sorted(_WORDS.findall(str(lines).casefold())))
