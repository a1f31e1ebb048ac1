"""Schemas as Mermaid diagrams. What is asserted of the syntax was tried on Mermaid 11.17 itself."""

from __future__ import annotations

import re
from typing import Any

import pytest

from aioattio import Attribute
from aioattio.pulling import WorkspaceSchema, mermaid
from aioattio.pulling.graph import ANY_OBJECT
from tests.pulling.workspaces import a_list, an_attribute, an_id, an_object, hostile, table

ENTITY = re.compile(r'    (?P<id>[a-z]+_\w*)\["[^"%;]*(?:#\d+;[^"%;]*)*"\](?: \{)?', re.ASCII)
ROW = re.compile(r"        [A-Za-z_][\w-]* [A-Za-z_][\w-]* UK", re.ASCII)
LINE = re.compile(
    r'    (?P<one>\w+) (?:\|o|\}o)(?:--|\.\.)(?:o\||o\{|\|\|) (?P<other>\w+) : "[^"%;]*(?:#\d+;[^"%;]*)*"', re.ASCII
)


def two_way(
    slug: str, of: str, target: str, inverse: str, *, many: bool = False, inverse_many: bool = False
) -> Attribute:
    relationship: dict[str, Any] = {
        "id": {"object_id": an_id("object", target), "attribute_id": an_id("attribute", target, inverse)},
        "object_slug": target,
        "api_slug": inverse,
        "is_multiselect": inverse_many,
    }
    more = {"is_multiselect": many, "allowed": [target], "relationship": relationship}
    return an_attribute(slug, "record-reference", of, **more)


def drawn(schema: WorkspaceSchema) -> list[str]:
    first, *lines = mermaid(schema).splitlines()
    assert first == "erDiagram"
    return [line.strip() for line in lines if " : " in line]


def test_a_diagram_as_a_whole() -> None:
    companies = table(
        an_object("companies", "Company", "Companies"),
        an_attribute("domains", "domain", is_unique=True),
        an_attribute("record_id", is_unique=True, is_writable=False),
        an_attribute("name"),
        two_way("team", "companies", "people", "company", many=True),
    )
    people = table(
        an_object("people", "Person", "People"), two_way("company", "people", "companies", "team", inverse_many=True)
    )
    sales = table(
        a_list("sales", "Sales", ["companies"]),
        an_attribute("parent_record", "record-reference", allowed=["companies"], is_writable=False),
        an_attribute("champion", "record-reference", allowed=["people"]),
    )
    assert (
        mermaid(WorkspaceSchema.of([people, companies], [sales]))
        == """\
erDiagram
    list_sales["Sales (list)"]
    object_companies["Companies"] {
        domain domains UK
    }
    object_people["People"]
    list_sales }o--|| object_companies : "parent_record"
    list_sales }o..o| object_people : "champion"
    object_companies |o--o{ object_people : "team / company"
"""
    )


@pytest.mark.parametrize(
    ("many", "inverse_many", "line"),
    [(False, False, "|o--o|"), (True, False, "|o--o{"), (False, True, "}o--o|"), (True, True, "}o--o{")],
)
def test_how_many_there_are_at_either_end(many: bool, inverse_many: bool, line: str) -> None:
    one = table(an_object("a"), two_way("bs", "a", "b", "as", many=many, inverse_many=inverse_many))
    other = table(an_object("b"), two_way("as", "b", "a", "bs", many=inverse_many, inverse_many=many))
    assert drawn(WorkspaceSchema.of([one, other])) == [f'object_a {line} object_b : "bs / as"']


def test_a_relationship_of_an_object_with_itself_is_drawn_once() -> None:
    people = table(
        an_object("people"),
        two_way("manager", "people", "people", "reports", inverse_many=True),
        two_way("reports", "people", "people", "manager", many=True),
    )
    assert drawn(WorkspaceSchema.of([people])) == ['object_people }o--o| object_people : "manager / reports"']


def test_references_in_one_direction() -> None:
    cars = table(
        an_object("cars"),
        an_attribute("owners", "record-reference", is_multiselect=True, allowed=["people", "gone"]),
        an_attribute("about", "record-reference"),
    )
    schema = WorkspaceSchema.of([cars], object_slugs={an_id("object", "people"): "people"})
    gone = an_id("object", "gone")
    assert set(drawn(schema)) == {
        'object_cars }o..o| object_any_object : "about"',
        f'object_cars }}o..o{{ object_{gone.replace("-", "_")} : "owners"',
        'object_cars }o..o{ object_people : "owners"',
    }
    assert f'object_any_object["{ANY_OBJECT}"]' in mermaid(schema)


def test_a_list_of_several_objects() -> None:
    schema = WorkspaceSchema.of([], [table(a_list("mixed", "Mixed", ["people", "companies"]))])
    assert drawn(schema) == [
        'list_mixed }o--o| object_companies : "parent_record"',
        'list_mixed }o--o| object_people : "parent_record"',
    ]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Größe & Co. (a/b)", "Größe & Co. (a/b)"),
        ('5" %%{init}%%', "5#34; #37;#37;#123;init#125;#37;#37;"),
        ("a\nb; #x", "a b#59; #35;x"),
        ("Direction TB", "Direction#32;TB"),
        ("", "x"),
        (" ", "untitled"),
    ],
)
def test_titles_stay_titles(title: str, shown: str) -> None:
    assert f'    object_x["{shown}"]\n' in mermaid(WorkspaceSchema.of([table(an_object("x", "", title))]))


@pytest.mark.parametrize("seed", range(10))
def test_hostile_texts_break_no_line(seed: int) -> None:
    schema = hostile(seed)
    first, *lines = mermaid(schema).splitlines()
    assert first == "erDiagram"
    entities = [found for line in lines if (found := ENTITY.fullmatch(line))]
    links = [found for line in lines if (found := LINE.fullmatch(line))]
    rows = [line for line in lines if ROW.fullmatch(line)]
    assert len(entities) + len(links) + len(rows) + lines.count("    }") == len(lines)
    ids = [entity["id"] for entity in entities]
    assert len(ids) == len(set(ids)) >= len(schema.objects) + len(schema.lists)
    assert {end for line in links for end in (line["one"], line["other"])} <= set(ids)
    assert not any(re.search(r"direction\s", line, re.IGNORECASE) for line in lines)
    assert not any(re.match(r"\s+(?:[\w-]+ )?(?:pk|fk|uk)\b(?! *$)", row, re.IGNORECASE) for row in rows)


def test_slugs_that_look_alike_are_entities_of_their_own() -> None:
    schema = WorkspaceSchema.of([table(an_object(slug)) for slug in ("a-b", "a_b", "a b")], [table(a_list("a_b"))])
    assert re.findall(r"(\w+)\[", mermaid(schema)) == [
        "list_a_b",
        "object_a_b",
        "object_a_b_2",
        "object_a_b_3",
        "object_companies",
    ]


def test_an_empty_workspace() -> None:
    assert mermaid(WorkspaceSchema()) == "erDiagram\n"
