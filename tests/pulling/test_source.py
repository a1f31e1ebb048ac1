"""Schemas as Python source."""

from __future__ import annotations

import ast
import random
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

from aioattio import Definitions
from aioattio.pulling import Table, WorkspaceSchema, differences, python_source
from tests.pulling.workspaces import (
    HOSTILE,
    TYPES,
    a_list,
    an_attribute,
    an_id,
    an_object,
    hostile,
    large,
    options,
    statuses,
    table,
)

RUFF = [sys.executable, "-m", "ruff", "format", "--isolated", "--diff"]


def source(*objects: Table, lists: tuple[Table, ...] = ()) -> str:
    return python_source(WorkspaceSchema.of(objects, lists), heading="Made for a test.")


def shuffled(schema: WorkspaceSchema, seed: int) -> WorkspaceSchema:
    """The same in another order, as Attio might answer it."""
    chance = random.Random(seed)

    def anyhow(tables: tuple[Table, ...]) -> list[Table]:
        mixed = [
            Table(
                one.of,
                tuple(chance.sample(one.attributes, len(one.attributes))),
                {slug: tuple(chance.sample(found, len(found))) for slug, found in one.choices.items()},
            )
            for one in tables
        ]
        return chance.sample(mixed, len(mixed))

    return WorkspaceSchema.of(anyhow(schema.objects), anyhow(schema.lists), schema.object_slugs)


def imported(text: str) -> set[str]:
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert not any(isinstance(node, ast.Import) for node in nodes)
    return {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def test_a_module_as_a_whole() -> None:
    companies = table(
        an_object("companies", "Company", "Companies"),
        an_attribute("domains", "domain", is_multiselect=True, is_unique=True, title="Domains"),
        an_attribute("categories", "select", is_multiselect=True, title="Categories"),
        an_attribute("revenue", "currency", title="Annual revenue", description="Of last year."),
        an_attribute("created_at", "timestamp", is_writable=False),
        an_attribute("team", "record-reference", is_multiselect=True, allowed=["people"]),
        categories=options("B2B", "3D Printing"),
    )
    sales = table(
        a_list("sales", "Sales", ["deals"]), an_attribute("stage", "status"), stage=statuses("Won", "Lead", "Lost")
    )
    assert (
        source(table(an_object("people", "Person")), companies, lists=(sales,))
        == f'''\
# Made for a test.
"""The objects and lists of a workspace, as classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from aioattio import typed as t

if TYPE_CHECKING:
    from collections.abc import Sequence

CompanyCategories: TypeAlias = Literal["3D Printing", "B2B"]


class Company(t.Model, object="companies", id="{an_id("object", "companies")}"):
    """Company: a record of the object `companies`."""

    categories: t.MultiSelect[CompanyCategories] = t.MultiSelect(
        "categories",
        id="{an_id("attribute", "", "categories")}",
    )
    created_at = t.Timestamp(
        "created_at",
        id="{an_id("attribute", "", "created_at")}",
    ).read_only()
    domains = t.Domains("domains", id="{an_id("attribute", "", "domains")}")
    """Domains, unique."""
    revenue = t.Currency("revenue", id="{an_id("attribute", "", "revenue")}")
    """Annual revenue.

    Of last year.
    """
    team = t.References(
        "team",
        id="{an_id("attribute", "", "team")}",
        allowed=("people",),
    )

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            categories: Sequence[CompanyCategories] | None = ...,
            domains: Sequence[str] | None = ...,
            revenue: t.Amount | None = ...,
            team: Sequence[t.Related] | None = ...,
        ) -> None: ...


class Person(t.Model, object="people", id="{an_id("object", "people")}"):
    """Person: a record of the object `people`."""


SalesEntryStage: TypeAlias = Literal["Lead", "Lost", "Won"]


class SalesEntry(t.EntryModel, list="sales", id="{an_id("list", "sales")}"):
    """Sales: an entry of the list `sales`.

    Its records: `deals`.
    """

    stage = t.Status[SalesEntryStage](
        "stage",
        id="{an_id("attribute", "", "stage")}",
    )

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            stage: SalesEntryStage | None = ...,
        ) -> None: ...
'''
    )


@pytest.mark.parametrize("schema", [large(4, 40), *map(hostile, range(4))], ids=["ordinary", *"0123"])
def test_the_order_of_answers_changes_nothing(schema: WorkspaceSchema) -> None:
    texts = {python_source(shuffled(schema, seed), heading="x") for seed in range(3)}
    assert texts == {python_source(schema, heading="x")}


def test_hostile_texts_stay_texts() -> None:
    """They are in literals and docstrings alone: what is imported, defined and called is what we wrote."""
    for seed in range(5):
        text = python_source(hostile(seed), heading="x")
        assert imported(text) <= {"__future__", "typing", "aioattio", "collections.abc"}
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call):
                assert ast.unparse(node.func).split("[")[0].startswith("t.")
        assert differences(text, text) == []


