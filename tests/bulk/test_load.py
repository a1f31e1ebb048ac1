"""`Records.load`, end to end over real HTTP: what is in Attio afterwards, and what the report says of every row."""

from __future__ import annotations

import asyncio
import csv
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import anyio
import pytest

from aioattio import Attio, InvalidInput, Location, Outcome, Progress, Report, Unauthorized
from aioattio.bulk.sources import RejectsFile
from aioattio.bulk.spool import Spool
from aioattio.emulator import Emulator


def write_csv(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def writes(emulator: Emulator) -> int:
    return sum(request.method == "PUT" for request in emulator.requests)


def changes(emulator: Emulator) -> list[str]:
    """What was asked of the workspace but reading."""
    return [r.method for r in emulator.requests if r.method != "GET" and not r.template.endswith("query")]


async def companies(attio: Attio) -> dict[str, Any]:
    return {record["domains"][0]: record async for record in attio.companies.query()}


def states(report: Report) -> dict[str, int]:
    counts = report.counts
    names = ("written", "superseded", "conflicts", "rejected", "failed", "not_tried")
    found = {name: getattr(counts, name) for name in names}
    assert sum(found.values()) == counts.rows, "every row ends in exactly one state"
    return {name: count for name, count in found.items() if count}


class TestRowsIn:
    async def test_a_file_whose_columns_are_slugs_and_titles(self, hasty: Attio, tmp_path: Path) -> None:
        file = write_csv(
            tmp_path / "companies.csv", "Domains,name,foundation_date", "a.example,A,1999-01-02", "b.example,B,"
        )
        report = await hasty.companies.load(file, match="domains")
        assert states(report) == {"written": 2}
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

        for source in (rows, generated(), arriving()):
            report = await hasty.companies.load(source, match="domains")
            assert states(report) == {"written": 5}
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
        await hasty.companies.load(rows, match="domains", mapping=whole)
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
        await hasty.people.load(rows, match="email_addresses", mapping=mapping)
        (ada,) = [record async for record in hasty.people.query()]
        assert ada["name"].full == "Ada Lovelace"
        assert sorted(ada["email_addresses"]) == ["ada@x.example", "ada@y.example"]

    async def test_running_it_again_doubles_nothing(self, hasty: Attio) -> None:
        rows = [{"domains": f"c{number}.example"} for number in range(20)]
        await hasty.companies.load(rows, match="domains")
        await hasty.companies.load(rows, match="domains")
        assert len(await companies(hasty)) == 20

    async def test_no_rows_is_no_error(self, hasty: Attio, tmp_path: Path) -> None:
        report = await hasty.companies.load(write_csv(tmp_path / "c.csv", "domains,name"), match="domains")
        assert (report.counts.rows, report.is_complete, report.writes_per_second) == (0, True, 0.0)

    async def test_a_dry_run_changes_nothing(self, hasty: Attio, attio_emulator: Emulator, tmp_path: Path) -> None:
        mapping = tmp_path / "m.toml"
        mapping.write_text(
            'match = "domains"\n[columns]\nd = "domains"\ntier = "tier"\n'
            '[attributes.tier]\ntitle = "Tier"\ntype = "select"\n'
        )
        rows = [{"d": "a.example", "tier": "Gold"}, {"d": "nonsense", "tier": "Gold"}]
        report = await hasty.companies.load(
            rows, mapping=mapping, create_attributes=True, create_options=True, dry_run=True
        )
        assert changes(attio_emulator) == []
        assert report.dry_run
        assert states(report) == {"not_tried": 1, "rejected": 1}
        assert (report.created_attributes, report.created_options) == (("tier",), ("tier: Gold",))
        report = await hasty.companies.load(rows[:1], mapping=mapping, create_attributes=True, create_options=True)
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
        report = await hasty.companies.load(self.ROWS, match="domains", on_duplicate=mode, on_outcome=outcomes.append)
        assert states(report) == {"written": 2, "superseded": 1}
        assert report.is_complete
        assert writes(attio_emulator) == 2
        record = (await companies(hasty))["a.example"]
        assert (record["name"], record["description"]) == (name, "only here")
        (folded,) = [outcome for outcome in outcomes if outcome.state == "superseded"]
        assert (folded.line, folded.superseded_by, folded.differs) == (superseded, by, ("name",))
        assert folded.reason == f"superseded by line {by}; differs in name"

    async def test_duplicates_may_be_rejected(self, hasty: Attio, attio_emulator: Emulator) -> None:
        report = await hasty.companies.load(self.ROWS, match="domains", on_duplicate="reject")
        assert states(report) == {"written": 1, "rejected": 2}
        assert writes(attio_emulator) == 1

    async def test_overlapping_but_unequal_keys_are_conflicts(self, hasty: Attio, attio_emulator: Emulator) -> None:
        rows = [
            {"domains": ["a.example", "b.example"]},
            {"domains": ["b.example", "c.example"]},
            {"domains": ["d.example", "a2.example"]},
            {"domains": ["A2.example", "D.example"]},
        ]
        report = await hasty.companies.load(rows, match="domains")
        assert states(report) == {"conflicts": 2, "written": 1, "superseded": 1}
        assert writes(attio_emulator) == 1
        first = next(outcome for outcome in report.problems if outcome.state == "conflict")
        assert "b.example" in first.reason
        assert "line 2" in first.reason

    async def test_what_attio_holds_may_conflict_as_well(self, hasty: Attio) -> None:
        await hasty.companies.create({"domains": ["a.example"]})
        await hasty.companies.create({"domains": ["b.example"]})
        report = await hasty.companies.load([{"domains": ["a.example", "b.example"]}], match="domains")
        assert states(report) == {"conflicts": 1}


class TestEmptyCellsAndMultiselects:
    @pytest.mark.parametrize(("empty", "expected"), [(None, "kept"), ("keep", "kept"), ("clear", None)])
    async def test_an_empty_cell_keeps_or_clears(self, hasty: Attio, empty: Any, expected: str | None) -> None:
        await hasty.companies.create({"domains": ["a.example"], "description": "kept"})
        await hasty.companies.load([{"domains": "a.example", "description": " "}], match="domains", empty=empty)
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
            with pytest.raises(InvalidInput, match=r"categories: .*deleted.*replace"):
                await hasty.companies.load(rows, match="domains")
        assert len(changes(attio_emulator)) == before
        await hasty.companies.load(file, match="domains", multiselect="replace")
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
        report = await tiers.companies.load(rows, match="domains")
        assert states(report) == {"written": 1, "rejected": 1}
        assert report.problems[0].line == 2
        assert report.problems[0].reason == "tier = 'Golden': tier has no option 'Golden'; did you mean 'Gold'?"
        assert (await companies(tiers))["a.example"]["tier"] == "Gold"

    async def test_options_are_created_first_if_asked_for(self, tiers: Attio, attio_emulator: Emulator) -> None:
        rows = [
            {"domains": "a.example", "tier": "Bronze"},
            {"domains": "b.example", "tier": "Bronze"},
            {"domains": "not a domain", "tier": "Never needed"},
        ]
        report = await tiers.companies.load(rows, match="domains", create_options=True)
        assert states(report) == {"written": 2, "rejected": 1}
        assert report.created_options == ("tier: Bronze",)
        titles = [option.title async for option in tiers.companies.attributes.options("tier")]
        assert titles == ["Gold", "Silver", "Bronze"]

    async def test_new_options_that_differ_in_case_are_one(self, tiers: Attio) -> None:
        titles = ("Bronze", "bronze", "BRONZE")
        rows = [{"domains": f"c{number}.example", "tier": title} for number, title in enumerate(titles)]
        report = await tiers.companies.load(rows, match="domains", create_options=True)
        assert report.created_options == ("tier: Bronze",)
        assert {record["tier"] for record in (await companies(tiers)).values()} == {"Bronze"}

    async def test_a_text_column_does_not_become_a_thousand_options(
        self, tiers: Attio, attio_emulator: Emulator
    ) -> None:
        before = len(changes(attio_emulator))
        rows = [{"domains": f"c{number}.example", "tier": f"remark {number}"} for number in range(300)]
        with pytest.raises(InvalidInput, match="tier would need more than 200 new options"):
            await tiers.companies.load(rows, match="domains", create_options=True)
        assert len(changes(attio_emulator)) == before


class TestRejects:
    async def test_the_rejects_file_mended_imports(self, hasty: Attio, tmp_path: Path) -> None:
        file = write_csv(
            tmp_path / "c.csv",
            "domains,name,foundation_date",
            "a.example,A,2001-01-01",
            "b.example,B,2001-13-01",
            ",C,2001-01-01",
            "d.example,D",
        )
        rejects = tmp_path / "rejects.csv"
        report = await hasty.companies.load(file, match="domains", rejects=rejects)
        assert states(report) == {"written": 1, "rejected": 3}
        assert report.rejects == str(rejects)
        assert [outcome.line for outcome in report.problems] == [3, 4, 5]
        with rejects.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
        assert [row["import:line"] for row in rows] == ["3", "4", "5"]
        assert "foundation_date = '2001-13-01'" in report.problems[0].reason
        rows[0]["foundation_date"], rows[1]["domains"], rows[2]["foundation_date"] = "2001-12-01", "c.example", ""
        with rejects.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        again = await hasty.companies.load(rejects, match="domains", rejects=tmp_path / "none.csv")
        assert states(again) == {"written": 3}
        assert again.rejects is None
        assert not (tmp_path / "none.csv").exists()
        assert set(await companies(hasty)) == {"a.example", "b.example", "c.example", "d.example"}

    async def test_what_only_attio_can_judge_is_rejected_with_its_words(self, hasty: Attio) -> None:
        rows = [
            {"email_addresses": "ada@x.example", "company": "nobody.example"},
            {"email_addresses": "bob@x.example", "company": None},
        ]
        report = await hasty.people.load(rows, match="email_addresses")
        assert states(report) == {"written": 1, "rejected": 1}
        assert report.problems[0].line == 1
        assert "Attio: " in report.problems[0].reason

    async def test_all_reasons_of_a_row_are_told_at_once(self, hasty: Attio) -> None:
        rows = [{"domains": "x y", "foundation_date": "soon", "name": ["two", "names"]}]
        report = await hasty.companies.load(rows, match="domains")
        columns = {problem.column for problem in report.problems[0].problems}
        assert columns == {"domains", "foundation_date", "name"}

    async def test_superseded_rows_follow_a_survivor_that_was_not_written(self, hasty: Attio, tmp_path: Path) -> None:
        """Importing the mended file must lose nothing: what was folded into the refused row comes along."""
        rows = [
            {"email_addresses": "ada@x.example", "job_title": "Countess", "company": ""},
            {"email_addresses": "ada@x.example", "job_title": "", "company": "nobody.example"},
        ]
        rejects = tmp_path / "r.jsonl"
        report = await hasty.people.load(rows, match="email_addresses", rejects=rejects)
        assert states(report) == {"superseded": 1, "rejected": 1}
        assert len(rejects.read_text().splitlines()) == 2
        await hasty.companies.create({"domains": ["nobody.example"]})
        again = await hasty.people.load(rejects, match="email_addresses")
        assert states(again) == {"superseded": 1, "written": 1}
        (ada,) = [record async for record in hasty.people.query()]
        assert ada["job_title"] == "Countess"
        assert ada["company"] is not None


class TestNothingIsWrittenWhen:
    @pytest.mark.parametrize(
        ("header", "arguments", "message"),
        [
            ("domain,name", {}, "unknown column 'domain': companies has no attribute 'domain'; did you mean 'domains'"),
            ("domains,name,name", {}, "'name'"),
            ("domains,name", {"match": "domain"}, "no attribute 'domain' .did you mean 'domains'"),
            ("domains,name", {"match": "name"}, "'name' is not unique.*unique in companies are: .*domains"),
            ("domains,name", {"match": None}, "by which attribute"),
            ("name,description", {}, "no column is mapped to 'domains'"),
            (
                "domains",
                {"mapping": {"web": "domains"}},
                "the mapping: columns..web.: .*c.csv has no such column; there are 'domains'",
            ),
            ("domains,name", {"mapping": {"domains": "domains", "name": "nmae"}}, "'nmae'; did you mean 'name'"),
            ("domains,name", {"mapping": {"domains": "domains", "name": "created_at"}}, "created_at .* read-only"),
            ("domains,name", {"mapping": {"domains": "domains", "name": "name.first_name"}}, "no part 'first_name'"),
            ("domains,name,x", {"mapping": {"domains": "domains", "name": "name", "x": "name"}}, "both write name"),
            ("domains,name", {"on_duplicate": "frist"}, "on_duplicate"),
            ("domains,name", {"empty": "drop"}, "empty"),
            ("domains,name", {"multiselect": "add"}, "multiselect"),
            ("domains,name", {"stop": True}, "stop"),
        ],
    )
    async def test_the_request_is_wrong(
        self,
        hasty: Attio,
        attio_emulator: Emulator,
        tmp_path: Path,
        header: str,
        arguments: dict[str, Any],
        message: str,
    ) -> None:
        file = write_csv(tmp_path / "c.csv", header, "a.example,A" + ",A" * (header.count(",") - 1))
        with pytest.raises(InvalidInput, match=message) as caught:
            await hasty.companies.load(file, **({"match": "domains"} | arguments))
        assert "\n" not in str(caught.value)
        assert changes(attio_emulator) == []

    async def test_the_object_is_unknown(self, hasty: Attio, attio_emulator: Emulator) -> None:
        with pytest.raises(InvalidInput, match="no object 'companys' in this workspace; did you mean 'companies'"):
            await hasty.records("companys").load([{"domains": "a.example"}], match="domains")
        assert changes(attio_emulator) == []

    async def test_the_token_is_wrong(self, attio_emulator: Emulator) -> None:
        async with Attio("wrong", base_url=attio_emulator.url) as attio:
            with pytest.raises(Unauthorized):
                await attio.companies.load([{"domains": "a.example"}], match="domains")

    async def test_the_client_knows_no_definitions(self, attio_emulator: Emulator) -> None:
        async with Attio(attio_emulator.token, base_url=attio_emulator.url, schema=False) as attio:
            with pytest.raises(InvalidInput, match="schema"):
                await attio.companies.load([{"domains": "a.example"}], match="domains")

    async def test_a_late_row_names_an_unknown_column(self, hasty: Attio, attio_emulator: Emulator) -> None:
        rows = [{"domains": f"c{number}.example"} for number in range(500)] + [{"domains": "x.example", "nmae": "X"}]
        with pytest.raises(InvalidInput, match="unknown column 'nmae'"):
            await hasty.companies.load(rows, match="domains")
        assert changes(attio_emulator) == []

    async def test_the_source_fails_half_way(self, hasty: Attio, attio_emulator: Emulator) -> None:
        closed: list[bool] = []

        async def failing() -> AsyncIterator[Mapping[str, Any]]:
            try:
                yield {"domains": "a.example"}
                raise ConnectionError("the database went away")
            finally:
                closed.append(True)

        with pytest.raises(ConnectionError):
            await hasty.companies.load(failing(), match="domains")
        assert closed == [True]
        assert changes(attio_emulator) == []


class TestTheRun:
    ROWS = tuple({"domains": f"c{number}.example", "name": f"{number}"} for number in range(500))

    async def test_a_revoked_token_ends_it(self, hasty: Attio, attio_emulator: Emulator) -> None:
        seen = 0

        def after_150(request: Any) -> bool:
            nonlocal seen
            seen += request.method == "PUT"
            return seen > 150 and request.method == "PUT"

        attio_emulator.fail_next("status", 10_000, only=after_150, status=401, body={"code": "unauthorized"})
        report = await hasty.companies.load(self.ROWS, match="domains")
        assert states(report) == {"written": 150, "not_tried": 350}
        assert report.stopped is not None
        assert report.stopped.why == "failing"
        assert "401" in report.stopped.message
        assert report.stopped.not_tried
        assert writes(attio_emulator) < 150 + 3 * 64
        attio_emulator.faults()
        attio_emulator._server.faults._planned.clear()
        again = await hasty.companies.load(self.ROWS, match="domains")
        assert states(again) == {"written": 500}
        assert len(await companies(hasty)) == 500

    async def test_it_ends_when_every_request_fails(self, hasty: Attio, attio_emulator: Emulator) -> None:
        attio_emulator.fail_next("status", 100_000, only="PUT /", status=503, body={"code": "odd", "message": "never"})
        report = await hasty.companies.load(self.ROWS, match="domains")
        assert report.stopped is not None
        assert "requests in a row failed, the last one with:" in report.stopped.message
        assert "never" in report.stopped.message
        assert 25 <= report.counts.failed <= 25 + 64
        assert report.counts.failed + report.counts.not_tried == 500

    async def test_lost_answers_and_server_errors_lose_and_double_nothing(
        self, hasty: Attio, attio_emulator: Emulator
    ) -> None:
        attio_emulator.faults(lost_answer=0.05, lost_before=0.05, server_error=0.05, cut=0.03, seed=3, only="PUT /")
        report = await hasty.companies.load(self.ROWS, match="domains")
        attio_emulator.faults()
        assert report.counts.written + report.counts.failed == 500
        assert report.counts.failed <= 5
        assert report.retries > 20
        found = await companies(hasty)
        assert report.counts.written <= len(found) <= 500

    async def test_refusals_are_counted(self, hasty: Attio, attio_emulator: Emulator) -> None:
        attio_emulator.fail_next("rate_limited", 3, only="PUT /")
        report = await hasty.companies.load(self.ROWS[:20], match="domains")
        assert states(report) == {"written": 20}
        assert (report.rate_limited, report.retries) == (3, 3)

    async def test_stop_lets_finish_what_is_under_way(self, hasty: Attio, attio_emulator: Emulator) -> None:
        stop = asyncio.Event()
        outcomes: list[Outcome] = []

        def show(progress: Progress) -> None:
            if progress.counts.written >= 40:
                stop.set()

        def count(outcome: Outcome) -> None:
            outcomes.append(outcome)
            if sum(one.state == "written" for one in outcomes) == 40:
                stop.set()

        report = await hasty.companies.load(self.ROWS, match="domains", stop=stop, on_outcome=count, progress=show)
        assert report.stopped is not None
        assert report.stopped.why == "asked"
        assert 40 <= report.counts.written <= 40 + 64
        assert report.counts.not_tried == 500 - report.counts.written
        assert writes(attio_emulator) == report.counts.written == len(await companies(hasty))
        assert Counter(one.line for one in outcomes) == Counter(range(1, 501)), "one outcome per row, none twice"

    @pytest.mark.parametrize("after", [0, 300, 500])
    async def test_a_stop_while_reading_says_so(self, hasty: Attio, attio_emulator: Emulator, after: int) -> None:
        stop = asyncio.Event()

        def rows() -> Iterator[Mapping[str, Any]]:
            if after == 0:
                stop.set()
            for number, row in enumerate(self.ROWS, 1):
                yield row
                if number == after:
                    stop.set()

        report = await hasty.companies.load(rows(), match="domains", stop=stop)
        assert changes(attio_emulator) == []
        assert report.counts.not_tried == report.counts.rows
        assert report.stopped is not None
        assert report.stopped.why == "asked"
        assert f"after reading {report.counts.rows:,} rows" in report.stopped.message
        assert not report.is_complete

    async def test_a_query_without_rows_is_no_error_under_a_mapping(self, hasty: Attio) -> None:
        report = await hasty.companies.load([], match="domains", mapping={"d": "domains", "n": "name"})
        assert report.counts.rows == 0
        assert report.is_complete

    async def test_a_disk_that_fails_ends_the_run_as_itself(
        self, hasty: Attio, attio_emulator: Emulator, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(self: Spool, outcome: Outcome) -> None:
            raise OSError(28, "database or disk is full")

        monkeypatch.setattr(Spool, "settle", full)
        with pytest.raises(OSError, match="disk is full"):
            await hasty.companies.load(self.ROWS, match="domains")
        assert writes(attio_emulator) <= 64

    async def test_rejects_that_cannot_be_written_do_not_take_the_report_along(
        self, hasty: Attio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(self: RejectsFile) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(RejectsFile, "commit", full)
        rows = [{"domains": "a.example"}, {"domains": "b c"}]
        report = await hasty.companies.load(rows, match="domains", rejects=tmp_path / "r.csv")
        assert states(report) == {"written": 1, "rejected": 1}
        assert report.rejects is None
        assert report.rejects_error is not None
        assert "No space left on device" in report.rejects_error
        assert [path async for path in anyio.Path(tmp_path).iterdir()] == []

    async def test_cancellation_ends_it_and_closes_the_source(self, hasty: Attio, attio_emulator: Emulator) -> None:
        closed: list[bool] = []

        async def endless() -> AsyncIterator[Mapping[str, Any]]:
            try:
                for row in self.ROWS:
                    yield row
            finally:
                closed.append(True)

        attio_emulator.latency(5, 5)
        loading = asyncio.create_task(hasty.companies.load(endless(), match="domains"))
        while writes(attio_emulator) < 20:
            await asyncio.sleep(0.01)
        loading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await loading
        assert closed == [True]
        sent = writes(attio_emulator)
        await asyncio.sleep(0.05)
        assert writes(attio_emulator) == sent
        assert await hasty.companies.query().first() is not None, "the client lives on"

    async def test_a_callback_that_fails_ends_the_run_as_itself(self, hasty: Attio, attio_emulator: Emulator) -> None:
        def broken(outcome: Outcome) -> None:
            raise LookupError("our database is away")

        with pytest.raises(LookupError, match="our database is away"):
            await hasty.companies.load(self.ROWS, match="domains", on_outcome=broken)
        assert writes(attio_emulator) <= 64

    async def test_progress_tells_both_phases(self, hasty: Attio, tmp_path: Path) -> None:
        file = write_csv(tmp_path / "c.csv", "domains", *[row["domains"] for row in self.ROWS])
        shown: list[Progress] = []
        await hasty.companies.load(file, match="domains", progress=shown.append)
        reading = [one for one in shown if one.phase == "reading"]
        writing = [one for one in shown if one.phase == "writing"]
        assert reading
        assert reading[-1].bytes_read == reading[-1].bytes_total == file.stat().st_size
        assert (writing[0].done, writing[0].to_write) == (0, 500)
        assert (writing[-1].done, writing[-1].counts.written) == (500, 500)
        assert writing[-1].limit == 100_000
