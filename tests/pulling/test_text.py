"""Anybody's text as Python literals and docstrings."""

from __future__ import annotations

import ast
import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aioattio.pulling.text import WIDTH, docstring, literal
from tests.pulling.workspaces import HOSTILE

ANY = st.one_of(st.text(), st.lists(st.sampled_from(HOSTILE)).map("".join))


@given(ANY)
def test_a_literal_is_the_text_in_visible_characters(text: str) -> None:
    shown = literal(text)
    assert ast.literal_eval(shown) == text
    assert shown.isprintable()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("B2B", '"B2B"'),
        ('5" pipe', "'5\" pipe'"),
        ("it's", '"it\'s"'),
        ("""'5"'""", '''"'5\\"'"'''),
        ("a\\b\n", '"a\\\\b\\n"'),
        ("\u202egnp", '"\\u202egnp"'),
        ("Won 🎉", '"Won 🎉"'),
        ("\ud800", '"\\ud800"'),
    ],
)
def test_literals(text: str, shown: str) -> None:
    assert literal(text) == shown


@given(ANY, ANY)
def test_a_docstring_says_its_words(summary: str, details: str) -> None:
    words = ["Summary:", *summary.split(), *details.split()]
    lines = docstring(f"Summary: {summary}", details, indent="    ")
    source = "\n".join(["class Made:", *lines])
    module = ast.parse(source)
    (made,) = module.body
    assert isinstance(made, ast.ClassDef)
    assert len(made.body) == 1, "nothing but a docstring"
    said = inspect.cleandoc(ast.get_docstring(made, clean=False) or "").split()
    assert [one.rstrip(".") for one in said] == [one.replace('"', "'").rstrip(".") for one in words if one.strip(".")]
    assert all(line.isprintable() for line in lines)


def test_docstrings() -> None:
    assert docstring("Deal value, in USD") == ['    """Deal value, in USD."""']
    assert docstring('Is it "really"?', indent="") == ['''"""Is it 'really'?"""''']
    assert docstring("Name", "What people\n  call it") == ['    """Name.', "", "    What people call it.", '    """']
    long = docstring("word " * 40, "more " * 40)
    assert all(len(line) <= WIDTH for line in long)
    assert (long[0][:13], long[-1], "" in long) == ('    """word w', '    """', True)
