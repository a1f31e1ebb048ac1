"""A workspace in the emulator in which Attio's examples mean something: each filter selects some of it, never all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import msgspec

from aioattio import Attio, RecordReference
from aioattio.emulator import Emulator
from aioattio.emulator.records import Value
from aioattio.emulator.timestamps import parse
from aioattio.emulator.values.references import Actor, Interacted

__all__ = ["Sample"]

# What the examples call by names that no standard object has.
CUSTOM: list[tuple[str, str, str, dict[str, Any]]] = [
    ("companies", "amount_owed", "currency", {"currency": {"default_currency_code": "USD", "display_type": "symbol"}}),
    ("companies", "a_custom_checkbox_attribute", "checkbox", {}),
    ("companies", "a_custom_number_attribute", "number", {}),
    ("companies", "performance", "rating", {}),
    ("companies", "my_timestamp_attribute", "timestamp", {}),
    ("companies", "phase", "status", {}),
    ("companies", "keeper", "actor-reference", {}),
    ("people", "manager", "record-reference", {"record_reference": {"allowed_objects": ["people"]}}),
]
PHASES = ("New", "Grown up")
LINKS = {"associated_company": "companies", "team": "people", "user": "users", "workspace": "workspaces"}
"""Attributes of both `singles` and `multiples`, which take one record and several."""

LISTS = ("candidates", "board")
MEMBERS = ("tom", "lauren", "alice", "bob")


def member_email(name: str) -> str:
    return f"{name}@acme.example"


def _place(**parts: str) -> dict[str, Any]:
    keys = ("line_1", "line_2", "line_3", "line_4", "locality", "region", "postcode", "country_code")
    return dict.fromkeys((*keys, "latitude", "longitude")) | parts


RECORDS: list[tuple[str, str, dict[str, Any]]] = [
    (
        *("companies", "attio"),
        {
            "name": "Attio LTD",
            "domains": ["app.attio.com"],
            "categories": ["3D Printing", "Aerospace & Defense"],
            "foundation_date": "2023-11-24",
            "description": "An exact match",
            "primary_location": _place(
                line_1="1 Main Street",
                line_2="Block 2",
                line_3="Floor 3",
                line_4="Room 4",
                locality="New York",
                region="NY",
                postcode="10001",
                country_code="US",
            ),
            "amount_owed": 399,
            "a_custom_checkbox_attribute": True,
            "performance": 4,
        },
    ),
    (
        *("companies", "apple"),
        {
            "name": "Apple",
            "domains": ["apple.com"],
            "categories": ["Biotechnology"],
            "foundation_date": "2019-06-01",
            "description": "Headquartered in New York City and elsewhere",
            "primary_location": _place(locality="Cupertino", region="CA", country_code="US"),
            "amount_owed": 500.5,
            "a_custom_checkbox_attribute": False,
            "performance": 3,
        },
    ),
    (
        *("companies", "pie"),
        {
            "name": "Apple Pie",
            "domains": ["pie.org", "apple.pie.org"],
            "categories": ["Architecture"],
            "foundation_date": "1998-05-05",
            "description": "Bakes in New York City",
            "amount_owed": 12,
            "a_custom_checkbox_attribute": False,
            "performance": 2,
        },
    ),
    ("companies", "quiet", {"name": "Quiet", "primary_location": _place(locality="York", country_code="FR")}),
    (
        *("people", "steve"),
        {
            "name": "Jobs, Steve",
            "email_addresses": ["steve@apple.com"],
            "phone_numbers": ["+447700900123"],
            "company": "apple.com",
        },
    ),
    (
        *("people", "jane"),
        {
            "name": "Doe, Jane",
            "email_addresses": ["jane@apple.com"],
            "phone_numbers": ["+447700900798"],
            "company": "apple.com",
            "primary_location": _place(locality="New York", country_code="US"),
            "manager": "steve@apple.com",
        },
    ),
    (
        *("people", "john"),
        {
            "name": "Smith, John",
            "email_addresses": ["john@smith.com"],
            "phone_numbers": ["+15558675309"],
            "company": "app.attio.com",
            "job_title": "Internet of things",
            "primary_location": _place(locality="Cupertino", region="CA", country_code="US"),
            "manager": "jane@apple.com",
        },
    ),
    ("people", "joan", {"name": "Joan", "email_addresses": ["person@attio.com"], "company": "pie.org"}),
    (
        *("deals", "contract"),
        {
            "name": "Contract with Apple",
            "stage": "In Progress",
            "owner": member_email("lauren"),
            "value": 1000,
            "associated_company": "app.attio.com",
        },
    ),
    ("deals", "lead", {"name": "Apples", "stage": "Lead", "owner": member_email("alice"), "value": 600}),
    ("deals", "won", {"name": "Pears", "stage": "Won 🎉", "owner": member_email("bob"), "value": 400}),
    ("deals", "slow", {"name": "Plums", "stage": "In Progress", "owner": member_email("bob"), "value": 600}),
    ("users", "u1", {"user_id": "user-1", "primary_email_address": "u1@apple.com", "person": "steve@apple.com"}),
    ("users", "u2", {"user_id": "user-2", "primary_email_address": "u2@apple.com"}),
    ("workspaces", "w1", {"workspace_id": "space-1", "users": ["user-1"]}),
    ("workspaces", "w2", {"workspace_id": "space-2", "users": ["user-2"]}),
]

# What nobody can write: the past, and what Attio finds out by itself.
FOLLOWERS = {
    ("companies", "attio"): 14,
    ("companies", "apple"): 150,
    ("companies", "pie"): 1000,
    ("people", "john"): 14,
    ("people", "jane"): 150,
    ("people", "joan"): 1000,
}
INTERACTIONS = [
    ("attio", "last_email_interaction", "email", "2023-11-10", "tom"),
    ("attio", "first_email_interaction", "email", "2023-10-10", "tom"),
    ("attio", "last_calendar_interaction", "calendar-event", "2023-11-05", "tom"),
    ("apple", "last_calendar_interaction", "calendar-event", "2023-10-05", "tom"),
    ("pie", "last_calendar_interaction", "calendar-event", "2023-11-06", "lauren"),
]
CREATED = {
    ("companies", "attio"): "2023-11-24T15:34:07.111222333Z",
    ("companies", "apple"): "2023-11-24T08:30:00Z",
    ("companies", "pie"): "1999-11-24T08:30:00Z",
}
CREATORS = {"john": ("workspace-member", "tom"), "jane": ("api-token", "c7a4b1de-5f0b-4e0f-8a52-7b3f6f8f0a01")}
CHOSEN = [
    ("companies", "attio", "categories", "2022-06-01"),
    ("companies", "apple", "categories", "2023-12-01"),
    ("companies", "pie", "categories", "2023-06-01"),
    ("deals", "contract", "stage", "2022-06-01"),
    ("deals", "lead", "stage", "2023-12-01"),
    ("deals", "won", "stage", "2023-06-01"),
    ("deals", "slow", "stage", "2023-06-01"),
]
LISTED = ("john", "jane", "steve", "joan")


@dataclass
class Sample:
    """`sample["tom"]` is the id that goes by that name here."""

    em: Emulator
    attio: Attio
    ids: dict[str, str] = field(default_factory=dict[str, str])

    def __getitem__(self, name: str) -> str:
        return self.ids[name]

    def reference(self, container: str, name: str) -> RecordReference:
        return RecordReference(container, self[name])

    def named(self, names: Iterable[str]) -> list[str]:
        """Ids by their names; what is no name here stands for itself."""
        return [self.ids.get(name, name) for name in names]

    def type_of(self, container: str, attribute: str) -> str:
        """The type of an attribute of an object or a list."""
        workspace = self.em._workspace
        table = workspace.find_object(container) or workspace.list(container)
        return workspace.attribute(table, attribute).type

    def names_of(self, container: str) -> list[str]:
        """The names of all records of an object."""
        return [name for of, name, _ in RECORDS if of == container]

    def queries_since(self, count: int) -> list[str]:
        """The queries among the requests after the first `count` ones."""
        return [request.path for request in self.em.requests[count:] if request.path.endswith("/query")]

    async def query(self, container: str, **asked: Any) -> list[str]:
        """The ids that the client finds."""
        if container in LISTS:
            return [entry.id async for entry in self.attio.entries(container).query(**asked)]
        return [record.id async for record in self.attio.records(container).query(**asked)]

    async def ask(self, container: str, body: Any) -> list[str]:
        """The ids that the emulator answers with to this very JSON."""
        of, own = ("lists", "entry_id") if container in LISTS else ("objects", "record_id")
        noun = "entries" if container in LISTS else "records"
        answer = await self.attio.request("POST", f"/v2/{of}/{container}/{noun}/query", json=body)
        return [one["id"][own] for one in answer.json()["data"]]

    def furnish(self) -> None:
        for name in MEMBERS:
            self.ids[name] = self.em.add_member(member_email(name), name.capitalize())["id"]["workspace_member_id"]
        for container, slug, kind, config in CUSTOM:
            title, choices = slug.replace("_", " ").capitalize(), PHASES if kind == "status" else ()
            self.em.create_attribute(container, title, slug, kind, config=config, choices=choices)
        for container in ("singles", "multiples"):
            self._create_linked(container, is_multiselect=container == "multiples")
        for container, name, values in RECORDS:
            self.ids[name] = self.em.create_record(container, values)["id"]["record_id"]
        self.ids["users"] = self.em.object("users")["id"]["object_id"]
        for container, slug in (("companies", "categories"), ("companies", "phase"), ("deals", "stage")):
            self.ids |= {choice.title: choice.id for choice in self._attribute(container, slug).choices}
        self._create_lists()
        self._rewrite()

    def _create_linked(self, container: str, *, is_multiselect: bool) -> None:
        self.em.create_object(container, container.capitalize(), container.capitalize())
        for slug, target in LINKS.items():
            config = {"record_reference": {"allowed_objects": [target]}}
            self.em.create_attribute(
                container, slug.capitalize(), slug, "record-reference", is_multiselect=is_multiselect, config=config
            )

    def _create_lists(self) -> None:
        for slug in LISTS:
            self.em.create_list(slug.capitalize(), slug, "people")
        self.em.create_attribute("board", "Stage", "stage", "status", choices=("One", "Two", "Three"), target="lists")
        for name, stage in zip(LISTED, ("One", "Two", "Three", "Three"), strict=True):
            self.em.create_entry("candidates", "people", self[name])
            self.em.create_entry("board", "people", self[name], {"stage": stage})

    def _rewrite(self) -> None:
        system = Actor("system", None)
        for (container, name), count in FOLLOWERS.items():
            self._set(container, name, "twitter_follower_count", Value(Decimal(count), 0, system))
        for name, slug, kind, day, member in INTERACTIONS:
            met = Interacted(kind, parse(day), Actor("workspace-member", self[member]))
            self._set("companies", name, slug, Value(met, parse(day), system))
        for (container, name), moment in CREATED.items():
            self._record(container, name).created_at = parse(moment)
        for name, (kind, actor) in CREATORS.items():
            self._record("people", name).created_by = Actor(kind, self.ids.get(actor, actor))
        for container, name, slug, day in CHOSEN:
            for value in self._record(container, name).values[self._attribute(container, slug)]:
                value.active_from = parse(day)
        self.em._workspace.schema_changed()

    def _set(self, container: str, name: str, slug: str, value: Value) -> None:
        self._record(container, name).values[self._attribute(container, slug)] = [value]

    def _record(self, container: str, name: str) -> Any:
        return self.em._workspace.object(container).records[self[name]]

    def _attribute(self, container: str, slug: str) -> Any:
        return self.em._workspace.attribute(self.em._workspace.object(container), slug)

    @property
    def sent(self) -> Any:
        """The JSON of the last request."""
        return msgspec.json.decode(self.em.requests[-1].raw_body)
