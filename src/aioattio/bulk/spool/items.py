"""What goes into a spool, and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec
from attrs import field, frozen

from aioattio.bulk.destinations.destination import Found
from aioattio.bulk.outcome import Outcome, Problem, Row

__all__ = [
    "Action",
    "Checked",
    "Deletion",
    "Difference",
    "Job",
    "OnDuplicate",
    "Pair",
    "PlanRow",
    "Reference",
    "What",
]

Action = Literal["create", "update", "overwrite"]
"""create: a request that makes one. update: values of multiselects are added. overwrite: they are made equal."""

What = Literal["create", "update", "unchanged", "superseded", "conflict", "rejected"]
"""What a plan says of a row; an update may be an overwrite."""

OnDuplicate = Literal["last", "first", "reject"]
"""Which row of one key wins, attribute by attribute; or none of them."""


@frozen
class Reference:
    """A record, or a workspace member, named by a unique value, in the form of `key_of_record`.

    object: slug, "" for a member; attribute: slug, "" for a member, who is named by e-mail address.
    """

    object: str
    attribute: str
    value: str


@frozen
class Checked:
    """One row, ready to be compared or refused.

    problems: why it is rejected; such a row needs nothing else, but what its key names is not missing. key: normalised
    values of the match attribute, sorted and distinct; a row without one is never folded. values: slug -> JSON array as
    it is to be sent, `[]` clears; or "slug/part" -> JSON of one part of a name or location. columns: by the same keys,
    the columns of the file that it came from. new_choices: slug and title of each select option that the row needs and
    Attio does not have.
    references: with their slugs, in the order of the values, one for each item of them that names something by another
    thing than its id (it has neither "target_record_id" nor "referenced_actor_id").
    """

    row: Row
    problems: tuple[Problem, ...] = ()
    key: tuple[str, ...] = ()
    values: Mapping[str, bytes] = field(factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(factory=dict)
    new_choices: tuple[tuple[str, str], ...] = ()
    references: tuple[tuple[str, Reference], ...] = ()


@frozen
class Difference:
    """One attribute that a row changes.

    old: JSON array as Attio sent it, `[]` for nothing; send: JSON array that is sent; new: JSON array of what it will
    be, in the form in which values are sent.
    """

    slug: str
    old: bytes
    send: bytes
    new: bytes


@frozen
class Pair:
    """A row, with what those folded into it say, and what Attio has for it."""

    line: int
    values: dict[str, msgspec.Raw]
    found: Found


@frozen
class Job:
    """One request. values: what is sent; of a create by the keys of `Checked`, parts included, without empty arrays.

    record_id: None for a create. was_sent: it was in flight when an earlier process ended.
    """

    line: int
    action: Action
    record_id: str | None
    values: dict[str, msgspec.Raw]
    key: tuple[str, ...]
    differences: tuple[Difference, ...] = ()
    was_sent: bool = False


@frozen
class Deletion:
    """One thing that no row names. label: what people know it by."""

    number: int
    id: str
    label: str


@frozen
class PlanRow:
    """What is planned for one row. differences: of a create by the keys of `Checked`, and old is `[]`.

    record_id: of what it is already; outcome: of a row that ends by the plan itself.
    """

    line: int
    action: What
    row: Row
    record_id: str | None = None
    differences: tuple[Difference, ...] = ()
    outcome: Outcome | None = None
