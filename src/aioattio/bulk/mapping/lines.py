"""The lines of a suggested mapping, and how each is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from attrs import evolve, field, frozen

from aioattio.bulk.mapping.columns import NewAttribute
from aioattio.bulk.mapping.guesses import scale
from aioattio.bulk.mapping.samples import Fit, Sample
from aioattio.bulk.mapping.toml_text import toml_key, toml_string
from aioattio.schema.definitions import Attribute

__all__ = ["Line", "column_text", "comment", "disabled", "new_attributes", "shown", "title_of"]

_SHOWN = 40


@frozen
class Line:
    """One column: where it goes, or might go if its line is switched on; `target` is "" where nothing can take it."""

    sample: Sample
    target: str
    type: str
    fit: Fit = field(factory=lambda: Fit(()))
    attribute: Attribute | None = None
    new: NewAttribute | None = None
    on: bool = False
    notes: tuple[str, ...] = ()

    @property
    def is_multiselect(self) -> bool:
        written = self.attribute or self.new
        return written is not None and written.is_multiselect

    def noted(self, note: str) -> Line:
        return evolve(self, notes=(*self.notes, note))

    def off(self, note: str) -> Line:
        return evolve(self, on=False, notes=(*self.notes, note))


def column_text(line: Line) -> Iterator[str]:
    """The notes, each a line of its own, then the column with what was seen."""
    for note in line.notes:
        yield comment(f"{shown(line.sample.column)}: {note}" if not line.target else note)
    if not line.target:
        return
    if _has_surrogate(line.sample.column):
        yield comment(f"{shown(line.sample.column)}: TOML cannot hold this name; rename the column")
        return
    item = toml_string(line.target)
    if line.fit.converters:
        texts = [toml_string(text) for text in line.fit.converters]
        item = f"{{ to = {item}, as = {texts[0] if len(texts) == 1 else '[' + ', '.join(texts) + ']'} }}"
    text = f"{toml_key(line.sample.column.strip())} = {item}"
    there = line.type if line.new is None else f"{line.type}, not there yet"
    seen = f"{there}; {_seen(line.sample)}"
    yield f"{text}  {comment(seen)}" if line.on else disabled(text, seen)


def _seen(sample: Sample) -> str:
    count = f"{len(sample.filled)} of {sample.rows} filled"
    return f"{count}, e.g. {shown(sample.filled[0][1])}" if sample.filled else count


def new_attributes(lines: Iterable[Line]) -> Iterator[str]:
    """The tables of attributes that could be made, all switched off."""
    made = [line.new for line in lines if line.new is not None]
    if made:
        yield "# Not there yet: --create-attributes makes what is switched on here."
    for new in made:
        yield f"#[attributes.{toml_key(new.slug)}]"
        yield disabled(f"title = {toml_string(new.title)}")
        yield disabled(f"type = {toml_string(new.type)}")
        if new.currency is not None:
            yield disabled(f"currency = {toml_string(new.currency)}")
        if new.is_multiselect:
            yield disabled("is_multiselect = true")
        if new.is_unique:
            yield disabled("is_unique = true")
        yield ""


def title_of(column: str) -> str:
    """A header as people write titles: "revenue_percent_change" is "Revenue percent change"; the scale is left out."""
    bare = re.sub(r"[(\[][^()\[\]]*[)\]]", " ", column) if scale(column) else column
    title = re.sub(r"\s+", " ", bare.replace("_", " ")).strip() or column.strip()
    return title[:1].upper() + title[1:]


def _has_surrogate(text: str) -> bool:
    return any(0xD800 <= ord(character) <= 0xDFFF for character in text)


def shown(value: Any) -> str:
    """A cell in a comment: text in quotes, numbers and dates as they are, anything else as JSON; cut if it is long."""
    if isinstance(value, str):
        return toml_string(_cut(value))
    if isinstance(value, bool | list | tuple | dict):
        return _cut(json.dumps(value, ensure_ascii=False, default=_as_json, skipkeys=True))
    return _cut(str(value))


def _as_json(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) and value.is_finite() else str(value)


def _cut(text: str) -> str:
    return text.strip() if len(text) <= _SHOWN else f"{text[: _SHOWN - 3].strip()}..."


def comment(text: str) -> str:
    """One line, with nothing in it that TOML forbids in comments."""
    return f"# {toml_string(text)[1:-1]}".replace('\\"', '"').replace("\\\\", "\\")


def disabled(text: str, seen: str = "") -> str:
    """A line of TOML that is switched off."""
    return f"#{text}  {comment(seen)}" if seen else f"#{text}"
