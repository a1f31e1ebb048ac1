"""What is wrong with any step, or with their order, found before the first of them writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from aioattio.bulk.binding import Binding
from aioattio.bulk.manifest.manifest import Manifest, Step
from aioattio.bulk.options import SyncOptions
from aioattio.bulk.planning.references import Resolver
from aioattio.bulk.sources import Source, source_of
from aioattio.bulk.target import find_target
from aioattio.errors import InvalidInput
from aioattio.schema.definitions import Attribute, Definitions
from aioattio.session import Session

__all__ = ["check_steps", "options_of", "written_by"]


@frozen
class _Reference:
    """step: where a column (None: a constant) goes to `attribute`, which is a record of `object`."""

    step: Step
    column: str | None
    attribute: str
    object: str


def options_of(step: Step) -> SyncOptions:
    """What the run of a step is asked for. Raises InvalidInput."""
    return SyncOptions(
        mapping=step.mapping, create_options=step.create_options, create_attributes=step.create_attributes
    )


async def check_steps(session: Session, manifest: Manifest) -> None:
    """Bind each file's columns to attributes, and see that what a step refers to is not written by a later one.

    Raises InvalidInput, OSError for a file that cannot be read, and what the first calls raise.
    """
    references = [found for step in manifest.steps for found in await _references(session, manifest, step)]
    written = {step.number: await written_by(session, step) for step in manifest.steps}
    for one in references:
        _check(one, manifest, written)


def _check(one: _Reference, manifest: Manifest, written: Mapping[int, str | None]) -> None:
    writing = [step for step in manifest.steps if written[step.number] == one.object]
    if not writing or writing[0].number <= one.step.number:
        return
    later = writing[0]
    said = "a constant" if one.column is None else f"column {one.column!r}"
    raise InvalidInput(
        f"{manifest.name}: {one.step.title}: {said} goes to {one.attribute}, which refers to {one.object}, and those "
        f"are written by {later.title}: put {later.title} first",
        attribute="manifest",
        given=one.column,
        accepted=f"{later.title} before {one.step.title}",
    )


async def written_by(session: Session, step: Step) -> str | None:
    """The slug of the object whose records a step writes; None for entries, notes and tasks."""
    if step.destined.kind != "records":
        return None
    return (await session.facts.object(step.destined.name)).slug


async def _references(session: Session, manifest: Manifest, step: Step) -> list[_Reference]:
    source = source_of(step.file)
    try:
        binding = await _bound(session, step, source)
    except InvalidInput as error:
        if str(error).startswith(manifest.name):
            raise
        message = f"{manifest.name}: {step.title}: {error}"
        raise InvalidInput(message, attribute="manifest", given=error.given, accepted=error.accepted) from error
    finally:
        await source.aclose()
    return list(_found(step, binding))


async def _bound(session: Session, step: Step, source: Source) -> Binding:
    destination = (await find_target(session, step.destined, options_of(step))).destination
    binding = Binding(destination.definitions, step.mapping, destination.match, source.name)
    await source.open()
    if source.columns is not None:
        binding.bind_header(source.columns)
    named = dict.fromkeys(field.by for field in binding.fields if field.by is not None and field.by.object)
    for by in named:
        await Resolver(session).attribute_of(by.object, by.attribute)
    return binding


def _found(step: Step, binding: Binding) -> Iterator[_Reference]:
    for field in binding.fields:
        objects = _objects(field.attribute, binding.definitions)
        if field.by is not None and field.by.object:
            objects = [binding.definitions.object_slug(field.by.object) or field.by.object]
        for slug in objects:
            yield _Reference(step, field.column, field.attribute.slug, slug)
    for attribute in binding.constants.values():
        for slug in _objects(attribute, binding.definitions):
            yield _Reference(step, None, attribute.slug, slug)


def _objects(attribute: Attribute, definitions: Definitions) -> list[str]:
    """Slugs of the objects that a reference is limited to; none for other attributes, and for one that is not."""
    if attribute.type != "record-reference":
        return []
    return [definitions.object_slug(own) or own for own in attribute.allowed_object_ids or ()]
