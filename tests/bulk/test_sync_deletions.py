"""`delete_missing`: what no row names goes, and nothing where the rows cannot tell that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio
from aioattio.emulator import Emulator
from tests.bulk.syncs import changes, write_csv


@pytest.fixture
async def cars(hasty: Attio) -> Any:
    """Two of them."""
    await hasty.objects.create("cars", singular="Car", plural="Cars")
    cars = hasty.records("cars")
    for title in ("Plate", "Vin"):
        await cars.attributes.create(title, "text", is_unique=True)
    await cars.sync([{"plate": "one", "vin": "1"}, {"plate": "two", "vin": "2"}], match="plate")
    return cars


async def plates(cars: Any) -> set[str]:
    return {record["plate"] async for record in cars.query()}


async def test_what_no_row_names_is_deleted(cars: Any) -> None:
    report = await cars.sync([{"plate": "two"}], match="plate", delete_missing=True)
    assert (report.deleted, report.notes, await plates(cars)) == (1, (), {"two"})


async def test_an_empty_file_deletes_nothing(cars: Any, attio_emulator: Emulator, tmp_path: Path) -> None:
    before = changes(attio_emulator)
    sources: list[Any] = [[], write_csv(tmp_path / "empty.csv", "plate,vin")]
    for source in sources:
        with await cars.plan(source, match="plate", delete_missing=True) as plan:
            assert plan.counts.delete == 0
        report = await cars.sync(source, match="plate", delete_missing=True)
        assert report.deleted == 0
        why = "nothing is deleted: there were no rows, which says nothing of the 2 records that no row names"
        assert report.notes == ("there were no rows", why)
    assert changes(attio_emulator) == before


async def test_a_row_that_attio_refuses_may_be_about_one_that_is_missing(cars: Any) -> None:
    """The car has a new plate: by that alone it is another one."""
    rows = [{"plate": "one renamed", "vin": "1"}, {"plate": "two", "vin": "2"}]
    report = await cars.sync(rows, match="plate", delete_missing=True)
    assert (report.counts.conflicts, report.counts.unchanged, report.deleted) == (1, 1, 0)
    why = "1 row is rejected or in conflict, and may be about the 1 record that no row names"
    assert report.notes == (f"nothing is deleted: {why}",)
    assert await plates(cars) == {"one", "two"}


async def test_nothing_is_deleted_for_rows_that_cannot_be_read(cars: Any) -> None:
    report = await cars.sync([{"plate": ""}, {"plate": ["a", "b"]}], match="plate", delete_missing=True)
    assert (report.counts.rejected, report.deleted) == (2, 0)
    why = "2 rows are rejected or in conflict, and may be about the 2 records that no row names"
    assert report.notes == (f"nothing is deleted: {why}",)
