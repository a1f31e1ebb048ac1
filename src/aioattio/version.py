"""The version, where the build, the package and the User-Agent find it."""

__version__ = "0.1.0"
