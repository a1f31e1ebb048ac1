"""Attribute values: natural Python on both sides, Attio's JSON in between."""

from __future__ import annotations

from aioattio.values.types import ActorReference, Interaction, Location, Name, RecordReference
from aioattio.values.value import Value, decode_values
from aioattio.values.writing import encode_values

__all__ = [
    "ActorReference",
    "Interaction",
    "Location",
    "Name",
    "RecordReference",
    "Value",
    "decode_values",
    "encode_values",
]
