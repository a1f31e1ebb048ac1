"""Whatever upstream publishes: a run tells what has become of it, or refuses it by name. Nothing is lost or breaks.

Seeded, on excerpts of the committed documents. Each kind of change is tried at once, all two hundred by `make soak`.
"""

from __future__ import annotations

import random

import pytest

from scripts.contract.bundle import API, DOCUMENTS, STANDARD_OBJECTS, WEBHOOKS, Bundle
from scripts.contract.errors import ContractError
from scripts.contract.pipeline import build, examine, step
from tests.support.later import LATER

from .mutations import MUTATIONS, copied, excerpt, mutate, operations

EXCERPTS, AT_ONCE, EACH = 20, 4, 10
PACKAGES, PACKAGES_AT_ONCE = range(100, 110), range(100, 104)


def mutated(bundle, seed):
    """The state before, and the mutated documents with a word on what has been done, EACH times."""
    rng = random.Random(seed)
    documents = excerpt(bundle.documents, rng)
    before = Bundle.of(documents.__getitem__)
    kinds = list(MUTATIONS)
    for index in range(EACH):
        changed = copied(documents)
        yield before, changed, mutate(changed, rng, kinds[(seed * EACH + index) % len(kinds)])


def outcome(run):
    """What a run returns, or None for a refusal, which names the document or the place in it."""
    try:
        return run()
    except ContractError as error:
        refusal = str(error)
    by_name = "\n" not in refusal and any(word in refusal for word in (*DOCUMENTS, "naming the shapes", "/v2/"))
    assert by_name or "generator complains" in refusal
    return None


def counted(report, standard):
    return report.operations, report.events, report.standard + len(standard.lost)


def published(documents):
    return (
        operations(documents[API]),
        len(documents[WEBHOOKS].get("webhooks", {})),
        operations(documents[STANDARD_OBJECTS]),
    )


def test_each_kind_is_tried_at_once():
    assert len(MUTATIONS) <= AT_ONCE * EACH


@pytest.mark.parametrize(
    "seed", [*range(AT_ONCE), *(pytest.param(seed, marks=LATER) for seed in range(AT_ONCE, EXCERPTS))]
)
def test_it_is_told_or_refused_by_name(layout, bundle, seed):
    def run():
        with step("reading the documents"):
            now = Bundle.of(documents.__getitem__)
        return now, *examine(layout, now, before=before)[1:]

    for before, documents, done in mutated(bundle, seed):
        if made := outcome(run):
            now, standard, report = made
            assert counted(report, standard) == published(documents), done
            told = sum(len(section.lines) for section in report.changes)
            if done.startswith("reorder"):
                assert not told, "another order is no change"
            else:
                assert told or now == before, f"nothing is said about {done}"


@pytest.mark.parametrize(
    "seeds", [pytest.param(PACKAGES_AT_ONCE, id="some"), pytest.param(PACKAGES, marks=LATER, id="all")]
)
def test_it_gets_through_the_generator_or_leaves_nothing(layout, bundle, tmp_path, seeds):
    generated = 0
    for before, documents, done in (next(mutated(bundle, seed)) for seed in seeds):
        out = tmp_path / f"out{generated}"
        # Verified by build: everything imported, every request built, every event read.
        report = outcome(lambda: build(layout, Bundle.of(documents.__getitem__), out, before=before))  # noqa: B023
        if report:
            assert (report.operations, report.events) == published(documents)[:2], done
            assert list(tmp_path.rglob("pwned*")) == []
            generated += 1
    assert generated >= len(seeds) // 2
