"""Columns and attributes: what a mapping gets right, and what is refused before any row is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from aioattio.bulk.binding import Binding
from aioattio.bulk.mapping import Column, NewAttribute, RowMapping
from aioattio.errors import InvalidInput
from aioattio.schema.definitions import Attribute, Definitions
from tests.bulk.attributes import DOMAINS, NAME, attribute, companies, currency

DEFINITIONS = companies(
    attribute("old", is_archived=True),
    attribute("founded", "date"),
    attribute("since", "timestamp"),
    attribute("active", "checkbox"),
    attribute("phones", "phone-number", is_unique=True, is_multiselect=True),
    attribute("tags", "select", is_multiselect=True),
    attribute("email", "email-address", is_unique=True),
    currency("revenue", "USD"),
)
PHONES = DEFINITIONS["phones"]


def bound(
    columns: Mapping[str, Any] | None = None,
    *,
    constants: Mapping[str, Any] | None = None,
    attributes: tuple[NewAttribute, ...] = (),
    match: Attribute = DOMAINS,
    definitions: Definitions = DEFINITIONS,
) -> Binding:
    """Under a mapping of these columns, and of "d" to the match attribute where there are any."""
    mapped = {"d": match.slug, **columns} if columns else {}
    mapping = RowMapping(mapped, constants or {}, attributes, name="m.toml")
    return Binding(definitions, mapping, match, "c.csv")


def unmapped(match: Attribute = DOMAINS, definitions: Definitions = DEFINITIONS) -> Binding:
    return Binding(definitions, None, match, "c.csv")


class TestWhereColumnsGo:
    @pytest.mark.parametrize("bind", [lambda: bound({"id-name": "id-name"}), lambda: unmapped()], ids=["mapped", "not"])
    def test_an_attribute_by_its_id(self, bind: Any) -> None:
        (field,) = bind().fields_of("id-name")
        assert (field.attribute.slug, field.part) == ("name", None)

    def test_a_part_of_an_attribute_by_its_id(self) -> None:
        (field,) = bound({"n": "id-name.last_name"}).fields_of("n")
        assert (field.attribute.slug, field.part) == ("name", "last_name")

    def test_the_columns_of_an_attribute_by_slug_and_id(self) -> None:
        binding = bound({"about": "description", "city": ["tags", "description"]}, definitions=several_texts())
        binding.fields_of("never named")
        columns = binding.columns_of()
        assert columns["description"] == columns["id-description"] == ("about", "city")
        assert columns["tags"] == ("city",)
        assert list(binding.ignored) == ["never named"]

    def test_the_columns_of_a_rejects_file_are_left_out(self) -> None:
        binding = unmapped()
        assert binding.fields_of("import:reason") == ()
        assert not binding.ignored


def several_texts() -> Definitions:
    several = attribute("description", is_multiselect=True)
    return Definitions(
        [several, *(one for one in DEFINITIONS.values() if one.slug != several.slug)], object="companies"
    )


class TestTwoForOneValue:
    @pytest.mark.parametrize(
        "columns",
        [
            pytest.param({"a": "id-name", "b": "name.first_name"}, id="whole and part"),
            pytest.param({"a": "name.first_name", "b": "id-name"}, id="part and whole"),
            pytest.param({"a": "name.first_name", "b": "id-name.first_name"}, id="one part twice"),
            pytest.param({"a": "name", "b": "id-name"}, id="the whole twice"),
        ],
    )
    def test_refused(self, columns: dict[str, str]) -> None:
        with pytest.raises(InvalidInput, match=r"columns 'a' and 'b' both write name, which takes one value"):
            bound(columns)

    def test_refused_where_a_column_turns_up_late(self) -> None:
        binding = unmapped()
        binding.fields_of("name")
        with pytest.raises(InvalidInput, match=r"columns 'name' and 'Name' both write name"):
            binding.fields_of("Name")

    def test_two_parts_and_two_of_a_multiselect_are_fine(self) -> None:
        binding = bound({"a": "name.first_name", "b": "id-name.last_name", "x": "tags", "y": "id-tags"})
        assert [binding.fields_of(column)[0].part for column in "abxy"] == ["first_name", "last_name", None, None]

    def test_a_column_and_a_constant(self) -> None:
        with pytest.raises(InvalidInput, match="column 'a' and a constant both write description"):
            bound({"a": "description"}, constants={"id-description": "x"})

    def test_an_unmapped_column_and_a_constant(self) -> None:
        binding = bound(constants={"description": "x"})
        with pytest.raises(InvalidInput, match="column 'Description' and a constant both write description"):
            binding.fields_of("Description")


class TestWhatCannotBeWritten:
    @pytest.mark.parametrize(
        "bind",
        [
            pytest.param(lambda: bound({"a": "old"}), id="mapped"),
            pytest.param(lambda: bound({"a": "id-old"}), id="by id"),
            pytest.param(lambda: bound(constants={"old": "x"}), id="constant"),
            pytest.param(lambda: unmapped().fields_of("old"), id="unmapped"),
        ],
    )
    def test_an_archived_attribute(self, bind: Any) -> None:
        with pytest.raises(InvalidInput, match="old is archived"):
            bind()

    NEW = (NewAttribute("tier", "Tier", "select"),)

    @pytest.mark.parametrize(
        ("bind", "place"),
        [
            pytest.param(lambda new: bound({"t": "tier"}, attributes=new), 'm.toml: columns."t": ', id="column"),
            pytest.param(
                lambda new: bound(constants={"tier": "x"}, attributes=new), "m.toml: constants.tier: ", id="constant"
            ),
            pytest.param(
                lambda new: bound(attributes=new).fields_of("tier"), "c.csv: unknown column 'tier': ", id="unmapped"
            ),
        ],
    )
    def test_an_attribute_that_is_only_described(self, bind: Any, place: str) -> None:
        with pytest.raises(InvalidInput) as caught:
            bind(self.NEW)
        wrong = "companies has no attribute 'tier' yet; with create_attributes (--create-attributes) it is made"
        assert str(caught.value) == place + wrong

    @pytest.mark.parametrize(
        ("column", "reason"),
        [
            (Column("description", "full-name"), "full-name gives a personal-name, and description is a text"),
            (Column("description", "boolean"), "boolean gives a checkbox, and description is a text"),
            (Column("founded", "phone"), "phone gives a phone-number, and founded is a date"),
            (Column("active", "date"), "date gives a date, and active is a checkbox"),
            (Column("active", "timestamp"), "timestamp gives a date, and active is a checkbox"),
            (Column("revenue", ("split", "boolean")), "boolean gives a checkbox, and revenue is a currency"),
            (Column("revenue", "money(EUR, millions)"), "revenue is in USD, and money(EUR, millions) reads EUR"),
        ],
        ids=str,
    )
    def test_what_a_converter_gives_and_the_type_never_takes(self, column: Column, reason: str) -> None:
        with pytest.raises(InvalidInput) as caught:
            bound({"a": column})
        assert str(caught.value) == f'm.toml: columns."a": {reason}'

    @pytest.mark.parametrize(
        ("to", "converter"),
        [
            ("name", "full-name"),
            ("active", "boolean"),
            ("phones", "phone"),
            ("founded", "timestamp"),
            ("since", "date"),
        ],
    )
    def test_converters_that_suit(self, to: str, converter: str) -> None:
        (field,) = bound({"a": Column(to, converter)}).fields_of("a")
        assert str(field.convert[0]) == converter

    @pytest.mark.parametrize(
        ("argument", "expected"),
        [("money", "money(USD)"), ("money(millions)", "money(millions, USD)"), ("money(USD)", "money(USD)")],
    )
    def test_money_is_read_in_the_currency_of_the_attribute(self, argument: str, expected: str) -> None:
        (field,) = bound({"a": Column("revenue", argument)}).fields_of("a")
        assert str(field.convert[0]) == expected

    def test_parts_may_stand_beside_any_match(self) -> None:
        for match in (PHONES, DEFINITIONS["email"]):
            (field,) = bound({"a": "name.first_name"}, match=match).fields_of("a")
            assert field.part == "first_name"


class TestNotes:
    NEEDED = companies(
        attribute("code", is_required=True),
        attribute("gone", is_required=True, is_archived=True),
        attribute("own", is_required=True, is_writable=False),
    )

    def test_a_required_attribute_without_a_column(self) -> None:
        note = "code is required, and no column is mapped to it: rows that would create a record are refused"
        assert bound({"n": "name"}, definitions=self.NEEDED).notes() == [note]
        assert bound({"n": "code"}, definitions=self.NEEDED).notes() == []
        assert bound({"n": "name"}, constants={"code": "x"}, definitions=self.NEEDED).notes() == []
        binding = unmapped(definitions=self.NEEDED)
        assert binding.notes() == [note]
        binding.fields_of("Code")
        assert binding.notes() == []

    def test_names_that_no_row_has(self) -> None:
        binding = bound({"n": "name", "about": "description"})
        assert binding.notes() == [], "of no rows at all nothing is missing"
        binding.fields_of("d")
        binding.fields_of("n")
        assert binding.notes() == ["no row has 'about', which the mapping names"]
        binding.fields_of("about")
        assert binding.notes() == []

    def test_every_attribute_is_listed_once(self) -> None:
        binding = bound({"f": "name.first_name", "l": "name.last_name"}, constants={"description": "x"})
        assert [one.slug for one in binding.attributes] == ["domains", NAME.slug, "description"]
