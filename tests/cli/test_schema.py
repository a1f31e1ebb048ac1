"""`aioattio schema pull` and `aioattio schema graph`."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aioattio.cli.commands import cli
from tests.support import remote

FILE = "my_workspace.py"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["schema", *arguments], prog_name="aioattio")


def add(there: remote.Remote, slug: str, type: str = "text", **more: object) -> None:  # noqa: A002 - Attio's word
    there.call("create_attribute", object="companies", title=slug.capitalize(), slug=slug, type=type, **more)


def files() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def test_a_file_is_made_once_and_stays(there: remote.Remote) -> None:
    done = invoke("pull", "-o", FILE)
    assert (done.exit_code, done.stdout) == (0, "")
    assert re.fullmatch(rf"{FILE} is written: 5 objects, 0 lists, \d\d attributes\n", done.stderr)
    text = Path(FILE).read_bytes()
    assert text.startswith(b"# Made by `aioattio schema pull`.")
    assert files() == [FILE]
    before = Path(FILE).stat()
    again = invoke("pull", "-o", FILE)
    assert (again.exit_code, again.stderr) == (0, done.stderr.replace("is written", "is up to date"))
    assert (Path(FILE).read_bytes(), Path(FILE).stat().st_mtime_ns) == (text, before.st_mtime_ns)
    shown = invoke("pull")
    assert (shown.exit_code, shown.stdout.encode(), shown.stderr) == (0, text, "")


def test_drift_is_told_and_mended(there: remote.Remote) -> None:
    assert invoke("pull", "-o", FILE).exit_code == 0
    fine = invoke("pull", "-o", FILE, "--check")
    assert (fine.exit_code, fine.stdout, fine.stderr) == (0, "", f"{FILE} is up to date\n")
    text = Path(FILE).read_bytes()
    add(there, "revenue", "currency", config={"currency": {"default_currency_code": "EUR", "display_type": "code"}})
    there.call("create_choice", object="companies", attribute="categories", title='5" pipes\n')
    there.call("create_object", slug="ships", singular_noun="Ship", plural_noun="Ships")
    there.call("create_list", name="Sales", slug="sales", parent_object="deals")
    outdated = invoke("pull", "-o", FILE, "--check")
    assert outdated.exit_code == 1
    assert outdated.stdout.splitlines() == [
        f"{FILE} is not what the workspace is now:",
        "  added: list sales (4 attributes)",
        "  changed: companies.categories: options added: '5\" pipes\\n'",
        "  added: companies.revenue (Currency)",
        "  added: object ships (3 attributes)",
        f"update it with: aioattio schema pull -o {FILE}",
    ]
    assert Path(FILE).read_bytes() == text, "looked at, not written"
    assert invoke("pull", "-o", FILE).exit_code == 0
    assert invoke("pull", "-o", FILE, "--check").exit_code == 0


def test_a_formatter_with_settings_of_its_own_is_no_drift(there: remote.Remote) -> None:
    assert invoke("pull", "-o", FILE, "--object", "deals").exit_code == 0
    Path(FILE).write_bytes(Path(FILE).read_bytes().replace(b'"', b"'").replace(b"\n", b"\r\n"))
    assert invoke("pull", "-o", FILE, "--object", "deals", "--check").exit_code == 0


def test_the_mark_that_some_editors_put_first_is_no_drift(there: remote.Remote) -> None:
    assert invoke("pull", "-o", FILE, "--object", "deals").exit_code == 0
    Path(FILE).write_bytes(b"\xef\xbb\xbf" + Path(FILE).read_bytes())
    assert invoke("pull", "-o", FILE, "--object", "deals", "--check").exit_code == 0


def test_some_objects_and_lists(there: remote.Remote) -> None:
    there.call("create_list", name="Sales", slug="sales", parent_object="deals")
    done = invoke("pull", "-o", FILE, "--object", "deals", "--object", "people", "--list", "sales")
    assert done.stderr.startswith(f"{FILE} is written: 2 objects, 1 list, ")
    assert "class SalesEntry(" in Path(FILE).read_text("utf-8")
    outdated = invoke("pull", "-o", FILE, "--check", "--object", "deals")
    assert outdated.exit_code == 1
    _, *told, last = outdated.stdout.splitlines()
    assert [line.partition(" (")[0] for line in told] == ["  removed: list sales", "  removed: object people"]
    assert last == f"update it with: aioattio schema pull -o {FILE} --object deals"


@pytest.mark.parametrize("name", ["pull", "graph"])
def test_a_file_of_somebody_else_stays(name: str, there: remote.Remote) -> None:
    Path(FILE).write_text("# mine\nprint(1)\n")
    done = invoke(name, "-o", FILE)
    refusal = f"{FILE} was not made by `aioattio schema {name}`; name another file with -o, or remove it"
    assert (done.exit_code, done.stderr) == (1, f"Error: {refusal}\n")
    assert Path(FILE).read_text() == "# mine\nprint(1)\n"
    assert there.call("log") == [], "nothing is asked for in vain"
    Path(FILE).write_text("\n")
    assert invoke(name, "-o", FILE).exit_code == 0, "an empty file is nobody's"


def test_a_file_is_replaced_as_a_whole_and_a_link_stays_one(there: remote.Remote) -> None:
    Path("real.py").write_text("")
    Path(FILE).symlink_to("real.py")
    assert invoke("pull", "-o", FILE, "--object", "deals").exit_code == 0
    assert Path(FILE).is_symlink()
    assert "class Deal(" in Path("real.py").read_text("utf-8")
    assert files() == [FILE, "real.py"]


@pytest.mark.parametrize("check", [(), ("--check",)])
def test_what_is_no_file_is_neither_read_nor_replaced(check: tuple[str, ...], there: remote.Remote) -> None:
    os.mkfifo("pipe.py")
    Path("loop.py").symlink_to("loop.py")
    for name, reason in [("pipe.py", "is no file"), ("/dev/null", "is no file"), ("loop.py", ": Too many levels of")]:
        done = invoke("pull", "-o", name, *check)
        assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2 if check else 1, "", 1)
        assert done.stderr.startswith(f"Error: {name}")
        assert reason in done.stderr
    assert there.call("log") == [], "nothing is asked for in vain"
    assert (Path("pipe.py").is_fifo(), Path("loop.py").is_symlink()) == (True, True)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (
            ["pull", "--check", "-o", "nosuch.py"],
            "nosuch.py does not exist; make it with: aioattio schema pull -o nosu",
        ),
        (["pull", "-o", "no/such/file.py"], "no/such/file.py"),
        (["pull", "-o", "."], "."),
        (["pull", "--object", "companeis"], "no object 'companeis' in this workspace; did you mean 'companies'?"),
        (["graph", "--list", "sales"], "no list 'sales' in this workspace; there are none"),
        (["pull", "--base-url", "localhost"], "--base-url or ATTIO_BASE_URL"),
    ],
)
def test_what_is_wrong_is_one_line(arguments: list[str], named: str, there: remote.Remote) -> None:
    done = invoke(*arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("Error: ")
    assert named in line
    assert files() == []


def test_a_check_needs_a_file(there: remote.Remote) -> None:
    done = invoke("pull", "--check")
    assert done.exit_code == 2
    assert "Error: name the file to look at: --check -o my_workspace.py" in done.stderr


def test_the_token_comes_from_the_environment_and_is_not_shown(
    there: remote.Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATTIO_API_KEY", "a-token-that-nobody-knows")
    done = invoke("pull", "-o", FILE)
    assert done.exit_code == 1
    assert "Attio does not accept the token in ATTIO_API_KEY (401)" in done.stderr
    assert "nobody-knows" not in done.output
    monkeypatch.delenv("ATTIO_API_KEY")
    done = invoke("pull", "-o", FILE)
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "ATTIO_API_KEY" in done.stderr
    assert files() == []


def test_a_check_that_cannot_be_made_is_not_drift(there: remote.Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    assert invoke("pull", "-o", FILE).exit_code == 0
    monkeypatch.setenv("ATTIO_API_KEY", "a-token-that-nobody-knows")
    done = invoke("pull", "-o", FILE, "--check")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    Path("mine.py").write_text("x = 1\n")
    done = invoke("pull", "-o", "mine.py", "--check")
    assert (done.exit_code, "was not made by" in done.stderr) == (2, True)


def test_a_picture(there: remote.Remote) -> None:
    there.call("create_list", name="Sales", slug="sales", parent_object="deals")
    done = invoke("graph")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:3] == ["%% Made by `aioattio schema graph`", "erDiagram", '    list_sales["Sales (list)"]']
    assert '    object_companies |o--o{ object_people : "team / company"' in lines
    assert '    list_sales }o--|| object_deals : "parent_record"' in lines
    assert invoke("graph", "-o", "schema.mmd").stderr.startswith("schema.mmd is written: 5 objects, 1 list, ")
    assert Path("schema.mmd").read_text("utf-8") == done.stdout
    assert "is up to date" in invoke("graph", "-o", "schema.mmd").stderr


def test_help_tells_what_there_is() -> None:
    shown = invoke("--help").stdout
    assert "pull" in shown
    assert "graph" in shown
    assert "aioattio schema pull -o my_workspace.py --check" in invoke("pull", "--help").stdout
