"""What a page looks like to those who measure it: how far it runs over its window, and what axe finds in it."""

from functools import cache

#: Every rule of these, each in every look. Of what holds axe names one place instead of thousands: what it finds wrong is told whole.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}


#: axe reads each colour anew for each element and what lies below it, 38,000 times in a table of 451 rows where seven are in use: a third of
#: all its time. Each is read once.
ONCE = """() => {
  const colour = axe.commons.color.Color.prototype, read = colour.parseString, known = new Map();
  colour.parseString = function (said) {
    if (known.has(said)) [this.r, this.g, this.b, this.alpha] = known.get(said);
    else { read.call(this, said); known.set(said, [this.r, this.g, this.b, this.alpha]); }
    return this;
  };
}"""


@cache
def _axe():
    from axe_playwright_python.sync_playwright import Axe

    return Axe()


def overflow(page) -> int:
    """Pixels that the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def axe(page) -> list[tuple[str, str, str]]:
    """What axe finds wrong: the rule, the first place and why."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe().axe_script)
        page.evaluate(ONCE)
    found = page.evaluate("rules => axe.run(rules)", RULES)["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0].get("failureSummary", "")[:300]) for one in found]
