"""What differs between two texts of models: what is in a file, and what the workspace would give now.

Both are read as Python and never run. A formatter with settings of its own may have been over the file.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

__all__ = ["differences"]

_EDITED = "the file was edited, or made by another version of aioattio"


@frozen
class _Field:
    """type: the class, such as "Select"; titles: of its options, None where they are not known; rest: all arguments."""

    name: str
    type: str
    titles: tuple[str, ...] | None
    is_read_only: bool
    id: str
    rest: str = field(repr=False)


@frozen
class _Model:
    """line: the name and arguments of the class."""

    line: str
    fields: Mapping[str, _Field]


def differences(old: str, new: str) -> list[str]:
    """One line each, in the words of Attio: "added: companies.revenue (Currency)"; none where there are none.

    old may be anything; new is what `python_source` gave.
    """
    try:
        before, after = _parsed(old), _parsed(new)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = f" (line {error.lineno})" if isinstance(error, SyntaxError) and error.lineno else ""
        return [f"the file is not Python{line}"]
    try:
        return _compared(before, after)
    except RecursionError:  # nothing that was made is so deep
        return [_EDITED]


def _compared(before: ast.Module, after: ast.Module) -> list[str]:
    if ast.dump(before) == ast.dump(after):
        return []
    found = list(_between(_models(before), _models(after)))
    if found:
        return found
    if ast.dump(_without_docstrings(before)) == ast.dump(_without_docstrings(after)):
        return ["changed: titles or descriptions, which are docstrings"]
    return [_EDITED]


def _between(before: Mapping[str, _Model], after: Mapping[str, _Model]) -> Iterator[str]:
    for key in sorted(before.keys() | after.keys()):
        one, other = before.get(key), after.get(key)
        slug = key.partition(" ")[2]
        if one is None or other is None:
            model = one or other
            count = len(model.fields) if model else 0
            yield f"{'added' if one is None else 'removed'}: {key} ({count} attribute{'' if count == 1 else 's'})"
            continue
        if one.line != other.line:
            yield f"changed: {key}: {one.line} is now {other.line}"
        yield from _between_fields(slug, one.fields, other.fields)


def _between_fields(of: str, before: Mapping[str, _Field], after: Mapping[str, _Field]) -> Iterator[str]:
    by_id = {one.id: slug for slug, one in before.items() if one.id and slug not in after}
    renamed = {slug: by_id[one.id] for slug, one in after.items() if slug not in before and one.id in by_id}
    for slug in sorted(before.keys() | after.keys()):
        if slug in renamed.values():
            continue
        one, other = before.get(renamed.get(slug, slug)), after.get(slug)
        if slug in renamed:
            yield f"renamed: {of}.{renamed[slug]} is now {of}.{slug}"
        if one is None or other is None:
            known = one or other
            yield f"{'added' if one is None else 'removed'}: {of}.{slug} ({known.type if known else ''})"
        elif changes := list(_changes(one, other, is_renamed=slug in renamed)):
            yield f"changed: {of}.{slug}: {'; '.join(changes)}"


def _changes(one: _Field, other: _Field, *, is_renamed: bool) -> Iterator[str]:
    if one.type != other.type:
        yield f"{one.type} is now {other.type}"
    if one.titles != other.titles:
        had, has = set(one.titles or ()), set(other.titles or ())
        yield from _listed("options added", has - had)
        yield from _listed("options removed", had - has)
    if one.is_read_only != other.is_read_only:
        yield "can no longer be written" if other.is_read_only else "can be written now"
    if not is_renamed and one.name != other.name:
        yield f"called {other.name}, no longer {one.name}"
    if not is_renamed and one.rest != other.rest:
        yield f"{one.rest} is now {other.rest}"


def _listed(what: str, titles: Iterable[str]) -> Iterator[str]:
    ordered = sorted(titles)
    if ordered:
        yield f"{what}: {', '.join(map(repr, ordered))}"


# -- reading a module of models ----------------------------------------------------------------------------------


def _models(module: ast.Module) -> dict[str, _Model]:
    """By "object companies" or "list sales"; whatever else is in the module is passed over."""
    aliases = {
        one.target.id: _titles(one.value)
        for one in module.body
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
    }
    found = dict[str, _Model]()
    for node in module.body:
        if not isinstance(node, ast.ClassDef):
            continue
        named = {keyword.arg: _text(keyword.value) for keyword in node.keywords}
        kind = "object" if "object" in named else "list"
        if kind in named:
            line = ", ".join([node.name, *(f"{name}={text!r}" for name, text in named.items() if name != kind)])
            fields = [one for one in (_field(statement, aliases) for statement in node.body) if one is not None]
            found[f"{kind} {named[kind]}"] = _Model(line, dict(fields))
    return found


def _field(node: ast.stmt, aliases: Mapping[str, tuple[str, ...]]) -> tuple[str, _Field] | None:
    """The slug and what is said of it, of `name = t.Select[Alias]("slug", id="...")`.

    The type may stand before it, too: `name: t.MultiSelect[Alias] = t.MultiSelect("slug", id="...")`.
    """
    target = (
        node.target if isinstance(node, ast.AnnAssign) else node.targets[0] if isinstance(node, ast.Assign) else None
    )
    if not isinstance(node, ast.Assign | ast.AnnAssign) or not isinstance(target, ast.Name):
        return None
    call, is_read_only = node.value, False
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "read_only":
        call, is_read_only = call.func.value, True
    if not isinstance(call, ast.Call) or not call.args:
        return None
    of = node.annotation if isinstance(node, ast.AnnAssign) else call.func
    titles = None
    if isinstance(of, ast.Subscript):
        titles = aliases.get(of.slice.id) if isinstance(of.slice, ast.Name) else None
        of = of.value
    named = {keyword.arg or "": keyword.value for keyword in call.keywords}
    given_id = named.get("id")
    return _text(call.args[0]), _Field(
        name=target.id,
        type=of.attr if isinstance(of, ast.Attribute) else ast.unparse(of),
        titles=titles,
        is_read_only=is_read_only,
        id="" if given_id is None else _text(given_id),
        rest=", ".join(f"{name}={ast.unparse(value)}" for name, value in named.items()),
    )


def _titles(value: ast.expr | None) -> tuple[str, ...]:
    """Of `Literal["a", "b"]`."""
    if not isinstance(value, ast.Subscript):
        return ()
    given = value.slice.elts if isinstance(value.slice, ast.Tuple) else [value.slice]
    return tuple(map(_text, given))


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ast.unparse(node)


def _parsed(text: str) -> ast.Module:
    """A formatter changes the indentation inside of docstrings, too: they are without it."""
    module = ast.parse(text)
    for docstring in filter(None, map(_docstring, ast.walk(module))):
        docstring.value = inspect.cleandoc(str(docstring.value))
    return module


def _without_docstrings(module: ast.Module) -> ast.Module:
    for node in ast.walk(module):
        if isinstance(node, ast.Module | ast.ClassDef):
            node.body = [one for one in node.body if _docstring(one) is None]
    return module


def _docstring(node: ast.AST) -> ast.Constant | None:
    found = node.value if isinstance(node, ast.Expr) else None
    return found if isinstance(found, ast.Constant) and isinstance(found.value, str) else None
