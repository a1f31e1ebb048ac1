"""Options and statuses by title or id: found among the choices, or refused with the nearest."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio import Definitions, SelectOption, Status
from aioattio.errors import InvalidInput
from aioattio.schema.choices import Choices, UnknownChoice
from aioattio.values.past import PastValue, encode_past
from aioattio.values.writing import choices_wanted, encode_values
from tests.values.pages import attribute_json

KNOWN = Definitions.from_json(
    [
        attribute_json("categories", "select", multiselect=True),
        attribute_json("tier", "select"),
        attribute_json("stage", "status"),
        attribute_json("locked", "select", writable=False),
        attribute_json("name", "text"),
    ],
    object="companies",
)
OPTIONS = [
    SelectOption("id-3d", "3D Printing"),
    SelectOption("id-b2b", "B2B"),
    SelectOption("id-old", "Old", is_archived=True),
]
STATUSES = [Status("id-lead", "Lead"), Status("id-won", "Won 🎉"), Status("id-won-2", "won 🎉")]
CHOICES = {
    "categories": Choices.of(KNOWN["categories"], OPTIONS),
    "tier": Choices.of(KNOWN["tier"], OPTIONS),
    "stage": Choices.of(KNOWN["stage"], STATUSES),
}


@pytest.mark.parametrize(
    ("slug", "given", "sent"),
    [
        ("categories", ["3D Printing", "b2b "], [{"option": "id-3d"}, {"option": "id-b2b"}]),
        ("tier", "id-old", [{"option": "id-old"}]),
        ("tier", {"option": "id-b2b"}, [{"option": "id-b2b"}]),
        ("tier", {"option": "B2B"}, [{"option": "id-b2b"}]),
        ("tier", SelectOption("", "B2B"), [{"option": "id-b2b"}]),
        ("tier", SelectOption("id-made-meanwhile", "New"), [{"option": "id-made-meanwhile"}]),
        ("stage", "Lead", [{"status": "id-lead"}]),
        ("stage", "won 🎉", [{"status": "id-won-2"}]),
        ("stage", Status("id-won", "Won 🎉"), [{"status": "id-won"}]),
        ("stage", None, []),
    ],
)
def test_with_choices_the_id_is_sent(slug: str, given: Any, sent: Any) -> None:
    assert encode_values({slug: given}, KNOWN, "companies", CHOICES) == {slug: sent}


@pytest.mark.parametrize(
    ("slug", "given", "why"),
    [
        ("categories", ["3D Prnting"], "categories has no option '3D Prnting'; did you mean '3D Printing'?"),
        ("tier", "Gold", "tier has no option 'Gold'; there are '3D Printing', 'B2B'"),
        ("tier", "Old", "tier has no option 'Old'"),
        ("stage", "Leed", "stage has no status 'Leed'; did you mean 'Lead'?"),
        ("stage", "WON 🎉", "stage has no status 'WON 🎉', only 'Won 🎉' and 'won 🎉'"),
        ("stage", {"status": "id-lost"}, "stage has no status 'id-lost'"),
    ],
)
def test_an_unknown_choice_is_refused_with_the_nearest(slug: str, given: Any, why: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        encode_values({slug: given}, KNOWN, "companies", CHOICES)
    kind = KNOWN[slug].type
    title = given if isinstance(given, str) else next(iter(given.values() if isinstance(given, dict) else given))
    assert str(caught.value).startswith(f"{slug} ({kind}): cannot take {title!r}, as {why}")
    assert "; accepted: title or id of " in str(caught.value)
    assert isinstance(caught.value.__cause__, UnknownChoice)


def test_choices_are_wanted_for_titles_and_ids_only() -> None:
    def wanted(values: dict[str, Any]) -> list[str]:
        return [attribute.slug for attribute in choices_wanted(values, KNOWN)]

    assert wanted({"categories": ["A"], "stage": "Lead", "name": "x"}) == ["categories", "stage"]
    assert wanted({KNOWN["stage"].id: {"status": "Lead"}, "tier": SelectOption("", "A")}) == ["stage", "tier"]
    assert wanted({"categories": [SelectOption("id", "A")], "stage": Status("id", "B"), "tier": None}) == []
    assert wanted({"categories": [], "stage": " ", "locked": "A", "unknown": "B"}) == []
    assert wanted({"categories": "A", "tier": {"titel": "A"}, "stage": 5}) == ["categories"]
    assert choices_wanted(["categories"], KNOWN) == []  # type: ignore[arg-type]


def test_statuses_of_the_past_are_found_too() -> None:
    sent = encode_past([PastValue("Lead", "2025-01-01")], "stage", KNOWN, "deals", CHOICES)
    assert sent[0]["value"] == {"status": "id-lead"}
    with pytest.raises(InvalidInput, match="did you mean 'Lead'"):
        encode_past([PastValue("Leed", "2025-01-01")], "stage", KNOWN, "deals", CHOICES)
