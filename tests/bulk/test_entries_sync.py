"""Rows that become entries of a list, each of one record."""

from __future__ import annotations

import json

import pytest

from aioattio import Attio
from aioattio.bulk.destinations.described import definitions_of_entries
from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.destinations.entries import EntriesDestination, find_entries
from aioattio.bulk.keys import key_of_record
from aioattio.emulator import Emulator
from aioattio.errors import InvalidInput, ValidationFailed
from aioattio.values.writing import encode_values
from tests.bulk.destined import company, pages_of, patient, record, sent, session_of, value
from tests.bulk.syncs import changes


@pytest.fixture
def sales(attio_emulator: Emulator) -> Emulator:
    """A list of companies with a note and tags."""
    attio_emulator.create_list("Sales", "sales", "companies")
    attio_emulator.create_attribute("sales", "Remark", "remark", "text", target="lists")
    attio_emulator.create_attribute(
        "sales", "Tags", "tags", "select", target="lists", is_multiselect=True, choices=("hot", "new")
    )
    return attio_emulator


async def entries(attio: Attio, match: str | None = None) -> EntriesDestination:
    return await find_entries(session_of(attio), "sales", match)


def parent_of(found: Found) -> str:
    ((item,),) = [json.loads(found.values["parent_record"])]
    return f"{item['target_object']}/{item['target_record_id']}"


async def test_an_entry_is_described_by_its_list_its_id_and_its_record(attio: Attio, sales: Emulator) -> None:
    definitions = (await entries(attio)).definitions
    parent = definitions["parent_record"]
    assert (parent.type, parent.is_unique, parent.is_writable, parent.allowed_object_ids) == (
        "record-reference", True, True, ("companies",),
    )  # fmt: skip
    assert {"entry_id", "remark", "tags", "created_at"} <= set(definitions)
    by_domain = encode_values({"parent_record": "acme.example"}, definitions, "sales")
    assert by_domain == {"parent_record": [{"target_object": "companies", "domains": [{"domain": "acme.example"}]}]}
    by_id = encode_values({"parent_record": "8cd2fa42-12c5-4c5b-9d8e-0b3a1a8a3e11"}, definitions, "sales")
    assert by_id["parent_record"] == record("companies", "8cd2fa42-12c5-4c5b-9d8e-0b3a1a8a3e11")
    with pytest.raises(InvalidInput, match="a record of people"):
        encode_values({"parent_record": record("people", "x")[0]}, definitions, "sales")


async def test_references_among_a_lists_own_attributes_keep_their_objects(attio: Attio, sales: Emulator) -> None:
    sales.create_attribute(
        "sales", "Contact", "contact", "record-reference", target="lists",
        config={"record_reference": {"allowed_objects": ["people"]}},
    )  # fmt: skip
    encoded = encode_values({"contact": "ada@x.example"}, (await entries(attio)).definitions, "sales")
    assert encoded["contact"][0]["target_object"] == "people"


async def test_what_is_in_a_list_is_found_by_its_record_and_by_its_id(attio: Attio, sales: Emulator) -> None:
    ids = [await company(attio, name) for name in ("Acme", "Bolt", "Core")]
    made = {own: sales.create_entry("sales", "companies", own, {"remark": own[:4]})["id"]["entry_id"] for own in ids}
    destination = await entries(attio)
    every = await pages_of(destination)
    assert {one.id: parent_of(one) for one in every} == {entry: f"companies/{own}" for own, entry in made.items()}
    looked = await destination.look(ids[:2])
    assert {one.id for one in looked} == {made[own] for own in ids[:2]}
    assert key_of_record(destination.match, looked[0].values["parent_record"])[0] in ids
    assert json.loads(looked[0].values["remark"])[0]["value"] in {own[:4] for own in ids[:2]}
    assert [one.id for one in await destination.read([made[ids[2]], "8cd2fa42-12c5-4c5b-9d8e-0b3a1a8a3e11"])] == [
        made[ids[2]]
    ]
    requests = len(sales.requests)
    assert await destination.look(["new: core.example"]) == []
    assert len(sales.requests) == requests
    assert [await destination.has_more_than(count) for count in (2, 3)] == [True, False]


