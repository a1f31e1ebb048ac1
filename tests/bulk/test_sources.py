"""Files and iterables as rows: what is in them, what is wrong with them, and that nothing else suffers from it."""

from __future__ import annotations

import asyncio
import csv
import io
import itertools
import json
import os
import re
import sqlite3
import threading
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio.bulk.outcome import Row
from aioattio.bulk.sources import csv_records, file_source, text_file
from aioattio.bulk.sources.source import CSVFile, IterableSource, JSONLinesFile, Source, source_of
from aioattio.errors import InvalidInput
from tests.conftest import SHARED


async def read(source: Source, batch: int = 3) -> list[Row]:
    """Every row, in small batches, so that a fault of one shows in the next."""
    await source.open()
    try:
        rows: list[Row] = []
        while some := await source.read(batch):
            assert len(some) <= batch
            rows.extend(some)
        return rows
    finally:
        await source.aclose()


@pytest.fixture
def put(tmp_path: Path) -> Any:
    def put(content: str | bytes, name: str = "companies.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return put


def cells(rows: list[Row]) -> list[list[Any]]:
    assert [row.problem for row in rows if row.problem] == []
    return [list(row.cells.values()) for row in rows]


def reason(row: Row) -> str:
    assert row.problem is not None
    return row.problem.reason


# What CSV files hold


TABLE = "name,city\r\nZoë,Köln\r\nŁukasz,東京\r\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        pytest.param(TABLE.encode(), None, id="UTF-8"),
        pytest.param(TABLE.encode("utf-8-sig"), None, id="UTF-8 with a mark"),
        pytest.param(TABLE.encode("utf-8-sig"), "utf-8", id="UTF-8 with a mark, named"),
        pytest.param(TABLE.encode("utf-16"), None, id="UTF-16 with a mark"),
        pytest.param(b"\xfe\xff" + TABLE.encode("utf-16-be"), None, id="UTF-16 with a mark, big-endian"),
        pytest.param(TABLE.encode("utf-16-le"), None, id="UTF-16 without a mark, little-endian"),
        pytest.param(TABLE.encode("utf-16-be"), None, id="UTF-16 without a mark, big-endian"),
        pytest.param(TABLE.encode("utf-16-le"), "utf-16-le", id="UTF-16, named"),
        pytest.param(TABLE.encode("utf-32"), None, id="UTF-32 with a mark"),
        pytest.param(TABLE.encode("gb18030"), "gb18030", id="another encoding, named"),
    ],
)
async def test_encodings(put: Any, content: bytes, encoding: str | None) -> None:
    source = CSVFile(put(content), encoding=encoding)
    assert cells(await read(source)) == [["Zoë", "Köln"], ["Łukasz", "東京"]]
    assert source.columns == ("name", "city")
    assert source.position == source.size == len(content)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
async def test_lines_are_numbered_as_an_editor_does(put: Any, line_break: str) -> None:
    lines = ["", "a,b", "1,2", "", '"x', 'y",z', " ", '"', '",w', "last,5"]
    path = put(line_break.join(lines))
    rows = await read(CSVFile(path))
    assert [row.line for row in rows] == [3, 5, 8, 10]
    assert cells(rows) == [["1", "2"], [f"x{line_break}y", "z"], [line_break, "w"], ["last", "5"]]


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        ("a,b", ","),
        ("a;b", ";"),
        ("a\tb", "\t"),
        ("a|b", "|"),
        ('"a,a,a";b', ";"),
        ('"one "";;;"" two"|b|c', "|"),
        ('"two\nlines, a name, or more";b', ";"),
        ('5" disc;b', ";"),
        ("alone", ","),
    ],
)
async def test_the_delimiter_is_found_in_the_header(put: Any, header: str, delimiter: str) -> None:
    source = CSVFile(put(f"{header}\n"))
    assert await read(source) == []
    assert source.delimiter == delimiter


