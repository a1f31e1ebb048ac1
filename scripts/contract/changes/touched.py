"""Which calls of the facade the changes reach."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scripts.contract.facade import facade_calls, has_facade, internal_uses

from .compare import Comparison, place_of
from .model import code
from .render import Line, Section


def _reason(operation: str, reasons: Mapping[str, tuple[str, ...]]) -> str:
    return f"{code(operation)}: {', '.join(reasons.get(operation, ()))}"


def facade_sections(comparison: Comparison, ids: Mapping[str, str], root: Path) -> list[Section]:
    """Calls that send a changed or removed operation, with what changed, and operations that came and have no call yet.

    ids: METHOD and path -> operation id. root: of the project; without a facade there is nothing to tell.
    """
    if not has_facade(root):
        return []
    calls, uses = facade_calls(root), internal_uses(root)
    reached = {**comparison.changed, **dict.fromkeys(comparison.removed, True)}
    operations: dict[tuple[str, str], list[str]] = {}
    for key in sorted(reached, key=place_of):
        own = ids.get(key, "")
        for call in calls.get(own, ()):
            operations.setdefault((code(call.accessor), f"{call.file}:{call.line}"), []).append(key)
        for place in uses.get(own, ()):
            operations.setdefault(("within the client", place), []).append(key)
    reasons = {**comparison.reasons, **dict.fromkeys(comparison.removed, ("removed",))}
    told = [
        Line(
            f"{call} ({place}): {'; '.join(_reason(key, reasons) for key in keys)}",
            any(reached[key] for key in keys),
        )
        for (call, place), keys in sorted(operations.items())
    ]
    touched = sorted(told, key=lambda line: not line.breaking)
    missing = [Line(code(key)) for key in comparison.added if not calls.get(ids.get(key, ""))]
    return [
        Section("facade calls touched", touched),
        Section("operations added that no facade call sends yet", missing),
    ]
