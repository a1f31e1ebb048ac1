"""What the emulator answers to the client is held to the contract on the way."""

from tests.conformance.answering import answers_conform

__all__ = ["answers_conform"]
