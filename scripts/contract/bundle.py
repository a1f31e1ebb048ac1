"""The three documents that Attio publishes, condensed, as one contract."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from .condense import condense, unordered
from .errors import ContractError

JsonObject = dict[str, Any]

API = "api"
STANDARD_OBJECTS = "standard-objects"
WEBHOOKS = "webhooks"
DOCUMENTS = (API, STANDARD_OBJECTS, WEBHOOKS)


def nothing() -> JsonObject:
    """A condensed document that says nothing, in the place of one that is not there."""
    return condense({"paths": {}})


@dataclass(frozen=True)
class Bundle:
    """The condensed documents of one state of the API.

    `api` is what is generated, `webhooks` adds the events that Attio sends, `standard_objects` the attributes of the
    objects that every workspace has; its operations are those of `api`, written out for each of these objects.
    """

    api: JsonObject
    standard_objects: JsonObject = field(default_factory=nothing)
    webhooks: JsonObject = field(default_factory=nothing)

    @classmethod
    def of(cls, read: Callable[[str], JsonObject]) -> Bundle:
        """Condenses what `read` gets by name.

        Raises ContractError naming the document that is not usable, or two that disagree about one schema.
        """
        documents = {name: _condensed(name, read(name)) for name in DOCUMENTS}
        _check_agreement(documents)
        return cls(documents[API], documents[STANDARD_OBJECTS], documents[WEBHOOKS])

    @property
    def documents(self) -> dict[str, JsonObject]:
        """The condensed documents by name."""
        return {API: self.api, STANDARD_OBJECTS: self.standard_objects, WEBHOOKS: self.webhooks}

    def united(self) -> JsonObject:
        """The document that the package is generated from: the API with the events of the webhooks."""
        schemas = {**self.webhooks["components"]["schemas"], **self.api["components"]["schemas"]}
        events = self.webhooks.get("webhooks", {})
        return {**self.api, "components": {"schemas": schemas}, **({"webhooks": events} if events else {})}


def _condensed(name: str, document: JsonObject) -> JsonObject:
    try:
        return condense(document)
    except ContractError as error:
        raise ContractError(f"{name}: {error}") from error


def _check_agreement(documents: Mapping[str, JsonObject]) -> None:
    for (first, one), (second, other) in combinations(documents.items(), 2):
        mine, its = one["components"]["schemas"], other["components"]["schemas"]
        shared = sorted(mine.keys() & its.keys())
        if differing := [name for name in shared if not _agree(mine[name], its[name])]:
            raise ContractError(f"{first} and {second} disagree about the schema {', '.join(differing)}")


def _agree(one: Any, other: Any) -> bool:
    return one == other or unordered(one) == unordered(other)
