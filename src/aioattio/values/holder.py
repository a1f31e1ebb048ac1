"""What records and list entries share: attributes that stay JSON until somebody asks for one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

import msgspec

from aioattio.errors import AttioError, InvalidInput, shortened
from aioattio.schema.nearest import did_you_mean
from aioattio.tolerant import exact, plain
from aioattio.values.reading import natural_values, shape_of, split
from aioattio.values.times import datetime_of
from aioattio.values.types import Name
from aioattio.values.value import Value, short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from aioattio.schema.definitions import Definitions

__all__ = ["NULL", "Envelope", "Holder", "UnknownAttribute"]

NULL = msgspec.Raw(b"null")
_NONE: dict[str, msgspec.Raw] = {}


class UnknownAttribute(AttioError, KeyError):
    """The record has no such attribute; `slug` is what was asked for, `nearest` what was probably meant."""

    def __init__(self, slug: str, *, object: str, nearest: list[str]) -> None:  # noqa: A002
        self.slug, self.nearest = slug, nearest
        super().__init__(f"{object} has no attribute {shortened(slug)}{did_you_mean(nearest)}")

    def __str__(self) -> str:
        # KeyError would show the repr of the message.
        return str(self.args[0])


class Envelope(msgspec.Struct, gc=False):
    """The outermost keys, each still JSON. A subclass renames `values` where Attio does."""

    id: msgspec.Raw = NULL
    created_at: msgspec.Raw = NULL
    web_url: msgspec.Raw = NULL
    values: dict[str, msgspec.Raw] | None = None


class Holder:
    """Attribute values over the bytes they came in.

    Holds its own bytes, never a page: what is kept alone keeps some kilobytes. An attribute is decoded when it is
    asked for, each time. Immutable.
    """

    __slots__ = ("__weakref__", "_content", "_definitions", "_envelope", "_object")

    envelope_decoder: ClassVar[msgspec.json.Decoder[Envelope]] = msgspec.json.Decoder(Envelope)
    _own_id: ClassVar[str]
    _container_id: ClassVar[str]

    def __init__(
        self,
        content: bytes,
        *,
        object: str,  # noqa: A002 - Attio's own word
        definitions: Definitions | None = None,
        envelope: Envelope | None = None,
    ) -> None:
        self._content = content
        self._object = object
        self._definitions = definitions
        self._envelope = envelope

    def __getitem__(self, slug: str) -> Any:
        """The natural value: a list where the attribute is a multiselect, else one value or None.

        Without definitions select, record-reference, actor-reference, email-address, domain and phone-number
        read as lists, and an attribute without a value as None. Raises UnknownAttribute, a KeyError.
        """
        raw = self._opened().get(slug)
        if raw is None:
            slug = self._known(slug)
            raw = self._opened().get(slug, NULL)
        shape = self._definitions.shapes.get(slug) if self._definitions is not None else None
        kind, is_multiselect = shape or shape_of(raw)
        found = natural_values(raw, kind)
        if is_multiselect:
            return found
        return found[0] if found else None

    def get(self, slug: str, default: Any = None) -> Any:
        """The natural value, or the default where there is no such attribute."""
        try:
            return self[slug]
        except UnknownAttribute:
            return default

    def value(self, slug: str) -> Value | None:
        """The first value with its past (since when, by whom); None where there is none."""
        return next(iter(self.values(slug)), None)

    def values(self, slug: str) -> list[Value]:
        """All values of an attribute, with their past."""
        slug = self._known(slug)
        attribute = self._definitions.find(slug) if self._definitions is not None else None
        kind = attribute.type if attribute is not None else None
        return [Value(bytes(item), kind) for item in split(self._opened().get(slug, NULL))]

    def read_as(self, slug: str, kind: str) -> list[Any]:
        """The natural values of an attribute as one of that type, whatever its definition says.

        [] where it was not sent. Raises UnknownAttribute where its definition is gone, too.
        """
        raw = self._opened().get(slug)
        if raw is None:
            if self._definitions is None:
                return []
            raw = self._opened().get(self._known(slug), NULL)
        return natural_values(raw, kind)

    def changes(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Those of `values` that differ from what is here: what an update has to send.

            values = dict(record)
            values["job_title"] = "Countess"
            await attio.people.update(record, record.changes(values))

        Compared as they read: "500" is Decimal(500), and None is []. What only Attio could tell to be the same (an
        e-mail address of a member, an address in one line) counts as changed, and so does an unknown slug.
        """
        if not isinstance(values, Mapping):
            raise InvalidInput(attribute="values", given=values, accepted="a dict of values by attribute slug")
        return {slug: given for slug, given in values.items() if not self._reads(slug, given)}

    def raw(self, slug: str) -> list[Any]:
        """The JSON array of an attribute as received."""
        return [plain(item) for item in split(self._opened().get(self._known(slug), NULL))]

    def to_dict(self) -> dict[str, Any]:
        """The JSON object as received, order and unknown keys included."""
        content: dict[str, Any] = plain(self._content)
        return content

    def keys(self) -> list[str]:
        """The slugs that Attio sent, in Attio's order; `dict(record)` gives all natural values."""
        return list(self._opened())

    def items(self) -> list[tuple[str, Any]]:
        """All natural values by slug."""
        return [(slug, self[slug]) for slug in self]

    def __contains__(self, slug: object) -> bool:
        return slug in self._opened()

    def __iter__(self) -> Iterator[str]:
        return iter(self._opened())

    def __len__(self) -> int:
        return len(self._opened())

    def __bool__(self) -> bool:
        """A record without values is a record."""
        return True

    @property
    def id(self) -> str:
        """Its own id (record id, entry id)."""
        return self._id_part(self._own_id)

    @property
    def workspace_id(self) -> str:
        """Id of the workspace it lives in."""
        return self._id_part("workspace_id")

    @property
    def created_at(self) -> datetime | None:
        """Aware, UTC, cut to microseconds."""
        try:
            return datetime_of(plain(self._head().created_at))
        except (TypeError, ValueError, OverflowError):
            return None

    @property
    def web_url(self) -> str | None:
        """Where a person finds it in Attio's app."""
        found = plain(self._head().web_url)
        return found if isinstance(found, str) else None

    def may_be_of(self, container: str) -> bool:
        """Whether it can belong to that object or list (slug or id): one known by id alone can to any slug."""
        own = self._id_part(self._container_id)
        return container in (self._container, own) or self._container == own

    def detach(self) -> Self:
        """A copy that shares nothing with the page it came in. (Nothing does: this is the record itself.)"""
        return self

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return self._content == other._content or bool(exact(self._content) == exact(other._content))

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        head = f"{type(self).__name__} {self._object} {self.id}"[:120]
        found = natural_values(self._opened().get("name", NULL), None)
        name = str(found[0]) if found and isinstance(found[0], str | Name) else ""
        return f"<{head} {short(name)}>" if name else f"<{head}>"

    def __reduce__(self) -> tuple[Any, ...]:
        outline = self._definitions.outline() if self._definitions is not None else None
        return (_restore, (type(self), self._content, self._object, outline))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    @property
    def _container(self) -> str:
        return self._object or self._id_part(self._container_id)

    def _head(self) -> Envelope:
        if self._envelope is None:
            try:
                self._envelope = self.envelope_decoder.decode(self._content)
            except msgspec.ValidationError:  # `values` is no object: then there are none
                parts = msgspec.json.decode(self._content, type=dict[str, msgspec.Raw])
                kind = self.envelope_decoder.type
                others: dict[str, Any] = {
                    key: parts.get(key, NULL) for key in kind.__struct_fields__ if key != "values"
                }
                self._envelope = kind(**others)
        return self._envelope

    def _opened(self) -> dict[str, msgspec.Raw]:
        return (self._envelope or self._head()).values or _NONE

    def _id_part(self, part: str) -> str:
        whole = plain(self._head().id)
        found = whole.get(part) if isinstance(whole, dict) else None
        return found if isinstance(found, str) else ""

    def _known(self, slug: str) -> str:
        """The slug of an attribute given by slug or id; raises where neither the answer nor the schema has it."""
        if not isinstance(slug, str):
            raise UnknownAttribute(slug, object=self._object, nearest=[])
        if slug in self._opened():
            return slug
        attribute = self._definitions.find(slug) if self._definitions is not None else None
        if attribute is None:
            raise UnknownAttribute(slug, object=self._object, nearest=self._nearest(slug))
        return attribute.slug

    def _reads(self, slug: str, given: Any) -> bool:
        """Whether an attribute would read as it does if that were written to it."""
        try:
            now = self[slug]
        except UnknownAttribute:
            return False
        listed = now if isinstance(now, list) else [] if now is None else [now]
        if given is None:
            return not listed
        if _equal(given, now):
            return True
        if self._definitions is None or self._definitions.find(slug) is None:
            return isinstance(given, list | tuple) and list(given) == listed
        from aioattio.values.comparing import as_read  # where it must be compared only

        try:
            return as_read(slug, given, self._definitions) == listed
        except InvalidInput:
            return False

    def _nearest(self, slug: str) -> list[str]:
        from aioattio.schema.definitions import Definitions  # on the way to an error only

        if self._definitions is not None:
            return self._definitions.nearest(slug)
        return Definitions.from_json({"api_slug": known} for known in self).nearest(slug)


def _equal(given: Any, now: Any) -> bool:
    try:
        return isinstance(given, bool) == isinstance(now, bool) and bool(given == now)
    except Exception:  # noqa: BLE001 - an array is neither true nor false, and any code may stand behind a value
        return False


def _restore(kind: type[Holder], content: bytes, of: str, definitions: Definitions | None) -> Holder:
    return kind(content, object=of, definitions=definitions)
