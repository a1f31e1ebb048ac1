"""Models that were made: `aioattio.models`, the example, and what happens to both when the schema changes."""

from __future__ import annotations

import ast
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio, InvalidInput, Location, Name, models, typed
from aioattio.emulator import Emulator
from aioattio.models import Company, Deal, Person, User, Workspace
from aioattio.testing import UNLIMITED
from aioattio_openapi.attio.standard_objects import STANDARD_OBJECTS
from examples.workspace import WORKSPACE_ID, furnish, make_emulator
from scripts import models as making

MEMBER = "owner@acme.example"
MODELS: list[tuple[type[typed.Model], dict[str, Any], dict[str, Any]]] = [
    (
        Company,
        {"name": "Engines", "domains": ["engines.example"], "categories": ["B2B"], "foundation_date": "1843-10-01"},
        {"twitter": "@engines", "primary_location": Location(locality="London", country_code="GB")},
    ),
    (
        Person,
        {"name": Name("Ada", "Lovelace"), "email_addresses": ["ada@engines.example"], "job_title": "Countess"},
        {"phone_numbers": ["+441632960001"], "description": "First of all"},
    ),
    (Deal, {"name": "Looms", "stage": "Lead", "owner": MEMBER, "value": 500}, {"value": Decimal("12.5")}),
    (User, {"user_id": "u1", "primary_email_address": "ada@engines.example"}, {"user_id": "u2"}),
    (Workspace, {"workspace_id": "w1", "name": "Engines"}, {"avatar_url": "https://engines.example/a.png"}),
]


@pytest.mark.parametrize(("model", "values", "changes"), MODELS, ids=[one[0].__name__ for one in MODELS])
async def test_a_standard_model_is_written_read_and_asked_for(
    attio: Attio, model: type[typed.Model], values: dict[str, Any], changes: dict[str, Any]
) -> None:
    records = attio.records(model)
    made = await records.create(model(**values))
    assert isinstance(made, model)
    by_id: Any = getattr(model, "record_id")  # noqa: B009 - every one has it, and mypy knows no class of them all
    assert await records.query(by_id == made.id).collect() == [made]
    for name, value in changes.items():
        setattr(made, name, value)
    await records.update(made)
    read = await records.get(made.id)
    assert {name: getattr(read, name) for name in changes} == changes
    assert {name for name in values if getattr(read, name) in (None, [])} == set()


@pytest.mark.parametrize("model", [one[0] for one in MODELS])
async def test_a_standard_model_is_what_the_workspace_says(attio: Attio, model: type[typed.Model]) -> None:
    """Type and multiselect of every attribute, so that a value has the shape that type checkers believe in."""
    (slug,) = [slug for slug, noun in making.NOUNS.items() if noun == model.__name__]
    definitions = await attio.schema.object(slug).attributes()
    told = {
        one.slug: (one.type, one.is_multiselect)
        for table in making.standard_schema().objects
        if table.slug == slug
        for one in table.attributes
    }
    assert told == {known: (definitions[known].type, definitions[known].is_multiselect) for known in told}
    assert told.keys() >= STANDARD_OBJECTS[slug].keys()
    record = await attio.records(model).query(limit=1).collect()
    assert record == []


async def test_attributes_that_attio_writes_are_not_taken(attio: Attio) -> None:
    with pytest.raises(InvalidInput, match="created_at"):
        models.Company(created_at="2026-01-01")  # type: ignore[call-arg]


def test_the_models_in_the_repository_are_what_the_script_makes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert making.main(["--check"]) == 0
    for path in making.texts():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    assert making.main(["--check"], tmp_path) == 1
    assert "src/aioattio/models.py is not up to date; run scripts/models.py" in capsys.readouterr().err
    assert making.main([], tmp_path) == 0
    assert making.main(["--check"], tmp_path) == 0
    (tmp_path / making.MODELS).write_text((tmp_path / making.MODELS).read_text().replace('"domains"', '"domain"'))
    assert making.main(["--check"], tmp_path) == 1
    assert "removed: companies.domain (Domains)" in capsys.readouterr().err


def test_the_models_are_portable() -> None:
    module = ast.parse((making.ROOT / making.MODELS).read_text())
    classes = [node.name for node in module.body if isinstance(node, ast.ClassDef)]
    assert classes == ["Company", "Deal", "Person", "User", "Workspace"]
    assert "id=" not in (making.ROOT / making.MODELS).read_text()
    assert all(hasattr(models, name) for name in classes)


async def test_ids_of_what_is_made_in_python_follow_from_the_workspace() -> None:
    def ids(emulator: Emulator) -> list[str]:
        lists = emulator.create_list("More", "more", "people")
        more = emulator.create_attribute("more", "Note", "note", "text", target="lists")
        project = emulator.object("projects")
        return [project["id"]["object_id"], lists["id"]["list_id"], more["id"]["attribute_id"]]

    one, other, third = make_emulator(), Emulator(workspace_id=WORKSPACE_ID), Emulator()
    furnish(other)
    furnish(third)
    found = ids(one)
    assert ids(other) == found
    assert not set(ids(third)) & set(found)
    one.reset()
    furnish(one)
    assert ids(one) == found
    with pytest.raises(ValueError, match="badly formed"):
        Emulator(workspace_id="acme")


async def test_what_is_made_again_is_another_thing() -> None:
    async with Emulator(read=None, write=None) as emulator:
        first = emulator.create_object("ships", "Ship", "Ships")["id"]["object_id"]
        async with Attio(emulator.token, base_url=emulator.url, limits=UNLIMITED) as attio:
            await attio.objects.delete("ships")
        assert emulator.create_object("ships", "Ship", "Ships")["id"]["object_id"] != first
