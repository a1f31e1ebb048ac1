"""Python sides held against the examples they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import pytest

from tests.documentation.examples import DOCUMENT, Example, Key, all_examples

__all__ = ["cases_of", "needs_document", "numbered"]

T = TypeVar("T")

needs_document = pytest.mark.skipif(not DOCUMENT.exists(), reason="needs ../shared, which is not part of this project")


def numbered(sides: Mapping[str, Mapping[str, Sequence[T]]]) -> dict[Key, T]:
    """Python sides by the key of their example: by page, by section, in the order of the examples there."""
    return {
        Key(page, section, order): side
        for page, sections in sides.items()
        for section, listed in sections.items()
        for order, side in enumerate(listed, 1)
    }


def cases_of(kind: str) -> dict[Key, Example]:
    """The examples of reading, of writing, ..."""
    return {key: example for key, example in all_examples().items() if example.kind == kind}
