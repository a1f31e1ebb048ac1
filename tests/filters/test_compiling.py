"""With definitions: the JSON of every attribute type, property and kind of operand."""

# ruff: noqa: DTZ001 - naive datetimes are UTC

from __future__ import annotations

import asyncio
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from aioattio import ActorReference, InvalidInput, Name, RecordReference
from aioattio.emulator import Emulator
from aioattio.filters import F, Filter, Sort
from aioattio.filters.compiling import compile_filter, compile_sorts
from aioattio.schema.definitions import SelectOption, Status

from .conftest import Compile
from .documented import ATTRIBUTES, DEFAULTS, DOCUMENTED, OPERATORS
from .sample import MEMBERS, KnownSchema

UUID_1, UUID_2 = (f"00000000-0000-4000-8000-00000000000{number}" for number in (1, 2))
COMPANY = RecordReference("companies", UUID_1)

COMPILED: list[tuple[Filter, dict[str, Any]]] = [
    # text
    (F.job_title == "x", {"job_title": {"value": {"$eq": "x"}}}),
    (F.job_title.contains("x"), {"job_title": {"value": {"$contains": "x"}}}),
    (F.job_title.value.ends_with("x"), {"job_title": {"value": {"$ends_with": "x"}}}),
    (F.job_title.is_in(["b", "a", "b"]), {"job_title": {"value": {"$in": ["b", "a"]}}}),
    (~F.job_title.is_in(["a"]), {"$not": {"job_title": {"value": {"$in": ["a"]}}}}),
    (F.job_title.is_empty(), {"$not": {"job_title": {"$not_empty": True}}}),
    (F.record_id == UUID_1, {"record_id": {"$eq": UUID_1}}),
    (F.record_id.is_in([UUID_1, RecordReference("people", UUID_2)]), {"record_id": {"$in": [UUID_1, UUID_2]}}),
    (F.record_id.contains("a"), {"record_id": {"$contains": "a"}}),
    # number, currency, rating
    (F.score == 5, {"score": {"value": {"$eq": 5}}}),
    (F.score < 0.1, {"score": {"value": {"$lt": 0.1}}}),
    (F.score < Decimal("0.123456"), {"score": {"value": {"$lt": Decimal("0.123456")}}}),
    (F.score.between(1, 5), {"score": {"value": {"$gte": 1, "$lt": 5}}}),
    (F.score.between(5, 1), {"score": {"value": {"$gte": 5, "$lt": 1}}}),
    (~F.score.between(1, 5), {"$or": [{"$not": {"score": {"value": {"$gte": 1}}}},
                                      {"$not": {"score": {"value": {"$lt": 5}}}}]}),
    (F.score.is_in([1, 2]), {"$or": [{"score": {"value": {"$eq": 1}}}, {"score": {"value": {"$eq": 2}}}]}),
    (F.revenue >= "12.5", {"revenue": {"currency_value": {"$gte": Decimal("12.5")}}}),
    (F.stars > 3, {"stars": {"value": {"$gt": 3}}}),
    # checkbox
    (F.active == False, {"active": {"value": {"$eq": False}}}),  # noqa: E712
    # date and timestamp
    (F.born == date(2020, 1, 2), {"born": {"value": {"$eq": "2020-01-02"}}}),
    (F.born >= datetime(2020, 1, 2, 3), {"born": {"value": {"$gte": "2020-01-02"}}}),
    (F.born < "2020", {"born": {"value": {"$lt": "2020"}}}),
    (F.met_at >= date(2020, 1, 2), {"met_at": {"value": {"$gte": "2020-01-02T00:00:00Z"}}}),
    (F.met_at >= "2020-01-02", {"met_at": {"value": {"$gte": "2020-01-02T00:00:00Z"}}}),
    (F.met_at >= "2020-01", {"met_at": {"value": {"$gte": "2020-01-01T00:00:00Z"}}}),
    (F.met_at >= "2020", {"met_at": {"value": {"$gte": "2020-01-01T00:00:00Z"}}}),
    (F.met_at == "2020-01-02T03:04:05.123456789Z", {"met_at": {"value": {"$eq": "2020-01-02T03:04:05.123456789Z"}}}),
    (F.created_at > "2020-01-02T03:04+02:00", {"created_at": {"value": {"$gt": "2020-01-02T03:04+02:00"}}}),
    # domain, e-mail address, phone number
    (F.sites == "https://www.Attio.com/x?y", {"sites": {"domain": {"$eq": "attio.com"}}}),
    (F.sites.contains("Attio"), {"sites": {"domain": {"$contains": "Attio"}}}),
    (F.sites.root_domain == "https://app.attio.co.uk/x", {"sites": {"root_domain": {"$eq": "attio.co.uk"}}}),
    (F.sites.root_domain.is_not_empty(), {"sites": {"root_domain": {"$not_empty": True}}}),
    (F.sites.is_not_empty(), {"sites": {"$not_empty": True}}),
    (F.sites.is_in(["a.com", "b.com"]), {"$or": [{"sites": {"domain": {"$eq": "a.com"}}},
                                                 {"sites": {"domain": {"$eq": "b.com"}}}]}),
    (F.email_addresses == " Ada@X.org ", {"email_addresses": {"email_address": {"$eq": "ada@x.org"}}}),
    (F.email_addresses.email_domain == "x.org", {"email_addresses": {"email_domain": {"$eq": "x.org"}}}),
    (F.email_addresses.email_root_domain == "a.x.org", {"email_addresses": {"email_root_domain": {"$eq": "x.org"}}}),
    (F.email_addresses.email_local_specifier.contains("A"),
     {"email_addresses": {"email_local_specifier": {"$contains": "A"}}}),
    (F.phone_numbers == "+44 1632 960-001", {"phone_numbers": {"phone_number": {"$eq": "+441632960001"}}}),
    (F.phone_numbers.starts_with("+44"), {"phone_numbers": {"phone_number": {"$starts_with": "+44"}}}),
    (F.phone_numbers.country_code == "gb", {"phone_numbers": {"country_code": {"$eq": "GB"}}}),
    # personal name, location
    (F.name == "Ada Lovelace", {"name": {"full_name": {"$eq": "Ada Lovelace"}}}),
    (F.name == Name("Ada", "Lovelace"), {"name": {"full_name": {"$eq": "Ada Lovelace"}}}),
    (F.name.last_name.is_empty(), {"$not": {"name": {"last_name": {"$not_empty": True}}}}),
    (F.primary_location.locality == "Paris", {"primary_location": {"locality": {"$eq": "Paris"}}}),
    (F.primary_location.country_code.starts_with("F"), {"primary_location": {"country_code": {"$starts_with": "F"}}}),
    (F.primary_location.is_empty(), {"$not": {"primary_location": {"$not_empty": True}}}),
    (F.primary_location.has(F.locality == "Cupertino", F.region == "CA"),
     {"primary_location": {"locality": {"$eq": "Cupertino"}, "region": {"$eq": "CA"}}}),
    (~F.primary_location.has(F.locality == "a", F.region == "b"),
     {"$or": [{"$not": {"primary_location": {"locality": {"$eq": "a"}}}},
              {"$not": {"primary_location": {"region": {"$eq": "b"}}}}]}),
    (~F.phone_numbers.has(F.phone_number.starts_with("+44"), F.phone_number.ends_with("798")),
     {"$not": {"phone_numbers": {"phone_number": {"$starts_with": "+44", "$ends_with": "798"}}}}),
    # select, status
    (F.color == "dark BLUE", {"color": {"option": {"$eq": "Dark blue"}}}),
    (F.stage == "lead", {"stage": {"status": {"$eq": "Lead"}}}),
    (F.stage.status != "Lead", {"$not": {"stage": {"status": {"$eq": "Lead"}}}}),
    (F.stage.is_in(["Lead", "Won"]), {"$or": [{"stage": {"status": {"$eq": "Lead"}}},
                                              {"stage": {"status": {"$eq": "Won"}}}]}),
    (F.tags.active_from >= date(2020, 1, 2), {"tags": {"active_from": {"$gte": "2020-01-02T00:00:00Z"}}}),
    (F.tags.active_from >= "2020-01-02", {"tags": {"active_from": {"$gte": "2020-01-02"}}}),
    (~F.tags.active_from.between("2020", "2021"),
     {"$not": {"tags": {"active_from": {"$gte": "2020", "$lt": "2021"}}}}),
    (F.tags.has(F.option == "red", F.active_from >= "2020"),
     {"tags": {"option": {"$eq": "Red"}, "active_from": {"$gte": "2020"}}}),
    # references
    (F.company == COMPANY, {"company": {"target_object": "companies", "target_record_id": UUID_1}}),
    (F.company == UUID_1, {"company": {"target_object": "companies", "target_record_id": UUID_1}}),
    (F.company == UUID(UUID_1), {"company": {"target_object": "companies", "target_record_id": UUID_1}}),
    (F.company.target_record_id == UUID(UUID_1), {"company": {"target_record_id": {"$eq": UUID_1}}}),
    (F.owner == UUID(UUID_1), {"owner": {"referenced_actor_type": "workspace-member", "referenced_actor_id": UUID_1}}),
    (F.company != UUID_1, {"$not": {"company": {"target_object": "companies", "target_record_id": UUID_1}}}),
    (F.company.is_in([COMPANY, UUID_2]),
     {"company": {"target_object": "companies", "target_record_id": {"$in": [UUID_1, UUID_2]}}}),
    (F.linked.is_in([COMPANY, RecordReference("people", UUID_2)]),
     {"$or": [{"linked": {"target_object": "companies", "target_record_id": {"$in": [UUID_1]}}},
              {"linked": {"target_object": "people", "target_record_id": {"$in": [UUID_2]}}}]}),
    (F.linked.target_object == "people", {"linked": {"target_object": {"$eq": "people"}}}),
    (F.linked.target_record_id.is_in([UUID_1]), {"linked": {"target_record_id": {"$in": [UUID_1]}}}),
    (F.linked.has(F.target_object == "people", F.target_record_id == UUID_1),
     {"linked": {"target_object": {"$eq": "people"}, "target_record_id": {"$eq": UUID_1}}}),
    # actors, interactions
    (F.owner == UUID_1, {"owner": {"referenced_actor_type": "workspace-member", "referenced_actor_id": UUID_1}}),
    (F.created_by == ActorReference("api-token", UUID_1),
     {"created_by": {"referenced_actor_type": "api-token", "referenced_actor_id": UUID_1}}),
    (F.created_by == ActorReference("system"), {"created_by": {"referenced_actor_type": "system"}}),
    (F.created_by.referenced_actor_type == "app", {"created_by": {"referenced_actor_type": {"$eq": "app"}}}),
    (F.last_interaction.interacted_at >= date(2020, 1, 2),
     {"last_interaction": {"interacted_at": {"$gte": "2020-01-02T00:00:00Z"}}}),
    (F.last_interaction.interacted_at >= "2020-01-02", {"last_interaction": {"interacted_at": {"$gte": "2020-01-02"}}}),
    (F.last_interaction.has(F.owner_member_id == UUID_1, F.interaction_type == "email"),
     {"last_interaction": {"owner_member_id": {"$eq": UUID_1}, "interaction_type": {"$eq": "email"}}}),
    (~F.created_by.has(F.referenced_actor_type == "app", F.referenced_actor_id == UUID_1),
     {"$not": {"created_by": {"referenced_actor_type": {"$eq": "app"}, "referenced_actor_id": {"$eq": UUID_1}}}}),
    # paths
    (F.path("people.company", "companies.team", "people.name").first_name == "John",
     {"path": [["people", "company"], ["companies", "team"], ["people", "name"]],
      "constraints": {"first_name": {"$eq": "John"}}}),
    (F.path("people.company", "companies.name") == "x",
     {"path": [["people", "company"], ["companies", "name"]], "constraints": {"value": {"$eq": "x"}}}),
    (F.path("people.friends", "people.company") == UUID_1,
     {"path": [["people", "friends"], ["people", "company"]],
      "constraints": {"target_object": "companies", "target_record_id": UUID_1}}),
    (F.path("people.company", "companies.record_id") == UUID_1,
     {"path": [["people", "company"], ["companies", "record_id"]], "constraints": {"$eq": UUID_1}}),
    (~F.path("people.company", "companies.foundation_date").between("2020", "2021"),
     {"$or": [{"$not": {"path": [["people", "company"], ["companies", "foundation_date"]],
                        "constraints": {"value": {"$gte": "2020"}}}},
              {"$not": {"path": [["people", "company"], ["companies", "foundation_date"]],
                        "constraints": {"value": {"$lt": "2021"}}}}]}),
    (~F.path("people.friends", "people.score").between(1, 2),
     {"$not": {"path": [["people", "friends"], ["people", "score"]], "constraints": {"value": {"$gte": 1, "$lt": 2}}}}),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), COMPILED, ids=lambda one: repr(one) if isinstance(one, Filter) else "")
