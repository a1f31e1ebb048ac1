"""What `Records.sync` makes of values: nothing that Attio has is lost without being asked for, nothing is guessed."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID, uuid4

import pytest

from aioattio import Attio, InvalidInput, Location, Report, RowMapping
from aioattio.bulk import Column
from aioattio.emulator import Emulator
from aioattio.errors import ClientClosed, UnexpectedAnswer
from aioattio.resources.attributes import Attributes
from tests.bulk.syncs import is_write

STREET = {"line_1": "1 Infinite Loop", "locality": "Cupertino", "postcode": "95014", "country_code": "US"}
PARTS = {"d": "domains", "city": "primary_location.locality", "zip": "primary_location.postcode"}


async def the_only(attio: Attio, kind: str = "companies") -> Any:
    (record,) = [record async for record in attio.records(kind).query()]
    return record


def reasons(report: Report) -> list[str]:
    return [outcome.reason for outcome in report.problems]


class TestParts:
    @pytest.mark.parametrize(
        ("row", "empty", "expected"),
        [
            pytest.param({"city": "Paris", "zip": ""}, "keep", STREET | {"locality": "Paris"}, id="empty is kept"),
            pytest.param({"city": "", "zip": ""}, "keep", STREET, id="nothing said"),
            pytest.param(
                {"city": "Paris", "zip": ""}, "clear", STREET | {"locality": "Paris", "postcode": None}, id="cleared"
            ),
            pytest.param({"city": "", "zip": Decimal("1E+3")}, "keep", STREET | {"postcode": "1000"}, id="decimal"),
            pytest.param({"city": 7, "zip": 101.0}, "keep", STREET | {"locality": "7", "postcode": "101"}, id="number"),
        ],
    )  # fmt: skip
    async def test_what_attio_has_and_the_row_does_not_say_stays(
        self, hasty: Attio, row: dict[str, Any], empty: Any, expected: dict[str, Any]
    ) -> None:
        await hasty.companies.create({"domains": ["a.example"], "primary_location": Location(**STREET)})
        await hasty.companies.sync([{"d": "a.example", **row}], match="domains", mapping=PARTS, empty=empty)
        assert (await the_only(hasty))["primary_location"] == Location(**expected)

    async def test_clearing_all_parts_that_there_are_clears_the_value(self, hasty: Attio) -> None:
        await hasty.companies.create({"domains": ["a.example"], "primary_location": Location(locality="Paris")})
        row = {"d": "a.example", "city": "", "zip": ""}
        await hasty.companies.sync([row], match="domains", mapping=PARTS, empty="clear")
        assert (await the_only(hasty))["primary_location"] is None

    async def test_a_new_record_gets_the_parts(self, hasty: Attio) -> None:
        rows = [{"d": ["a.example", "b.example"], "city": "Paris", "zip": ""}]
        await hasty.companies.sync(rows, match="domains", mapping=PARTS)
        assert (await the_only(hasty))["primary_location"] == Location(locality="Paris")

    async def test_rows_of_one_key_are_folded_part_by_part(self, hasty: Attio) -> None:
        rows = [
            {"d": "a.example", "city": "Lyon", "zip": "75001"},
            {"d": "a.example", "city": "Paris", "zip": ""},
        ]
        report = await hasty.companies.sync(rows, match="domains", mapping=PARTS)
        assert (await the_only(hasty))["primary_location"] == Location(locality="Paris", postcode="75001")
        assert reasons(report) == ["superseded by line 2; differs in city"]

    @pytest.mark.parametrize(
        ("row", "full"),
        [
            ({"first": "Augusta", "last": ""}, "Augusta Lovelace"),
            ({"first": "", "last": "King"}, "Ada King"),
            ({"first": "Grace", "last": "Hopper"}, "Grace Hopper"),
        ],
    )
    async def test_half_a_name_keeps_the_other_half(self, hasty: Attio, row: dict[str, str], full: str) -> None:
        mapping = {"mail": "email_addresses", "first": "name.first_name", "last": "name.last_name"}
        await hasty.people.create({"email_addresses": ["ada@x.example"], "name": "Lovelace, Ada"})
        await hasty.people.sync([{"mail": "ADA@x.example", **row}], match="email_addresses", mapping=mapping)
        assert (await the_only(hasty, "people"))["name"].full == full

    async def test_nothing_is_looked_up_where_nothing_has_to_be(self, hasty: Attio, attio_emulator: Emulator) -> None:
        mapping = {"mail": "email_addresses", "first": "name.first_name", "last": "name.last_name"}
        rows = [{"mail": f"p{number}@x.example", "first": "P", "last": f"{number}"} for number in range(5)]
        report = await hasty.people.sync(rows, match="email_addresses", mapping=mapping)
        reads = [request for request in attio_emulator.requests if request.template.endswith("query")]
        assert len(reads) == 1, "not one for each row"
        assert report.how == "looked up 5 values of email_addresses in people (1 request)"

    @pytest.mark.parametrize("city", [{"a": 1}, b"abc", True, ["Paris"]])
    async def test_a_part_is_text(self, hasty: Attio, city: Any) -> None:
        report = await hasty.companies.sync(
            [{"d": "a.example", "city": city, "zip": "1"}], match="domains", mapping=PARTS
        )
        assert report.counts.rejected == 1
        assert "text" in reasons(report)[0]


class TestAmounts:
    @pytest.fixture
    async def revenue(self, hasty: Attio) -> Attio:
        await hasty.companies.attributes.create("Revenue", "currency", currency="USD")
        return hasty

    @pytest.mark.parametrize("convert", [(), "money", "money(millions)"])
    async def test_another_currency_is_refused(self, revenue: Attio, convert: Any) -> None:
        mapping = RowMapping(columns={"d": (Column("domains"),), "r": (Column("revenue", convert),)})
        rows = [{"d": "a.example", "r": "€100"}, {"d": "b.example", "r": "$100"}, {"d": "c.example", "r": "100 USD"}]
        report = await revenue.companies.sync(rows, match="domains", mapping=mapping)
        assert (report.counts.rejected, report.counts.written) == (1, 2)
        assert reasons(report)[0].startswith("r = '€100': ")

    async def test_a_converter_of_another_currency_is_a_mistake_of_the_mapping(self, revenue: Attio) -> None:
        mapping = RowMapping(columns={"d": (Column("domains"),), "r": (Column("revenue", "money(EUR)"),)})
        with pytest.raises(InvalidInput, match=r"revenue is in USD, and money.EUR. reads EUR"):
            await revenue.companies.sync([{"d": "a.example", "r": "1"}], match="domains", mapping=mapping)


class TestKeys:
    @pytest.fixture
    async def cars(self, hasty: Attio) -> Any:
        await hasty.objects.create("cars", singular="Car", plural="Cars")
        cars = hasty.records("cars")
        await cars.attributes.create("Number", "number", is_unique=True)
        await cars.attributes.create("Plate", "text", is_unique=True)
        return cars

    async def test_equal_numbers_are_one_key_however_they_are_written(self, cars: Any) -> None:
        rows = [{"number": value} for value in ("1", "1.0", 1, 1.0, Decimal("1.000"), "1,000", "1000.00")]
        report = await cars.sync(rows, match="number")
        assert (report.counts.written, report.records, report.counts.superseded) == (2, 2, 5)

    async def test_numbers_that_only_a_float_would_take_for_equal_are_two(self, cars: Any) -> None:
        report = await cars.sync([{"number": "9007199254740993.1"}, {"number": "9007199254740993.2"}], match="number")
        assert report.counts.superseded == 0

    async def test_a_record_is_found_by_a_number_beyond_a_float(self, cars: Any) -> None:
        await cars.attributes.create("Place", "location")
        mapping = {"n": "number", "city": "place.locality", "zip": "place.postcode"}
        for row in ({"n": "12345678901234.5678", "city": "Paris", "zip": ""}, {"n": "12345678901234.5678", "zip": "7"}):
            await cars.sync([row], match="number", mapping=mapping)
        (car,) = [record async for record in cars.query()]
        assert car["place"] == Location(locality="Paris", postcode="7")

    async def test_keys_of_databases_are_text(self, cars: Any) -> None:
        class Plate(Enum):
            ONE = "B-AA 1"

        uuid = UUID("12345678-1234-5678-1234-567812345678")
        report = await cars.sync([{"plate": 7}, {"plate": "7"}, {"plate": uuid}, {"plate": Plate.ONE}], match="plate")
        assert (report.counts.written, report.counts.superseded) == (3, 1)
        assert {record["plate"] async for record in cars.query()} == {"7", str(uuid), "B-AA 1"}

    async def test_rows_matched_by_the_id_of_a_record_create_none(self, hasty: Attio) -> None:
        company = await hasty.companies.create({"domains": ["a.example"], "name": "A"})
        rows = [{"record_id": company.id, "name": "B"}, {"record_id": str(uuid4()), "name": "C"}]
        report = await hasty.companies.sync(rows, match="record_id")
        assert (report.counts.updated, report.counts.rejected) == (1, 1)
        why = "companies has no such record_id; what is matched by it can only be updated"
        assert reasons(report) == [f"record_id = {rows[1]['record_id']!r}: {why}"]
        assert (await the_only(hasty))["name"] == "B"

    async def test_a_constant_key_would_make_all_rows_one(self, hasty: Attio) -> None:
        mapping = RowMapping(columns={"n": (Column("name"),)}, constants={"domains": "a.example"})
        with pytest.raises(InvalidInput, match="a constant for 'domains' would make all rows one"):
            await hasty.companies.sync([{"n": "A"}], match="domains", mapping=mapping)

    async def test_a_mapping_without_the_key_is_one_error_not_one_per_row(self, hasty: Attio) -> None:
        with pytest.raises(InvalidInput, match="the mapping: no column is mapped to 'domains'"):
            await hasty.companies.sync([{"n": "A"}], match="domains", mapping={"n": "name"})


class TestCells:
    async def test_two_columns_of_one_attribute_are_refused_in_dicts_too(self, hasty: Attio) -> None:
        with pytest.raises(InvalidInput, match="columns 'name' and 'Name' both write name"):
            await hasty.companies.sync([{"domains": "a.example", "name": "FIRST", "Name": "SECOND"}], match="domains")

    async def test_a_strange_value_costs_its_row_and_not_the_run(self, hasty: Attio) -> None:
        class Strange:
            def __repr__(self) -> str:
                raise RuntimeError("no")

        rows = [
            {"domains": "a.example", "description": Strange()},
            {"domains": "b.example", "employee_range": Strange()},
            {"domains": "c.example", "description": 10**5000},
            {"domains": "d.example", "description": "fine"},
        ]
        report = await hasty.companies.sync(rows, match="domains")
        assert report.counts.rejected + report.counts.written == 4
        assert report.counts.written >= 1
        assert all(reasons(report))

    async def test_a_name_in_one_cell_is_first_and_last(self, hasty: Attio) -> None:
        await hasty.people.sync([{"Email addresses": "ada@x.example", "Name": "Ada Lovelace"}], match="email_addresses")
        ada = await the_only(hasty, "people")
        assert (ada["name"].first, ada["name"].last) == ("Ada", "Lovelace")

    async def test_an_attribute_made_meanwhile_elsewhere_is_no_mistake(
        self, hasty: Attio, attio_emulator: Emulator
    ) -> None:
        await hasty.companies.query().first()
        attio_emulator.create_attribute("companies", "Colour", "colour", "text")
        report = await hasty.companies.sync([{"domains": "a.example", "colour": "red"}], match="domains")
        assert report.counts.written == 1

    async def test_an_archived_attribute_does_not_stand_in_the_way_of_its_successor(self, hasty: Attio) -> None:
        await hasty.companies.attributes.create("Tier", "text", slug="tier_old")
        await hasty.companies.attributes.update("tier_old", is_archived=True)
        await hasty.companies.attributes.create("Tier", "text", slug="tier_new")
        await hasty.companies.sync([{"Domains": "a.example", "Tier": "Gold"}], match="domains")
        assert (await the_only(hasty))["tier_new"] == "Gold"

    async def test_a_dash_is_no_option(self, hasty: Attio) -> None:
        await hasty.companies.attributes.create("Tier", "select")
        for title in ("Gold", "gold", "Silver "):
            await hasty.companies.attributes.create_option("tier", title)
        titles = ("-", "n/a", "GOLD", "silver")
        rows = [{"domains": f"c{number}.example", "tier": title} for number, title in enumerate(titles)]
        report = await hasty.companies.sync(rows, match="domains", create_options=True)
        assert report.created_options == ()
        assert (report.counts.written, report.counts.rejected) == (3, 1)
        assert reasons(report) == ["tier = 'GOLD': tier has no option 'GOLD', only 'Gold' and 'gold'"]

    async def test_an_option_that_another_import_makes_meanwhile(
        self, hasty: Attio, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await hasty.companies.attributes.create("Tier", "select")
        create = Attributes.create_option

        async def second(self: Attributes, attribute: Any, title: str) -> Any:
            await create(self, attribute, title)
            return await create(self, attribute, title)

        monkeypatch.setattr(Attributes, "create_option", second)
        report = await hasty.companies.sync(
            [{"domains": "a.example", "tier": "Gold"}], match="domains", create_options=True
        )
        assert (report.counts.written, report.stopped, report.created_options) == (1, None, ())
        assert (await the_only(hasty))["tier"] == "Gold"

    async def test_an_archived_option_stands_in_the_way(self, hasty: Attio) -> None:
        await hasty.companies.attributes.create("Tier", "select")
        await hasty.companies.attributes.create_option("tier", "Gold")
        await hasty.companies.attributes.update_option("tier", "Gold", is_archived=True)
        report = await hasty.companies.sync(
            [{"domains": "a.example", "tier": "Gold"}], match="domains", create_options=True
        )
        assert report.counts.written == 0
        assert report.stopped is not None
        assert "creating the option 'Gold' of tier" in report.stopped.message


class TestWhatAttioRefuses:
    async def test_many_rows_refused_one_after_another_do_not_keep_the_rest_out(self, hasty: Attio) -> None:
        rows = [
            {"email_addresses": f"p{number}@x.example", "company": f"c{number}.example" if number < 60 else None}
            for number in range(200)
        ]
        report = await hasty.people.sync(rows, match="email_addresses")
        assert (report.counts.rejected, report.counts.written, report.stopped) == (60, 140, None)

    @pytest.mark.parametrize(
        "answer", ['{"data": null}', '{"data": [1]}', '{"data": [{"values": null}]}', "<html>", '{"data": [{}]}']
    )
    async def test_what_attio_has_and_cannot_be_read_ends_the_run_before_anything_is_written(
        self, hasty: Attio, attio_emulator: Emulator, answer: str
    ) -> None:
        attio_emulator.fail_next("status", 1, only="POST /v2/objects/{object}/records/query", status=200, body=answer)
        with pytest.raises(UnexpectedAnswer, match="not the promised JSON"):
            await hasty.companies.sync([{"domains": f"c{number}.example"} for number in range(3)], match="domains")
        assert not any(map(is_write, attio_emulator.requests))

    async def test_every_row_had_its_turn_so_nothing_was_stopped(self, hasty: Attio, attio_emulator: Emulator) -> None:
        attio_emulator.fail_next("status", 10_000, only=is_write, status=503)
        report = await hasty.companies.sync([{"domains": f"c{n}.example"} for n in range(25)], match="domains")
        assert (report.counts.failed, report.stopped) == (25, None)

    async def test_the_same_refusal_for_every_row_ends_the_run(self, hasty: Attio, attio_emulator: Emulator) -> None:
        body = {"status_code": 400, "type": "invalid_request_error", "code": "validation_type", "message": "never"}
        attio_emulator.fail_next("status", 10_000, only=is_write, status=400, body=body)
        rows = [{"domains": f"c{number}.example"} for number in range(300)]
        report = await hasty.companies.sync(rows, match="domains")
        assert report.stopped is not None
        assert "100 requests in a row failed, the last one with:" in report.stopped.message
        assert 100 <= report.counts.rejected <= 164

    async def test_the_404_of_one_row_is_the_matter_of_that_row(self, hasty: Attio, attio_emulator: Emulator) -> None:
        body = {"status_code": 404, "type": "invalid_request_error", "code": "value_not_found", "message": "no such"}
        attio_emulator.fail_next("status", 1, only=is_write, status=404, body=body)
        rows = [{"domains": f"c{number}.example"} for number in range(50)]
        report = await hasty.companies.sync(rows, match="domains")
        assert (report.counts.rejected, report.counts.written, report.stopped) == (1, 49, None)

    async def test_the_cell_that_was_refused_is_shown(self, hasty: Attio, attio_emulator: Emulator) -> None:
        error = {"code": "invalid", "path": ["data", "values", "description"], "message": "too rude"}
        body = {"status_code": 400, "type": "invalid_request_error", "code": "validation_type", "message": "x"}
        attio_emulator.fail_next("status", 1, only=is_write, status=400, body=body | {"validation_errors": [error]})
        report = await hasty.companies.sync(
            [{"d": "a.example", "about": "@#!"}], match="domains", mapping={"d": "domains", "about": "description"}
        )
        assert reasons(report) == ["about = '@#!': Attio: too rude"]

    async def test_superseded_rows_do_not_hide_the_refused_ones(self, hasty: Attio) -> None:
        rows: list[dict[str, Any]] = [{"domains": "a.example"}] * 150
        report = await hasty.companies.sync([*rows, {"domains": "b c"}], match="domains")
        assert [outcome.line for outcome in report.problems if outcome.state == "rejected"] == [151]
        assert report.counts.superseded == 149


async def test_closing_the_client_under_a_run_ends_it_with_a_report(attio_emulator: Emulator) -> None:
    attio_emulator.limits(read=None, write=None)
    attio = Attio(attio_emulator.token, base_url=attio_emulator.url)
    rows = [{"domains": f"c{number}.example"} for number in range(200)]
    begun = asyncio.Event()
    loading = asyncio.create_task(attio.companies.sync(rows, match="domains", on_outcome=lambda _: begun.set()))
    await begun.wait()
    await attio.aclose()
    try:
        report = await loading
    except ClientClosed:
        pytest.fail("the run had begun: its failures belong into the report")
    assert report.stopped is not None
    assert "closed" in report.stopped.message
    assert report.counts.written + report.counts.failed + report.counts.not_tried == 200
