"""`python -m aioattio`."""

from aioattio.cli import main

main()