def test_slugs_and_titles_survive() -> None:
    """What is written is what was there: models would ask for another attribute otherwise."""
    slugs = [slug for slug in HOSTILE if slug and not slug.startswith("$")]
    attributes = [an_attribute(slug, "select", "x") for slug in slugs]
    text = source(table(an_object("x", "X"), *attributes, t=options(*HOSTILE)))
    (model,) = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
    calls = [node.value for node in model.body if isinstance(node, ast.Assign)]
    assert sorted(ast.literal_eval(call.args[0]) for call in calls if isinstance(call, ast.Call)) == sorted(slugs)
    (alias,) = [node for node in ast.parse(text).body if isinstance(node, ast.AnnAssign)]
    assert isinstance(alias.value, ast.Subscript)
    assert set(ast.literal_eval(alias.value.slice)) == set(HOSTILE)


@pytest.mark.parametrize("width", [88, 120])
def test_a_formatter_leaves_it_alone(width: int, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"hostile_{number}.py").write_text(python_source(hostile(number), heading="x"), "utf-8")
    (tmp_path / "ordinary.py").write_text(python_source(large(6, 40), heading="x"), "utf-8")
    command = [*RUFF, "--line-length", str(width), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0), done.stderr


def test_what_is_archived_is_left_out() -> None:
    gone = evolve(an_object("gone", "Gone"), raw={"is_archived": True})
    old = options("Old")[0]
    kept = table(
        an_object("kept", "Kept"),
        an_attribute("old", is_archived=True),
        an_attribute("kind", "select"),
        kind=(evolve(old, is_archived=True), *options("New")),
    )
    text = source(kept, table(gone, an_attribute("name")))
    assert "Gone" not in text
    assert "old" not in text.lower()
    assert 'KeptKind: TypeAlias = Literal["New"]' in text


def test_selects_without_options_and_options_of_one_title() -> None:
    made = table(
        an_object("things", "Thing"),
        an_attribute("none", "select"),
        an_attribute("all_gone", "status"),
        an_attribute("twice", "select", is_multiselect=True),
        all_gone=(evolve(statuses("Gone")[0], is_archived=True),),
        twice=options("Same", "Same"),
    )
    text = source(made)
    assert 'ThingTwice: TypeAlias = Literal["Same"]' in text
    assert 'none = t.Select[str]("none"' in text
    assert 'all_gone = t.Status[str]("all_gone"' in text


def test_types_that_are_unknown_and_multiselects_that_should_not_be() -> None:
    made = table(
        an_object("things", "Thing"),
        an_attribute("new", "hologram"),
        an_attribute("news", "hologram", is_multiselect=True),
        an_attribute("numbers", "number", is_multiselect=True),
        an_attribute("fixed", "hologram", is_writable=False),
        an_attribute("met", "interaction", is_writable=False),
    )
    text = source(made)
    assert "from typing import TYPE_CHECKING, Any\n" in text
    assert 'new = t.Anything("new"' in text
    assert "            new: Any = ..." in text
    assert 'news = t.AnyList("news"' in text
    assert 'numbers = t.AnyList("numbers"' in text
    assert "            numbers: Sequence[Any] | None = ..." in text
    assert text.count(".read_only()") == 1, "an interaction cannot be set anyway"


def test_names_of_classes_that_collide() -> None:
    objects = [table(an_object(slug, noun)) for slug, noun in [("firms", "Company"), ("companies", "Company")]]
    objects += [table(an_object(slug, "Literal")) for slug in ("any", "other")]
    lists = [table(a_list("sales", "Sales")), table(a_list("sales_2", "Sales")), table(a_list("x", "!"))]
    text = source(*objects, lists=tuple(lists))
    classes = [node.name for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
    assert classes == ["Any_2", "Company", "Firms", "Other", "SalesEntry", "Sales2Entry", "XEntry"]


def test_an_alias_is_hidden_by_no_attribute() -> None:
    made = table(
        an_object("things", "Thing"),
        an_attribute("kind", "select"),
        an_attribute("ThingKind"),
        kind=options("A"),
    )
    text = source(made)
    assert 'ThingKind_2: TypeAlias = Literal["A"]' in text
    assert "kind = t.Select[ThingKind_2](" in text


def test_references_to_objects_that_are_not_described() -> None:
    made = table(an_object("things", "Thing"), an_attribute("to", "record-reference", allowed=["cars", "lost"]))
    schema = WorkspaceSchema.of([made], object_slugs={an_id("object", "cars"): "cars"})
    assert schema.allowed(made.attributes[0]) == tuple(sorted(["cars", an_id("object", "lost")]))
    assert '"cars")' in python_source(schema, heading="x")


def test_every_type_has_a_class_of_its_own() -> None:
    text = source(table(an_object("things", "Thing"), *(an_attribute(kind, kind) for kind in TYPES)))
    classes = [line.partition(" = ")[2].partition("(")[0] for line in text.splitlines() if " = t." in line]
    assert len(set(classes)) == len(TYPES)
    assert Definitions(an_attribute(kind, kind) for kind in TYPES).keys() == set(TYPES)
