"""The United Nations' sanctions list in its XML form: the entities; the people on it stay out."""

import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

_BRACKETED = re.compile(r"\(([^()]+)\)")
_WORD = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")
_SMALL = frozenset("of the and for in to on de la du des wa al el y".split())


def un_entities(content: bytes) -> list[dict[str, str]]:
    """One flat entry for each entity: id, name, aliases, country, un.

    Raises ValueError for XML that is broken or is not this list.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.LxmlError as error:
        raise ValueError(f"broken XML: {error}") from None
    if root.tag != "CONSOLIDATED_LIST":
        raise ValueError(f"XML with <{root.tag}>, which is not the UN's list")
    return [_entry(entity) for entity in root.iterfind(".//ENTITY")]


def _entry(entity: etree._Element) -> dict[str, str]:
    number = " ".join((entity.findtext("REFERENCE_NUMBER") or "").split())
    names = list(_names(entity))
    countries = {" ".join(node.text.split()) for node in entity.iterfind(".//COUNTRY") if node.text}
    return {
        "id": number,
        "name": names[0] if names else "",
        "aliases": " | ".join(dict.fromkeys(names[1:])),
        "country": ", ".join(sorted(countries)),
        "un": number,
    }


def _names(entity: etree._Element) -> Iterator[str]:
    """The name, what stands in its brackets, the aliases; capitals throughout made small."""
    nodes = [entity.find("FIRST_NAME"), *entity.iterfind("ENTITY_ALIAS/ALIAS_NAME")]
    for words in (node.text for node in nodes if node is not None and node.text):
        bare = " ".join(_BRACKETED.sub(" ", words).split()).strip(" ,;.")
        if bare:
            yield _in_small_letters(bare)
        yield from (short for short in _BRACKETED.findall(words) if short.isupper())


def _in_small_letters(name: str) -> str:
    if not name.isupper() or " " not in name:
        return name
    small = _WORD.sub(
        lambda word: word[0].lower() if word[0].lower() in _SMALL else word[0].capitalize(), name
    )
    return small[:1].upper() + small[1:]
