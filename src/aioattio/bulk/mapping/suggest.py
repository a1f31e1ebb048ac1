"""A first mapping for a file, with comments that say what was seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, evolve, field

from aioattio.bulk.mapping.columns import RESERVED, NewAttribute, clash
from aioattio.bulk.mapping.currencies import Currencies
from aioattio.bulk.mapping.guesses import Guess, guesses, is_proposable, phrase
from aioattio.bulk.mapping.judging import (
    as_match,
    in_one_currency,
    judged,
    with_decimal_marks,
    with_parts_kept,
)
from aioattio.bulk.mapping.lines import Line, column_text, comment, disabled, new_attributes, shown, title_of
from aioattio.bulk.mapping.samples import Sample, fit
from aioattio.bulk.mapping.shapes import Suggested, is_identifier, suggested_type
from aioattio.bulk.mapping.toml_text import toml_key, toml_string
from aioattio.bulk.outcome import Row
from aioattio.schema.definitions import Definitions

__all__ = ["suggest_mapping"]

_EXTERNAL = "external_id"


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
    attribute (with one that would be made), cells that the attribute refuses, and dates that can be read in two ways.
    With nothing to switch on the text is refused when it is read, by a message that says so.
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
        lines = with_parts_kept(with_decimal_marks(self._lines()))
        match = next((line for line in lines if line.on and line.attribute and line.attribute.is_unique), None)
        lines = [as_match(line) if line is match else line for line in lines]
        if match is None:
            lines = self._with_identifier(lines)
        parts = [*self._head(match, lines), "", "[columns]"]
        for line in lines:
            parts += column_text(line)
        parts += ["", *self._constants(lines), *new_attributes(lines)]
        return "\n".join(parts).rstrip("\n") + "\n"

    def _lines(self) -> list[Line]:
        """One for each column; the surest guesses choose their attributes first."""
        samples = [
            Sample.of(column, self.rows)
            for column in self.columns
            if column.strip() and not column.strip().startswith(RESERVED)
        ]
        guessed = {
            sample.column: guesses(sample.column, self.definitions, self.object, self.columns) for sample in samples
        }
        found: dict[str, Line] = {}
        for rank in sorted({guess.rank for some in guessed.values() for guess in some}):
            for sample in samples:
                for guess in guessed[sample.column]:
                    if guess.rank == rank and sample.column not in found and self._is_free(guess.target):
                        found[sample.column] = self._mapped(sample, guess)
        return [found.get(sample.column) or self._unmapped(sample, guessed[sample.column]) for sample in samples]

    def _is_free(self, target: str) -> bool:
        return not any(clash(target, taken) for taken in self._taken)

    def _mapped(self, sample: Sample, guess: Guess) -> Line:
        attribute = guess.attribute
        titles = self.options.get(attribute.slug, ()) if attribute.type in ("select", "status") else None
        fitted = fit(sample, guess, self.definitions, titles)
        line = judged(Line(sample, guess.target, attribute.type, fitted, attribute, on=True))
        if attribute.type == "currency":
            line = in_one_currency(line, attribute.currency_code)
        if line.on or attribute.type != "record-reference":  # else another column may name the record
            self._taken[guess.target] = sample.column
        return line

    def _unmapped(self, sample: Sample, guessed: Sequence[Guess]) -> Line:
        note = next((f"{guess.target} is what {self._rival(guess)} goes to" for guess in guessed), "")
        locked = self.definitions.find(sample.column.strip())
        if locked is not None and not is_proposable(locked):
            why = "archived" if locked.is_archived else "read-only: Attio alone writes it"
            return Line(sample, "", locked.type, notes=(f"{locked.slug} is {why}",))
        made = suggested_type(sample)
        line = self._made(sample, made)
        line = evolve(judged(evolve(line, notes=(note, *line.notes) if note else line.notes)), on=False)
        return in_one_currency(line, None) if made.type == "currency" else line

    def _made(self, sample: Sample, made: Suggested) -> Line:
        """With the attribute that would be made."""
        kind, currency, notes = made.type, None, list[str]()
        if kind == "currency":
            currencies = Currencies.of(sample)
            currency = currencies.likely
            if currency is None and currencies.seen:
                kind = "number"
                notes.append(f"Attio has no currency for {shown(currencies.seen[0][0])}")
            elif currency is None:
                currency = "USD"
                notes.append("no cell names its currency; USD is a guess")
        new = NewAttribute(
            self._slug(sample.column), title_of(sample.column), kind, currency, is_multiselect=made.is_multiselect
        )
        return Line(sample, new.slug, kind, made.fit, new=new, on=True, notes=tuple(notes))

    def _with_identifier(self, lines: list[Line]) -> list[Line]:
        """Without a unique attribute: one could be made for the first column that numbers the rows."""
        found = next((line for line in lines if line.new is not None and is_identifier(line.sample, line.fit)), None)
        if found is None or found.new is None:
            return lines
        slug = found.new.slug if found.new.slug == _EXTERNAL else self._slug(_EXTERNAL)
        new = evolve(found.new, slug=slug, is_unique=True)
        return [evolve(line, target=slug, new=new) if line is found else line for line in lines]

    def _rival(self, guess: Guess) -> str:
        return shown(next(column for target, column in self._taken.items() if clash(guess.target, target)))

    def _slug(self, column: str) -> str:
        """One that neither the object has nor another column was given."""
        plain = unicodedata.normalize("NFKD", phrase(column)).encode("ascii", "ignore").decode()  # "é" is "e"
        base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "column"
        slug, number = base, 1
        while slug in self.definitions or slug in self._new_slugs:
            number += 1
            slug = f"{base}_{number}"
        self._new_slugs.add(slug)
        return slug

    def _head(self, match: Line | None, lines: Iterable[Line]) -> Iterator[str]:
        rows = "1 row" if len(self.rows) == 1 else f"{len(self.rows):,} rows"
        yield comment(f"{self.name} to {self.object}: a first mapping, made from the header and {rows}.")
        yield "# Look at every line before you import with it. A line that begins with # and no space after it is"
        yield "# switched off: take the # away to use it."
        yield ""
        yield f"object = {toml_string(self.object)}"
        if match is not None:
            yield f"match = {toml_string(match.target)}  # unique; from the column {shown(match.sample.column)}"
        else:
            yield from self._without_match(lines)
        multiple = dict.fromkeys(
            line.target for line in lines if line.is_multiselect and not self._is_match(line, match)
        )
        if multiple:
            yield f"# Values are added to {', '.join(multiple)}. With this, a record keeps only those of the file:"
            yield '#multiselect = "replace"'

    @staticmethod
    def _is_match(line: Line, match: Line | None) -> bool:
        return match is not None and line.sample is match.sample

    def _without_match(self, lines: Iterable[Line]) -> Iterator[str]:
        unique = [
            attribute for attribute in self.definitions.values() if attribute.is_unique and is_proposable(attribute)
        ]
        identifier = next((line for line in lines if line.new is not None and line.new.is_unique), None)
        if unique:
            slugs = ", ".join(f"{attribute.slug} ({attribute.type})" for attribute in unique)
            yield comment(f"Missing: a column for a unique attribute. {self.object} can be matched by {slugs}.")
        else:
            make = "" if identifier is not None else "; make one in Attio first"
            yield comment(f"Missing: {self.object} has no unique attribute to match by{make}.")
        if identifier is not None:
            yield comment(
                f"{shown(identifier.sample.column)} is another one in each row: with --create-attributes it can be the "
                f"match. Switch it on here, under [columns] and in [attributes.{identifier.target}]."
            )
        slug = identifier.target if identifier is not None else unique[0].slug if unique else "..."
        yield disabled(f"match = {toml_string(slug)}")

    def _constants(self, lines: Iterable[Line]) -> Iterator[str]:
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
                yield disabled(f"{toml_key(attribute.slug)} = {toml_string(titles[0])}", attribute.type)
            yield ""
