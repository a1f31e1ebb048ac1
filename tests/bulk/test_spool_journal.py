"""Spools with a path: known by what they are, locked, durable, and whole whenever the process ends."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.outcome import Outcome, Row
from aioattio.bulk.report import Counts, PlanCounts
from aioattio.bulk.spool import Checked, Difference, Spool
from aioattio.errors import InvalidInput
from tests.bulk.dying_run import MATCHED, ROWS
from tests.bulk.spooled import BAD, row, spooled

ROOT = Path(__file__).parents[2]


def created(line: int, record_id: str = "r") -> Outcome:
    return Outcome(line=line, state="created", record_id=record_id)


def planned(path: Path | str, *rows: Checked, match: str = "domains") -> Spool:
    """Every row is to be created, or, in a journal with a ledger, is there."""
    spool = Spool(path, match=match)
    spool.add(rows)
    for outcomes in (spool.fold("last"), spool.match_made(), spool.create_rest()):
        list(outcomes)
    spool.set_phase("planned")
    return spool


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run.db"


def statements(spool: Spool) -> list[str]:
    """All that SQLite is asked from now on, as it comes."""
    said: list[str] = []
    spool._store._connection.set_trace_callback(said.append)
    return said


# What is at the path


def test_a_journal_is_one_file_for_its_owner_alone(path: Path) -> None:
    with Spool(path, match="domains") as spool:
        spool.add([row(1, "a.com")])
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
        assert modes == {"run.db": 0o600, "run.db-wal": 0o600}
        assert spool.path == str(path)
    assert [file.name for file in path.parent.iterdir()] == ["run.db"]


def test_it_comes_back_as_it_was(path: Path) -> None:
    assert not Spool.is_there(path)
    with planned(str(path), *(row(line, f"{line}.com") for line in range(2, 7)), row(8, "2.com")) as spool:
        spool.remember("facts", {"how": "compared", "columns": ["ü"]})
        spool.settle(created(3))
        spool.settle(Outcome(line=4, state="rejected", problems=(BAD,)))
        spool.sent([5])
        counts, to_write = spool.counts(), spool.to_write()
    assert Spool.is_there(path)
    with Spool.open(path) as spool:
        assert (spool.phase, spool.match, spool.rows_stored) == ("planned", "domains", 6)
        assert (spool.counts(), spool.to_write(), spool.records()) == (counts, to_write, 1)
        assert (spool.recall("facts"), spool.recall("else")) == ({"how": "compared", "columns": ["ü"]}, None)
        assert [(job.line, job.was_sent) for job in spool.jobs(0, 9)] == [(5, True), (6, False), (8, False)]
        assert [found.line for found, _ in spool.to_mend()] == [4]
        with pytest.raises(ValueError, match="line 8 comes after line 8"):
            spool.add([row(8)])


def test_rows_that_failed_or_were_not_tried_have_another_turn(path: Path) -> None:
    with planned(path, *(row(line, f"{line}.com") for line in range(1, 5))) as spool:
        spool.sent([1, 2])
        spool.settle(Outcome(line=1, state="failed", problems=(BAD,)))
        spool.settle(created(2))
        assert [one.line for one in spool.end()] == [3, 4]
    with Spool.open(path) as spool:
        assert spool.counts() == Counts(rows=4, created=1)
        assert [(job.line, job.was_sent) for job in spool.jobs(0, 9)] == [(1, True), (3, False), (4, False)]
        spool.settle(Outcome(line=1, state="failed", problems=(BAD,)))
        list(spool.end())
        spool.set_phase("done")
    with Spool.open(path) as spool:
        assert spool.counts() == Counts(rows=4, created=1, failed=1, not_tried=2)
        assert spool.jobs(0, 9) == []


def text(path: Path) -> None:
    path.write_text("name,domain\n" * 1000)


def empty(path: Path) -> None:
    path.touch()


def others(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE bookmarks (url)")


def later(path: Path) -> None:
    Spool(path, match="domains").close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 2")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (text, "is no journal and no saved plan; it was not touched"),
        (empty, "is no journal and no saved plan"),
        (others, "is no journal and no saved plan"),
        (later, "is of version 2, and this aioattio reads version 1"),
        (Path.mkdir, "is a folder"),
        (os.mkfifo, "is no file"),
    ],
)
def test_what_is_no_journal_is_refused_and_not_touched(make, why: str, path: Path) -> None:  # type: ignore[no-untyped-def]
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(InvalidInput, match=f"^journal: {path} {why}") as raised:
        Spool.open(path)
    assert (raised.value.attribute, raised.value.given) == ("journal", str(path))
    with pytest.raises(
        InvalidInput, match=f"^journal: there is something at {path} already, perhaps of .*; name another"
    ):
        Spool(path, match="domains")
    assert [file.name for file in path.parent.iterdir()] == ["run.db"]
    assert before is None or path.read_bytes() == before


def test_a_path_at_which_no_file_can_be(path: Path) -> None:
    for missing in (path, path.parent / "nowhere" / "run.db"):
        with pytest.raises(FileNotFoundError, match=str(missing)):
            Spool.open(missing)
    with pytest.raises(FileNotFoundError, match=r"nowhere/run\.db"):
        Spool(path.parent / "nowhere" / "run.db", match="domains")
    path.touch()
    with pytest.raises(NotADirectoryError, match=r"run\.db/x"):
        Spool(path / "x", match="domains")
    assert [file.name for file in path.parent.iterdir()] == ["run.db"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(path: Path) -> None:
    Spool(path, match="domains").close()
    path.chmod(0o400)
    path.parent.chmod(0o500)
    with pytest.raises(PermissionError, match=r"new\.db"):
        Spool(path.with_name("new.db"), match="domains")
    with pytest.raises(OSError, match=r"run\.db"):
        Spool.open(path)
    path.parent.chmod(0o700)


def test_a_damaged_journal_is_an_os_error(path: Path) -> None:
    planned(path, *(row(line, f"{line}.com", name="x" * 5000) for line in range(1, 100))).close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\x07" * (len(content) - 4096))
    with pytest.raises(OSError, match=f"{path}: database disk image is malformed"):
        Spool.open(path)
    with pytest.raises(OSError, match="malformed"):
        Spool.open(path)


def test_what_a_deleted_journal_left_is_no_part_of_the_next_one(path: Path) -> None:
    with Spool(path, match="domains") as spool:
        spool.add([row(1, "a.com")])
        left = path.with_name("run.db-wal").read_bytes()
    path.unlink()
    path.with_name("run.db-wal").write_bytes(left)
    path.with_name("run.db-shm").write_bytes(b"\0" * 32768)
    with Spool(path, match="name") as spool:
        assert (spool.counts(), spool.match) == (Counts(), "name")


# One process at a time


def test_a_journal_in_use_is_refused(path: Path) -> None:
    expected = f"^journal: {path} is in use by another run; wait for its end, or name another journal$"
    with planned(path, row(1, "a.com")) as spool:
        for _ in range(2):
            with pytest.raises(InvalidInput, match=expected) as raised:
                Spool.open(path)
            assert (raised.value.attribute, raised.value.given) == ("journal", str(path))
        program = "import sys; from aioattio.bulk.spool import Spool; Spool.open(sys.argv[1])"
        other = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=False)
        assert f"journal: {path} is in use by another run" in other.stderr
        spool.settle(created(1))
    with Spool.open(path) as spool:
        assert spool.counts().created == 1


def test_a_lock_ends_with_its_process(path: Path) -> None:
    program = (
        "import sys; from aioattio.bulk.spool import Spool; from tests.bulk.spooled import row\n"
        "spool = Spool(sys.argv[1], match='domains'); spool.add([row(1, 'a.com')]); print(flush=True); sys.stdin.read()"
    )
    arguments = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as other:
        assert other.stdout is not None
        assert other.stdout.readline()
        with pytest.raises(InvalidInput, match="in use"):
            Spool.open(path)
        other.send_signal(signal.SIGKILL)
    assert path.with_name("run.db-wal").stat().st_size > 0
    with Spool.open(path) as spool:
        assert (spool.phase, spool.counts().rows) == ("reading", 1)


# Ends without warning


def test_killed_at_any_statement_it_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    instants = [*range(1, 60, 9), *range(60, 420, 29), 100_000]
    command = [sys.executable, "-m", "tests.bulk.dying_run", str(tmp_path), *map(str, instants)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=120)
    phases: list[str] = []
    for instant in instants:
        path, said = tmp_path / f"{instant}.db", (tmp_path / f"{instant}.txt").read_text().splitlines()
        if not Spool.is_there(path):
            assert said == []
            phases.append("none")
            Spool(path, match="domains").close()
            continue
        with Spool.open(path) as spool:
            phases.append(spool.phase)
            if spool.phase == "reading":
                assert said == []
                spool.begin_again()
                assert spool.counts() == Counts()
            else:
                check_planned(spool, said)
    assert phases == sorted(phases, key=["none", "reading", "planned", "done"].index)
    assert {phase: phases.count(phase) > 2 for phase in phases} == {
        "none": True,
        "reading": True,
        "planned": True,
        "done": False,
    }


def check_planned(spool: Spool, said: list[str]) -> None:
    """All that the process said it had done is there, and every row has one state."""
    assert spool.planned() == PlanCounts(create=ROWS - len(MATCHED), update=5, unchanged=5)
    sent = {int(line) for text in said if text.startswith("sent") for line in text.split()[1:]}
    settled = {int(text.split()[1]) for text in said if text.startswith("settled")}
    jobs = {job.line: job.was_sent for job in spool.jobs(0, 100)}
    assert not settled & jobs.keys()
    assert len(jobs) in (35 - len(settled), 35 - len(settled) - 1)
    assert sent <= settled | {line for line, was_sent in jobs.items() if was_sent} | (set(range(1, 41)) - jobs.keys())
    assert len([line for line, was_sent in jobs.items() if was_sent]) <= 4
    counts = spool.counts()
    assert counts.created + counts.updated + counts.unchanged + len(jobs) == ROWS
    assert (spool.phase == "done") >= ("done" in said)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["/bin/umount", "--lazy", folder], check=True)


def test_a_disk_that_fills_up_leaves_a_journal_to_go_on_with(small_disk: Path) -> None:
    path, ballast = small_disk / "run.db", small_disk / "ballast"
    with planned(path, *(row(line, f"{line}.com") for line in range(1, 1001))) as spool:
        with pytest.raises(OSError, match="No space left"):
            ballast.write_bytes(b"x" * 10_000_000)
        done = [0]

        def write_all() -> None:
            for line in range(1, 1001):
                spool.sent([line])
                spool.settle(created(line, f"record-{line}" * 20))
                done.append(line)

        with pytest.raises(OSError, match=f"{path}: database or disk is full") as raised:
            write_all()
        assert raised.value.errno == errno.ENOSPC
        with pytest.raises(OSError, match="full"):
            spool.sent(list(range(done[-1] + 1, 1001)))
        assert spool.counts().created in (done[-1], done[-1] + 1)
    ballast.unlink()
    with Spool.open(path) as spool:
        assert spool.counts() == Counts(rows=1000, created=spool.records())
        assert spool.records() in (done[-1], done[-1] + 1)
        assert all(not job.was_sent for job in spool.jobs(done[-1] + 2, 1000))
        for job in spool.jobs(0, 1000):
            spool.settle(created(job.line, f"record-{job.line}"))
        spool.set_phase("done")


def test_a_disk_too_small_for_a_journal_or_a_copy(small_disk: Path) -> None:
    with spooled(*(row(line, f"{line}.com", name="x" * 10_000) for line in range(1, 600))) as spool:
        with pytest.raises(OSError, match=f"{small_disk}/plan.db: database or disk is full"):
            spool.save(small_disk / "plan.db")
        assert list(small_disk.iterdir()) == []
    with pytest.raises(OSError, match="No space left"):
        (small_disk / "ballast").write_bytes(b"x" * 10_000_000)
    with pytest.raises(OSError, match=f"{small_disk}/run.db: .*full"):
        Spool(small_disk / "run.db", match="domains")
    assert [file.name for file in small_disk.iterdir()] == ["ballast"]


def test_only_what_must_be_durable_waits_for_the_disk(path: Path) -> None:
    with planned(path, row(1, "a.com"), row(2, "b.com")) as spool:
        said = statements(spool)
        spool.sent([1, 2])
        assert [said[0], said[1], *said[-2:]] == [
            "PRAGMA synchronous = FULL",
            "BEGIN",
            "COMMIT",
            "PRAGMA synchronous = NORMAL",
        ]
        del said[:]
        spool.settle(created(1))
        assert (said[0], said[-1]) == ("BEGIN", "COMMIT")
        assert not any("synchronous" in one for one in said)
        del said[:]
        spool.set_phase("done")
        assert said[0] == "PRAGMA synchronous = FULL"


def test_what_fails_halfway_is_undone(path: Path) -> None:
    with planned(path, *(row(line, f"{line}.com") for line in range(1, 400))) as spool:
        spool._store.run("PRAGMA max_page_count = 1")

        def settle_all() -> None:
            for line in range(1, 400):
                spool.settle(created(line, f"record-{line}" * 50))

        with pytest.raises(OSError, match="full"):
            settle_all()
        spool._store.run("PRAGMA max_page_count = 1000000")
        counts = spool.counts()
        assert 0 < counts.created == spool.records() < 399
        assert [job.line for job in spool.jobs(0, 1)] == [counts.created + 1]
        spool.settle(created(counts.created + 1, "another"))
        assert spool.records() == counts.created + 1
        with pytest.raises(ValueError, match=r"not all of the lines 1, 399 are to be sent"):
            spool.sent([1, 399])
        assert not spool.jobs(398, 1)[0].was_sent


# Saved plans


@pytest.mark.parametrize("name", ["", "run.db"])
def test_a_plan_that_is_saved(name: str, tmp_path: Path) -> None:
    change = Difference("name", b"[]", b'["x"]', b'["x"]')
    spool = Spool(tmp_path / name if name else "", match="domains")
    spool.add([row(1, "a.com", name="x"), row(2, "b.com"), row(3, "c.com"), row(4, "c.com")])
    list(spool.fold("last"))
    spool.match_found([(Found("r1", {}), ("a.com",)), (Found("r9", {}), ("z.com",))], keep_missing=True)
    list(spool.settle_matches("last"))
    spool.decide([(1, (change,), True)])
    list(spool.create_rest())
    spool.set_phase("planned")
    spool.save(tmp_path / "plan.db")
    with spool, Spool.open(tmp_path / "plan.db") as saved:
        assert saved.planned() == spool.planned() == PlanCounts(create=2, update=1, superseded=1, delete=1)
        assert saved.jobs(0, 9) == spool.jobs(0, 9)
        assert saved.plan_rows(None, 0, 9) == spool.plan_rows(None, 0, 9)
        assert saved.deletions(0, 9) == spool.deletions(0, 9)
        assert saved.phase == "planned"
        saved.settle(created(2))
        assert len(spool.jobs(0, 9)) == 3
        with pytest.raises(InvalidInput, match="there is something at"):
            spool.save(tmp_path / "plan.db")
        with pytest.raises(FileNotFoundError, match=r"nowhere/plan\.db"):
            spool.save(tmp_path / "nowhere" / "plan.db")
    assert {file.name for file in tmp_path.iterdir()} == {"plan.db", name} - {""}
    assert (tmp_path / "plan.db").stat().st_mode & 0o777 == 0o600


# The ledger


def test_the_ledger_outlives_the_run(path: Path) -> None:
    notes = [row(line, f"digest-{line}", content=str(line)) for line in range(1, 5)]
    with planned(path, *notes[:3], match="") as spool:
        assert [job.line for job in spool.jobs(0, 9)] == [1, 2, 3]
        spool.sent([1, 2, 3])
        spool.settle(created(1, "n1"))
        spool.settle(created(2, "n2"))
        spool.settle(Outcome(line=3, state="failed", problems=(BAD,)))
        with pytest.raises(ValueError, match="has jobs that are to be finished first"):
            spool.begin_again()
        spool.remember("facts", 1)
        spool.set_phase("done")
    with Spool.open(path) as spool:
        spool.begin_again()
        assert (spool.phase, spool.counts(), spool.records(), spool.to_write()) == ("reading", Counts(), 0, 0)
        assert (spool.match, spool.recall("facts")) == ("", None)
        spool.add(notes)
        assert list(spool.fold("last")) == []
        assert list(spool.match_made()) == [
            Outcome(line=1, state="unchanged", record_id="n1"),
            Outcome(line=2, state="unchanged", record_id="n2"),
        ]
        assert list(spool.create_rest()) == []
        assert [(job.line, job.was_sent) for job in spool.jobs(0, 9)] == [(3, True), (4, False)]
        spool.settle(created(3, "n3"))
        spool.settle(Outcome(line=4, state="rejected", problems=(BAD,)))
        spool.set_phase("done")
        spool.begin_again()
        assert sorted(spool.made()) == ["n1", "n2", "n3"]
        spool.add(notes)
        list(spool.fold("last"))
        assert [one.record_id for one in spool.match_made()] == ["n1", "n2", "n3"]
        list(spool.create_rest())
        assert [(job.line, job.was_sent) for job in spool.jobs(0, 9)] == [(4, False)]


def test_rows_with_a_match_attribute_need_no_ledger(path: Path) -> None:
    with planned(path, row(1, "a.com")) as spool:
        spool.settle(created(1))
        spool.set_phase("done")
        spool.begin_again(match="name")
        assert spool.match == "name"
        spool.add([row(1, "a.com")])
        list(spool.fold("last"))
        assert list(spool.match_made()) == []


# Input that is read again


def test_input_that_is_as_it_was(path: Path) -> None:
    rows = [Row(line, {"Name": f"Company {line}", "Since": line}) for line in range(2, 1402)]
    unread = Row(1500, {}, surplus="x", problem=BAD)
    with Spool(path, match="name") as spool:
        spool.add([Checked(one, key=(str(one.line),)) for one in rows])
        spool.add([Checked(unread)])
    with Spool.open(path) as spool:
        assert spool.rows_stored == 1401
        for _ in range(2):
            assert [spool.first_difference(rows[at : at + 300]) for at in range(0, 1400, 300)] == [None] * 5
            assert spool.first_difference([unread]) is None
        assert spool.first_difference([Row(1501, {})]) == 1501
        assert spool.first_difference([]) is None


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([Row(2, {"a": 1}), Row(3, {"a": 2})], 3),
        ([Row(2, {"a": 1}), Row(4, {"a": 1})], 4),
        ([Row(3, {"a": 1})], 3),
        ([Row(2, {"a": 1}, surplus="x")], 2),
        ([Row(2, {"a": "1"})], 2),
        ([Row(2, {"a": 1}), Row(3, {"a": 1}), Row(5, {"a": 1})], 5),
    ],
)
def test_the_first_row_that_differs(rows: list[Row], line: int) -> None:
    stored = [Checked(Row(line, {"a": 1}), key=(str(line),)) for line in (2, 3, 4)]
    with spooled(*stored) as spool:
        assert spool.first_difference(rows) == line
