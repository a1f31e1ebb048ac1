"""Workspace members, through the client, over HTTP, to the emulator."""

from __future__ import annotations

import pytest

from aioattio import ActorReference, Attio, InvalidInput, NotFound
from aioattio.emulator import Emulator


async def test_members_are_listed_fetched_and_found_by_their_exact_address(
    attio: Attio, attio_emulator: Emulator
) -> None:
    attio_emulator.add_member("Grace@Navy.mil", "Grace", "Hopper")
    attio_emulator.add_member("grace@navy.mil.uk", "Another", "Grace")
    members = await attio.workspace_members.list().collect()
    assert [member.email_address for member in members][-2:] == ["Grace@Navy.mil", "grace@navy.mil.uk"]

    grace = await attio.workspace_members.find(email=" GRACE@navy.mil ")
    assert grace is not None
    assert (grace.first_name, grace.last_name, grace.access_level) == ("Grace", "Hopper", "member")
    assert grace.created_at is not None
    assert grace.reference == ActorReference("workspace-member", grace.id)
    assert await attio.workspace_members.get(grace) == await attio.workspace_members.get(grace.id) == grace

    assert await attio.workspace_members.find(email="navy@mil") is None


async def test_a_member_found_owns_what_it_is_written_to(attio: Attio, attio_emulator: Emulator) -> None:
    attio_emulator.add_member("grace@navy.mil")
    grace = await attio.workspace_members.find(email="grace@navy.mil")
    assert grace is not None
    deal = await attio.deals.create({"name": "Compiler", "stage": "Lead", "owner": grace.reference})
    assert deal["owner"].id == grace.id


async def test_who_is_no_member(attio: Attio, attio_emulator: Emulator) -> None:
    with pytest.raises(NotFound):
        await attio.workspace_members.get("7f4a0e0e-0000-4000-8000-000000000000")
    asked = len(attio_emulator.requests)
    for wrong in ("", "..", None):
        with pytest.raises(InvalidInput, match="member"):
            await attio.workspace_members.get(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="email"):
        await attio.workspace_members.find(email="grace")
    assert len(attio_emulator.requests) == asked


async def test_who_did_something_is_fetched_by_the_reference_to_them(attio: Attio, attio_emulator: Emulator) -> None:
    attio_emulator.add_member("grace@navy.mil")
    grace = await attio.workspace_members.find(email="grace@navy.mil")
    assert grace is not None
    task = await attio.tasks.create("Compile", assignees=[grace])
    assert await attio.workspace_members.get(task.assignees[0]) == grace
    asked = len(attio_emulator.requests)
    for wrong in ("grace@navy.mil", ActorReference("system", None)):
        with pytest.raises(InvalidInput, match=r"member.*find\(email="):
            await attio.workspace_members.get(wrong)
    assert len(attio_emulator.requests) == asked
