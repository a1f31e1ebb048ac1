"""Which currencies the header and the cells of a column show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from aioattio.bulk.converters.amount_style import CURRENCY, codes_of
from aioattio.bulk.mapping.columns import CURRENCIES
from aioattio.bulk.mapping.samples import Sample

__all__ = ["Currencies", "has_mark"]

# A sign may touch letters ("$M", "12M€"); a code may not: "EURO" is none.
_MARK = re.compile(rf"(?<![^\W\d_]){CURRENCY}(?![^\W\d_])|[$€£¥₹₩₺₪₦₱₫₴₽฿]")
_IN_HEADER = re.compile(rf"\b(?:{'|'.join(CURRENCIES)})\b|[$€£¥₹₩₺₪₦₱₫₴₽฿]")
_LONGEST = 200  # characters; anything longer is no amount
_LIKELY = ("USD", "GBP", "JPY", "SEK")  # of those that share a sign


def has_mark(text: str, *, is_header: bool = False) -> bool:
    """Whether a currency is named; in a header a code stands in capitals."""
    return (_IN_HEADER if is_header else _MARK).search(text) is not None


@frozen
class Currencies:
    """seen: each mark's first text, and the codes that the mark can mean."""

    seen: tuple[tuple[str, frozenset[str]], ...]

    @classmethod
    def of(cls, sample: Sample) -> Currencies:
        found: dict[str, tuple[str, frozenset[str]]] = {}
        for mark, text in _marks(sample):
            found.setdefault(mark, (text, frozenset(codes_of(mark))))
        return cls(tuple(found.values()))

    @property
    def likely(self) -> str | None:
        """The code of a currency of Attio's that everything agrees to, else that the first mark means."""
        groups = [codes for _, codes in self.seen]
        for codes in (frozenset[str].intersection(*groups), *groups) if groups else ():
            known = [code for code in (*_LIKELY, *sorted(codes)) if code in codes and code in CURRENCIES]
            if known:
                return known[0]
        return None

    @property
    def mixed(self) -> tuple[str, str] | None:
        """Two texts that cannot be of one currency."""
        pairs = ((one, other) for one in self.seen for other in self.seen if not one[1] & other[1])
        return next(((one[0], other[0]) for one, other in pairs), None)

    def other_than(self, code: str) -> str | None:
        """A text that is of another currency."""
        return next((text for text, codes in self.seen if code not in codes), None)


def _marks(sample: Sample) -> Iterator[tuple[str, str]]:
    for found in _IN_HEADER.finditer(sample.column):
        yield found[0], sample.column
    for text in sample.texts:
        if len(text) <= _LONGEST and any(map(str.isdigit, text)):
            for found in _MARK.finditer(text):
                yield found[0], text