async def test_with_definitions(compiled: Compile, given: Filter, expected: dict[str, Any]) -> None:
    assert await compiled(given) == expected


ENTRIES: list[tuple[Filter, dict[str, Any]]] = [
    (F.stage == "Lead", {"stage": {"status": {"$eq": "Lead"}}}),
    (F.parent_record == UUID_1, {"parent_record": {"target_object": "people", "target_record_id": UUID_1}}),
    (F.entry_id.is_in([UUID_1]), {"entry_id": {"$in": [UUID_1]}}),
    (F.created_at >= date(2020, 1, 2), {"created_at": {"value": {"$gte": "2020-01-02T00:00:00Z"}}}),
    (
        F.path("candidates.parent_record", "people.email_addresses").email_domain == "apple.com",
        {
            "path": [["candidates", "parent_record"], ["people", "email_addresses"]],
            "constraints": {"email_domain": {"$eq": "apple.com"}},
        },
    ),
]


@pytest.mark.parametrize(("given", "expected"), ENTRIES)
async def test_entries(compiled: Compile, given: Filter, expected: dict[str, Any]) -> None:
    assert await compiled(given, ("lists", "candidates")) == expected


async def test_what_is_there_without_being_defined(schema: KnownSchema) -> None:
    from aioattio.schema.definitions import Definitions

    class Bare(KnownSchema):
        async def definitions(self, described: Any) -> Definitions:
            return Definitions()

    bare = Bare(schema._workspace)
    for slug in ("record_id", "created_at", "created_by"):
        assert await compile_filter(F[slug].is_not_empty(), ("objects", "people"), bare)
    for slug in ("entry_id", "created_at", "created_by", "parent_record"):
        assert await compile_filter(F[slug].is_not_empty(), ("lists", "candidates"), bare)
    with pytest.raises(InvalidInput, match="people has no attribute 'parent_record'"):
        await compile_filter(F.parent_record.is_not_empty(), ("objects", "people"), bare)


