"""E-mail addresses and domains, checked for what no server could take. Nothing is asked of the network."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from aioattio.values.target import Target

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

__all__ = ["ascii_host", "domain", "email", "is_email", "root_domain", "without_www"]

# Underscores are no part of host names by the book, but of names that servers answer to.
_HOST = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9_-]{1,63}\.)+(?!\d+\Z)[a-z0-9_-]{1,63}", re.ASCII)
_PLACE = re.compile(
    r"(?P<scheme>(?:[a-z][a-z0-9+.-]*:)?//)?(?P<user>[^/?#\\]*@)?(?P<host>[^/?#\\@:]*)(?::\d*)?(?:[/?#\\].*)?",
    re.IGNORECASE,
)
_LOCAL = re.compile(r"[a-z0-9_'+&-]+(?:\.[a-z0-9_'+&-]+)*", re.IGNORECASE | re.ASCII)
_LONGEST_ADDRESS = 254


def ascii_host(text: str) -> str | None:
    """A domain name as DNS has it: lower case, what is not ASCII as "xn--..."; None for what is no domain name.

    Two labels at least, of any suffix. An IP address is none.
    """
    host = text.lower()
    if not host.isascii():
        host = _encoded(text) or ""
    return host if _HOST.fullmatch(host) else None


def _encoded(text: str) -> str | None:
    """As browsers do it, so that an emoji is a name, too: by IDNA's mapping, not by what registries hand out."""
    import idna

    if len(text) > 253 or not text.isprintable():
        return None
    try:
        mapped = idna.uts46_remap(text, std3_rules=False, transitional=False)
    except idna.IDNAError:
        return None
    labels = mapped.split(".")
    return ".".join(label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels)


def root_domain(host: str) -> str | None:
    """The part of a domain name that somebody registered: "example.co.uk" of "shop.example.co.uk".

    By the public suffix list as of the release of `publicsuffixlist`; the suffix of an unknown name is its last label.
    None for what is no domain name, or a public suffix itself, such as "co.uk".
    """
    known = ascii_host(host.strip().removesuffix("."))
    return None if known is None else _suffixes().privatesuffix(known)


@functools.cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


def without_www(host: str) -> str:
    """The host without a leading "www.", unless only a public suffix would be left: "www.gov.uk" keeps it."""
    bare = host.removeprefix("www.")
    return host if bare == host or root_domain(bare) is None else bare


def domain(given: Any, to: Target) -> str:
    """The host of a domain or URL; what else is in a URL is trimmed, as Attio does."""
    found = _PLACE.fullmatch(given.strip()) if isinstance(given, str) else None
    if found is None:
        raise to.refuse(given)
    if found["user"] and not found["scheme"]:  # nobody writes a user before a bare host
        raise to.refuse(given, why="an e-mail address")
    host = ascii_host(found["host"].removesuffix("."))
    if host is None:
        raise to.refuse(given)
    return without_www(host) if found["scheme"] else host


def email(given: Any, to: Target) -> str:
    """The address as it was written: Attio keeps that, beside the form it compares."""
    if not isinstance(given, str) or not is_email(given.strip()):
        raise to.refuse(given)
    return given.strip()


def is_email(text: str) -> bool:
    """Whether a server could take mail for this address, which is nothing but an address: not "Ada <ada@x.org>"."""
    if len(text) > _LONGEST_ADDRESS or not text.isprintable() or len(text.encode()) > _LONGEST_ADDRESS:
        return False
    local, _, host = text.rpartition("@")
    return ascii_host(host) is not None and (_LOCAL.fullmatch(local) is not None or _is_local_part(local))


def _is_local_part(text: str) -> bool:
    """For the few that are not plain: the library takes a hundred times as long.

    It judges no domain, as it refuses those of company networks (.local) and of tests.
    """
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(f"{text}@example.com", check_deliverability=False, allow_quoted_local=True, allow_smtputf8=True)
    except EmailNotValidError:
        return False
    return True
