"""What was probably meant."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio.schema.nearest import close_to, nearest

NOUNS = {"Person": "people", "People": "people", "people": "people", "Company": "companies", "companies": "companies"}


@pytest.mark.parametrize(
    ("given", "known", "expected"),
    [
        pytest.param("compnaies", ["people", "companies"], ["companies"], id="letters swapped"),
        pytest.param("COMPANIES", ["companies"], ["companies"], id="another case"),
        pytest.param("persons", NOUNS, ["people"], id="what a name stands for"),
        pytest.param("peple", NOUNS, ["people"], id="once, though two names of it are near"),
        pytest.param("vehicles", ["people", "companies"], [], id="nothing near"),
        pytest.param("name", ["nam1", "nam2", "nam3", "name0"], ["name0", "nam3", "nam2"], id="three, best first"),
        pytest.param("x", [], [], id="nothing known"),
    ],
)
def test_names_that_are_near(given: str, known: Any, expected: list[str]) -> None:
    assert close_to(given, known) == expected


def test_it_is_said_as_a_question() -> None:
    assert nearest("compnaies", ["people", "companies"]) == "; did you mean 'companies'?"
    assert nearest("vehicles", ["people", "companies"]) == ""


def test_of_a_long_text_the_beginning_is_compared() -> None:
    assert close_to("a" * 200 + "b" * 1_000_000, ["a" * 200]) == ["a" * 200]
