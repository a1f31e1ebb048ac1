"""Named converters: text as files have it, to plain Python."""

from __future__ import annotations

from aioattio.bulk.converters.registry import CONVERTERS, Converter, convert, parse_converters
from aioattio.bulk.converters.texts import ConversionError, is_nothing

__all__ = ["CONVERTERS", "ConversionError", "Converter", "convert", "is_nothing", "parse_converters"]
