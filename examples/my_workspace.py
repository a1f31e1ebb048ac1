# Made by `aioattio schema pull`. Changes made here are lost when it runs again.
"""The objects and lists of a workspace, as classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from aioattio import typed as t

if TYPE_CHECKING:
    from collections.abc import Sequence

CompanyCategories: TypeAlias = Literal[
    "3D Printing",
    "Advertising",
    "Aerospace & Defense",
    "Architecture",
    "Automotive",
    "B2B",
    "B2C",
    "Banking",
    "Biotechnology",
    "Construction",
    "Consulting",
    "E-commerce",
    "Education",
    "Energy",
    "Finance",
    "Financial Services",
    "Food & Beverage",
    "Health Care",
    "Hospitality",
    "Insurance",
    "Logistics",
    "Manufacturing",
    "Media",
    "Real Estate",
    "Retail",
    "SAAS",
    "Technology",
    "Telecommunications",
]
CompanyEmployeeRange: TypeAlias = Literal[
    "1-10",
    "100K+",
    "10K-50K",
    "11-50",
    "1K-5K",
    "251-1K",
    "50K-100K",
    "51-250",
    "5K-10K",
]
CompanyEstimatedArrUsd: TypeAlias = Literal[
    "$0-$1M",
    "$100M-$250M",
    "$10B+",
    "$10M-$50M",
    "$1B-$10B",
    "$1M-$10M",
    "$250M-$1B",
    "$50M-$100M",
]
CompanyStrongestConnectionStrength: TypeAlias = Literal[
    "Good",
    "Strong",
    "Very strong",
    "Very weak",
    "Weak",
]


class Company(t.Model, object="companies", id="114104a6-2937-529d-9067-273ff6d465ef"):
    """Company: a record of the object `companies`."""

    angellist = t.Text("angellist", id="886e45b3-b095-5fa9-9fdb-f05ac2f29aef")
    associated_deals = t.References(
        "associated_deals",
        id="a54b7bc6-03e6-575b-a139-8fc244b4fd7f",
        allowed=("deals",),
    )
    associated_workspaces = t.References(
        "associated_workspaces",
        id="d13d48b9-ab4b-58a3-bbcf-4e09aab514f3",
        allowed=("workspaces",),
    )
    categories: t.MultiSelect[CompanyCategories] = t.MultiSelect(
        "categories",
        id="ba228e69-3642-58f6-ac43-462d9c2e3dfa",
    )
    created_at = t.Timestamp(
        "created_at",
        id="7965ed74-be8a-5c2a-a552-f7fda7334c63",
    ).read_only()
    created_by = t.Actor(
        "created_by",
        id="266edb75-502d-5c0b-a3a6-4c94b4888ba7",
    ).read_only()
    customer_since = t.Date("customer_since", id="b043dced-c266-5cef-ba5a-136338883221")
    description = t.Text("description", id="72c6e6d1-16c0-5053-b718-297fe9e552c3")
    domains = t.Domains("domains", id="36212102-ac98-5eb0-961f-014293c77921")
    """Domains, unique."""
    employee_range = t.Select[CompanyEmployeeRange](
        "employee_range",
        id="13d6ce03-aa2a-5fb8-bf38-24ae3c992a04",
    )
    estimated_arr_usd = t.Select[CompanyEstimatedArrUsd](
        "estimated_arr_usd",
        id="dc8c9c86-fc5a-55af-9f4d-a597ed199302",
    )
    """Estimated ARR."""
    facebook = t.Text("facebook", id="ae77322f-3b00-5c7e-9e45-6ca202c87c67")
    first_calendar_interaction = t.Interaction(
        "first_calendar_interaction",
        id="bc24eb54-19e6-57ab-b1ab-f3dbd4b57951",
    )
    first_email_interaction = t.Interaction(
        "first_email_interaction",
        id="5a5b7b66-8895-502e-86d6-2058b2e897df",
    )
    first_interaction = t.Interaction(
        "first_interaction",
        id="8d30808b-b4f3-5a7d-b008-e0ec7fa12cd7",
    )
    foundation_date = t.Date(
        "foundation_date",
        id="5c145746-d022-5513-8d4e-1f3d4e73b35b",
    )
    funding_raised_usd = t.Currency(
        "funding_raised_usd",
        id="0bad217f-0aab-574f-a7f3-3e87d47862c4",
    ).read_only()
    """Funding raised, in USD."""
    instagram = t.Text("instagram", id="ec62784a-429b-540b-84a3-f6496729d9f0")
    last_calendar_interaction = t.Interaction(
        "last_calendar_interaction",
        id="35bdd4aa-cd62-58b1-950a-80a4dd2cee69",
    )
    last_email_interaction = t.Interaction(
        "last_email_interaction",
        id="cb83a6e3-322a-5ce5-8e8e-ebafe694e7b6",
    )
    last_interaction = t.Interaction(
        "last_interaction",
        id="59d5aceb-6384-5e9f-ba57-f547c98846cf",
    )
    linkedin = t.Text("linkedin", id="99b73943-910f-52a6-b93e-28501e1b4716")
    logo_url = t.Text("logo_url", id="c77c5740-1ecf-54c7-8fc7-b9559e029a3d").read_only()
    name = t.Text("name", id="ae41070c-bbf9-58ce-a77c-0a985f4b5ae6")
    next_calendar_interaction = t.Interaction(
        "next_calendar_interaction",
        id="5f14d85d-5fea-55d8-a472-18b0da0e9573",
    )
    primary_location = t.Location(
        "primary_location",
        id="a6933944-1900-5868-9a78-7c1886927de2",
    )
    projects = t.References(
        "projects",
        id="2e5b82c0-e0a4-56f4-8e1d-db7fdb601ec4",
        allowed=("projects",),
    )
    record_id = t.Text(
        "record_id",
        id="2fbdb6d7-49d0-53cb-ac24-cdd0c9c4c62b",
    ).read_only()
    revenue = t.Currency("revenue", id="4f341a4c-3864-5ec8-ba69-ffb1b0631757")
    """Annual revenue, in EUR.

    Of the last year that was closed.
    """
    strongest_connection_strength = t.Select[CompanyStrongestConnectionStrength](
        "strongest_connection_strength",
        id="e4b3e060-5b7b-5ce4-8ff0-656fb129f5fc",
    ).read_only()
    strongest_connection_strength_legacy = t.Number(
        "strongest_connection_strength_legacy",
        id="2dd7cd03-e097-5299-8732-2fa9fd2a1d00",
    ).read_only()
    strongest_connection_user = t.Actor(
        "strongest_connection_user",
        id="c0ded5fa-c269-58c1-9cef-0797a44cb19e",
    ).read_only()
    team = t.References(
        "team",
        id="94276b28-6ef9-52b3-90a6-7d26b344e31b",
        allowed=("people",),
    )
    twitter = t.Text("twitter", id="820ddf13-3bb1-5ee7-b09d-63ba566fd3fd")
    twitter_follower_count = t.Number(
        "twitter_follower_count",
        id="12b54821-a788-5b8b-8949-c6537a13ede6",
    ).read_only()

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            angellist: str | None = ...,
            associated_deals: Sequence[t.Related] | None = ...,
            associated_workspaces: Sequence[t.Related] | None = ...,
            categories: Sequence[CompanyCategories] | None = ...,
            customer_since: t.Day | None = ...,
            description: str | None = ...,
            domains: Sequence[str] | None = ...,
            employee_range: CompanyEmployeeRange | None = ...,
            estimated_arr_usd: CompanyEstimatedArrUsd | None = ...,
            facebook: str | None = ...,
            foundation_date: t.Day | None = ...,
            instagram: str | None = ...,
            linkedin: str | None = ...,
            name: str | None = ...,
            primary_location: t.Place | None = ...,
            projects: Sequence[t.Related] | None = ...,
            revenue: t.Amount | None = ...,
            team: Sequence[t.Related] | None = ...,
            twitter: str | None = ...,
        ) -> None: ...


DealStage: TypeAlias = Literal["In Progress", "Lead", "Lost", "Won 🎉"]


class Deal(t.Model, object="deals", id="46c7d64c-cbb8-5c59-968f-340c614c9530"):
    """Deal: a record of the object `deals`."""

    associated_company = t.Reference(
        "associated_company",
        id="e7800af8-f804-5986-a272-e21de2e70304",
        allowed=("companies",),
    )
    associated_people = t.References(
        "associated_people",
        id="472be637-9c6c-5c20-ac1e-2ce10b85437f",
        allowed=("people",),
    )
    created_at = t.Timestamp(
        "created_at",
        id="a1d47d14-e61f-561d-bd63-5dedaebd746b",
    ).read_only()
    created_by = t.Actor(
        "created_by",
        id="9288d535-44f8-5530-8ed7-b0e2defbddd6",
    ).read_only()
    name = t.Text("name", id="7def8cfd-741a-5ec2-8103-b2a76e46c3af")
    """Deal name, required."""
    owner = t.Actor("owner", id="6124e12f-bcc6-5e96-a367-42d97b106871")
    """Deal owner, required."""
    record_id = t.Text(
        "record_id",
        id="ad98b848-db4f-5b48-8f6b-3a4ee8360ed3",
    ).read_only()
    stage = t.Status[DealStage]("stage", id="e7307ad5-b01d-5b98-8d6c-2dc3284b163f")
    """Deal stage, required."""
    value = t.Currency("value", id="3905bacf-42b4-5757-890d-151ff80b3fb2")
    """Deal value, in USD."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            associated_company: t.Related | None = ...,
            associated_people: Sequence[t.Related] | None = ...,
            name: str | None = ...,
            owner: t.Member | None = ...,
            stage: DealStage | None = ...,
            value: t.Amount | None = ...,
        ) -> None: ...


