"""Puts a new package and its snapshot in the place of the old, both or neither."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from .errors import ContractError

_BUILD = ".build-"  # beside the target: a rename must not cross file systems
PATIENCE = 60.0  # seconds to wait for another run


@contextmanager
def alone(folder: Path, patience: float = PATIENCE) -> Generator[None]:
    """Keeps other runs out of `folder` (made if need be) and sweeps what a killed one built there.

    The folder itself is what is locked, so that no lock file is left anywhere. Raises ContractError when another run
    does not end in time.
    """
    new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle, folder, time.monotonic() + patience)
        for left in folder.glob(f"{_BUILD}*"):
            _remove(left)
        yield
    finally:
        os.close(handle)
        if new and not any(folder.iterdir()):
            folder.rmdir()


def _lock(handle: int, folder: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= deadline:
                raise ContractError(f"another run is at work in {folder}") from error
            time.sleep(0.05)
        else:
            return


@contextmanager
def build_folder(target: Path) -> Generator[Path]:
    """A folder on the file system of `target`, gone afterwards whatever happens."""
    target.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix=_BUILD, dir=target))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def swap(pairs: list[tuple[Path, Path]]) -> None:
    """Renames each new file or folder to its place; after a failure all places hold what they held before.

    Raises ContractError when a rename fails.
    """
    begun: list[Path] = []  # places whose old content, if any, is aside
    complete = False
    try:
        for new, place in pairs:
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.exists():
                place.replace(_aside(place))
            begun.append(place)
            new.replace(place)
        complete = True
    except OSError as error:
        raise ContractError(f"cannot put the new package in place: {error}") from error
    finally:
        for place in begun:
            if not complete:
                _remove(place)
            recover(place)


def recover(place: Path) -> None:
    """Finishes what a run killed between its two renames left undone."""
    aside = _aside(place)
    if aside.exists() and place.exists():
        _remove(aside)
    elif aside.exists():
        aside.replace(place)


def _aside(place: Path) -> Path:
    return place.with_name(f".{place.name}.old")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
