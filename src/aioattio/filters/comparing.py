"""One comparison as Attio's JSON under its attribute.

A comparison becomes alternatives, one of which must hold (several where `is_in` has to be spelt out). Each is a list
of constraints that one value meets together, such as {"value": {"$gte": 1}}.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import evolve

from aioattio.errors import InvalidInput
from aioattio.filters.expressions import Comparison, Leaf
from aioattio.filters.operands import actor, encode, record, untyped
from aioattio.filters.properties import RULES
from aioattio.filters.subjects import Subject
from aioattio.values.forms import record_form
from aioattio.values.times import timestamp_text
from aioattio.values.types import ActorReference, RecordReference

__all__ = ["Alternatives", "compare", "merged"]

Constraint = dict[str, Any]
Alternatives = list[list[Constraint]]

_OWN_IDS = frozenset({"record_id", "entry_id"})
_MOMENTS = frozenset({"created_at", "active_from", "interacted_at"})
"""Attributes and properties that hold a timestamp wherever they are."""


def compare(leaf: Leaf, subject: Subject | None) -> Alternatives:
    """subject: the attribute; None where its definition is not known. Raises InvalidInput for what it cannot be asked.

    No alternatives at all is what nothing can meet.
    """
    conditions = leaf.comparisons
    _check_actor_id(conditions)
    choices = [_alternatives(condition, subject) for condition in conditions]
    return [list(itertools.chain(*together)) for together in itertools.product(*choices)]


def merged(constraints: list[Constraint], slug: str) -> Constraint:
    """The constraints on one value as one object. Raises InvalidInput where two of them stand in the same place."""
    whole: Constraint = {}
    for constraint in constraints:
        for key, given in constraint.items():
            known = whole.setdefault(key, given)
            if known == given:
                continue
            if not isinstance(known, dict) or not isinstance(given, dict) or set(known) & set(given):
                message = f"{slug}: one value cannot be asked twice in the same way: {key} {known!r} and {given!r}"
                raise InvalidInput(message, attribute=slug, given=given, accepted="each operator once per property")
            whole[key] = {**known, **given}
    return whole


def _check_actor_id(conditions: Iterable[Comparison]) -> None:
    named = {condition.place.property: condition.place for condition in conditions}
    place = named.get("referenced_actor_id")
    if place is not None and "referenced_actor_type" not in named:
        raise InvalidInput(
            f"{place.attribute} cannot be asked for referenced_actor_id without referenced_actor_type",
            attribute=place.attribute,
            given="referenced_actor_id",
            accepted=f"F.{place.attribute} == a member or ActorReference(type, id)",
        )


def _alternatives(given: Comparison, subject: Subject | None) -> Alternatives:
    if given.operator == "$not_empty" and given.place.property is None:
        return [[{"$not_empty": True}]]
    if subject is None or subject.attribute.type not in RULES:
        return _untyped(given)
    subject = evolve(subject, place=given.place)
    if subject.has_whole_operands:
        return _whole(given, subject)
    name, found = subject.asked(given.operator)
    kind = "record id" if _is_own_id(given) else found.kind
    operands = [encode(kind, given.operator, operand, subject) for operand in given.operands]
    return _spelt_out(given, None if _is_own_id(given) else name, operands, has_in="$in" in found.operators)


def _untyped(given: Comparison) -> Alternatives:
    name = given.place.property
    if _is_own_id(given):
        return _spelt_out(given, None, [untyped(operand) for operand in given.operands], has_in=True)
    references = [operand for operand in given.operands if isinstance(operand, RecordReference | ActorReference)]
    if name is None and references and len(references) == len(given.operands):
        return _of_references(given, references)
    to_text = _untyped_moment if (name or given.place.attribute) in _MOMENTS else untyped
    operands = [to_text(operand) for operand in given.operands]
    return _spelt_out(given, name, operands, has_in=name == "target_record_id")


def _whole(given: Comparison, subject: Subject) -> Alternatives:
    """A comparison of a reference with references."""
    if given.operator not in ("$eq", "$in"):
        raise subject.cannot_be_asked(given.operator, "==, !=, is_in(), is_empty(), is_not_empty()")
    read = record if subject.attribute.type == "record-reference" else actor
    return _of_references(given, [read(operand, subject) for operand in given.operands])


def _of_references(given: Comparison, references: list[RecordReference | ActorReference]) -> Alternatives:
    alternatives: Alternatives = []
    ids_by_object: dict[str, list[str]] = {}
    for reference in dict.fromkeys(references):
        if isinstance(reference, ActorReference):
            alternatives.append([_actor_constraint(reference)])
        elif given.operator == "$eq":
            alternatives.append([record_form(reference)])
        else:
            ids_by_object.setdefault(reference.object, []).append(reference.id)
    for target, ids in ids_by_object.items():
        alternatives.append([{"target_object": target, "target_record_id": {"$in": ids}}])
    return alternatives


def _actor_constraint(reference: ActorReference) -> Constraint:
    constraint = {"referenced_actor_type": reference.type, "referenced_actor_id": reference.id}
    return {key: part for key, part in constraint.items() if part is not None}  # the system has no id


def _spelt_out(given: Comparison, name: str | None, operands: list[Any], *, has_in: bool) -> Alternatives:
    def under(operator: str, operand: Any) -> Constraint:
        return {operator: operand} if name is None else {name: {operator: operand}}

    if given.operator == "between":
        low, high = operands
        return [[under("$gte", low), under("$lt", high)]]
    if given.operator != "$in":
        return [[under(given.operator, operands[0])]]
    distinct = list(dict.fromkeys(operands))
    if has_in:
        return [[under("$in", distinct)]] if distinct else []
    return [[under("$eq", operand)] for operand in distinct]


def _is_own_id(given: Comparison) -> bool:
    return given.place.attribute in _OWN_IDS and given.place.property in (None, "value")


def _untyped_moment(operand: Any) -> Any:
    return timestamp_text(operand) if isinstance(operand, date) else untyped(operand)
