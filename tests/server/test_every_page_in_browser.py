"""Nobody is shut out of any page that a person can go to without deciding anything."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from served_desk import Visitor

pytestmark = pytest.mark.slow

PAGES = (
    "/incidents",
    "/incidents?type=air_strike&order=toll",
    "/incidents/1/opinion",
    "/incidents/1/opinions",
    "/opinions",
    "/search?q=market",
    "/reports",
    "/history",
    "/nowhere",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_shuts_anybody_out(visitor: Visitor, scheme: str) -> None:
    visitor.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = {}
    for path in PAGES:
        page = visitor.goes(path)
        told = Axe().run(page).response["violations"]
        found[path] = [f"{one['id']}: {one['nodes'][0]['html'][:90]}" for one in told]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    visitor.errors[:] = [error for error in visitor.errors if "404" not in error]  # /nowhere
    assert not any(found.values()), found
