"""Word lists, written as words."""


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set to look in."""
    return frozenset(text.split())