PersonStrongestConnectionStrength: TypeAlias = Literal[
    "Good",
    "Strong",
    "Very strong",
    "Very weak",
    "Weak",
]


class Person(t.Model, object="people", id="1066fb3a-6dbb-57ad-90c5-011258a18e9a"):
    """Person: a record of the object `people`."""

    angellist = t.Text("angellist", id="107f4c6d-8cab-55d1-9606-24a28c084440")
    associated_deals = t.References(
        "associated_deals",
        id="ea9f72b6-ff98-51b1-b91a-883b1b094477",
        allowed=("deals",),
    )
    associated_users = t.References(
        "associated_users",
        id="de606647-2899-5c03-9e74-953314339d75",
        allowed=("users",),
    )
    avatar_url = t.Text(
        "avatar_url",
        id="a1e464dd-7095-5e7a-bf61-87e436526a66",
    ).read_only()
    company = t.Reference(
        "company",
        id="698314f2-dfdd-5f9e-b788-fd207808e662",
        allowed=("companies",),
    )
    created_at = t.Timestamp(
        "created_at",
        id="c6b5e36c-ec12-5743-b1b9-259dc5b1b4ce",
    ).read_only()
    created_by = t.Actor(
        "created_by",
        id="4e34d2f4-a9f3-5187-95dc-c0904c148052",
    ).read_only()
    description = t.Text("description", id="9dfd5bad-4842-5d81-bb27-3e79b6466a16")
    email_addresses = t.EmailAddresses(
        "email_addresses",
        id="a8d3fecd-9a0c-5404-a389-6011a927cf05",
    )
    """Email addresses, unique."""
    facebook = t.Text("facebook", id="80dd9064-1631-568d-a1fa-6c333997521c")
    first_calendar_interaction = t.Interaction(
        "first_calendar_interaction",
        id="c853d59c-9c86-56de-81a3-24fcdebf6337",
    )
    first_email_interaction = t.Interaction(
        "first_email_interaction",
        id="c606f23b-8997-547e-a03b-b1b3ee2ea17f",
    )
    first_interaction = t.Interaction(
        "first_interaction",
        id="6a105f14-d183-5846-95ce-957fdecbb424",
    )
    instagram = t.Text("instagram", id="0af14dc4-12d7-5c33-85b1-d04a5fc49683")
    job_title = t.Text("job_title", id="30874e64-2261-5262-8191-3da760788dcf")
    last_calendar_interaction = t.Interaction(
        "last_calendar_interaction",
        id="d62a5195-bed7-56d9-b816-d9b5440e0263",
    )
    last_email_interaction = t.Interaction(
        "last_email_interaction",
        id="e7313428-8713-534a-9045-dc9c86f532da",
    )
    last_interaction = t.Interaction(
        "last_interaction",
        id="c6c886ae-1461-5d03-b27d-50b09d356e43",
    )
    linkedin = t.Text("linkedin", id="0d73a880-f5ac-533c-85b0-0af30986d5a0")
    name = t.PersonalName("name", id="00d4c453-a79a-5830-8bf0-08c58976ee0d")
    newsletter = t.Checkbox("newsletter", id="4c105501-424f-5452-bff2-a4619e3be69f")
    next_calendar_interaction = t.Interaction(
        "next_calendar_interaction",
        id="2e51422b-fb74-52bc-b499-541f681ac431",
    )
    phone_numbers = t.PhoneNumbers(
        "phone_numbers",
        id="2597d3f2-5241-5453-8741-edc97bb2a05b",
    )
    primary_location = t.Location(
        "primary_location",
        id="d4180659-0d4c-5a12-b150-3b530cc03c2b",
    )
    record_id = t.Text(
        "record_id",
        id="bb2387ae-f146-5601-8945-36fd345d1bfd",
    ).read_only()
    strongest_connection_strength = t.Select[PersonStrongestConnectionStrength](
        "strongest_connection_strength",
        id="cd38086d-5e0c-5b9f-92ab-7a0b066c5489",
    ).read_only()
    strongest_connection_strength_legacy = t.Number(
        "strongest_connection_strength_legacy",
        id="d7bbf292-555d-57b6-b15e-3dbe5085816f",
    ).read_only()
    strongest_connection_user = t.Actor(
        "strongest_connection_user",
        id="297ed402-0a67-5f96-a345-9f3ba3b17b08",
    ).read_only()
    twitter = t.Text("twitter", id="a48eb1ab-3fa3-5437-9b8d-1e67d31213ae")
    twitter_follower_count = t.Number(
        "twitter_follower_count",
        id="4e8675b3-2888-5bb0-a964-a69f6010b282",
    ).read_only()

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            angellist: str | None = ...,
            associated_deals: Sequence[t.Related] | None = ...,
            associated_users: Sequence[t.Related] | None = ...,
            company: t.Related | None = ...,
            description: str | None = ...,
            email_addresses: Sequence[str] | None = ...,
            facebook: str | None = ...,
            instagram: str | None = ...,
            job_title: str | None = ...,
            linkedin: str | None = ...,
            name: t.FullName | None = ...,
            newsletter: bool | None = ...,
            phone_numbers: Sequence[str] | None = ...,
            primary_location: t.Place | None = ...,
            twitter: str | None = ...,
        ) -> None: ...


