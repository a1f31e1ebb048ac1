"""Models in every call, through the client, over HTTP, to the emulator."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, cast

import pytest

from aioattio import Attio, Entry, InvalidInput, Name, NotFound, Record, RecordReference, UniquenessConflict
from aioattio import typed as t
from aioattio.emulator import Emulator
from aioattio.filters import F
from aioattio.resources.entries import Entries
from aioattio.resources.records import Records
from tests.typed.workspace import Company, Deal, Person, SalesEntry


@pytest.fixture
async def companies(attio: Attio) -> Records[Company]:
    attributes = attio.companies.attributes
    await attributes.create("Revenue", "currency", currency="EUR")
    await attributes.create("Employees", "number")
    for option in ("B2B", "SaaS"):
        if option not in [one.title async for one in attributes.options("categories")]:
            await attributes.create_option("categories", option)
    return attio.records(Company)


@pytest.fixture
async def sales(attio: Attio) -> Entries[SalesEntry]:
    await attio.lists.create("Sales", "companies", workspace_access="full-access")
    attributes = attio.entries("sales").attributes
    await attributes.create("Stage", "status")
    for status in ("Open", "Closed"):
        await attributes.create_status("stage", status)
    await attributes.create("Tags", "select", is_multiselect=True)
    for option in ("Hot", "Cold"):
        await attributes.create_option("tags", option)
    await attributes.create("Due", "timestamp")
    return attio.entries(SalesEntry)


def requests(emulator: Emulator, method: str) -> int:
    return sum(one.method == method for one in emulator.requests)


async def test_a_company_s_life(attio: Attio, companies: Records[Company]) -> None:
    made = await companies.create(
        Company(name="X", domains=["x.org"], categories=["B2B"], revenue="500.50", foundation_date="2020-01-02")
    )
    assert isinstance(made, Company)
    assert made.changes() == {}
    assert (made.name, made.domains, made.categories) == ("X", ["x.org"], ["B2B"])
    assert (made.revenue, made.foundation_date, made.employees) == (Decimal("500.5"), date(2020, 1, 2), None)
    assert made.created_at is not None
    assert datetime.now(UTC) - made.created_at < timedelta(minutes=1)
    assert made.record is not None
    assert made.record_id == made.id == made.record.id

    same = await companies.upsert(Company(domains=["x.org"], employees=5), match=Company.domains)
    assert (same.id, same.name, same.employees) == (made.id, "X", 5)
    assert made.employees is None  # what was given or read before stays as it is

    same.revenue = 700
    same.domains.append("y.org")
    updated = await companies.update(same)
    assert (updated.revenue, sorted(updated.domains), updated.changes()) == (700, ["x.org", "y.org"], {})
    updated.domains.remove("x.org")
    updated.name = None
    overwritten = await companies.overwrite(updated)
    assert (overwritten.domains, overwritten.name, overwritten.revenue) == (["y.org"], None, 700)

    assert await companies.get(made) == await companies.get(made.id) == overwritten
    assert await attio.companies.get(made) == overwritten.record
    assert {value.value for value in await companies.history(made, Company.revenue).collect()} == {500.5, 700}
    assert pickle.loads(pickle.dumps(overwritten)) == overwritten  # noqa: S301
    await companies.delete(overwritten)
    with pytest.raises(NotFound):
        await companies.get(made)


async def test_an_update_sends_what_was_changed_only(
    attio: Attio, companies: Records[Company], attio_emulator: Emulator
) -> None:
    company = await companies.create(Company(name="X", domains=["x.org"], categories=["B2B"], revenue=5))
    await attio.companies.update(company, {"name": "Z", "domains": ["z.org"], "categories": ["SaaS"]})
    company.revenue = 6
    company.domains.append("y.org")
    company = await companies.update(company)
    assert (company.name, company.revenue) == ("Z", 6)
    assert sorted(company.domains) == ["x.org", "y.org", "z.org"]
    assert sorted(company.categories) == ["B2B", "SaaS"]

    writes = requests(attio_emulator, "PATCH") + requests(attio_emulator, "PUT")
    company.revenue = "6.00"
    company.categories.reverse()
    assert await companies.update(company) is company
    company.categories.reverse()
    assert await companies.overwrite(company) is company
    assert requests(attio_emulator, "PATCH") + requests(attio_emulator, "PUT") == writes


async def test_a_plain_record_sends_what_was_changed_only(attio: Attio, attio_emulator: Emulator) -> None:
    company = await attio.companies.create({"name": "X", "domains": ["x.org"]})
    ada = await attio.people.create({"name": Name("Ada"), "email_addresses": ["ada@x.org"], "company": company})
    values = dict(ada)  # all of them, read-only ones included
    assert ada.changes(values) == {}
    values["job_title"] = "Countess"
    assert ada.changes(values) == {"job_title": "Countess"}
    ada = await attio.people.update(ada, ada.changes(values))
    assert ada["job_title"] == "Countess"

    same = {
        "name": "Ada",
        "company": company,
        "email_addresses": ("ada@x.org",),
        "phone_numbers": None,
        "record_id": ada.id,
    }
    assert ada.changes(same) == {}
    other = {
        "name": "Lovelace, Ada",
        "company": None,
        "phone_numbers": ["+441632960001"],
        "created_at": date(2026, 1, 1),
    }
    assert ada.changes(other) == other
    assert ada.changes({"nmae": "x", "company": "x.org"}) == {"nmae": "x", "company": "x.org"}
    with pytest.raises(InvalidInput, match="values"):
        ada.changes(cast("Any", ["name"]))
    async with Attio(attio_emulator.token, base_url=attio_emulator.url, schema=False) as bare:
        unread = await bare.people.get(ada)
        assert unread.changes(dict(unread)) == {}
        assert unread.changes({"name": Name("Ada"), "email_addresses": ["ada@x.org"], "job_title": "X"}) == {
            "job_title": "X"
        }
        assert (await bare.records(Person).get(ada)).name == Name("Ada")


async def test_what_update_cannot_take_out_is_refused(companies: Records[Company], attio_emulator: Emulator) -> None:
    company = await companies.create(Company(name="X", domains=["x.org", "y.org"]))
    company.domains.remove("x.org")
    before = len(attio_emulator.requests)
    with pytest.raises(InvalidInput, match=r"domains: update only adds .*\['x.org'\]; use overwrite"):
        await companies.update(company)
    assert len(attio_emulator.requests) == before
    assert (await companies.overwrite(company)).domains == ["y.org"]


async def test_references_and_members_by_what_they_are(
    attio: Attio, companies: Records[Company], attio_emulator: Emulator
) -> None:
    member = attio_emulator.add_member("grace@acme.org", "Grace", "Hopper")
    company = await companies.create(Company(name="X", domains=["x.org"]))
    people, deals = attio.records(Person), attio.records(Deal)
    ada = await people.create(Person(name="Lovelace, Ada", email_addresses=["ada@x.org"], company="x.org"))
    assert ada.name == Name("Ada", "Lovelace")
    assert ada.company == company.reference == RecordReference("companies", company.id)
    assert (await companies.get(company)).team == [ada.reference]
    deal = await deals.create(Deal(name="D", stage="Lead", owner="grace@acme.org", value=5, associated_company=company))
    assert deal.owner is not None
    assert deal.owner.id == member["id"]["workspace_member_id"]
    assert deal.associated_company == company.reference
    deal.owner = deal.owner
    deal.associated_company = company
    assert deal.changes() == {}
    deal.stage = "In Progress"
    assert (await deals.update(deal)).stage == "In Progress"
    assert await people.query(Person.company == company).collect() == [ada]
    assert await deals.query((Deal.owner == "grace@acme.org") & (Deal.stage == "In Progress")).first() is not None
    assert await deals.query(Deal.stage == "Lead").collect() == []


async def test_queries_by_the_attributes_of_a_model(attio: Attio, companies: Records[Company]) -> None:
    for number, categories in enumerate((["B2B"], ["B2B", "SaaS"], [])):
        await companies.create(
            Company(name=f"C{number}", domains=[f"c{number}.org"], revenue=number * 500, categories=categories)
        )

    async def names(*filters: Any, **others: Any) -> list[str | None]:
        return [one.name async for one in companies.query(*filters, sort=Company.name.desc(), **others)]

    assert await names() == ["C2", "C1", "C0"]
    assert await names(Company.revenue > 500) == ["C2"]
    assert await names(Company.revenue.between(0, "1000")) == ["C1", "C0"]
    assert await names(Company.categories == "B2B") == ["C1", "C0"]
    assert await names(Company.categories.is_in(["SaaS"]) | (Company.name == "C2")) == ["C2", "C1"]
    assert await names(~Company.domains.contains("c1")) == ["C2", "C0"]
    assert await names((Company.created_at >= date(2020, 1, 1)) & (F.revenue == 0)) == ["C0"]
    assert await names({"name": "C1"}) == ["C1"]
    assert await names(Company.revenue >= 0, limit=2, page_size=1) == ["C2", "C1"]
    first = await companies.query(Company.name == "C1").first()
    assert isinstance(first, Company)
    plain = await attio.companies.query(Company.name == "C1").first()
    assert isinstance(plain, Record)
    assert first.record == plain
    with pytest.raises(InvalidInput, match=r"categories.*'B2Z'"):
        await names(Company.categories == cast("Any", "B2Z"))


async def test_an_upsert_of_what_was_read_sends_what_to_match_by(companies: Records[Company]) -> None:
    company = await companies.create(Company(name="X", domains=["x.org"], revenue=5))
    company.revenue = 6
    assert (await companies.upsert(company, match=Company.domains)).revenue == 6
    with pytest.raises(InvalidInput, match="nothing for 'domains'"):
        await companies.upsert(Company(name="X"), match="domains")


async def test_entries(attio: Attio, companies: Records[Company], sales: Entries[SalesEntry]) -> None:
    company = await companies.create(Company(name="X", domains=["x.org"]))
    entry = await sales.create(company, SalesEntry(stage="Open", tags=["Hot"], due=date(2026, 1, 2)))
    assert isinstance(entry, SalesEntry)
    assert (entry.stage, entry.tags, entry.due) == ("Open", ["Hot"], datetime(2026, 1, 2, tzinfo=UTC))
    assert entry.parent == company.reference
    assert isinstance(entry.entry, Entry)
    assert entry.id == entry.entry.id
    entry.stage = "Closed"
    entry.tags.append("Cold")
    entry = await sales.update(entry)
    assert (entry.stage, sorted(entry.tags), entry.changes()) == ("Closed", ["Cold", "Hot"], {})
    assert await sales.update(entry) is entry
    entry.tags = ["Cold"]
    entry = await sales.overwrite(entry)
    assert entry.tags == ["Cold"]
    assert (await sales.upsert(company, SalesEntry(stage="Open"))).id == entry.id
    assert (await sales.upsert(company)).stage == "Open"
    assert (await sales.update(entry.id, {"stage": "Closed"})).stage == "Closed"
    assert [one.id async for one in sales.query(SalesEntry.stage == "Closed")] == [entry.id]
    assert len(await sales.history(entry, SalesEntry.stage).collect()) == 4
    assert await sales.get(entry) == await sales.get(entry.id)
    comment = await attio.comments.create(
        "x", author=(await attio.workspace_members.list().collect())[0].id, entry=entry
    )
    assert comment.entry is not None
    assert comment.entry.id == entry.id
    await sales.delete(entry)
    with pytest.raises(NotFound):
        await sales.get(entry)


async def test_models_are_rows_of_an_import(attio: Attio, companies: Records[Company]) -> None:
    known = await companies.create(Company(name="X", domains=["x.org"], revenue=5))
    await attio.companies.update(known, {"name": "Z"})
    known.revenue = 6
    rows = [
        known,
        Company(name="Y", domains=["y.org"], foundation_date="2020-01-02"),
        {"domains": ["w.org"], "name": "W"},
    ]
    report = await companies.sync(rows, match=Company.domains)
    assert report.counts.written == report.counts.rows == 3, report
    found = {one.name: one async for one in companies.query()}
    assert found.keys() == {"Z", "Y", "W"}
    assert found["Z"].revenue == 6
    assert found["Y"].foundation_date == date(2020, 1, 2)


async def test_what_is_no_model_of_the_object_is_refused(attio: Attio, companies: Records[Company]) -> None:
    known = await companies.create(Company(name="X", domains=["x.org"]))
    ada = Person(name="Ada")
    with pytest.raises(InvalidInput, match="a dict of values or a Company"):
        await companies.create(cast("Any", ada))
    with pytest.raises(InvalidInput, match=r"for models ask attio.records\(Person\)"):
        await attio.people.create(cast("Any", ada))
    with pytest.raises(InvalidInput, match="a new one; update or overwrite one that was read"):
        await companies.create(known)
    with pytest.raises(InvalidInput, match="a Company that was read; create or upsert a new one"):
        await companies.update(Company(name="X"))
    with pytest.raises(InvalidInput, match="a dict of values; only a Company that was read"):
        await companies.overwrite("id")
    with pytest.raises(InvalidInput, match="a dict of values; only a Person that was read"):
        await attio.records(Person).update(cast("Any", known))
    with pytest.raises(InvalidInput, match=r"a dict of values; for models ask attio.records\(Company\)"):
        await attio.companies.update(known)
    with pytest.raises(InvalidInput, match=r"values: cannot take None; accepted: a dict of values$"):
        await attio.companies.update(known.id)
    with pytest.raises(
        InvalidInput, match=r"record: cannot take Company\(name='X'\); accepted: a Company that was read"
    ):
        await companies.get(Company(name="X"))
    with pytest.raises(InvalidInput, match=r"parent: cannot take Person\(.*; accepted: a Person that was read"):
        await attio.notes.create(ada, title="X", content="Y")
    with pytest.raises(InvalidInput, match=r"entry: cannot take SalesEntry\(.*; accepted: a SalesEntry that was read"):
        await attio.entries(SalesEntry).delete(SalesEntry(stage="Open"))
    with pytest.raises(InvalidInput, match="record"):
        await companies.get(await attio.records(Person).create(ada))
    with pytest.raises(InvalidInput, match=r"a subclass of Model; for this one ask attio.entries\(SalesEntry\)"):
        attio.records(cast("Any", SalesEntry))
    with pytest.raises(InvalidInput, match=r"a subclass of EntryModel; for this one ask attio.records\(Company\)"):
        attio.entries(cast("Any", Company))
    with pytest.raises(InvalidInput, match="a model of an object or list"):
        attio.records(t.Model)
    with pytest.raises(InvalidInput, match=r"match: cannot take .*the attribute of a model"):
        await companies.upsert(known, match=cast("Any", Company))
    with pytest.raises(UniquenessConflict):
        await companies.create(Company(domains=["x.org"]))
