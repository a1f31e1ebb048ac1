"""What somebody else changes in the workspace: one more look, and the call goes through, or names what is meant."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest

from aioattio import Attio, Conflict, InvalidInput, NotFound, OutcomeUnknown, PastValue, ValidationFailed
from aioattio.emulator import Emulator
from aioattio.filters import F
from aioattio.schema.cache import LOOK_AGAIN
from aioattio.testing import UNLIMITED
from aioattio.values.types import RecordReference
from tests.support.clock import InstantClock

OPTIONS = "/v2/objects/companies/attributes/categories/options"
ATTRIBUTES = "/v2/objects/companies/attributes"


@pytest.fixture
async def other(attio_emulator: Emulator) -> AsyncIterator[Attio]:
    """Another client of the same workspace."""
    async with Attio(attio_emulator.token, base_url=attio_emulator.url, limits=UNLIMITED) as client:
        yield client


class Log:
    """What reached the emulator since the last look; the page after the last belongs to its listing."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator, self._seen = emulator, len(emulator.requests)

    def new(self) -> list[str]:
        requests = [one for one in self._emulator.requests[self._seen :] if "offset" not in one.query]
        self._seen = len(self._emulator.requests)
        return [f"{one.method} {one.path}" for one in requests]


@pytest.fixture
async def acme(hasty: Attio) -> Any:
    """A company, of which the client knows attributes and options."""
    return await hasty.companies.create({"name": "Acme", "domains": ["acme.org"], "categories": ["B2B"]})


Write = Callable[[Attio, Any, dict[str, Any]], Coroutine[Any, Any, Any]]
WRITES: dict[str, tuple[Write, str]] = {
    "create": (lambda attio, _, values: attio.companies.create(values), "POST"),
    "upsert": (
        lambda attio, _, values: attio.companies.upsert({"domains": ["acme.org"], **values}, match="domains"),
        "PUT",
    ),
    "update": (lambda attio, acme, values: attio.companies.update(acme, values), "PATCH"),
    "overwrite": (lambda attio, acme, values: attio.companies.overwrite(acme, values), "PUT"),
}


@pytest.mark.parametrize("verb", WRITES)
async def test_an_option_made_elsewhere_is_found(
    verb: str, hasty: Attio, other: Attio, acme: Any, attio_emulator: Emulator
) -> None:
    write, method = WRITES[verb]
    await other.companies.attributes.create_option("categories", "Anvils")
    log = Log(attio_emulator)
    record = await write(hasty, acme, {"categories": ["Anvils"]})
    assert "Anvils" in record["categories"]
    looked, written = log.new()
    assert looked == f"GET {OPTIONS}", "one look, at the options only"
    assert written.startswith(f"{method} /v2/objects/companies/records"), "and one write"


@pytest.mark.parametrize("verb", WRITES)
async def test_an_attribute_made_elsewhere_is_found(
    verb: str, hasty: Attio, other: Attio, acme: Any, attio_emulator: Emulator
) -> None:
    write, method = WRITES[verb]
    await other.companies.attributes.create("Tier", "text")
    log = Log(attio_emulator)
    assert (await write(hasty, acme, {"tier": "Gold"}))["tier"] == "Gold"
    looked, written = log.new()
    assert looked == f"GET {ATTRIBUTES}"
    assert written.startswith(f"{method} /v2/objects/companies/records")


async def test_a_list_and_its_statuses_made_elsewhere_are_found(
    hasty: Attio, other: Attio, acme: Any, attio_emulator: Emulator
) -> None:
    assert await hasty.schema.lists() == ()
    await other.lists.create("Sales", "companies", slug="sales")
    stages = other.entries("sales").attributes
    await stages.create("Stage", "status")
    await stages.create_status("stage", "Lead")
    log = Log(attio_emulator)
    assert (await hasty.entries("sales").create(acme.id, {"stage": "Lead"}))["stage"] == "Lead"
    assert log.new() == [
        "GET /v2/lists/sales",
        "GET /v2/lists/sales/attributes",
        "GET /v2/lists/sales/attributes/stage/statuses",
        "POST /v2/lists/sales/entries",
    ]
    await stages.create_status("stage", "Won")
    log.new()
    assert (await hasty.entries("sales").create(acme.id, {"stage": "Won"}))["stage"] == "Won"
    assert log.new() == ["GET /v2/lists/sales/attributes/stage/statuses", "POST /v2/lists/sales/entries"]


