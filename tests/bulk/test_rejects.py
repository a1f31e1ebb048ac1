"""The file with the rows to mend: nothing in it is lost, and it can be imported again."""

from __future__ import annotations

import asyncio
import csv
import json
import os
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio.bulk.outcome import Outcome, Problem, Row
from aioattio.bulk.sources.rejects import RejectsFile
from aioattio.bulk.sources.source import CSVFile, IterableSource, JSONLinesFile, Source
from aioattio.bulk.spool.spool import Checked, Spool
from aioattio.errors import InvalidInput
from aioattio.schema.definitions import Definitions, SelectOption
from aioattio.values.types import ActorReference, Location, Name, RecordReference
from aioattio.values.writing import encode_values

NAME = "when, or, so, it, is, said, here"
OWN = ("import:line", "import:column", "import:reason", "import:surplus")
MARKED = "import:json"


async def read(source: Source) -> list[Row]:
    await source.open()
    try:
        rows: list[Row] = []
        while some := await source.read(100):
            rows.extend(some)
        return rows
    finally:
        await source.aclose()


def bad(line: int, *problems: Problem) -> Outcome:
    return Outcome(line=line, state="rejected", problems=problems or (Problem(None, None, "it is bad"),))


def own(row: Row) -> tuple[Any, ...]:
    return tuple(row.cells[name] for name in OWN)


def others(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.cells.items() if name not in (*OWN, MARKED)}


async def rejected(source: Source, path: Path, rows: list[Row] | None = None) -> None:
    rows = rows if rows is not None else await read(source)
    file = RejectsFile(path, source)
    for row in rows:
        file.write(row, bad(row.line))
    file.commit()
    file.discard()
    assert not list(path.parent.glob("*.part"))


async def test_the_inputs_columns_and_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(
        'name;"when, or, so, it, is, said, here";place\r\nZoë;1999;"a\nb"\r\nx;2;3;4;"5;6"\r\n'.encode()
    )
    source = CSVFile(tmp_path / "in.csv")
    rows = await read(source)
    path = tmp_path / "out.csv"
    file = RejectsFile(str(path), source)
    problems = (Problem("name", "Zoë", "no"), Problem("place", "x", "nor that"), Problem("name", "Zoë", "again"))
    file.write(rows[0], bad(2, *problems))
    file.write(rows[1], Outcome(line=4, state="superseded", superseded_by=7, differs=("place",)))
    file.commit()
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    again = CSVFile(path)
    first, second = await read(again)
    assert again.columns == ("name", NAME, "place", *OWN)
    assert again.delimiter == ";"
    assert others(first) == {"name": "Zoë", NAME: "1999", "place": "a\nb"}
    assert own(first) == ("2", "name, place", "name = 'Zoë': no; place = 'x': nor that; name = 'Zoë': again", "")
    assert own(second) == ("4", "", "superseded by line 7; differs in place", '4;"5;6"')
    assert (first.problem is None, second.problem is None) == (True, False)


async def test_a_rejects_file_as_the_input_keeps_one_set_of_own_columns(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a,import:line,b,import:reason,import:column,import:surplus\n1,77,2,old,a,\n")
    source = CSVFile(tmp_path / "in.csv")
    await rejected(source, tmp_path / "out.csv")
    await rejected(source, tmp_path / "out.jsonl")
    for again in (CSVFile(tmp_path / "out.csv"), JSONLinesFile(tmp_path / "out.jsonl")):
        (row,) = await read(again)
        assert tuple(row.cells) == ("a", "b", *OWN)
        assert str(row.cells["import:line"]) == "2"
        assert row.cells["import:reason"] == "it is bad"


TYPED = {
    "text": "x",
    "none": None,
    "yes": True,
    "integer": 10**30,
    "decimal": Decimal("1E+3"),
    "tiny": Decimal("1E-300"),
    "float": 0.1,
    "date": date(2026, 1, 2),
    "time": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    "list": ["a", Decimal("1.50")],
    "mapping": {"b": date(2026, 1, 2)},
    "surrogate": "\ud800",
    "surrogates": ["\ud800"],
}


async def test_values_that_are_no_text(tmp_path: Path) -> None:
    source = IterableSource([])
    row = Row(1, TYPED)
    await rejected(source, tmp_path / "out.csv", [row])
    await rejected(source, tmp_path / "out.jsonl", [row])
    (text,) = await read(CSVFile(tmp_path / "out.csv"))
    assert others(text) == {
        "text": "x",
        "none": "",
        "yes": "true",
        "integer": "1" + "0" * 30,
        "decimal": "1000",
        "tiny": Decimal("1E-300"),
        "float": Decimal("0.1"),
        "date": "2026-01-02",
        "time": "2026-01-02T03:04:05+00:00",
        "list": ["a", Decimal("1.50")],
        "mapping": {"b": "2026-01-02"},
        "surrogate": r"\ud800",
        "surrogates": [r"\ud800"],
    }
    line = json.loads((tmp_path / "out.jsonl").read_text(), parse_float=Decimal)
    assert {name: line[name] for name in ("none", "yes", "integer", "float", "date")} == {
        "none": None,
        "yes": True,
        "integer": 10**30,
        "float": Decimal("0.1"),
        "date": "2026-01-02",
    }
    assert line["surrogate"] == r"\ud800"


def header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file))


