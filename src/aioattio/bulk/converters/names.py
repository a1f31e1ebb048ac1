"""People's names: which words are the last name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aioattio.bulk.converters.texts import ConversionError
from aioattio.values.types import Name

__all__ = ["full_name"]

_SUFFIXES = frozenset({"jr", "sr", "phd", "md", "esq", "cpa", "mba", "dds"})
_NUMERALS = frozenset({"II", "III", "IV"})  # not "V": "Anna V." is an initial
_PARTICLES = "af al av bin da das de del della den der di do dos du el ibn la le ten ter van von zu zum zur"
_LONGEST = 1_000
_SEVERAL = ("/", "&", ";", "|")


def full_name(value: Any) -> Name | Mapping[str, Any]:
    """ "First Middle Last" or "Last, First" to a Name.

    The last name begins at the first particle (van, von, de ...), else it is the last word; "Jr.", "III" and "PhD" stay
    with it. A single word is the first name, as Attio has it. `full` is the text; of "Last, First", in its order.
    """
    if isinstance(value, Name) or (
        isinstance(value, Mapping) and {"first_name", "last_name", "full_name"} & set(value)
    ):
        return value
    if not isinstance(value, str):
        raise ConversionError('not a name; right would be text such as "Ada Lovelace"')
    text = " ".join(value.split())
    _check(text)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    suffix: list[str] = []
    while len(parts) > 1 and all(map(_is_suffix, parts[-1].split())):
        suffix[:0] = parts.pop().split()
    if len(parts) > 2:
        raise ConversionError('too many commas for a name; right would be "Ada Lovelace" or "Lovelace, Ada"')
    if len(parts) == 2:
        given, behind = _without_suffix(parts[1].split())
        return Name(" ".join(given), " ".join([parts[0], *behind, *suffix]))
    words, behind = _without_suffix(parts[0].split())
    start = _start_of_last(words)
    return Name(" ".join(words[:start]), " ".join([*words[start:], *behind, *suffix]), text)


def _check(text: str) -> None:
    if len(text) > _LONGEST:
        raise ConversionError(f"{len(text):,} characters are too many for a name")
    if not any(map(str.isalpha, text)):
        raise ConversionError('not a name, as it has no letters; right would be "Ada Lovelace"')
    if "@" in text:
        raise ConversionError('an e-mail address or handle, not a name; right would be "Ada Lovelace"')
    several = [mark for mark in _SEVERAL if mark in text]
    if several:
        raise ConversionError(f"{several[0]!r} says that these are several people; right would be one name")


def _is_suffix(word: str) -> bool:
    return word.rstrip(".") in _NUMERALS or word.replace(".", "").lower() in _SUFFIXES


def _without_suffix(words: list[str]) -> tuple[list[str], list[str]]:
    end = len(words)
    while end > 1 and _is_suffix(words[end - 1]):
        end -= 1
    return words[:end], words[end:]


def _start_of_last(words: list[str]) -> int:
    """Where the last name begins. A capital particle counts only after the first word: Van Morrison, Bruce Van Saun."""
    if len(words) == 1:
        return 1
    particles = _PARTICLES.split()
    start = next((at for at, word in enumerate(words[:-1]) if word in particles), len(words) - 1)
    while start > 1 and words[start - 1].lower() in particles:
        start -= 1
    return start