async def test_the_delimiter_may_be_said(put: Any) -> None:
    path = put("a,b;c\n1,2;3\n")
    assert cells(await read(CSVFile(path, delimiter=";"))) == [["1,2", "3"]]
    assert cells(await read(CSVFile(put("a,a\tb\n1\t2\n"), delimiter="tab"))) == [["1", "2"]]
    assert cells(await read(CSVFile(put("sep=;\r\na;b,c\r\n1;2\r\n")))) == [["1", "2"]]
    for wrong in ("", ";;", '"', "\n"):
        with pytest.raises(InvalidInput, match="cannot separate cells") as caught:
            CSVFile(path, delimiter=wrong)
        assert caught.value.attribute == "delimiter"


async def test_a_stray_quote_in_the_header_does_not_take_the_file_into_memory(put: Any) -> None:
    source = CSVFile(put('5" disc;price\n' + "1;2\n" * 100_000))
    await source.open()
    assert source.position < 50_000
    assert cells(await source.read(1)) == [["1", "2"]]
    await source.aclose()


async def test_only_blank_lines_are_passed_over(put: Any) -> None:
    assert cells(await read(CSVFile(put("a\tb\n \n\t\n\n1\t2\n")))) == [["", ""], ["1", "2"]]
    assert cells(await read(CSVFile(put('a\n""\n\t\n1\n')))) == [[""], ["1"]]


async def test_names_are_stripped_and_columns_without_one_are_left_out(put: Any) -> None:
    source = CSVFile(put(" name ,,city,\nAcme,x,Bonn,y\n"))
    rows = await read(source)
    assert source.columns == ("name", "city")
    assert rows == [Row(2, {"name": "Acme", "city": "Bonn"})]


async def test_cells_are_given_as_they_are(put: Any) -> None:
    rows = await read(CSVFile(put('a,b\n  x ,"say ""hi"""\n5" disc,"1"\n"1\n\n2\u2028","\0"\n')))
    assert cells(rows) == [["  x ", 'say "hi"'], ['5" disc', "1"], ["1\n\n2\u2028", "\0"]]


async def test_a_file_is_read_anew_when_it_is_opened_again(put: Any) -> None:
    source = CSVFile(put("a\n1\n2\n"))
    with pytest.raises(RuntimeError, match="open"):
        await source.read(1)
    await source.open()
    assert len(await source.read(1)) == 1
    assert len(await read(source)) == 2
    await source.aclose()
    await source.aclose()


async def test_position_follows_the_reading(put: Any) -> None:
    source = CSVFile(put("a,b\n" + "x" * 100_000 + ",1\n" + "y" * 100_000 + ",2\n"))
    await source.open()
    seen = [source.position]
    while await source.read(1):
        seen.append(source.position)
    await source.aclose()
    assert source.size == 200_010
    assert seen[0] < 20_000
    assert 100_000 < seen[1] < 120_000
    assert seen[2] == 200_010


async def test_a_pipe_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=("a,b\n1,2\n",))
    writer.start()
    source = source_of(path)
    assert cells(await read(source)) == [["1", "2"]]
    assert (source.size, source.position) == (None, 8)
    writer.join()


async def test_the_fortune_500() -> None:
    path = SHARED / "data" / "fortune500.csv"
    if not path.exists():
        pytest.skip("needs ../shared/data/fortune500.csv")
    source = CSVFile(path)
    rows = await read(source, batch=100)
    assert source.columns is not None
    assert len(source.columns) == 16
    assert [row.line for row in rows] == list(range(2, 502))
    assert all(row.problem is None for row in rows)
    assert rows[0].cells["revenue ($M)"] == "$514,405.0"
    assert rows[0].cells["location"] == "Bentonville, Ark."


# What is no CSV file


