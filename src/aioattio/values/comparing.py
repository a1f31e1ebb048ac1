"""What is written, as it will read: so that it can be compared with what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aioattio.encoding import encode
from aioattio.values.reading import natural_values
from aioattio.values.writing import encode_values

if TYPE_CHECKING:
    from aioattio.schema.definitions import Definitions

__all__ = ["as_read"]


def as_read(slug: str, given: Any, definitions: Definitions) -> list[Any]:
    """The natural values that come of a value; what only Attio can resolve stays in the form that is sent.

    Raises InvalidInput for what the attribute cannot be.
    """
    encoded = encode_values({slug: given}, definitions, definitions.object)
    (values,) = encoded.values()
    attribute = definitions.find(slug)
    return natural_values(encode(values), attribute.type if attribute is not None else None)
