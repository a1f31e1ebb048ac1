"""Lists and objects themselves: making, changing, refusing, deleting."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio import Attio, Conflict, InvalidInput, NotFound, ValidationFailed
from aioattio.emulator import Emulator
from aioattio.entities.lists import List, MemberAccess


async def test_a_list_s_life(attio: Attio) -> None:
    sales = await attio.lists.create("Sales & Co", "companies")
    assert isinstance(sales, List)
    assert (sales.slug, sales.name, sales.parent_object) == ("sales_co", "Sales & Co", ("companies",))
    assert (sales.workspace_access, sales.workspace_member_access) == ("full-access", ())
    assert sales.created_by is not None
    assert sales.created_by.type == "api-token"
    assert sales.created_at is not None
    assert await attio.lists.get("sales_co") == await attio.lists.get(sales.id) == await attio.lists.get(sales) == sales

    renamed = await attio.lists.update(sales, name="Sales")
    assert (renamed.name, renamed.slug) == ("Sales", "sales_co"), "what is not named stays"
    renamed = await attio.lists.update(sales, slug="sales")
    assert (renamed.id, renamed.slug) == (sales.id, "sales")
    with pytest.raises(NotFound):
        await attio.lists.get("sales_co")
    hiring = await attio.lists.create("Hiring", await attio.objects.get("people"), slug="candidates")
    assert (hiring.slug, hiring.parent_object) == ("candidates", ("people",))
    assert {found.slug async for found in attio.lists.list()} == {"sales", "candidates"}


async def test_who_may_do_what_with_a_list(attio: Attio, attio_emulator: Emulator) -> None:
    grace = attio_emulator.add_member("grace@acme.org")["id"]["workspace_member_id"]
    hers = MemberAccess(workspace_member_id=grace, level="full-access")
    private = await attio.lists.create("Private", "deals", workspace_access=None, workspace_member_access=[hers])
    assert private.workspace_access is None
    (access,) = private.workspace_member_access
    assert (access.workspace_member_id, access.level) == (grace, "full-access")
    shared = await attio.lists.update(private, workspace_access="read-only")
    assert (shared.workspace_access, len(shared.workspace_member_access)) == ("read-only", 1)
    for_all = await attio.lists.update(shared, workspace_access="full-access", workspace_member_access=[])
    assert (for_all.workspace_access, for_all.workspace_member_access) == ("full-access", ())
    back = await attio.lists.update(
        private, workspace_access=None, workspace_member_access=private.workspace_member_access
    )
    assert back.workspace_member_access == private.workspace_member_access, "what was read can be written"
    with pytest.raises(ValidationFailed):
        await attio.lists.update(private, workspace_member_access=[])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"name": "!"}, "name.*slug beside it"),
        ({"workspace_access": "everything"}, "workspace_access"),
        ({"workspace_access": "read-only"}, "full-access.*member"),
        ({"workspace_access": None}, "full-access.*member"),
        ({"workspace_member_access": [{"level": "read-only"}]}, "MemberAccess"),
        ({"workspace_member_access": [MemberAccess(workspace_member_id="x", level="admin")]}, "read-and-write"),
        ({"workspace_member_access": "grace@acme.org"}, "a list of MemberAccess"),
        ({"parent_object": ""}, "parent_object.*slug or id"),
        ({"parent_object": None}, "parent_object.*slug or id"),
    ],
)
async def test_a_list_that_cannot_be_is_not_sent(
    arguments: dict[str, Any], named: str, attio: Attio, attio_emulator: Emulator
) -> None:
    with pytest.raises(InvalidInput, match=named):
        await attio.lists.create(**({"name": "Sales", "parent_object": "companies"} | arguments))
    assert attio_emulator.requests == []


async def test_what_attio_refuses(attio: Attio, attio_emulator: Emulator) -> None:
    sales = await attio.lists.create("Sales", "companies")
    with pytest.raises(Conflict):
        await attio.lists.create("Sales", "companies")
    with pytest.raises(ValidationFailed):
        await attio.lists.create("Ships", "ships")
    before = len(attio_emulator.requests)
    with pytest.raises(InvalidInput, match="at least one of name, slug, workspace_access"):
        await attio.lists.update(sales)
    with pytest.raises(InvalidInput, match="a slug, an id or a List"):
        await attio.lists.get("..")
    with pytest.raises(InvalidInput, match="at least one of slug, singular, plural"):
        await attio.objects.update("people")
    assert len(attio_emulator.requests) == before


async def test_an_object_s_life(attio: Attio) -> None:
    made = await attio.objects.create("cars", singular="Car", plural="Cars")
    await attio.records("cars").attributes.create("Title", "text")
    await attio.records("cars").create({"title": "Roadster"})
    changed = await attio.objects.update(made, slug="vehicles", plural="Vehicles")
    assert (changed.id, changed.slug, changed.singular_noun, changed.plural_noun) == (
        made.id,
        "vehicles",
        "Car",
        "Vehicles",
    )
    assert [record["title"] async for record in attio.records("vehicles").query()] == ["Roadster"]
    await attio.objects.delete(changed)
    with pytest.raises(NotFound):
        await attio.records("vehicles").query().first()
    assert "vehicles" not in {found.slug async for found in attio.objects.list()}
    with pytest.raises(ValidationFailed) as refused:
        await attio.objects.delete("people")
    assert refused.value.code == "system_edit_unauthorized"
