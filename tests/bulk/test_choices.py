"""Select options and statuses: which one a title means, and what is said where it means none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from aioattio.bulk.choices import fetch_choices
from aioattio.schema.choices import Choices, UnknownChoice
from aioattio.schema.definitions import Attribute, SelectOption, Status
from tests.bulk.attributes import attribute

OPTIONS = (
    SelectOption("id-1", "Gold"),
    SelectOption("id-2", "Silver "),
    SelectOption("id-3", "Bronze", is_archived=True),
    SelectOption("id-4", "Retail"),
    SelectOption("id-5", "retail"),
    SelectOption("id-6", "Old", is_archived=True),
    SelectOption("id-7", "Old"),
)


def tiers(*found: SelectOption | Status, kind: str = "select") -> Choices:
    return Choices.of(attribute("tier", kind), found)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("Gold", "id-1", id="title"),
        pytest.param("  Gold\n", "id-1", id="spaces around"),
        pytest.param("gOLD", "id-1", id="another case that can mean only one"),
        pytest.param("Silver", "id-2", id="spaces around Attio's title"),
        pytest.param("SILVER", "id-2", id="both"),
        pytest.param("id-2", "id-2", id="id"),
        pytest.param("Retail", "id-4", id="exact among cases"),
        pytest.param("retail", "id-5", id="exact among cases, the other"),
        pytest.param("Old", "id-7", id="archived and made anew"),
        pytest.param("old", "id-7", id="archived ones do not make it ambiguous"),
    ],
)
def test_an_option_is_found(given: str, expected: str) -> None:
    assert tiers(*OPTIONS).find(given).id == expected


@pytest.mark.parametrize(
    ("given", "reason", "is_ambiguous"),
    [
        pytest.param("RETAIL", "tier has no option 'RETAIL', only 'Retail' and 'retail'", True, id="ambiguous case"),
        pytest.param("GOLDEN", "tier has no option 'GOLDEN'; did you mean 'Gold'", False, id="nearest"),
        pytest.param("Bronze", "tier has no option 'Bronze'; there are 'Gold', 'Silver',", False, id="archived"),
    ],
)
def test_an_option_is_not_found(given: str, reason: str, is_ambiguous: bool) -> None:
    with pytest.raises(UnknownChoice) as caught:
        tiers(*OPTIONS).find(given)
    assert str(caught.value).startswith(reason)
    assert caught.value.is_ambiguous is is_ambiguous


def test_long_text_is_cut() -> None:
    with pytest.raises(UnknownChoice, match=r"^tier has no option 'z{10,80}\.\.\.'?; there are "):
        tiers(*OPTIONS).find("z" * 10_000)


def test_what_is_no_text_is_left_to_the_coercion() -> None:
    for given in (7, None, OPTIONS[2], {"option": "x"}):
        assert tiers(*OPTIONS).find(given) is given


def test_only_the_exact_title_counts_as_there() -> None:
    choices = tiers(*OPTIONS)
    assert choices.has(" Gold ")
    assert choices.has("Silver")
    assert not choices.has("gold")
    assert not choices.has("id-1")
    assert not choices.has("Bronze")


def test_of_many_titles_eight_are_named() -> None:
    ten = [SelectOption(f"id-{letter}", letter * 3) for letter in "abcdefghij"]
    with pytest.raises(UnknownChoice, match=r"; there are 'aaa', .*'hhh' and 2 more$") as caught:
        tiers(*ten).find("zzz")
    assert "'iii'" not in str(caught.value)
    with pytest.raises(UnknownChoice, match=r"'hhh'$"):
        tiers(*ten[:8]).find("zzz")


def test_statuses_are_called_so_and_none_is_said_to_be_none() -> None:
    with pytest.raises(UnknownChoice, match="tier has no status 'Won'; it has none yet"):
        tiers(kind="status").find("Won")
    assert tiers(Status("id-1", "Won"), kind="status").find("won").id == "id-1"


class Workspace:
    """The attributes of an object: what it was asked for, answered with one choice of that kind."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def options(self, slug: str, *, show_archived: bool) -> Workspace:
        assert show_archived
        self.asked.append(("options", slug))
        return self

    def statuses(self, slug: str, *, show_archived: bool) -> Workspace:
        assert show_archived
        self.asked.append(("statuses", slug))
        return self

    async def collect(self) -> Sequence[SelectOption]:
        return [SelectOption("id-1", "Gold")]


async def test_choices_are_fetched_of_what_has_some() -> None:
    new = Attribute.from_json({"api_slug": "new", "type": "select"})
    asked: Any = Workspace()
    found = await fetch_choices(asked, [attribute("tier", "select"), attribute("stage", "status"), attribute("a"), new])
    assert sorted(asked.asked) == [("options", "tier"), ("statuses", "stage")]
    assert {slug: choices.has("Gold") for slug, choices in found.items()} == {"tier": True, "stage": True, "new": False}


def test_what_is_near_is_looked_for_once_per_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    from aioattio.schema import choices as module

    looked: list[str] = []

    def nearest(given: str, known: Sequence[str]) -> str:
        looked.append(given)
        return "; did you mean 'Gold'?"

    monkeypatch.setattr(module, "nearest", nearest)
    known = tiers(*OPTIONS)
    for given in ("Gould", "Gould ", "Goldd", "Gould"):
        with pytest.raises(UnknownChoice, match=f"no option '{given.strip()}'; did you mean 'Gold'"):
            known.find(given)
    assert looked == ["Gould", "Goldd"]


def test_long_titles_are_cut() -> None:
    known = tiers(*(SelectOption(f"id-{number}", f"{number}{'x' * 5000}") for number in range(20)))
    with pytest.raises(UnknownChoice) as caught:
        known.find("y" * 5000)
    assert len(str(caught.value)) < 2000
