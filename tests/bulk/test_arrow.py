"""Parquet, Arrow files and tables in memory as rows."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from aioattio.bulk.outcome import Row
from aioattio.bulk.sources import ArrowFile, CSVFile, ParquetFile, Source, source_of
from aioattio.errors import InvalidInput

pa: Any = pytest.importorskip("pyarrow")
pq: Any = pytest.importorskip("pyarrow.parquet")


async def rows_of(source: Source, count: int = 200) -> list[Row]:
    await source.open()
    try:
        rows: list[Row] = []
        while batch := await source.read(count):
            assert len(batch) <= count
            rows += batch
        return rows
    finally:
        await source.aclose()


async def column(values: Iterable[Any], kind: Any = None) -> list[Any]:
    """What becomes of the values of one column, of that type."""
    found = await rows_of(source_of(pa.table({"x": pa.array(list(values), type=kind)})))
    assert [row.problem for row in found] == [None] * len(found)
    return [row.cells["x"] for row in found]


def file_of(path: Path, table: Any) -> Path:
    """The table in a file of the format that the name says."""
    if path.suffix in (".arrow", ".feather"):
        with pa.ipc.new_file(path, table.schema) as writer:
            writer.write_table(table, max_chunksize=7)
    elif path.suffix == ".arrows":
        with pa.ipc.new_stream(path, table.schema) as writer:
            writer.write_table(table, max_chunksize=7)
    else:
        pq.write_table(table, path, row_group_size=7)
    return path


PEOPLE = pa.table({"name": [f"P{n}" for n in range(50)], "n": list(range(50)), "e": [None, "x"] * 25})


@pytest.mark.parametrize("name", ["a.parquet", "a.PQ", "a.arrow", "a.feather", "a", "a.data"])
async def test_a_file_by_its_name_or_its_first_bytes(tmp_path: Path, name: str) -> None:
    for kind in ("parquet", "arrow") if "." not in name or name.endswith("data") else [name.partition(".")[2]]:
        file_of(tmp_path / f"made.{kind.lower()}", PEOPLE).rename(tmp_path / name)
        source = source_of(tmp_path / name)
        assert isinstance(source, ArrowFile if kind in ("arrow", "feather") else ParquetFile)
        rows = await rows_of(source, 20)
        assert [row.line for row in rows] == list(range(1, 51))
        assert [row.cells for row in rows] == PEOPLE.to_pylist()


async def test_it_tells_columns_and_how_far_it_is_and_begins_again(tmp_path: Path) -> None:
    for name in ("a.parquet", "a.arrow", "a.arrows"):
        path = file_of(tmp_path / name, PEOPLE)
        source = ParquetFile(path) if name == "a.parquet" else ArrowFile(str(path))
        assert (source.columns, source.position, source.size, source.name) == (None, 0, None, str(path))
        await source.open()
        assert (source.columns, source.size) == (("name", "n", "e"), path.stat().st_size)
        first = await source.read(3)
        assert 0 <= source.position <= path.stat().st_size
        await source.open()
        assert await source.read(3) == first
        while await source.read(20):
            pass
        assert source.position >= path.stat().st_size * 0.5
        await source.aclose()
        await source.aclose()
        with pytest.raises(RuntimeError, match="is not open"):
            await source.read(1)


@pytest.mark.parametrize(
    "table",
    [PEOPLE, PEOPLE.to_batches()[0], PEOPLE.to_reader(), PEOPLE.slice(0, 0)],
    ids=["table", "batch", "reader", "empty"],
)
async def test_tables_in_memory_are_rows_and_no_mappings(table: Any) -> None:
    source = source_of(table)
    rows = await rows_of(source, 7)
    assert source.columns == ("name", "n", "e")
    assert (source.path, source.size) == (None, None)
    assert [row.cells for row in rows] == (PEOPLE.to_pylist() if rows else [])
    assert (getattr(table, "num_rows", 50) > 0) == bool(rows)


async def test_a_table_of_another_library() -> None:
    class Frame:
        """As Polars and DuckDB have them."""

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return PEOPLE.__arrow_c_stream__(requested_schema)

    assert len(await rows_of(source_of(Frame()))) == 50


async def test_a_single_column_is_no_table() -> None:
    with pytest.raises(InvalidInput, match="the rows cannot be read"):
        await rows_of(source_of(pa.chunked_array([[1, 2]])))


class TestValues:
    async def test_of_all_plain_types(self) -> None:
        assert await column([True, None, False]) == [True, None, False]
        assert await column([2**63 - 1, None]) == [2**63 - 1, None]
        assert await column(["ä", "", None], pa.large_string()) == ["ä", "", None]
        assert await column([date(2026, 1, 31), None]) == [date(2026, 1, 31), None]
        assert await column([None, None], pa.null()) == [None, None]
        assert await column([Decimal("1.50"), None], pa.decimal128(30, 2)) == [Decimal("1.50"), None]
        assert await column(["b", "a", None, "b"], pa.dictionary(pa.int8(), pa.string())) == ["b", "a", None, "b"]
        assert await column([b"text", b"\xff"], pa.binary()) == ["text", b"\xff"]

    async def test_moments_have_their_zone_and_their_nanoseconds(self) -> None:
        moment = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)
        for unit in ("s", "ms", "us", "ns"):
            assert await column([moment, None], pa.timestamp(unit, tz="Europe/Berlin")) == [moment, None]
            assert await column([moment.replace(tzinfo=None)], pa.timestamp(unit)) == [moment.replace(tzinfo=None)]
        found = await column([1_700_000_000_123_456_789, -1], pa.timestamp("ns", tz="UTC"))
        assert found == ["2023-11-14T22:13:20.123456789Z", "1969-12-31T23:59:59.999999999Z"]

    async def test_numbers_that_are_none_are_empty_and_short_floats_stay_short(self) -> None:
        assert await column([1.5, float("nan"), None]) == [1.5, None, None]
        assert await column([0.1, float("nan"), None], pa.float32()) == [0.1, None, None]
        assert await column([0.5, None], pa.float16()) == [0.5, None]

    async def test_lists_and_structs(self) -> None:
        lists = [["a", "b"], None, [], ["c"]]
        for kind in (pa.list_(pa.string()), pa.large_list(pa.string())):
            assert await column(lists, kind) == lists
        assert await column([[1.0, float("nan")], None], pa.list_(pa.float64(), 2)) == [[1.0, None], None]
        parts = [{"first": "Ada", "last": None}, None, {"first": None, "last": None}]
        assert await column(parts) == [{"first": "Ada", "last": None}, None, None]
        at = datetime(2026, 1, 1, tzinfo=UTC)
        nested = pa.list_(pa.struct([("at", pa.timestamp("ns", tz="UTC")), ("n", pa.int8())]))
        assert await column([[{"at": at, "n": 1}], None, []], nested) == [[{"at": at, "n": 1}], None, []]
        assert await column([[("k", 1)], None], pa.map_(pa.string(), pa.int64())) == [{"k": 1}, None]

    async def test_a_slice_has_its_own_values(self) -> None:
        table = pa.table({"x": [["a"], ["b", "c"], None, ["d"]], "y": [{"k": n} for n in range(4)]})
        rows = await rows_of(source_of(table.slice(1, 3)))
        assert [row.cells["x"] for row in rows] == [["b", "c"], None, ["d"]]
        assert [row.cells["y"] for row in rows] == [{"k": 1}, {"k": 2}, {"k": 3}]

    async def test_what_python_has_no_value_for_costs_its_row(self) -> None:
        days = pa.array([1, 10**7, 3], pa.int32()).cast(pa.date32())
        moments = pa.array([1, 2, 10**12], pa.int64()).cast(pa.timestamp("s"))
        rows = await rows_of(source_of(pa.table({"n": [1, 2, 3], "day": days, "at": moments})))
        first, second, third = rows
        assert first.problem is None
        assert first.cells["day"] == date(1970, 1, 2)
        assert second.problem is not None
        assert (second.problem.column, second.cells["n"]) == ("day", 2)
        assert third.problem is not None
        assert third.problem.column == "at"
        assert third.problem.reason.startswith("cannot be read")

    async def test_cells_named_as_json_are_what_they_stand_for(self) -> None:
        table = pa.table({"name": ['{"value": " x "}', "y"], "import:json": ['["name"]', None]})
        first, second = await rows_of(source_of(table))
        assert first.cells == {"name": {"value": " x "}}
        assert second.cells["name"] == "y"


class TestRefused:
    async def test_a_column_that_is_there_twice(self, tmp_path: Path) -> None:
        table = pa.table([[1], [2], [3]], names=["a", "b", " a "])
        path = file_of(tmp_path / "twice.parquet", table)
        for source in (source_of(path), source_of(table)):
            with pytest.raises(InvalidInput, match=r"has the column 'a' more than once: columns 1, 3"):
                await source.open()

    async def test_no_columns_and_the_index_of_a_data_frame(self) -> None:
        with pytest.raises(InvalidInput, match="has no columns"):
            await rows_of(source_of(pa.table({"__index_level_0__": [1]})))
        rows = await rows_of(source_of(pa.table({"a": [1], "__index_level_0__": [1], "": [2]})))
        assert [row.cells for row in rows] == [{"a": 1}]

    @pytest.mark.parametrize("name", ["a.parquet", "a.arrow", "a.arrows"])
    async def test_a_broken_file_is_one_clear_line(self, tmp_path: Path, name: str) -> None:
        path = file_of(tmp_path / name, PEOPLE)
        whole = path.read_bytes()
        broken = [b"", whole[:4], whole[:-30], whole[: len(whole) // 2], b"\0" * 100, b"nothing of the kind"]
        for data in broken:
            path.write_bytes(data)
            source = ParquetFile(path) if name == "a.parquet" else ArrowFile(path)
            with pytest.raises(InvalidInput) as caught:
                await rows_of(source)
            assert str(caught.value).startswith(f"{path} cannot be read")
            assert "\n" not in str(caught.value)
            with pytest.raises(RuntimeError):
                await source.read(1)

    async def test_a_page_that_is_broken_says_after_which_row(self, tmp_path: Path) -> None:
        path = tmp_path / "a.parquet"
        table = pa.table({"x": [f"value {n * 7919 % 5000}" for n in range(5000)]})
        pq.write_table(table, path, row_group_size=2000, compression="none", use_dictionary=False)
        data = bytearray(path.read_bytes())
        start = pq.read_metadata(path).row_group(2).column(0).data_page_offset
        data[start : start + 40] = b"\xff" * 40
        path.write_bytes(data)
        with pytest.raises(InvalidInput, match=r"cannot be read after row [234],000: "):
            await rows_of(ParquetFile(path))

    async def test_no_file_and_a_folder(self, tmp_path: Path) -> None:
        for source in (ParquetFile(tmp_path / "none.parquet"), ArrowFile(tmp_path / "none.arrow")):
            with pytest.raises(FileNotFoundError):
                await source.open()
        with pytest.raises(IsADirectoryError):
            await ParquetFile(tmp_path).open()

    async def test_parquet_that_is_called_csv_says_what_to_do(self, tmp_path: Path) -> None:
        path = file_of(tmp_path / "a.parquet", PEOPLE).rename(tmp_path / "a.csv")
        with pytest.raises(InvalidInput, match=r"is not CSV but a Parquet file: name it \.parquet"):
            await CSVFile(path).open()

    def test_without_the_extra_it_says_what_to_install(self) -> None:
        block = """
