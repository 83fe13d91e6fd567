"""Addresses as they may be kept: without a user and a password in them."""

import pytest

from reportedly.model.addresses import without_login


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("http://reader:secret@ferry.example/a", "http://…@ferry.example/a"),
        ("https://reader@ferry.example:81/a?b#c", "https://…@ferry.example:81/a?b#c"),
        ("http://a@b:se@cret@ferry.example", "http://…@ferry.example"),
        ("htp:/reader:secret@ferry.example/", "htp:/…@ferry.example/"),
        ("http//reader:secret@ferry.example/", "http//…@ferry.example/"),
        ("reader:secret@ferry.example/a", "…@ferry.example/a"),
        ("http:\\\\reader:secret@ferry.example", "http:\\\\…@ferry.example"),
        (" HTTP://reader:sec ret@ferry.example/", " HTTP://…@ferry.example/"),
    ],
)
def test_user_and_password_go(address: str, kept: str) -> None:
    assert without_login(address) == kept
    assert without_login(kept) == kept


@pytest.mark.parametrize(
    "address",
    [
        "https://ferry.example/@post/a",
        "ferry.example/@post",
        "https://ferry.example?to=desk@ferry.example",
        "https://ferry.example/feed, entry 3",
        "",
    ],
)
def test_an_at_behind_the_host_stays(address: str) -> None:
    assert without_login(address) == address
