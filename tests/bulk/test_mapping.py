"""Mappings: what TOML, dicts and options say, and what each mistake is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio.bulk.mapping.row_mapping import Column, NewAttribute, RowMapping
from aioattio.bulk.mapping.toml_text import toml_key, toml_string
from aioattio.errors import InvalidInput

WHOLE = """
object = "companies"
match = "domains"
on_duplicate = "first"
empty = "clear"
multiselect = "replace"

[columns]
company_name = "name"
website = { to = "domains", as = "domain-from-url" }
"revenue ($M)" = { to = "revenue", as = "money(millions)" }
tags = { to = "categories", as = ["split(;)", "lower"] }
" First name " = { to = "owner_name.first_name" }
url = [ { to = "domains", as = "domain-from-url" }, "website_text" ]

[constants]
source = "Fortune 500"
weight = 0.1
since = 2026-01-31
primary_location = { country_code = "US" }

[attributes.revenue]
title = "Revenue"
type = "currency"
currency = "USD"

[attributes.labels]
title = "Labels"
type = "select"
is_multiselect = true
"""


def test_everything_that_toml_can_say() -> None:
    assert RowMapping.from_text(WHOLE, "whole.toml") == RowMapping(
        columns={
            "company_name": "name",
            "website": Column("domains", "domain-from-url"),
            "revenue ($M)": Column("revenue", "money(millions)"),
            "tags": Column("categories", ["split(;)", "lower"]),
            "First name": Column("owner_name.first_name"),
            "url": [Column("domains", "domain-from-url"), "website_text"],
        },
        constants={
            "source": "Fortune 500",
            "weight": Decimal("0.1"),
            "since": date(2026, 1, 31),
            "primary_location": {"country_code": "US"},
        },
        attributes=(
            NewAttribute("revenue", "Revenue", "currency", "USD"),
            NewAttribute("labels", "Labels", "select", is_multiselect=True),
        ),
        object="companies",
        match="domains",
        on_duplicate="first",
        empty="clear",
        multiselect="replace",
        name="whole.toml",
    )


def test_a_mapping_may_do_without_columns() -> None:
    assert RowMapping.from_text('match = "domains"\n', "m.toml") == RowMapping(match="domains", name="m.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = ", "m.toml: not valid TOML: Invalid value (at end of document)"),
        ("[columns]\na = 1\na = 2\n", "m.toml: not valid TOML: Cannot overwrite a value (at line 3, column 6)"),
        ("x = " + "[" * 50_000, "m.toml: not TOML that can be read: nested too deeply"),
        ("x = " + "1" * 5_000, "m.toml: not valid TOML: Exceeds the limit"),
        ("colums = {}", "m.toml: colums: unknown key; did you mean 'columns'? keys here are object, match, "),
        ('website = "domains"', "m.toml: website: unknown key; keys here are object, match, on_duplicate, empty, "),
        ("object = 1", 'm.toml: object: 1 is not text; write it in quotes, such as "companies"'),
        ('match = " "', 'm.toml: match: it is empty; write something such as "domains"'),
        ('on_duplicate = "lst"', 'm.toml: on_duplicate: \'lst\' is not possible; write "last" or "first" or "reject"'),
        ("empty = true", 'm.toml: empty: True is not possible; write "keep" or "clear"'),
        ('multiselect = "append"', 'm.toml: multiselect: \'append\' is not possible; write "add" or "replace"'),
        ("[columns]", "m.toml: columns: no column is mapped; write a line such as"),
        ("columns = 3", "m.toml: columns: 3 is not a table; write [columns]"),
        ('[columns]\n" " = "name"', 'm.toml: columns." ": the name of the column is empty'),
        (
            '[columns]\n"import:line" = "n"',
            "m.toml: columns.\"import:line\": columns that begin with 'import:' belong to",
        ),
        ('[columns]\na = "b"\n" a" = "c"', 'm.toml: columns." a": this column stands twice'),
        ("[columns]\na = 1", 'm.toml: columns.a: 1 is no attribute; write "slug" or { to ='),
        ('[columns]\na = ""', "m.toml: columns.a: it is empty"),
        ("[columns]\na = []", "m.toml: columns.a: the list is empty"),
        ('[columns]\na = ["b", 3]', "m.toml: columns.a (item 2): 3 is no attribute"),
        ('[columns]\na = { as = "money" }', "m.toml: columns.a: it does not say where to; add to ="),
        ("[columns]\na = { to = 3 }", "m.toml: columns.a.to: 3 is not text"),
        (
            '[columns]\na = { to = "b", az = "lower" }',
            "m.toml: columns.a.az: unknown key; keys here are to, as",
        ),
        (
            '[columns]\na.b = "c"',
            "m.toml: columns.a.b: unknown key; did you mean 'by'? keys here are to, as, by; a column whose",
        ),
        (
            '[columns]\n"revenue ($M)" = { to = "revenue", as = "mony" }',
            "m.toml: columns.\"revenue ($M)\".as: there is no converter 'mony'; did you mean 'money'?",
        ),
        ('[columns]\na = { to = "b", as = "money(x)" }', "m.toml: columns.a.as: the converter 'money(x)': 'x' says"),
        ('[columns]\na = { to = "b", as = [1] }', "m.toml: columns.a.as: 1 is not text"),
        (
            '[columns]\na = "name.frist_name"',
            "m.toml: columns.a: 'name.frist_name' names no part; did you mean 'first_name'?",
        ),
        ('[columns]\na = "name."', "m.toml: columns.a: 'name.' names no part; a personal-name has first_name, "),
        ('[columns]\na = ".first_name"', "m.toml: columns.a: '.first_name' is no attribute"),
        ('[columns]\na = ["b", "b"]', "m.toml: column 'a' goes to 'b' and column 'a' to 'b', and only one"),
        (
            '[columns]\na = "n"\nb = "n.last_name"',
            "m.toml: column 'a' goes to 'n' and column 'b' to 'n.last_name', and",
        ),
        ('[columns]\na = "n.last_name"\nb = "n.last_name"', "m.toml: column 'a' goes to 'n.last_name' and column 'b'"),
        (
            '[columns]\na = "b"\n[constants]\nb = 1',
            "m.toml: column 'a' goes to 'b' and a constant to 'b', and only one",
        ),
        ('[constants]\na = ""', "m.toml: constants.a: it is empty"),
        ("[constants]\na = nan", "m.toml: constants.a: NaN is no number"),
        ("[constants]\na = [1, inf]", "m.toml: constants.a (item 2): Infinity is no number"),
        ("[constants]\na = 10:30:00", "m.toml: constants.a: 10:30:00 is a time without a date"),
        (
            '[constants]\n"l.region" = "x"',
            'm.toml: constants."l.region": a constant sets a whole attribute; write l = { region',
        ),
        ("[attributes]\na = 1", "m.toml: attributes.a: 1 is not a table; write [attributes.a] with"),
        ('[attributes.a]\ntype = "text"', 'm.toml: attributes.a: title is missing; add title = "Revenue"'),
        ('[attributes.a]\ntitle = "A"', "m.toml: attributes.a: type is missing"),
        (
            '[attributes.a]\ntitle = "A"\ntype = "txt"',
            "m.toml: attributes.a.type: Attio has no type 'txt'; did you mean 'text'?",
        ),
        (
            '[attributes.a]\ntitle = "A"\ntype = "currency"',
            "m.toml: attributes.a.currency: it is missing; give an ISO 4217 code",
        ),
        (
            '[attributes.a]\ntitle = "A"\ntype = "currency"\ncurrency = "UDS"',
            "m.toml: attributes.a.currency: Attio has no currency 'UDS'; did you mean 'USD'?",
        ),
        (
            '[attributes.a]\ntitle = "A"\ntype = "currency"\ncurrency = "XQQ"',
            "m.toml: attributes.a.currency: Attio has no currency 'XQQ'; there are AED, ARS, ",
        ),
        (
            '[attributes.a]\ntitle = "A"\ntype = "text"\ncurrency = "USD"',
            "m.toml: attributes.a.currency: only an attribute",
        ),
        (
            '[attributes.a]\ntitle = "A"\ntype = "record-reference"',
            "m.toml: attributes.a.type: a record-reference cannot be made by an import",
        ),
        (
            '[attributes.a]\ntitle = "A"\ntype = "text"\nmultiselect = true',
            "m.toml: attributes.a.multiselect: unknown key; did you mean 'is_multiselect'? keys here are title, ",
        ),
        (
            '[attributes.a]\ntitle = "A"\ntype = "text"\nis_unique = 1',
            "m.toml: attributes.a.is_unique: 1 is not a boolean",
        ),
        ('[attributes."a.b"]\ntitle = "A"\ntype = "text"', "m.toml: attributes.\"a.b\": 'a.b' is no slug, which"),
        (
            '[attributes."Bad Slug"]\ntitle = "A"\ntype = "text"',
            "m.toml: attributes.\"Bad Slug\": 'Bad Slug' is no slug: it has no spaces, slashes or control",
        ),
        ('[attributes.""]\ntitle = "A"\ntype = "text"', "m.toml: attributes.\"\": '' is no slug"),
        ('[attributes."a/b"]\ntitle = "A"\ntype = "text"', "m.toml: attributes.\"a/b\": 'a/b' is no slug"),
        ('[attributes."a\\u0000"]\ntitle = "A"\ntype = "text"', "m.toml: attributes.\"a\\u0000\": 'a\\x00' is no slug"),
        ('[attributes."$a"]\ntitle = "A"\ntype = "text"', "m.toml: attributes.\"$a\": '$a' is no slug"),
        (
            '[columns]\na = "Company name"',
            "m.toml: columns.a: 'Company name' is no slug: it has no spaces",
        ),
        ("Columns = {}", "m.toml: Columns: unknown key; did you mean 'columns'?"),
        ('[columns]\na = { to = "a/b" }', "m.toml: columns.a.to: 'a/b' is no slug"),
        ('[constants]\n"$or" = "x"', "m.toml: constants.\"$or\": '$or' is no slug"),
        ('match = "the domain"', "m.toml: match: 'the domain' is no slug: it has no spaces, slashes or control "),
        ('object = "../companies"', "m.toml: object: '../companies' is no slug: it has"),
    ],
)
def test_mistakes_in_toml_are_named_with_their_place(text: str, said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        RowMapping.from_text(text, "m.toml")
    message = str(caught.value)
    assert message.startswith(said)
    assert "\n" not in message
    assert caught.value.attribute == "mapping"


def test_files_are_named_by_their_name(tmp_path: Path) -> None:
    path = tmp_path / "good.toml"
    path.write_bytes(b'\xef\xbb\xbf[columns]\r\n"Stra\xc3\x9fe" = "street"\r\n')
    assert RowMapping.from_toml(path) == RowMapping({"Straße": "street"}, name="good.toml")
    assert RowMapping.of(str(path)) == RowMapping.from_toml(path) == RowMapping.of(path)
    path.write_text("[colums]")
    with pytest.raises(InvalidInput, match=r"^good\.toml: colums: unknown key"):
        RowMapping.of(path)


def test_a_file_that_is_not_utf_8_is_told_where(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes("[columns]\nStraße = 'street'".encode("latin-1"))
    with pytest.raises(InvalidInput, match=r"^latin\.toml: not UTF-8 \(line 2, byte 14\); save it as UTF-8$"):
        RowMapping.from_toml(path)


def test_files_that_are_not_there_are_the_systems_own_errors(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.toml"):
        RowMapping.from_toml(tmp_path / "none.toml")
    with pytest.raises(IsADirectoryError):
        RowMapping.from_toml(tmp_path)


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({}, "mapping: no column is mapped"),
        (3, "mapping: cannot take 3; accepted: a dict of columns"),
        ({3: "name"}, "mapping: 3 is no name of a column"),
        ({"": "name"}, "mapping: '' is no name of a column"),
        ({"a": "b", " a": "c"}, "mapping: ' a' stands twice"),
        ({"import:line": "b"}, "mapping: 'import:line': columns that begin with"),
        ({"a": []}, "mapping: 'a' goes nowhere"),
        ({"a": 3}, "mapping: 'a': 3 is no attribute"),
        ({"a": ["b", None]}, "mapping: 'a': None is no attribute"),
        ({"a": "b.c"}, "mapping: 'a': 'b.c' names no part"),
        ({"a": "b "}, "mapping: 'a': 'b ' is no attribute; give its slug and no space"),
    ],
)
def test_mistakes_in_python_are_named_by_column(mapping: Any, said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        RowMapping.of(mapping)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Column("x", "mony"), "there is no converter 'mony'; did you mean 'money'?"),
        (lambda: RowMapping(empty="cleer"), "the mapping: empty: 'cleer' is not possible; give 'keep' or 'clear'"),
        (lambda: RowMapping(constants={"a.region": "x"}), "mapping: constants: a constant sets a whole attribute"),
        (lambda: NewAttribute("a", " ", "text"), "attribute 'a': title: it is empty"),
        (
            lambda: NewAttribute("a", "A", "currency", "usd"),
            "attribute 'a': currency: Attio has no currency 'usd'; did",
        ),
        (
            lambda: Column("Bad Slug"),
            "'Bad Slug' is no slug: it has no spaces, slashes or control characters, and no $ in front; give one such",
        ),
        (lambda: NewAttribute("Bad Slug", "A", "text"), "attribute 'Bad Slug': slug: 'Bad Slug' is no slug"),
        (
            lambda: RowMapping(attributes=(NewAttribute("a", "A", "text"), NewAttribute("a", "B", "text"))),
            "the mapping: attributes: 'a' stands twice",
        ),
    ],
)
def test_impossible_parts_of_a_mapping_are_refused(make: Any, said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        make()
    assert str(caught.value).startswith(said)


def test_a_refused_slug_comes_with_a_better_one() -> None:
    with pytest.raises(InvalidInput, match=r"give one such as 'bad_slug'$"):
        Column("Bad Slug!")


def test_a_column_knows_attribute_and_part() -> None:
    whole, part = Column("name"), Column("name.first_name", "lower")
    assert (whole.attribute, whole.part) == ("name", None)
    assert (part.attribute, part.part, list(map(str, part.convert))) == ("name", "first_name", ["lower"])


def test_two_columns_may_go_to_one_whole_attribute() -> None:
    mapping = RowMapping.of({"Site": "domains", "Other site": "domains"})
    assert [column.to for columns in mapping.columns.values() for column in columns] == ["domains", "domains"]


@pytest.mark.parametrize(
    ("option", "name", "column"),
    [
        ("Website=domains", "Website", Column("domains")),
        (" First name = name.first_name ", "First name", Column("name.first_name")),
        ("revenue ($M)=revenue:money(millions)", "revenue ($M)", Column("revenue", "money(millions)")),
        ("tags=categories:split(;):lower", "tags", Column("categories", ["split(;)", "lower"])),
        ("a=b=name", "a=b", Column("name")),
        ("a=b:lower=name:lower", "a=b:lower", Column("name", "lower")),
        ("when=at:timestamp(%H:%M %d=%m=%Y)", "when", Column("at", "timestamp(%H:%M %d=%m=%Y)")),
        ("tags=categories:split(=)", "tags", Column("categories", "split(=)")),
        ("tags=categories:split(:):lower", "tags", Column("categories", ["split(:)", "lower"])),
        ("x=97052dc9-2fa5-4b0d-8b0d-2f1b3d1c0000", "x", Column("97052dc9-2fa5-4b0d-8b0d-2f1b3d1c0000")),
    ],
)
def test_columns_as_options(option: str, name: str, column: Column) -> None:
    assert RowMapping.from_options([option], []).columns == {name: (column,)}


@pytest.mark.parametrize(
    ("columns", "constants", "said"),
    [
        (["Website"], [], "--column 'Website': expected COLUMN=ATTRIBUTE"),
        (["=domains"], [], "--column '=domains': expected COLUMN=ATTRIBUTE"),
        (["Website="], [], "--column 'Website=': expected COLUMN=ATTRIBUTE"),
        (["a=b:"], [], "--column 'a=b:': expected COLUMN=ATTRIBUTE"),
        (["a=b:money(millions"], [], "--column 'a=b:money(millions': expected COLUMN=ATTRIBUTE"),
        (["a=b:mony"], [], "--column 'a=b:mony': there is no converter 'mony'; did you mean 'money'?"),
        (["a=b:)lower("], [], "--column 'a=b:)lower(': expected COLUMN=ATTRIBUTE"),
        (["a=b.c"], [], "--column 'a=b.c': 'b.c' names no part"),
        (["a=b", "a=b"], [], "--column 'a=b' goes to 'b' and --column 'a=b' to 'b', and only one"),
        (["a=b", "c=b.region"], [], "--column 'a=b' goes to 'b' and --column 'c=b.region' to 'b.region', and"),
        (["import:line=b"], [], "--column 'import:line=b': columns that begin with 'import:' belong"),
        (["a=b"], ["b=x"], "--column 'a=b' goes to 'b' and --set 'b=x' to 'b', and only one"),
        (["a=b/c"], [], "--column 'a=b/c': 'b/c' is no slug"),
        ([], ["source"], "--set 'source': expected ATTRIBUTE=TEXT"),
        ([], ["source= "], "--set 'source= ': expected ATTRIBUTE=TEXT"),
        ([], ["=x"], "--set '=x': expected ATTRIBUTE=TEXT"),
        ([], ["a=x", "a=y"], "--set 'a=y': 'a' is set twice"),
        ([], ["a.region=x"], "--set 'a.region=x': a constant sets a whole attribute"),
    ],
)
def test_mistakes_in_options_show_the_option(columns: list[str], constants: list[str], said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        RowMapping.from_options(columns, constants)
    assert str(caught.value).startswith(said)


def test_options_add_up() -> None:
    mapping = RowMapping.from_options(["url=domains:domain-from-url", "url=site"], ["source=a = b"])
    assert mapping.columns == {"url": (Column("domains", "domain-from-url"), Column("site"))}
    assert mapping.constants == {"source": "a = b"}


def test_each_entry_knows_where_it_was_said() -> None:
    file = RowMapping.from_text('[columns]\nnme = "name"\nb = "y"\n[constants]\n"x-é" = "1"\nkind = "2"', "f.toml")
    options = RowMapping.from_options(["url=domains:domain-from-url", " url = site", "b=z:lower"], ["source=a = b"])
    both = RowMapping({"a": "a"}).merged(file).merged(options)
    assert both.name == "the mapping with f.toml with the options"
    assert both.place("a") == 'the mapping: columns."a"'
    assert both.place("nme") == both.place("nme", "name") == 'f.toml: columns."nme"'
    assert both.place("b") == "--column 'b=z:lower'"
    assert both.place("url") == "--column 'url=domains:domain-from-url' --column ' url = site'"
    assert both.place("url", "site") == "--column ' url = site'"
    assert both.constant_place("source") == "--set 'source=a = b'"
    assert both.constant_place("kind") == "f.toml: constants.kind"
    assert both.constant_place("x-é") == 'f.toml: constants."x-é"'
    assert file.place("nme") == 'f.toml: columns."nme"'


@settings(deadline=None)
@given(st.text(min_size=1).map(str.strip).filter(lambda name: name and not name.startswith("import:")))
def test_any_column_can_be_named_by_an_option(name: str) -> None:
    assert RowMapping.from_options([f"{name}=notes:lower"], []).columns == {name: (Column("notes", "lower"),)}


def test_of_two_mappings_the_second_wins() -> None:
    first = RowMapping(
        columns={"a": "x", "b": "y", "c": ["z", "name.first_name"], "d": "name.last_name"},
        constants={"source": "one", "kind": "old"},
        attributes=(NewAttribute("x", "X", "text"), NewAttribute("y", "Y", "text")),
        object="companies",
        empty="clear",
        name="one.toml",
    )
    second = RowMapping(
        columns={"a": Column("x2", "lower"), "e": "name.first_name", "f": "source"},
        constants={"y": "fixed"},
        attributes=(NewAttribute("x", "Ex", "number"),),
        object="people",
        name="the options",
    )
    assert first.merged(second) == RowMapping(
        columns={
            "a": Column("x2", "lower"),
            "c": "z",
            "d": "name.last_name",
            "e": "name.first_name",
            "f": "source",
        },
        constants={"kind": "old", "y": "fixed"},
        attributes=(NewAttribute("x", "Ex", "number"), NewAttribute("y", "Y", "text")),
        object="people",
        empty="clear",
        name="one.toml with the options",
    )


def test_a_whole_attribute_takes_the_place_of_its_parts() -> None:
    parts, whole = RowMapping({"a": "n.first_name", "b": "n.last_name", "c": "x"}), RowMapping({"d": "n"})
    assert dict(parts.merged(whole).columns) == {"c": (Column("x"),), "d": (Column("n"),)}
    assert dict(whole.merged(parts).columns) == dict(parts.columns)


def test_columns_of_both_may_go_to_one_whole_attribute() -> None:
    both = RowMapping({"Site": "domains"}).merged(RowMapping({"Other site": "domains"}))
    assert list(both.columns) == ["Site", "Other site"]


def test_merging_nothing_changes_nothing() -> None:
    mapping = RowMapping.from_text(WHOLE)
    assert mapping.merged(RowMapping()) == mapping == RowMapping().merged(mapping)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_can_be_written_in_toml(name: str, value: str) -> None:
    text = f"[constants]\nprimary = {{ {toml_key(name)} = {toml_string(value)} }}\n"
    assert RowMapping.from_text(text).constants == {"primary": {name: value}}
    assert text.splitlines() == text.split("\n")[:-1]  # whatever else ends lines is escaped


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_mapping_or_one_clear_line(text: str) -> None:
    said = ""
    try:
        RowMapping.from_text(text, "m.toml")
    except InvalidInput as error:
        said = str(error)
    assert not said or (said.startswith("m.toml: ") and "\n" not in said)
