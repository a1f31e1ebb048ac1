"""Filters and sorts through the client: what they select, and what is refused before a query is sent."""

from __future__ import annotations

import asyncio
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from aioattio import Attio, InvalidInput, Name, Record, ValidationFailed
from aioattio.emulator import Emulator
from aioattio.filters import F, Filter

from .sample import MEMBERS, furnish

QUERY = "/records/query"


@pytest.fixture
async def people(attio_emulator: Emulator, attio: Attio) -> dict[str, Record]:
    """Ada of Acme, Bob of Bolt; Cyd is nobody's."""
    furnish(attio_emulator)
    acme, bolt = [
        await attio.companies.create({"name": name, "domains": [f"app.{name.lower()}.co.uk"], "categories": ["B2B"]})
        for name in ("Acme", "Bolt")
    ]
    ada = await attio.people.create({
        "name": Name("Ada", "Lovelace"), "company": acme, "revenue": "12.50", "stage": "Lead", "tags": ["Red", "Green"],
        "owner": MEMBERS[0], "email_addresses": ["ada@acme.co.uk"], "phone_numbers": ["+441632960001"],
        "born": date(1815, 12, 10), "active": True,
    })  # fmt: skip
    bob = await attio.people.create({
        "name": Name("Bob", "Builder"), "company": bolt, "revenue": 20, "stage": "Won", "tags": ["Blue"],
        "owner": MEMBERS[1], "email_addresses": ["bob@bolt.co.uk"], "phone_numbers": ["+15558675309"],
        "friends": [ada], "active": False,
    })  # fmt: skip
    cyd = await attio.people.create({"name": Name("Cyd", "")})
    return {"a": ada, "b": bob, "c": cyd, "acme": acme, "bolt": bolt}


FOUND: list[tuple[Any, str]] = [
    (F.name == "Ada Lovelace", "a"),
    (F.name == Name("Bob", "Builder"), "b"),
    (F.name.last_name.is_empty(), "c"),
    (F.revenue == Decimal("12.5"), "a"),
    (F.revenue.between("12.5", 20), "a"),
    (~F.revenue.between("12.5", 20), "bc"),
    (F.revenue != 20, "ac"),
    (F.stage == "won", "b"),
    (F.stage.is_in(["Lead", "Won"]) & ~F.name.starts_with("bo"), "a"),
    (F.tags.is_in(["Green", "Blue"]), "ab"),
    (F.tags.is_in([]), ""),
    (~F.tags.is_in([]), "abc"),
    (F.stage.active_from >= date(2020, 1, 1), "ab"),
    (F.stage.active_from < date(2020, 1, 1), ""),
    (F.born == date(1815, 12, 10), "a"),
    (F.created_at >= date(2020, 1, 1), "abc"),
    (F.created_at <= "2020-01-01", ""),
    (F.active == False, "b"),  # noqa: E712
    (F.owner == MEMBERS[0], "a"),
    (F.owner.is_in([MEMBERS[0], MEMBERS[1]]), "ab"),
    (F.owner.is_empty(), "c"),
    (F.created_by.referenced_actor_type == "api-token", "abc"),
    (F.phone_numbers == "+44 1632 960001", "a"),
    (F.phone_numbers.has(F.phone_number.starts_with("+44"), F.country_code == "GB"), "a"),
    (F.email_addresses.email_root_domain == "https://www.bolt.co.uk/x", "b"),
    (F.path("people.company", "companies.name") == "Acme", "a"),
    (F.path("people.company", "companies.domains").root_domain == "bolt.co.uk", "b"),
    (F.path("people.company", "companies.categories") == "b2b", "ab"),
    (F.path("people.friends", "people.company", "companies.name").is_not_empty(), "b"),
    (~F.path("people.friends", "people.company", "companies.name").is_not_empty(), "ac"),
    ({"name": "Ada Lovelace"}, "a"),
    ({"name": "Ada Lovelace"} | (F.stage == "Won"), "ab"),
    (~((F.stage == "Won") | {"name": "Ada Lovelace", "active": True}), "c"),
]


def _names(found: list[Record]) -> str:
    return "".join(sorted(record["name"].first[0].lower() for record in found))


@pytest.mark.parametrize(("given", "expected"), FOUND, ids=lambda one: repr(one) if isinstance(one, Filter) else "")
async def test_a_filter_selects(people: dict[str, Record], attio: Attio, given: Any, expected: str) -> None:
    assert _names(await attio.people.query(given).collect()) == expected


