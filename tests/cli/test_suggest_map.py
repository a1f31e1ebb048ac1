"""`aioattio import --suggest-map`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import (
    companies,
    invoke,
    writes,
)
from tests.support import remote


def test_a_suggested_mapping_runs_as_it_is(there: remote.Remote, rows: Path) -> None:
    rows.write_text("Company,Website\nAcme,http://www.acme.example\nBolt,https://bolt.example/\n")
    suggest = ("rows.csv", "--object", "companies", "--suggest-map")
    shown = invoke(*suggest)
    assert shown.exit_code == 0, shown.output
    assert "[columns]" in shown.stdout
    written = invoke(*suggest, "-o", "map.toml")
    assert written.exit_code == 0, written.output
    assert Path("map.toml").read_text("utf-8").rstrip("\n") == shown.stdout.rstrip("\n")
    command = "aioattio import rows.csv --object companies --map map.toml"
    assert written.stderr == f"map.toml is written; read it, then: {command}\n"
    asked = len(there.call("log"))
    taken = invoke(*suggest, "-o", "map.toml")
    assert len(there.call("log")) == asked, "said before anything is asked"
    assert (taken.exit_code, taken.stderr.count("\n")) == (1, 1)
    assert "map.toml exists already" in taken.stderr
    assert writes(there) == []
    assert invoke("rows.csv", "--map", "map.toml").exit_code == 0
    assert companies(there) == {"Acme": ["acme.example"], "Bolt": ["bolt.example"]}


@pytest.mark.parametrize(
    ("header", "name", "missing"),
    [
        ("Company,Note", "companies", "map a column to a unique attribute (domains) and name it as match"),
        ("what", "companies", "map a column to a unique attribute (domains) and name it as match"),
        ("Name", "deals", "deals has no unique attribute to match by, make one in Attio and map a column to it"),
    ],
)
def test_a_suggested_mapping_says_what_it_lacks(
    header: str, name: str, missing: str, there: remote.Remote, rows: Path
) -> None:
    rows.write_text(f"{header}\n{'x,' * header.count(',')}x\n")
    done = invoke("rows.csv", "--object", name, "--suggest-map", "-o", "map.toml")
    assert done.exit_code == 0, done.output
    assert done.stderr == (
        f"map.toml is written; it cannot be used yet: {missing}; after that: "
        f"aioattio import rows.csv --object {name} --map map.toml\n"
    )
    assert invoke("rows.csv", "--map", "map.toml").exit_code == 1, "it cannot, indeed"


def test_a_mapping_for_an_object_that_is_not_there(there: remote.Remote, rows: Path) -> None:
    done = invoke("rows.csv", "--object", "compnies", "--suggest-map")
    assert (done.exit_code, done.stderr) == (
        1,
        "Error: no object 'compnies' in this workspace; did you mean 'companies'?\n",
    )
