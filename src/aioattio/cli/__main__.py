"""`python -m aioattio.cli`."""

from aioattio.cli import main

main()