async def test_many_who_miss_the_same_look_once(
    hasty: Attio, other: Attio, acme: Any, attio_emulator: Emulator
) -> None:
    await other.companies.attributes.create_option("categories", "Anvils")
    log = Log(attio_emulator)
    made = await asyncio.gather(*[hasty.companies.create({"categories": ["Anvils"]}) for _ in range(20)])
    assert {tuple(record["categories"]) for record in made} == {("Anvils",)}
    asked = log.new()
    assert asked.count(f"GET {OPTIONS}") == 1
    assert len(asked) == 21


async def test_a_mistake_in_every_row_does_not_look_for_every_row(
    hasty: Attio, acme: Any, attio_emulator: Emulator, clock: InstantClock
) -> None:
    log = Log(attio_emulator)
    for expected in ([f"GET {OPTIONS}"], [], []):
        with pytest.raises(InvalidInput, match=r"no option 'Autmotive'; did you mean 'Automotive'"):
            await hasty.companies.create({"categories": ["Autmotive"]})
        assert log.new() == expected
    for expected in ([f"GET {ATTRIBUTES}"], [], []):
        with pytest.raises(InvalidInput, match="no attribute 'nmae'; did you mean 'name'"):
            await hasty.companies.query(F.nmae == "x").collect()
        assert log.new() == expected
    with pytest.raises(InvalidInput, match="name"):
        await hasty.companies.create({"name": 7})
    assert log.new() == [], "what is wrong with a value is no reason to look"
    clock.skipped += LOOK_AGAIN
    with pytest.raises(InvalidInput, match="Automotive"):
        await hasty.companies.create({"categories": ["Autmotive"]})
    assert log.new() == [f"GET {OPTIONS}"]


async def test_a_query_finds_what_was_made_elsewhere(
    hasty: Attio, other: Attio, acme: Any, attio_emulator: Emulator
) -> None:
    await other.companies.attributes.create_option("categories", "Anvils")
    await other.companies.update(acme, {"categories": ["Anvils"]})
    log = Log(attio_emulator)
    listing = hasty.companies.query(F.categories == "Anvils")
    assert [record.id for record in await listing.collect()] == [acme.id]
    assert log.new().count("POST /v2/objects/companies/records/query") == 1
    await other.companies.attributes.create("Tier", "text")
    await other.companies.update(acme, {"tier": "Gold"})
    log.new()
    assert [record.id for record in await hasty.companies.query(F.tier == "Gold").collect()] == [acme.id]
    assert log.new() == [f"GET {ATTRIBUTES}", "POST /v2/objects/companies/records/query"]


async def test_an_attribute_at_the_end_of_a_path_made_elsewhere_is_found(
    hasty: Attio, other: Attio, acme: Any, attio_emulator: Emulator
) -> None:
    ada = await hasty.people.create({"name": "Ada", "company": acme})
    by_name = F.path("people.company", "companies.name") == "Acme"
    assert [one.id for one in await hasty.people.query(by_name).collect()] == [ada.id]
    await other.companies.attributes.create("Tier", "text")
    await other.companies.update(acme, {"tier": "Gold"})
    log = Log(attio_emulator)
    by_tier = F.path("people.company", "companies.tier") == "Gold"
    assert [one.id for one in await hasty.people.query(by_tier).collect()] == [ada.id]
    assert f"GET {ATTRIBUTES}" in log.new()


async def test_an_attribute_renamed_elsewhere_is_sent_by_its_new_slug(
    hasty: Attio, other: Attio, attio_emulator: Emulator
) -> None:
    tier = await other.companies.attributes.create("Tier", "text")
    await hasty.companies.create({tier.id: "Gold"})
    await other.companies.attributes.update(tier, slug="level")
    log = Log(attio_emulator)
    record = await hasty.companies.create({tier.id: "Silver"})
    assert record["level"] == "Silver"
    refused, looked, written = log.new()
    assert (refused, written) == ("POST /v2/objects/companies/records",) * 2, "what was refused has not happened"
    assert looked == f"GET {ATTRIBUTES}"
    assert len(await other.companies.query().collect()) == 2


