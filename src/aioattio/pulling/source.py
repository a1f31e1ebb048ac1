"""A schema as the source of a Python module.

Every statement is written as formatters leave it at 88 columns and at any wider setting: on one line where it surely
fits, else with one part per line and a comma at the end. The few that could be cut in other places are marked
`fmt: skip`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aioattio.entities.lists import List
from aioattio.pulling.classes import Field, Model, models
from aioattio.pulling.text import docstring, fits, literal
from aioattio.pulling.workspace import WorkspaceSchema

__all__ = ["python_source"]

_SKIP = "  # fmt: skip"


def python_source(
    schema: WorkspaceSchema, *, heading: str, summary: str = "The objects and lists of a workspace, as classes"
) -> str:
    """The text of a module with a class for each object and each list; the same schema gives the same text.

    heading: a comment of one line, for the top; summary: the docstring of the module.
    """
    classes = models(schema)
    body = [line for model in classes for line in (*_aliases(model, is_first=model is classes[0]), *_class(model))]
    return "\n".join([f"# {heading}", *docstring(summary, indent=""), "", *_imports(classes, body), *body]) + "\n"


def _imports(classes: list[Model], body: list[str]) -> Iterator[str]:
    """What nothing needs is left out: linters ask for that."""
    writable = [field.takes for model in classes for field in model.fields if field.is_writable]
    needed = {
        "TYPE_CHECKING": bool(writable),
        "Any": any("Any" in takes for takes in writable),
        **dict.fromkeys(("Literal", "TypeAlias"), any(field.titles for model in classes for field in model.fields)),
    }
    names = [name for name, is_needed in needed.items() if is_needed]
    yield "from __future__ import annotations"
    yield ""
    if names:
        yield from (f"from typing import {', '.join(names)}", "")
    if body:
        yield "from aioattio import typed as t"
    if any(takes.startswith("Sequence") for takes in writable):
        yield from ("", "if TYPE_CHECKING:", "    from collections.abc import Sequence")


def _aliases(model: Model, *, is_first: bool) -> Iterator[str]:
    found = [line for field in model.fields if field.titles for line in _alias(field.choices, field.titles)]
    if found:
        yield from ("",) if is_first else ("", "")
        yield from found


def _alias(name: str, titles: tuple[str, ...]) -> list[str]:
    options = list(map(literal, titles))
    whole = f"{name}: TypeAlias = Literal[{', '.join(options)}]"
    if fits(whole):
        return [whole]
    if len(options) == 1:  # a comma after a single one is no reason for formatters to keep it on a line of its own
        return [whole + _SKIP]
    head = f"{name}: TypeAlias = Literal["
    return [head, *_each(options, "    "), f"]{'' if fits(head) else _SKIP}"]


def _class(model: Model) -> Iterator[str]:
    yield from ("", "")
    yield from _class_line(model)
    yield from docstring(*_class_doc(model))
    if model.fields:
        yield ""
    for field in model.fields:
        yield from _assignment(field)
        doc = _field_doc(field)
        if doc is not None:
            yield from docstring(*doc)
    yield from _constructor([field for field in model.fields if field.is_writable])


def _class_line(model: Model) -> list[str]:
    of = model.table.of
    kind = "object" if model.is_object else "list"
    arguments = ["t.Model" if model.is_object else "t.EntryModel", f"{kind}={literal(of.slug)}", *_id(of.id)]
    whole = f"class {model.name}({', '.join(arguments)}):"
    return [whole] if fits(whole) else [f"class {model.name}(", *_each(arguments, "    "), "):"]


def _class_doc(model: Model) -> tuple[str, str]:
    of = model.table.of
    if isinstance(of, List):
        parents = ", ".join(f"`{parent}`" for parent in sorted(of.parent_object))
        return f"{model.table.title}: an entry of the list `{of.slug}`", f"Its records: {parents}" if parents else ""
    return f"{of.singular_noun or of.slug}: a record of the object `{of.slug}`", ""


def _field_doc(field: Field) -> tuple[str, str] | None:
    """What the name does not say; None where it says everything."""
    attribute = field.attribute
    title, description = attribute.title.strip(), (attribute.description or "").strip()
    traits = {
        f"in {attribute.currency_code}": attribute.type == "currency" and bool(attribute.currency_code),
        "unique": attribute.is_unique and attribute.is_writable,
        "required": attribute.is_required and attribute.is_writable,
    }
    told = [trait for trait, holds in traits.items() if holds]
    is_said_by_name = title.casefold().replace(" ", "_") == field.name.casefold()
    if told:
        return ", ".join([title or attribute.slug, *told]), description
    if title and not is_said_by_name:
        return title, description
    return (description, "") if description else None


def _assignment(field: Field) -> list[str]:
    attribute = field.attribute
    arguments = [literal(attribute.slug), *_id(attribute.id)]
    head = f"    {field.name}{_made(field)}("
    end = ")" if attribute.is_writable or not field.kind.is_settable else ").read_only()"
    allowed = list(map(literal, field.allowed))
    targets = f"allowed=({', '.join(allowed)}{',' * (len(allowed) == 1)})"
    whole = f"{head}{', '.join([*arguments, *([targets] if allowed else [])])}{end}"
    if fits(whole):
        return [whole]
    parts = list(_each(arguments, "        "))
    line = f"        {targets},"
    if len(allowed) > 1 and not fits(line):
        parts += ["        allowed=(", *_each(allowed, "            "), "        ),"]
    elif allowed:
        parts.append(line)
    is_cut_elsewhere = not fits(head) or (len(allowed) == 1 and not fits(line))
    return [head, *parts, f"    {end}{_SKIP * is_cut_elsewhere}"]


def _made(field: Field) -> str:
    """What stands between the name and the arguments."""
    kind, _, parameter = field.field.partition("[")
    if kind == "t.MultiSelect" and parameter and field.is_writable:
        return f": {field.field} = {kind}"  # pyright takes ["B2B"] for a list of titles only where this is annotated
    return f" = {field.field}"


def _constructor(fields: list[Field]) -> Iterator[str]:
    if not fields:
        return
    parameters = [f"{field.name}: {field.takes} = ..." for field in fields]
    lines = list(_each(["self", "*", *parameters], "            "))
    yield from ("", "    if TYPE_CHECKING:", "", "        def __init__(", *lines)
    yield f"        ) -> None: ...{'' if all(map(fits, lines)) else _SKIP}"


def _each(parts: Iterable[str], indent: str) -> Iterator[str]:
    return (f"{indent}{part}," for part in parts)


def _id(given: str) -> list[str]:
    return [f"id={literal(given)}"] if given else []
