"""Rebuilds generated/ from Attio's OpenAPI documents; see openapi/README.md."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.contract.cli import main

if __name__ == "__main__":
    sys.exit(main())