REFUSED = {
    "nothing": (b"", "is empty"),
    "blank": (b"\xef\xbb\xbf \n\r\n\n", "is empty"),
    "only Excel's first line": (b"sep=;\n", "is empty"),
    "a workbook": (b"PK\x03\x04\x14\x00\x06\x00", "an Excel workbook or another zip archive: save the sheet as CSV"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Excel workbook of the old kind"),
    "PDF": (b"%PDF-1.7\n", "a PDF document"),
    "gzip": (b"\x1f\x8b\x08\x00", "compressed"),
    "HTML": (b"\n<!DOCTYPE html>\n<html>", "an HTML or XML document"),
    "HTML in UTF-16": ("<html>\n".encode("utf-16"), "an HTML or XML document"),
    "a JSON object": (b'{"name": "Acme"}\n', "JSON Lines: one object per line"),
    "a JSON array": (b'[\n  {"name": "Acme"}]\n', "JSON Lines: one object per line"),
    "bytes": (b"abc\0\1\2\3, hello", r"binary: its character 4 is a zero"),
    "bytes that are UTF-16": (b"\0\1\2\3" * 10, r"is not CSV but binary: its header has the control character '\\x01'"),
    "a control character in a name": (b"a,b\x1b,b\x1b\n1,2,3\n", r"is not CSV but binary: .* '\\x1b'"),
    "no names": (b"\n, ,\n1,2,3\n", "a header without names, line 2"),
    "a name twice": (b"a,b, a,c,a\n1,2,3,4,5\n", r"the column 'a' more than once in its header: columns 1, 3, 5"),
    "a broken header": (b'a,"b\n1,2\n', "a header that cannot be read, line 1: a quote is opened and not closed"),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=REFUSED)
async def test_what_is_no_csv(put: Any, content: bytes, message: str) -> None:
    source = CSVFile(put(content))
    with pytest.raises(InvalidInput, match=rf"^/.*companies.csv .*{message}") as caught:
        await source.open()
    assert "\n" not in str(caught.value)
    assert caught.value.attribute == "rows"
    await source.aclose()


async def test_files_that_cannot_be_opened_say_which(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.csv"):
        await CSVFile(tmp_path / "none.csv").open()
    with pytest.raises(IsADirectoryError):
        await CSVFile(tmp_path).open()


@pytest.mark.parametrize("encoding", ["utf-9", "base64", "rot13", "undefined", "\0"])
def test_an_encoding_that_there_is_not(encoding: str) -> None:
    with pytest.raises(InvalidInput, match="no text encoding") as caught:
        CSVFile("x.csv", encoding=encoding)
    assert caught.value.attribute == "encoding"


BAD_BYTES = {
    "at the beginning": (b"a,b\nM\xfcnchen,1\n", None, r"is not UTF-8: line 2, byte 6 \(0xfc\)"),
    "far inside": (b"a,b\r\n" + b"x,1\r\n" * 9_000 + b"K\xf6ln,1\r\n", None, r"line 9,002, byte 45,007 \(0xf6\)"),
    "cut off": (b"a\nK\xc3", None, r"line 2, byte 4 \(0xc3\), unexpected end of data"),
    "half a character of UTF-16": ("a\nb".encode("utf-16") + b"\0", None, r"is not UTF-16: line 2, byte 9 .*truncated"),
    "no UTF-16": (b"a,b,c\n", "utf-16", r"is not UTF-16: "),
}


@pytest.mark.parametrize(("content", "encoding", "message"), BAD_BYTES.values(), ids=BAD_BYTES)
async def test_bytes_of_another_encoding(put: Any, content: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(InvalidInput, match=rf"^/.*companies.csv .*{message}.*encoding=\"cp1252\""):
        await read(CSVFile(put(content), encoding=encoding))


# Rows that are wrong


async def test_rows_that_do_not_fit_the_header(put: Any) -> None:
    rows = await read(CSVFile(put('a,b,c\n1\n1,2,3,"x,y",5\n1,2,3\n')))
    assert [row.line for row in rows] == [2, 3, 4]
    assert (rows[0].cells, reason(rows[0])) == ({"a": "1"}, "1 cell, the header has 3")
    assert (rows[1].cells, reason(rows[1])) == ({"a": "1", "b": "2", "c": "3"}, "5 cells, the header has 3")
    assert rows[1].surplus == '"x,y",5'
    assert rows[2].problem is None


BROKEN = {
    "text after a closing quote": ('1,"x"y,3', "b", '"x"y,3', "text after the closing quote"),
    "a quote never closed": ('1,"x,3', "b", '"x,3', "a quote is opened and not closed"),
    "half a row": ('1,"$514,4', "b", '"$514,4', "a quote is opened and not closed"),
    "closed twice": ('1,2,"x""', "c", '"x""', "a quote is opened and not closed"),
    "more cells than columns": ('1,2,3,4,"x', None, '4,"x', "a quote is opened and not closed"),
}


@pytest.mark.parametrize(("line", "column", "surplus", "message"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL], ids=["all quoted", "few quoted"])
async def test_a_broken_quote_costs_one_row(
    put: Any, quoting: Any, line: str, column: str | None, surplus: str, message: str
) -> None:
    text = io.StringIO()
    good = [["p", "q, r", "s"], ["", "t", ""], ["multi\nline", "u", ""]]
    csv.writer(text, quoting=quoting).writerows(good)
    rows = await read(CSVFile(put(f"a,b,c\n{text.getvalue()}{line}\n{text.getvalue()}")))
    bad = rows.pop(3)
    assert cells(rows) == good + good
    assert [row.line for row in rows] == [2, 3, 4, 7, 8, 9]
    assert bad.line == 6
    assert bad.problem is not None
    assert bad.problem.column == column
    assert message in bad.problem.reason
    assert bad.surplus == surplus


async def test_the_rest_of_a_broken_record_is_not_taken_for_rows(put: Any) -> None:
    """Its lines have as many cells as the header, but a quote among them that belongs to no cell."""
    rows = await read(CSVFile(put('a,b\n"first, line\nsecond" oops, line\n5" disc, x\n')))
    assert [(row.line, row.problem is None) for row in rows] == [(2, False), (3, False), (4, True)]
    assert "rest of that" in reason(rows[1])
    # The same over a whole record: a quote that is closed much later by chance.
    rows = await read(CSVFile(put('a,b,c\n1,2,"x\n3,4,5\n6,7" y",8\n9,10,11\n')))
    assert [(row.line, row.problem is None) for row in rows] == [(2, False), (3, True), (4, False), (5, True)]
    rows = await read(CSVFile(put('a,b,c\n1,2,"x\n3,4,5\n6,",y",7\n8,9,10\n')))
    assert [(row.line, row.problem is None) for row in rows] == [(2, False), (3, True), (4, True), (5, True)]
    assert rows[2].cells == {"a": "6", "b": ",y", "c": "7"}


async def test_the_search_for_a_closing_quote_ends(put: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_records, "MOST_LINES", 100)
    lines = [f"{number},x" for number in range(500)]
    rows = await read(CSVFile(put('a,b\n1,"open\n' + "\n".join(lines) + "\n")))
    assert "as far as line 101;" in reason(rows[0])
    assert cells(rows[1:]) == [[str(number), "x"] for number in range(500)]
    fits = '"' + "\n" * 98 + '"'
    assert cells(await read(CSVFile(put(f"a,b\n{fits},2\n")))) == [["\n" * 98, "2"]]
    monkeypatch.setattr(csv_records, "MOST_TEXT", 50)
    rows = await read(CSVFile(put('a,b\n1,"open\n' + "\n".join(lines) + "\n")))
    assert "as far as line 13;" in reason(rows[0])
    assert len(rows) == 501


async def test_broken_quotes_everywhere_are_one_problem_each(put: Any) -> None:
    rows = await read(CSVFile(put("a,b\n" + '1,"open\n2,fine\n' * 2_000)))
    assert [row.line for row in rows] == list(range(2, 4_002))
    assert sum(row.problem is not None for row in rows) == 2_000


async def test_cells_up_to_what_attio_takes(put: Any) -> None:
    most = "ä" * 5_000_000
    rows = await read(CSVFile(put(f'a,b\n{most},1\n{most}x,2\n"{most}\n",3\n4,4\n')))
    assert [row.problem is None for row in rows] == [True, False, False, True]
    assert [len(row.cells["a"]) for row in rows[:3]] == [5_000_000, 5_000_001, 5_000_001]
    problem = rows[1].problem
    assert problem is not None
    assert problem.column == "a"
    assert len(problem.value) < 1_100
    assert problem.reason == "10,000,001 bytes of text; Attio takes 10,000,000 in one value"


@pytest.mark.parametrize("kind", [CSVFile, JSONLinesFile])
async def test_a_line_without_end_is_not_kept(
    put: Any, monkeypatch: pytest.MonkeyPatch, kind: type[CSVFile | JSONLinesFile]
) -> None:
    monkeypatch.setattr(text_file, "LONGEST_LINE", 50_000)
    good = '{"a": "1"}\n' if kind is JSONLinesFile else "1\n"
    header = "a\n" if kind is CSVFile else ""
    path = put(header + good + "x" * 200_000 + "\r\n" + good + "y" * 50_000 + "\r\n" + good + "z" * 200_000)
    rows = await read(kind(path))
    first = 2 if kind is CSVFile else 1
    assert [row.line for row in rows] == [first, first + 1, first + 2, first + 3, first + 4, first + 5]
    long, last = rows[1], rows[5]
    assert "longer than" in reason(long)
    assert "longer than" in reason(last)
    assert long.surplus == "x" * 1_000
    for row in (rows[0], rows[2], rows[4]):
        assert (row.problem, row.cells) == (None, {"a": "1"})


async def test_an_open_quote_before_a_line_without_end(put: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "LONGEST_LINE", 50_000)
    rows = await read(CSVFile(put('a\n"open\n' + "x" * 49_999 + '"and more\nfine\n')))
    assert [(row.line, row.problem is None) for row in rows] == [(2, False), (3, False), (4, True)]


async def test_a_batch_ends_before_it_is_too_large(put: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_source, "_BATCH_BYTES", 50_000)
    source = CSVFile(put("a\n" + ("x" * 20_000 + "\n") * 10))
    await source.open()
    sizes = []
    while rows := await source.read(100):
        sizes.append(len(rows))
    await source.aclose()
    assert sum(sizes) == 10
    assert max(sizes) <= 4


async def test_memory_does_not_grow_with_the_file(put: Any) -> None:
    path = put("name,note\n" + f'Acme,"some, {"text" * 50}"\n' * 8_000)
    source = CSVFile(path)
    await source.open()
    await source.read(100)
    tracemalloc.start()
    while rows := await source.read(100):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    await source.aclose()
    assert rows == []
    assert path.stat().st_size > 1_600_000
    assert peak < 400_000


async def test_text_left_over_in_a_rejects_file_is_not_passed_over(put: Any) -> None:
    rows = await read(CSVFile(put('a,b,import:surplus\n1,2,\n1,2,"x,y"\n')))
    assert rows[0].problem is None
    assert rows[1].problem is not None
    assert rows[1].problem.column == "import:surplus"
    assert rows[1].surplus == "x,y"


async def test_control_characters_that_are_no_sign_of_a_binary_file(put: Any) -> None:
    assert cells(await read(CSVFile(put('"a\tb","c\r\nd"\n1,\x1b\n')))) == [["1", "\x1b"]]
    assert cells(await read(CSVFile(put("a\x1fb\n1\x1f2\n"), delimiter="\x1f"))) == [["1", "2"]]


MARKED = "import:json"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"locality": "Köln", "n": 1.50}', {"locality": "Köln", "n": Decimal("1.50")}),
        ('["a", 2]', ["a", 2]),
        ("1.234", Decimal("1.234")),
        ("", ""),
        (" ", " "),
    ],
    ids=["object", "array", "number", "emptied", "blank"],
)
async def test_cells_that_a_rejects_file_says_are_json(put: Any, text: str, value: Any) -> None:
    rows = [["a", "b", MARKED], [text, text, '["a"]'], [text, text, ""], [text, text, "[]"]]
    table = io.StringIO(newline="")
    csv.writer(table).writerows(rows)
    lines = [json.dumps(dict(zip(rows[0], row, strict=True))) for row in rows[1:]]
    for source in (CSVFile(put(table.getvalue())), JSONLinesFile(put("\n".join(lines), "rows.jsonl"))):
        read_rows = await read(source)
        assert [row.problem for row in read_rows] == [None] * 3
        assert [(row.cells["a"], row.cells["b"]) for row in read_rows] == [(value, text), (text, text), (text, text)]
        assert type(read_rows[0].cells["a"]) is type(value)


