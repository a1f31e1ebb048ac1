"""The schema of a workspace, from the emulator."""

from __future__ import annotations

from itertools import pairwise

import pytest

from aioattio import Attio, InvalidInput, MissingScope
from aioattio.emulator import Emulator
from aioattio.pulling import WorkspaceSchema, fetch_schema, python_source
from aioattio.testing import UNLIMITED
from examples.workspace import furnish


@pytest.fixture
def furnished(attio_emulator: Emulator) -> Emulator:
    furnish(attio_emulator)
    return attio_emulator


def slugs(schema: WorkspaceSchema) -> tuple[list[str], list[str]]:
    return [one.slug for one in schema.objects], [one.slug for one in schema.lists]


async def test_everything_that_is_there(attio: Attio, furnished: Emulator) -> None:
    schema = await fetch_schema(attio)
    assert slugs(schema) == (["companies", "deals", "people", "projects", "users", "workspaces"], ["sales"])
    projects = next(one for one in schema.objects if one.slug == "projects")
    by_slug = {one.slug: one for one in projects.attributes}
    assert projects.titles(by_slug["phase"]) == ("Done", "Offer", "Running")
    assert schema.allowed(by_slug["client"]) == ("companies",)
    assert [choice.title for choice in schema.lists[0].choices["stage"]] == ["Lead", "Talking", "Won", "Lost"]


async def test_options_are_asked_for_where_there_can_be_any(attio: Attio, furnished: Emulator) -> None:
    schema = await fetch_schema(attio)
    choosing = [
        one
        for table in (*schema.objects, *schema.lists)
        for one in table.attributes
        if one.type in ("select", "status")
    ]
    templates = [request.template for request in furnished.requests]
    asked = [template for template in templates if template.endswith(("/options", "/statuses"))]
    assert len(asked) == len(choosing)


async def test_what_is_asked_for_is_asked_for_at_once(attio: Attio, furnished: Emulator) -> None:
    furnished.latency(20, 20)
    await fetch_schema(attio)
    arrived = sorted(request.arrived for request in furnished.requests)
    assert sum(later - earlier < 0.015 for earlier, later in pairwise(arrived)) > len(arrived) / 2


async def test_what_is_archived_is_left_out(attio: Attio, furnished: Emulator) -> None:
    await attio.records("projects").attributes.update_option("phase", "Offer", is_archived=True)
    await attio.records("projects").attributes.update("due", is_archived=True)
    text = python_source(await fetch_schema(attio, objects=["projects"], lists=()), heading="x")
    assert 'ProjectPhase: TypeAlias = Literal["Done", "Running"]' in text
    assert "due" not in text


async def test_some_of_it(attio: Attio, furnished: Emulator) -> None:
    schema = await fetch_schema(attio, objects=["projects", "people", "projects"], lists=())
    assert slugs(schema) == (["people", "projects"], [])
    client = next(one for one in schema.objects[1].attributes if one.slug == "client")
    assert schema.allowed(client) == ("companies",), "by slug, though companies are not asked for"
    assert slugs(await fetch_schema(attio, objects=(), lists=["sales"])) == ([], ["sales"])


async def test_a_token_for_objects_alone(attio: Attio, furnished: Emulator) -> None:
    token = furnished.add_token(["object_configuration:read"])
    async with Attio(token, base_url=furnished.url, limits=UNLIMITED) as limited:
        assert slugs(await fetch_schema(limited, lists=()))[0] != []
        with pytest.raises(MissingScope) as missing:
            await fetch_schema(limited)
    assert "list_configuration:read" in str(missing.value)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"objects": ["project"]}, "no object 'project' in this workspace; did you mean 'projects'?"),
        ({"lists": ["zzz"]}, "no list 'zzz' in this workspace; there are sales"),
    ],
)
async def test_what_is_not_there(attio: Attio, furnished: Emulator, arguments: dict[str, list[str]], says: str) -> None:
    with pytest.raises(InvalidInput) as wrong:
        await fetch_schema(attio, **arguments)
    assert says in str(wrong.value)


async def test_a_client_that_looks_nothing_up_by_itself(furnished: Emulator) -> None:
    async with Attio(furnished.token, base_url=furnished.url, schema=False, limits=UNLIMITED) as attio:
        assert slugs(await fetch_schema(attio, objects=["people"], lists=())) == (["people"], [])