async def test_by_record_and_by_member(people: dict[str, Record], attio: Attio) -> None:
    acme, ada = people["acme"], people["a"]
    for given in (acme, acme.reference, acme.id):
        assert _names(await attio.people.query(F.company == given).collect()) == "a"
        assert _names(await attio.people.query(F.company != given).collect()) == "bc"
    assert _names(await attio.people.query(F.company.is_in([acme, people["bolt"].id])).collect()) == "ab"
    assert _names(await attio.people.query(F.linked == ada).collect()) == ""
    assert _names(await attio.people.query(F.friends == ada).collect()) == "b"
    assert _names(await attio.people.query(F.record_id == ada).collect()) == "a"
    assert _names(await attio.people.query(F.record_id.is_in([ada, people["c"].id])).collect()) == "ac"
    member = await attio.workspace_members.get(ada["owner"].id)
    assert _names(await attio.people.query(F.owner == member).collect()) == "a"
    assert _names(await attio.people.query(F.owner == ada["owner"]).collect()) == "a"


async def test_entries(people: dict[str, Record], attio: Attio) -> None:
    candidates = attio.entries("candidates")
    entry = await candidates.create(people["a"], {"stage": "Lead"})
    await candidates.create(people["b"], {"stage": "Won"})
    for given in (
        F.stage == "Lead",
        F.parent_record == people["a"],
        F.parent_record.is_in([people["a"], people["c"]]),
        F.entry_id == entry.id,
        F.path("candidates.parent_record", "people.email_addresses").email_domain == "acme.co.uk",
        F.path("candidates.parent_record", "people.company") == people["acme"],
        F.path("candidates.parent_record", "people.company", "companies.name") == "Acme",
    ):
        assert await candidates.query(given).collect() == [entry], given
        assert len(await candidates.query(~given).collect()) == 1, given


async def test_sorts(people: dict[str, Record], attio: Attio) -> None:
    async def order(*sorts: Any) -> str:
        return "".join([record["name"].first[0].lower() async for record in attio.people.query(sort=list(sorts))])

    assert await order(F.name.last_name.asc()) == "cba"
    assert await order(F.revenue.desc()) == "bac"
    assert await order(F.path("people.company", "companies.name").desc()) == "bac"
    assert await order(F.stage.asc(), {"attribute": "name", "direction": "desc"}) == "abc"
    listing = attio.people.query(F.stage.is_not_empty(), sort=F.name.asc(), page_size=1, concurrency=3)
    assert [record["name"].first async for record in listing] == ["Ada", "Bob"]


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"filter": F.stage == "Leda"}, "did you mean 'Lead'"),
    ({"filter": F.job_titel == "x"}, "did you mean 'job_title'"),
    ({"filter": F.stage.contains("x")}, "it supports =="),
    ({"filter": F.owner == "ada@acmee.example"}, "ada@acme.example"),
    ({"filter": ~F.path("people.company", "companies.nam").is_empty()}, "did you mean 'name'"),
    ({"filter": F.company == "acme.com"}, "companies.domains"),
    ({"sort": F.name.lst_name.asc()}, "name.last_name"),
    ({"sort": F.nme.asc()}, "did you mean 'name'"),
]


@pytest.mark.parametrize(("given", "told"), REFUSED)
async def test_refused_before_the_query_is_sent(
    people: dict[str, Record], attio: Attio, attio_emulator: Emulator, given: dict[str, Any], told: str
) -> None:
    with pytest.raises(InvalidInput, match=told):
        await attio.people.query(**given).collect()
    assert not [request for request in attio_emulator.requests if request.path.endswith(QUERY)]


async def test_a_query_is_compiled_once(people: dict[str, Record], attio_emulator: Emulator, attio: Attio) -> None:
    async with Attio(attio_emulator.token, base_url=attio_emulator.url) as other:
        listing = other.people.query((F.stage == "Lead") | (F.owner == MEMBERS[1]), page_size=1, concurrency=4)
        attio_emulator.requests.clear()
        both = await asyncio.gather(listing.collect(), other.people.query(F.stage == "Lead").collect())
        assert [_names(found) for found in both] == ["ab", "a"]
        others = [request for request in attio_emulator.requests if not request.path.endswith(QUERY)]
        asked = [f"{request.path} {request.query}" for request in others]
        assert len(asked) == len(set(asked))


async def test_a_client_that_looks_nothing_up(people: dict[str, Record], attio_emulator: Emulator) -> None:
    async with Attio(attio_emulator.token, base_url=attio_emulator.url, schema=False) as other:
        attio_emulator.requests.clear()
        given = (F.stage == "Lead") & (F.company == people["acme"]) & (F.revenue >= Decimal("12.5"))
        assert len(await other.people.query(given & (F.created_at > date(2020, 1, 1))).collect()) == 1
        assert {request.path.rpartition("/objects")[2] for request in attio_emulator.requests} == {
            "/people/records/query"
        }
        with pytest.raises(ValidationFailed, match="Leda"):
            await other.people.query(F.stage == "Leda").collect()