@pytest.mark.parametrize(
    ("cell", "marked", "column", "message"),
    [
        ("[1", '["a"]', "a", r"not the JSON that import:json says it is \(Expecting.*take its name out there"),
        ("x, y", '["b", "a"]', "a", "not the JSON that import:json says it is"),
        ('{"x": NaN}', '["a"]', "a", "NaN is not JSON"),
        ('{"x": 1, "x": 2}', '["a"]', "a", "'x' stands more than once"),
        (r'["\ud800"]', '["a"]', "a", "half a surrogate pair"),
        ("[1]", '["A"]', MARKED, "names 'A', which is not among the columns"),
        ("[1]", "a", MARKED, "a JSON list of names of columns is needed, or nothing"),
        ("[1]", "[1]", MARKED, "a JSON list of names of columns is needed, or nothing"),
        ("[1]", '{"a": 1}', MARKED, "a JSON list of names of columns is needed, or nothing"),
    ],
)
async def test_cells_that_are_the_json_no_more(put: Any, cell: str, marked: str, column: str, message: str) -> None:
    table = io.StringIO(newline="")
    csv.writer(table).writerows([["a", "b", MARKED], [cell, "[2]", marked], ["[1]", "[2]", '["b"]']])
    row, fine = await read(CSVFile(put(table.getvalue())))
    assert row.problem is not None
    assert row.problem.column == column
    assert re.search(message, row.problem.reason)
    assert row.cells == {"a": cell, "b": "[2]", MARKED: marked}
    assert fine == Row(3, {"a": "[1]", "b": [2]})


