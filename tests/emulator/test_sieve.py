"""Indexes spare queries the walk over all records, and change nothing about what they find."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aioattio.emulator import Emulator
from aioattio.emulator.filters import compile_filter, select
from aioattio.emulator.schema import Table
from aioattio.emulator.values.references import SYSTEM

HOSTS = [f"h{number}.example" for number in range(12)]
CODES = ["a", "b", "A", " a"]
NOBODY = "5e3fb280-007b-495a-a530-9354bde01de1"


@pytest.fixture(scope="module")
def em() -> Emulator:
    """Companies with up to three domains, people and entries that refer to them; some gone, stripped or renamed."""
    em = Emulator()
    em.create_attribute("people", "Code", "code", "text", is_unique=True)
    em.create_attribute("people", "Number", "number", "number", is_unique=True)
    for number in range(4):
        hosts = HOSTS[3 * number : 3 * number + 3 - number % 2]
        em.create_record("companies", {"domains": hosts, "name": f"{number % 2}"})
    for number, host in enumerate([*HOSTS[1:4], None]):
        values = {"email_addresses": [f"p{number}@x.example"], "company": host, "code": CODES[number]}
        em.create_record("people", {**values, "number": number, "job_title": f"{number % 2}"})
    records = em._workspace.records
    companies = list(em._workspace.object("companies").records.values())
    people = list(em._workspace.object("people").records.values())
    em.create_list("Sales", "sales", "companies", further_parents=["people"])
    for company in [*companies, companies[0]]:
        em.create_entry("sales", "companies", company.id)
    em.create_entry("sales", "people", people[0].id)
    records.overwrite(companies[0], {"domains": HOSTS[1:3]}, SYSTEM)
    records.overwrite(people[1], {"company": HOSTS[9]}, SYSTEM)
    records.delete(companies[1])
    records.rename(companies[2])
    return em


def equal(slug: str, *values: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.sampled_from(values).map(lambda value: {slug: {"$eq": value}})


def one_of(*values: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.lists(st.sampled_from(values), max_size=4).map(lambda some: {"$in": some})


def combined(leaves: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=4).map(lambda parts: {"$or": parts})
            | st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"$and": parts})
        ),
        max_leaves=8,
    ) | leaves.map(lambda leaf: {"$not": leaf})


def check(em: Emulator, table: Table, wanted: dict[str, Any]) -> bool:
    """Whether an index helped."""
    condition = compile_filter(em._workspace, table, wanted)
    assert list(select(table.records, condition)) == [one for one in table.records.values() if condition.matches(one)]
    return condition.candidates() is not None


@given(data=st.data())
def test_a_query_finds_the_same_with_and_without_an_index(em: Emulator, data: st.DataObject) -> None:
    companies, people = em._workspace.object("companies"), em._workspace.object("people")
    ids = [*companies.records, *people.records, NOBODY]
    of_companies = st.one_of(
        equal("domains", *HOSTS, "H1.example", "example"),
        st.sampled_from(HOSTS).map(
            lambda host: {"domains": {"domain": host, "root_domain": {"$ends_with": "example"}}}
        ),
        equal("record_id", *ids),
        one_of(*ids).map(lambda some: {"record_id": some}),
        one_of(*ids).map(lambda some: {"team": {"target_object": "people", "target_record_id": some}}),
        equal("name", "0", "1"),
    )
    check(em, companies, data.draw(combined(of_companies)))
    of_people = st.one_of(
        equal("company", *ids),
        equal("code", *CODES),
        one_of(*CODES, "z").map(lambda some: {"code": some}),
        equal("number", 0, 2, "2.0", 3, 7),
        equal("email_addresses", "p1@x.example", "P1@x.example"),
        one_of(*ids).map(lambda some: {"company": {"target_object": "companies", "target_record_id": some}}),
    )
    check(em, people, data.draw(combined(of_people)))
    of_entries = st.one_of(
        equal("parent_record", *ids),
        one_of(*ids).map(lambda some: {"parent_record": {"target_object": "companies", "target_record_id": some}}),
        one_of(*em._workspace.list("sales").records, NOBODY).map(lambda some: {"entry_id": some}),
    )
    check(em, em._workspace.list("sales"), data.draw(combined(of_entries)))


def test_look_ups_by_unique_values_ids_and_parents_are_helped(em: Emulator) -> None:
    companies, people = em._workspace.object("companies"), em._workspace.object("people")
    sales = em._workspace.list("sales")
    ids = list(companies.records)
    assert check(em, companies, {"$or": [{"domains": {"$eq": host}} for host in HOSTS]})
    assert check(em, companies, {"record_id": {"$in": ids}})
    assert check(em, people, {"$and": [{"job_title": "0"}, {"code": "a"}]})
    assert check(em, sales, {"entry_id": {"$in": list(sales.records)}})
    assert check(em, sales, {"$or": [{"parent_record": one} for one in ids]})
    assert not check(em, people, {"$or": [{"job_title": "0"}, {"code": "a"}]})
    assert not check(em, people, {"$not": {"code": "a"}})
