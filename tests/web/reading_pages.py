"""What a page holds, for tests."""

from html.parser import HTMLParser


class Read(HTMLParser):
    """What a page holds: links, what it loads, scripts, styles, ids, words of the title."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loads, self.inline, self.ids, self.fields, self.labels, self.title = [], [], [], [], [], [], ""
        self._in = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self._in = tag
        if tag == "a":
            self.links.append(given["href"])
        if tag == "form":
            self.loads.append(given["action"])
        self.loads += [given[name] for name in ("src", "srcset", "poster", "data") if name in given]
        if tag == "link" and given["rel"] in ("stylesheet", "icon"):
            self.loads.append(given["href"])
        self.inline += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        if tag in ("style", "iframe", "object", "embed", "base") or (tag == "script" and "src" not in given):
            self.inline.append(tag)
        self.ids += [given["id"]] if "id" in given else []
        if tag in ("input", "select") and given.get("type") != "hidden":
            self.fields.append(given["id"])
        self.labels += [given["for"]] if tag == "label" else []

    def handle_data(self, text):
        if self._in == "title":
            self.title, self._in = text, None