import asyncio, sys
sys.modules["pyarrow"] = None
from aioattio.bulk.sources import source_of
for name in ("a.parquet", "a.arrow"):
    try:
        asyncio.run(source_of(name).open())
    except Exception as error:
        print(error)
"""
        done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True, check=True)
        lines = done.stdout.splitlines()
        assert len(lines) == 2
        assert all("pip install 'aioattio[arrow]'" in line for line in lines)


async def test_memory_stays_flat_however_long_the_file(tmp_path: Path) -> None:
    path = tmp_path / "long.parquet"
    text = "x" * 2000
    with pq.ParquetWriter(path, pa.schema([("n", pa.int64()), ("text", pa.string())])) as writer:
        for start in range(0, 40_000, 2_000):
            numbers = list(range(start, start + 2_000))
            writer.write_table(pa.table({"n": numbers, "text": [f"{n}{text}" for n in numbers]}))
    source = ParquetFile(path)
    await source.open()
    tracemalloc.start()
    before = pa.total_allocated_bytes()
    peak = count = 0
    while batch := await source.read(200):
        count += len(batch)
        peak = max(peak, pa.total_allocated_bytes() - before)
    python = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    await source.aclose()
    assert count == 40_000
    assert python + peak < 30_000_000, "of 80 MB of text"


def test_nothing_loads_pyarrow_that_does_not_need_it() -> None:
    code = "import sys; from aioattio.bulk.sources import source_of; source_of([{}]); print('pyarrow' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
