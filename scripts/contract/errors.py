"""What a run can end with when it must not go on."""

from __future__ import annotations


class ContractError(Exception):
    """One line for whoever ran the command; nothing has been changed."""