async def test_members_by_email(compiled: Compile, schema: KnownSchema, sample_emulator: Emulator) -> None:
    ada, bob = (sample_emulator._workspace.member_by_email(email) for email in MEMBERS[:2])
    assert ada is not None
    assert bob is not None
    member = {"referenced_actor_type": "workspace-member"}
    assert await compiled(F.owner == MEMBERS[0]) == {"owner": {**member, "referenced_actor_id": ada.id}}
    assert await compiled(F.owners.is_in([MEMBERS[0], bob.id])) == {
        "$or": [{"owners": {**member, "referenced_actor_id": one.id}} for one in (ada, bob)]
    }
    met = F.last_interaction
    assert await compiled(met.owner_member_id == MEMBERS[1]) == {
        "last_interaction": {"owner_member_id": {"$eq": bob.id}}
    }
    assert await compiled(met.has(F.owner_member_id == MEMBERS[1], F.interaction_type == "x@y.zz")) == {
        "last_interaction": {"owner_member_id": {"$eq": bob.id}, "interaction_type": {"$eq": "x@y.zz"}}
    }
    assert schema.asked == [MEMBERS[0], MEMBERS[0], MEMBERS[1], MEMBERS[1]]


async def test_choices_by_id_and_as_objects(compiled: Compile, schema: KnownSchema) -> None:
    options = await schema.choices(("objects", "people"), "color")
    red = options.find("Red")
    assert await compiled(F.color == red.id) == {"color": {"option": {"$eq": red.id}}}
    assert await compiled(F.color == SelectOption(red.id, "Red")) == {"color": {"option": {"$eq": red.id}}}
    assert await compiled(F.stage == Status("", "Won")) == {"stage": {"status": {"$eq": "Won"}}}


