"""Records and entries as they are, or as instances of a model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar, cast

from aioattio.errors import InvalidInput
from aioattio.typed.model import BaseModel, Model, container_of, model_of
from aioattio.typed.writing import to_add, to_match
from aioattio.values.holder import Holder

__all__ = ["Form", "Values", "model_class"]

R = TypeVar("R", bound=Holder | BaseModel)

Values = Mapping[str, Any]
"""Values by slug or id of the attribute."""


class Form(Generic[R]):
    """What is given and taken for the records of an object, or the entries of a list.

    kind: Record, Entry, or a model.
    """

    def __init__(self, kind: type[R]) -> None:
        self._model_class: type[BaseModel] | None = kind if issubclass(kind, BaseModel) else None

    def of(self, source: Holder) -> R:
        """What was read."""
        return cast("R", source if self._model_class is None else model_of(self._model_class, source))

    def to_create(self, values: Values | R) -> Values:
        """Raises InvalidInput for a model that was read: it is there already."""
        model = self._model(values)
        if model is None:
            return cast("Values", values)
        if model.id:
            accepted = "a new one; update or overwrite one that was read"
            raise InvalidInput(attribute="values", given=values, accepted=accepted)
        return model.changes()

    def to_upsert(self, values: Values | R, match: str | None = None) -> Values:
        """match: slug or id of the attribute to match by, which is sent whether it was changed or not."""
        model = self._model(values)
        return cast("Values", values) if model is None else to_match(model, match)

    def to_update(self, held: Any, values: Values | R | None) -> Values | None:
        """What to send to `held`, or with values None of it; None where a model was not changed.

        Of a multiselect of a model, what came to it; raises InvalidInput where something was taken out.
        """
        if values is None:
            return to_add(self._own(held)) or None
        model = self._model(values)
        return cast("Values", values) if model is None else to_add(model)

    def to_overwrite(self, held: Any, values: Values | R | None) -> Values | None:
        """What to send to `held`, or with values None of it; None where a model was not changed."""
        if values is None:
            return self._own(held).changes() or None
        model = self._model(values)
        return cast("Values", values) if model is None else model.changes()

    def _own(self, given: Any) -> BaseModel:
        """A model that was read, where no values are given beside it. Raises InvalidInput for anything else."""
        kind = self._model_class
        if kind is None or not isinstance(given, kind):
            hint = "" if kind is None else f"; only a {kind.__name__} that was read can go without"
            if kind is None and isinstance(given, BaseModel):
                hint = f"; for models ask {_asked_by(type(given))}"
            raise InvalidInput(attribute="values", given=None, accepted=f"a dict of values{hint}")
        if not given.id:
            accepted = f"a {kind.__name__} that was read; create or upsert a new one"
            raise InvalidInput(attribute="record", given=given, accepted=accepted)
        return given

    def _model(self, values: Any) -> BaseModel | None:
        if not isinstance(values, BaseModel):
            return None
        kind = self._model_class
        if kind is None or not isinstance(values, kind):
            own = f"; for models ask {_asked_by(type(values))}" if kind is None else f" or a {kind.__name__}"
            raise InvalidInput(attribute="values", given=values, accepted=f"a dict of values{own}")
        return values


def model_class(given: Any, kind: type[BaseModel], *, name: str) -> type[BaseModel] | None:
    """The model that was given in place of a slug, if it was one. kind: of records, or of entries.

    name: of the argument. Raises InvalidInput for a model of the other kind, and for one of no object or list.
    """
    if not (isinstance(given, type) and issubclass(given, BaseModel)):
        return None
    if not issubclass(given, kind):
        accepted = f"a slug, or a subclass of {kind.__name__}; for this one ask {_asked_by(given)}"
        raise InvalidInput(attribute=name, given=given, accepted=accepted)
    container_of(given)
    return given


def _asked_by(kind: type[BaseModel]) -> str:
    return f"attio.{'records' if issubclass(kind, Model) else 'entries'}({kind.__name__})"
