# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

# ruff: noqa: F401
from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar, Literal

from attrs import define

from ..types import UNSET, File, Model, ModelMap, Unset, in_turn, list_of, one_of


class UnknownVariant(ModelMap["Any"]):
    """An object of a kind that the contract does not know."""

    __slots__ = ()