def test_the_process_wide_limit_of_cells_is_only_raised(put: Any) -> None:
    before = csv.field_size_limit(2**40)
    try:
        asyncio.run(read(CSVFile(put("a\n1\n"))))
        assert csv.field_size_limit() == 2**40
        csv.field_size_limit(1)
        assert cells(asyncio.run(read(CSVFile(put("a\n12345\n"))))) == [["12345"]]
    finally:
        csv.field_size_limit(before)


TEXT = st.text(st.sampled_from(list('ab1 .",;\t|\n\ré東🎉\u2028')), max_size=8)


@given(
    table=st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(TEXT, min_size=width, max_size=width), max_size=6)),
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
@settings(deadline=None)
def test_what_csv_writes_is_read_back(
    tmp_path_factory: Any, table: list[list[str]], delimiter: str, encoding: str, quoting: Any
) -> None:
    width = len(table[0]) if table else 1
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting)
    writer.writerow([f"c{number}" for number in range(width)])
    table = [row for row in table if width > 1 or not row[0].isspace()]
    writer.writerows(table)
    path = tmp_path_factory.mktemp("csv") / "table.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    source = CSVFile(path, delimiter=None if width > 1 else delimiter)
    assert cells(asyncio.run(read(source))) == table
    assert source.delimiter == delimiter


