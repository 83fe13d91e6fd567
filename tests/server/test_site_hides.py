"""The site for the public gives nobody away, not in a page nor in the name of a file."""

import re
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import leaks
from hypothesis import given, settings
from hypothesis import strategies as st
from test_nothing_leaks import found_in, new_casebook

from reportedly.server.site.site import write_site
from reportedly.store.sqlite import open_casebook


@settings(max_examples=3)
@given(st.integers(0, 2**32))
def test_no_page_of_the_public_site_says_a_name_or_an_id(seed: int) -> None:
    claims, reports, judged, names = leaks.planted(Random(seed))
    with TemporaryDirectory() as folder:
        path, site = Path(folder) / "planted.casebook", Path(folder) / "site"
        path.write_bytes(new_casebook())
        with open_casebook(path) as book:
            leaks.fill(book, claims, reports, judged)
            bundle, ids = leaks.bundle_for(book, leaks.PUBLIC, "ged"), set(leaks.ids_of(book))
        write_site(bundle, site)
        pages = [page for page in site.rglob("*") if page.suffix in (".html", ".md", ".json")]
        assert pages
        for page in pages:
            text = f"{page.relative_to(site)}\n{page.read_text(encoding='utf-8')}"
            assert not found_in(text, names), page.name
            assert not [word for word in leaks.NEVER if word in text], page.name
            assert not [key for key in ids if re.search(rf"\b{re.escape(key)}\b", text)], page.name
