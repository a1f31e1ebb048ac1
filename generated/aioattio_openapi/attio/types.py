# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

"""What all models are built on: they read whatever arrives and write back exactly that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import IO, Any, ClassVar, Literal, TypeAlias, TypeVar

from attrs import define, field

JsonObject: TypeAlias = dict[str, Any]
Reader: TypeAlias = Callable[[Any], Any]
SelfModel = TypeVar("SelfModel", bound="Model")
SelfMap = TypeVar("SelfMap", bound="ModelMap[Any]")
V = TypeVar("V")


class Unset:
    """The type of UNSET: a key that is absent, which null is not."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"


UNSET = Unset()


@define
class File:
    """A file to upload: its content, and the name and media type to give it."""

    payload: IO[bytes] | bytes
    file_name: str | None = None
    mime_type: str | None = None


@define(kw_only=True)
class Model:
    """A JSON object with known keys.

    Reading never fails: a key that is missing leaves its attribute UNSET, whatever its type says; an unknown key goes
    to `additional_properties`; a value of another JSON kind than expected is kept as it came. `to_dict()` of what was
    read equals what was read.
    """

    _fields: ClassVar[
        tuple[tuple[str, str, Reader | None], ...]
    ] = ()  # attribute, JSON key, what reads its value
    _required: ClassVar[frozenset[str]] = frozenset()
    _constants: ClassVar[dict[str, Any]] = {}

    additional_properties: JsonObject = field(factory=dict, init=False, repr=False)

    @classmethod
    def from_dict(cls: type[SelfModel], source: Mapping[str, Any]) -> SelfModel:
        """Reads a JSON object."""
        rest = dict(source)
        model = cls.__new__(cls)
        for name, key, reader in cls._fields:
            value = rest.pop(key, UNSET)
            setattr(model, name, value if reader is None or value is UNSET else reader(value))
        model.additional_properties = rest
        return model

    @classmethod
    def read(cls, value: Any) -> Any:
        """Reads a JSON value; what is no object stays as it is."""
        return cls.from_dict(value) if isinstance(value, dict) else value

    def to_dict(self) -> JsonObject:
        """The JSON object, without the keys that are UNSET."""
        written = {
            key: _write(value) for name, key, _ in self._fields if (value := getattr(self, name)) is not UNSET
        }
        written.update((key, _write(value)) for key, value in self.additional_properties.items())
        return written


class ModelMap(MutableMapping[str, V]):
    """A JSON object whose keys are data, such as the values of a record by attribute slug."""

    _reader: ClassVar[Reader | None] = None
    _required: ClassVar[frozenset[str]] = frozenset()
    _constants: ClassVar[dict[str, Any]] = {}

    __slots__ = ("additional_properties",)

    def __init__(self, values: Mapping[str, V] | None = None) -> None:
        self.additional_properties: dict[str, V] = dict(values or {})

    @classmethod
    def from_dict(cls: type[SelfMap], source: Mapping[str, Any]) -> SelfMap:
        """Reads a JSON object."""
        reader = cls._reader
        if reader is None:
            return cls(source)
        return cls({key: reader(value) for key, value in source.items()})

    @classmethod
    def read(cls, value: Any) -> Any:
        """Reads a JSON value; what is no object stays as it is."""
        return cls.from_dict(value) if isinstance(value, dict) else value

    def to_dict(self) -> JsonObject:
        """The JSON object."""
        return {key: _write(value) for key, value in self.additional_properties.items()}

    def __getitem__(self, key: str) -> V:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: V) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.additional_properties!r})"


def _write(value: Any) -> Any:
    if isinstance(value, Model | ModelMap):
        return value.to_dict()
    if isinstance(value, list | tuple):
        return [_write(item) for item in value]
    return value


def list_of(reader: Reader) -> Reader:
    """Reads every item of an array."""

    def read(value: Any) -> Any:
        return [reader(item) for item in value] if isinstance(value, list) else value

    return read


def in_turn(first: Reader, second: Reader) -> Reader:
    """Reads what may be an object or an array: each reader leaves alone what is not its kind."""

    def read(value: Any) -> Any:
        return second(first(value))

    return read


def one_of(*variants: Any) -> Reader:
    """Reads an object as the first variant that it fits: constants equal, required keys present.

    What fits none is kept as the JSON object that it is. Where one key tells the variants apart it alone decides, so
    that a variant with a missing key is still read as what it says it is.
    """
    *known, last = variants
    fallback = None if last._constants or last._required else last
    candidates = known if fallback else [*variants]
    shared = set.intersection(*(set(variant._constants) for variant in candidates))
    tables = {key: {variant._constants[key]: variant for variant in candidates} for key in sorted(shared)}
    key = next((key for key, table in tables.items() if len(table) == len(candidates)), None)
    if key is not None:
        return _by_constant(key, tables[key], fallback)

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        for variant in candidates:
            if variant._required <= value.keys() and variant._constants.items() <= value.items():
                return variant.from_dict(value)
        return fallback.from_dict(value) if fallback else value

    return read


def _by_constant(key: str, table: dict[Any, Any], fallback: Any) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        constant = value.get(key)
        variant = table.get(constant, fallback) if isinstance(constant, str | int) else fallback
        return variant.from_dict(value) if variant else value

    return read
