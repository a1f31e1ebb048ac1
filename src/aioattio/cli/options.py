"""The options of `aioattio import`, and what they mean together."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import click
from attrs import field, frozen

if TYPE_CHECKING:
    from aioattio.bulk.mapping.row_mapping import RowMapping
    from aioattio.bulk.sources.source import CSVFile, JSONLinesFile

__all__ = ["Options"]

_JSON_LINES = (".jsonl", ".ndjson")
_CSV = (".csv", ".tsv")


def _delimiter(text: str | None) -> str | None:
    """A tab is hard to type in a shell."""
    return "\t" if text in ("tab", "\\t") else text


@frozen(kw_only=True)
class Options:
    """As given on the command line; None, "" or False for what was left out."""

    file: str
    object: str | None = None
    match: str | None = None
    map_file: str | None = None
    columns: tuple[str, ...] = ()
    constants: tuple[str, ...] = ()
    on_duplicate: Literal["last", "first", "reject"] | None = None
    empty: Literal["keep", "clear"] | None = None
    multiselect: Literal["replace"] | None = None
    create_options: bool = False
    create_attributes: bool = False
    dry_run: bool = False
    rejects: str | None = None
    outcomes: str | None = None
    encoding: str | None = None
    delimiter: str | None = field(default=None, converter=_delimiter)
    format: Literal["csv", "jsonl"] | None = None
    as_json: bool = False
    quiet: bool = False
    base_url: str | None = None
    suggest_map: bool = False
    output: str | None = None

    def check(self) -> None:
        """Refuse what cannot be meant. Raises click.UsageError, or click.ClickException for a FILE that is none."""
        if self.file == "-":
            raise click.ClickException(
                "rows cannot come from standard input, for their rejects belong beside a file: save them to one first"
            )
        if not self.file:
            raise click.UsageError("FILE is empty: name a file with rows")
        if Path(self.file).is_dir():
            raise click.ClickException(f"{self.file} is a directory, not a file with rows")
        if self.suggest_map:
            given = [name for name, value in self._of_a_run().items() if value]
            if given:
                raise click.UsageError(f"--suggest-map writes a mapping and imports nothing: leave out {given[0]}")
        elif self.output is not None:
            raise click.UsageError(
                "-o names the file that --suggest-map writes; an import has --rejects and --outcomes"
            )
        if self.delimiter is not None and self.is_json_lines:
            raise click.UsageError("--delimiter is for CSV; JSON Lines have none")
        self._check_paths()

    def _check_paths(self) -> None:
        """No output is an input, or another output."""
        outputs = {"--outcomes": self.outcomes, "--rejects": self.rejects, "-o": self.output}
        taken = {"FILE": self.file, "--map": self.map_file}
        for name, path in outputs.items():
            if path is None:
                continue
            if not Path(path).name:
                raise click.UsageError(f"{name} {path!r}: name a file")
            for other, known in taken.items():
                if known is not None and Path(path).resolve() == Path(known).resolve():
                    raise click.UsageError(f"{name} and {other} are the same file: {path}")
            taken[name] = path

    @property
    def is_json_lines(self) -> bool:
        """Whether the options or the name say so; without either the file itself is looked at."""
        if self.format is not None:
            return self.format == "jsonl"
        return Path(self.file).suffix.lower() in _JSON_LINES

    def source(self) -> CSVFile | JSONLinesFile:
        """Where the rows come from. Raises InvalidInput, OSError."""
        from aioattio.bulk.sources.source import CSVFile, JSONLinesFile, source_of

        if self.is_json_lines:
            return JSONLinesFile(self.file, encoding=self.encoding)
        if self.format is None and self.delimiter is None and self.encoding is None:
            return cast("CSVFile | JSONLinesFile", source_of(self.file))  # a path is one of the two
        csv = CSVFile(self.file, encoding=self.encoding, delimiter=self.delimiter)
        if self.format is None and self.delimiter is None and self._begins_like_json():
            return JSONLinesFile(self.file, encoding=self.encoding)
        return csv

    def _begins_like_json(self) -> bool:
        """What `source_of` looks for, in the encoding that is given."""
        from aioattio.bulk.sources.text_file import TextFile

        path = Path(self.file)
        if path.suffix.lower() in _CSV or not path.is_file():
            return False
        text = TextFile(path, self.encoding, format="CSV")
        text.close()
        return text.beginning.lstrip().startswith("{")

    def mapping(self) -> RowMapping | None:
        """--map, --column and --set together, the latter two winning; None if there is none of them."""
        from aioattio.bulk.mapping.row_mapping import RowMapping

        mapping = None if self.map_file is None else RowMapping.from_toml(self.map_file)
        if not self.columns and not self.constants:
            return mapping
        given = RowMapping.from_options(self.columns, self.constants)
        return given if mapping is None else mapping.merged(given)

    def rejects_path(self, *, json_lines: bool) -> Path | None:
        """As asked for; else beside the input, under a name that nothing has yet: a rejects file may hold mended rows.

        None for a dry run that is not asked for one: whoever imported it would import the rejects alone.
        json_lines: whether the input turned out to be.
        """
        if self.rejects is not None or self.dry_run:
            return None if self.rejects is None else Path(self.rejects)
        file = Path(self.file)
        suffix = file.suffix
        if json_lines and suffix.lower() not in _JSON_LINES:
            suffix = ".jsonl"
        stem = re.sub(r"\.rejects(-\d+)?$", "", file.stem)  # those of rejects stand beside them
        path, number = file.with_name(f"{stem}.rejects{suffix}"), 2
        while path.exists():
            path, number = file.with_name(f"{stem}.rejects-{number}{suffix}"), number + 1
        return path

    def command(self) -> str:
        """The command that imports `file` in this way, without what only tells where reports go."""
        words = ["aioattio", "import", self.file]
        for name, value in {
            "--object": self.object,
            "--match": self.match,
            "--map": self.map_file,
            "--on-duplicate": self.on_duplicate,
            "--empty": self.empty,
            "--multiselect": self.multiselect,
            "--encoding": self.encoding,
            "--delimiter": "tab" if self.delimiter == "\t" else self.delimiter,
            "--format": self.format,
            "--base-url": self.base_url,
        }.items():
            words += [] if value is None else [name, value]
        for name, values in {"--column": self.columns, "--set": self.constants}.items():
            for value in values:
                words += [name, value]
        flags = {"--create-options": self.create_options, "--create-attributes": self.create_attributes}
        return shlex.join(words + [name for name, is_set in flags.items() if is_set])

    def _of_a_run(self) -> dict[str, Any]:
        return {
            "--map": self.map_file,
            "--column": self.columns,
            "--set": self.constants,
            "--on-duplicate": self.on_duplicate,
            "--empty": self.empty,
            "--multiselect": self.multiselect,
            "--create-options": self.create_options,
            "--create-attributes": self.create_attributes,
            "--dry-run": self.dry_run,
            "--rejects": self.rejects,
            "--outcomes": self.outcomes,
            "--json": self.as_json,
        }
