"""Rows for the spool, and the spool filled with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from aioattio.bulk.outcome import Outcome, Problem, Row
from aioattio.bulk.spool import Checked, Job, OnDuplicate, Spool

BAD = Problem("name", "?", "no name")


def row(line: int, key: str = "", *, choices: Sequence[tuple[str, str]] = (), **values: str) -> Checked:
    """A row whose cells are named after its attributes, in capitals; `key` is a list of domains."""
    domains = tuple(sorted(set(key.split())))
    sent = {slug: msgspec.json.encode([value] if value else []) for slug, value in values.items()}
    cells = {slug.upper(): value for slug, value in values.items()}
    if domains:
        sent["domains"] = msgspec.json.encode(domains)
        cells["DOMAINS"] = key
    columns = {slug: (slug.upper(),) for slug in sent}
    return Checked(Row(line, cells), key=domains, values=sent, columns=columns, new_choices=tuple(choices))


def spooled(*rows: Checked) -> Spool:
    spool = Spool(match="domains")
    spool.add(rows)
    return spool


def folded(on_duplicate: OnDuplicate, *rows: Checked) -> tuple[Spool, dict[int, Outcome]]:
    """With what `fold` says, by line; every row that is left is to be created."""
    spool = spooled(*rows)
    outcomes = {outcome.line: outcome for outcome in spool.fold(on_duplicate)}
    assert list(spool.create_rest()) == []
    return spool, outcomes


def ended(on_duplicate: OnDuplicate, *rows: Checked) -> dict[int, Outcome]:
    """What `fold` alone says, by line."""
    spool, outcomes = folded(on_duplicate, *rows)
    spool.close()
    return outcomes


def sent(job: Job) -> dict[str, Any]:
    return {slug: msgspec.json.decode(raw) for slug, raw in job.values.items()}
