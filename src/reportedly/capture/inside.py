"""Which machines are inside: this one, its network, and whatever is not out on the internet."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in its last 32 bits
_TRANSLATED = IPv6Network("::ffff:0:0:0/96")  # RFC 2765
_SITE = IPv6Network("fec0::/10")  # RFC 3879


def what_inside(machine: str) -> str | None:
    """What kind of inside address this is, in words; None for one out on the internet.

    IPv4 addresses that IPv6 ones carry (mapped, translated, 6to4) are judged as themselves.
    """
    try:
        address = ip_address(machine)
    except ValueError:
        return "no address that can be read"
    return next((kind for each in _meant(address) if (kind := _kind(each)) is not None), None)


def _meant(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address, or the one that it carries; both for 6to4, whose tunnel may be one's own."""
    if isinstance(address, IPv4Address):
        yield address
    elif address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    elif address in _NAT64 or address in _TRANSLATED:
        yield IPv4Address(int(address) & 0xFFFFFFFF)
    else:
        yield address
        if address.sixtofour is not None:
            yield address.sixtofour


def _kind(address: IPv4Address | IPv6Address) -> str | None:
    if address.is_loopback:
        return "this machine itself"
    if address.is_unspecified:
        return "no machine at all"
    if address.is_link_local:
        return "a machine on the same wire"
    if address.is_multicast:
        return "many machines at once"
    if not address.is_global or address.is_reserved or _is_site(address):
        return "a private or reserved address"
    return None


def _is_site(address: IPv4Address | IPv6Address) -> bool:
    return isinstance(address, IPv6Address) and address in _SITE
