"""Which calls of the facade the changes reach."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scripts.contract.facade import facade_calls, has_facade, internal_uses

from .compare import Comparison, place_of
from .model import code
from .render import Line, Section


def facade_sections(comparison: Comparison, ids: Mapping[str, str], root: Path) -> list[Section]:
    """Calls that send a changed or removed operation, and operations that came and have no call yet.

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
    touched = [
        Line(f"{call} ({place}): {', '.join(map(code, keys))}", any(reached[key] for key in keys))
        for (call, place), keys in sorted(operations.items())
    ]
    missing = [Line(code(key)) for key in comparison.added if not calls.get(ids.get(key, ""))]
    return [
        Section("facade calls touched", touched),
        Section("operations added that no facade call sends yet", missing),
    ]
