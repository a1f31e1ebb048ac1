"""`Records.sync`, end to end over real HTTP: what is in Attio afterwards, and what the report says of every row."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio, InvalidInput, Location, Outcome
from aioattio.emulator import Emulator
from tests.bulk.syncs import changes, companies, states, write_csv, writes


class TestRowsIn:
    async def test_a_file_whose_columns_are_slugs_and_titles(self, hasty: Attio, tmp_path: Path) -> None:
        file = write_csv(
            tmp_path / "companies.csv", "Domains,name,foundation_date", "a.example,A,1999-01-02", "b.example,B,"
        )
        report = await hasty.companies.sync(file, match="domains")
        assert states(report) == {"created": 2}
        assert report.records == 2
        assert report.is_complete
        found = await companies(hasty)
        assert found["a.example"]["name"] == "A"
        assert str(found["a.example"]["foundation_date"]) == "1999-01-02"
        assert found["b.example"]["foundation_date"] is None

    async def test_dicts_of_any_iterable(self, hasty: Attio) -> None:
        rows = [{"domains": f"c{number}.example", "name": f"{number}"} for number in range(5)]

        def generated() -> Iterator[Mapping[str, Any]]:
            yield from rows

        async def arriving() -> AsyncIterator[Mapping[str, Any]]:
            for row in rows:
                await asyncio.sleep(0)
                yield row

        for source, state in ((rows, "created"), (generated(), "unchanged"), (arriving(), "unchanged")):
            report = await hasty.companies.sync(source, match="domains")
            assert states(report) == {state: 5}
        assert len(await companies(hasty)) == 5

    async def test_a_mapping_converts_and_adds_constants(self, hasty: Attio) -> None:
        await hasty.companies.attributes.create("Revenue", "currency", currency="USD")
        await hasty.companies.attributes.create("Source", "text")
        rows = [{"site": "http://www.walmart.com", "rev": "$514,405.0", "where": "Bentonville, Ark."}]
        mapping = {
            "site": ("domains", "domain-from-url"),
            "rev": ("revenue", "money(millions)"),
            "where": "primary_location",
        }
        from aioattio import RowMapping
        from aioattio.bulk import Column

        whole = RowMapping(
            columns={
                name: (Column(*given) if isinstance(given, tuple) else Column(given),)
                for name, given in mapping.items()
            },
            constants={"source": "Fortune"},
        )
        await hasty.companies.sync(rows, match="domains", mapping=whole)
        (record,) = [record async for record in hasty.companies.query()]
        assert record["domains"] == ["walmart.com"]
        assert record["revenue"] == Decimal(514405000000)
        assert isinstance(record["revenue"], Decimal)
        assert isinstance(record["primary_location"], Location)
        assert record["primary_location"].locality == "Bentonville"
        assert record["source"] == "Fortune"

    async def test_columns_may_be_parts_of_one_value(self, hasty: Attio) -> None:
        rows = [{"first": "Ada", "last": "Lovelace", "mail": "Ada@X.example", "second": "ada@y.example"}]
        mapping = {
            "first": "name.first_name",
            "last": "name.last_name",
            "mail": "email_addresses",
            "second": "email_addresses",
        }
        await hasty.people.sync(rows, match="email_addresses", mapping=mapping)
        (ada,) = [record async for record in hasty.people.query()]
        assert ada["name"].full == "Ada Lovelace"
        assert sorted(ada["email_addresses"]) == ["ada@x.example", "ada@y.example"]

    async def test_running_it_again_writes_nothing(self, hasty: Attio, attio_emulator: Emulator) -> None:
        rows = [{"domains": f"c{number}.example"} for number in range(20)]
        await hasty.companies.sync(rows, match="domains")
        again = await hasty.companies.sync(rows, match="domains")
        assert states(again) == {"unchanged": 20}
        assert writes(attio_emulator) == len(await companies(hasty)) == 20

    async def test_no_rows_is_no_error(self, hasty: Attio, tmp_path: Path) -> None:
        report = await hasty.companies.sync(write_csv(tmp_path / "c.csv", "domains,name"), match="domains")
        assert (report.counts.rows, report.is_complete, report.writes_per_second) == (0, True, 0.0)

    async def test_a_plan_changes_nothing(self, hasty: Attio, attio_emulator: Emulator, tmp_path: Path) -> None:
        mapping = tmp_path / "m.toml"
        mapping.write_text(
            'match = "domains"\n[columns]\nd = "domains"\ntier = "tier"\n'
            '[attributes.tier]\ntitle = "Tier"\ntype = "select"\n'
        )
        rows = [{"d": "a.example", "tier": "Gold"}, {"d": "nonsense", "tier": "Gold"}]
        with await hasty.companies.plan(rows, mapping=mapping, create_attributes=True, create_options=True) as plan:
            assert changes(attio_emulator) == []
            assert (plan.counts.create, plan.counts.rejected) == (1, 1)
            assert (plan.new_attributes, plan.new_options) == (("tier",), ("tier: Gold",))
        report = await hasty.companies.sync(rows[:1], mapping=mapping, create_attributes=True, create_options=True)
        assert (report.created_attributes, report.created_options) == (("tier",), ("tier: Gold",))
        assert (await companies(hasty))["a.example"]["tier"] == "Gold"


class TestFolding:
    ROWS = (
        {"domains": "a.example", "name": "First", "description": "only here"},
        {"domains": "b.example", "name": "B", "description": ""},
        {"domains": "A.example", "name": "Last", "description": ""},
    )

    @pytest.mark.parametrize(
        ("mode", "name", "superseded", "by"), [("last", "Last", 1, 3), ("first", "First", 3, 1), (None, "Last", 1, 3)]
    )
    async def test_rows_of_one_key_become_one_write(
        self, hasty: Attio, attio_emulator: Emulator, mode: Any, name: str, superseded: int, by: int
    ) -> None:
        outcomes: list[Outcome] = []
        report = await hasty.companies.sync(self.ROWS, match="domains", on_duplicate=mode, on_outcome=outcomes.append)
        assert states(report) == {"created": 2, "superseded": 1}
        assert report.is_complete
        assert writes(attio_emulator) == 2
        record = (await companies(hasty))["a.example"]
        assert (record["name"], record["description"]) == (name, "only here")
        (folded,) = [outcome for outcome in outcomes if outcome.state == "superseded"]
        assert (folded.line, folded.superseded_by, folded.differs) == (superseded, by, ("name",))
        assert folded.reason == f"superseded by line {by}; differs in name"

    async def test_duplicates_may_be_rejected(self, hasty: Attio, attio_emulator: Emulator) -> None:
        report = await hasty.companies.sync(self.ROWS, match="domains", on_duplicate="reject")
        assert states(report) == {"created": 1, "rejected": 2}
        assert writes(attio_emulator) == 1

    async def test_overlapping_but_unequal_keys_are_conflicts(self, hasty: Attio, attio_emulator: Emulator) -> None:
        rows = [
            {"domains": ["a.example", "b.example"]},
            {"domains": ["b.example", "c.example"]},
            {"domains": ["d.example", "a2.example"]},
            {"domains": ["A2.example", "D.example"]},
        ]
        report = await hasty.companies.sync(rows, match="domains")
        assert states(report) == {"conflicts": 2, "created": 1, "superseded": 1}
        assert writes(attio_emulator) == 1
        first = next(outcome for outcome in report.problems if outcome.state == "conflict")
        assert "b.example" in first.reason
        assert "line 2" in first.reason

    async def test_what_attio_holds_may_conflict_as_well(self, hasty: Attio) -> None:
        await hasty.companies.create({"domains": ["a.example"]})
        await hasty.companies.create({"domains": ["b.example"]})
        report = await hasty.companies.sync([{"domains": ["a.example", "b.example"]}], match="domains")
        assert states(report) == {"conflicts": 1}


class TestUniqueValuesBesidesTheMatch:
    async def test_rows_of_different_records_that_claim_one_are_in_conflict_before_anything_is_written(
        self, hasty: Attio, attio_emulator: Emulator
    ) -> None:
        await hasty.objects.create("cars", singular="Car", plural="Cars")
        cars = hasty.records("cars")
        for title in ("Plate", "Vin"):
            await cars.attributes.create(title, "text", is_unique=True)
        await cars.create({"plate": "A", "vin": "1"})
        before = len(changes(attio_emulator))
        rows = [
            {"plate": "A", "vin": "1"},
            {"plate": "B", "vin": "1"},
            {"plate": "C", "vin": "2"},
            {"plate": "D", "vin": "2"},
            {"plate": "D", "vin": "3"},
            {"plate": "E", "vin": ""},
            {"plate": "F", "vin": ""},
        ]
        with await cars.plan(rows, match="plate") as plan:
            conflicts = {row.line: row.reason for row in plan.rows("conflict")}
            assert (plan.counts.create, plan.counts.superseded) == (4, 1)
        assert conflicts == {
            1: "vin = '1': '1' is in line 2, too, and vin is unique: only one record can have it",
            2: "vin = '1': '1' is in line 1, too, and vin is unique: only one record can have it",
        }
        assert len(changes(attio_emulator)) == before


class TestEmptyCellsAndMultiselects:
    @pytest.mark.parametrize(("empty", "expected"), [(None, "kept"), ("keep", "kept"), ("clear", None)])
    async def test_an_empty_cell_keeps_or_clears(self, hasty: Attio, empty: Any, expected: str | None) -> None:
        await hasty.companies.create({"domains": ["a.example"], "description": "kept"})
        await hasty.companies.sync([{"domains": "a.example", "description": " "}], match="domains", empty=empty)
        assert (await companies(hasty))["a.example"]["description"] == expected

    async def test_three_categories_in_attio_and_one_in_the_file(
        self, hasty: Attio, attio_emulator: Emulator, tmp_path: Path
    ) -> None:
        three = ["B2B", "SAAS", "Finance"]
        attributes = hasty.companies.attributes
        known = {option.title async for option in attributes.options("categories")}
        for title in three:
            if title not in known:
                await attributes.create_option("categories", title)
        await hasty.companies.create({"domains": ["a.example"], "categories": three})
        before = len(changes(attio_emulator))
        file = write_csv(tmp_path / "c.csv", "domains,categories", "a.example,B2B")
        for rows in (file, [{"domains": "a.example", "categories": ["B2B"]}]):
            assert states(await hasty.companies.sync(rows, match="domains")) == {"unchanged": 1}
        assert len(changes(attio_emulator)) == before
        assert sorted((await companies(hasty))["a.example"]["categories"]) == sorted(three)
        report = await hasty.companies.sync(file, match="domains", multiselect="replace")
        assert states(report) == {"updated": 1}
        assert (await companies(hasty))["a.example"]["categories"] == ["B2B"]


class TestOptions:
    @pytest.fixture
    async def tiers(self, hasty: Attio) -> Attio:
        await hasty.companies.attributes.create("Tier", "select")
        for title in ("Gold", "Silver"):
            await hasty.companies.attributes.create_option("tier", title)
        return hasty

    async def test_an_unknown_option_names_the_nearest(self, tiers: Attio) -> None:
        rows = [{"domains": "a.example", "tier": "gold"}, {"domains": "b.example", "tier": "Golden"}]
        report = await tiers.companies.sync(rows, match="domains")
        assert states(report) == {"created": 1, "rejected": 1}
        assert report.problems[0].line == 2
        assert report.problems[0].reason == "tier = 'Golden': tier has no option 'Golden'; did you mean 'Gold'?"
        assert (await companies(tiers))["a.example"]["tier"] == "Gold"

    async def test_options_are_created_first_if_asked_for(self, tiers: Attio, attio_emulator: Emulator) -> None:
        rows = [
            {"domains": "a.example", "tier": "Bronze"},
            {"domains": "b.example", "tier": "Bronze"},
            {"domains": "not a domain", "tier": "Never needed"},
        ]
        report = await tiers.companies.sync(rows, match="domains", create_options=True)
        assert states(report) == {"created": 2, "rejected": 1}
        assert report.created_options == ("tier: Bronze",)
        titles = [option.title async for option in tiers.companies.attributes.options("tier")]
        assert titles == ["Gold", "Silver", "Bronze"]

    async def test_new_options_that_differ_in_case_are_one(self, tiers: Attio) -> None:
        titles = ("Bronze", "bronze", "BRONZE")
        rows = [{"domains": f"c{number}.example", "tier": title} for number, title in enumerate(titles)]
        report = await tiers.companies.sync(rows, match="domains", create_options=True)
        assert report.created_options == ("tier: Bronze",)
        assert {record["tier"] for record in (await companies(tiers)).values()} == {"Bronze"}

    async def test_a_text_column_does_not_become_a_thousand_options(
        self, tiers: Attio, attio_emulator: Emulator
    ) -> None:
        before = len(changes(attio_emulator))
        rows = [{"domains": f"c{number}.example", "tier": f"remark {number}"} for number in range(300)]
        with pytest.raises(InvalidInput, match="tier would need more than 200 new options"):
            await tiers.companies.sync(rows, match="domains", create_options=True)
        assert len(changes(attio_emulator)) == before