ProjectPhase: TypeAlias = Literal["Done", "Offer", "Running"]
ProjectSkills: TypeAlias = Literal["Gears", "Looms"]


class Project(t.Model, object="projects", id="699aebe6-a5b1-5bc9-907f-386636c7c5fa"):
    """Project: a record of the object `projects`."""

    attribute_3d_model = t.Text("3d-model", id="6272975a-1049-5357-b64c-8aeb26115dc9")
    """3D model.

    Where the drawings are.
    """
    client = t.Reference(
        "client",
        id="559b2672-9874-5977-8e0c-15281cc61b31",
        allowed=("companies",),
    )
    code = t.Text("code", id="1ccb4426-a223-5282-8c88-d7ef7d6fb9f2")
    """Code, unique.

    As in 'P-2041'.
    """
    created_at = t.Timestamp(
        "created_at",
        id="59b0d81a-c349-5fd3-bd19-1b0d73e5cee3",
    ).read_only()
    created_by = t.Actor(
        "created_by",
        id="68f0b693-f0b4-597b-a4eb-2daed941c11f",
    ).read_only()
    due = t.Date("due", id="c26b8dca-c9c8-58c2-8b97-231318146e5b")
    name = t.Text("name", id="319ad826-0e94-5b19-92af-9643df7f707d")
    """Name, required."""
    phase = t.Select[ProjectPhase]("phase", id="121358b5-0d64-593b-9ff6-82550d670335")
    record_id = t.Text(
        "record_id",
        id="977a2192-7f5b-5a82-9fe8-9be2f195930e",
    ).read_only()
    satisfaction = t.Rating("satisfaction", id="a587a245-6ec9-5f58-83a7-fb37d9e6ea99")
    skills: t.MultiSelect[ProjectSkills] = t.MultiSelect(
        "skills",
        id="cc480858-b376-526d-9aed-6c3714e4dad5",
    )

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            attribute_3d_model: str | None = ...,
            client: t.Related | None = ...,
            code: str | None = ...,
            due: t.Day | None = ...,
            name: str | None = ...,
            phase: ProjectPhase | None = ...,
            satisfaction: int | None = ...,
            skills: Sequence[ProjectSkills] | None = ...,
        ) -> None: ...


