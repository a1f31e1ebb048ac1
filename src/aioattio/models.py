# Made from the contract by scripts/models.py. Do not edit: the next run overwrites it.
"""Models of the objects that Attio brings along, for any workspace: people, companies,
deals, users and workspaces. Attributes and options of a workspace's own: `aioattio
schema pull`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aioattio import typed as t

if TYPE_CHECKING:
    from collections.abc import Sequence


class Company(t.Model, object="companies"):
    """Company: a record of the object `companies`."""

    angellist = t.Text("angellist")
    associated_deals = t.References("associated_deals", allowed=("deals",))
    associated_workspaces = t.References(
        "associated_workspaces",
        allowed=("workspaces",),
    )
    categories: t.MultiSelect[str] = t.MultiSelect("categories")
    created_at = t.Timestamp("created_at").read_only()
    created_by = t.Actor("created_by").read_only()
    description = t.Text("description")
    domains = t.Domains("domains")
    """Domains, unique."""
    employee_range = t.Select[str]("employee_range")
    estimated_arr_usd = t.Select[str]("estimated_arr_usd")
    facebook = t.Text("facebook")
    first_calendar_interaction = t.Interaction("first_calendar_interaction")
    first_email_interaction = t.Interaction("first_email_interaction")
    first_interaction = t.Interaction("first_interaction")
    foundation_date = t.Date("foundation_date")
    instagram = t.Text("instagram")
    last_calendar_interaction = t.Interaction("last_calendar_interaction")
    last_email_interaction = t.Interaction("last_email_interaction")
    last_interaction = t.Interaction("last_interaction")
    linkedin = t.Text("linkedin")
    logo_url = t.Text("logo_url").read_only()
    name = t.Text("name")
    next_calendar_interaction = t.Interaction("next_calendar_interaction")
    primary_location = t.Location("primary_location")
    record_id = t.Text("record_id").read_only()
    strongest_connection_strength = t.Select[str](
        "strongest_connection_strength",
    ).read_only()
    strongest_connection_strength_legacy = t.Number(
        "strongest_connection_strength_legacy",
    ).read_only()
    strongest_connection_user = t.Actor("strongest_connection_user").read_only()
    team = t.References("team", allowed=("people",))
    twitter = t.Text("twitter")
    twitter_follower_count = t.Number("twitter_follower_count").read_only()

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            angellist: str | None = ...,
            associated_deals: Sequence[t.Related] | None = ...,
            associated_workspaces: Sequence[t.Related] | None = ...,
            categories: Sequence[str] | None = ...,
            description: str | None = ...,
            domains: Sequence[str] | None = ...,
            employee_range: str | None = ...,
            estimated_arr_usd: str | None = ...,
            facebook: str | None = ...,
            foundation_date: t.Day | None = ...,
            instagram: str | None = ...,
            linkedin: str | None = ...,
            name: str | None = ...,
            primary_location: t.Place | None = ...,
            team: Sequence[t.Related] | None = ...,
            twitter: str | None = ...,
        ) -> None: ...


class Deal(t.Model, object="deals"):
    """Deal: a record of the object `deals`."""

    associated_company = t.Reference("associated_company", allowed=("companies",))
    associated_people = t.References("associated_people", allowed=("people",))
    created_at = t.Timestamp("created_at").read_only()
    created_by = t.Actor("created_by").read_only()
    name = t.Text("name")
    """Name, required."""
    owner = t.Actor("owner")
    """Owner, required."""
    record_id = t.Text("record_id").read_only()
    stage = t.Status[str]("stage")
    """Stage, required."""
    value = t.Currency("value")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            associated_company: t.Related | None = ...,
            associated_people: Sequence[t.Related] | None = ...,
            name: str | None = ...,
            owner: t.Member | None = ...,
            stage: str | None = ...,
            value: t.Amount | None = ...,
        ) -> None: ...


class Person(t.Model, object="people"):
    """Person: a record of the object `people`."""

    angellist = t.Text("angellist")
    associated_deals = t.References("associated_deals", allowed=("deals",))
    associated_users = t.References("associated_users", allowed=("users",))
    avatar_url = t.Text("avatar_url").read_only()
    company = t.Reference("company", allowed=("companies",))
    created_at = t.Timestamp("created_at").read_only()
    created_by = t.Actor("created_by").read_only()
    description = t.Text("description")
    email_addresses = t.EmailAddresses("email_addresses")
    """Email addresses, unique."""
    facebook = t.Text("facebook")
    instagram = t.Text("instagram")
    job_title = t.Text("job_title")
    linkedin = t.Text("linkedin")
    name = t.PersonalName("name")
    phone_numbers = t.PhoneNumbers("phone_numbers")
    primary_location = t.Location("primary_location")
    record_id = t.Text("record_id").read_only()
    twitter = t.Text("twitter")
    twitter_follower_count = t.Number("twitter_follower_count").read_only()

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
            phone_numbers: Sequence[str] | None = ...,
            primary_location: t.Place | None = ...,
            twitter: str | None = ...,
        ) -> None: ...


class User(t.Model, object="users"):
    """User: a record of the object `users`."""

    created_at = t.Timestamp("created_at").read_only()
    created_by = t.Actor("created_by").read_only()
    person = t.Reference("person", allowed=("people",))
    primary_email_address = t.EmailAddress("primary_email_address")
    """Primary email address, unique, required."""
    record_id = t.Text("record_id").read_only()
    user_id = t.Text("user_id")
    """User id, unique, required."""
    workspace = t.References("workspace", allowed=("workspaces",))

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            person: t.Related | None = ...,
            primary_email_address: str | None = ...,
            user_id: str | None = ...,
            workspace: Sequence[t.Related] | None = ...,
        ) -> None: ...


class Workspace(t.Model, object="workspaces"):
    """Workspace: a record of the object `workspaces`."""

    avatar_url = t.Text("avatar_url")
    company = t.Reference("company", allowed=("companies",))
    created_at = t.Timestamp("created_at").read_only()
    created_by = t.Actor("created_by").read_only()
    name = t.Text("name")
    record_id = t.Text("record_id").read_only()
    users = t.References("users", allowed=("users",))
    workspace_id = t.Text("workspace_id")
    """Workspace id, unique, required."""

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
