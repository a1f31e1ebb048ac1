"""When nothing is deleted after all: rows that cannot tell what is missing."""

from __future__ import annotations

from aioattio.bulk.spool import Spool

__all__ = ["keep_missing"]


def keep_missing(spool: Spool, kind: str) -> list[str]:
    """Forget the deletions where a row may be about one of them, or there are no rows; says so, if there were any.

    kind: "records" or "entries".
    """
    counts, missing = spool.counts(), spool.planned().delete - spool.deleted()
    unclear = counts.rejected + counts.conflicts
    if not missing or (counts.rows and not unclear):
        return []
    spool.forget_deletions()
    what = f"{missing:,} {kind if missing != 1 else _ONE[kind]} that no row names"
    if not counts.rows:
        # The export that failed is likelier than the object that is to be empty.
        return [f"nothing is deleted: there were no rows, which says nothing of the {what}"]
    rows = f"{unclear:,} rows are" if unclear != 1 else "1 row is"
    return [f"nothing is deleted: {rows} rejected or in conflict, and may be about the {what}"]


_ONE = {"records": "record", "entries": "entry"}
