"""Puts changes into sections: what shows at many places is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .compare import Comparison
from .model import Change, Kind, code

_MANY = 3  # places; from so many on, a change is told once
_NAMED = 3  # places that are named then; the subjects are named all

_TITLES: dict[Kind, str] = {
    "operation": "operations changed",
    "component": "components",
    "event": "events",
    "standard attribute": "standard attributes",
}


@dataclass(frozen=True)
class Line:
    """A statement, and what belongs to it. Texts of documents stand in backticks, which they cannot hold."""

    text: str
    breaking: bool = False
    below: tuple[Line, ...] = ()
    aside: str = ""  # for those who have room: the terminal leaves it out


@dataclass
class Section:
    """Lines under a heading of our own words."""

    title: str
    lines: list[Line] = field(default_factory=list)

    @property
    def breaking(self) -> int:
        return sum(line.breaking for line in self.lines)


def sections(comparison: Comparison) -> Iterator[Section]:
    """What changed: operations come and gone, changes of many places, then subject by subject."""
    yield Section(
        "operations added",
        [Line(f"{code(key)}{' (hidden)' if key in comparison.hidden else ''}") for key in comparison.added],
    )
    yield Section("operations removed", [Line(code(key), breaking=True) for key in comparison.removed])
    groups: dict[tuple[str, str, bool], list[Change]] = {}
    for change in comparison.changes:
        if change.part or change.place:
            groups.setdefault((change.name, change.text, change.breaking), []).append(change)
    widespread = {key: found for key, found in groups.items() if len(found) >= _MANY}
    told = {change for found in widespread.values() for change in found}
    ordered = sorted(widespread.values(), key=lambda found: (not found[0].breaking, -len(found), found[0]))
    yield Section("changes at many places", [_once(found) for found in ordered])
    for kind, title in _TITLES.items():
        rest = [change for change in comparison.changes if change.kind == kind and change not in told]
        yield Section(title, list(_subjects(rest)))


def _once(found: list[Change]) -> Line:
    """One change with its places: some with the way down to them, all others by the subject that they are in."""
    first = found[0]
    examples, others = found[:_NAMED], found[_NAMED:]
    named = {_where(change) for change in examples}
    more = list(dict.fromkeys(_where(change) for change in others if _where(change) not in named))
    shown = "; ".join(f"{_where(change)} {_place(change) if change.name else ''}".strip() for change in examples)
    places = f"{len(found)} places{', e.g.' if others else ':'} {shown}"
    about = code(first.name) if first.name else first.part
    return Line(f"{about}: {first.text} ({places})", first.breaking, aside=f"also {', '.join(more)}" if more else "")


def _subjects(changes: list[Change]) -> Iterator[Line]:
    by_subject: dict[str, list[Change]] = {}
    for change in changes:
        by_subject.setdefault(change.subject, []).append(change)
    for subject, found in by_subject.items():
        breaking = any(change.breaking for change in found)
        if len(found) == 1 and not found[0].part and not found[0].place:
            yield Line(f"{code(subject)}: {found[0].text}", breaking=breaking)
        else:
            below = tuple(
                Line(f"{_place(change)}: {change.text}".removeprefix(": "), change.breaking) for change in found
            )
            yield Line(code(subject), breaking=breaking, below=below)


def _where(change: Change) -> str:
    return code(change.subject) if change.kind == "operation" else f"{change.kind} {code(change.subject)}"


def _place(change: Change) -> str:
    return f"{change.part} {code(change.place) if change.place else ''}".strip()


def terminal(head: Iterable[str], found: Iterable[Section]) -> str:
    """Plain lines; `!` marks what breaks."""
    lines = list(head)
    for section in found:
        if section.lines:
            lines.append(f"{section.title}: {_counted(section)}")
            lines += [text for line in section.lines for text in _plain(line, 1)]
    return "\n".join(lines)


def markdown(title: str, head: Iterable[str], found: Iterable[Section]) -> str:
    """The same as Markdown."""
    lines = [f"# {title}", "", *(f"{line}  " for line in head)]
    for section in found:
        if section.lines:
            lines += ["", f"## {section.title.capitalize()}: {_counted(section)}", ""]
            lines += [text for line in section.lines for text in _item(line, 0)]
    return "\n".join(lines) + "\n"


def _counted(section: Section) -> str:
    return f"{len(section.lines)}" + (f", {section.breaking} breaking" if section.breaking else "")


def _plain(line: Line, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}{'! ' if line.breaking else ''}{line.text.replace('`', '')}"
    for below in line.below:
        yield from _plain(below, depth + 1)


def _item(line: Line, depth: int) -> Iterator[str]:
    mark, aside = "**breaking** " if line.breaking else "", f"; {line.aside}" if line.aside else ""
    yield f"{'  ' * depth}- {mark}{line.text}{aside}"
    for below in line.below:
        yield from _item(below, depth + 1)