async def test_the_column_that_tells_json_is_there_only_if_a_row_needs_it(tmp_path: Path) -> None:
    """Numbers with a fraction need it: with `number(comma)` 1.234 is a thousand times more."""
    path = tmp_path / "out.csv"
    text = {"text": '["a"]', "object": '{"a": 1}', "integer": -7, "yes": True, "none": None, "date": date(2026, 1, 2)}
    await rejected(IterableSource([]), path, [Row(1, text)])
    assert header(path) == [*text, *OWN]
    assert others((await read(CSVFile(path)))[0]) == {
        "text": '["a"]', "object": '{"a": 1}', "integer": "-7", "yes": "true", "none": "", "date": "2026-01-02"
    }  # fmt: skip
    needy = {"text": ["a"], "object": {}, "integer": Decimal("1.234")}
    await rejected(IterableSource([]), path, [Row(1, text), Row(2, needy)])
    assert header(path) == [*text, *OWN, MARKED]
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [row[MARKED] for row in csv.DictReader(file)] == ["", '["text","object","integer"]']
    source = CSVFile(path)
    plain, typed = await read(source)
    assert (plain.cells["text"], plain.cells["object"]) == ('["a"]', '{"a": 1}')
    assert {name: typed.cells[name] for name in needy} == needy
    await rejected(source, tmp_path / "again.csv", [plain])
    assert header(tmp_path / "again.csv") == [*text, *OWN]


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
async def test_json_that_could_not_be_read_is_json_still_when_it_is_mended(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out.{suffix}"
    (tmp_path / "in.csv").write_text('place,tags,import:json\n[1,"[""x""]","[""place"", ""tags""]"\n')
    source = CSVFile(tmp_path / "in.csv")
    await rejected(source, path)
    again = CSVFile(path) if suffix == "csv" else JSONLinesFile(path)
    (row,) = await read(again)
    assert row.problem is not None
    assert row.problem.column == "place"
    path.write_text(path.read_text().replace("[1", "[1]", 1))
    (row,) = await read(again)
    assert (row.problem, others(row)) == (None, {"place": [1], "tags": ["x"]})
    # A list that a mended row of JSON Lines has itself needs the mark of CSV, too.
    mixed = Row(2, {"place": "[1", "tags": ["x"], MARKED: '["place"]'})
    await rejected(IterableSource([]), tmp_path / "mixed.csv", [mixed])
    (row,) = await read(CSVFile(tmp_path / "mixed.csv"))
    assert row.cells[MARKED] == '["place","tags"]'


REFERENCE = RecordReference("companies", "5ae4a3b6-9f8f-4f0f-a3ff-0f9a5b5d3f7e")
VALUES = {
    "name": ("personal-name", Name("Ada", "Lovelace", "Countess Ada Lovelace")),
    "place": ("location", Location(locality="Paris", latitude="48.85", country_code="FR")),
    "amount": ("currency", Decimal("1.234")),
    "number": ("number", 1e-3),
    "day": ("date", date(2026, 1, 2)),
    "moment": ("timestamp", datetime(2026, 1, 2, 23, 4, 5, tzinfo=timezone(timedelta(hours=-10)))),
    "company": ("record-reference", REFERENCE),
    "owner": ("actor-reference", ActorReference("workspace-member", REFERENCE.id)),
    "phone": ("phone-number", {"original_phone_number": "020 1", "country_code": "GB"}),
    "tier": ("select", SelectOption("5ae4a3b6-9f8f-4f0f-a3ff-0f9a5b5d3f7f", "Gold")),
    "text": ("text", '{"locality":"Paris"}'),
}
DEFINITIONS = Definitions.from_json(
    [{"api_slug": slug, "type": kind, "title": slug, "is_writable": True} for slug, (kind, _) in VALUES.items()]
)


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
async def test_typed_values_are_imported_again_as_what_they_were(tmp_path: Path, suffix: str) -> None:
    """Through the spool, a rejects file, and the same once more."""
    cells: dict[str, Any] = {slug: value for slug, (_, value) in VALUES.items()}
    wanted = encode_values(cells, DEFINITIONS, "people")
    source: Source = IterableSource([])
    rows = [Row(1, cells)]
    for turn in range(2):
        path = tmp_path / f"{turn}.{suffix}"
        with Spool(match="name") as spool:
            spool.add([Checked(row, problems=(Problem(None, None, "it is bad"),)) for row in rows])
            await rejected(source, path, [row for row, _ in spool.to_mend()])
        source = CSVFile(path) if suffix == "csv" else JSONLinesFile(path)
        rows = await read(source)
        found = encode_values(others(rows[0]), DEFINITIONS, "people")
        moments = [datetime.fromisoformat(values.pop("moment")[0]["value"]) for values in (found, dict(wanted))]
        assert found == {slug: values for slug, values in wanted.items() if slug != "moment"}
        assert moments[0] == moments[1]


async def test_rows_with_keys_of_their_own_lose_nothing_in_a_csv_file(tmp_path: Path) -> None:
    rows = [Row(1, {"a": 1}), Row(2, {"b": "x,y", "a": 2}), Row(3, {}, surplus="text"), Row(4, {"c": [1], " b": 3})]
    await rejected(IterableSource([]), tmp_path / "out.csv", rows)
    again = await read(CSVFile(tmp_path / "out.csv"))
    assert [others(row) for row in again] == [
        {"a": "1", "b": "", "c": ""},
        {"a": "2", "b": "x,y", "c": ""},
        {"a": "", "b": "", "c": ""},
        {"a": "", "b": "", "c": "[1]"},
    ]
    assert [row.surplus for row in again] == ["", "", "text", '{" b":3}']
    assert again[3].cells[MARKED] == '["c"]'


async def test_keys_that_the_header_lacks_are_kept_as_surplus(tmp_path: Path) -> None:
    source = IterableSource([])
    source.columns = ("a",)
    await rejected(source, tmp_path / "out.csv", [Row(1, {"a": "x", "b": 1}, surplus="left")])
    (row,) = await read(CSVFile(tmp_path / "out.csv"))
    assert (others(row), row.surplus) == ({"a": "x"}, 'left {"b":1}')


async def test_a_file_without_rows_has_a_header(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a,b\n")
    source = CSVFile(tmp_path / "in.csv")
    await rejected(source, tmp_path / "out.csv")
    again = CSVFile(tmp_path / "out.csv")
    assert await read(again) == []
    assert again.columns == ("a", "b", *OWN)
    await rejected(source, tmp_path / "out.ndjson")
    assert (tmp_path / "out.ndjson").read_text() == ""


def test_discarding_leaves_nothing_and_what_was_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("mended in part")
    file = RejectsFile(path, IterableSource([]))
    file.write(Row(1, {"a": 1}), bad(1))
    assert (tmp_path / "out.csv.part").exists()
    file.discard()
    file.discard()
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_text() == "mended in part"
    file = RejectsFile(path, IterableSource([]))
    file.write(Row(1, {"a": 1}), bad(1))
    assert path.read_text() == "mended in part"
    file.commit()
    file.discard()
    assert list(tmp_path.iterdir()) == [path]
    assert "mended" not in path.read_text()


def test_the_input_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("a\n1\n")
    (tmp_path / "link.csv").symlink_to(path)
    os.link(path, tmp_path / "hard.csv")
    for same in (path, tmp_path / "link.csv", tmp_path / "hard.csv", tmp_path / "x" / ".." / "in.csv"):
        with pytest.raises(InvalidInput, match="is the input") as caught:
            RejectsFile(same, CSVFile(path))
        assert caught.value.attribute == "rejects"
    part = tmp_path / "other.csv.part"
    part.write_text("a\n1\n")
    with pytest.raises(InvalidInput, match="is the input"):
        RejectsFile(tmp_path / "other.csv", CSVFile(part))
    assert path.read_text() == part.read_text() == "a\n1\n"


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    places = {
        "none/out.csv": "there is no folder",
        "file/out.csv": "there is no folder|cannot be written",
        ".": "is a folder",
        "x" * 300: "cannot be written: File name too long",
    }
    for place, message in places.items():
        with pytest.raises(InvalidInput, match=message) as caught:
            RejectsFile(tmp_path / place, IterableSource([]))
        assert "\n" not in str(caught.value)
    if os.geteuid() != 0:
        tmp_path.chmod(0o500)
        with pytest.raises(InvalidInput, match="Permission denied"):
            RejectsFile(tmp_path / "out.csv", IterableSource([]))
        tmp_path.chmod(0o700)


NAMES = st.lists(
    st.text(st.sampled_from(list('ab1 .",;\t|\n\ré東🎉')), min_size=1, max_size=8)
    .map(str.strip)
    .filter(lambda name: name and not name.startswith("import:")),
    min_size=1,
    max_size=4,
    unique=True,
)
TEXT = st.text(max_size=12) | st.sampled_from(['"', '""', "\n", "\r", "\r\n", ",", ";", "\t", " ", "=1", "\ufeff", "'"])


@given(names=NAMES, delimiter=st.sampled_from(",;\t|"), data=st.data())
@settings(deadline=None)
def test_a_round_trip_of_any_text(tmp_path_factory: Any, names: list[str], delimiter: str, data: st.DataObject) -> None:
    """The rejects file of a rejects file has the cells of the input still."""
    folder = tmp_path_factory.mktemp("rejects")
    row = st.lists(TEXT, min_size=len(names), max_size=len(names)).filter(
        lambda cells: len(cells) > 1 or cells[0].strip()
    )
    rows = data.draw(st.lists(row, max_size=4))
    with (folder / "in.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL)
        writer.writerow(names)
        writer.writerows(rows)

    async def run() -> None:
        first = CSVFile(folder / "in.csv", delimiter=delimiter)
        await rejected(first, folder / "one.csv")
        await rejected(CSVFile(folder / "one.csv"), folder / "two.csv")
        await rejected(first, folder / "out.jsonl")
        given_rows = [dict(zip(names, cells, strict=True)) for cells in rows]
        for source in (first, CSVFile(folder / "one.csv"), CSVFile(folder / "two.csv")):
            assert [others(row) for row in await read(source)] == given_rows
        if rows:
            assert [others(row) for row in await read(JSONLinesFile(folder / "out.jsonl"))] == given_rows

    asyncio.run(run())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


@given(rows=st.lists(st.dictionaries(NAMES.map(lambda names: names[0]), JSON, max_size=3), min_size=1, max_size=3))
@settings(deadline=None)
def test_a_round_trip_of_any_json(tmp_path_factory: Any, rows: list[dict[str, Any]]) -> None:
    """Lists, objects and fractions are the same in both formats, and so is the text that looks like them."""
    folder = tmp_path_factory.mktemp("rejects")

    async def run() -> None:
        given_rows = [Row(line, cells) for line, cells in enumerate(rows, 1)]
        await rejected(IterableSource([]), folder / "out.jsonl", given_rows)
        await rejected(IterableSource([]), folder / "out.csv", given_rows)
        assert [others(row) for row in await read(JSONLinesFile(folder / "out.jsonl"))] == rows
        source = CSVFile(folder / "out.csv")
        found = await read(source)
        await rejected(source, folder / "again.csv", found)
        for again in (found, await read(CSVFile(folder / "again.csv"))):
            for row, cells in zip(again, rows, strict=True):
                assert row.problem is None
                assert {name: row.cells[name] for name in cells} == {name: told(cell) for name, cell in cells.items()}

    asyncio.run(run())


def told(cell: Any) -> Any:
    """A cell as CSV has it: what can be nothing else needs no JSON."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, Decimal) and abs(cell.adjusted()) < 40 and "." not in f"{cell:f}":
        return f"{cell:f}"
    return str(cell) if isinstance(cell, int) else cell
