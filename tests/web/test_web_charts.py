"""Charts on pages are drawn without the check against Vega-Lite's schema, which takes as long as the drawing: here they are checked."""

from keiway.charts import picture
from keiway.web import warm
from keiway.web.registry import pages
from keiway.web.reply import reply


def test_charts_are_the_same_when_checked(monkeypatch):
    quick, seen = picture._spec, []

    def both(drawn, page=False):
        seen.append((drawn.title, quick(drawn, page) == quick(drawn, page, check=True)))
        return quick(drawn, page)

    monkeypatch.setattr(picture, "_spec", both)
    for name, page in pages().items():
        for address in page.examples[:2]:
            if page.room or name == "timeline":
                assert reply(name, "html", *warm._asked(page, address)).status == 200
    assert len(seen) >= 3 and all(same for _, same in seen), seen
