"""`Records.sync` where something is wrong: with a row, which can be mended; with the request, which writes nothing."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio, InvalidInput, Unauthorized
from aioattio.emulator import Emulator
from tests.bulk.syncs import changes, companies, states, write_csv


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
        report = await hasty.companies.sync(file, match="domains", rejects=rejects)
        assert states(report) == {"created": 1, "rejected": 3}
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
        again = await hasty.companies.sync(rejects, match="domains", rejects=tmp_path / "none.csv")
        assert states(again) == {"created": 3}
        assert again.rejects is None
        assert not (tmp_path / "none.csv").exists()
        assert set(await companies(hasty)) == {"a.example", "b.example", "c.example", "d.example"}

    async def test_what_refers_to_nothing_is_rejected_by_name(self, hasty: Attio) -> None:
        rows = [
            {"email_addresses": "ada@x.example", "company": "nobody.example"},
            {"email_addresses": "bob@x.example", "company": None},
        ]
        report = await hasty.people.sync(rows, match="email_addresses")
        assert states(report) == {"created": 1, "rejected": 1}
        assert report.problems[0].line == 1
        reason = "company = 'nobody.example': no record of companies has the domain 'nobody.example'"
        assert report.problems[0].reason == reason

    async def test_all_reasons_of_a_row_are_told_at_once(self, hasty: Attio) -> None:
        rows = [{"domains": "x y", "foundation_date": "soon", "name": ["two", "names"]}]
        report = await hasty.companies.sync(rows, match="domains")
        columns = {problem.column for problem in report.problems[0].problems}
        assert columns == {"domains", "foundation_date", "name"}

    async def test_superseded_rows_follow_a_survivor_that_was_not_written(self, hasty: Attio, tmp_path: Path) -> None:
        """Importing the mended file must lose nothing: what was folded into the refused row comes along."""
        rows = [
            {"email_addresses": "ada@x.example", "job_title": "Countess", "company": ""},
            {"email_addresses": "ada@x.example", "job_title": "", "company": "nobody.example"},
        ]
        rejects = tmp_path / "r.jsonl"
        report = await hasty.people.sync(rows, match="email_addresses", rejects=rejects)
        assert states(report) == {"superseded": 1, "rejected": 1}
        assert len(rejects.read_text().splitlines()) == 2
        await hasty.companies.create({"domains": ["nobody.example"]})
        again = await hasty.people.sync(rejects, match="email_addresses")
        assert states(again) == {"superseded": 1, "created": 1}
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
            ("domains,name", {"match": None}, "name the unique attribute to match by"),
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
            ("domains,name", {"multiselect": "keep"}, "multiselect"),
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
            await hasty.companies.sync(file, **({"match": "domains"} | arguments))
        assert "\n" not in str(caught.value)
        assert changes(attio_emulator) == []

    async def test_the_object_is_unknown(self, hasty: Attio, attio_emulator: Emulator) -> None:
        with pytest.raises(InvalidInput, match="no object 'companys' in this workspace; did you mean 'companies'"):
            await hasty.records("companys").sync([{"domains": "a.example"}], match="domains")
        assert changes(attio_emulator) == []

    async def test_the_token_is_wrong(self, attio_emulator: Emulator) -> None:
        async with Attio("wrong", base_url=attio_emulator.url) as attio:
            with pytest.raises(Unauthorized):
                await attio.companies.sync([{"domains": "a.example"}], match="domains")

    async def test_the_client_knows_no_definitions(self, attio_emulator: Emulator) -> None:
        async with Attio(attio_emulator.token, base_url=attio_emulator.url, schema=False) as attio:
            with pytest.raises(InvalidInput, match="schema"):
                await attio.companies.sync([{"domains": "a.example"}], match="domains")

    async def test_a_late_row_names_an_unknown_column(self, hasty: Attio, attio_emulator: Emulator) -> None:
        rows = [{"domains": f"c{number}.example"} for number in range(500)] + [{"domains": "x.example", "nmae": "X"}]
        with pytest.raises(InvalidInput, match="unknown column 'nmae'"):
            await hasty.companies.sync(rows, match="domains")
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
            await hasty.companies.sync(failing(), match="domains")
        assert closed == [True]
        assert changes(attio_emulator) == []
