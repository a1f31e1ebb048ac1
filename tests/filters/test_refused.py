"""What a type cannot be asked is refused before anything is sent, and the message says what it can be asked."""

from __future__ import annotations

from datetime import date

import pytest

from aioattio import ActorReference, InvalidInput, Name, RecordReference
from aioattio.filters import F, Filter

from .conftest import Compile
from .documented import ATTRIBUTES, DEFAULTS, DOCUMENTED, OPERATORS, PROPERTIES
from .sample import MEMBERS

UUID_1 = "00000000-0000-4000-8000-000000000001"
ORDERED = ("$lt", "$lte", "$gt", "$gte", "between")

UNSUPPORTED = [
    (kind, slug, name, operator)
    for kind, properties in DOCUMENTED.items()
    for slug in ATTRIBUTES[kind]
    for name in PROPERTIES
    for operator in OPERATORS
    if operator not in properties.get(name, "").split()
]


async def test_every_operator_of_every_property_that_is_not_documented(compiled: Compile) -> None:
    assert len(UNSUPPORTED) > 4000
    for kind, slug, name, operator in UNSUPPORTED:
        given = OPERATORS[operator](F[slug][name], 1 if operator in ORDERED else "x")
        with pytest.raises(InvalidInput) as caught:
            await compiled(given)
        message = str(caught.value)
        assert slug in message, given
        if name in DOCUMENTED[kind]:
            assert "it supports" in message, given
        elif name != "referenced_actor_id":
            assert f"{slug} ({kind}) has no property '{name}'" in message, given
            assert all(f"{slug}.{known}" in message for known in DOCUMENTED[kind]), given


async def test_every_operator_that_no_value_of_the_type_itself_can_be_asked(compiled: Compile) -> None:
    refused = 0
    for kind, properties in DOCUMENTED.items():
        whole = {"record-reference": "$eq $in", "actor-reference": "$eq $in"}.get(kind, "")
        supported = f"{properties.get(DEFAULTS.get(kind, ''), whole)} $not_empty".split()
        for slug in ATTRIBUTES[kind]:
            for operator in OPERATORS.keys() - supported:
                with pytest.raises(InvalidInput, match=slug) as caught:
                    await compiled(OPERATORS[operator](F[slug], 1 if operator in ORDERED else "x"))
                assert caught.value.attribute == slug
                assert caught.value.type == kind
                refused += 1
    assert refused > 100


