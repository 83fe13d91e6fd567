"""Addresses on the web, as they may be kept."""

import re

# A scheme, mistyped or not, then all up to the last @ before the path.
_LOGIN = re.compile(r"^(\s*(?:[a-z0-9+.-]*(?::[/\\]+|[/\\]{2,}))?)[^/\\?#]*@", re.I)


def without_login(address: str) -> str:
    """The address without the user and the password that may stand in it, spelled well or not."""
    return _LOGIN.sub(r"\1", address)
