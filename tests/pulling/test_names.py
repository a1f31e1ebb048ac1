"""What slugs and nouns become as names in Python."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aioattio.pulling.names import Names, attribute_names, camel, identifier
from aioattio.typed.model import RESERVED


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("job_title", "job_title"),
        ("JobTitle", "JobTitle"),
        ("job-title", "job_title"),
        ("3d-model", "attribute_3d_model"),
        ("_private", "private"),
        ("__init__", "init__"),
        ("__", "attribute"),
        ("größe", "größe"),
        ("ﬁrm", "firm"),
        ("🚗", "attribute"),
    ],
)
def test_a_slug_as_a_name(slug: str, name: str) -> None:
    assert attribute_names([slug]) == {slug: name}


@pytest.mark.parametrize("slug", ["class", "None", "import", "t", "str", "self", "Sequence", *sorted(RESERVED)])
def test_a_slug_that_means_something_else_gets_an_underscore(slug: str) -> None:
    assert attribute_names([slug]) == {slug: f"{slug}_"}


def test_slugs_that_are_names_keep_them_whatever_others_would_be_called() -> None:
    slugs = ["a-b", "a b", "a_b", "a.b", "class", "class_", "class-"]
    names = {"a_b": "a_b", "a b": "a_b_", "a-b": "a_b__2", "a.b": "a_b__3"}
    names |= {"class_": "class_", "class": "class__2", "class-": "class__"}
    assert attribute_names(slugs) == names == attribute_names(slugs[::-1])


@given(st.lists(st.text(min_size=1), unique=True, max_size=20))
def test_any_slugs_have_names_of_their_own(slugs: list[str]) -> None:
    names = attribute_names(slugs)
    assert sorted(names) == sorted(slugs)
    assert len(set(names.values())) == len(slugs)
    for name in names.values():
        assert name.isidentifier()
        assert not keyword.iskeyword(name)
        assert not name.startswith("_")
        assert name not in RESERVED


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (("Company", "companies"), ["Company", "Companies"]),
        (("sales lead", "sales_leads"), ["SalesLead", "SalesLeads"]),
        (("SaaS-Produkt", "x"), ["SaaSProdukt", "X"]),
        (("3D model", "models"), ["Object3DModel", "Models"]),
        (("🚗", "cars"), ["Cars"]),
        (("🚗", "!"), ["Object"]),
        (("ﬁrm", "会社"), ["Firm", "会社"]),
    ],
)
def test_nouns_as_classes(texts: tuple[str, ...], names: list[str]) -> None:
    assert camel("Object", *texts) == names


@given(st.text(), st.text())
def test_any_nouns_can_be_classes(noun: str, slug: str) -> None:
    assert all(name.isidentifier() for name in camel("Object", noun, slug))


@given(st.text())
def test_an_identifier_is_in_the_form_that_python_gives_it(slug: str) -> None:
    name = identifier(slug)
    assert name in compile(f"{name}_ = 0", "", "exec").co_names[0]


def test_names_are_given_once() -> None:
    names = Names({"A"})
    assert [names.give("A", "B"), names.give("A", "B"), names.give("B"), names.give("None", "C")] == [
        *("B", "B_2", "B_3", "C")
    ]