async def test_a_select_renamed_before_its_options_were_asked_for(
    hasty: Attio, other: Attio, attio_emulator: Emulator
) -> None:
    tier = await other.companies.attributes.create("Tier", "select")
    await other.companies.attributes.create_option("tier", "Gold")
    await hasty.companies.create({"name": "Acme"})
    await other.companies.attributes.update(tier, slug="level")
    log = Log(attio_emulator)
    assert (await hasty.companies.create({tier.id: "Gold"}))["level"] == "Gold"
    assert log.new() == [
        f"GET {ATTRIBUTES}/tier/options",
        f"GET {ATTRIBUTES}",
        f"GET {ATTRIBUTES}/level/options",
        "POST /v2/objects/companies/records",
    ]
    assert len(await hasty.companies.query(F[tier.id] == "Gold").collect()) == 1


async def test_an_option_that_somebody_else_was_faster_to_make_is_known(hasty: Attio, other: Attio, acme: Any) -> None:
    with pytest.raises(InvalidInput, match="no option 'Anvils'"):
        await hasty.companies.create({"categories": ["Anvils"]})
    await other.companies.attributes.create_option("categories", "Anvils")
    with pytest.raises(Conflict):
        await hasty.companies.attributes.create_option("categories", "Anvils")
    assert (await hasty.companies.create({"categories": ["Anvils"]}))["categories"] == ["Anvils"]


async def test_an_option_whose_making_got_no_answer_is_known(hasty: Attio, acme: Any, attio_emulator: Emulator) -> None:
    with pytest.raises(InvalidInput, match="no option 'Anvils'"):
        await hasty.companies.create({"categories": ["Anvils"]})
    attio_emulator.fail_next("lost_answer", only="POST /v2/objects/{identifier}/attributes/{attribute}/options")
    with pytest.raises(OutcomeUnknown):
        await hasty.companies.attributes.create_option("categories", "Anvils")
    assert (await hasty.companies.create({"categories": ["Anvils"]}))["categories"] == ["Anvils"]


async def test_a_change_that_attio_refuses_changes_nothing(hasty: Attio, acme: Any, attio_emulator: Emulator) -> None:
    log = Log(attio_emulator)
    for _ in range(3):
        with pytest.raises(NotFound, match="mean 'categories'"):
            await hasty.companies.attributes.update("categoris", title="X")
    assert [request for request in log.new() if request.startswith("GET")] == [f"GET {ATTRIBUTES}"]


async def test_what_was_only_just_asked_for_is_not_asked_for_again(hasty: Attio, attio_emulator: Emulator) -> None:
    log = Log(attio_emulator)
    with pytest.raises(InvalidInput, match="Automotive"):
        await hasty.companies.create({"categories": ["Autmotive"]})
    assert log.new() == [f"GET {ATTRIBUTES}", "GET /v2/objects", f"GET {OPTIONS}"]
    with pytest.raises(InvalidInput, match="no workspace member"):
        await hasty.deals.query(F.owner == "nobody@navy.mil").collect()
    assert log.new() == ["GET /v2/objects/deals/attributes", "GET /v2/workspace_members"]
    hasty.schema.forget()
    log.new()
    with pytest.raises(InvalidInput, match="no attribute 'nmae'"):
        await hasty.deals.query(F.nmae == "X").collect()
    assert log.new() == ["GET /v2/objects/deals/attributes", "GET /v2/objects"]


async def test_a_member_who_is_unknown_says_nothing_of_the_attributes(
    hasty: Attio, other: Attio, attio_emulator: Emulator
) -> None:
    await hasty.schema.members()
    await hasty.deals.query(F.name == "X").collect()
    log = Log(attio_emulator)
    with pytest.raises(InvalidInput, match="no workspace member"):
        await hasty.deals.query(F.owner == "nobody@navy.mil").collect()
    assert log.new() == ["GET /v2/workspace_members"]


async def test_a_value_that_holds_itself_is_refused(hasty: Attio, acme: Any) -> None:
    several: list[Any] = []
    several.append(several)
    keyed: dict[str, Any] = {}
    keyed["option"] = keyed
    for odd in (several, keyed):
        with pytest.raises(InvalidInput, match=r"categories \(select\)"):
            await hasty.companies.create({"categories": ["B2B", odd]})


