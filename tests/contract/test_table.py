"""operations.toml says what it may say, and operations that it lacks get ids of their own."""

from __future__ import annotations

import pytest

from scripts.contract.errors import ContractError
from scripts.contract.overlay import MAX_NAME, completed, load_operations, load_roles

ROW = """
["GET /v2/x"]
id = "get_x"
summary = "Reads."
rate_class = "read"
idempotent = true
"""


def load(tmp_path, text):
    path = tmp_path / "operations.toml"
    path.write_text(text)
    return load_operations(path)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"read"', '"raed"', r"\[GET /v2/x\] rate_class: one of read, write expected, found 'raed'"),
        ('"read"', '["read"]', "rate_class: one of"),
        ("true", '"yes"', "idempotent: true or false expected"),
        ('"get_x"', '"getX"', "id: a snake_case name"),
        ('"get_x"', '"import"', "id: a snake_case name"),
        ('"Reads."', '" "', "summary: a text expected"),
        ("true", 'true\npaging = "offset"', "paging: one of offset-body"),
        ("true", 'true\nstability = "gamma"', "stability: one of"),
        ("true", "true\nmax_limit = 0", "max_limit: a positive integer expected"),
        ("true", "true\nmax_limit = true", "max_limit: a positive integer expected"),
        ("true", 'true\nscopes = "note:read"', "scopes: a list of strings expected"),
        ("true", "true\nscopes = [1]", "scopes: a list of strings expected"),
        ("true", 'true\nconditional_scopes = { a = "b" }', "conditional_scopes: a table of lists"),
        ("true", "true\nlimit = 5", "unknown keys: limit"),
        ("idempotent = true", "", "lacks idempotent"),
        ("GET /v2/x", "FETCH /v2/x", "is no METHOD and path"),
    ],
)
def test_a_value_that_means_nothing_is_named(tmp_path, old, new, says):
    with pytest.raises(ContractError, match=says):
        load(tmp_path, ROW.replace(old, new))


def test_rows_are_tables_with_ids_of_their_own(tmp_path):
    with pytest.raises(ContractError, match=r"\[GET /v2/x\] is no table"):
        load(tmp_path, '"GET /v2/x" = 5')
    with pytest.raises(ContractError, match="id: 'get_x' is used twice"):
        load(tmp_path, ROW + ROW.replace("/v2/x", "/v2/y"))
    (tmp_path / "shapes.toml").write_text('Note = "note"')
    with pytest.raises(ContractError, match="Note: a list of strings expected"):
        load_roles(tmp_path / "shapes.toml")


def test_provisional_ids_never_collide(tmp_path):
    table = load(tmp_path, ROW.replace("get_x", "get_v2_x_c"))
    keys = [("POST", "/v2/new-thing"), ("POST", "/v2/new_thing"), ("GET", "/v2/x/{a}"), ("GET", "/v2/x/a")]
    keys += [("GET", "/v2/x/c"), ("GET", "/v2/alone"), ("GET", f"/v2/{'long-' * 20}a")]
    rows = completed(table, keys)
    assert len({row.id for row in rows.values()}) == len(rows) == len(keys) + 1
    assert all(len(row.id) <= MAX_NAME for row in rows.values())
    assert rows["GET /v2/alone"].id == "get_v2_alone"
    assert rows["GET /v2/x"].id == "get_v2_x_c"
    assert completed(table, keys[::-1]) == rows
