"""The watch over secrets finds what it is there to find."""

from __future__ import annotations

import logging
import secrets

import pytest

from tests.conftest import _Watch


@pytest.mark.parametrize("token", [secrets.token_hex(32), "sk-live-of-a-person"], ids=["the emulator's", "any other"])
@pytest.mark.parametrize("text", ["{}", "Bearer {}", "a{}f", "b'{}'"])
def test_a_token_that_is_logged_is_found(token: str, text: str) -> None:
    watch = _Watch()
    watch.tokens |= {token, *(secrets.token_hex(32) for _ in range(10))}
    for message in ("GET /v2/self: 200", secrets.token_hex(32), text.format(token)):
        watch.emit(logging.LogRecord("httpx", logging.DEBUG, "", 0, message, None, None))
    assert watch.leaks() == [f"{text.format(token)} None"]
