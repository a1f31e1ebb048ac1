"""Names of classes and attributes, made of slugs and nouns that may be anything."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import count

from aioattio.typed.model import RESERVED

__all__ = ["IMPORTED", "Names", "attribute_names", "camel", "identifier"]

IMPORTED = frozenset({"Any", "Literal", "Sequence", "TYPE_CHECKING", "TypeAlias", "annotations", "t"})
"""What a module of models imports."""
_SHADOWING = frozenset({*IMPORTED, "bool", "int", "self", "str"})
"""Names that a class body, or the signature of its constructor, needs for something else."""


class Names:
    """Names of one scope, each given once. taken: those that nobody may have."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def give(self, *wanted: str) -> str:
        """The first that is free; where none is, the last one with a number."""
        numbered = (f"{wanted[-1]}_{number}" for number in count(2))
        name = next((name for name in wanted if self.is_free(name)), "") or next(filter(self.is_free, numbered))
        self._taken.add(name)
        return name

    def is_free(self, name: str) -> bool:
        """Whether nobody has it, and Python does not."""
        return name not in self._taken and not keyword.iskeyword(name)


def attribute_names(slugs: Collection[str]) -> dict[str, str]:
    """By slug. Who can be called by its slug is, whatever others would be made to; the rest in the order of slugs."""
    names = Names(RESERVED | _SHADOWING)
    own = {slug for slug in slugs if identifier(slug) == slug and names.is_free(slug)}
    ordered = sorted(slugs, key=lambda slug: (slug not in own, slug))
    return {slug: names.give(identifier(slug), f"{identifier(slug)}_") for slug in ordered}


def identifier(slug: str) -> str:
    """A name for an attribute: the slug itself where it can be one. A leading underscore would make it private."""
    name = _with_underscores(slug).lstrip("_")
    if name.isidentifier():
        return name
    return f"attribute_{name}" if name else "attribute"


def camel(kind: str, *texts: str) -> list[str]:
    """Names for a class, one for each text of which something can be in a name; `kind` where there is none.

    It also stands in front of a digit.
    """
    found = list[str]()
    for text in texts:
        words = re.split(r"[\W_]+", unicodedata.normalize("NFKC", text))
        name = _with_underscores("".join(word[:1].upper() + word[1:] for word in words)).replace("_", "")
        found += [name if name.isidentifier() else f"{kind}{name}"] if name else []
    return found or [kind]


def _with_underscores(text: str) -> str:
    """In place of each character that no name may have; the rest in the form that Python gives to names."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(character if f"x{character}".isidentifier() else "_" for character in normal)
