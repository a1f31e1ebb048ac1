"""Gets one of Attio's documents from a URL, a folder or a file."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .cache import Cache, Entry
from .errors import ContractError

JsonObject = dict[str, Any]

TIMEOUT = 30.0  # seconds without a byte
MAX_BYTES = 64 * 1024 * 1024


def fetch(source: str, document: str = "api", *, timeout: float = TIMEOUT, cache: Cache | None = None) -> JsonObject:
    """Returns the OpenAPI document `document` of `source`, checked to be usable.

    `source` is a base URL (`{source}/{document}` is read, through the proxy that the environment names), a folder
    (`{document}.json`) or a `.json` file. With a cache, a server is asked for what changed only; what is not usable is
    never kept. Raises ContractError with one line saying what is wrong with the source.
    """
    needed = "webhooks" if document == "webhooks" else "paths"
    if urlsplit(source).scheme in {"http", "https"}:
        where = f"{source.rstrip('/')}/{document}"
        entry = _download(where, timeout, cache.get(where) if cache else None)
        content = _checked(entry.body, where, needed)
        if cache:
            cache.put(entry)
        return content
    path = Path(source)
    if path.is_dir():
        path /= f"{document}.json"
    try:
        return _checked(_decoded(path.read_bytes(), str(path)), str(path), needed)
    except OSError as error:
        raise ContractError(f"{path}: {error.strerror or error}") from error


def _download(url: str, timeout: float, kept: Entry | None) -> Entry:
    headers = {"Accept": "application/json", **(kept.conditions if kept else {})}
    try:
        request = urllib.request.Request(url, headers=headers)  # noqa: S310 - http(s) only, see fetch
        with urllib.request.build_opener().open(request, timeout=timeout) as response:
            return _read(url, response)
    except urllib.error.HTTPError as error:
        with error:
            if error.code == 304 and kept is not None:
                return kept
            raise ContractError(f"{url}: {_refusal(error)}") from error
    except TimeoutError as error:
        raise ContractError(f"{url}: no answer within {timeout:g} s") from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise ContractError(f"{url}: no answer within {timeout:g} s") from error
        raise ContractError(f"{url}: cannot be reached ({error.reason})") from error
    except (HTTPException, OSError) as error:
        raise ContractError(f"{url}: the answer was cut short ({type(error).__name__})") from error


def _read(url: str, response: HTTPResponse) -> Entry:
    body = response.read(MAX_BYTES + 1)
    expected = response.headers.get("Content-Length")
    if len(body) > MAX_BYTES:
        raise ContractError(f"{url}: larger than {MAX_BYTES // 2**20} MB")
    if expected is not None and expected.isdecimal() and len(body) < int(expected):
        raise ContractError(f"{url}: the answer was cut short ({len(body)} of {expected} bytes)")
    return Entry(url, _decoded(body, url), response.headers.get("ETag"), response.headers.get("Last-Modified"))


def _refusal(error: urllib.error.HTTPError) -> str:
    """What the server said. urllib gives the last answer of a chain of redirects that does not end."""
    if error.code == 304:
        return "HTTP 304, but no copy was kept"
    if error.code in {301, 302, 303, 307, 308}:
        return f"redirects that lead nowhere (HTTP {error.code})"
    return f"HTTP {error.code} {error.reason}"


def _decoded(body: bytes, where: str) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContractError(f"{where}: not JSON, or cut short ({error.reason} at byte {error.start})") from error


def _checked(body: str, where: str, needed: str) -> JsonObject:
    if body.lstrip()[:1] == "<":
        raise ContractError(f"{where}: HTML or XML instead of JSON")
    try:
        document = json.loads(body)
    except ValueError as error:
        raise ContractError(f"{where}: not JSON, or cut short ({error})") from error
    if not isinstance(document, dict):
        raise ContractError(f"{where}: not an OpenAPI document (a JSON {type(document).__name__})")
    version = document.get("openapi")
    if not isinstance(version, str) or not version.startswith("3.1"):
        found = "no version of OpenAPI" if version is None else f"{version!r:.80}"
        raise ContractError(f"{where}: not a document of OpenAPI 3.1 (found {found})")
    if not isinstance(document.get(needed), dict) or not document[needed]:
        raise ContractError(f"{where}: the document has no {needed}")
    return document
