"""What a run says at its end, to people and to programs."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from aioattio import (
    ApiError,
    ConnectFailed,
    Forbidden,
    InvalidInput,
    NotFound,
    ServerError,
    Unauthorized,
)
from aioattio.bulk.outcome import Outcome, Problem
from aioattio.bulk.report import Counts, Report, Stopped
from aioattio.cli import writing
from aioattio.cli.changes import Changes
from aioattio.cli.failures import one_line, plainly
from aioattio.cli.options import Options
from aioattio.cli.summary import Told, as_json, exit_code, summary
from tests.cli.command import (
    invoke,
    problem,
    report,
)
from tests.support import remote

TOLD = Told(file="a.csv")


def test_summary_of_a_run_with_everything() -> None:
    outcomes = [problem(number) for number in range(40, 12, -2)]
    outcomes.append(Outcome(line=30, state="superseded", superseded_by=31, differs=("ceo",)))
    text = summary(
        report(
            Counts(rows=1500, created=12, updated=388, unchanged=1083, superseded=1, conflicts=2, rejected=14),
            how="compared with all 20,012 companies (41 requests)",
            seconds=59.3,
            writes_per_second=24.6,
            rate_limited=1,
            retries=1,
            created_attributes=("revenue", "sector"),
            created_options=("sector: Energy",),
            ignored_columns=("rank", "notes"),
            problems=tuple(outcomes),
            rejects="big.rejects.csv",
            html="big.html",
            deleted=4,
        ),
        Told(file="big.csv", again="aioattio import big.rejects.csv --object companies"),
    )
    assert (
        text
        == """\
big.csv -> companies, matched by domains
  rows             1,500
  created             12
  updated            388
  unchanged        1,083
  superseded           1
  conflicts            2
  rejected            14
  failed               0
  not tried            0
  deleted              4
  compared with all 20,012 companies (41 requests)
  24.6 writes/s in 59.3 s, 1 time 429, 1 retry
created attributes: revenue; sector
created options: sector: Energy
ignored columns: rank; notes
rows that are not in:
  line 14: revenue ($M) = '$x': no amount; accepted: 12.5
  line 16: revenue ($M) = '$x': no amount; accepted: 12.5
  line 18: revenue ($M) = '$x': no amount; accepted: 12.5
  line 20: revenue ($M) = '$x': no amount; accepted: 12.5
  line 22: revenue ($M) = '$x': no amount; accepted: 12.5
  line 24: revenue ($M) = '$x': no amount; accepted: 12.5
  line 26: revenue ($M) = '$x': no amount; accepted: 12.5
  line 28: revenue ($M) = '$x': no amount; accepted: 12.5
  line 30: revenue ($M) = '$x': no amount; accepted: 12.5
  line 32: revenue ($M) = '$x': no amount; accepted: 12.5
  ... and 6 more
folded into another row:
  line 30: superseded by line 31; differs in ceo
rows to mend are in big.rejects.csv; mend them there, then run:
  aioattio import big.rejects.csv --object companies
