"""Mistakes that type checkers must find: every line that is marked so, and no other. Never run."""

from __future__ import annotations

from datetime import date, datetime

from aioattio import Attio, Location, Record
from aioattio import typed as t
from aioattio.filters import F
from tests.typed.workspace import Company, Deal, Person, SalesEntry


async def queries(attio: Attio) -> None:
    deals = attio.records(Deal)
    companies = attio.records(Company)
    people = attio.records(Person)
    deals.query(Deal.stage == "Lead")
    deals.query(Deal.stage == "Typo")  # error
    deals.query(Deal.stage != "Typo")  # error
    deals.query(Deal.stage.is_in(["Lead", "Typo"]))  # error
    deals.query(Deal.stage > "Lead")  # error
    deals.query(Deal.stage.contains("Le"))  # error
    deals.query((Deal.stage == "Lead") & (Deal.value > 500))
    deals.query((Deal.stage == "Typo") & (Deal.value > 500))  # error
    deals.query((Deal.value > 500) | (Deal.stage == "Typo"))  # error
    deals.query(Deal.value == date(2026, 1, 1))  # error
    deals.query(Deal.value >= None)  # error
    deals.query(Deal.value == None)  # error # noqa: E711
    deals.query(Deal.value.between(1))  # error
    deals.query(Deal.value.starts_with("5"))  # error
    deals.query(Deal.stage.active_from >= date(2026, 1, 1))
    deals.query(Deal.stage.active_from >= 5)  # error
    deals.query(Deal.stage.active_until >= date(2026, 1, 1))  # error
    deals.query(Deal.stgae == "Lead")  # error
    deals.query(Deal.value)  # error
    deals.query("stage")  # error
    companies.query(Company.categories == "B2B")
    companies.query(Company.categories == "B2C")  # error
    companies.query(Company.categories == ["B2B"])  # error
    companies.query(Company.name > 5)  # error
    companies.query(Company.name.contains(5))  # error
    companies.query(Company.name.first_name == "X")  # error
    companies.query(Company.primary_location == Location(locality="Paris"))  # error
    companies.query(Company.primary_location.locality == "Paris")
    companies.query(Company.primary_location.city == "Paris")  # error
    companies.query(Company.primary_location.country_code.contains("F"))  # error
    companies.query(Company.last_email_interaction.interacted_at >= "2026-01-01")
    companies.query(Company.last_email_interaction.interacted_at.contains("2026"))  # error
    companies.query(Company.domains.root_domain == 5)  # error
    companies.query(Company.created_at.is_empty(), sort=Company.created_at)  # error
    companies.query(sort=[Company.name.asc(), F.revenue.desc()])
    people.query(Person.name.last_name.is_in("Lovelace"))
    people.query(Person.name.last_name.is_in([1]))  # error
    people.query(Person.company == 5)  # error


async def reading(attio: Attio, company: Company, person: Person, deal: Deal) -> None:
    total: float = company.revenue  # error
    length: int = company.domains  # error
    text: str = company.name  # error
    since: date = company.foundation_date or "2026-01-01"  # error
    print(total, length, text, since)
    print(company.nmae)  # error
    print(company.primary_location.locality)  # error
    print(person.name.last if person.name else None)
    print(person.name.middle if person.name else None)  # error
    if deal.stage == "Closed":  # error
        print(deal)
    async for one in attio.records(Company).query():
        print(one["revenue"])  # error
    entry: SalesEntry = await attio.records(Company).get("id")  # error
    print(entry)


def setting(company: Company, person: Person, deal: Deal, entry: SalesEntry, record: Record) -> None:
    company.revenue = "500.50"
    company.revenue = date(2026, 1, 1)  # error
    company.name = 5  # error
    company.domains = "x.org"
    company.domains = 5  # error
    company.domains = ["x.org", 5]  # error
    company.domains.append(5)  # error
    company.categories = ["B2B", "SaaS"]
    company.categories = ["B2C"]  # error
    company.categories = "B2B"  # error
    company.categories.append("B2C")  # error
    company.created_at = datetime(2026, 1, 1)  # error # noqa: DTZ001
    company.record_id = "x"  # error
    company.last_email_interaction = None  # error
    company.primary_location = {"locality": "Paris"}  # error
    company.team = [record, person, "ada@x.org"]
    company.team = [5]  # error
    company.nmae = "X"  # error
    company.id = "x"  # error
    person.name = "Lovelace, Ada"
    person.name = ("Ada", "Lovelace")  # error
    person.company = company
    person.company = 5  # error
    deal.stage = "Lead"
    deal.stage = "Typo"  # error
    deal.owner = "ada@x.org"
    deal.owner = company  # error
    entry.stage = "Lead"  # error


async def writing(attio: Attio, company: Company, person: Person) -> None:
    companies, sales = attio.records(Company), attio.entries(SalesEntry)
    Company(name="X", domains=["x.org"], revenue=5)
    Company(nmae="X")  # error
    Company("X")  # error
    Company(created_at=date(2026, 1, 1))  # error
    Company(revenue=date(2026, 1, 1))  # error
    Deal(stage="Typo")  # error
    await companies.create(company)
    await companies.create(person)  # error
    await companies.create([company])  # error
    await companies.upsert(company)  # error
    await companies.upsert(company, match=Company.domains)
    await companies.upsert(company, match=Company)  # error
    await companies.upsert(company, match=F.domains)  # error
    await companies.update(company)
    await companies.update("id", person)  # error
    await companies.sync([company, {"domains": ["x.org"]}], match=Company.domains)
    await companies.sync([person], match=Company.domains)  # error
    await companies.sync(company, match=Company.domains)  # error
    await sales.create(company, SalesEntry(stage="Open"))
    await sales.create(company, company)  # error
    await sales.create(company, SalesEntry(stage="Lead"))  # error
    attio.records(SalesEntry)  # error
    attio.entries(Company)  # error
    attio.records(5)  # error


class Car(t.Model, object=5):  # error
    colour = t.Select[int]("colour")  # error
    doors = t.Number(5)  # error
    wheels = t.Number("wheels", unknown=True)  # error
    maker = t.Reference("maker", allowed=5)  # error