class User(t.Model, object="users", id="753d1cc8-6455-5a8b-9803-f92c8d3f6f66"):
    """User: a record of the object `users`."""

    created_at = t.Timestamp(
        "created_at",
        id="b68385af-148a-5122-a057-06b96a708b47",
    ).read_only()
    created_by = t.Actor(
        "created_by",
        id="0a333edb-fb1a-5f48-ad07-29a22b88f7cc",
    ).read_only()
    person = t.Reference(
        "person",
        id="20fc62c7-37ef-5cb1-aa60-105878f833b0",
        allowed=("people",),
    )
    primary_email_address = t.EmailAddress(
        "primary_email_address",
        id="b4209248-85ae-5cc2-a5d1-0867ca52849e",
    )
    """Primary email address, unique, required."""
    record_id = t.Text(
        "record_id",
        id="0ad000ff-a3f1-50cb-a710-42d5d5ebd328",
    ).read_only()
    user_id = t.Text("user_id", id="293cdf7d-d346-5922-bc2b-7a839e46b960")
    """ID, unique, required."""
    workspace = t.References(
        "workspace",
        id="bb3fafc3-409f-5d3f-9786-2398f28d5599",
        allowed=("workspaces",),
    )

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            person: t.Related | None = ...,
            primary_email_address: str | None = ...,
            user_id: str | None = ...,
            workspace: Sequence[t.Related] | None = ...,
        ) -> None: ...