@pytest.mark.parametrize("concurrency", [1, 4])
async def test_a_listing_keeps_what_it_learned(
    concurrency: int, hasty: Attio, other: Attio, acme: Any, attio_emulator: Emulator, clock: InstantClock
) -> None:
    anvils = await other.companies.attributes.create_option("categories", "Anvils")
    await asyncio.gather(*[hasty.companies.create({"categories": ["Anvils"], "name": str(n)}) for n in range(8)])
    listing = hasty.companies.query(F.categories == "anvils", page_size=3, concurrency=concurrency)
    assert len(await listing.collect()) == 8
    await other.companies.attributes.update_option("categories", anvils, title="ANVILS")
    clock.skipped += LOOK_AGAIN
    log = Log(attio_emulator)
    assert len(await listing.collect()) == 8
    asked = log.new()
    assert asked.count(f"GET {OPTIONS}") == asked.count(f"GET {ATTRIBUTES}") == 1
    refused = [request.status for request in attio_emulator.requests].count(400)
    assert 1 <= refused <= concurrency
    assert len(await listing.collect()) == 8
    assert [request.status for request in attio_emulator.requests].count(400) == refused, "not refused a second time"
    assert {request.split()[0] for request in log.new()} == {"POST"}


async def test_an_option_renamed_elsewhere_is_still_the_same(
    hasty: Attio, other: Attio, acme: Any, attio_emulator: Emulator
) -> None:
    await other.companies.attributes.update_option("categories", "B2B", title="Business")
    log = Log(attio_emulator)
    record = await hasty.companies.create({"categories": ["B2B"]})
    assert record["categories"] == ["Business"], "the title that this client knows means the same option"
    assert log.new() == ["POST /v2/objects/companies/records"]
    record = await hasty.companies.create({"categories": ["Business"]})
    assert record["categories"] == ["Business"]
    assert log.new() == [f"GET {OPTIONS}", "POST /v2/objects/companies/records"]


async def test_a_history_is_written_by_what_was_made_elsewhere(
    hasty: Attio, other: Attio, acme: Any, attio_emulator: Emulator
) -> None:
    await other.companies.attributes.create_option("categories", "Anvils")
    log = Log(attio_emulator)
    past = [PastValue("Anvils", datetime(2026, 1, 1, tzinfo=UTC))]
    (value,) = await hasty.companies.replace_history(acme, "categories", past)
    assert value.value == "Anvils"
    looked, written = log.new()
    assert looked == f"GET {OPTIONS}"
    assert written.startswith("PUT ")


async def test_what_attio_refuses_for_good_is_sent_once(hasty: Attio, acme: Any, attio_emulator: Emulator) -> None:
    log = Log(attio_emulator)
    nobody = RecordReference("people", "00000000-0000-4000-8000-000000000000")
    for looks in (1, 0):
        with pytest.raises(ValidationFailed) as caught:
            await hasty.companies.create({"team": [nobody]})
        assert (caught.value.code, caught.value.hint) == ("value_not_found", "")
        asked = log.new()
        assert asked.count("POST /v2/objects/companies/records") == 1
        assert len(asked) <= 1 + looks
    with pytest.raises(NotFound):
        await hasty.companies.update(nobody.id, {"name": "X"})
    assert [request for request in log.new() if "attributes" in request] == [], "a record is missing, not a name"


async def test_a_look_that_fails_leaves_the_refusal(hasty: Attio, other: Attio, attio_emulator: Emulator) -> None:
    tier = await other.companies.attributes.create("Tier", "text")
    await hasty.companies.create({tier.id: "Gold"})
    await other.companies.attributes.update(tier, slug="level")
    attio_emulator.fail_next("server_error", times=20, only="GET /v2/objects/{identifier}/attributes")
    with pytest.raises(ValidationFailed) as caught:
        await hasty.companies.create({tier.id: "Silver"})
    assert caught.value.code == "value_not_found"
    asked = [(request.method, request.status) for request in attio_emulator.requests]
    assert (asked.count(("POST", 400)), asked.count(("GET", 503))) == (1, 4), "one call, with its retries"


async def test_an_attribute_that_is_gone_is_named(hasty: Attio, other: Attio) -> None:
    tier = await other.companies.attributes.create("Tier", "text")
    await hasty.companies.create({"tier": "Gold"})
    await other.companies.attributes.update(tier, slug="tiers")
    with pytest.raises(ValidationFailed) as caught:
        await hasty.companies.create({"tier": "Silver"})
    assert caught.value.hint.startswith("companies has no attribute 'tier'; did you mean 'tiers'")