OPERANDS: list[tuple[Filter, str]] = [
    (F.job_title == 5, "job_title (text): cannot take 5; accepted: text"),
    (F.job_title == True, "accepted: text"),  # noqa: E712
    (F.job_title == date(2020, 1, 1), "accepted: text"),
    (F.job_title == RecordReference("companies", "x"), "accepted: text"),
    (F.job_title.is_in(["a", 5]), "job_title (text): cannot take 5"),
    (F.score == "many", "score (number): cannot take 'many'; accepted: a number"),
    (F.score == True, "score (number): cannot take True"),  # noqa: E712
    (F.score >= "1e5", "plain decimal text"),
    (F.score > date(2020, 1, 1), "a number"),
    (F.revenue == "$5", "revenue (currency)"),
    (F.revenue.between("5", "many"), "'many'"),
    (F.stars >= "***", "stars (rating)"),
    (F.active == "yes", "active (checkbox): cannot take 'yes'; accepted: True or False"),
    (F.active == 1, "True or False"),
    (F.born == 2020, "born (date): cannot take 2020; accepted: a date"),
    (F.born >= "yesterday", "ISO 8601"),
    (F.born >= "2020-13-01", "ISO 8601"),
    (F.met_at >= 1577836800, "met_at (timestamp)"),
    (F.met_at >= "01/02/2020", "ISO 8601"),
    (F.met_at == "2020-01-01T25:00:00Z", "ISO 8601"),
    (F.tags.active_from >= 5, "ISO 8601"),
    (F.tags.active_from >= "last week", "tags (select)"),
    (F.last_interaction.interacted_at >= "soon", "last_interaction (interaction)"),
    (F.sites == "ada@x.org", "sites (domain): cannot take 'ada@x.org'; accepted: a domain or URL"),
    (F.sites == "localhost", "contains()"),
    (F.sites == 5, "a domain or URL"),
    (F.sites.root_domain == "not a domain", "a domain or URL"),
    (F.email_addresses == "ada", 'an e-mail address such as "ada@example.com"; for parts of one use contains()'),
    (F.email_addresses == 5, "an e-mail address"),
    (F.email_addresses.email_domain == "x", "a domain or URL"),
    (F.phone_numbers == "01632 960001", "for parts of one use contains()"),
    (F.phone_numbers == "+x", "phone_numbers (phone-number)"),
    (F.phone_numbers.country_code == "GBR", "a country code of two letters"),
    (F.name == 5, 'the full name as text, or Name("Ada", "Lovelace")'),
    (F.name == Name(), "the full name"),
    (F.name.last_name == Name("A", "B"), "accepted: text"),
    (F.primary_location == "Paris", "is asked by its properties: primary_location.line_1, primary_location.line_2"),
    (F.primary_location.latitude == "1", "has no property 'latitude' to be asked by; it has primary_location.line_1"),
    (F.primary_location.country_code == "France", "a country code of two letters"),
    (F.color == "Rde", "color has no option 'Rde'; did you mean 'Red'?"),
    (F.color.is_in(["Red", "Yellowish"]), "color has no option 'Yellowish'"),
    (F.color == 5, "title or id of an option"),
    (F.stage == "Wone", "stage has no status 'Wone'; did you mean 'Won'?"),
    (F.stage == 5, "title or id of a status"),
    (F.stage.contains("Le"), "stage (status) cannot be asked contains(); it supports ==, !=, is_in()"),
    (F.stage.active_from == "2020", "active_from of stage (status) cannot be asked == or !=; it supports <, <=, >, >="),
    (F.company == "acme.com", "F.path('people.company', 'companies.domains') == ..."),
    (F.linked == UUID_1, "accepted: a record or RecordReference(object, id) of people or companies"),
    (F.company == RecordReference("people", UUID_1), "cannot take RecordReference(object='people'"),
    (F.company.name == "Acme", "by what it refers to: F.path('people.company', 'companies.name')"),
    (F.company == ActorReference("system"), "a record or RecordReference"),
    (F.company.contains("x"), "company (record-reference) cannot be asked contains(); it supports ==, !=, is_in()"),
    (F.company.target_object == "compnies", "accepted: 'companies'"),
    (F.company.target_record_id == 5, "the id of a record"),
    (F.path("people.friends", "people.company") == "x", "'people.friends', 'people.company', 'companies.domains'"),
    (F.owner == "Ada", "owner (actor-reference): cannot take 'Ada'; accepted: id or e-mail address"),
    (F.owner == RecordReference("people", UUID_1), "id or e-mail address of a workspace member"),
    (F.owner > 5, "owner (actor-reference) cannot be asked >; it supports ==, !=, is_in(), is_empty(), is_not_empty()"),
    (F.owner.referenced_actor_id == UUID_1, "without referenced_actor_type"),
    (F.owner.email == MEMBERS[0], "has no property 'email'"),
    (F.last_interaction == "email", "is asked by its properties: last_interaction.owner_member_id"),
    (F.last_interaction.owner_member_id == 5, "id or e-mail address of a workspace member"),
    (F.last_interaction.interaction_type.contains("mail"), "it supports ==, !=, is_in(), is_empty(), is_not_empty()"),
    (F.job_titel == "x", "people has no attribute 'job_titel'; did you mean 'job_title'?"),
    (F["Job Title"] == "x", "did you mean 'job_title'?"),
    (F.qqqqqq == "x", "people has no attribute 'qqqqqq'"),
    (F.entry_id == "x", "people has no attribute 'entry_id'"),
    (F.primary_location.has(F.locality == "x", F.zip == "y"), "has no property 'zip'"),
    (F.path("companies.team", "people.name") == "x", "a path starts at what is queried, 'people', not at 'companies'"),
    (F.path("people.company", "people.name") == "x", "company leads to records of companies, not of 'people'"),
    (F.path("people.job_title", "people.name") == "x", "job_title (text) is no record reference"),
    (F.path("people.company", "companies.nme") == "x", "companies has no attribute 'nme'; did you mean 'name'?"),
    (F.path("people.compny", "companies.name") == "x", "people has no attribute 'compny'; did you mean 'company'"),
    (F.path("people.company", "companies.name") > 5, "name (text) cannot be asked >"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "told"), OPERANDS, ids=lambda one: repr(one) if isinstance(one, Filter) else "")
async def test_a_wrong_operand_is_refused(compiled: Compile, given: Filter, told: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        await compiled(given)
    assert told in str(caught.value)
    for other in (~given, given & (F.score == 1), ~((F.score == 1) | given)):
        with pytest.raises(InvalidInput):
            await compiled(other)
