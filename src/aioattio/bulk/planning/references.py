"""Records and workspace members that rows name by a unique value: each looked up once, whoever names it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING

from attrs import define, field

from aioattio.bulk.destinations.destination import LOOK, Found
from aioattio.bulk.destinations.records import RecordsDestination
from aioattio.bulk.keys import key_of_record
from aioattio.bulk.planning.reading import Counted, is_scan_cheaper, looked_up
from aioattio.bulk.spool.items import Reference
from aioattio.encoding import encode
from aioattio.errors import InvalidInput, NotFound, shortened
from aioattio.filters.properties import RULES
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.schema.facts import ALL
from aioattio.schema.nearest import did_you_mean
from aioattio.threads import finished
from aioattio.values.writing import encode_values

if TYPE_CHECKING:
    from aioattio.bulk.spool import Spool
    from aioattio.call import Called
    from aioattio.session import Session

__all__ = ["Resolver"]

BATCH = 20_000
"""References looked up at once, so that the cheaper way can be chosen, and held in memory."""
KEPT = 100_000
"""Ids that are remembered for later runs at most."""

_PENDING = "to be made: "
"""What stands for the id of a record that is not there yet; no id begins so."""
_NOUNS = {"domains": "the domain", "email_addresses": "the e-mail address"}


def _always() -> bool:
    return True


def _nobody(_: Called) -> None:
    """Is told."""


@define(eq=False)
class Resolver:
    """Finds what rows refer to. One may serve several runs in turn: what was found is not asked for again."""

    session: Session
    pending: set[Reference] = field(factory=set)
    """What is to be made before the rows are written, and so is not missing."""
    _ids: dict[Reference, str] = field(factory=dict)

    async def resolve(
        self, spool: Spool, goes_on: Callable[[], bool] = _always, told: Callable[[Called], None] = _nobody
    ) -> None:
        """Give a spool the id of everything that its rows name; what is nowhere, or in several records, is said so.

        goes_on: False ends it early. told: of every call. Raises InvalidInput for an object or attribute that is not
        there, or is not unique; and what the requests raise.
        """
        session = Counted(told).view(self.session)
        while goes_on() and (wanted := await finished(_next, spool)):
            found: dict[Reference, str | None] = {}
            ambiguous: set[Reference] = set()
            for (of, slug), references in _by_attribute(wanted).items():
                known = {one: self._ids[one] for one in references if one in self._ids}
                unknown = [one for one in references if one not in known]
                found |= known
                if not of:
                    found |= await self._members(unknown)
                elif unknown:
                    hits = await self._records(session, of, slug, unknown)
                    ambiguous |= {one for one, ids in hits.items() if len(ids) > 1}
                    found |= {one: ids[0] if ids else None for one, ids in hits.items() if len(ids) < 2}
            self._keep(found)
            await finished(spool.resolve, found, ambiguous)

    def reason(self, reference: Reference, is_ambiguous: bool) -> str:
        """Why a row that needs it is rejected."""
        value = shortened(reference.value)
        if not reference.object:
            return f"no workspace member has the e-mail address {value}"
        what = f"{_NOUNS.get(reference.attribute, reference.attribute)} {value}"
        if is_ambiguous:
            return f"several records of {reference.object} have {what}; name the one that is meant by its record id"
        return f"no record of {reference.object} has {what}"

    def _keep(self, found: Mapping[Reference, str | None]) -> None:
        """What is nowhere may be made by the next run."""
        for one, id_ in found.items():
            if id_ is not None and not id_.startswith(_PENDING) and len(self._ids) < KEPT:
                self._ids[one] = id_

    async def _members(self, references: Sequence[Reference]) -> dict[Reference, str | None]:
        """By e-mail address; listed once more, where somebody who is not there may be new."""
        facts = self.session.facts
        began = facts.now()
        members = await facts.members.get(ALL)
        ids = {member.email_address.casefold(): member.id for member in members}
        if any(one.value not in ids for one in references) and facts.members.look_again(ALL, members, since=began):
            ids = {member.email_address.casefold(): member.id for member in await facts.members.get(ALL)}
        return {one: ids.get(one.value) for one in references}

    async def _records(
        self, session: Session, of: str, slug: str, references: Sequence[Reference]
    ) -> dict[Reference, list[str]]:
        """The ids of the records that have the value, by reference."""
        definitions, attribute = await self.attribute_of(of, slug)
        destination = RecordsDestination(session, of, definitions, attribute, wanted=frozenset())
        named = await finished(_by_value, references, attribute, definitions)
        ids: dict[Reference, dict[str, None]] = {one: {} for one in references}

        def take(page: Sequence[Found]) -> None:
            for found in page:
                for value in key_of_record(attribute, found.values.get(attribute.slug, b"[]")):
                    for one in named.get(value, ()):
                        ids[one][found.id] = None

        scans = await is_scan_cheaper(destination, len(named))
        source = destination.pages() if scans else looked_up(destination, _chunks(list(named)))
        async with aclosing(source) as pages:
            async for page in pages:
                await finished(take, page)
        for value, several in named.items():
            if Reference(of, attribute.slug, value) in self.pending:
                for one in several:
                    ids[one] = ids[one] or {f"{_PENDING}{value}": None}
        return {one: list(found) for one, found in ids.items()}

    async def attribute_of(self, of: str, slug: str) -> tuple[Definitions, Attribute]:
        """By which records are found. Raises InvalidInput where none can be."""
        try:
            definitions = await self.session.facts.definitions(("objects", of))
        except NotFound as error:
            wrong = error.hint or f"no object {of!r} in this workspace"
            raise InvalidInput(wrong, attribute="by", given=of, accepted="an object's slug") from error
        attribute = definitions.find(slug)
        unique = [one.slug for one in definitions.values() if one.is_unique]
        if attribute is None:
            wrong = f"{of} has no attribute {slug!r}{did_you_mean(definitions.nearest(slug))}"
        elif not attribute.is_unique:
            wrong = f"{slug!r} of {of} is not unique, so it cannot tell records apart"
        elif attribute.type not in RULES or RULES[attribute.type].default is None:
            wrong = f"{slug!r} of {of} is of type {attribute.type}, by which records are not found"
        else:
            return definitions, attribute
        are = f"unique in {of} are: {', '.join(unique)}"
        raise InvalidInput(f"by: {wrong}; {are}", attribute="by", given=slug, accepted="a unique attribute")


def _next(spool: Spool) -> list[Reference]:
    """The next references that nothing was said about yet."""
    wanted: list[Reference] = []
    for page in spool.wanted_references():
        wanted += page
        if len(wanted) >= BATCH:
            break
    return wanted


def _by_attribute(references: Sequence[Reference]) -> dict[tuple[str, str], list[Reference]]:
    grouped: dict[tuple[str, str], list[Reference]] = {}
    for one in references:
        grouped.setdefault((one.object, one.attribute), []).append(one)
    return grouped


def _by_value(
    references: Sequence[Reference], attribute: Attribute, definitions: Definitions
) -> dict[str, list[Reference]]:
    """By normal value; without what no record can have."""
    named: dict[str, list[Reference]] = {}
    for one in references:
        given = [one.value] if attribute.is_multiselect else one.value
        try:
            encoded = encode_values({attribute.slug: given}, definitions, definitions.object)
        except InvalidInput:
            continue
        for value in key_of_record(attribute, encode(encoded[attribute.slug])):
            named.setdefault(value, []).append(one)
    return named


def _chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[first : first + LOOK] for first in range(0, len(values), LOOK))
