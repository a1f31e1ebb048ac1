"""The weekly run: what it may do, and that no text of a document reaches a command."""

from __future__ import annotations

import re

from ruamel.yaml import YAML

from .conftest import ROOT

FILE = ROOT / ".github/workflows/regenerate.yml"


def test_the_weekly_run_is_small_and_opens_a_pull_request_with_the_report():
    workflow = YAML(typ="safe").load(FILE)
    assert workflow["permissions"] == {}
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {"contents": "write", "pull-requests": "write"}
    used = [step["uses"] for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@v\d+", name) for name in used)
    assert job["steps"][-1]["with"]["body-path"] == "build/contract.md"
    assert "REPORT ?= build/contract.md" in (ROOT / "Makefile").read_text()


def test_no_expression_holds_anything_but_the_number_of_the_run():
    assert set(re.findall(r"\$\{\{(.*?)\}\}", FILE.read_text())) == {" github.run_id "}