async def test_entries_may_be_matched_by_their_ids(attio: Attio, sales: Emulator) -> None:
    own = await company(attio)
    entry = sales.create_entry("sales", "companies", own)["id"]["entry_id"]
    destination = await entries(attio, "entry_id")
    (found,) = await destination.look([entry])
    assert key_of_record(destination.match, found.values["entry_id"]) == (entry,)
    assert not destination.definitions["parent_record"].is_writable


async def test_every_entry_of_a_record_is_found(attio: Attio, sales: Emulator) -> None:
    own = await company(attio)
    made = {sales.create_entry("sales", "companies", own)["id"]["entry_id"] for _ in range(3)}
    assert {found.id for found in await (await entries(attio)).look([own])} == made


async def test_a_list_may_take_records_of_several_objects(attio: Attio, attio_emulator: Emulator) -> None:
    attio_emulator.create_list("Sales", "sales", "companies", further_parents=("people",))
    person = (await attio.people.create({"email_addresses": ["ada@x.example"]})).id
    own = await company(attio)
    destination = await entries(attio)
    made = [
        await destination.create(sent(parent_record=record(*of))) for of in (("people", person), ("companies", own))
    ]
    assert {found.id for found in await destination.look([own, person])} == set(made)
    with pytest.raises(InvalidInput, match="more than one object"):
        encode_values({"parent_record": "acme.example"}, destination.definitions, "sales")


async def test_making_an_entry_twice_makes_one(attio: Attio, sales: Emulator) -> None:
    own = await company(attio)
    destination = await entries(attio)
    first = await destination.create(sent(parent_record=record("companies", own), remark=value("a")))
    again = await destination.create(sent(parent_record=record("companies", own), remark=value("b")))
    assert (again, len(sales.entries("sales"))) == (first, 1)
    assert await destination.find_made(sent(parent_record=record("companies", own)), ()) == first
    assert await destination.find_made(sent(parent_record=record("companies", own)), (first,)) is None


async def test_an_entry_is_added_to_overwritten_and_deleted_by_its_id(attio: Attio, sales: Emulator) -> None:
    destination = await entries(attio)
    parent = record("companies", await company(attio))
    own = await destination.create(sent(parent_record=parent, tags=[{"option": "hot"}]))
    await destination.update(own, sent(tags=[{"option": "new"}]))
    assert set((await attio.entries("sales").get(own))["tags"]) == {"hot", "new"}
    await destination.overwrite(own, sent(tags=[{"option": "new"}], remark=value("r")))
    entry = await attio.entries("sales").get(own)
    assert (entry["tags"], entry["remark"]) == (["new"], "r")
    await destination.delete(own)
    await destination.delete(own)
    assert sales.entries("sales") == []


async def test_several_entries_of_one_record_are_refused_by_attio_as_well(attio: Attio, sales: Emulator) -> None:
    own = await company(attio)
    for _ in range(2):
        sales.create_entry("sales", "companies", own)
    with pytest.raises(ValidationFailed, match="multiple_match_results"):
        await (await entries(attio)).create(sent(parent_record=record("companies", own)))


@pytest.mark.parametrize(
    ("name", "match", "said"),
    [
        ("sals", None, "no list 'sals' in this workspace; did you mean 'sales'"),
        ("sales", "remark", '"parent_record", the record that an entry stands for, or "entry_id"'),
    ],
)
async def test_what_is_not_there_is_said_before_anything_is_sent(
    attio: Attio, sales: Emulator, name: str, match: str | None, said: str
) -> None:
    with pytest.raises(InvalidInput, match=said):
        await find_entries(session_of(attio), name, match)


async def test_a_list_whose_attributes_leave_out_the_record_has_one_all_the_same(attio: Attio, sales: Emulator) -> None:
    known = await attio.schema.list("sales").attributes()
    bare = type(known)(
        [one for slug, one in known.items() if slug not in ("parent_record", "entry_id")], object="sales"
    )
    definitions = definitions_of_entries(bare, ["companies"])
    assert definitions["entry_id"].is_unique
    assert not definitions["entry_id"].is_writable
    assert definitions.object_slug("companies") == "companies"


# -- whole runs ------------------------------------------------------------------------------------------------------


