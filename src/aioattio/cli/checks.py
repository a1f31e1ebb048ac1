"""Which options go together; everything else is refused before a file is read or a request is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from aioattio.cli.options import Options

__all__ = ["check"]


def check(options: Options, *, can_ask: bool = True) -> None:
    """Refuse what cannot be meant. can_ask: whether somebody sits at a terminal.

    Raises click.UsageError, or click.ClickException for a FILE that is none.
    """
    _check_what_is_done(options)
    if options.manifest is None and options.apply is None:
        _check_file(options)
    if options.suggest_map:
        _check_suggestion(options)
    elif options.output is not None:
        raise click.UsageError("-o names the file that --suggest-map writes; an import has --rejects and --outcomes")
    _check_destination(options)
    _check_plan(options)
    if options.delete_missing and not (options.yes or options.plan or can_ask):
        raise click.UsageError(
            "--delete-missing asks before it deletes, and there is no terminal to ask on: look at what --plan shows, "
            "then add --yes"
        )
    _check_paths(options)


def _check_file(options: Options) -> None:
    if options.file == "-":
        raise click.ClickException(
            "rows cannot come from standard input, for their rejects belong beside a file: save them to one first"
        )
    if options.file is None:
        raise click.UsageError("name the FILE with the rows, a plan with --apply, or a manifest with --manifest")
    if Path(options.rows_file).is_dir():
        raise click.ClickException(f"{options.file} is a directory, not a file with rows")
    if options.delimiter is not None and (options.is_json_lines or options.is_arrow):
        raise click.UsageError("--delimiter is for CSV; other formats have none")
    if options.encoding is not None and options.is_arrow:
        raise click.UsageError("--encoding is for CSV and JSON Lines; Parquet and Arrow have none")


def _check_what_is_done(options: Options) -> None:
    """A plan and a manifest say all about rows themselves."""
    for name, path in {"--apply": options.apply, "--manifest": options.manifest}.items():
        if path is None:
            continue
        what = "a saved plan" if name == "--apply" else "a manifest"
        if options.file is not None:
            raise click.UsageError(f"{name} takes its rows from {what}: leave out FILE ({options.file})")
        given = _given({**_where(options), **_about_rows(options)})
        if name == "--apply":
            given += _given({"--manifest": options.manifest, "--plan": options.plan, "--save": options.save})
            given += _given({"--delete-missing": options.delete_missing})
        else:
            given += _given({"--save": options.save, "--delete-missing": options.delete_missing, "--yes": options.yes})
        if given:
            raise click.UsageError(f"{name} {path}: {what} has its own, leave out {given[0]}")


def _check_suggestion(options: Options) -> None:
    given = _given(
        {
            **_about_rows(options, but=("--match", "--encoding", "--delimiter", "--format")),
            "--dry-run": options.dry_run,
            "--rejects": options.rejects,
            "--outcomes": options.outcomes,
            "--json": options.as_json,
        }
    )
    if given:
        raise click.UsageError(f"--suggest-map writes a mapping and imports nothing: leave out {given[0]}")


def _check_destination(options: Options) -> None:
    places = _given(_where(options))
    if len(places) > 1:
        raise click.UsageError(f"rows go to one place: give {' or '.join(places)}, not both")
    kind = options.without_match
    if kind is None:
        return
    apt = ("--map", "--column", "--set", "--encoding", "--delimiter", "--format")
    given = _given(
        {**_about_rows(options, but=apt), "--delete-missing": options.delete_missing, "--plan": options.plan}
    )
    if given:
        raise click.UsageError(f"{kind} are only made, never compared, changed or deleted: leave out {given[0]}")
    if options.journal is None:
        raise click.UsageError(
            f"only a journal can tell which {kind} were made already: name one with --journal {kind}.db, and keep it "
            "for the next run"
        )


def _check_plan(options: Options) -> None:
    if options.save is not None and not options.plan:
        raise click.UsageError("--save keeps a plan that is not carried out: add --plan")
    if not options.plan:
        return
    given = _given(
        {
            "--journal": options.journal,
            "--html": options.html,
            "--yes": options.yes,
            "--outcomes": options.outcomes,
        }
    )
    if given:
        raise click.UsageError(f"--plan writes nothing into Attio: leave out {given[0]}")


def _check_paths(options: Options) -> None:
    """No output is an input, or another output."""
    outputs = {
        "--outcomes": options.outcomes,
        "--rejects": options.rejects,
        "--journal": options.journal,
        "--save": options.save,
        "--html": options.html,
        "-o": options.output,
    }
    taken = {
        "FILE": options.file,
        "--map": options.map_file,
        "--apply": options.apply,
        "--manifest": options.manifest,
    }
    for name, path in outputs.items():
        if path is None:
            continue
        if not Path(path).name:
            raise click.UsageError(f"{name} {path!r}: name a file")
        for other, known in taken.items():
            if known is not None and Path(path).resolve() == Path(known).resolve():
                raise click.UsageError(f"{name} and {other} are the same file: {path}")
        taken[name] = path


def _where(options: Options) -> dict[str, Any]:
    return {
        "--object": options.object,
        "--list": options.list,
        "--notes": options.notes,
        "--tasks": options.tasks,
    }


def _about_rows(options: Options, *, but: Iterable[str] = ()) -> dict[str, Any]:
    about = {
        "--match": options.match,
        "--map": options.map_file,
        "--column": options.columns,
        "--set": options.constants,
        "--on-duplicate": options.on_duplicate,
        "--empty": options.empty,
        "--multiselect": options.multiselect,
        "--create-options": options.create_options,
        "--create-attributes": options.create_attributes,
        "--encoding": options.encoding,
        "--delimiter": options.delimiter,
        "--format": options.format,
    }
    return {name: value for name, value in about.items() if name not in but}


def _given(values: Mapping[str, Any]) -> list[str]:
    return [name for name, value in values.items() if value]
