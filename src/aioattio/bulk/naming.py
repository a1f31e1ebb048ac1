"""Records that cells name by a unique value, in the form that a reference takes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from attrs import frozen

from aioattio.bulk.converters import ConversionError
from aioattio.errors import InvalidInput
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.schema.nearest import nearest
from aioattio.values.addresses import is_email
from aioattio.values.forms import is_uuid
from aioattio.values.types import RecordReference
from aioattio.values.writing import encode_values

__all__ = ["By", "by_of"]

_TYPES = {"domains": "domain", "email_addresses": "email-address"}
_MOST_ZEROS = 40
_AS_IN_MAPPINGS = '{ to = "parent_record", by = "companies.record_id" }'


@frozen
class By:
    """The unique attribute that cells name records by.

    object: slug; "" where the text says it itself, as in Attio's tasks: an e-mail address is a person's, a domain a
    company's. attribute: slug, or "record_id".
    """

    object: str = ""
    attribute: str = ""

    def named(self, value: Any) -> Any:
        """The records that text names, a list for a list; anything else as it is. Raises ConversionError."""
        if isinstance(value, list | tuple):
            return [self.named(item) for item in value]
        if not isinstance(value, str | int | float | Decimal | UUID) or isinstance(value, bool):
            return value
        text = _text(value).strip()
        return self._record(text) if text else None

    def _record(self, text: str) -> Any:
        if not self.object:
            return _of_any_object(text)
        if self.attribute != "record_id":
            return _named(self.object, self.attribute, text)
        if not is_uuid(text):
            raise ConversionError(f"no record id, which looks like {UUID(int=0)}")
        return RecordReference(self.object, text)


def _text(value: str | float | Decimal | UUID) -> str:
    """Numbers of JSON, Parquet and databases without an exponent, unless that takes many zeros."""
    if not isinstance(value, float | Decimal):
        return str(value)
    number = Decimal(str(value))
    return f"{number:f}" if number.is_finite() and abs(number.adjusted()) < _MOST_ZEROS else str(value)


def by_of(given: str | None, attribute: Attribute, definitions: Definitions) -> By | None:
    """How cells name the records of a reference; None where the attribute alone says it.

    given: "attribute" or "object.attribute", as a mapping has it. Raises ValueError for what cannot be.
    """
    if attribute.type != "record-reference":
        if given is not None:
            raise ValueError(f"only record references have by, and {attribute.slug} is a {attribute.type}")
        return None
    if given is None:
        return By() if attribute.allowed_object_ids is None else None
    of, dot, slug = given.rpartition(".")
    allowed = [definitions.object_slug(own) or own for own in attribute.allowed_object_ids or ()]
    if dot and allowed and of not in allowed:
        takes = f"{attribute.slug} takes records of {' and '.join(allowed)}"
        raise ValueError(f"{takes}, not of {of}{nearest(of, allowed)}")
    if not dot and len(allowed) != 1:
        example = f"{(allowed or ['companies'])[0]}.{slug}"
        raise ValueError(f'{attribute.slug} takes records of several objects; say of which one: by = "{example}"')
    return By(of or allowed[0], slug)


def _named(of: str, slug: str, text: str) -> dict[str, Any]:
    kind = _TYPES.get(slug, "text")
    known = Definitions([Attribute.from_json({"api_slug": slug, "type": kind})], object=of)
    try:
        return {"target_object": of, **encode_values({slug: text}, known, of)}
    except InvalidInput as error:
        raise ConversionError(str(error)) from error


def _of_any_object(text: str) -> dict[str, Any]:
    if is_email(text):
        return _named("people", "email_addresses", text)
    if "." in text and " " not in text:
        return _named("companies", "domains", text)
    raise ConversionError(f"it may be a record of any object; say in the mapping of which: {_AS_IN_MAPPINGS}")
