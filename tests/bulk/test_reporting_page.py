"""The page of a report: all of it is there, nothing of it comes from elsewhere, and no cell gets out of its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aioattio.bulk.outcome import Outcome, Problem
from aioattio.bulk.report import Counts, Stopped
from aioattio.bulk.reporting.figures import counted, duration, rate, steps
from aioattio.bulk.reporting.html import check_html, write_html
from aioattio.bulk.reporting.markup import Markup, tag
from aioattio.bulk.reporting.timeline import Second
from aioattio.errors import InvalidInput
from tests.bulk.reports import HOSTILE, parsed, rejected, report, written


def test_all_that_a_report_says_is_on_the_page(tmp_path: Path) -> None:
    made = report(
        deleted=7,
        rate_limited=2,
        retries=3,
        created_attributes=("linkedin",),
        created_options=("categories: Robots", "stage: won"),
        ignored_columns=("internal id", "remark"),
        notes=("numbers with a comma",),
        rejects="out/rejects.csv",
        failures="out/rejects.failed.csv",
        problems=(Outcome(line=9, state="superseded", superseded_by=12, differs=("about",)),),
    )
    page = written(tmp_path, made, rejected(3, "b@d.example"), Outcome(line=1004, state="failed"))
    for said in (
        *("Sync of companies.csv", "companies, matched by domains", "2026-03-14 09:26 UTC", "What became of 15 rows"),
        *("created", "updated", "unchanged", "superseded", "conflict", "rejected", "failed", "not tried", "26.7 %"),
        "looked up 12 values of domains in companies (1 request)",
        "20 per second; the limit at the end: 25 per second",
        *("3.5 s", "7", "linkedin", "categories: Robots", "stage: won", "internal id, remark", "numbers with a comma"),
        *("out/rejects.csv", "out/rejects.failed.csv", "update_record", "PATCH /things/{thing}", "1.25 s", "request-1"),
        *("3", "website", "b@d.example", "is no domain", "1004", "superseded by line 12; differs in about"),
        *("since the first request", "retries and answers 429 per second", "The first 2 of 4; 2 more are not shown."),
    ):
        assert said in page.text.replace(" All of them", "\n"), said


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"counts": Counts()}, "There were no rows."),
        ({"counts": Counts(rows=3, created=1, unchanged=1, superseded=1)}, "Every row is in Attio."),
        ({"counts": Counts(rows=3, created=2, failed=1)}, "1 row of 3 is not in Attio."),
        ({"counts": Counts(rows=3000, created=1000, conflicts=2000)}, "2,000 rows of 3,000 are not in Attio."),
        (
            {"counts": Counts(rows=3, created=1, not_tried=2), "stopped": Stopped("asked", "ended early", "3-4")},
            "Ended before the last row: 2 rows were not tried.",
        ),
    ],
)
def test_how_it_ended_comes_first(tmp_path: Path, options: dict[str, Any], says: str) -> None:
    page = written(tmp_path, report(**options))
    assert says in page.text
    if "stopped" in options:
        assert "Why: ended early" in page.text
        assert "3-4" in page.text


@pytest.mark.parametrize("timeline", [(), (Second(0, 1, reads=41, limit=25.0),)], ids=["nothing", "reads"])
def test_a_run_without_writes_has_no_picture(tmp_path: Path, timeline: tuple[Second, ...]) -> None:
    page = written(tmp_path, report(counts=Counts(rows=9, unchanged=9), timeline=timeline, slowest=()))
    assert page.named("svg") == []
    assert "No writes were sent." in page.text
    assert "Writing took" not in page.text


def test_the_picture_is_to_scale(tmp_path: Path) -> None:
    page = written(tmp_path, report())
    (writes,) = (one for one in page.named("path") if one["class"] == "writes")
    bars = [[float(number) for number in re.findall(r"[\d.]+", bar)] for bar in str(writes["d"]).split("Z")[:-1]]
    (_, base, top, _, _), (_, _, second, _, _), (_, _, third, _, _) = bars
    assert (base - second) / (base - top) == pytest.approx(12 / 25, abs=0.01)
    assert (base - third) / (base - top) == pytest.approx(9 / 25, abs=0.01)
    assert bars[2][0] - bars[1][0] == pytest.approx(2 * (bars[1][0] - bars[0][0]), abs=0.1)
    (limit,) = (one for one in page.named("path") if one["class"] == "limit")
    heights = [float(height) for height in re.findall(r"(?:V|M[\d.]+ )([\d.]+)", str(limit["d"]))]
    assert [round(25 * (base - height) / (base - top), 1) for height in heights[:3]] == [25.0, 25.0, 14.5]
    (view,) = page.named("svg")
    width, height = (float(number) for number in str(view["viewbox"]).split()[2:])
    numbers = [(float(one["x"] or 0), float(one["y"] or 0)) for one in page.named("text")]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in numbers)


def test_the_picture_in_words_for_those_who_cannot_see_it(tmp_path: Path) -> None:
    (svg,) = written(tmp_path, report()).named("svg")
    assert svg["role"] == "img"
    assert "46 writes in 5 s, at most 25 per second; the limit was between 10 and 25." in str(svg["aria-label"])


def test_a_limit_that_is_not_known_is_not_drawn(tmp_path: Path) -> None:
    page = written(tmp_path, report(limit=None, timeline=(Second(0, 1, writes=3),)))
    (limit,) = (one for one in page.named("path") if one["class"] == "limit")
    assert limit["d"] == ""
    assert "limit in force" not in page.text
    assert "the limit at the end: a limiter of your own" in page.text


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_text_is_text_wherever_it_stands(tmp_path: Path, value: str) -> None:
    made = report(
        object=value,
        match=value,
        how=value,
        created_attributes=(value,),
        created_options=(value, value),
        ignored_columns=(value,),
        notes=(value, value),
        rejects=value,
        failures=value,
        rejects_error=value,
        stopped=Stopped("failing", value, value),
        problems=(Outcome(line=1, state="superseded", superseded_by=2, differs=(value,)),),
    )
    rows = [rejected(1, value, value, value), rejected(2, [value, {value: value}])]
    shown, plain = written(tmp_path, made, *rows, title=value), written(tmp_path, report(), rejected(1))
    assert {name for name, _ in shown.elements} <= {name for name, _ in plain.elements} | {
        "ul",
        "li",
        "details",
        "summary",
        "a",
        "p",
    }
    assert shown.named("script") == shown.named("img") == []
    for _, attributes in shown.elements:
        assert not any(name.startswith("on") or name == "src" for name in attributes)
        assert not {name for name in attributes if "style" in name} or re.fullmatch(
            r"flex: \d+ 1 0", str(attributes["style"])
        )
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)


def test_signs_that_cannot_be_seen_are_told(tmp_path: Path) -> None:
    page = written(tmp_path, report(), rejected(1, "a\u200b\u202eb\x00\nc 👩‍💻 שלום\u00a0é"))
    assert "a⟨U+200B⟩⟨U+202E⟩b⟨U+0000⟩\nc 👩‍💻 שלום\u00a0é" in page.text


@given(st.text(), st.text())
def test_any_text_comes_out_as_it_went_in_but_for_what_cannot_be_seen(text: str, attribute: str) -> None:
    page = parsed(tag("p", tag("b", text), title=attribute))
    assert [name for name, _ in page.elements] == ["p", "b"]
    seen = "".join(page.texts)
    if text.isprintable():
        assert seen == text
    if attribute.isprintable():
        assert page.named("p") == [{"title": attribute}]
    assert len(seen) >= len(text)


def test_markup_is_what_was_made_here_only() -> None:
    assert tag("p", "<b>", Markup("<i>"), None, 7, class_="x", data_line=3, lang=None) == (
        '<p class="x" data-line="3">&lt;b&gt;<i>7</p>'
    )


def test_the_page_needs_nothing_from_elsewhere(tmp_path: Path) -> None:
    page = written(tmp_path, report(), *(rejected(number, "https://elsewhere.example/") for number in range(5)))
    (policy,) = (one["content"] for one in page.named("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert str(policy).startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert [one["href"] for one in page.named("a")] == ["#rows"]
    assert page.named("link") == [{"rel": "icon", "href": "data:,"}]
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert not re.search(r"@import|url\(|src=|<script|javascript:", text)


def test_the_page_can_be_read_by_machines_that_read_aloud(tmp_path: Path) -> None:
    folded = (Outcome(line=9, state="superseded", superseded_by=12),)
    page = written(tmp_path, report(problems=folded), rejected(3))
    assert page.named("html") == [{"lang": "en"}]
    assert len(page.named("h1")) == len(page.named("main")) == len(page.named("title")) - len(page.named("rect")) - 1
    assert len(page.named("table")) == 3
    assert len(page.named("th")) == 6 + 5 + 2
    assert {one["scope"] for one in page.named("th")} == {"col"}
    assert {one["tabindex"] for one in page.named("div") if one.get("role") == "region"} == {"0"}


def test_of_many_rows_the_first_thousand_are_shown_and_no_more_are_read(tmp_path: Path) -> None:
    read = 0

    def rows() -> Iterator[Outcome]:
        nonlocal read
        for read in range(1, 5000):
            yield rejected(read)

    made = report(counts=Counts(rows=4999, rejected=4999), rejects="rejects.csv")
    write_html(made, tmp_path / "report.html", title="Many", rows=rows())
    page = parsed((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert read == 1000
    assert "The first 1,000 of 4,999; 3,999 more are not shown. All of them are in rejects.csv." in page.text
    assert len(page.named("tr")) == 1 + 1 + 1 + 1000


def test_a_row_with_several_problems_has_a_line_for_each(tmp_path: Path) -> None:
    problems = (
        Problem("a", 1, "reason one"),
        Problem(None, None, "reason two"),
        Problem("c", {"d": [None]}, "reason three"),
    )
    page = written(tmp_path, report(), Outcome(line=5, state="rejected", problems=problems))
    assert [page.text.count(word) for word in ("reason one", "reason two", "reason three", '{"d": [null]}')] == [1] * 4
    assert len(page.named("tr")) == 2 + 1 + 3


def test_the_page_takes_its_place_when_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.html"
    path.write_text("before")

    def full(_: int) -> None:
        assert path.read_text() == "before"
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            write_html(report(), path, title="New")
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]
    assert path.read_text() == "before"
    write_html(report(), str(path), title="New")
    assert "New" in path.read_text(encoding="utf-8")
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]


def test_a_path_that_will_not_do_is_refused_before(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("name")
    (tmp_path / "folder").mkdir()
    (tmp_path / "blocked.html.part").mkdir()
    for name, source, why in (
        ("in.csv", "in.csv", "is the input, which would be lost"),
        ("in", "in.part", "is the input"),
        ("folder", "in.csv", "is a folder or a device"),
        ("nowhere/report.html", "in.csv", "there is no folder"),
        ("blocked.html", "in.csv", "cannot be written: Is a directory"),
    ):
        with pytest.raises(InvalidInput, match=why) as raised:
            check_html(tmp_path / name, source=tmp_path / source)
        assert raised.value.attribute == "html"
    check_html(tmp_path / "report.html", source=tmp_path / "in.csv")
    check_html(str(tmp_path / "report.html"))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["blocked.html.part", "folder", "in.csv"]


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "0 s"),
        (0.314, "0.31 s"),
        (2.6, "2.6 s"),
        (9.999, "10 s"),
        (59.6, "1 min"),
        (200, "3 min 20 s"),
        (3600, "1 h"),
        (10_020, "2 h 47 min"),
    ],
)
def test_durations(seconds: float, told: str) -> None:
    assert duration(seconds) == told


def test_numbers() -> None:
    assert [counted(1, "row"), counted(12_000, "row"), counted(2, "retry", "retries")] == [
        "1 row",
        "12,000 rows",
        "2 retries",
    ]
    assert [rate(25.0), rate(24.97), rate(1234.5)] == ["25", "25", "1,234.5"]


@given(st.floats(0.01, 1e6), st.integers(2, 10))
def test_an_axis_reaches_above_its_highest_value_with_few_numbers(highest: float, most: int) -> None:
    numbers = steps(highest, most)
    assert numbers[0] == 0
    assert numbers[-1] >= highest
    assert len(numbers) <= most + 2


@given(st.integers(10, 10_000_000), st.integers(4, 10))
def test_an_axis_of_time_stays_within_it(seconds: int, most: int) -> None:
    numbers = steps(seconds, most, times=True)
    assert numbers[0] == 0
    assert seconds - (numbers[1] - numbers[0]) < numbers[-1] <= seconds
    assert len(numbers) <= most + 1