WORDS = st.sampled_from(["", "x", "Bentonville, Ark.", 'the "best" of all', "$1,000.0", "5", " y ", "a; b"])


@given(
    table=st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=2, max_size=12),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    data=st.data(),
)
@settings(deadline=None, max_examples=300)
def test_a_line_that_loses_a_quote_or_its_end_is_the_only_one_lost(
    tmp_path_factory: Any, table: list[list[str]], quoting: Any, data: st.DataObject
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=quoting, lineterminator="\n").writerows([["a", "b", "c"], *table])
    lines = text.getvalue().splitlines()
    hit = data.draw(st.integers(1, len(lines) - 1))
    line = lines[hit]
    quotes = [place for place, character in enumerate(line) if character == '"']
    if quotes and data.draw(st.booleans()):
        place = data.draw(st.sampled_from(quotes))
        lines[hit] = line[:place] + line[place + 1 :]
    else:
        lines[hit] = line[: data.draw(st.integers(1, len(line) - 1))]
    path = tmp_path_factory.mktemp("csv") / "table.csv"
    path.write_text("\n".join(lines) + "\n", newline="")
    rows = {row.line: row for row in asyncio.run(read(CSVFile(path)))}
    for number, expected in enumerate(table, 1):
        if number != hit:
            row = rows[number + 1]
            assert (row.problem, list(row.cells.values())) == (None, expected)


