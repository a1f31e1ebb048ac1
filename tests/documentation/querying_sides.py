"""What Attio's examples of filters and sorts are in Python, by page and section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from aioattio import ActorReference, RecordReference
from aioattio.filters import F, Filter, Sort
from tests.documentation.examples import QUERIES
from tests.documentation.matching import numbered
from tests.documentation.workspace import Sample

__all__ = ["FILTERS", "SORTS", "Ask"]


def as_it_is(read: Any) -> Any:
    return read


@dataclass(frozen=True)
class Ask:
    """A filter of an object or list; what to put in place of the reader's own ids, by name; how to mend the example."""

    container: str
    filter: Callable[[Sample], Filter]
    ids: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    mend: Callable[[Any], Any] = as_it_is


def ask(container: str, asked: Filter, **more: Any) -> Ask:
    return Ask(container, lambda _: asked, **more)


def member(sample: Sample, name: str) -> ActorReference:
    return ActorReference("workspace-member", sample[name])


def morning(hour: int) -> datetime:
    return datetime(2023, 11, 24, hour, tzinfo=UTC)


def through_companies(read: Any) -> Any:
    first, second, (_, attribute) = read["path"]
    return {**read, "path": [first, second, ["companies", attribute]]}


_TYPES: dict[str, list[Ask]] = {
    "Actor reference": [
        Ask("people", lambda s: F.created_by == member(s, "tom"), ids=("tom",)),
        ask("people", F.created_by.referenced_actor_type == "api-token"),
        ask("people", F.created_by.referenced_actor_type == "api-token"),
    ],
    "Checkbox": [
        ask("companies", F.a_custom_checkbox_attribute == True),  # noqa: E712 - a field has no other way to be true
        ask("companies", F.a_custom_checkbox_attribute == False),  # noqa: E712
    ],
    "Currency": [
        ask("companies", F.amount_owed == Decimal("399.00")),
        ask("companies", F.amount_owed >= 500),
    ],
    "Date": [
        ask("companies", F.foundation_date == date(2023, 11, 24)),
        ask("companies", F.foundation_date >= date(2000, 1, 1)),
    ],
    "Domain": [
        ask(
            "companies",
            F.domains == "app.attio.com",
            mend=lambda read: {"filter": {"domains": read["filter"]["domain"]}},
        ),
        ask("companies", F.domains.root_domain == "attio.com"),
        ask("companies", F.domains.contains("attio")),
    ],
    "Email address": [
        ask("people", F.email_addresses == "john@smith.com", emails=("john@smith.com",)),
        ask("people", F.email_addresses.email_domain == "attio.com"),
        ask("people", F.email_addresses.email_local_specifier.contains("person")),
    ],
    "Interaction": [
        ask("companies", F.last_email_interaction.owner_member_id.is_not_empty()),
        Ask(
            "companies",
            lambda s: F.last_calendar_interaction.has(
                F.owner_member_id == s["tom"], F.interacted_at >= date(2023, 11, 1)
            ),
            ids=("tom",),
        ),
        ask("companies", F.first_email_interaction.interaction_type == "email"),
    ],
    "Location": [
        ask("people", F.primary_location.has(F.locality == "Cupertino", F.region == "CA", F.country_code == "US")),
        ask("people", F.primary_location.locality.contains("cuper")),
    ],
    "Number": [
        ask("people", F.twitter_follower_count == 14),
        ask("people", F.twitter_follower_count >= 1000),
    ],
    "(Personal) name": [
        ask("people", F.name == "John Smith"),
        ask("people", F.name.first_name.starts_with("jo")),
        ask("people", F.name.last_name.is_not_empty()),
    ],
    "Phone number": [
        ask("people", F.phone_numbers == "+15558675309"),
        ask("people", F.phone_numbers.country_code == "US"),
        ask("people", F.phone_numbers.contains("67530")),
    ],
    "Rating": [
        ask("companies", F.performance == 4),
        ask("companies", F.performance >= 3),
    ],
    "Record reference": [
        Ask("people", lambda s: F.company == s.reference("companies", "apple"), ids=("apple",)),
        Ask("workspaces", lambda s: F.users == RecordReference(s["users"], s["u1"]), ids=("users", "u1")),
        Ask(
            "people",
            lambda s: F.company.is_in([s.reference("companies", "apple"), s.reference("companies", "pie")]),
            ids=("apple", "pie"),
        ),
        ask("companies", F.path("companies.team", "people.name").first_name == "John"),
        Ask(
            "people",
            lambda s: F.path("people.manager", "people.manager") == s.reference("people", "steve"),
            ids=("steve",),
        ),
    ],
    "Select": [
        ask("companies", F.categories == "Aerospace & Defense"),
        ask("companies", F.categories.option == "Aerospace & Defense"),
        ask("companies", F.categories.is_in(["Aerospace & Defense", "Biotechnology"])),
        ask("companies", F.categories.active_from >= date(2023, 11, 20)),
        ask("companies", F.categories.active_from < date(2023, 1, 1)),
    ],
    "Status": [
        ask("deals", F.stage == "In Progress"),
        Ask("deals", lambda s: F.stage == s["In Progress"], ids=("In Progress",)),
        ask("deals", (F.stage == "In Progress") | (F.stage == "Lead")),
        ask("deals", F.stage.active_from >= date(2023, 11, 20)),
        ask("deals", F.stage.active_from < date(2023, 1, 1)),
    ],
    "Text": [
        ask("companies", F.description == "An exact match"),
        ask("companies", F.description.starts_with("Headquartered in New York City")),
        ask("companies", F.description.contains("New York City")),
        Ask("people", lambda s: F.record_id.is_in([s["john"], s["jane"]]), ids=("john", "jane")),
    ],
    "Timestamp": [
        ask("companies", F.created_at == "2023-11-24T15:34:07.111222333Z"),
        ask("companies", F.created_at >= date(2000, 1, 1)),
        ask("companies", F.created_at.between(morning(8), morning(9))),
        ask("companies", F.created_at.between(date(2023, 11, 24), date(2023, 11, 25))),
    ],
}
_JOHN = ask("people", (F.name == "John Smith") & (F.email_addresses == "john@smith.com"))
_SECTIONS: dict[str, list[Ask]] = {
    "Shorthand filters": [_JOHN],
    "Verbose filters": [_JOHN],
    "Comparison operators": [
        ask("deals", F.name == "Contract with Apple"),
        ask("companies", F.domains.is_not_empty()),
        Ask("companies", lambda s: F.record_id.is_in([s["apple"], s["quiet"]]), ids=("apple", "quiet")),
    ],
    "String comparisons": [
        ask("companies", F.primary_location.locality.contains("new york")),
        ask("companies", F.name.contains("LTD")),
        ask("people", F.phone_numbers.starts_with("+44")),
        ask("people", F.job_title.ends_with("of things")),
        ask("people", F.phone_numbers.has(F.phone_number.starts_with("+44"), F.phone_number.ends_with("798"))),
    ],
    "Numeric or date comparisons": [
        ask("people", F.twitter_follower_count >= 1000),
        ask("people", F.twitter_follower_count.between(100, 200)),
        ask("companies", F.foundation_date.has(F.value >= date(2019, 1, 1), F.value <= date(2019, 12, 31))),
    ],
    "`$and` operator": [
        Ask("deals", lambda s: (F.stage == "In Progress") & (F.owner == member(s, "lauren")), ids=("lauren",)),
    ],
    "`$or` operator": [ask("board", F.stage.is_in(["One", "Two"]))],
    "`$not` operator": [
        ask("people", F.name.first_name != "John"),
        ask("deals", ~(F.stage == "In Progress")),
    ],
    "Combining logical operators": [
        ask("companies", F.name.contains("Apple") & (F.domains.root_domain != "apple.com")),
        Ask(
            "deals",
            lambda s: ((F.owner == "alice@acme.example") | (F.owner == s["bob"])) & (F.value > 500),
            ids=("alice", "bob"),
        ),
    ],
    "Paths and parents": [
        ask("candidates", F.path("candidates.parent_record", "people.email_addresses").email_domain == "apple.com"),
        Ask(
            "candidates",
            lambda s: (
                F.path("candidates.parent_record", "people.company", ("companies", "team"))
                == s.reference("people", "steve")
            ),
            ids=("steve",),
            mend=through_companies,
        ),
    ],
}
FILTERS = numbered({**{page: {"Filtering": asks} for page, asks in _TYPES.items()}, QUERIES: _SECTIONS})

SORTS: dict[Any, list[Sort]] = numbered(
    {
        QUERIES: {
            "Sorting": [
                [F.name.last_name.asc(), F.email_addresses.desc()],
                [F.path("people.company", "companies.name").asc()],
            ]
        }
    }
)