open big.html in a browser for more"""
    )


def test_what_has_no_match_names_none() -> None:
    text = summary(Report(object="notes", match="", counts=Counts()), Told(file="calls.csv"))
    assert text.startswith("calls.csv -> notes\n")


def test_what_could_not_be_written_beside_is_said() -> None:
    text = summary(report(Counts(), rejects_error="no space", html_error="no\nplace", failures="a.failures.csv"), TOLD)
    assert "\nrows to mend could not be written: no space" in text
    assert "\nthe page could not be written: no; place" in text
    assert "\nrows that failed are in a.failures.csv" in text


def test_a_rejects_file_is_imported_by_its_own_format() -> None:
    for given, more, command in [
        (Options(file="a.txt", format="jsonl"), "r.jsonl", "aioattio import r.jsonl"),
        (Options(file="a.txt", format="jsonl"), "r.csv", "aioattio import r.csv"),
        (Options(file="a.csv", delimiter=";"), "r.csv", "aioattio import r.csv --delimiter ';'"),
        (Options(file="a.csv", delimiter=";"), "r.jsonl", "aioattio import r.jsonl"),
    ]:
        assert writing._again(given, report(Counts(), rejects=more)) == command


def test_summary_of_a_run_that_stopped() -> None:
    counts = Counts(rows=500, created=150, not_tried=350)
    stopped = Stopped("failing", "401 unauthorized: the token was revoked", "152-501")
    for told, how in [
        (Told(file="a.csv"), "run the same command again to complete it"),
        (Told(file="a.csv", journal="run.db"), "run the same command again: it goes on from run.db"),
        (
            Told(file="p.db", going_on="aioattio sync --apply run.db"),
            "go on with: aioattio sync --apply run.db",
        ),
    ]:
        assert summary(report(counts, stopped=stopped), told).splitlines()[-2:] == [
            "stopped: 401 unauthorized: the token was revoked",
            f"not tried: lines 152-501; {how}",
        ]


@pytest.mark.parametrize(
    ("not_tried", "shown"),
    [("7", "line 7;"), ("7-8", "lines 7-8;"), ("7, 9", "lines 7, 9;"), ("7, 9, ... and 3 more rows", "lines 7, 9, ")],
)
def test_lines_are_named_in_the_singular_and_the_plural(not_tried: str, shown: str) -> None:
    stopped = Stopped("asked", "ended early, as asked", not_tried)
    assert f"\nnot tried: {shown}" in summary(report(Counts(), stopped=stopped), TOLD)


@pytest.mark.parametrize(("seconds", "is_told"), [(0.0, False), (2.9, False), (3.0, True)])
def test_a_short_run_has_no_speed(seconds: float, is_told: bool) -> None:
    text = summary(report(Counts(), seconds=seconds, writes_per_second=2.0), TOLD)
    assert (f"\n  2.0 writes/s in {seconds} s, 0 times 429, 0 retries" in text) is is_told
    assert ("\n  0 times 429, 0 retries" in text) is not is_told


def test_one_column_looks_like_one() -> None:
    text = summary(report(Counts(), ignored_columns=("two\nlines", "größe Ω")), TOLD)
    assert "\nignored columns: 'two\\nlines'; größe Ω" in text


def test_notes_are_told() -> None:
    assert "\nnote: look\\x1b here" in summary(report(Counts(), notes=("look\x1b here",)), TOLD)


def answered(kind: type[ApiError], status: int, **more: Any) -> ApiError:
    asked = {"method": "POST", "path": "/v2/objects/{object}/records", "operation": "create_record"}
    return kind("no such luck", status=status, **{**asked, **more})


PATHS = [
    pytest.param(
        answered(Unauthorized, 401, code="unauthorized", request_id="abc"),
        "Attio does not accept the token in ATTIO_API_KEY (401): no such luck (request abc)",
        id="401",
    ),
    pytest.param(answered(NotFound, 404, code="not_found"), "creating a record: 404 not_found: no such luck", id="404"),
    pytest.param(
        answered(NotFound, 404, method="GET", path="/v2/{target}/{identifier}/attributes"),
        "listing the attributes: 404 error: no such luck",
        id="attributes",
    ),
    pytest.param(
        answered(Forbidden, 403, method="POST", path="/v2/{target}/{identifier}/attributes/{attribute}/options"),
        "403 error: no such luck",
        id="options",
    ),
]


@pytest.mark.parametrize(("error", "shown"), PATHS)
def test_what_was_asked_is_said_in_words(error: ApiError, shown: str) -> None:
    """In "Error:" and "stopped:" alike."""
    assert one_line(error) == shown
    text = summary(report(Counts(), stopped=Stopped("failing", str(error))), TOLD)
    assert text.splitlines()[-1] == f"stopped: {shown}"


def test_every_request_of_an_import_has_words(
    there: remote.Remote, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    monkeypatch.setattr(Changes, "told", lambda _, call: asked.add(f"{call.method} {call.path}: no"))
    rows.write_text("name,domains,categories,team,squad\nAcme,acme.example,Oddities,A,B\n")
    Path("map.toml").write_text(
        'object = "companies"\nmatch = "domains"\n[columns]\nname = "name"\n'
        'domains = "domains"\ncategories = "categories"\nteam = "primary_location.locality"\nsquad = "squad"\n'
        '[attributes.squad]\ntitle = "Squad"\ntype = "text"\n'
    )
    done = invoke("rows.csv", "--map", "map.toml", "--create-attributes", "--create-options")
    assert done.exit_code == 0, done.output
    done = invoke("rows.csv", "--object", "compnies", "--match", "domains")
    assert "no object 'compnies'" in done.stderr
    assert len(asked) == 8
    assert not [text for text in asked if plainly(text) == text]


def test_a_failed_row_is_explained_in_words() -> None:
    reason = str(answered(ServerError, 503))
    failed = Outcome(line=2, state="failed", problems=(Problem(None, None, reason),))
    text = summary(report(Counts(rows=1, failed=1), problems=(failed,)), TOLD)
    assert "\n  line 2: creating a record: 503 error: no such luck" in text


def test_what_a_file_says_cannot_steer_the_terminal() -> None:
    evil = Outcome(line=2, state="rejected", problems=(Problem("a\x1b]0;owned\x07", "\x1b[2J", "bad\r\nline 3: fine"),))
    text = summary(report(Counts(rows=1, rejected=1), problems=(evil,)), Told(file="\x1b[31m.csv"))
    assert all(line.isprintable() for line in text.split("\n"))
    assert not any(line.strip().startswith("line 3") for line in text.split("\n"))


@pytest.mark.parametrize(
    ("counts", "more", "code"),
    [
        pytest.param(Counts(rows=3, created=1, unchanged=1, superseded=1), {}, 0, id="all in"),
        pytest.param(Counts(), {}, 0, id="no rows"),
        pytest.param(Counts(rows=2, updated=1, rejected=1), {}, 3, id="rejected"),
        pytest.param(Counts(rows=2, updated=1, conflicts=1), {}, 3, id="conflict"),
        pytest.param(Counts(rows=2, updated=1, failed=1), {}, 3, id="failed"),
        pytest.param(
            Counts(rows=2, rejected=1, not_tried=1), {"stopped": Stopped("failing", "", "3")}, 4, id="failing"
        ),
        pytest.param(Counts(rows=2, not_tried=2), {"stopped": Stopped("asked", "", "2-3")}, 130, id="interrupted"),
    ],
)
def test_exit_codes(counts: Counts, more: dict[str, Any], code: int) -> None:
    assert exit_code(report(counts, **more)) == code


def test_json_takes_whatever_cells_hold() -> None:
    outcomes = (problem(2, Decimal("1.50")), problem(3, "x" * 10_000_000), problem(4, "\ud800"), problem(5, {1, 2}))
    text = as_json(report(Counts(rows=4, rejected=4), problems=outcomes))
    assert text.isascii()
    assert len(text) < 10_000
    read = json.loads(text)
    assert read["counts"]["rejected"] == 4
    assert [one["line"] for one in read["problems"]] == [2, 3, 4, 5]
    assert read["problems"][0]["problems"][0]["value"] == "1.50"


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (FileNotFoundError(2, "No such file or directory", "a.csv"), "a.csv: No such file or directory"),
        (OSError("something odd"), "something odd"),
        (ValueError(), "ValueError"),
        (InvalidInput("line one\n  line two\x1b[0m", attribute="x", given=1, accepted=""), None),
        (ConnectFailed("GET: could not connect", operation="x"), None),
    ],
)
def test_an_error_is_one_printable_line(error: Exception, line: str | None) -> None:
    shown = one_line(error)
    assert shown.isprintable()
    assert line is None or shown == line
