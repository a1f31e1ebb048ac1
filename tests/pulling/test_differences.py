"""What is told of a module that is not what the workspace is now."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from attrs import evolve

from aioattio import Attribute, SelectOption
from aioattio.pulling import Table, WorkspaceSchema, differences, python_source
from tests.pulling.workspaces import a_list, an_attribute, an_object, options, table

STAGES = options("Lead", "Won")


def source(*attributes: Attribute, lists: Iterable[Table] = (), stages: tuple[SelectOption, ...] = STAGES) -> str:
    companies = table(
        an_object("companies", "Company", "Companies"), an_attribute("stage", "select"), *attributes, stage=stages
    )
    return python_source(WorkspaceSchema.of([companies], lists), heading="x")


NAME = an_attribute("name")
TAGS = an_attribute("tags", "select", is_multiselect=True)


def test_nothing_where_nothing_differs() -> None:
    assert differences(source(NAME, TAGS), source(NAME, TAGS)) == []


def test_a_formatter_may_have_been_over_it() -> None:
    mine = source(NAME, TAGS)
    theirs = mine.replace('"""', "'''").replace('"', "'").replace("    ", "  ").replace("\n\n", "\n")
    assert differences(theirs, mine) == []


@pytest.mark.parametrize("indent", ["\t", "  "])
def test_a_formatter_may_indent_otherwise(indent: str) -> None:
    described = evolve(NAME, title="Firm", description="What it is called, in words. " * 8)
    mine = source(described)
    assert mine.count("\n    What it is called") == 1
    assert differences(mine.replace("    ", indent), mine) == []
    assert differences(mine.replace("    ", indent), source(evolve(described, description="Its name."))) == [
        "changed: titles or descriptions, which are docstrings"
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (source(), source(NAME), "added: companies.name (Text)"),
        (source(NAME), source(), "removed: companies.name (Text)"),
        (source(NAME), source(evolve(NAME, type="number")), "changed: companies.name: Text is now Number"),
        (source(NAME), source(evolve(NAME, is_writable=False)), "changed: companies.name: can no longer be written"),
        (source(evolve(NAME, is_writable=False)), source(NAME), "changed: companies.name: can be written now"),
        (source(NAME), source(evolve(NAME, slug="title")), "renamed: companies.name is now companies.title"),
        (source(), source(TAGS), "added: companies.tags (MultiSelect)"),
        (
            source(TAGS),
            source(evolve(TAGS, is_multiselect=False)),
            "changed: companies.tags: MultiSelect is now Select",
        ),
        (
            source(),
            source(stages=options("Lead", "Lost", 'He said "no"')),
            "changed: companies.stage: options added: 'He said \"no\"', 'Lost'; options removed: 'Won'",
        ),
        (source(stages=()), source(), "changed: companies.stage: options added: 'Lead', 'Won'"),
        (source(), source(lists=[table(a_list("sales"), NAME)]), "added: list sales (1 attribute)"),
        (source(lists=[table(a_list("sales"))]), source(), "removed: list sales (0 attributes)"),
        (
            source(NAME),
            source(evolve(NAME, id="new")),
            f"changed: companies.name: id='{NAME.id}' is now id='new'",
        ),
        (source(NAME), source(evolve(NAME, title="Firm")), "changed: titles or descriptions, which are docstrings"),
    ],
)
def test_one_difference(old: str, new: str, told: str) -> None:
    assert differences(old, new) == [told]


def test_a_class_that_is_called_otherwise() -> None:
    (told,) = differences(source(NAME).replace("Company", "Firm"), source(NAME))
    assert told.startswith("changed: object companies: Firm, id=")
    assert " is now Company, id=" in told


def test_an_attribute_that_is_called_otherwise() -> None:
    old = source(NAME).replace("    name = ", "    title = ")
    assert differences(old, source(NAME)) == ["changed: companies.name: called name, no longer title"]


def test_what_stands_beside_the_models() -> None:
    told = ["the file was edited, or made by another version of aioattio"]
    assert differences(source(NAME) + "\nLIMIT = 1\n", source(NAME)) == told


def test_what_stands_beside_the_models_may_be_deep() -> None:
    deep = f"LIMIT = {' + '.join(['1'] * 2000)}"
    told = ["the file was edited, or made by another version of aioattio"]
    assert differences(f"{source(NAME)}\n{deep}\n", source(NAME)) == told


@pytest.mark.parametrize(
    "text", ["class Company(\n", "\0", "(" * 500, "class A(object=1): x = f()", "x: int", "a = b.read_only()", ""]
)
def test_anything_may_be_in_the_file(text: str) -> None:
    assert differences(text, source(NAME)) != []
    assert differences("class Company(\n", source(NAME)) == ["the file is not Python (line 1)"]
