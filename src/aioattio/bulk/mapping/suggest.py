"""A first mapping for a file, with comments that say what was seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import define, evolve, field, frozen

from aioattio.bulk.mapping.columns import RESERVED, NewAttribute, clash
from aioattio.bulk.mapping.guesses import Guess, guesses, is_proposable, phrase, scale
from aioattio.bulk.mapping.samples import TOLERATED, Fit, Sample, fit
from aioattio.bulk.mapping.shapes import currency_of, suggested_type
from aioattio.bulk.mapping.toml_text import toml_key, toml_string
from aioattio.bulk.outcome import Row
from aioattio.schema.definitions import Attribute, Definitions

__all__ = ["suggest_mapping"]

_SHOWN = 40


@frozen
class _Line:
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

    def off(self, note: str) -> _Line:
        return evolve(self, on=False, notes=(*self.notes, note))


def suggest_mapping(
    columns: Sequence[str],
    sample: Sequence[Row],
    definitions: Definitions,
    options: Mapping[str, Sequence[str]],
    *,
    object: str,  # noqa: A002 - Attio's own word
    name: str,
) -> str:
    """TOML for `RowMapping.from_text` that says for each column where it probably goes.

    options: titles by slug of select and status attributes, which have none where they are left out; name: of the file.
    What is sure enough is switched on and runs as it is. Anything else stands there switched off: columns without an
    attribute (with one that would be made), cells that the attribute refuses, dates that can be read in two ways, and
    multiselects, which a run would make equal to the file. With nothing to switch on the text is refused when it is
    read, by a message that says so.
    """
    return _Suggestion(list(dict.fromkeys(columns)), sample, definitions, options, object, name).text()


@define
class _Suggestion:
    columns: Sequence[str]
    rows: Sequence[Row]
    definitions: Definitions
    options: Mapping[str, Sequence[str]]
    object: str
    name: str
    _taken: dict[str, str] = field(factory=dict)
    _new_slugs: set[str] = field(factory=set)

    def text(self) -> str:
        lines = self._lines()
        match = next((line for line in lines if line.on and line.attribute and line.attribute.is_unique), None)
        lines = [_as_match(line) if line is match else _kept_from_deleting(line) for line in lines]
        parts = [*self._head(match, lines), "", "[columns]"]
        for line in lines:
            parts += _column_text(line)
        parts += ["", *self._constants(lines), *_new_attributes(lines)]
        return "\n".join(parts).rstrip("\n") + "\n"

    def _lines(self) -> list[_Line]:
        """One for each column; the surest guesses choose their attributes first."""
        samples = [
            Sample.of(column, self.rows)
            for column in self.columns
            if column.strip() and not column.strip().startswith(RESERVED)
        ]
        guessed = {
            sample.column: guesses(sample.column, self.definitions, self.object, self.columns) for sample in samples
        }
        found: dict[str, _Line] = {}
        for rank in sorted({guess.rank for some in guessed.values() for guess in some}):
            for sample in samples:
                for guess in guessed[sample.column]:
                    if guess.rank == rank and sample.column not in found and self._is_free(guess.target):
                        found[sample.column] = self._mapped(sample, guess)
        return [found.get(sample.column) or self._unmapped(sample, guessed[sample.column]) for sample in samples]

    def _is_free(self, target: str) -> bool:
        return not any(clash(target, taken) for taken in self._taken)

    def _mapped(self, sample: Sample, guess: Guess) -> _Line:
        attribute = guess.attribute
        self._taken[guess.target] = sample.column
        titles = self.options.get(attribute.slug, ()) if attribute.type in ("select", "status") else None
        fitted = fit(sample, guess, self.definitions, titles)
        line = _judged(_Line(sample, guess.target, attribute.type, fitted, attribute, on=True))
        if guess.part and attribute.type == "location":
            line = evolve(
                line, notes=(*line.notes, "Attio takes a location whole: parts that no column gives are emptied")
            )
        seen, known = currency_of(sample), attribute.currency_code
        if attribute.type == "currency" and seen and known and seen != known:
            line = line.off(f"the cells look like {seen}, and {attribute.slug} is in {known}")
        return line

    def _unmapped(self, sample: Sample, guessed: Sequence[Guess]) -> _Line:
        note = next((f"{guess.target} is what {self._rival(guess)} goes to" for guess in guessed), "")
        locked = self.definitions.find(sample.column.strip())
        if locked is not None and not is_proposable(locked):
            why = "archived" if locked.is_archived else "read-only: Attio alone writes it"
            return _Line(sample, "", locked.type, notes=(f"{locked.slug} is {why}",))
        made = suggested_type(sample)
        currency = (currency_of(sample) or "USD") if made.type == "currency" else None
        new = NewAttribute(
            self._slug(sample.column), _title(sample.column), made.type, currency, is_multiselect=made.is_multiselect
        )
        line = _Line(sample, new.slug, made.type, made.fit, new=new, on=True, notes=(note,) if note else ())
        return evolve(_judged(line), on=False)

    def _rival(self, guess: Guess) -> str:
        return _shown(next(column for target, column in self._taken.items() if clash(guess.target, target)))

    def _slug(self, column: str) -> str:
        """One that neither the object has nor another column was given."""
        base = re.sub(r"[^a-z0-9]+", "_", phrase(column)).strip("_") or "column"
        slug, number = base, 1
        while slug in self.definitions or slug in self._new_slugs:
            number += 1
            slug = f"{base}_{number}"
        self._new_slugs.add(slug)
        return slug

    def _head(self, match: _Line | None, lines: Iterable[_Line]) -> Iterator[str]:
        yield _comment(
            f"{self.name} to {self.object}: a first mapping, made from the header and {len(self.rows)} rows."
        )
        yield "# Look at every line before you import with it. A line that begins with # and no space after it is"
        yield "# switched off: take the # away to use it."
        yield ""
        yield f"object = {toml_string(self.object)}"
        if match is not None:
            yield f"match = {toml_string(match.target)}  # unique; from the column {_shown(match.sample.column)}"
        else:
            yield from self._without_match()
        multiple = dict.fromkeys(
            line.target for line in lines if line.is_multiselect and not self._is_match(line, match)
        )
        if multiple:
            yield f"# With this, a record keeps only the values that the file has, in {', '.join(multiple)}:"
            yield '#multiselect = "replace"'

    @staticmethod
    def _is_match(line: _Line, match: _Line | None) -> bool:
        return match is not None and line.sample is match.sample

    def _without_match(self) -> Iterator[str]:
        unique = [
            attribute for attribute in self.definitions.values() if attribute.is_unique and is_proposable(attribute)
        ]
        if not unique:
            yield _comment(f"Missing: {self.object} has no unique attribute to match by; make one in Attio first.")
            yield '#match = "..."'
            return
        slugs = ", ".join(f"{attribute.slug} ({attribute.type})" for attribute in unique)
        yield _comment(f"Missing: a column for a unique attribute. {self.object} can be matched by {slugs}.")
        yield f"#match = {toml_string(unique[0].slug)}"

    def _constants(self, lines: Iterable[_Line]) -> Iterator[str]:
        written = {line.attribute.slug for line in lines if line.on and line.attribute}
        needed = [
            attribute
            for attribute in self.definitions.values()
            if attribute.is_required and is_proposable(attribute) and attribute.slug not in written
        ]
        if needed:
            yield "# Required by Attio, and no column is switched on for them: the same value for every row would do."
            yield "#[constants]"
            for attribute in needed:
                titles = self.options.get(attribute.slug) or ("...",)
                yield _disabled(f"{toml_key(attribute.slug)} = {toml_string(titles[0])}", attribute.type)
            yield ""


def _judged(line: _Line) -> _Line:
    """Switched off where the sample shows that the line would do harm; with a note where it would do a little."""
    failed, filled = line.fit.failed, line.sample.filled
    if line.fit.ambiguous:
        both = f"{line.fit.converters[-1]} and {line.fit.ambiguous}"
        return line.off(f"every cell can be read as {both}: say which")
    if not failed:
        return line
    number, value, reason = failed[0]
    share = f"{len(failed)} of {len(filled)} would be refused, such as line {number}, {_shown(value)}: {reason}"
    if line.type == "select":
        return line.off(f"{share}; --create-options would make what is missing")
    if line.type == "status" or len(failed) > TOLERATED * len(filled):
        return line.off(share)
    return evolve(line, notes=(*line.notes, share))


def _kept_from_deleting(line: _Line) -> _Line:
    if not line.is_multiselect:
        return line
    return line.off('a multiselect: values that only Attio has would be deleted; needs multiselect = "replace"')


def _as_match(line: _Line) -> _Line:
    rows = line.sample.rows
    empty = rows - len(line.sample.filled)
    if not empty:
        return line
    note = f"empty in {empty} of {rows} rows, which would be rejected: it is what rows are matched by"
    return evolve(line, notes=(*line.notes, note))


def _column_text(line: _Line) -> Iterator[str]:
    """The notes, each a line of its own, then the column with what was seen."""
    for note in line.notes:
        yield _comment(f"{_shown(line.sample.column)}: {note}" if not line.target else note)
    if not line.target:
        return
    if _has_surrogate(line.sample.column):
        yield _comment(f"{_shown(line.sample.column)}: TOML cannot hold this name; rename the column")
        return
    item = toml_string(line.target)
    if line.fit.converters:
        texts = [toml_string(text) for text in line.fit.converters]
        item = f"{{ to = {item}, as = {texts[0] if len(texts) == 1 else '[' + ', '.join(texts) + ']'} }}"
    text = f"{toml_key(line.sample.column.strip())} = {item}"
    there = line.type if line.new is None else f"{line.type}, not there yet"
    seen = f"{there}; {_seen(line.sample)}"
    yield f"{text}  # {seen}" if line.on else _disabled(text, seen)


def _seen(sample: Sample) -> str:
    count = f"{len(sample.filled)} of {sample.rows} filled"
    return f"{count}, e.g. {_shown(sample.filled[0][1])}" if sample.filled else count


def _new_attributes(lines: Iterable[_Line]) -> Iterator[str]:
    made = [line.new for line in lines if line.new is not None]
    if made:
        yield "# Not there yet: --create-attributes makes what is switched on here."
    for new in made:
        yield f"#[attributes.{toml_key(new.slug)}]"
        yield _disabled(f"title = {toml_string(new.title)}")
        yield _disabled(f"type = {toml_string(new.type)}")
        if new.currency is not None:
            yield _disabled(f"currency = {toml_string(new.currency)}")
        if new.is_multiselect:
            yield _disabled("is_multiselect = true")
        yield ""


def _title(column: str) -> str:
    """A header as people write titles: "revenue_percent_change" is "Revenue percent change"; the scale is left out."""
    bare = re.sub(r"[(\[][^()\[\]]*[)\]]", " ", column) if scale(column) else column
    title = re.sub(r"\s+", " ", bare.replace("_", " ")).strip() or column.strip()
    return title[:1].upper() + title[1:]


def _has_surrogate(text: str) -> bool:
    return any(0xD800 <= ord(character) <= 0xDFFF for character in text)


def _shown(value: Any) -> str:
    text = str(value)
    return toml_string(text.strip() if len(text) <= _SHOWN else f"{text[: _SHOWN - 3].strip()}...")


def _comment(text: str) -> str:
    """One line, with nothing in it that TOML forbids in comments."""
    return f"# {toml_string(text)[1:-1]}".replace('\\"', '"').replace("\\\\", "\\")


def _disabled(text: str, seen: str = "") -> str:
    return f"#{text}  # {seen}" if seen else f"#{text}"
