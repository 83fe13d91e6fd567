"""Addresses on the web, as they may be kept."""

import re

# A scheme, mistyped or not, then all up to the last @ before the path.
_LOGIN = re.compile(r"^(\s*(?:[a-z0-9+.-]*(?::[/\\]+|[/\\]{2,}))?)[^/\\?#]*@", re.I)


def without_login(address: str) -> str:
    """The address with "…" for the user and the password in it, spelled well or not.

    That one stood there stays to be seen: the page without it is another, and is not asked for.
    """
    return _LOGIN.sub(r"\1…@", address)
