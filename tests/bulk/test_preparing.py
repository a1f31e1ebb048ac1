"""Rows to what is sent of them: one by one, without a network."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from aioattio import Attio
from aioattio.bulk.binding import Binding
from aioattio.bulk.mapping import Column, RowMapping
from aioattio.bulk.outcome import Problem, Row
from aioattio.bulk.preparing import NEW_OPTIONS, Preparer
from aioattio.bulk.spool.items import Checked, Reference
from aioattio.errors import InvalidInput
from aioattio.schema.choices import Choices
from aioattio.schema.definitions import SelectOption, Status
from tests.bulk.attributes import attribute, companies

TIER = attribute("tier", "select")
STAGE = attribute("stage", "status")
TAGS = attribute("tags", "select", is_multiselect=True)
NOTES = attribute("notes", is_multiselect=True)
EMAIL = attribute("email", "email-address", is_unique=True)
ONE = {"config": {"record_reference": {"allowed_object_ids": ["companies"]}}}
TWO = {"config": {"record_reference": {"allowed_object_ids": ["companies", "people"]}}}
DEFINITIONS = companies(
    *(TIER, STAGE, TAGS, NOTES, EMAIL, attribute("founded", "date"), attribute("place", "location")),
    attribute("record_id", is_unique=True, is_writable=False),
    attribute(
        "parent", "record-reference", relationship={"id": {"object_id": "companies"}, "object_slug": "companies"}, **ONE
    ),
    attribute("others", "record-reference", is_multiselect=True, **TWO),
    attribute("owner", "actor-reference"),
)
CHOICES = {
    "tier": Choices.of(TIER, [SelectOption("id-gold", "Gold")]),
    "tags": Choices.of(TAGS, [SelectOption("id-b2b", "B2B"), SelectOption("id-saas", "SaaS")]),
    "stage": Choices.of(STAGE, [Status("id-won", "Won")]),
}


def preparer(
    columns: Mapping[str, Any] | None = None,
    *,
    constants: Mapping[str, Any] | None = None,
    match: str | None = "domains",
    clears: bool = False,
    create_options: bool = False,
    check_values: Callable[[Mapping[str, Any]], None] | None = None,
) -> Preparer:
    """Without columns every column is named after its attribute."""
    mapping = RowMapping(columns or {}, constants or {}, name="m.toml")
    binding = Binding(DEFINITIONS, mapping, DEFINITIONS[match] if match is not None else None, "c.csv")
    return Preparer(binding, CHOICES, clears=clears, create_options=create_options, check_values=check_values)


def check(preparing: Preparer, *rows: Mapping[str, Any]) -> list[Checked]:
    return preparing.check([Row(line, cells) for line, cells in enumerate(rows, 1)])


def values(checked: Checked) -> dict[str, Any]:
    assert checked.problems == ()
    return {slug: json.loads(value) for slug, value in checked.values.items()}


def tiers(*titles: str, domains: str = "c{}.example") -> list[dict[str, str]]:
    return [{"domains": domains.format(number), "tier": title} for number, title in enumerate(titles)]


class TestEmptyCells:
    @pytest.mark.parametrize("empty", ["", " ", None, []])
    def test_cleared_or_left_out(self, empty: Any) -> None:
        row = {"domains": "a.example", "description": empty, "tags": empty}
        (kept,) = check(preparer(), row)
        assert values(kept) == {"domains": [{"domain": "a.example"}]}
        (cleared,) = check(preparer(clears=True), row)
        assert values(cleared) == {"domains": [{"domain": "a.example"}], "description": [], "tags": []}

    @pytest.mark.parametrize("clears", [True, False])
    @pytest.mark.parametrize("empty", ["", None, []])
    def test_an_empty_key_is_a_mistake_and_never_cleared(self, empty: Any, clears: bool) -> None:
        (checked,) = check(preparer(clears=clears), {"domains": empty, "description": "x"})
        reason = "empty, and domains is what rows and records are matched by"
        assert checked.problems == (Problem("domains", empty, reason),)
        assert not checked.values

    def test_a_row_without_the_column_of_the_key(self) -> None:
        (checked,) = check(preparer(clears=True), {"description": "x"})
        assert checked.problems == (Problem(None, None, "nothing for domains, by which rows and records are matched"),)


class TestSeveralColumns:
    MAPPING = {"a": "domains", "b": "domains", "x": "notes", "y": "notes"}  # noqa: RUF012

    def test_what_they_repeat_is_sent_once(self) -> None:
        row = {"a": "a.example", "b": None, "x": ["one", "two"], "y": ["two", "three", "one"]}
        (checked,) = check(preparer(self.MAPPING), row)
        assert [one["value"] for one in values(checked)["notes"]] == ["one", "two", "three"]
        assert checked.columns["notes"] == ("x", "y")

    def test_a_problem_of_both_shows_both(self) -> None:
        (checked,) = check(preparer(self.MAPPING), {"a": "", "b": None, "x": "", "y": ""})
        (problem,) = checked.problems
        assert (problem.column, problem.value) == ("a and b", ["", None])
        (checked,) = check(preparer(self.MAPPING), {"a": "a.example", "b": "no domain", "x": "", "y": ""})
        (problem,) = checked.problems
        assert (problem.column, problem.value) == ("a and b", ["a.example", "no domain"])
        assert "'no domain'" in problem.reason


def test_keys_are_compared_as_attio_compares_them() -> None:
    one, other = check(preparer(match="email"), {"email": "Ada@X.example"}, {"email": "ada@x.example"})
    assert one.key == other.key == ("ada@x.example",)


class TestNewOptions:
    def test_of_a_select_only_and_only_if_asked_for(self) -> None:
        row = {"domains": "a.example", "tier": "Bronze"}
        assert check(preparer(create_options=True), row)[0].new_choices == (("tier", "Bronze"),)
        (refused,) = check(preparer(), row)
        assert refused.problems == (Problem("tier", "Bronze", "tier has no option 'Bronze'; there are 'Gold'"),)

    def test_statuses_are_never_created(self) -> None:
        row = {"domains": "a.example", "stage": "Lost"}
        (refused,) = check(preparer(create_options=True), row)
        assert refused.problems == (Problem("stage", "Lost", "stage has no status 'Lost'; there are 'Won'"),)

    def test_the_spelling_of_the_first_row_that_is_in_counts(self) -> None:
        rejected, first, second = check(
            preparer(create_options=True),
            {"domains": "no domain", "tier": "BRONZE"},
            {"domains": "a.example", "tier": "Bronze"},
            {"domains": "b.example", "tier": "bronze"},
        )
        assert rejected.problems
        assert first.new_choices == second.new_choices == (("tier", "Bronze"),)
        assert values(first)["tier"] == values(second)["tier"] == [{"option": "Bronze"}]

    def test_two_hundred_are_the_most(self) -> None:
        titles = [f"t{number}" for number in range(NEW_OPTIONS + 1)]
        preparing = preparer(create_options=True)
        assert len(check(preparing, *tiers(*titles[:-1]))) == NEW_OPTIONS
        assert check(preparing, *tiers("T0", "t1", "Gold")), "none of these is a further one"
        with pytest.raises(InvalidInput, match="tier would need more than 200 new options, 't200' is one of them"):
            check(preparing, *tiers(titles[-1]))

    def test_titles_of_rejected_rows_do_not_count(self) -> None:
        titles = [f"t{number}" for number in range(2 * NEW_OPTIONS)]
        checked = check(preparer(create_options=True), *tiers(*titles, domains="no domain {}"))
        assert all(one.problems for one in checked)


class TestConstants:
    def test_options_of_constants_are_options(self) -> None:
        constants = {"tier": "gold", "tags": ["b2b", "SAAS"], "stage": "WON"}
        (checked,) = check(preparer(constants=constants), {"domains": "a.example"})
        (same,) = check(preparer(), {"domains": "a.example", "tier": "Gold", "tags": ["B2B", "SaaS"], "stage": "Won"})
        assert values(checked) == values(same)
        assert checked.new_choices == ()

    def test_one_value_is_enough_for_a_multiselect(self) -> None:
        (checked,) = check(preparer(constants={"tags": "B2B", "notes": "x"}), {"domains": "a.example"})
        sent = values(checked)
        assert (len(sent["tags"]), sent["notes"]) == (1, [{"value": "x"}])

    def test_new_ones_are_needed_by_every_row(self) -> None:
        checked = check(
            preparer(constants={"tier": "Bronze"}, create_options=True),
            {"domains": "a.example"},
            {"domains": "b.example"},
        )
        assert [one.new_choices for one in checked] == [(("tier", "Bronze"),)] * 2
        assert values(checked[1])["tier"] == [{"option": "Bronze"}]

    @pytest.mark.parametrize(
        ("constants", "message"),
        [
            ({"tier": "Bronze"}, "m.toml: constants.tier: tier has no option 'Bronze'; there are 'Gold'"),
            ({"stage": "Lost"}, "m.toml: constants.stage: stage has no status 'Lost'; there are 'Won'"),
            ({"founded": "soon"}, "m.toml: constants.founded: founded (date)"),
        ],
        ids=["option", "status", "date"],
    )
    def test_one_that_cannot_be_is_told_before_any_row(self, constants: dict[str, str], message: str) -> None:
        with pytest.raises(InvalidInput) as caught:
            preparer(constants=constants)
        assert str(caught.value).startswith(message)

    async def test_alone_they_do_not_keep_the_options_of_columns_from_being_known(self, hasty: Attio) -> None:
        await hasty.companies.attributes.create("Tier", "select")
        await hasty.companies.attributes.create_option("tier", "Gold")
        mapping = RowMapping(constants={"description": "x"})
        report = await hasty.companies.sync(
            [{"domains": "a.example", "tier": "gold"}], match="domains", mapping=mapping
        )
        assert report.problems == ()
        (record,) = [record async for record in hasty.companies.query()]
        assert (record["tier"], record["description"]) == ("Gold", "x")


OWN = "1b9e7c4e-0d0c-4c3b-9d6f-1f6f3a0c7a51"


class TestReferences:
    def test_a_text_names_a_record_of_the_one_object(self) -> None:
        (checked,) = check(preparer(), {"domains": "a.example", "parent": "https://B.example/x"})
        assert values(checked)["parent"] == [{"target_object": "companies", "domains": [{"domain": "b.example"}]}]
        assert checked.references == (("parent", Reference("companies", "domains", "b.example")),)

    def test_an_id_needs_no_looking_up(self) -> None:
        (checked,) = check(preparer(), {"domains": "a.example", "parent": OWN})
        assert values(checked)["parent"] == [{"target_object": "companies", "target_record_id": OWN}]
        assert checked.references == ()

    def test_by_what_the_mapping_says(self) -> None:
        columns = {
            "d": "domains",
            "p": Column("parent", by="number"),
            "o": Column("others", "split(;)", "people.email_addresses"),
        }
        (checked,) = check(preparer(columns), {"d": "a.example", "p": "7", "o": "Ada@X.example;b@x.example"})
        assert checked.references == (
            ("parent", Reference("companies", "number", "7")),
            ("others", Reference("people", "email_addresses", "ada@x.example")),
            ("others", Reference("people", "email_addresses", "b@x.example")),
        )

    def test_members_are_named_by_their_addresses(self) -> None:
        (checked,) = check(preparer(constants={"owner": "Grace@X.example"}), {"domains": "a.example"})
        assert checked.references == (("owner", Reference("", "", "grace@x.example")),)

    def test_what_names_several_records_at_once(self) -> None:
        several = {"target_object": "companies", "domains": ["a.example", "b.example"]}
        (checked,) = check(preparer(), {"domains": "a.example", "parent": several})
        assert "found by one value of one attribute" in checked.problems[0].reason
        assert checked.key == ("a.example",), "what it is about is not missing"


class TestOwnIds:
    def test_they_are_the_key_and_no_value(self) -> None:
        (checked,) = check(preparer(match="record_id"), {"record_id": f" {OWN.upper()} ", "description": "x"})
        assert (checked.key, set(checked.values)) == ((OWN,), {"description"})

    @pytest.mark.parametrize(("given", "reason"), [("a.example", "not an id"), ("", "empty, and record_id is what")])
    def test_a_row_without_one(self, given: str, reason: str) -> None:
        (checked,) = check(preparer(match="record_id"), {"record_id": given, "description": "x"})
        (problem,) = checked.problems
        assert problem.column == "record_id"
        assert problem.reason.startswith(reason)

    def test_what_rows_are_matched_by_else_may_be_cleared(self) -> None:
        (checked,) = check(preparer(match="record_id", clears=True), {"record_id": OWN, "domains": ""})
        assert values(checked) == {"domains": []}


class TestNothingToMatchBy:
    def test_rows_that_say_the_same_are_one(self) -> None:
        one, same, other = check(
            preparer(match=None),
            {"description": "x", "founded": "2020-01-01"},
            {"founded": "2020-01-01", "description": "x"},
            {"description": "y", "founded": "2020-01-01"},
        )
        assert one.key == same.key != other.key
        assert len(one.key) == 1

    def test_a_row_can_be_refused_as_a_whole(self) -> None:
        def refuse(given: Mapping[str, Any]) -> None:
            raise InvalidInput(attribute="description", given=json.loads(bytes(given["description"])), accepted="more")

        (checked,) = check(preparer(match=None, check_values=refuse), {"description": "x"})
        (problem,) = checked.problems
        assert (problem.column, problem.value) == ("description", "x")


def test_parts_are_sent_in_the_form_that_attio_takes() -> None:
    columns = {"d": "domains", "c": "place.country_code", "l": "place.latitude", "n": "name.first_name"}
    (checked,) = check(preparer(columns), {"d": "a.example", "c": "gb", "l": "1.12345678912", "n": "Ada"})
    found = values(checked)
    assert found["place/country_code"] == "GB"
    assert found["place/latitude"] == "1.123456789"
    assert found["name/first_name"] == "Ada"
