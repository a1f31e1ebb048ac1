"""What a plan or a journal remembers besides its rows, so that another process can go on with it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from attrs import asdict, evolve, field, frozen

from aioattio.bulk.mapping import NewAttribute, RowMapping
from aioattio.bulk.options import SyncOptions
from aioattio.bulk.sources.source import Source
from aioattio.bulk.target import Kind, Place
from aioattio.errors import InvalidInput

__all__ = ["Outline", "PlanFacts", "asked"]

_FLAGS = ("create_options", "create_attributes", "delete_missing")
_DEFAULTS = {"on_duplicate": "last", "empty": "keep", "multiselect": "add"}
_ASKED = ("match", *_DEFAULTS, *_FLAGS)


@frozen
class Outline:
    """Of a source: what files with its rows need to know of it."""

    name: str
    path: Path | None
    columns: tuple[str, ...] | None
    delimiter: str | None

    @classmethod
    def of(cls, source: Source) -> Outline:
        return cls(source.name, source.path, source.columns, source.delimiter)


@frozen(kw_only=True)
class PlanFacts:
    """kind, name: where the rows go; match: the attribute that they are matched by, "" where there is none.

    asked: the options that decide what a plan says, as `asked` gives them. outline: of the source. columns_of: columns
    by attribute slug and id. ignored, notes: as in `Report`. missing: attributes to make first. titles: of select
    options and statuses, by id. how: as in `Plan`. is_read: whether all rows were read; is_complete: and compared.
    """

    kind: Kind
    name: str
    match: str
    asked: Mapping[str, Any]
    outline: Outline
    columns_of: Mapping[str, tuple[str, ...]] = field(factory=dict)
    ignored: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[NewAttribute, ...] = ()
    titles: Mapping[str, str] = field(factory=dict)
    how: str = ""
    is_read: bool = True
    is_complete: bool = True

    @property
    def place(self) -> Place:
        return Place(self.kind, self.name)

    def options(self) -> SyncOptions:
        """Those that the plan was made by. Of the mapping, the attributes to make are left."""
        options = SyncOptions(**{name: self.asked[name] for name in _ASKED})
        mapping = RowMapping(attributes=self.missing) if self.missing else None
        return evolve(options, match=self.match or None, mapping=mapping)

    def to_json(self) -> dict[str, Any]:
        data = asdict(self)
        data["outline"]["path"] = None if self.outline.path is None else str(self.outline.path)
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> PlanFacts:
        outline = dict(data["outline"])
        columns = outline["columns"]
        outline["path"] = None if outline["path"] is None else Path(outline["path"])
        outline["columns"] = None if columns is None else tuple(columns)
        known: dict[str, Any] = {
            "outline": Outline(**outline),
            "columns_of": {slug: tuple(names) for slug, names in data["columns_of"].items()},
            "ignored": tuple(data["ignored"]),
            "notes": tuple(data["notes"]),
            "missing": tuple(NewAttribute(**new) for new in data["missing"]),
        }
        return cls(**{**data, **known})

    def check_asked(self, place: Place, options: SyncOptions, journal: str | Path) -> None:
        """Raises InvalidInput where a run asks for something else than the journal was begun with."""
        now = {"kind": place.kind, "name": place.name, **asked(options)}
        then = {"kind": self.kind, "name": self.name, **self.asked}
        for name, value in now.items():
            if then.get(name) == value:
                continue
            shown = "another mapping" if name == "mapping" else f"{name} = {then.get(name)!r}, not {value!r}"
            raise InvalidInput(
                f"journal: {journal} holds an unfinished run with {shown}; finish it as it was begun, or name another "
                "journal",
                attribute="journal",
                given=str(journal),
                accepted="the options that the journal was begun with",
            )


def asked(options: SyncOptions) -> dict[str, Any]:
    """The options that decide what a plan says, as JSON; of a mapping a digest."""
    found = {name: getattr(options, name) or _DEFAULTS.get(name) for name in _ASKED}
    found |= {name: bool(found[name]) for name in _FLAGS}
    return {**found, "mapping": None if options.mapping is None else _digest(options.mapping)}


def _digest(mapping: RowMapping) -> str:
    said = repr((dict(mapping.columns), dict(mapping.constants), mapping.attributes))
    return blake2b(said.encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()