async def test_choices_are_asked_for_where_they_are_needed(compiled: Compile, schema: KnownSchema) -> None:
    await compiled((F.color.active_from > "2020") & F.color.is_not_empty() & (F.score == 1))
    await compiled(F.color.has(F.active_from > "2020"))
    assert schema.asked == []
    await compiled(F.path("people.company", "companies.categories") == "b2b")
    assert schema.asked == [(("objects", "companies"), "categories")]


async def test_what_has_to_be_asked_is_asked_side_by_side(schema: KnownSchema) -> None:
    class Asked(KnownSchema):
        waiting, met = 0, asyncio.Event()

        async def choices(self, described: Any, attribute: str) -> Any:
            self.waiting += 1
            if self.waiting == 3:
                self.met.set()
            async with asyncio.timeout(5):
                await self.met.wait()
            return await super().choices(described, attribute)

    given = (F.color == "Red") & ((F.stage == "Lead") | (F.tags == "Red"))
    asked = Asked(schema._workspace)
    assert await compile_filter(given, ("objects", "people"), asked) == await compile_filter(
        given, ("objects", "people"), schema
    )


async def test_dicts_are_sent_as_they_are(compiled: Compile) -> None:
    for raw in ({}, {"nope": 1}, {"$not": {"$and": [{"a": 1}]}}, {"a": 1, "b": 2}):
        assert await compiled(raw) == raw
    assert await compiled({"nope": 1} & (F.score == 1)) == {"$and": [{"nope": 1}, {"score": {"value": {"$eq": 1}}}]}
    assert await compiled({"$or": [{"nope": 1}, F.score == 1]}) == {
        "$or": [{"nope": 1}, {"score": {"value": {"$eq": 1}}}]
    }


