"""Reports as runs leave them, without a run."""

from __future__ import annotations

from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from attrs import define, field

from aioattio.bulk.outcome import Outcome, Problem
from aioattio.bulk.report import Counts, Report
from aioattio.bulk.reporting.html import write_html
from aioattio.bulk.reporting.timeline import Second, SlowRequest

WHEN = datetime(2026, 3, 14, 9, 26, tzinfo=UTC)

HOSTILE = (
    "<script>alert('x')</script>",
    "</style></title></table><img src=http://elsewhere.example/a.png onerror=alert(1)>",
    "\"quoted\" & 'quoted' &lt;b&gt; <!-- ]]>",
    "nul \x00 bell \x07 escape \x1b[31m delete \x7f",
    "\u202egnp.exe\u202c \u2066x\u2069",
    "half \ud83d",
    'a" style="background:url(http://elsewhere.example)" x="',
)


def report(**options: Any) -> Report:
    """One of twelve rows in every state, with a course over five seconds."""
    counts = Counts(
        rows=15, created=3, updated=2, unchanged=4, superseded=1, conflicts=1, rejected=2, failed=1, not_tried=1
    )
    given: dict[str, Any] = {
        "object": "companies",
        "match": "domains",
        "counts": counts,
        "records": 5,
        "seconds": 3.5,
        "writes_per_second": 20.0,
        "limit": 25,
        "how": "looked up 12 values of domains in companies (1 request)",
        "timeline": (
            Second(0, 1, reads=3, limit=25.0),
            Second(1, 1, writes=25, limit=25.0),
            Second(2, 1, writes=12, limit=14.5, retries=3, rate_limited=2),
            Second(3, 1, limit=10.0),
            Second(4, 1, writes=9, limit=10.0),
        ),
        "slowest": (SlowRequest("update_record", "PATCH", "/things/{thing}", 200, 1.25, 2, "request-1"),),
    }
    return Report(**(given | options))


def rejected(line: int, value: Any = "x", column: str | None = "website", reason: str = "is no domain") -> Outcome:
    return Outcome(line=line, state="rejected", problems=(Problem(column, value, reason),))


@define
class Page(HTMLParser):
    """What a browser would see: elements with their attributes, and the text outside of the style sheet."""

    elements: list[tuple[str, dict[str, str | None]]] = field(factory=list)
    texts: list[str] = field(factory=list)
    _open: list[str] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, "elements end in the order in which they began"

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def parsed(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    assert page._open == []
    return page


def written(folder: Path, made: Report, *rows: Outcome, title: str = "Sync of companies.csv") -> Page:
    path = folder / "report.html"
    write_html(made, path, title=title, rows=rows, when=WHEN)
    return parsed(path.read_text(encoding="utf-8"))
