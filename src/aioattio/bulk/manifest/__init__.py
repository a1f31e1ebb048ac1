"""Several files in one run, in the order in which they build on one another: `nightly.toml`.

    [[step]]
    file = "companies.csv"            # relative to this file
    object = "companies"              # or list = "sales", notes = true, tasks = true
    match = "domains"
    map = "companies.toml"            # a mapping file; or [step.columns] and [step.constants], as such a file has them

    [[step]]
    file = "people.csv"
    object = "people"
    match = "email_addresses"
    [step.columns]
    Email = "email_addresses"
    Employer = { to = "company", by = "domains" }      # the company that has this domain

    [[step]]
    file = "calls.jsonl"
    notes = true

    report = await attio.sync_manifest("nightly.toml", journal="run.db")

Steps run from the first to the last. A row may name a record that an earlier step has made, by any unique value: each
name is looked up once, for all steps. A row whose record is nowhere is rejected, and everything else goes in.
"""

from __future__ import annotations

from aioattio.bulk.manifest.manifest import Manifest, Step
from aioattio.bulk.manifest.report import ManifestReport, StepReport
from aioattio.bulk.manifest.running import run_manifest

__all__ = ["Manifest", "ManifestReport", "Step", "StepReport", "run_manifest"]
