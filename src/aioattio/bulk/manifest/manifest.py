"""A manifest as it is written, checked key by key: every error names file, step and key, and what would be right."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from aioattio.bulk.mapping import RowMapping
from aioattio.bulk.mapping.columns import slug_problem
from aioattio.bulk.mapping.toml_text import SETTINGS, Place, parsed, read_table
from aioattio.bulk.target import Place as Destined
from aioattio.errors import InvalidInput

__all__ = ["Manifest", "Step"]

_PLACES = ("object", "list", "notes", "tasks")
_FLAGS = ("create_options", "create_attributes")
_KEYS = ("file", *_PLACES, "map", *(key for key in SETTINGS if key != "object"), *_FLAGS)
_EXAMPLES = 'object = "companies", list = "sales", notes = true or tasks = true'


@frozen
class Step:
    """One file, and where its rows go.

    number: from 1, in the order of the manifest. name: that of its file, without the suffix, and with a number behind
    it where an earlier step has the same: what is remembered of a step is called so, wherever it stands. file: its
    path. destined: kind and name of where the rows go. mapping: what its columns become, with match, on_duplicate,
    empty and multiselect. create_options, create_attributes: as in `Records.sync`.
    """

    number: int
    name: str
    file: Path
    destined: Destined
    mapping: RowMapping
    create_options: bool = False
    create_attributes: bool = False

    @property
    def title(self) -> str:
        """ "step 2 (people.csv)", for messages."""
        return f"step {self.number} ({self.file.name})"


@frozen
class Manifest:
    """The steps of a run, in their order. name: of the file, for messages."""

    steps: tuple[Step, ...] = field(converter=tuple[Step, ...])
    name: str = "the manifest"

    def __attrs_post_init__(self) -> None:
        if not self.steps:
            _whole(self.name).refuse((), 'it has no steps; write [[step]], and file = "companies.csv" below it')

    @classmethod
    def from_toml(cls, path: PathLike[str] | str) -> Manifest:
        """From a TOML file, whose folder the files of its steps are relative to.

        Raises InvalidInput, also for a file of a step or a mapping that is not there; OSError for the manifest itself.
        """
        path = Path(path)
        whole, raw = _whole(path.name), path.read_bytes()
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            whole.refuse(path.name, f"not UTF-8 (line {line}, byte {error.start}); save it as UTF-8", "UTF-8")
        return cls.from_text(text, path.name, path.parent)

    @classmethod
    def from_text(cls, text: str, name: str = "the manifest", folder: PathLike[str] | str = ".") -> Manifest:
        """From TOML. folder: what files are relative to. Raises InvalidInput with one line that names the place."""
        whole = _whole(name)
        data = parsed(text, whole)
        whole.keys(data, ("step",), "; each step stands under a [[step]] of its own")
        tables = data.get("step", [])
        if not isinstance(tables, list):
            (whole / "step").refuse(tables, "it is one table; write [[step]], with two brackets, before each step")
        steps: list[Step] = []
        for number, table in enumerate(tables, 1):
            steps.append(_step(table, number, whole, Path(folder), [step.name for step in steps]))
        return cls(steps, name)

    @classmethod
    def of(cls, given: Manifest | PathLike[str] | str) -> Manifest:
        """A Manifest as it is, or the path of its file. Raises InvalidInput, OSError."""
        if isinstance(given, Manifest):
            return given
        if not isinstance(given, str | PathLike):
            accepted = "the path of a TOML file, or a Manifest"
            raise InvalidInput(attribute="manifest", given=given, accepted=accepted)
        return cls.from_toml(given)


def _whole(name: str) -> Place:
    return Place(name, argument="manifest")


def _step(given: Any, number: int, whole: Place, folder: Path, taken: Sequence[str]) -> Step:
    here = evolve(whole, path=f"step {number}")
    table = here.table(given, "[[step]] and lines below it")
    here.keys(table, _KEYS, "; columns stand under [step.columns]")
    if "file" not in table:
        here.refuse(table, 'it has no file; add file = "companies.csv"')
    file = _file(table["file"], here / "file", '"companies.csv"', folder)
    mapping = _mapping(table, here, folder)
    flags = {key: (here / key).flag(table[key]) for key in _FLAGS if key in table}
    return Step(number, _name(file.stem, taken), file, _destined(table, mapping, here), mapping, **flags)


def _name(stem: str, taken: Sequence[str]) -> str:
    """Not one of those that are taken, on disks that do not tell upper from lower case, either."""
    folded = {name.casefold() for name in taken}
    numbered = (f"{stem}-{number}" for number in itertools.count(2))
    return next(name for name in itertools.chain([stem], numbered) if name.casefold() not in folded)


def _file(given: Any, place: Place, example: str, folder: Path) -> Path:
    path = folder / place.text(given, example)
    if not path.is_file():
        place.refuse(given, f"there is no file {str(path)!r}; it is looked for in the folder of the manifest")
    return path


def _mapping(table: Mapping[str, Any], here: Place, folder: Path) -> RowMapping:
    """What stands in the step itself wins over the mapping file that it names."""
    own = {key: value for key, value in table.items() if key in SETTINGS and key != "object"}
    mapping = RowMapping(**read_table(own, here, f"{here.name}: {here.path}"))
    if "map" not in table:
        return mapping
    path = _file(table["map"], here / "map", '"companies.toml"', folder)
    return RowMapping.from_toml(path).merged(mapping)


def _destined(table: Mapping[str, Any], mapping: RowMapping, here: Place) -> Destined:
    given = [key for key in _PLACES if key in table]
    if len(given) > 1:
        here.refuse(given, f"{' and '.join(given)}: rows go to one place; give one of {_EXAMPLES}")
    if not given:
        if mapping.object is not None:
            return Destined("records", mapping.object)
        here.refuse(table, f"it does not say where its rows go; add {_EXAMPLES}")
    key = given[0]
    place, value = here / key, table[key]
    if key in ("notes", "tasks"):
        if not place.flag(value):
            place.refuse(value, f"false means nothing here; give one of {_EXAMPLES}")
        return Destined("notes" if key == "notes" else "tasks", key)
    slug = place.text(value, '"companies"' if key == "object" else '"sales"')
    problem = slug_problem(slug)
    if problem is not None:
        place.refuse(value, problem)
    return Destined("records" if key == "object" else "entries", slug)
