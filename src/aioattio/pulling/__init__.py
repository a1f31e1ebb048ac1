"""What a workspace is made of, as Python classes and as a picture.

`aioattio schema pull` and `aioattio schema graph` are made of this: a `WorkspaceSchema`, fetched or made by hand, gives
the text of a Python module and of a Mermaid diagram. The same schema gives the same text.
"""

from __future__ import annotations

from aioattio.pulling.comparing import differences
from aioattio.pulling.fetching import fetch_schema
from aioattio.pulling.graph import mermaid
from aioattio.pulling.source import python_source
from aioattio.pulling.workspace import Table, WorkspaceSchema

__all__ = ["Table", "WorkspaceSchema", "differences", "fetch_schema", "mermaid", "python_source"]
