"""pyarrow, which comes with an extra and without types: nothing else imports it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from aioattio.errors import InvalidInput

__all__ = ["library", "parquet"]


def library(what: str) -> Any:
    """pyarrow itself. what: that needs it, for the error. Raises InvalidInput where it is not installed."""
    return _imported("pyarrow", what)


def parquet(what: str) -> Any:
    """pyarrow's Parquet module. what: that needs it, for the error. Raises InvalidInput where it is not installed."""
    library(what)
    return _imported("pyarrow.parquet", what)


def _imported(name: str, what: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise InvalidInput(
            f"{what}: needs pyarrow: pip install 'aioattio[arrow]'",
            attribute="pyarrow",
            given=None,
            accepted="the extra, installed",
        ) from None
