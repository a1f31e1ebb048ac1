"""What users' type checkers see of models; read by mypy and pyright in `make check`, never run."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, assert_type

from aioattio import ActorReference, Attio, Entry, Interaction, Listing, Location, Name, Record, RecordReference, Value
from aioattio import typed as t
from aioattio.filters import F, Filter, Sort
from aioattio.resources.entries import Entries
from aioattio.resources.records import Records
from tests.typed.workspace import Company, CompanyCategories, Deal, DealStage, Person, SalesEntry

Colour = Literal["Red", "Blue"]


class Car(t.Model, object="cars"):
    """Written by hand, without a constructor of its own."""

    title = t.Text("title")
    colour = t.Select[Colour]("colour")
    extras: t.MultiSelect[Literal["Radio", "Roof"]] = t.MultiSelect("extras")
    stars = t.Rating("stars")
    electric = t.Checkbox("electric")
    doors = t.Number("doors")
    domain = t.Domain("domain")
    email = t.EmailAddress("email")
    phone = t.PhoneNumber("phone")
    keepers = t.Actors("keepers")
    unheard_of = t.Anything("unheard_of")
    several = t.AnyList("several")


def on_the_class() -> None:
    assert_type(Company.revenue, t.Currency)
    assert_type(Company.created_at, t.Timestamp)
    assert_type(Company.revenue > 500, Filter)
    assert_type(Company.revenue.between(Decimal(1), "2"), Filter)
    assert_type(Company.revenue == 5.5, Filter)
    assert_type(Company.categories == "B2B", Filter)
    assert_type(Company.categories.is_in(["B2B", "SaaS"]), Filter)
    assert_type(Company.foundation_date >= date(2020, 1, 1), Filter)
    assert_type(Company.created_at < datetime(2026, 1, 1, 9), Filter)  # noqa: DTZ001
    assert_type(Company.domains.root_domain == "x.org", Filter)
    assert_type(Company.primary_location.locality.starts_with("Par"), Filter)
    assert_type(Company.primary_location.country_code.starts_with("F"), Filter)
    assert_type(Company.primary_location.has(F.locality == "Paris", F.region == "IDF"), Filter)
    assert_type(Company.last_email_interaction.interacted_at > date(2026, 1, 1), Filter)
    assert_type(Company.last_email_interaction.owner_member_id == "ada@x.org", Filter)
    assert_type(Company.team == RecordReference("people", "id"), Filter)
    assert_type(Company.created_by.referenced_actor_type == "app", Filter)
    assert_type(Deal.stage.active_from >= date(2026, 1, 1), Filter)
    assert_type(Deal.owner == "ada@x.org", Filter)
    assert_type(Person.company.target_record_id.is_in(["id"]), Filter)
    assert_type(Person.email_addresses.email_domain == "x.org", Filter)
    assert_type(Person.phone_numbers.country_code == "GB", Filter)
    assert_type(~(Deal.stage == "Lead") & (Deal.value > 5) | Deal.owner.is_empty(), Filter)
    assert_type({"stage": "Lead"} & (Deal.value > 5), Filter)
    assert_type(Person.name.last_name.asc(), Sort)
    assert_type(Car.unheard_of == object(), Filter)
    assert_type(Car.several["part"].contains("x"), Filter)


def on_an_instance(company: Company, person: Person, deal: Deal, entry: SalesEntry, car: Car) -> None:
    assert_type(company.id, str)
    assert_type(company.record, Record | None)
    assert_type(company.reference, RecordReference)
    assert_type(company.changes(), dict[str, Any])
    assert_type(company.record_id, str | None)
    assert_type(company.domains, list[str])
    assert_type(company.name, str | None)
    assert_type(company.team, list[RecordReference])
    assert_type(company.categories, list[CompanyCategories])
    assert_type(company.primary_location, Location | None)
    assert_type(company.foundation_date, date | None)
    assert_type(company.revenue, Decimal | None)
    assert_type(company.employees, int | Decimal | None)
    assert_type(company.last_email_interaction, Interaction | None)
    assert_type(company.created_at, datetime | None)
    assert_type(company.created_by, ActorReference | None)
    assert_type(person.name, Name | None)
    assert_type(person.company, RecordReference | None)
    assert_type(deal.stage, DealStage | None)
    assert_type(entry.entry, Entry | None)
    assert_type(entry.parent, RecordReference)
    assert_type(entry.tags, list[str])
    assert_type(car.colour, Colour | None)
    assert_type(car.stars, int | None)
    assert_type(car.electric, bool | None)
    assert_type(car.domain, str | None)
    assert_type(car.keepers, list[ActorReference])
    assert_type(car.several, list[Any])


def setting(company: Company, person: Person, deal: Deal, car: Car, record: Record) -> None:
    company.revenue = "500.50"
    assert_type(company.revenue, Decimal | None)
    company.domains = ("x.org",)
    assert_type(company.domains, list[str])
    company.domains.append("y.org")
    company.categories = ["B2B"]
    company.categories.append("SaaS")
    company.team = [person, record, "ada@x.org", RecordReference("people", "id")]
    company.primary_location = "1 Infinite Loop, Cupertino"
    company.foundation_date = None
    person.company = company
    assert_type(person.company, RecordReference | None)
    person.name = Name("Ada", "Lovelace")
    deal.owner = "ada@x.org"
    deal.stage = "In Progress"
    car.extras = ["Roof"]
    car.unheard_of = object()
    Company(name=None, domains=["x.org"], categories=["B2B"], team=[record])
    Car(title="Any keyword, as this class does not say which")


async def calls(attio: Attio, company: Company) -> None:
    companies, sales = attio.records(Company), attio.entries(SalesEntry)
    assert_type(companies, Records[Company])
    assert_type(sales, Entries[SalesEntry])
    assert_type(attio.records("cars"), Records[Record])
    assert_type(attio.companies, Records[Record])
    assert_type(attio.entries("sales"), Entries[Entry])
    assert_type(companies.query(Company.revenue > 500, sort=Company.name.asc()), Listing[Company])
    assert_type(attio.companies.query(Company.revenue > 500), Listing[Record])
    assert_type(await companies.query(F.revenue > 500).first(), Company | None)
    async for one in companies.query({"name": "X"}):
        assert_type(one.revenue, Decimal | None)
    assert_type(await companies.get("id"), Company)
    assert_type(await companies.create(Company(name="X")), Company)
    assert_type(await companies.create({"name": "X"}), Company)
    assert_type(await companies.upsert(company, match=Company.domains), Company)
    assert_type(await companies.update(company), Company)
    assert_type(await companies.update("id", Company(name="X")), Company)
    assert_type(await companies.update(company, {"name": "X"}), Company)
    assert_type(await companies.overwrite(company), Company)
    assert_type(await companies.merge(company, "id"), Company)
    assert_type(companies.history(company, Company.name), Listing[Value])
    await companies.sync([company, Company(name="X")], match=Company.domains)
    await companies.sync([company, {"name": "X"}], match="domains")
    await companies.sync("companies.csv", match="domains")
    entry = await sales.upsert(company, SalesEntry(stage="Open"))
    assert_type(entry, SalesEntry)
    assert_type(await sales.update(entry), SalesEntry)
    assert_type(sales.query(SalesEntry.stage == "Open"), Listing[SalesEntry])
    assert_type(sales.history(entry, SalesEntry.stage), Listing[Value])
    await attio.notes.create(company, title="x", content="y")
    await attio.comments.create("x", author="id", entry=entry)


def plain_records(record: Record) -> None:
    assert_type(record.changes({"name": "X"}), dict[str, Any])
