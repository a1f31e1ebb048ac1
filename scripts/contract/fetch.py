"""Gets one of Attio's documents from a URL, a folder or a file."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .errors import ContractError

JsonObject = dict[str, Any]

TIMEOUT = 30.0  # seconds without a byte
MAX_BYTES = 64 * 1024 * 1024


def fetch(source: str, document: str = "api", *, timeout: float = TIMEOUT) -> JsonObject:
    """Returns the OpenAPI document `document` of `source`, checked to be usable.

    `source` is a base URL (`{source}/{document}` is read), a folder (`{document}.json`) or a `.json` file.
    Raises ContractError with one line saying what is wrong with the source.
    """
    if urlsplit(source).scheme in {"http", "https"}:
        where = f"{source.rstrip('/')}/{document}"
        return _checked(_download(where, timeout), where)
    path = Path(source)
    if path.is_dir():
        path /= f"{document}.json"
    try:
        return _checked(path.read_bytes(), str(path))
    except OSError as error:
        raise ContractError(f"{path}: {error.strerror or error}") from error


def _download(url: str, timeout: float) -> bytes:
    request = urllib.request.Request(url, headers={"Accept": "application/json"})  # noqa: S310 - http(s) only, see fetch
    try:
        with urllib.request.urlopen(request, timeout=timeout) as response:  # noqa: S310
            body: bytes = response.read(MAX_BYTES + 1)
            expected = response.headers.get("Content-Length")
    except urllib.error.HTTPError as error:
        with error:
            raise ContractError(f"{url}: HTTP {error.code} {error.reason}") from error
    except TimeoutError as error:
        raise ContractError(f"{url}: no answer within {timeout:g} s") from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise ContractError(f"{url}: no answer within {timeout:g} s") from error
        raise ContractError(f"{url}: cannot be reached ({error.reason})") from error
    except (HTTPException, OSError) as error:
        raise ContractError(f"{url}: the answer was cut short ({type(error).__name__})") from error
    if len(body) > MAX_BYTES:
        raise ContractError(f"{url}: larger than {MAX_BYTES // 2**20} MB")
    if expected is not None and expected.isdecimal() and len(body) < int(expected):
        raise ContractError(f"{url}: the answer was cut short ({len(body)} of {expected} bytes)")
    return body


def _checked(body: bytes, where: str) -> JsonObject:
    if body.lstrip()[:1] == b"<":
        raise ContractError(f"{where}: HTML or XML instead of JSON")
    try:
        document = json.loads(body)
    except ValueError as error:
        raise ContractError(f"{where}: not JSON, or cut short ({error})") from error
    if not isinstance(document, dict):
        raise ContractError(f"{where}: not an OpenAPI document (a JSON {type(document).__name__})")
    version = document.get("openapi")
    if not isinstance(version, str) or not version.startswith("3.1"):
        raise ContractError(f"{where}: OpenAPI 3.1 expected, found {version!r}")
    if not isinstance(document.get("paths"), dict) or not document["paths"]:
        raise ContractError(f"{where}: the document has no paths")
    return document
