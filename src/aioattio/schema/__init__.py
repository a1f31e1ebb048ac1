"""What a workspace's objects and lists are made of."""

from __future__ import annotations

from aioattio.schema.definitions import Attribute, Definitions, SelectOption, Status

__all__ = ["Attribute", "Definitions", "SelectOption", "Status"]