class Workspace(
    t.Model,
    object="workspaces",
    id="ab4fd9c3-7826-52fe-ac75-933fef2cc7fc",
):
    """Workspace: a record of the object `workspaces`."""

    avatar_url = t.Text("avatar_url", id="b3d6a878-de4b-505c-87a6-c193dd4385df")
    company = t.Reference(
        "company",
        id="957cb481-18d9-5c01-bfe6-3e69c45c1014",
        allowed=("companies",),
    )
    created_at = t.Timestamp(
        "created_at",
        id="c67e45ca-0c84-5b83-9de6-9ab0b0174c77",
    ).read_only()
    created_by = t.Actor(
        "created_by",
        id="f2545cb5-3570-5044-be92-0f0b5850d660",
    ).read_only()
    name = t.Text("name", id="d2b45fdc-98be-5290-b0b4-928d3b3d2641")
    record_id = t.Text(
        "record_id",
        id="b3c436b5-6d3a-54e9-aaa8-78bce0862b4e",
    ).read_only()
    users = t.References(
        "users",
        id="41835350-fb78-5b86-9257-6bb906daea48",
        allowed=("users",),
    )
    workspace_id = t.Text("workspace_id", id="fa8bbb3c-a874-550b-b4c5-dcce310db6d1")
    """ID, unique, required."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            avatar_url: str | None = ...,
            company: t.Related | None = ...,
            name: str | None = ...,
            users: Sequence[t.Related] | None = ...,
            workspace_id: str | None = ...,
        ) -> None: ...


SalesEntryStage: TypeAlias = Literal["Lead", "Lost", "Talking", "Won"]


class SalesEntry(t.EntryModel, list="sales", id="1ee43dfb-f5de-5e34-8798-916556f76a3d"):
    """Sales: an entry of the list `sales`.

    Its records: `companies`.
    """

    chance = t.Number("chance", id="11d0f757-0d0f-53f3-99a0-216ed5143686")
    """In percent."""
    created_at = t.Timestamp(
        "created_at",
        id="97040d30-e08b-51d2-825e-f3fa89b336f9",
    ).read_only()
    created_by = t.Actor(
        "created_by",
        id="184ca6bd-8bff-58f9-92af-b392fbac10fd",
    ).read_only()
    entry_id = t.Text("entry_id", id="81d3cba1-82ec-5eec-988b-be86cb11dff8").read_only()
    parent_record = t.Reference(
        "parent_record",
        id="84241176-f4e0-55fc-8f09-773a4e08ef5f",
        allowed=("companies",),
    ).read_only()
    stage = t.Status[SalesEntryStage](
        "stage",
        id="b75e2eb2-ee06-5fbe-8f90-b99da131aec1",
    )

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            chance: t.Amount | None = ...,
            stage: SalesEntryStage | None = ...,
        ) -> None: ...