@given(content=st.text(st.sampled_from(list('ab,"\n\r; 1')), max_size=60))
@settings(deadline=None, max_examples=300)
def test_no_text_is_lost_whatever_the_quotes(tmp_path_factory: Any, content: str) -> None:
    """Every line begins a row, is blank, or lies in a cell with quotes; and nothing but InvalidInput is raised."""
    path = tmp_path_factory.mktemp("csv") / "any.csv"
    path.write_text("a,b\n" + content, newline="")
    rows = asyncio.run(read(CSVFile(path)))
    lines = [row.line for row in rows]
    assert lines == sorted(set(lines))
    told = "".join("".join(map(str, row.cells.values())) + row.surplus for row in rows)
    assert [c for c in content if c in "ab1"] == [c for c in told if c in "ab1"]


# JSON Lines


async def test_json_lines(put: Any) -> None:
    lines = ['{"name": "Zoë", "n": 0.1, "i": 7, "e": 1.50, "tags": ["a"], "none": null}', "", ' {"other": true} ', "{}"]
    source = JSONLinesFile(put("\ufeff" + "\r\n".join(lines), "rows.jsonl"))
    rows = await read(source)
    assert rows[0].cells == {"name": "Zoë", "n": Decimal("0.1"), "i": 7, "e": 1.5, "tags": ["a"], "none": None}
    assert str(rows[0].cells["e"]) == "1.50"
    assert rows[1:] == [Row(3, {"other": True}), Row(4, {})]
    assert source.columns is None
    assert source.position == source.size


JSON_LINES = {
    "torn": ('{"a": 1', "not JSON at column 8: "),
    "a list": ("[1]", "not a list"),
    "text": ('"x"', "not a text"),
    "a number": ("7", "not a number"),
    "null": ("null", "not null"),
    "NaN": ('{"a": NaN}', "NaN is not JSON"),
    "infinity": ('{"a": -Infinity}', "-Infinity is not JSON"),
    "a key twice": ('{"a": 1, "b": 2, "b": 1}', "'b' stands more than once"),
    "a key twice, within": ('{"a": {"c": 1, "c": 1}}', "'c' stands more than once"),
    "many digits": ('{"a": ' + "1" * 5_000 + "}", "too many digits"),
    "an exponent": ('{"a": 1e99999999999999999999}', "too large an exponent"),
    "depth": ("[" * 100_000, "nested too deeply"),
    "two objects": ('{"a": 1} {"b": 2}', "not JSON at column 10: "),
}


@pytest.mark.parametrize(("line", "message"), JSON_LINES.values(), ids=JSON_LINES)
async def test_lines_that_are_no_objects(put: Any, line: str, message: str) -> None:
    rows = await read(JSONLinesFile(put(f'{{"a": 1}}\n{line}\n{{"a": 2}}\n', "rows.jsonl")))
    assert [row.line for row in rows] == [1, 2, 3]
    assert [row.cells for row in rows] == [{"a": 1}, {}, {"a": 2}]
    assert message in reason(rows[1])
    assert rows[1].surplus == line
    assert len(rows[1].problem.value) < 1_100


async def test_half_surrogates_become_text_and_a_problem(put: Any) -> None:
    row, fine = await read(JSONLinesFile(put(r'{"a": ["x\ud800"]}' + "\n" + r'{"a": "\ud83c\udf89"}', "x.jsonl")))
    assert "surrogate" in reason(row)
    assert row.cells == {"a": [r"x\ud800"]}
    assert fine == Row(2, {"a": "🎉"})


NO_JSON_LINES = {
    "nothing": ("\n \n", "is empty"),
    "an array": ('[{"a": 1}]', "a JSON array"),
    "an array over lines": ('[\n{"a": 1}\n]', "a JSON array"),
    "an object over lines": ('{\n  "a": 1\n}', "JSON spread over lines"),
    "a workbook": ("PK\x03\x04", "is not JSON Lines but an Excel workbook"),
}


@pytest.mark.parametrize(("content", "message"), NO_JSON_LINES.values(), ids=NO_JSON_LINES)
async def test_what_is_no_json_lines(put: Any, content: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=rf"^/.*rows.jsonl .*{message}"):
        await JSONLinesFile(put(content, "rows.jsonl")).open()


# Iterables


