"""Suggested mappings: they run as they are, delete nothing, and say what was seen."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio.bulk.mapping.row_mapping import Column, RowMapping
from aioattio.bulk.mapping.suggest import suggest_mapping
from aioattio.bulk.outcome import Problem, Row
from aioattio.errors import InvalidInput
from aioattio.schema.definitions import Definitions
from tests.conftest import SHARED


def attribute(slug: str, kind: str, traits: str = "", title: str = "") -> dict[str, Any]:
    return {
        "api_slug": slug,
        "title": title or slug.replace("_", " ").capitalize(),
        "type": kind,
        "is_multiselect": "multi" in traits,
        "is_unique": "unique" in traits,
        "is_required": "required" in traits,
        "is_writable": "readonly" not in traits,
        "is_archived": "archived" in traits,
        "config": {"currency": {"default_currency_code": "EUR"}} if "eur" in traits else {},
    }


COMPANIES = [
    attribute("created_at", "timestamp", "readonly"),
    attribute("domains", "domain", "unique multi"),
    attribute("name", "text"),
    attribute("description", "text"),
    attribute("categories", "select", "multi"),
    attribute("primary_location", "location"),
    attribute("linkedin", "text", title="LinkedIn"),
    attribute("foundation_date", "date"),
    attribute("tier", "select"),
    attribute("stage", "status"),
    attribute("annual_revenue", "currency", "eur"),
    attribute("head_count", "number"),
    attribute("is_customer", "checkbox"),
    attribute("parent", "record-reference"),
    attribute("legacy", "text", "archived"),
]
TO_COMPANIES = {
    "config": {"record_reference": {"allowed_object_ids": ["0b1"]}},
    "relationship": {"id": {"object_id": "0b1"}, "object_slug": "companies"},
}
PEOPLE = [
    attribute("email_addresses", "email-address", "unique multi"),
    attribute("name", "personal-name"),
    attribute("phone_numbers", "phone-number", "multi"),
    attribute("primary_location", "location"),
    attribute("job_title", "text"),
    {**attribute("company", "record-reference"), **TO_COMPANIES},
]
DEALS = [
    attribute("name", "text", "required"),
    attribute("value", "currency"),
    {**attribute("associated_company", "record-reference"), **TO_COMPANIES},
]
OPTIONS = {"categories": ["Banking", "B2B", "Food, Drink"], "tier": ["Gold", "Silver"], "stage": ["Lead", "Won"]}


def suggested(
    table: Mapping[str, Sequence[Any]],
    attributes: Sequence[Mapping[str, Any]] = COMPANIES,
    object: str = "companies",  # noqa: A002
    options: Mapping[str, Sequence[str]] = OPTIONS,
) -> str:
    """For columns with their cells; the first row stands on line 2."""
    lines = max(map(len, table.values()), default=0)
    rows = [Row(n + 2, {column: cells[n] for column, cells in table.items() if n < len(cells)}) for n in range(lines)]
    definitions = Definitions.from_json(attributes, object=object)
    return suggest_mapping(list(table), rows, definitions, options, object=object, name="rows.csv")


def parsed(text: str) -> RowMapping:
    return RowMapping.from_text(text, "rows.toml")


def switched_on(text: str) -> str:
    """The text with every line that is switched off switched on."""
    return re.sub(r"^#(?=\S)", "", text, flags=re.MULTILINE)


def line_of(text: str, column: str) -> str:
    return next(line for line in text.splitlines() if re.match(rf'#?"?{re.escape(column)}"? = ', line))


WEBSITE = {"website": ["http://www.a.example", "b.example"]}


def test_the_fortune_500() -> None:
    path = SHARED / "data" / "fortune500.csv"
    if not path.exists():
        pytest.skip("needs ../shared, which is not part of this project")
    header, *lines = csv.reader(io.StringIO(path.read_bytes().decode("utf-16"), newline=""))
    table = {column: [line[number] for line in lines] for number, column in enumerate(header)}
    text = suggested(table)
    mapping = parsed(text)
    assert mapping.columns == {
        "company_name": (Column("name"),),
        "location": (Column("primary_location"),),
        "website": (Column("domains", "domain-from-url"),),
    }
    assert (mapping.object, mapping.match, mapping.multiselect) == ("companies", "domains", None)
    every = parsed(switched_on(text))
    assert set(every.columns) == set(header)
    assert every.columns["revenue ($M)"] == (Column("revenue", "money(millions)"),)
    assert every.columns["profits_percent_change"] == (Column("profits_percent_change", "percent"),)
    made = {new.slug: (new.title, new.type, new.currency) for new in every.attributes}
    assert made["revenue"] == ("Revenue", "currency", "USD")
    assert made["previous_rank"] == ("Previous rank", "number", None)
    assert made["sector"] == ("Sector", "select", None)
    assert made["ceo"] == ("Ceo", "text", None)
    assert 'filled, e.g. "$514,405.0"' in line_of(text, "revenue ($M)")


def test_a_line_says_what_was_seen() -> None:
    assert (
        line_of(suggested({**WEBSITE, "Name": ["", " Acme "]}), "Name")
        == 'Name = "name"  # text; 1 of 2 filled, e.g. "Acme"'
    )


@pytest.mark.parametrize(
    ("column", "cells", "expected"),
    [
        ("description", ["x"], Column("description")),
        ("LinkedIn", ["x"], Column("linkedin")),
        ("linkedin_url", ["x"], Column("linkedin")),
        ("Company", ["Acme"], Column("name")),
        ("Organisation name", ["Acme"], Column("name")),
        ("Desciption", ["x"], Column("description")),
        ("Annual revenue (in thousands)", ["€12", "13"], Column("annual_revenue", "money(thousands)")),
        ("annualRevenue", ["1.234,50", "12,25"], Column("annual_revenue", "money(comma)")),
        ("Annual revenue", ["1,5", "2"], Column("annual_revenue", "money(comma)")),
        ("Head count", ["1,234", "-"], Column("head_count", "integer")),
        ("Head count", ["1234.5", "3"], Column("head_count", "number")),
        ("Head count", ["12%", "3%"], Column("head_count", "percent")),
        ("Head count", [1, Decimal("2.0")], Column("head_count", "integer")),
        ("is customer", ["yes", "n"], Column("is_customer", "boolean")),
        ("Founded", ["2013 (1888)", "1999-01-31"], Column("foundation_date", "date")),
        ("Founded", [date(2020, 1, 31)], Column("foundation_date", "date")),
        ("Founded", ["31/01/2020", "01/02/2020"], Column("foundation_date", "date(%d/%m/%Y)")),
        ("Founded", ["01.31.20"], Column("foundation_date", "date(%m.%d.%y)")),
        ("Tier", ["Gold", "silver"], Column("tier")),
        ("Stage", ["Lead"], Column("stage")),
        ("City", ["Graz"], Column("primary_location.locality")),
        ("ZIP", ["8010"], Column("primary_location.postcode")),
        ("Country code", ["AT"], Column("primary_location.country_code")),
        ("HQ", ["Graz, Austria"], Column("primary_location")),
    ],
)
def test_headers_find_their_attributes_and_cells_their_converters(
    column: str, cells: list[Any], expected: Column
) -> None:
    assert parsed(suggested({**WEBSITE, column: cells})).columns[column] == (expected,)


@pytest.mark.parametrize("column", ["Website", "URL", "company domain", "Home-page", "domains", "Web"])
def test_the_unique_domain_is_what_rows_are_matched_by(column: str) -> None:
    mapping = parsed(suggested({column: ["http://www.a.example/x", "b.example"]}))
    assert (mapping.match, mapping.columns[column]) == ("domains", (Column("domains", "domain-from-url"),))
    assert mapping.multiselect is None


def test_people_have_names_in_parts_or_whole() -> None:
    table = {"E-Mail": ["a@x.example; b@x.example", "c@x.example"], "First name": ["Ada", "Bob"], "Surname": ["L", "M"]}
    mapping = parsed(suggested(table, PEOPLE, "people"))
    assert mapping.match == "email_addresses"
    assert mapping.columns == {
        "E-Mail": (Column("email_addresses", "split(;)"),),
        "First name": (Column("name.first_name"),),
        "Surname": (Column("name.last_name"),),
    }
    whole = parsed(suggested({"mail": ["a@x.example"], "Contact": ["Ada Lovelace"]}, PEOPLE, "people"))
    assert whole.columns["Contact"] == (Column("name", "full-name"),)


def test_whole_and_part_of_one_attribute_are_not_both_written() -> None:
    text = suggested({**WEBSITE, "City": ["Graz"], "Location": ["Graz, Austria"]})
    written = {column.to for columns in parsed(text).columns.values() for column in columns}
    assert "primary_location.locality" in written or "primary_location" in written
    assert not {"primary_location.locality", "primary_location"} <= written
    assert "Location" in parsed(switched_on(text)).columns


def test_an_address_beside_a_city_is_its_first_line() -> None:
    mapping = parsed(suggested({**WEBSITE, "Address": ["1 Street"], "City": ["Graz"]}))
    assert mapping.columns["Address"] == (Column("primary_location.line_1"),)


def test_one_attribute_is_written_by_one_column() -> None:
    text = suggested({**WEBSITE, "Company name": ["Acme"], "name": ["Acme Ltd"]})
    assert parsed(text).columns.keys() == {"website", "name"}
    assert '# name is what "name" goes to' in text
    assert parsed(switched_on(text)).columns["Company name"] == (Column("company_name"),)


def test_values_of_a_multiselect_are_added_unless_somebody_deletes_knowingly() -> None:
    text = suggested({**WEBSITE, "Tags": ["Banking;B2B", "banking"]})
    assert parsed(text).multiselect is None
    assert "# Values are added to categories. With this, a record keeps only those of the file:" in text
    every = parsed(switched_on(text))
    assert every.multiselect == "replace"
    assert every.columns["Tags"] == (Column("categories", "split(;)"),)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["Food, Drink", "B2B"], Column("categories")),
        (["Banking, B2B", "B2B"], Column("categories", "split(,)")),
    ],
)
def test_commas_separate_options_only_where_the_options_say_so(cells: list[str], expected: Column) -> None:
    assert parsed(switched_on(suggested({**WEBSITE, "Categories": cells}))).columns["Categories"] == (expected,)


@pytest.mark.parametrize(
    ("column", "cells", "said"),
    [
        (
            "Tier",
            ["Gold", "Bronze"],
            'line 3, "Bronze": "Bronze" is not among its options; --create-options would make',
        ),
        (
            "Stage",
            ["Lost", "Won"],
            '# 1 of 2 would be refused, such as line 2, "Lost": "Lost" is not among its options',
        ),
        (
            "Founded",
            ["01/02/2020", "03/04/2020"],
            '# "01/02/2020": 2020-02-01 or 2020-01-02? say date(%d/%m/%Y) or date(%m/%d/%Y)',
        ),
        ("Annual revenue", ["$5", "$2"], '# "$5" is in another currency than annual_revenue, which is in EUR'),
        ("Annual revenue", [*["€10"] * 20, "$5"], '# "€10" and "$5" are in different currencies, and an attribute has'),
        (
            "Annual revenue",
            [*["€10"] * 20, "$5"],
            "# 1 of 21 would be refused, such as line 22, \"$5\": '$' is another",
        ),
        ("Annual revenue (USD)", ["5", "2"], '# "Annual revenue (USD)" is in another currency than annual_revenue,'),
        ("Head count", ["1.200", "12.345"], '# "1.200": 1200 or 1.2? say number(comma) or number(point)'),
        ("Head count", ["1,234", "1.200"], '# "1,234": 1.234 or 1234? say number(comma) or number(point)'),
        ("Head count", ["1.200%"], '# "1.200%": 1200 or 1.2? say percent(comma) or percent(point)'),
        ("Annual revenue", ["1.200 €"], '# "1.200 €": 1200 or 1.2? say money(comma) or money(point)'),
        (
            "Annual revenue ($M)",
            ["1.200"],
            "1200000000 or 1200000? say money(millions, comma) or money(millions, point)",
        ),
        ("Parent", ["Acme"], "# 1 of 1 would be refused, such as line 2"),
        ("Country", ["Austria"], "not a country code of two capital letters"),
        ("Country", ["UK"], "not a country code of two capital letters"),
        ("Head count", ["many"], '# 1 of 1 would be refused, such as line 2, "many": not a whole number'),
    ],
)
def test_what_would_do_harm_is_switched_off_with_its_reason(column: str, cells: list[str], said: str) -> None:
    text = suggested({**WEBSITE, column: cells})
    assert parsed(text).columns.keys() == {"website"}
    assert said in text
    assert column in parsed(switched_on(text)).columns


def test_a_select_without_options_waits_for_them_to_be_made() -> None:
    text = suggested({**WEBSITE, "Tier": ["Gold"]}, options={})
    assert parsed(text).columns.keys() == {"website"}
    assert "--create-options would make what is missing" in text


def test_a_few_bad_cells_are_told_and_the_line_stays_on() -> None:
    text = suggested({**WEBSITE, "Head count": ["1"] * 19 + ["many"]})
    assert "Head count" in parsed(text).columns
    assert '# 1 of 20 would be refused, such as line 21, "many": ' in text


def test_rows_without_a_key_are_told() -> None:
    text = suggested({"website": ["a.example", " ", None]})
    assert "# empty in 2 of 3 rows, which would be rejected: it is what rows are matched by" in text


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1.200", "0.5"], "number(point)"),
        (["1.200", "1234.5"], "number(point)"),
        (["1.200", "12,345.5"], "number(point)"),
        (["1.200", "1.234.567"], "integer(comma)"),
        (["1,200", "12,345"], "integer"),
    ],
)
def test_one_cell_that_tells_the_decimal_mark_is_enough(cells: list[str], expected: str) -> None:
    assert parsed(suggested({**WEBSITE, "Head count": cells})).columns["Head count"] == (
        Column("head_count", expected),
    )


def test_decimal_commas_of_other_columns_speak_for_the_whole_file() -> None:
    table = {"Head count": ["1.200", "2.300"], "Preis": ["1.234,5", "7"], "Annual revenue": ["1.500", "2.500"]}
    text = suggested({**WEBSITE, **table})
    assert parsed(text).columns.keys() == {"website"}
    assert '# "Preis" has decimal commas, such as "1.234,5": number(comma) is likely here, too' in text
    assert '# "Preis" has decimal commas, such as "1.234,5": money(comma) is likely here, too' in text
    every = parsed(switched_on(text)).columns
    assert (every["Head count"], every["Annual revenue"]) == (
        (Column("head_count", "number(comma)"),),
        (Column("annual_revenue", "money(comma)"),),
    )
    assert "is likely here" not in suggested({**WEBSITE, "Head count": ["1.200"]})


@pytest.mark.parametrize(
    ("column", "cells", "code", "said"),
    [
        (
            "foo",
            ["$10", "€500.00"],
            "USD",
            '# "$10" and "€500.00" are in different currencies, and an attribute has one',
        ),
        ("foo", ["CA$5", "$7"], "CAD", ""),
        ("foo", ["12 CHF"], "CHF", ""),
        ("Funding", ["12M", "3.5M", "-"], "USD", "# no cell names its currency; USD is a guess"),
        ("Revenue (EUR)", ["12", "3.5"], "EUR", ""),
    ],
)
def test_cells_and_headers_suggest_a_currency(column: str, cells: list[str], code: str, said: str) -> None:
    text = suggested({**WEBSITE, column: cells})
    every = parsed(switched_on(text))
    assert [(new.type, new.currency) for new in every.attributes] == [("currency", code)]
    assert every.columns[column] == (Column(every.attributes[0].slug, "money"),)
    assert said in text
    assert said or "currencies" not in text


def test_a_currency_that_attio_lacks_becomes_a_number() -> None:
    text = suggested({**WEBSITE, "foo": ["₫12000"]})
    assert [new.type for new in parsed(switched_on(text)).attributes] == ["number"]
    assert '# Attio has no currency for "₫12000"' in text


def test_a_sign_that_several_currencies_share_suits_each_of_them() -> None:
    cad = {**attribute("fee", "currency"), "config": {"currency": {"default_currency_code": "CAD"}}}
    assert "fee" in parsed(suggested({**WEBSITE, "fee": ["$10"]}, [*COMPANIES, cad])).columns


def test_parts_that_the_file_lacks_are_kept() -> None:
    city = suggested({**WEBSITE, "City": ["Graz"], "ZIP": ["8010"]})
    assert city.count("# parts of primary_location that the file does not have are kept") == 1
    assert "emptied" not in city
    first = suggested({"mail": ["a@x.example"], "First name": ["Ada"]}, PEOPLE, "people")
    assert "# parts of name that the file does not have are kept" in first
    both = suggested({"mail": ["a@x.example"], "First name": ["Ada"], "Surname": ["L"]}, PEOPLE, "people")
    assert "are kept" not in both


@pytest.mark.parametrize("column", ["External ID", "id", "deal no", "DealID"])
def test_a_column_that_numbers_the_rows_could_be_the_match(column: str) -> None:
    text = suggested({"name": ["Big", "Small"], column: ["D-1", "D-2"]}, DEALS, "deals")
    assert parsed(text).match is None
    assert parsed(text).columns.keys() == {"name"}
    assert f'# "{column}" is another one in each row: with --create-attributes it can be the match.' in text
    every = parsed(switched_on(text))
    assert every.match == "external_id"
    assert every.columns[column] == (Column("external_id"),)
    assert [(new.slug, new.is_unique) for new in every.attributes] == [("external_id", True)]


@pytest.mark.parametrize(
    ("column", "cells"), [("id", ["1", "1"]), ("id", ["1", ""]), ("note", ["1", "2"]), ("Fax number", ["1", "2"])]
)
def test_what_does_not_number_the_rows_is_no_match(column: str, cells: list[str]) -> None:
    text = suggested({"name": ["Big", "Small"], column: cells}, DEALS, "deals")
    assert parsed(switched_on(text)).match == "..."
    assert "is_unique" not in text


@pytest.mark.parametrize(("attributes", "to"), [(PEOPLE, "company"), (DEALS, "associated_company")])
def test_a_company_is_named_by_its_website(attributes: Sequence[Mapping[str, Any]], to: str) -> None:
    table = {"Company": ["Acme", "Beta"], "Company Website": ["https://www.a.example/x", "b.example"]}
    text = suggested(table, attributes, "things")
    assert parsed(text).columns == {"Company Website": (Column(to, "domain-from-url"),)}
    assert (
        '# 2 of 2 would be refused, such as line 2, "Acme": a reference to companies, which are named by a value of '
        "domains, or by a record's id"
    ) in text


def test_a_website_is_no_company_where_none_is_referred_to() -> None:
    text = suggested({"Company website": ["a.example"]}, [attribute("company", "text")], "things")
    assert "company" not in {column.to for columns in parsed(switched_on(text)).columns.values() for column in columns}


@pytest.mark.parametrize(
    ("config", "cell", "on"),
    [
        ({}, "Acme", False),
        ({"record_reference": {"allowed_object_ids": ["0b2"]}}, "Acme", False),
        ({"record_reference": {"allowed_object_ids": ["0b2"]}}, "97052dc9-2fa5-4b0d-8b0d-2f1b3d1c0000", True),
    ],
)
def test_text_names_no_record_of_an_object_that_is_not_known(config: Any, cell: str, on: bool) -> None:
    unknown = {**attribute("parent", "record-reference"), "config": config}
    assert ("parent" in parsed(suggested({**WEBSITE, "parent": [cell]}, [*COMPANIES[:2], unknown])).columns) is on


def test_comments_speak_no_python() -> None:
    table: dict[str, list[Any]] = {
        "domains": [["a.example", "b.example"]],
        "Parent": ["Acme"],
        "is customer": [{"a": [True, None, Decimal("1.5")]}],
        "Tier": [["Gold", "Silver"]],
        "name": [7],
        "primary location": [3],
        "Founded": ["soon"],
        "foo": [True],
    }
    text = suggested(table)
    assert 'e.g. ["a.example", "b.example"]' in text
    assert 'e.g. {"a": [true, null, 1.5]}' in text
    assert line_of(text, "foo").endswith("e.g. true")
    assert 'such as line 2, ["Gold", "Silver"]: several values, and it takes one' in text
    assert "such as line 2, 7: not text" in text
    assert not re.search(r"Record\w*\(|Location\(|Name\(|True|None|\bstr\b|Decimal|\['", text)


@pytest.mark.parametrize(
    ("column", "why"), [("created_at", "read-only: Attio alone writes it"), ("legacy", "archived")]
)
def test_what_cannot_be_written_is_not_proposed(column: str, why: str) -> None:
    text = suggested({**WEBSITE, column: ["2020-01-31"]})
    assert parsed(switched_on(text)).columns.keys() == {"website"}
    assert f'# "{column}": {column} is {why}' in text


def test_a_new_attribute_takes_no_slug_that_is_there() -> None:
    text = suggested({**WEBSITE, "Legacy!": ["x"], "Legacy?": ["x"], "日本": ["x"]})
    assert [new.slug for new in parsed(switched_on(text)).attributes] == ["legacy_2", "legacy_3", "column"]


def test_without_a_column_to_match_by_it_says_what_is_missing() -> None:
    text = suggested({"name": ["Acme"]})
    assert "# Missing: a column for a unique attribute. companies can be matched by domains (domain)." in text
    assert parsed(text).match is None
    assert parsed(switched_on(text)).match == "domains"
    without = suggested({"name": ["Acme"]}, [attribute("name", "text")])
    assert "# Missing: companies has no unique attribute to match by; make one in Attio first." in without


def test_required_attributes_without_a_column_are_offered_as_constants() -> None:
    attributes = [attribute("name", "text", "required"), attribute("stage", "status", "required")]
    text = suggested({"Deal name": ["Big"]}, attributes, "deals")
    assert parsed(text).columns == {"Deal name": (Column("name"),)}
    assert parsed(switched_on(text)).constants == {"stage": "Lead"}


def test_with_nothing_to_switch_on_it_is_refused_in_plain_words() -> None:
    text = suggested({"foo": ["x"]})
    with pytest.raises(InvalidInput, match=r"^rows\.toml: columns: no column is mapped"):
        parsed(text)
    assert parsed(switched_on(text)).columns.keys() == {"foo"}


@pytest.mark.parametrize(
    ("cells", "kind", "converter"),
    [
        (["yes", "no"], "checkbox", ["boolean"]),
        (["12%", "-3.5 %"], "number", ["percent"]),
        (["$1,234.50", "12", "-"], "currency", ["money"]),
        (["a@x.example", "b@x.example"], "email-address", []),
        (["+44 1632 960001"], "phone-number", ["phone"]),
        (["http://www.x.example", "y.example"], "domain", ["domain-from-url"]),
        (["https://x.example/about"], "text", []),
        (["1,234", "0"], "number", ["integer"]),
        (["12K", "3.5M"], "number", ["money"]),
        (["12m", "5m"], "text", []),
        (["0.5", ".5"], "number", ["number"]),
        (["01234", "00999"], "text", []),
        (["2026-01-31T09:00:00Z", "2026-01-31 09:00"], "timestamp", ["timestamp"]),
        (["2026-01-31", "31 Jan 2026"], "date", ["date"]),
        (["13.10.2024", "01.02.2024"], "date", ["date(%d.%m.%Y)"]),
        (["red", "green"] * 20, "select", []),
        (["red;green", "blue"], "select", ["split(;)"]),
        ([*(f"word {number}" for number in range(29)), "one; two"], "text", []),
        (["One; and quite a lot more of it, because this is a sentence and not an option."] * 2, "text", []),
        (["Graz, Austria", "Porto, Portugal"], "text", []),
        ([True, False], "checkbox", ["boolean"]),
        ([1, 2.5], "number", ["number"]),
        ([date(2026, 1, 31)], "date", ["date"]),
        ([datetime(2026, 1, 31, 9, tzinfo=UTC)], "timestamp", ["timestamp"]),
        (["x" * 10_000_000], "text", []),
        (["1$" + "$" * 190 + "a", "(" * 200], "text", []),
        ([], "text", []),
        (["-", "n/a"], "text", []),
    ],
)
def test_cells_suggest_a_type(cells: list[Any], kind: str, converter: list[str]) -> None:
    mapping = parsed(switched_on(suggested({**WEBSITE, "foo": cells})))
    assert mapping.attributes[0].type == kind
    assert mapping.columns["foo"] == (Column("foo", converter),)
    assert mapping.attributes[0].is_multiselect == (converter == ["split(;)"])


def test_rejects_files_and_unreadable_rows_are_no_hindrance() -> None:
    rows = [Row(2, {"website": "a.example", "import:line": "7"}), Row(3, {}, problem=Problem(None, "", "broken"))]
    text = suggest_mapping(
        ["website", "import:line"], rows, Definitions.from_json(COMPANIES), {}, object="companies", name="x.csv"
    )
    assert parsed(switched_on(text)).columns.keys() == {"website"}
    assert "1 of 1 filled" in line_of(text, "website")


names = st.text(min_size=1).map(str.strip).filter(lambda name: name and not name.startswith("import:"))
cells = st.one_of(st.none(), st.text(), st.integers(), st.decimals(allow_nan=False), st.dates(), st.lists(st.text()))


@settings(deadline=None)
@given(st.lists(st.tuples(names, st.lists(cells, max_size=3)), unique_by=lambda pair: pair[0], max_size=4), st.text())
def test_any_header_comes_back_from_the_toml(table: list[tuple[str, list[Any]]], name: str) -> None:
    rows = [Row(n, {column: values[n] for column, values in table if n < len(values)}) for n in range(3)]
    columns = [column for column, _ in table]
    definitions = Definitions.from_json(COMPANIES, object="companies")
    text = suggest_mapping(columns, rows, definitions, OPTIONS, object="companies", name=name)
    tomllib.loads(text)
    known = {column for column in columns if column not in ("legacy", "created_at")}
    assert tomllib.loads(switched_on(text))["columns"].keys() == known
    if known:
        parsed(switched_on(text))


def test_a_name_that_toml_cannot_hold_is_left_out_with_a_word() -> None:
    text = suggested({**WEBSITE, "bad\ud800": ["x"]})
    assert parsed(switched_on(text)).columns.keys() == {"website"}
    assert "TOML cannot hold this name" in text
    text.encode()
