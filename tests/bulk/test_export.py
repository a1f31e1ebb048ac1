"""Exports: what is in the files, that they are whole or not there, and what cannot be exported."""

from __future__ import annotations

import asyncio
import csv
import errno
import io
import json
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from aioattio import Attio, F, Location, Name, ServerError
from aioattio.bulk.exporting.columns import RECORD, Column, of_entries
from aioattio.bulk.exporting.parquet import ParquetSink
from aioattio.bulk.exporting.sinks import CSVSink, JSONLinesSink
from aioattio.bulk.sources import source_of
from aioattio.emulator import Emulator
from aioattio.errors import InvalidInput, NotFound

QUERY = "POST /v2/objects/{object}/records/query"
FORMATS = ["csv", "jsonl", "parquet"]


async def cells_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a file as an import reads them."""
    source = source_of(path)
    await source.open()
    try:
        rows: list[dict[str, Any]] = []
        while batch := await source.read(100):
            assert [row.problem for row in batch] == [None] * len(batch)
            rows += [dict(row.cells) for row in batch]
        return rows
    finally:
        await source.aclose()


def table_of(path: Path) -> list[dict[str, str]]:
    """A CSV file as any other program reads it."""
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def furnish(attio: Attio) -> None:
    people, make = attio.people, attio.people.attributes.create
    await make("Score", "number", slug="score")
    await make("Worth", "currency", slug="worth", currency="EUR")
    await make("Stars", "rating", slug="stars")
    await make("Ok", "checkbox", slug="ok")
    await make("Day", "date", slug="day")
    await make("At", "timestamp", slug="at")
    await make("Tags", "select", slug="tags", is_multiselect=True)
    for title in ("a", "b, c", "-"):
        await people.attributes.create_option("tags", title)


ADA: dict[str, Any] = {
    "name": Name("Ada", "Lovelace"),
    "email_addresses": ["ada@example.org"],
    "phone_numbers": ["+44 1632 960001"],
    "score": Decimal("1.2345"),
    "worth": Decimal("99999999999999.9999"),
    "stars": 4,
    "ok": True,
    "day": date(1815, 12, 10),
    "at": "2026-01-31T09:30:00.000000001Z",
    "tags": ["a", "b, c"],
    "primary_location": Location(locality="London", country_code="GB"),
    "job_title": "=1+1",
    "description": "Zürich ☃ 例え\nsecond line, with comma",
}


async def test_csv_is_what_people_expect_in_a_spreadsheet(attio: Attio, tmp_path: Path) -> None:
    await furnish(attio)
    ada = await attio.people.create(ADA)
    report = await attio.people.export(tmp_path / "people.csv")
    (row,) = table_of(tmp_path / "people.csv")
    assert (report.rows, report.format, report.path) == (1, "csv", str(tmp_path / "people.csv"))
    assert report.columns == tuple(row)[:-1]
    assert report.columns[:2] == ("record_id", next(iter(attio_slugs(await definitions(attio)))))
    assert {slug: row[slug] for slug in ADA if slug not in ("tags", "primary_location")} == {
        "name": "Ada Lovelace",
        "email_addresses": "ada@example.org",
        "phone_numbers": "+441632960001",
        "score": "1.2345",
        "worth": "99999999999999.9999",
        "stars": "4",
        "ok": "true",
        "day": "1815-12-10",
        "at": "2026-01-31T09:30:00.000000001Z",
        "job_title": "=1+1",
        "description": ADA["description"],
    }
    assert (row["record_id"], row["tags"]) == (ada.id, '["a","b, c"]')
    assert json.loads(row["primary_location"]) == {"locality": "London", "country_code": "GB"}
    assert set(json.loads(row["import:json"])) == {"tags", "primary_location"}


async def definitions(attio: Attio) -> list[Any]:
    return await attio.people.attributes.list().collect()


def attio_slugs(known: list[Any]) -> list[str]:
    return [one.slug for one in known if one.slug != "record_id"]


async def test_json_lines_are_natural_json(attio: Attio, tmp_path: Path) -> None:
    await furnish(attio)
    await attio.people.create(ADA)
    await attio.people.export(tmp_path / "people.jsonl")
    text = (tmp_path / "people.jsonl").read_text("utf-8")
    assert text.count("\n") == 1
    assert "Zürich ☃ 例え" in text
    assert '"worth":99999999999999.9999,' in text
    row = json.loads(text, parse_float=Decimal)
    assert row["name"] == {"first_name": "Ada", "last_name": "Lovelace", "full_name": "Ada Lovelace"}
    assert (row["email_addresses"], row["tags"], row["associated_deals"]) == (["ada@example.org"], ["a", "b, c"], [])
    assert (row["ok"], row["stars"], row["score"], row["day"]) == (True, 4, Decimal("1.2345"), "1815-12-10")
    assert row["twitter"] is None
    assert list(row)[1:] == attio_slugs(await definitions(attio))


async def test_parquet_has_the_types_of_the_attributes_whatever_the_rows(attio: Attio, tmp_path: Path) -> None:
    pq: Any = pytest.importorskip("pyarrow.parquet")
    await furnish(attio)
    await attio.people.export(tmp_path / "empty.parquet")
    await attio.people.create({"email_addresses": ["first@example.org"]})
    ada = await attio.people.create(ADA | {"at": datetime(2026, 1, 31, 9, 30, tzinfo=UTC)})
    await attio.people.export(tmp_path / "people.parquet", columns=[*ADA, "created_at", "created_by", "company"])
    table = pq.read_table(tmp_path / "people.parquet")
    types = {field.name: str(field.type) for field in table.schema}
    assert types == {
        "record_id": "string",
        "name": "struct<first_name: string, last_name: string, full_name: string>",
        **dict.fromkeys(["email_addresses", "phone_numbers", "tags"], "list<element: string>"),
        **dict.fromkeys(["score", "worth"], "decimal128(38, 4)"),
        "stars": "int64",
        "ok": "bool",
        "day": "date32[day]",
        "at": "timestamp[us, tz=UTC]",
        "primary_location": types["primary_location"],
        "job_title": "string",
        "description": "string",
        "created_at": "timestamp[ns, tz=UTC]",  # Attio's own moments have nanoseconds
        "created_by": "string",
        "company": "string",
    }
    assert types["primary_location"].startswith("struct<line_1: string")
    first, second = table.drop_columns(["created_at"]).to_pylist()
    assert first["email_addresses"] == ["first@example.org"]
    assert (second["record_id"], second["worth"], second["at"]) == (
        ada.id,
        ADA["worth"],
        datetime(2026, 1, 31, 9, 30, tzinfo=UTC),
    )
    empty = {field.name: str(field.type) for field in pq.read_schema(tmp_path / "empty.parquet")}
    own = ("created_at",)
    assert {slug: kind for slug, kind in empty.items() if slug in types and slug not in own} == {
        slug: kind for slug, kind in types.items() if slug not in own
    }


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        (["2026-01-31T09:30:00.123456Z", None], "timestamp[us, tz=UTC]"),
        (["9999-12-31T00:00:00Z", "0001-01-01T00:00:00Z"], "timestamp[us, tz=UTC]"),
        (["2026-01-31T09:30:00.123456789Z", "2026-01-31"], "timestamp[ns, tz=UTC]"),
        (["2026-01-31T09:30:00.123456789Z", "9999-12-31T00:00:00Z"], "string"),
    ],
)
async def test_a_moment_that_does_not_fit_gets_its_column_another_type(
    attio: Attio, tmp_path: Path, moments: list[str | None], expected: str
) -> None:
    pq: Any = pytest.importorskip("pyarrow.parquet")
    await furnish(attio)
    for moment in moments:
        await attio.people.create({"at": moment})
    await attio.people.export(tmp_path / "people.parquet", columns=["at"])
    assert str(pq.read_schema(tmp_path / "people.parquet").field("at").type) == expected
    read = [row["at"] for row in await cells_of(tmp_path / "people.parquet")]
    people = {person.id: person async for person in attio.people.query()}
    ids = [row["record_id"] for row in await cells_of(tmp_path / "people.parquet")]
    for own, cell in zip(ids, read, strict=True):
        again = await attio.people.overwrite(own, {"at": cell})
        assert [value.raw["value"] for value in again.values("at")] == [
            value.raw["value"] for value in people[own].values("at")
        ]


@pytest.mark.parametrize(
    ("kind", "is_list", "values", "expected"),
    [
        ("number", False, [1, Decimal("0.0001"), None], "decimal128(38, 4)"),
        ("number", False, [1, Decimal("0.123456789012345678")], "decimal128(38, 18)"),
        ("number", False, [10**40, Decimal("-1.5")], "string"),
        ("integer", False, [4, 2**70], "string"),
        ("boolean", False, [True, "perhaps"], "string"),
        ("date", False, ["2026-01-31", "12026-01-31"], "string"),
        ("text", True, [["a"], [], ["b", "c"]], "list<element: string>"),
        ("text", True, [["a"], [], [{"value": " b "}, "c"]], "string"),
        ("location", False, [{"locality": "Paris"}, {"planet": "Mars"}], "string"),
        ("any", False, [{"new": [1, Decimal("0.5")]}, "text", None], "string"),
    ],
)
async def test_parquet_takes_whatever_attio_sends(
    tmp_path: Path, kind: str, is_list: bool, values: list[Any], expected: str
) -> None:
    pq: Any = pytest.importorskip("pyarrow.parquet")
    sink = ParquetSink(tmp_path / "x.parquet", [Column("x", kind, is_list=is_list, read=lambda held: held.id)])
    for value in values:
        sink.write([{"x": value}])
    sink.commit()
    assert str(pq.read_schema(tmp_path / "x.parquet").field("x").type) == expected
    read = [row["x"] for row in await cells_of(tmp_path / "x.parquet")]
    if expected == "string" and kind == "integer":
        read = [int(value) for value in read]
    if kind == "location":
        read = [{part: text for part, text in value.items() if text} for value in read]
    assert read == values


async def test_numbers_keep_all_their_digits(attio: Attio, tmp_path: Path) -> None:
    await furnish(attio)
    for score in (10**20, Decimal("-0.0001"), 5, Decimal("1.500"), Decimal("1E+3")):
        await attio.people.create({"score": score})
    scores = [person["score"] async for person in attio.people.query(concurrency=2)]
    for name in FORMATS:
        path = tmp_path / f"people.{name}"
        await attio.people.export(path, columns=["score"])
        assert [Decimal(row["score"]) for row in await cells_of(path)] == scores, name


@pytest.mark.parametrize("name", FORMATS)
async def test_text_that_an_import_would_change_is_said_as_attio_has_it(
    attio: Attio, tmp_path: Path, name: str
) -> None:
    texts = [" around ", "", "\t", "a\0b", "=SUM(A1)", '"', "n/a", "[1]", "{}", "\r", "line\r\nline", "\ufeff", "x\x85"]
    for text in texts:
        await attio.people.create({"job_title": text})
    path = tmp_path / f"people.{name}"
    await attio.people.export(path, columns=["job_title"])
    read = [row["job_title"] for row in await cells_of(path)]
    assert [cell["value"] if isinstance(cell, dict) else cell for cell in read] == texts
    assert [cell for cell in read if isinstance(cell, str)] == [t for t in texts if t and t == t.strip()]


async def test_names_are_text_where_text_says_it_all(attio: Attio, tmp_path: Path) -> None:
    names = [
        Name("Ada", "Lovelace"),
        Name("Ludwig", "van Beethoven"),
        Name("Cher"),
        Name(full="Ada & Charles"),
        Name("Ada", "Lovelace", "Countess of Lovelace"),
        Name(last="Lovelace"),
        Name("Anna Maria", "Mozart"),
    ]
    for name in names:
        await attio.people.create({"name": name})
    await attio.people.export(tmp_path / "people.csv", columns=["name"])
    plain = [row["name"] for row in table_of(tmp_path / "people.csv") if not row["import:json"]]
    assert plain == ["Ada Lovelace", "Ludwig van Beethoven", "Cher", "Anna Maria Mozart"]
    for row, name in zip(await cells_of(tmp_path / "people.csv"), names, strict=True):
        if isinstance(row["name"], dict):
            assert row["name"] == {
                "first_name": name.first or "",
                "last_name": name.last or "",
                "full_name": name.full or "",
            }


async def test_options_that_a_title_does_not_find_go_by_their_id(attio: Attio, tmp_path: Path) -> None:
    await furnish(attio)
    for tags in (["a"], ["b, c"], ["-"], ["a", "-"]):
        await attio.people.create({"tags": tags})
    options = {option.title: option async for option in attio.people.attributes.options("tags")}
    await attio.people.attributes.update_option("tags", "b, c", is_archived=True)
    await attio.people.export(tmp_path / "people.csv", columns=["tags"])
    assert [row["tags"] for row in table_of(tmp_path / "people.csv")] == ["a", options["b, c"].id, "-", '["a","-"]']


async def test_references(attio: Attio, attio_emulator: Emulator, tmp_path: Path) -> None:
    member = attio_emulator.add_member("grace@example.com")["id"]["workspace_member_id"]
    await attio.companies.attributes.create("Any", "record-reference", slug="any", allowed_objects=["people", "deals"])
    await attio.companies.attributes.create("Owner", "actor-reference", slug="owner")
    ada = await attio.people.create({"name": Name("Ada")})
    bob = await attio.people.create({"name": Name("Bob")})
    await attio.companies.create({"team": [ada, bob], "any": ada, "owner": "grace@example.com"})
    for name in FORMATS:
        path = tmp_path / f"companies.{name}"
        await attio.companies.export(path, columns=["team", "any", "owner", "created_by"])
        (row,) = await cells_of(path)
        assert sorted(row["team"]) == sorted([ada.id, bob.id])
        assert row["any"] == {"target_object": "people", "target_record_id": ada.id}
        assert row["owner"] == member
        assert row["created_by"].startswith("api-token:")


async def test_entries_say_whose_they_are(attio: Attio, attio_emulator: Emulator, tmp_path: Path) -> None:
    attio_emulator.create_list("Sales", "sales", "companies")
    await attio.entries("sales").attributes.create("Note", "text", slug="note")
    company = await attio.companies.create({"name": "Acme"})
    entry = await attio.entries("sales").create(company, {"note": "x"})
    for name in FORMATS:
        report = await attio.entries("sales").export(tmp_path / f"sales.{name}")
        (row,) = await cells_of(tmp_path / f"sales.{name}")
        assert report.columns[:3] == ("entry_id", "parent_object", "parent_record")
        assert report.columns.count("parent_record") == 1
        assert list(row)[:3] == ["entry_id", "parent_object", "parent_record"]
        assert (row["entry_id"], row["parent_object"], row["parent_record"]) == (entry.id, "companies", company.id)
        assert row["note"] == "x"


async def test_filter_columns_and_progress(attio: Attio, tmp_path: Path) -> None:
    await attio.companies.create({"name": "Acme", "domains": ["acme.example"]})
    await attio.companies.create({"name": "Bolt", "domains": ["bolt.example"]})
    seen: list[int] = []
    for wanted in (F.name == "Bolt", {"name": "Bolt"}):
        report = await attio.companies.export(
            tmp_path / "c.data",
            filter=wanted,
            columns=["domains", "record_id", "name"],
            format="jsonl",
            progress=seen.append,
        )
        assert (report.rows, report.columns) == (1, ("record_id", "domains", "name"))
        assert [row["name"] for row in await cells_of(tmp_path / "c.data")] == ["Bolt"]
    assert seen == [1, 1]
    assert report.to_dict() | {"seconds": 0} == {
        "path": str(tmp_path / "c.data"),
        "format": "jsonl",
        "rows": 1,
        "columns": ["record_id", "domains", "name"],
        "seconds": 0,
    }


async def test_many_pages_in_order_of_creation(attio: Attio, attio_emulator: Emulator, tmp_path: Path) -> None:
    for number in range(503):
        await attio.companies.create({"name": f"C{number}"})
    for name in FORMATS:
        seen: list[int] = []
        report = await attio.companies.export(tmp_path / f"c.{name}", columns=["name"], progress=seen.append)
        assert report.rows == 503
        assert seen == [500, 503]
        assert [row["name"] for row in await cells_of(tmp_path / f"c.{name}")] == [f"C{n}" for n in range(503)]


async def test_archived_attributes_are_left_out(attio: Attio, tmp_path: Path) -> None:
    await attio.companies.attributes.create("Old", "text", slug="old")
    await attio.companies.attributes.update("old", is_archived=True)
    report = await attio.companies.export(tmp_path / "c.csv")
    assert "old" not in report.columns
    assert {"created_at", "created_by", "domains"} < set(report.columns)


class TestRefused:
    @pytest.mark.parametrize(
        ("name", "more", "message"),
        [
            ("c.xlsx", {}, r"its name does not say what to write: end it in \.csv, \.jsonl or \.parquet"),
            ("c.csv", {"format": "xlsx"}, "accepted: 'csv' or 'jsonl' or 'parquet'"),
            ("none/c.csv", {}, "there is no folder"),
            ("folder.csv", {}, "is a folder or a device"),
            ("c\0.csv", {}, "the path of a file, with its name"),
            ("c.csv", {"columns": "name"}, "a list of slugs"),
            ("c.csv", {"columns": []}, "a list of slugs"),
            ("c.csv", {"columns": ["nme"]}, r"companies has no attribute 'nme'.*'name'"),
            ("c.csv", {"filter": "name"}, "a condition such as"),
        ],
    )
    async def test_before_anything_is_written(
        self, attio: Attio, tmp_path: Path, name: str, more: dict[str, Any], message: str
    ) -> None:
        (tmp_path / "folder.csv").mkdir()
        with pytest.raises(InvalidInput, match=message):
            await attio.companies.export(tmp_path / name, **more)
        assert names_in(tmp_path) == ["folder.csv"]

    async def test_no_such_object_or_list(self, attio: Attio, tmp_path: Path) -> None:
        with pytest.raises((InvalidInput, NotFound), match=r"compnies.*companies"):
            await attio.records("compnies").export(tmp_path / "c.csv")
        with pytest.raises(NotFound):
            await attio.entries("sales").export(tmp_path / "c.csv")
        assert names_in(tmp_path) == []


class TestInterrupted:
    @pytest.mark.parametrize("name", FORMATS)
    async def test_what_was_there_stays_where_a_page_fails(
        self, hasty: Attio, attio_emulator: Emulator, tmp_path: Path, name: str
    ) -> None:
        await hasty.companies.create({"name": "Acme"})
        path = tmp_path / f"c.{name}"
        path.write_text("before")
        attio_emulator.faults(server_error=1.0, only=QUERY)
        with pytest.raises(ServerError):
            await hasty.companies.export(path)
        assert path.read_text() == "before"
        assert names_in(tmp_path) == [path.name]

    @pytest.mark.parametrize("name", FORMATS)
    async def test_cancelled(self, attio: Attio, attio_emulator: Emulator, tmp_path: Path, name: str) -> None:
        attio_emulator.fail_next("hang", only=QUERY)
        task = asyncio.ensure_future(attio.companies.export(tmp_path / f"c.{name}"))
        async with asyncio.timeout(20):
            while not names_in(tmp_path):
                await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert names_in(tmp_path) == []

    async def test_what_progress_raises_comes_out(self, attio: Attio, tmp_path: Path) -> None:
        await attio.companies.create({"name": "Acme"})

        def refuse(rows: int) -> None:
            raise LookupError(rows)

        with pytest.raises(LookupError):
            await attio.companies.export(tmp_path / "c.csv", progress=refuse)
        assert names_in(tmp_path) == []

    @pytest.mark.parametrize("kind", [CSVSink, JSONLinesSink])
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full to stand for a full disk")
    def test_a_full_disk_names_the_file(self, tmp_path: Path, kind: type[CSVSink]) -> None:
        sink = kind(tmp_path / "c.csv", [*RECORD, Column("x", "text", is_list=False, read=lambda held: held.id)])
        sink._part.unlink()
        sink._file.close()
        sink._file = Path("/dev/full").open("wb")  # noqa: SIM115
        if isinstance(sink, CSVSink):
            sink._lines._file = sink._file
        rows = [{"record_id": "1", "x": "y" * 10_000}] * 100
        with pytest.raises(OSError, match="No space left") as caught:
            sink.write(rows)
        assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, str(tmp_path / "c.csv"))
        sink.discard()
        assert names_in(tmp_path) == []

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full to stand for a full disk")
    def test_a_full_disk_leaves_nothing_of_parquet(self, tmp_path: Path) -> None:
        sink = ParquetSink(tmp_path / "c.parquet", RECORD)
        sink._gathered.close()
        sink._gathered = Path("/dev/full").open("w+b", buffering=10_000)  # noqa: SIM115
        sink.write([{"record_id": "1"}])
        with pytest.raises(OSError, match="No space left") as caught:
            sink.commit()
        sink.discard()
        assert (caught.value.filename, names_in(tmp_path)) == (str(tmp_path / "c.parquet"), [])

    @pytest.mark.parametrize("name", FORMATS)
    def test_two_at_once_to_one_path_are_both_whole_and_the_last_one_stays(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / f"c.{name}"
        kind = {"csv": CSVSink, "jsonl": JSONLinesSink, "parquet": ParquetSink}[name]
        first, second, alone = kind(path, RECORD), kind(path, RECORD), kind(tmp_path / "alone", RECORD)
        first.write([{"record_id": "x" * 40}] * 30)
        for sink in (second, alone):
            sink.write([{"record_id": "y"}])
        for sink in (first, second, alone):
            sink.commit()
        assert path.read_bytes() == (tmp_path / "alone").read_bytes()
        assert names_in(tmp_path) == ["alone", path.name]

    async def test_a_folder_that_cannot_be_written_to(
        self, attio: Attio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(path: Path, *_: Any, **__: Any) -> Any:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

        monkeypatch.setattr(Path, "open", refuse)
        with pytest.raises(InvalidInput, match=r"c\.csv cannot be written: Permission denied"):
            await attio.companies.export(tmp_path / "c.csv")


async def test_an_entry_of_a_list_of_several_objects_says_which_one(attio: Attio, attio_emulator: Emulator) -> None:
    attio_emulator.create_list("Sales", "sales", "companies")
    company = await attio.companies.create({"name": "Acme"})
    entry = await attio.entries("sales").create(company)
    parent = of_entries(["companies", "people"])[-1]
    written = parent.read(entry)
    assert (parent.kind, written) == ("record", {"target_object": "companies", "target_record_id": company.id})
    with await attio.entries("sales").plan([{"parent_record": written, "parent_object": "companies"}]) as plan:
        assert plan.counts.unchanged == 1


async def test_parquet_without_the_extra_says_what_to_install(
    attio: Attio, attio_emulator: Emulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InvalidInput, match=r"pip install 'aioattio\[arrow\]'"):
        await attio.companies.export(tmp_path / "c.parquet")
    assert (names_in(tmp_path), len(attio_emulator.requests)) == ([], 0)
