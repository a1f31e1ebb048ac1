"""What is too much for every run: `make soak` makes up for it, unless it is to be short."""

from __future__ import annotations

import os

import pytest

LATER = [
    pytest.mark.soak,
    pytest.mark.skipif(bool(os.environ.get("SHORT")), reason="short: a part of it is in `make test`"),
]
