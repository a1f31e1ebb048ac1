"""`aioattio import` and `aioattio sync`: which run the options mean."""

from __future__ import annotations

import shlex

from aioattio.cli.applying import apply_plan, sync_with_deletions
from aioattio.cli.conduct import Conduct, conducted
from aioattio.cli.manifests import sync_manifest
from aioattio.cli.options import Options
from aioattio.cli.planning import make_plan
from aioattio.cli.suggesting import suggest
from aioattio.cli.summary import Told
from aioattio.cli.writing import sync_rows

__all__ = ["run"]


def run(options: Options) -> int:
    """Gives the exit code. Raises click.ClickException with one line."""
    conduct = Conduct(options, _told(options))
    if options.suggest_map:
        return conducted(conduct, lambda: suggest(options))
    if options.manifest is not None:
        return conducted(conduct, lambda: sync_manifest(conduct))
    if options.apply is not None:
        return conducted(conduct, lambda: apply_plan(conduct))
    if options.only_plans:
        return conducted(conduct, lambda: make_plan(conduct))
    if options.delete_missing:
        return conducted(conduct, lambda: sync_with_deletions(conduct))
    return conducted(conduct, lambda: sync_rows(conduct))


def _told(options: Options) -> Told:
    file = options.file or options.apply or options.manifest or ""
    if options.apply is None:
        return Told(file=file, journal=options.journal)
    words = ["aioattio", "sync", "--apply", options.journal or options.apply]
    words += ["--base-url", options.base_url] if options.base_url else []
    return Told(file=file, going_on=shlex.join(words))
