"""The page that says what became of a run, as HTML without scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from aioattio.bulk.outcome import Outcome
from aioattio.bulk.report import Report
from aioattio.bulk.reporting.chart import chart, has_troubles, has_writes
from aioattio.bulk.reporting.figures import counted, duration, rate
from aioattio.bulk.reporting.markup import Child, Markup, joined, tag
from aioattio.bulk.reporting.style import STYLE
from aioattio.bulk.reporting.timeline import SlowRequest
from aioattio.version import __version__

__all__ = ["ROWS", "page"]

ROWS = 1000
"""Rows that are not in Attio and that the page shows at most."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

_STATES = (
    ("created", "created"),
    ("updated", "updated"),
    ("unchanged", "unchanged"),
    ("superseded", "superseded"),
    ("conflicts", "conflict"),
    ("rejected", "rejected"),
    ("failed", "failed"),
    ("not_tried", "not tried"),
)
"""Field of the counts, and how it is called."""


def page(report: Report, *, title: str, rows: Sequence[Outcome], when: datetime) -> Markup:
    """The whole document. rows: those that are not in Attio, `ROWS` at most."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        # Browsers ask for an icon by themselves; this one is empty.
        tag("link", rel="icon", href="data:,"),
        tag("style", Markup(STYLE)),
    )
    main = tag(
        "main",
        _header(report, title, when),
        _outcomes(report),
        _course(report),
        _done(report),
        _slowest(report.slowest),
        _rows(report, rows),
        _superseded(report),
        tag("footer", f"aioattio {__version__}", class_="quiet small"),
    )
    return Markup(f"<!doctype html>\n{tag('html', head, tag('body', main), lang='en')}\n")


def _header(report: Report, title: str, when: datetime) -> Markup:
    what = f"{report.object}, matched by {report.match}" if report.match else report.object
    moment = when.strftime("%Y-%m-%d %H:%M %Z").strip()
    told = tag("p", f"{what} · ", tag("time", moment, datetime=when.isoformat()), class_="quiet")
    return tag("header", tag("h1", title), told, _verdict(report))


def _verdict(report: Report) -> Markup:
    counts = report.counts
    missing = _to_mend(report) + counts.not_tried
    more: list[Child] = []
    if report.stopped is not None:
        more.append(tag("p", f"Why: {report.stopped.message}"))
        if report.stopped.not_tried:
            more.append(tag("p", f"Lines that were not tried: {report.stopped.not_tried}"))
    if report.stopped is not None:
        text = f"Ended before the last row: {counted(counts.not_tried, 'row was', 'rows were')} not tried."
        look = "rejected" if report.stopped.why == "failing" else "conflict"
    elif not counts.rows:
        text, look = "There were no rows.", "unchanged"
    elif missing:
        text = f"{counted(missing, 'row')} of {counts.rows:,} {'is' if missing == 1 else 'are'} not in Attio."
        look = "rejected"
    else:
        text, look = "Every row is in Attio.", "created"
    to_mend: Child = None
    if number := _to_mend(report):
        others = f"{counted(number, 'other')} {'is' if number == 1 else 'are'} not in Attio."
        to_mend = tag("a", others if counts.not_tried else "See which, and why.", href="#rows")
    return tag("div", tag("strong", text), " " if to_mend else None, to_mend, *more, class_=f"verdict {look}")


def _outcomes(report: Report) -> Markup | None:
    counts = report.counts
    states = [(name, label, getattr(counts, name)) for name, label in _STATES]
    given = [(_look(label), label, number) for _, label, number in states if number]
    if not given:
        return None
    bar = [
        tag("span", class_=look, style=f"flex: {number} 1 0", title=f"{label}: {number:,}")
        for look, label, number in given
    ]
    tiles = [
        tag("div", tag("dt", label), tag("dd", f"{number:,}", tag("small", _percent(number, counts.rows))), class_=look)
        for look, label, number in given
    ]
    heading = tag("h2", f"What became of {counted(counts.rows, 'row')}")
    return tag(
        "section", heading, tag("div", *bar, class_="bar", aria_hidden="true"), tag("dl", *tiles, class_="tiles")
    )


def _course(report: Report) -> Markup:
    """Figures of the writing, and the picture."""
    limit = "a limiter of your own" if report.limit is None else f"{report.limit} per second"
    facts: list[tuple[str, Child]] = [("How it was planned", report.how or None)]
    if report.counts.written or report.deleted or has_writes(report.timeline):
        facts += [
            ("Records written", f"{report.records:,}"),
            ("Deleted", f"{report.deleted:,}" if report.deleted else None),
            ("Writing took", duration(report.seconds)),
            ("Writes", f"{rate(report.writes_per_second)} per second; the limit at the end: {limit}"),
            ("Answers 429", f"{report.rate_limited:,}" if report.rate_limited else "none"),
            ("Retries", f"{report.retries:,}" if report.retries else "none"),
        ]
    figure = _figure(report) if has_writes(report.timeline) else tag("p", "No writes were sent.", class_="quiet")
    return tag("section", tag("h2", "How it went"), _facts(facts), figure)


def _figure(report: Report) -> Markup:
    items = [tag("li", "writes per second", class_="updated")]
    if any(second.limit is not None for second in report.timeline):
        items.append(tag("li", "limit in force", class_="line"))
    if has_troubles(report.timeline):
        items += [tag("li", "retries", class_="conflict"), tag("li", "answers 429", class_="rejected")]
    told = "Each request counts in the second in which it was sent last. Point at the picture for its figures."
    if report.timeline[0].seconds > 1:
        told += f" Averages over {duration(report.timeline[0].seconds)}."
    caption = tag("figcaption", tag("ul", *items, class_="legend"), tag("p", told))
    plot = tag(
        "div", chart(report.timeline), class_="plot", tabindex="0", role="region", aria_label="Course of the run"
    )
    return tag("figure", plot, caption)


def _done(report: Report) -> Markup | None:
    """What was done beside the rows, and where files are."""
    facts: list[tuple[str, Child]] = [
        ("Attributes created", _list(report.created_attributes)),
        ("Options created", _list(report.created_options)),
        ("Columns left out", ", ".join(report.ignored_columns) or None),
        ("Notes", _list(report.notes)),
        ("Rows to mend", _file(report.rejects)),
        ("Rows to run again", _file(report.failures)),
        ("Not written", report.rejects_error),
    ]
    if not any(value for _, value in facts):
        return None
    return tag("section", tag("h2", "Details"), _facts(facts))


def _slowest(slowest: Sequence[SlowRequest]) -> Markup | None:
    if not slowest:
        return None
    rows = [
        tag(
            "tr",
            tag("td", f"{slow.seconds:,.2f} s", class_="number"),
            tag("td", slow.operation),
            tag("td", tag("code", f"{slow.method} {slow.path}")),
            tag("td", "no answer" if slow.status is None else str(slow.status)),
            tag("td", str(slow.attempts), class_="number"),
            tag("td", tag("code", slow.request_id or "", class_="quiet")),
        )
        for slow in slowest
    ]
    heading = tag("h2", "Slowest requests")
    told = tag(
        "p", "Over all attempts, without the time spent for the rate limit and between attempts.", class_="quiet small"
    )
    columns = [
        ("Time", "number"),
        ("Operation", None),
        ("Request", None),
        ("Answer", None),
        ("Attempts", "number"),
        ("Request id", None),
    ]
    return tag("section", heading, told, _table("Slowest requests", columns, rows))


def _rows(report: Report, rows: Sequence[Outcome]) -> Markup | None:
    total = max(_to_mend(report), len(rows))
    if not total:
        return None
    told: Child = None
    if total > len(rows):
        where = f" All of them are in {_files(report)}." if _files(report) else ""
        told = tag("p", f"The first {len(rows):,} of {total:,}; {total - len(rows):,} more are not shown.{where}")
    columns = [("Line", "number"), ("What", None), ("Column", None), ("Value", None), ("Reason", None)]
    lines = (line for outcome in rows for line in _lines(outcome))
    table = _table("Rows that are not in Attio", columns, lines) if rows else None
    return tag("section", tag("h2", "Rows that are not in Attio"), told, table, id="rows")


def _lines(outcome: Outcome) -> Iterable[Markup]:
    """One for each thing that is wrong with a row."""
    problems = [(p.column, p.value, p.reason) for p in outcome.problems] or [(None, None, outcome.reason)]
    for column, value, reason in problems:
        label = outcome.state.replace("_", " ")
        yield tag(
            "tr",
            tag("td", f"{outcome.line}", class_="number"),
            tag("td", label, class_=f"state {_look(label)}"),
            tag("td", tag("bdi", column or ""), class_="column"),
            tag("td", tag("bdi", _text(value)), class_="value"),
            tag("td", tag("bdi", reason), class_="reason"),
        )


def _superseded(report: Report) -> Markup | None:
    folded = [outcome for outcome in report.problems if outcome.state == "superseded"]
    if not folded:
        return None
    total = max(report.counts.superseded, len(folded))
    more = f", the first {len(folded):,} of {total:,}" if total > len(folded) else ""
    rows = (
        tag("tr", tag("td", f"{one.line}", class_="number"), tag("td", tag("bdi", one.reason), class_="reason"))
        for one in folded
    )
    table = _table("Superseded rows", [("Line", "number"), ("By which row", None)], rows)
    return tag("section", tag("details", tag("summary", f"Superseded rows{more}"), table))


def _table(label: str, columns: Iterable[tuple[str, str | None]], rows: Iterable[Markup]) -> Markup:
    head = tag("tr", *(tag("th", name, scope="col", class_=look) for name, look in columns))
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    return tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=label)


def _facts(facts: Iterable[tuple[str, Child]]) -> Markup | None:
    given = [(name, value) for name, value in facts if value]
    return (
        tag(
            "dl",
            *(tag(kind, text) for pair in given for kind, text in zip(("dt", "dd"), pair, strict=True)),
            class_="facts",
        )
        if given
        else None
    )


def _list(items: Sequence[str]) -> Markup | None:
    if len(items) == 1:
        return joined(items)
    return tag("ul", *(tag("li", item) for item in items)) if items else None


def _file(path: str | None) -> Markup | None:
    return None if path is None else tag("code", path)


def _files(report: Report) -> str:
    return " and ".join(path for path in (report.rejects, report.failures) if path)


def _to_mend(report: Report) -> int:
    return report.counts.conflicts + report.counts.rejected + report.counts.failed


def _look(label: str) -> str:
    return label.replace(" ", "-")


def _percent(number: int, total: int) -> str:
    share = 100 * number / total
    if share < 0.1:
        return "<0.1 %"
    return f"{min(share, 99.9) if number < total else share:.1f}".removesuffix(".0") + " %"


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
