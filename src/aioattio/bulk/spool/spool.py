"""The rows of a run between reading and writing: on disk, each with its state, folded, matched, given out by line.

One file format for three uses: a temporary file without a name, gone with the process however that ends; a saved plan;
and a journal, from which an interrupted run goes on. Nothing here grows with the number of rows but the file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.outcome import Outcome, Row, State
from aioattio.bulk.report import Counts, PlanCounts
from aioattio.bulk.spool.adding import Adding
from aioattio.bulk.spool.applying import Applying
from aioattio.bulk.spool.claims import Claims, KeyOf
from aioattio.bulk.spool.deciding import Deciding
from aioattio.bulk.spool.endings import Endings
from aioattio.bulk.spool.folding import Folding
from aioattio.bulk.spool.items import (
    Checked,
    Deletion,
    Difference,
    Job,
    OnDuplicate,
    Pair,
    PlanRow,
    Reference,
    What,
)
from aioattio.bulk.spool.journal import anonymous_store, new_store, open_store, save_store
from aioattio.bulk.spool.matching import Matching
from aioattio.bulk.spool.missing import Missing
from aioattio.bulk.spool.references import References
from aioattio.bulk.spool.store import Store
from aioattio.bulk.spool.telling import Telling

__all__ = ["Phase", "Spool"]

Phase = Literal["reading", "planned", "done"]


class Spool:
    """All rows of one run.

    Use: `add` batches, `fold`, `resolve` what `wanted_references` gives and `end_dangling`, `match_found`,
    `settle_matches`, `decide` on all `pairs`, `match_made` (notes, tasks), `create_rest`, `set_phase("planned")`; then
    `sent` and `settle` for all `jobs`, `end`, `set_phase("done")`, `to_mend`. An outcome that a method gives is stored.
    Iterators must be exhausted before the next step.

    Threads may take turns, but not overlap; `counts`, `records` and `to_write` may be asked at any time.
    Methods raise OSError where the disk is full or fails. What they did is then undone, if the spool has a path.
    """

    def __init__(self, path: str | Path = "", *, match: str) -> None:
        """path: "" for an anonymous file in the folder for temporary files, else a journal that is not there yet.

        match: slug that the keys belong to; "" where rows are told apart by all that they say (notes, tasks): then ids
        of what was created are kept in a ledger, see `begin_again`. Raises InvalidInput if there is something at the
        path, OSError if there can be nothing. The file is for its owner alone, and locked while it is open.
        """
        facts = {"match": match, "phase": "reading"}
        self._use(new_store(path, facts) if path else anonymous_store(facts))

    @classmethod
    def open(cls, path: str | Path) -> Spool:
        """A journal or a saved plan that is there, as the last process left it, however that ended.

        Rows that failed or were not tried have another turn, if its phase is "planned". Raises InvalidInput if it is in
        use, no journal, or one of another version; OSError if it cannot be read and written.
        """
        spool = cls.__new__(cls)
        store = open_store(path)
        try:
            cls._use(spool, store)
            cls._take_back(spool)
        except BaseException:
            store.close()
            raise
        return spool

    @staticmethod
    def is_there(path: str | Path) -> bool:
        """Whether there is anything at the path, of whatever kind."""
        return os.path.lexists(path)

    def _take_back(self) -> None:
        if self.phase == "planned":
            self._endings.take_back()
            self._missing.take_back()

    def _use(self, store: Store) -> None:
        self._store = store
        match: str = store.recall("match")
        self._endings = Endings(store)
        self._references = References(store, self._endings, match)
        self._adding = Adding(store, self._endings, self._references)
        self._folding = Folding(store, self._endings, match)
        self._missing = Missing(store)
        self._matching = Matching(store, self._endings, self._missing, match)
        self._claims = Claims(store, self._endings)
        self._deciding = Deciding(store, self._endings, self._references, match)
        self._applying = Applying(store, self._endings, self._references, keeps_ledger=not match)
        self._telling = Telling(store, self._endings, self._references, self._missing)

    # The file

    @property
    def path(self) -> str:
        """ "" for the anonymous file."""
        return self._store.path

    @property
    def match(self) -> str:
        """The slug that the keys belong to; "" for all that a row says."""
        match: str = self.recall("match")
        return match

    @property
    def phase(self) -> Phase:
        """reading: nothing was sent yet, and rows may be missing; planned: there are jobs; done: all had their turn."""
        phase: Phase = self.recall("phase")
        return phase

    def set_phase(self, phase: Phase) -> None:
        """Durable before it returns, and with it everything before."""
        self._store.remember("phase", phase, durable=True)

    def remember(self, name: str, value: Any) -> None:
        """Keep a small fact, of what JSON can say, in the file. Nothing secret. "match" and "phase" are taken."""
        self._store.remember(name, value)

    def recall(self, name: str) -> Any:
        """What was remembered by that name; None for nothing."""
        return self._store.recall(name)

    def save(self, path: str | Path) -> None:
        """Write a copy, to be opened later.

        Raises InvalidInput if there is something at the path, OSError if it cannot be written; then nothing is.
        """
        save_store(self._store, path)

    def begin_again(self, *, match: str | None = None) -> None:
        """Empty a journal for a new run, perhaps by another match attribute; only its ledger is kept.

        Raises ValueError in phase "planned".
        """
        if self.phase == "planned":
            raise ValueError(f"{self.path or 'the spool'} has jobs that are to be finished first")
        facts = {"match": self.match if match is None else match, "phase": "reading"}
        self._store.begin_again(facts)
        self._use(self._store)

    def close(self) -> None:
        """Unlock the file, or delete the anonymous one; harmless when repeated."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Rows in

    def add(self, batch: Sequence[Checked]) -> None:
        """The next rows; those with problems are rejected. Raises ValueError if a line does not follow the last one."""
        self._adding.add(batch)

    @property
    def rows_stored(self) -> int:
        """Rows added so far, by earlier processes, too."""
        return self._endings.rows

    def first_difference(self, rows: Sequence[Row]) -> int | None:
        """The line of the first of these rows that is not as it was added, None if all are.

        For input that is read again: batches in order, from the first row on (which begins it anew). After the last one
        compare the number of rows with `rows_stored`.
        """
        return self._adding.first_difference(rows)

    def fold(self, on_duplicate: OnDuplicate) -> Iterator[Outcome]:
        """Make rows of one key one; gives the outcome of each row that ends by it. Once, after the last `add`.

        Rows that share a value of the match attribute, but not all of them, are conflicts. Of rows with equal keys the
        last ("last") or first one survives, with the values of all: for each attribute, or part of one, the last
        (first) row that has it decides. With "reject" all of them are rejected.
        """
        return self._folding.run(on_duplicate)

    # References

    def wanted_references(self) -> Iterator[list[Reference]]:
        """What pending rows name and nothing was said about yet: each once, in pages, by the first lines."""
        return self._references.wanted()

    def resolve(self, found: Mapping[Reference, str | None], ambiguous: Collection[Reference] = ()) -> None:
        """The ids of references; None for one that is in no record. ambiguous: those that are in several.

        Values are given out with ids from then on; of references that nothing is said about, as they were added.
        If the match attribute is a reference, the ids become the key of its rows.
        """
        self._references.resolve(found, ambiguous)

    def end_dangling(self, reason: Callable[[Reference, bool], str]) -> Iterator[Outcome]:
        """Reject the rows that need a reference that is in no record, or ambiguous (True). By line."""
        return self._references.end_dangling(reason)

    # Planning

    def count_keys(self) -> int:
        """Values of the match attribute that pending rows have: what look-ups would ask for."""
        return self._matching.count_keys()

    def pending_keys(self, count: int) -> Iterator[list[str]]:
        """These values, by line, in lists of `count`, the last one shorter."""
        return self._matching.pending_keys(count)

    def match_found(self, found: Sequence[tuple[Found, tuple[str, ...]]], *, keep_missing: bool) -> None:
        """One page of what Attio has, each with its key, in the form of the keys of rows.

        Kept are those that share a value with a pending row; and, for `deletions`, the id and the first value of those
        that share none with any row, whatever became of that. Finding one twice is no harm.
        """
        self._matching.match_found(found, keep_missing=keep_missing)

    def settle_matches(self, on_duplicate: OnDuplicate) -> Iterator[Outcome]:
        """Rows of several records are conflicts; rows of one record are folded as those with equal keys."""
        return self._matching.settle(on_duplicate)

    def end_claims(self, keys: Mapping[str, KeyOf]) -> Iterator[Outcome]:
        """Rows of different records that would write the same value of a unique attribute are conflicts.

        keys: for each such attribute but the match, how its values are told apart. After `settle_matches`.
        """
        return self._claims.end(keys)

    def pairs(self, after_line: int, count: int) -> list[Pair]:
        """The next pending rows that have a record and are not decided: `count` at most, [] only if there are none."""
        return self._deciding.pairs(after_line, count)

    def decide(self, decided: Sequence[tuple[int, tuple[Difference, ...], bool]]) -> list[Outcome]:
        """For lines of `pairs`, what differs and whether that takes an overwrite. No difference: the row is unchanged.

        Gives the outcomes of those that are.
        """
        return self._deciding.decide(decided)

    def create_rest(self, refuse: str | None = None) -> Iterator[Outcome]:
        """Pending rows without a record become creates; or are rejected, for that reason. Done when it is called."""
        return self._deciding.create_rest(refuse)

    def match_made(self) -> Iterator[Outcome]:
        """Rows that the ledger has are unchanged. Those whose create has an unknown outcome `was_sent`, as jobs."""
        return self._deciding.match_made()

    def planned(self) -> PlanCounts:
        """What is, or was, planned; what became of it since is in `counts`."""
        return self._telling.planned()

    def plan_rows(self, action: What | None, after_line: int, count: int) -> list[PlanRow]:
        """The next rows of the plan, all or those of one kind: `count` at most, [] only if there are none."""
        return self._telling.plan_rows(action, after_line, count)

    # Applying

    def jobs(self, after_line: int, count: int) -> list[Job]:
        """The next rows to write, by line: `count` at most, fewer where they are large, [] only if there are none."""
        return self._applying.jobs(after_line, count)

    def sent(self, lines: Sequence[int]) -> None:
        """Requests for these rows are about to leave: durable before it returns, if the spool has a path."""
        self._applying.sent(lines)

    def settle(self, outcome: Outcome) -> None:
        """What became of the row of a job. Raises ValueError if that row has ended already, or was never added."""
        self._applying.settle(outcome)

    def made(self) -> list[str]:
        """Ids in the ledger: what the runs of this journal have made, where nothing else tells it from others."""
        return self._applying.made()

    def deletions(self, after_number: int, count: int) -> list[Deletion]:
        """The next things to delete, which no row names, by number; [] if none are left."""
        return self._missing.deletions(after_number, count)

    def forget_deletions(self) -> None:
        """Nothing more is to be deleted after all."""
        self._missing.forget()

    def settle_deletion(self, number: int, error: str | None = None) -> None:
        """One is gone; or is not, for that reason: it has another turn when the journal is opened again."""
        self._missing.settle(number, error)

    def deleted(self) -> int:
        """Things deleted so far."""
        return self._missing.deleted()

    def failed_deletions(self, count: int) -> list[tuple[Deletion, str]]:
        """The first things that could not be deleted, and why."""
        return self._missing.failed(count)

    def new_choices(self) -> list[tuple[str, list[str]]]:
        """For each slug the options that rows to be written need and Attio does not have, by the first line of each."""
        return self._telling.new_choices()

    def end(self) -> Iterator[Outcome]:
        """Every row without an outcome was not tried: gives these outcomes by line."""
        return self._endings.rest()

    # What became of the rows

    def counts(self) -> Counts:
        """Rows by state, so far."""
        return self._endings.counts()

    def records(self) -> int:
        """Distinct records written."""
        return self._applying.records

    def to_write(self) -> int:
        """Jobs of the whole run, ended ones, too; 0 until they are planned."""
        return self._endings.to_write

    def row(self, line: int) -> Row:
        """The row that began on a line, as `to_mend` gives it. Raises ValueError if there is none."""
        return self._telling.row(line)

    def lines(self, state: State) -> str:
        """Lines of the rows in that state, as `3, 7, 152-501`; a range has no row of another state in it."""
        return self._telling.lines(state)

    def to_mend(self) -> Iterator[tuple[Row, Outcome]]:
        """Rows that are not in, by line, for a file to be mended and imported again.

        Rejected rows, conflicts, failed rows, and rows that were folded into one of these. Cells are as they were read,
        or of another type that is imported as the same: a Location is the mapping that is sent for it.
        """
        return self._telling.to_mend()
