"""Dossiers for tests, each made once, and what a page of one holds."""

import re
from datetime import date
from functools import cache
from html.parser import HTMLParser

from keiway.dossier.asked import asked
from keiway.dossier.make import make
from keiway.question import Question

DAY = date(2026, 11, 24)


def ready(text, state, audience, made=DAY, **given):
    given = {name: tuple(value) if name == "settings" else value for name, value in given.items()}
    return asked(Question(text=text, state=state, **given), audience, made)


@cache
def made(text, state, audience, **given):
    return make(ready(text, state, audience, **given))


VOID = {"meta", "link", "br", "hr", "img", "input", "path", "rect", "circle", "line", "use", "stop"}
#: What may not stand inside a paragraph: a browser would end it there.
BLOCKS = {"p", "ul", "ol", "dl", "table", "div", "figure", "section", "article", "h1", "h2", "h3", "h4", "blockquote", "pre", "details"}


class Page(HTMLParser):
    """Elements in order; ids, what they refer to, what is loaded; and every way in which the text is no proper HTML."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.ids, self.refers, self.links, self.loads, self.tags, self.text = [], [], [], [], [], [], [], []
        self.feed(text)
        self.close()
        self.wrong += [f"{tag} is not closed" for tag in self.open]
        self.wrong += [f"id {id_} twice" for id_ in {one for one in self.ids if self.ids.count(one) > 1}]
        self.wrong += [f"no id {id_}" for id_ in self.refers if id_ not in self.ids]

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if len(given) != len(attributes):
            self.wrong.append(f"an attribute of {tag} twice")
        if "p" in self.open and tag in BLOCKS and "svg" not in self.open:
            self.wrong.append(f"{tag} in p")
        self.tags.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        self.refers += given.get("aria-labelledby", "").split()
        self.links += [given["href"]] if tag == "a" else []
        self.refers += [given["href"][1:]] if tag in ("a", "use") and given["href"].startswith("#") else []
        self.loads += [given[name] for name in ("src", "srcset", "data", "poster", "action") if name in given]
        self.loads += [given["href"]] if tag in ("link", "image") else []
        self.wrong += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        if tag not in VOID or ("svg" in self.open and tag in ("use", "path", "rect", "circle", "line") and self.get_starttag_text()[-2:] != "/>"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if self.open and self.open[-1] == tag and tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.wrong.append(f"</{tag}> closes {self.open[-1:]}")
        elif self.open:
            self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "script"):
            self.text.append(data)

    @property
    def words(self):
        return re.sub(r"\s+", " ", " ".join(self.text))
