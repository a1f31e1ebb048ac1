"""Domains, e-mail addresses and telephone numbers: what is made of them, and that only the impossible is refused."""

from __future__ import annotations

from typing import Any

import phonenumbers
import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio.errors import InvalidInput
from aioattio.values.addresses import ascii_host, is_email, root_domain, without_www
from aioattio.values.phones import e164
from aioattio.values.writing import encode_values
from tests.values.test_writing import SINGLE


def sent(kind: str, given: Any) -> Any:
    return encode_values({kind: given}, SINGLE, "things")[kind][0]


@pytest.mark.parametrize(
    ("given", "host"),
    [
        ("x.org", "x.org"),
        (" X.ORG. ", "x.org"),
        ("shop.x.co.uk", "shop.x.co.uk"),
        ("x.nosuchsuffix", "x.nosuchsuffix"),
        ("my_shop.example.org", "my_shop.example.org"),
        ("r3---sn.example.org", "r3---sn.example.org"),
        ("www.x.org", "www.x.org"),
        ("www.x.org/about", "www.x.org"),
        ("https://www.x.org/about", "x.org"),
        ("//www.x.org", "x.org"),
        ("HTTPS://WWW.X.ORG", "x.org"),
        ("https://www.gov.uk/", "www.gov.uk"),
        ("https://www.com/", "www.com"),
        ("https://www.x.nosuchsuffix", "x.nosuchsuffix"),
        ("https://www.example.github.io", "example.github.io"),
        ("https://ada:secret@x.org:8080/a?b=c@d.org#e", "x.org"),
        ("x.org:8080", "x.org"),
        ("x.org?utm=1", "x.org"),
        ("ftp://x.org\\path", "x.org"),
        ("münchen.example", "xn--mnchen-3ya.example"),
        ("https://www.MÜNCHEN.example/", "xn--mnchen-3ya.example"),
        ("xn--mnchen-3ya.example", "xn--mnchen-3ya.example"),
        ("faß.example", "xn--fa-hia.example"),
        ("例え。テスト", "xn--r8jz45g.xn--zckzah"),
        ("i❤.example", "xn--i-7iq.example"),
        ("x_ü.example", "xn--x_-yka.example"),
    ],
)
def test_the_host_is_what_is_left_of_a_url(given: str, host: str) -> None:
    assert sent("domain", given) == {"domain": host}
    assert sent("domain", host) == {"domain": host}


@pytest.mark.parametrize(
    ("host", "root"),
    [
        ("x.org", "x.org"),
        ("app.shop.x.co.uk", "x.co.uk"),
        ("App.X.ORG.", "x.org"),
        ("a.b.x.nosuchsuffix", "x.nosuchsuffix"),
        ("shop.münchen.de", "xn--mnchen-3ya.de"),
        ("a.example.github.io", "example.github.io"),
        ("co.uk", None),
        ("localhost", None),
        ("192.168.0.1", None),
        ("", None),
        ("not a host", None),
    ],
)
def test_the_root_domain_is_what_somebody_registered(host: str, root: str | None) -> None:
    assert root_domain(host) == root


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_is_a_host_or_none(text: str) -> None:
    host = ascii_host(text)
    if host is not None:
        assert host == ascii_host(host)
        assert host.isascii()
        assert len(host) <= 253
        assert without_www(host) in (host, host[4:])
        assert root_domain(host) is None or host.endswith(root_domain(host) or "")


@pytest.mark.parametrize(
    "address",
    [
        "ada@example.org",
        "Ada.Lovelace+crm@Engines.Example",
        "o'neil@x.org",
        "a/b=c%d@x.org",
        "ada@corp.local",
        "ada@mail.test",
        "ada@box.localhost",
        "ada@x.nosuchsuffix",
        "ada@my_company.example",
        "ada@r3---sn.example",
        "ada@münchen.example",
        "ada@xn--mnchen-3ya.example",
        "dörte@example.org",
        "用户@例子.广告",
        '"ada lovelace"@example.org',
        '"a@b"@corp.local',
        "a" * 65 + "@example.org",
        "postmaster@X.org",
    ],
)
def test_an_address_is_sent_as_it_is_written(address: str) -> None:
    assert sent("email-address", f" {address} ") == {"email_address": address}


LABEL = st.from_regex(r"[a-z0-9]([a-z0-9]{0,5}[a-z0-9])?", fullmatch=True)
LOCAL = st.text("abcXYZ019.!#$%&'*+/=?^_`{|}~-\"(),:;<>@[\\] éß漢\u0301\u200b", min_size=1, max_size=12)


@given(LOCAL, LABEL)
@settings(deadline=None)
def test_before_the_at_sign_the_library_is_the_judge(local: str, label: str) -> None:
    address = f"{local}@{label}.org"
    try:
        validate_email(address, check_deliverability=False, allow_quoted_local=True)
        is_valid = address.isprintable()
    except EmailNotValidError:
        is_valid = False
    assert is_email(address) == is_valid


@pytest.mark.parametrize("kind", ["email-address", "domain", "phone-number"])
@given(text=st.text(max_size=60) | st.text("+0123456789 ()x.-/@a", max_size=30))
@settings(deadline=None)
def test_any_text_is_taken_or_refused(kind: str, text: str) -> None:
    try:
        once = sent(kind, text)
    except InvalidInput:
        return
    assert sent(kind, once) == once


@pytest.mark.parametrize(
    "number",
    [
        "+441632960001",
        "+44 (0)1632 960001",
        "(+44) 1632 960001",
        "+44 1632\u2013960\u2013001",
        "+1 (555) 867-5309",
        "+1 555.867.5309 ext. 12",
        "+15558675309x12",
        "+1 555 867 5309;ext=12",
        "+1 555 867 5309 #12",
        "+800 1234 5678",
    ],
)
def test_a_possible_number_is_sent_as_it_is_written(number: str) -> None:
    assert sent("phone-number", f" {number} ") == {"original_phone_number": number, "country_code": None}


def test_a_number_that_is_assigned_to_nobody_is_possible() -> None:
    number = "+1 200 000 0000"
    assert not phonenumbers.is_valid_number(phonenumbers.parse(number))
    assert sent("phone-number", number)["original_phone_number"] == number


@pytest.mark.parametrize(
    "written", ["01632 960001", "(01632) 960-001", "1632960001", "+44 1632 960001", "01632 960001 x5"]
)
def test_a_number_is_one_in_whatever_way_it_is_written(written: str) -> None:
    assert sent("phone-number", {"original_phone_number": written, "country_code": "GB"})["country_code"] == "GB"
    assert e164(written, "GB") == "+441632960001"


def test_what_is_no_number_has_no_normal_form() -> None:
    assert e164("call me", "GB") is None
    assert e164("01632 960001", None) is None


@pytest.mark.parametrize(
    "number", [phonenumbers.PhoneNumber(), phonenumbers.PhoneNumber(44, 1), phonenumbers.PhoneNumber(44)]
)
def test_an_impossible_phone_number_object_is_refused(number: phonenumbers.PhoneNumber) -> None:
    with pytest.raises(InvalidInput, match=r"^phone-number \(phone-number\): cannot take PhoneNumber"):
        sent("phone-number", number)
