"""Which addresses are inside, in every disguise."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.capture.answers import Refused
from reportedly.capture.inside import what_inside
from reportedly.capture.places import led_on, place_of

INSIDE = (
    *("127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1"),
    *("169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1"),
    *("255.255.255.255", "::1", "::", "fe80::1", "fe80::1%1", "fc00::1", "fec0::1", "ff02::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:10.0.0.1", "::127.0.0.1"),
    *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::1", "2001:db8::1"),
    "no address",
)


@pytest.mark.parametrize("machine", INSIDE)
def test_inside_is_refused_in_every_disguise(machine: str) -> None:
    assert what_inside(machine) is not None


@pytest.mark.parametrize(
    "machine", ["8.8.8.8", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_what_is_out_on_the_internet_is_not_inside(machine: str) -> None:
    assert what_inside(machine) is None


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_a_carried_address_is_judged_as_itself(address: IPv4Address) -> None:
    mapped = IPv6Address(0xFFFF << 32 | int(address))
    nat64 = IPv6Address(0x64FF9B << 96 | int(address))
    assert what_inside(str(mapped)) == what_inside(str(nat64)) == what_inside(str(address))


@pytest.mark.parametrize(
    "address",
    [
        *("ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "example.org/a", ""),
        *("http://user:secret@example.org/", "http://user@example.org/", "http:///path"),
        *("http://example.org:99999/", "data:text/html,hello", "http://[::1", "//example.org/"),
        "https://example.org/" + "a" * 9_000,
    ],
)
def test_only_plain_addresses_on_the_web_are_asked(address: str) -> None:
    with pytest.raises(Refused) as refused:
        place_of(address)
    assert "secret" not in refused.value.reason


def test_an_address_is_written_as_servers_expect_it() -> None:
    place = place_of(" HTTPS://Example.ORG:443/a b?q=ü#part ")
    assert place.address == "https://example.org/a%20b?q=%C3%BC"
    assert place_of("http://[::1]:8080").address == "http://[::1]:8080/"


@given(st.text(max_size=60))
def test_a_redirect_leads_to_a_place_or_nowhere(location: str) -> None:
    try:
        led = led_on(place_of("https://example.org/a/b"), location)
    except Refused:
        return
    assert led.scheme in ("http", "https")
    assert not set(led.address) & set("\r\n ")
