"""The options of `aioattio import` and `aioattio sync`, and what they mean together."""

from __future__ import annotations

import glob
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click
from attrs import field, frozen

if TYPE_CHECKING:
    from aioattio.bulk.mapping.row_mapping import RowMapping
    from aioattio.bulk.sources import Source

__all__ = ["Options"]

_JSON_LINES = (".jsonl", ".ndjson")
_CSV = (".csv", ".tsv")
_ARROW = (".parquet", ".pq", ".arrow", ".feather")


def _delimiter(text: str | None) -> str | None:
    """A tab is hard to type in a shell."""
    return "\t" if text in ("tab", "\\t") else text


def _is_taken(path: Path) -> bool:
    """By itself, or by what belongs to it: rows that failed, and those of a manifest's steps."""
    return path.exists() or any(path.parent.glob(f"{glob.escape(path.stem)}.*{path.suffix}"))


@frozen(kw_only=True)
class Options:
    """As given on the command line; None, "" or False for what was left out.

    name: of the command. `list` and what follows it are of `sync` alone, `dry_run` and what follows it of `import`.
    """

    name: Literal["import", "sync"] = "import"
    file: str | None = None
    object: str | None = None
    match: str | None = None
    map_file: str | None = None
    columns: tuple[str, ...] = ()
    constants: tuple[str, ...] = ()
    on_duplicate: Literal["last", "first", "reject"] | None = None
    empty: Literal["keep", "clear"] | None = None
    multiselect: Literal["add", "replace"] | None = None
    create_options: bool = False
    create_attributes: bool = False
    rejects: str | None = None
    outcomes: str | None = None
    encoding: str | None = None
    delimiter: str | None = field(default=None, converter=_delimiter)
    format: Literal["csv", "jsonl", "parquet", "arrow"] | None = None
    as_json: bool = False
    quiet: bool = False
    base_url: str | None = None
    list: str | None = None
    notes: bool = False
    tasks: bool = False
    plan: bool = False
    save: str | None = None
    apply: str | None = None
    manifest: str | None = None
    journal: str | None = None
    delete_missing: bool = False
    yes: bool = False
    html: str | None = None
    dry_run: bool = False
    suggest_map: bool = False
    output: str | None = None

    @property
    def rows_file(self) -> str:
        """FILE, where one has to be given. Raises click.UsageError."""
        if not self.file:
            raise click.UsageError("FILE is empty: name a file with rows")
        return self.file

    @property
    def only_plans(self) -> bool:
        """Whether nothing is to be written."""
        return self.plan or self.dry_run

    @property
    def without_match(self) -> str | None:
        """ "notes" or "tasks", where rows become these; they are no records, and have no attributes."""
        return "notes" if self.notes else "tasks" if self.tasks else None

    @property
    def is_arrow(self) -> bool:
        """Whether the options or the name say that it is Parquet or Arrow."""
        if self.format is not None:
            return self.format in ("parquet", "arrow")
        return Path(self.file or "").suffix.lower() in _ARROW

    @property
    def is_json_lines(self) -> bool:
        """Whether the options or the name say so; without either the file itself is looked at."""
        if self.format is not None:
            return self.format == "jsonl"
        return Path(self.file or "").suffix.lower() in _JSON_LINES

    def source(self) -> Source:
        """Where the rows come from. Raises InvalidInput, OSError."""
        from aioattio.bulk.sources import ArrowFile, CSVFile, JSONLinesFile, ParquetFile, source_of

        file = self.rows_file
        if self.format == "parquet" or self.format == "arrow":
            return ParquetFile(file) if self.format == "parquet" else ArrowFile(file)
        if self.is_json_lines:
            return JSONLinesFile(file, encoding=self.encoding)
        if self.format is None and self.delimiter is None and self.encoding is None:
            return source_of(Path(file))
        csv = CSVFile(file, encoding=self.encoding, delimiter=self.delimiter)
        if self.format is None and self.delimiter is None and self._begins_like_json():
            return JSONLinesFile(file, encoding=self.encoding)
        return csv

    def _begins_like_json(self) -> bool:
        """What `source_of` looks for, in the encoding that is given."""
        from aioattio.bulk.sources.text_file import TextFile

        path = Path(self.rows_file)
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

        None for a plan that is not asked for one: whoever imported it would import the rejects alone.
        json_lines: whether the input turned out to be something that cells of text do not hold.
        """
        if self.rejects is not None or self.only_plans:
            return None if self.rejects is None else Path(self.rejects)
        described = self.apply or self.manifest
        file = Path(described or self.rows_file)
        suffix = ".csv" if described else file.suffix
        if json_lines and suffix.lower() not in _JSON_LINES:
            suffix = ".jsonl"
        stem = re.sub(r"\.rejects(-\d+)?(\.failed)?$", "", file.stem)  # those of rejects stand beside them
        path, number = file.with_name(f"{stem}.rejects{suffix}"), 2
        while _is_taken(path):
            path, number = file.with_name(f"{stem}.rejects-{number}{suffix}"), number + 1
        return path

    def arguments(self) -> dict[str, Any]:
        """What was said about rows, by the names that `Records.sync` and its like have for it."""
        given: dict[str, Any] = {
            "match": self.match,
            "mapping": self.mapping(),
            "on_duplicate": self.on_duplicate,
            "empty": self.empty,
            "multiselect": self.multiselect,
            "create_options": self.create_options,
            "create_attributes": self.create_attributes,
            "delete_missing": self.delete_missing,
        }
        return {name: value for name, value in given.items() if value not in (None, False)}

    def command(self) -> str:
        """The command that writes `file` in this way, without what only tells where reports go.

        Nothing is deleted by it: of rejects, and of a mapping's first run, whatever has no row is not missing.
        """
        words = ["aioattio", self.name, *([self.file] if self.file else [])]
        for name, value in {
            "--object": self.object,
            "--list": self.list,
            "--match": self.match,
            "--map": self.map_file,
            "--on-duplicate": self.on_duplicate,
            "--empty": self.empty,
            "--multiselect": self.multiselect,
            "--encoding": self.encoding,
            "--delimiter": "tab" if self.delimiter == "\t" else self.delimiter,
            "--format": self.format,
            "--journal": self.journal,
            "--base-url": self.base_url,
        }.items():
            words += [] if value is None else [name, value]
        for name, values in {"--column": self.columns, "--set": self.constants}.items():
            for value in values:
                words += [name, value]
        flags = {
            "--notes": self.notes,
            "--tasks": self.tasks,
            "--create-options": self.create_options,
            "--create-attributes": self.create_attributes,
        }
        return shlex.join(words + [name for name, is_set in flags.items() if is_set])