async def test_rows_become_entries_by_a_value_of_their_record(attio: Attio, sales: Emulator) -> None:
    for name in ("Acme", "Bolt", "Core"):
        await company(attio, name)
    rows = [{"parent_record": f"{name}.example", "remark": name, "tags": ["hot"]} for name in ("acme", "bolt")]
    report = await attio.entries("sales").sync(rows)
    assert (report.counts.created, report.match, report.is_complete) == (2, "parent_record", True)
    made = {entry["remark"]: entry.parent.id async for entry in attio.entries("sales").query()}
    assert made == {
        name: (await attio.companies.query({"domains": f"{name}.example"}).collect())[0].id for name in made
    }
    wrote = len(changes(sales))
    again = await attio.entries("sales").sync(rows)
    assert (again.counts.unchanged, len(changes(sales))) == (2, wrote)


async def test_entries_are_compared_and_multiselects_are_added_to_or_replaced(attio: Attio, sales: Emulator) -> None:
    parent = await company(attio)
    await attio.entries("sales").upsert(parent, {"remark": "old", "tags": ["hot"]})
    row = {"parent_record": parent, "remark": "new", "tags": ["new"]}
    assert (await attio.entries("sales").sync([row])).counts.updated == 1
    (entry,) = await attio.entries("sales").query().collect()
    assert (entry["remark"], sorted(entry["tags"])) == ("new", ["hot", "new"])
    assert (await attio.entries("sales").sync([row], multiselect="replace")).counts.updated == 1
    (entry,) = await attio.entries("sales").query().collect()
    assert entry["tags"] == ["new"]


async def test_rows_whose_record_is_nowhere_or_several_times_in_the_list_are_named(
    attio: Attio, sales: Emulator
) -> None:
    parent = await company(attio)
    ids = [sales.create_entry("sales", "companies", parent)["id"]["entry_id"] for _ in range(2)]
    rows = [{"parent_record": "acme.example", "remark": "x"}, {"parent_record": "none.example"}, {"remark": "x"}]
    report = await attio.entries("sales").sync(rows)
    assert (report.counts.conflicts, report.counts.rejected) == (1, 2)
    reasons = {outcome.line: outcome.reason for outcome in report.problems}
    assert all(own in reasons[1] for own in ids)
    assert "no record of companies has the domain 'none.example'" in reasons[2]
    assert "parent_record" in reasons[3]
    assert changes(sales) == ["POST"]  # the company


async def test_two_names_of_one_record_are_one_entry(attio: Attio, sales: Emulator) -> None:
    parent = await company(attio)
    rows = [{"parent_record": "acme.example", "remark": "a"}, {"parent_record": parent, "remark": "b"}]
    report = await attio.entries("sales").sync(rows)
    assert (report.counts.created, report.counts.superseded, len(sales.entries("sales"))) == (1, 1, 1)
    assert [entry["remark"] async for entry in attio.entries("sales").query()] == ["b"]


async def test_by_its_id_an_entry_is_updated_and_never_made(attio: Attio, sales: Emulator) -> None:
    own = sales.create_entry("sales", "companies", await company(attio))["id"]["entry_id"]
    rows = [{"entry_id": own, "remark": "x"}, {"entry_id": "8cd2fa42-12c5-4c5b-9d8e-0b3a1a8a3e11", "remark": "y"}]
    report = await attio.entries("sales").sync(rows, match="entry_id")
    assert (report.counts.updated, report.counts.rejected) == (1, 1)
    assert (await attio.entries("sales").get(own))["remark"] == "x"


async def test_entries_survive_lost_answers(sales: Emulator) -> None:
    async with patient(sales) as client:
        for number in range(40):
            await company(client, f"c{number}")
        sales.faults(lost_answer=0.2, server_error=0.1, cut=0.1, seed=2)
        rows = [{"parent_record": f"c{number}.example", "remark": str(number)} for number in range(40)]
        report = await client.entries("sales").sync(rows)
        sales.faults()
        assert report.counts.in_attio == 40
        assert sorted(entry["remark"] for entry in await client.entries("sales").query().collect()) == sorted(
            str(number) for number in range(40)
        )


async def test_what_no_row_names_is_taken_out_of_the_list_if_that_is_asked_for(attio: Attio, sales: Emulator) -> None:
    kept, gone = await company(attio, "Acme"), await company(attio, "Bolt")
    for own in (kept, gone):
        sales.create_entry("sales", "companies", own)
    report = await attio.entries("sales").sync([{"parent_record": "acme.example"}], delete_missing=True)
    assert (report.deleted, report.counts.unchanged) == (1, 1)
    assert [entry["parent_record_id"] for entry in sales.entries("sales")] == [kept]