async def test_iterables_sync_and_async() -> None:
    items = [{"a": 1}, {"b": Decimal(2)}]

    async def later() -> AsyncIterator[dict[str, Any]]:
        for item in items:
            yield item

    for given_rows in (items, iter(items), (item for item in items), later()):
        source = source_of(given_rows)
        assert await read(source, batch=1) == [Row(1, {"a": 1}), Row(2, {"b": Decimal(2)})]
        assert (source.name, source.columns, source.size, source.position) == ("the rows", None, None, 0)


async def test_a_cursor_is_read_in_its_own_thread_and_stays_open() -> None:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    cursor = connection.execute("SELECT 1 AS a, 'x' AS b UNION SELECT 2, NULL")
    assert await read(source_of(cursor)) == [Row(1, {"a": 1, "b": "x"}), Row(2, {"a": 2, "b": None})]
    assert cursor.execute("SELECT 3").fetchone()[0] == 3
    connection.close()


async def test_generators_are_closed_and_only_as_much_is_taken_as_asked_for() -> None:
    events: list[str] = []

    def rows() -> Iterator[dict[str, int]]:
        try:
            for number in itertools.count():
                events.append(str(number))
                yield {"a": number}
        finally:
            events.append("closed")

    async def later() -> AsyncIterator[dict[str, int]]:
        for row in rows():
            yield row

    source = source_of(rows())
    await source.aclose()
    await source.open()
    assert len(await source.read(2)) == 2
    assert events == ["0", "1"]
    await source.aclose()
    assert events == ["0", "1", "closed"]
    with pytest.raises(RuntimeError, match="open"):
        await source.read(1)


async def test_an_async_generator_is_closed() -> None:
    closed: list[bool] = []

    async def rows() -> AsyncIterator[dict[str, int]]:
        try:
            while True:
                yield {"a": 1}
        finally:
            closed.append(True)

    source = source_of(rows())
    await source.open()
    assert len(await source.read(2)) == 2
    await source.aclose()
    assert closed == [True]


async def test_what_the_iterable_raises_comes_out() -> None:
    def rows() -> Iterator[dict[str, int]]:
        yield {"a": 1}
        raise ConnectionResetError("the database is gone")

    with pytest.raises(ConnectionResetError, match="gone"):
        await read(source_of(rows()))


async def test_items_that_are_no_mappings() -> None:
    rows = await read(source_of([{"a": 1}, ["x"], "text", None, dict, {"a": 1, None: ["b"], 3: "c"}, {"a": 2}]))
    assert [row.line for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    assert [row.problem is None for row in rows] == [True, False, False, False, False, False, True]
    assert reason(rows[1]) == "a mapping of columns to values is needed, not list"
    assert (rows[1].surplus, rows[2].surplus) == ("['x']", "text")
    assert reason(rows[5]) == "names of columns are text, not None, 3"
    assert rows[5].cells == {"a": 1}
    assert rows[5].surplus == "{None: ['b'], 3: 'c'}"


# source_of


def test_a_source_is_taken_as_it_is_and_files_are_told_apart(put: Any) -> None:
    source = CSVFile("x.csv")
    assert source_of(source) is source
    kinds = {
        "a.jsonl": "a,b\n",
        "a.NDJSON": "",
        "b.csv": '{"a": 1}\n',
        "b.TSV": "a\tb\n",
        "c.json": '\n {"a": 1}\n',
        "c.txt": "a,b\n",
        "c": "",
    }
    found = {name: type(source_of(str(put(content, name)))) for name, content in kinds.items()}
    lines, table = JSONLinesFile, CSVFile
    assert found == {
        "a.jsonl": lines, "a.NDJSON": lines, "b.csv": table, "b.TSV": table, "c.json": lines, "c.txt": table, "c": table
    }  # fmt: skip
    assert isinstance(source_of(Path("missing")), CSVFile)
    assert isinstance(source_of([]), IterableSource)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (7, "int cannot be rows"),
        (None, "NoneType cannot be rows"),
        (b"rows.csv", "bytes cannot be rows"),
        ({"a": 1}, "one mapping is one row"),
        (io.StringIO("a\n"), "give its path"),
    ],
)
def test_what_cannot_be_rows(wrong: Any, message: str) -> None:
    with pytest.raises(InvalidInput, match=message) as caught:
        source_of(wrong)
    assert caught.value.attribute == "rows"
