"""What changed between two condensed documents, and for whom it breaks something."""

from .compare import Comparison, compare
from .model import Change

__all__ = ["Change", "Comparison", "compare"]
