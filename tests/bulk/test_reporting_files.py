"""Two files of rows: those to mend, and those whose request failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from aioattio.bulk.outcome import Outcome, Problem, Row, State
from aioattio.bulk.reporting.files import RowFiles, failures_path
from aioattio.bulk.sources.source import CSVFile
from aioattio.errors import InvalidInput


async def opened(folder: Path) -> CSVFile:
    (folder / "in.csv").write_text("name;website\r\nOne;one.example\r\nTwo;b@d\r\nThree;three.example\r\n")
    source = CSVFile(folder / "in.csv")
    await source.open()
    return source


async def rows(source: CSVFile, *states: State) -> list[tuple[Row, Outcome]]:
    read = await source.read(100)
    problem = Problem("website", "x", "why")
    return [
        (row, Outcome(line=row.line, state=state, problems=(problem,)))
        for row, state in zip(read, states, strict=False)
    ]


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize(
    ("path", "beside"),
    [
        ("rejects.csv", "rejects.failed.csv"),
        ("out/companies.rejects.csv", "out/companies.rejects.failed.csv"),
        ("rejects.jsonl", "rejects.failed.jsonl"),
        ("rejects", "rejects.failed"),
    ],
)
def test_the_second_file_lies_beside_the_first(path: str, beside: str) -> None:
    assert failures_path(path) == Path(beside)


async def test_failed_rows_go_to_a_file_of_their_own_and_both_can_be_read_again(tmp_path: Path) -> None:
    source = await opened(tmp_path)
    files = RowFiles.of(tmp_path / "rejects.csv", source)
    told = files.fill(await rows(source, "failed", "rejected", "conflict"))
    files.discard()
    await source.aclose()
    assert told == (str(tmp_path / "rejects.csv"), str(tmp_path / "rejects.failed.csv"))
    assert names(tmp_path) == ["in.csv", "rejects.csv", "rejects.failed.csv"]
    for name, expected in (("rejects.csv", ["Two", "Three"]), ("rejects.failed.csv", ["One"])):
        again = CSVFile(tmp_path / name)
        await again.open()
        read = await again.read(10)
        await again.aclose()
        assert [row.cells["name"] for row in read] == expected
        assert {row.cells["import:reason"] for row in read} == {"website = 'x': why"}


@pytest.mark.parametrize(
    ("state", "expected"),
    [("failed", (None, "rejects.failed.csv")), ("conflict", ("rejects.csv", None)), (None, (None, None))],
)
async def test_a_file_without_rows_is_not_there(
    tmp_path: Path, state: State | None, expected: tuple[str | None, str | None]
) -> None:
    source = await opened(tmp_path)
    files = RowFiles.of(tmp_path / "rejects.csv", source)
    told = files.fill(await rows(source, *([state] if state else [])))
    files.discard()
    await source.aclose()
    assert tuple(None if path is None else Path(path).name for path in told) == expected
    assert names(tmp_path) == ["in.csv", *(name for name in expected if name)]


async def test_a_run_that_ends_before_its_report_leaves_nothing(tmp_path: Path) -> None:
    source = await opened(tmp_path)
    RowFiles.of(tmp_path / "rejects.csv", source).discard()
    await source.aclose()
    assert names(tmp_path) == ["in.csv"]


@pytest.mark.parametrize("blocked", ["rejects.csv", "rejects.failed.csv"])
async def test_a_path_that_will_not_do_is_refused_before(tmp_path: Path, blocked: str) -> None:
    source = await opened(tmp_path)
    (tmp_path / blocked).mkdir()
    with pytest.raises(InvalidInput, match="is a folder or a device"):
        RowFiles.of(tmp_path / "rejects.csv", source)
    await source.aclose()
    assert names(tmp_path) == sorted(["in.csv", blocked])
