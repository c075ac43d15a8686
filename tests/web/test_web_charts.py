"""Charts on pages are drawn without the check against Vega-Lite's schema, which takes as long as the drawing: here they are checked."""

import pytest

from keiway.charts import picture
from keiway.web import warm
from keiway.web.registry import pages
from keiway.web.reply import reply

WITH_CHARTS = ("timeline", "cost", "road", "crash")


@pytest.mark.parametrize("name", [name for name in pages() if name in WITH_CHARTS])
def test_charts_are_the_same_when_checked(name, monkeypatch):
    quick, seen = picture._spec, []

    def both(drawn, page=False):
        seen.append(quick(drawn, page) == quick(drawn, page, check=True))
        return quick(drawn, page)

    monkeypatch.setattr(picture, "_spec", both)
    for address in pages()[name].examples[1:2]:
        assert reply(name, "html", *warm._asked(pages()[name], address)).status == 200
    assert all(seen) and (seen or name == "crash")
