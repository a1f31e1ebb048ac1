"""Plans against the emulator: what is read for them, and what becomes of rows."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import pytest

from aioattio import Attio, Progress
from aioattio.bulk.plan import Plan
from aioattio.emulator import Emulator
from aioattio.errors import ServerError


def rows(numbers: Iterable[int], **more: Any) -> list[dict[str, Any]]:
    return [{"domains": f"c{number}.example", "name": f"Company {number}", **more} for number in numbers]


def furnish(emulator: Emulator, numbers: Iterable[int]) -> None:
    emulator.create_records("companies", [{**one, "domains": [one["domains"]]} for one in rows(numbers)])


def queries(emulator: Emulator) -> list[Mapping[str, Any]]:
    """The bodies of what was asked of companies."""
    asked = [one for one in emulator.requests if one.path == "/v2/objects/companies/records/query"]
    return [msgspec.json.decode(one.raw_body) for one in asked]


def actions(plan: Plan) -> list[str]:
    return [row.action for row in plan.rows()]


async def plan(attio: Attio, given: Sequence[Mapping[str, Any]], match: str = "domains", **more: Any) -> Plan:
    """Closed by whoever asked: its rows are in a temporary file."""
    return await attio.companies.plan(given, match=match, **more)


class TestReading:
    async def test_few_rows_are_looked_up(self, attio: Attio, attio_emulator: Emulator) -> None:
        furnish(attio_emulator, range(3))
        with await plan(attio, rows([0, 7])) as made:
            assert actions(made) == ["unchanged", "create"]
            assert made.how == "looked up 2 values of domains in companies (1 request)"
        assert len(queries(attio_emulator)) == 1

    async def test_many_rows_and_few_records_are_read_at_once(self, attio: Attio, attio_emulator: Emulator) -> None:
        furnish(attio_emulator, range(120))
        with await plan(attio, rows(range(150))) as made:
            assert (made.counts.unchanged, made.counts.create) == (120, 30)
            assert made.how.startswith("compared with all 120 companies (")
        probe, *pages = queries(attio_emulator)
        assert (probe["offset"], probe["limit"]) == (1000, 1), "1,001 records would take more than two look-ups"
        assert {page["limit"] for page in pages} == {500}
        assert all("filter" not in page for page in pages)

    async def test_a_scan_of_more_than_the_look_ups_take_is_dearer(
        self, attio: Attio, attio_emulator: Emulator
    ) -> None:
        furnish(attio_emulator, range(1001))
        with await plan(attio, rows(range(900, 1050))) as made:
            assert (made.counts.unchanged, made.counts.create) == (101, 49)
            assert made.how == "looked up 150 values of domains in companies (3 requests)"
        _, *look_ups = queries(attio_emulator)
        assert [len(one["filter"]["$or"]) for one in look_ups] == [100, 50]

    async def test_several_pages(self, attio: Attio, attio_emulator: Emulator) -> None:
        furnish(attio_emulator, range(1234))
        changed = [*rows(range(1200)), *rows(range(1200, 1234), description="new")]
        with await plan(attio, changed) as made:
            assert (made.counts.unchanged, made.counts.update, made.counts.create) == (1200, 34, 0)
            assert made.how.startswith("compared with all 1,234 companies (")

    async def test_nothing_is_read_for_no_rows(self, attio: Attio, attio_emulator: Emulator) -> None:
        with await plan(attio, [{"domains": "", "name": "x"}]) as made:
            assert actions(made) == ["rejected"]
            assert made.how == "there was nothing to compare"
        assert queries(attio_emulator) == []

    async def test_deleting_what_is_missing_takes_a_scan(self, attio: Attio, attio_emulator: Emulator) -> None:
        furnish(attio_emulator, range(3))
        with await plan(attio, rows([0]), delete_missing=True) as made:
            assert sorted(one.label for one in made.deletions()) == ["c1.example", "c2.example"]
            assert made.how.startswith("compared with all 3 companies (")

    async def test_progress_tells_how_many_were_found(self, attio: Attio, attio_emulator: Emulator) -> None:
        furnish(attio_emulator, range(120))
        told: list[Progress] = []
        (await plan(attio, rows(range(150)), progress=told.append)).close()
        assert told[0].phase == "reading"
        assert (told[-1].phase, told[-1].found) == ("comparing", 120)

    async def test_a_stop_leaves_rows_undecided(self, attio: Attio, attio_emulator: Emulator) -> None:
        furnish(attio_emulator, range(1001))
        stop = asyncio.Event()

        def stopped(progress: Progress) -> None:
            if progress.phase == "comparing":
                stop.set()

        with await plan(attio, rows(range(600)), progress=stopped, stop=stop) as made:
            assert not made.is_complete
            assert (made.counts.create, made.counts.update) == (0, 0)

    async def test_what_reading_raises(self, hasty: Attio, attio_emulator: Emulator) -> None:
        attio_emulator.fail_next("server_error", 10, only=lambda request: request.template.endswith("records/query"))
        with pytest.raises(ServerError):
            await plan(hasty, rows([1]))


class TestMatching:
    async def test_a_row_of_several_records_is_a_conflict(self, attio: Attio, attio_emulator: Emulator) -> None:
        furnish(attio_emulator, range(2))
        given = [{"domains": ["c0.example", "c1.example"]}, *rows([5])]
        with await plan(attio, given) as made:
            conflict, create = made.rows()
            assert (conflict.action, create.action) == ("conflict", "create")
            for record in await attio.companies.query().collect():
                assert record.id in conflict.reason

    async def test_rows_of_one_record_are_folded(self, attio: Attio) -> None:
        await attio.companies.create({"domains": ["a.example", "b.example"], "name": "A"})
        given = [{"domains": "a.example", "name": "One"}, {"domains": "b.example", "name": "Two"}]
        with await plan(attio, given) as made:
            assert actions(made) == ["superseded", "update"]
            (change,) = next(made.rows("update")).changes
            assert (change.attribute, change.old, change.new) == ("name", "A", "Two")
        with await plan(attio, given, on_duplicate="reject") as made:
            assert actions(made) == ["rejected", "rejected"]

    @pytest.mark.parametrize(("mode", "name", "description"), [("last", "B", "y"), ("first", "A", "x")])
    async def test_rows_folded_twice_count_in_their_own_order(
        self, attio: Attio, mode: Any, name: str, description: str
    ) -> None:
        await attio.companies.create({"domains": ["a.example", "b.example"]})
        given = [
            {"domains": "a.example", "name": "A"},
            {"domains": "b.example", "name": "B", "description": "x"},
            {"domains": "a.example", "description": "y"},
        ]
        with await plan(attio, given, on_duplicate=mode) as made:
            (update,) = made.rows("update")
            assert {change.attribute: change.new for change in update.changes} == {
                "name": name,
                "description": description,
            }

    async def test_by_record_id_rows_can_only_update(self, attio: Attio, attio_emulator: Emulator) -> None:
        record = await attio.companies.create({"domains": ["a.example"], "name": "A"})
        nobody = "1b9e7c4e-0d0c-4c3b-9d6f-1f6f3a0c7a51"
        given = [
            {"record_id": record.id.upper(), "name": "B", "domains": ["b.example"]},
            {"record_id": nobody, "name": "C", "domains": []},
            {"record_id": "c.example", "name": "D", "domains": []},
        ]
        with await plan(attio, given, match="record_id") as made:
            update, missing, wrong = made.rows()
            assert (update.action, missing.action, wrong.action) == ("update", "rejected", "rejected")
            assert update.record_id == record.id
            assert {change.attribute: change.new for change in update.changes} == {
                "name": "B",
                "domains": ["a.example", "b.example"],
            }
            assert "can only be updated" in missing.reason
            assert "not an id" in wrong.reason
        (body,) = queries(attio_emulator)
        assert body["filter"] == {"record_id": {"$in": [record.id, nobody]}}

    async def test_only_what_rows_write_is_kept(self, attio: Attio, attio_emulator: Emulator) -> None:
        furnish(attio_emulator, [1])
        with await plan(attio, [{"domains": "c1.example", "name": "New"}]) as made:
            (pair,) = made._spool.jobs(0, 10)
            assert [one.slug for one in pair.differences] == ["name"]