async def test_without_a_lookup_nothing_is_asked(schema: KnownSchema) -> None:
    assert await compile_filter(F.color == "nope", ("objects", "people"), None) == {"color": {"$eq": "nope"}}
    assert await compile_filter(F.color == "nope", None, schema) == {"color": {"$eq": "nope"}}


async def test_a_type_that_attio_adds_later_is_left_to_attio(schema: KnownSchema) -> None:
    from aioattio.schema.definitions import Definitions

    class Later(KnownSchema):
        async def definitions(self, described: Any) -> Definitions:
            return Definitions.from_json([{"api_slug": "mood", "type": "mood", "is_multiselect": False}])

    later = Later(schema._workspace)
    given = (F.mood.colour == "grey") & F.mood.is_in(["a", "b"])
    assert await compile_filter(given, ("objects", "people"), later) == given.to_dict()
    assert await compile_sorts([F.mood.colour.asc()], ("objects", "people"), later) == [F.mood.colour.asc().to_dict()]


@pytest.mark.parametrize(
    ("kind", "slug", "name", "operator"),
    [
        (kind, slug, name, operator)
        for kind, properties in DOCUMENTED.items()
        for slug in ATTRIBUTES[kind]
        for name, operators in properties.items()
        for operator in operators.split()
    ],
)
async def test_whatever_is_documented_can_be_asked(
    compiled: Compile, kind: str, slug: str, name: str, operator: str
) -> None:
    operand = OPERANDS.get(name, OPERANDS.get(f"{name} of {kind}", "x"))
    if (slug, name) == ("friends", "target_object"):
        operand = "people"
    answer = await compiled(OPERATORS[operator](F[slug][name], operand))
    sent = answer[slug] if slug == "record_id" else answer[slug][name]
    wanted = {"between": {"$gte", "$lt"}, "$in": {"$in"} if (kind, name) in IN else {"$eq"}}.get(operator, {operator})
    assert set(sent) == wanted
    if DEFAULTS.get(kind) == name and operator != "$not_empty":
        assert await compiled(OPERATORS[operator](F[slug], operand)) == answer


IN = {("text", "value"), ("record-reference", "target_record_id")}
OPERANDS = {
    "value of text": "x",
    "value of number": 1,
    "value of rating": 1,
    "value of checkbox": True,
    "value of date": "2020-01-01",
    "value of timestamp": "2020-01-01T00:00:00Z",
    "currency_value": 1,
    "option": "Red",
    "status": "Lead",
    "active_from": "2020-01-01",
    "interacted_at": "2020-01-01",
    "target_object": "companies",
    "target_record_id": UUID_1,
    "owner_member_id": UUID_1,
    "country_code": "GB",
    "domain": "x.org",
    "root_domain": "x.org",
    "email_domain": "x.org",
    "email_root_domain": "x.org",
    "email_address": "ada@x.org",
    "phone_number": "+441632960001",
}


SORTS: list[tuple[Sort, dict[str, Any]]] = [
    (F.name.last_name.asc(), {"attribute": "name", "field": "last_name", "direction": "asc"}),
    (F.primary_location.asc(), {"attribute": "primary_location", "direction": "asc"}),
    (
        F.path("people.company", "companies.name").desc(),
        {"path": [["people", "company"], ["companies", "name"]], "direction": "desc"},
    ),
]


@pytest.mark.parametrize(("sort", "expected"), SORTS)
async def test_sorts(schema: KnownSchema, sort: Sort, expected: dict[str, Any]) -> None:
    assert await compile_sorts([sort, {"attribute": "nope"}], ("objects", "people"), schema) == [
        expected,
        {"attribute": "nope"},
    ]


@pytest.mark.parametrize(
    ("sort", "told"),
    [
        (F.job_titel.asc(), "did you mean 'job_title'"),
        (F.name.lastname.asc(), "it has name.full_name, name.first_name, name.last_name"),
        (F.path("companies.team", "people.name").asc(), "a path starts at what is queried, 'people'"),
    ],
)
async def test_refused_sorts(schema: KnownSchema, sort: Sort, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        await compile_sorts([sort], ("objects", "people"), schema)
