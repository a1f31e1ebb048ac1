"""Models as `aioattio schema pull` writes them, for the standard objects of the emulator and what the tests add."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from aioattio import typed as t

CompanyCategories: TypeAlias = Literal["B2B", "SaaS"]
DealStage: TypeAlias = Literal["Lead", "In Progress", "Won 🎉", "Lost"]
SalesStage: TypeAlias = Literal["Open", "Closed"]


class Company(t.Model, object="companies"):
    """Company."""

    record_id = t.Text("record_id").read_only()
    domains = t.Domains("domains")
    name = t.Text("name")
    team = t.References("team", allowed=("people",))
    categories: t.MultiSelect[CompanyCategories] = t.MultiSelect("categories")
    primary_location = t.Location("primary_location")
    foundation_date = t.Date("foundation_date")
    revenue = t.Currency("revenue")
    employees = t.Number("employees")
    last_email_interaction = t.Interaction("last_email_interaction").read_only()
    created_at = t.Timestamp("created_at").read_only()
    created_by = t.Actor("created_by").read_only()

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            domains: Sequence[str] = ...,
            name: str | None = ...,
            team: Sequence[t.Related] = ...,
            categories: Sequence[CompanyCategories] = ...,
            primary_location: t.Place | None = ...,
            foundation_date: t.Day | None = ...,
            revenue: t.Amount | None = ...,
            employees: t.Amount | None = ...,
        ) -> None: ...


class Person(t.Model, object="people"):
    """Person."""

    name = t.PersonalName("name")
    email_addresses = t.EmailAddresses("email_addresses")
    phone_numbers = t.PhoneNumbers("phone_numbers")
    job_title = t.Text("job_title")
    company = t.Reference("company", allowed=("companies",))
    created_at = t.Timestamp("created_at").read_only()

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            name: t.FullName | None = ...,
            email_addresses: Sequence[str] = ...,
            phone_numbers: Sequence[str] = ...,
            job_title: str | None = ...,
            company: t.Related | None = ...,
        ) -> None: ...


class Deal(t.Model, object="deals"):
    """Deal."""

    name = t.Text("name")
    stage = t.Status[DealStage]("stage")
    owner = t.Actor("owner")
    value = t.Currency("value")
    associated_company = t.Reference("associated_company", allowed=("companies",))

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            name: str | None = ...,
            stage: DealStage | None = ...,
            owner: t.Member | None = ...,
            value: t.Amount | None = ...,
            associated_company: t.Related | None = ...,
        ) -> None: ...


class SalesEntry(t.EntryModel, list="sales"):
    """Entry of the list Sales."""

    stage = t.Status[SalesStage]("stage")
    tags: t.MultiSelect[str] = t.MultiSelect("tags")
    due = t.Timestamp("due")
    created_at = t.Timestamp("created_at").read_only()

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            stage: SalesStage | None = ...,
            tags: Sequence[str] = ...,
            due: t.Moment | None = ...,
        ) -> None: ...
