"""What rows refer to: found once, in chunks or by reading everything, and said where it is nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import pytest

from aioattio import Attio, InvalidInput, RecordReference
from aioattio.bulk.mapping import Column, RowMapping
from aioattio.bulk.plan import Plan
from aioattio.bulk.planning.references import Resolver
from aioattio.bulk.spool import Spool
from aioattio.bulk.spool.items import Reference
from aioattio.emulator import Emulator
from tests.bulk.destined import session_of
from tests.bulk.spooled import row


def furnish(emulator: Emulator, count: int) -> list[str]:
    values = [{"domains": [f"c{number}.example"], "name": f"C{number}"} for number in range(count)]
    return list(emulator.create_records("companies", values))


def queries(emulator: Emulator, of: str) -> list[Mapping[str, Any]]:
    asked = [one for one in emulator.requests if one.path == f"/v2/objects/{of}/records/query"]
    return [msgspec.json.decode(one.raw_body) for one in asked]


async def plan(attio: Attio, given: Sequence[Mapping[str, Any]], by: str | None = None, to: str = "company") -> Plan:
    columns = {"email": "email_addresses", "employer": Column(to, by=by)}
    return await attio.people.plan(given, match="email_addresses", mapping=RowMapping(columns))


def people(*employers: Any) -> list[dict[str, Any]]:
    return [{"email": f"p{number}@x.example", "employer": one} for number, one in enumerate(employers)]


async def test_each_is_looked_up_once(attio: Attio, attio_emulator: Emulator) -> None:
    ids = furnish(attio_emulator, 3)
    employers = ["c0.example", "https://www.C0.example/about", ids[1], "c2.example", "c2.example"]
    with await plan(attio, people(*employers)) as made:
        found = [change.new for planned in made.rows() for change in planned.changes if change.attribute == "company"]
        assert [one.id for one in found] == [ids[0], ids[0], ids[1], ids[2], ids[2]]
    (body,) = queries(attio_emulator, "companies")
    assert body["filter"] == {"$or": [{"domains": {"domain": {"$eq": f"c{number}.example"}}} for number in (0, 2)]}


async def test_a_row_whose_record_is_nowhere_is_rejected_with_its_name(attio: Attio, attio_emulator: Emulator) -> None:
    furnish(attio_emulator, 1)
    with await plan(attio, people("c0.example", "nowhere.example", "")) as made:
        create, rejected, without = made.rows()
        assert (create.action, rejected.action, without.action) == ("create", "rejected", "create")
        assert rejected.reason == (
            "employer = 'nowhere.example': no record of companies has the domain 'nowhere.example'"
        )


async def test_the_same_reference_is_no_difference(attio: Attio, attio_emulator: Emulator) -> None:
    one, _ = furnish(attio_emulator, 2)
    await attio.people.create({"email_addresses": ["p0@x.example"], "company": RecordReference("companies", one)})
    with await plan(attio, people("c0.example")) as made:
        assert made.counts.unchanged == 1
    with await plan(attio, people("c1.example")) as made:
        assert made.counts.update == 1


async def test_many_are_found_by_reading_everything(attio: Attio, attio_emulator: Emulator) -> None:
    furnish(attio_emulator, 250)
    with await plan(attio, people(*(f"c{number}.example" for number in range(260)))) as made:
        assert (made.counts.create, made.counts.rejected) == (250, 10)
    probe, *pages = queries(attio_emulator, "companies")
    assert (probe["offset"], probe["limit"]) == (1500, 1)
    assert all("filter" not in page for page in pages)


async def test_by_any_unique_attribute(attio: Attio, attio_emulator: Emulator) -> None:
    attio_emulator.create_object("sites", "Site", "Sites")
    await attio.records("sites").attributes.create("Number", "number", is_unique=True)
    allowed = {"record_reference": {"allowed_objects": ["sites", "companies"]}}
    attio_emulator.create_attribute("people", "Place", "place", "record-reference", config=allowed)
    site = await attio.records("sites").create({"number": 1000})
    with await plan(attio, people("1000.0", "7", "x"), by="sites.number", to="place") as made:
        create, nowhere, wrong = made.rows()
        assert [change.new.id for change in create.changes if change.attribute == "place"] == [site.id]
        assert nowhere.reason.endswith("no record of sites has number '7'")
        assert wrong.reason.endswith("no record of sites has number 'x'")


@pytest.mark.parametrize(
    ("by", "message"),
    [
        pytest.param("customer", "companies has no attribute 'customer'", id="unknown"),
        pytest.param("description", "'description' of companies is not unique", id="not unique"),
    ],
)
async def test_by_what_finds_nothing(attio: Attio, by: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=message) as caught:
        await plan(attio, people("x"), by=by)
    assert caught.value.attribute == "by"


async def test_members_by_their_addresses(attio: Attio, attio_emulator: Emulator) -> None:
    member = attio_emulator.add_member("Grace@x.example")["id"]["workspace_member_id"]
    given = [
        {"name": "A", "stage": "Lead", "owner": "grace@X.example"},
        {"name": "B", "stage": "Lead", "owner": "nobody@x.example"},
    ]
    await attio.deals.attributes.create("Number", "text", is_unique=True)
    rows = [{**one, "number": str(number)} for number, one in enumerate(given)]
    with await attio.deals.plan(rows, match="number") as made:
        create, rejected = made.rows()
        assert [change.new.id for change in create.changes if change.attribute == "owner"] == [member]
        assert rejected.reason.endswith("no workspace member has the e-mail address 'nobody@x.example'")


def naming(*references: Reference) -> Spool:
    """A spool with one row for each reference to a company."""
    spool = Spool(match="domains")
    checked = []
    for line, one in enumerate(references, 1):
        given = row(line, f"r{line}.example")
        values = {**given.values, "ref": msgspec.json.encode([{"target_object": one.object, one.attribute: one.value}])}
        checked.append(type(given)(given.row, key=given.key, values=values, references=(("ref", one),)))
    spool.add(checked)
    assert list(spool.fold("last")) == []
    return spool


def company(domain: str) -> Reference:
    return Reference("companies", "domains", domain)


class TestResolver:
    async def test_it_remembers_what_it_found_and_not_what_was_nowhere(
        self, attio: Attio, attio_emulator: Emulator
    ) -> None:
        furnish(attio_emulator, 1)
        resolver = Resolver(session_of(attio))
        for _ in range(2):
            with naming(company("c0.example"), company("new.example")) as spool:
                await resolver.resolve(spool)
                (outcome,) = spool.end_dangling(resolver.reason)
                assert outcome.line == 2
        await attio.companies.create({"domains": ["new.example"]})
        with naming(company("c0.example"), company("new.example")) as spool:
            await resolver.resolve(spool)
            assert list(spool.end_dangling(resolver.reason)) == []
        asked = [one["filter"] for one in queries(attio_emulator, "companies")]
        assert len(asked) == 3
        assert asked[1] == asked[2] == {"domains": {"domain": {"$eq": "new.example"}}}

    async def test_what_is_to_be_made_is_not_missing(self, attio: Attio) -> None:
        resolver = Resolver(session_of(attio), pending={company("new.example")})
        with naming(company("new.example"), company("nowhere.example")) as spool:
            await resolver.resolve(spool)
            (outcome,) = spool.end_dangling(resolver.reason)
            assert outcome.line == 2

    async def test_what_is_in_several_records_is_ambiguous(self, attio: Attio, attio_emulator: Emulator) -> None:
        """Attio may hold one host name in two spellings."""
        attio_emulator.create_records(
            "companies", [{"domains": ["münchen.example"]}, {"domains": ["xn--mnchen-3ya.example"]}]
        )
        resolver = Resolver(session_of(attio))
        with naming(company("xn--mnchen-3ya.example")) as spool:
            await resolver.resolve(spool)
            (outcome,) = spool.end_dangling(resolver.reason)
            assert "several records of companies have the domain 'xn--mnchen-3ya.example'" in outcome.reason

    async def test_an_object_that_is_not_there(self, attio: Attio) -> None:
        with naming(Reference("compnies", "domains", "x.example")) as spool:
            with pytest.raises(InvalidInput, match="companies") as caught:
                await Resolver(session_of(attio)).resolve(spool)
            assert caught.value.attribute == "by"
