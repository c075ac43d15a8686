"""The words of every page: short sentences, none of the words that talk down or mislead, and the six verdicts as they are called."""

import re
from html.parser import HTMLParser

import pytest

from keiway.answer import Verdict
from keiway.web.registry import pages

DAY = "2026-11-24"
EXAMPLES = [address for page in pages().values() for address in page.examples]
#: Tags inside a sentence; every other begins a text of its own.
WITHIN = {"b", "i", "em", "strong", "a", "time", "abbr", "span"}
EMPTY = {"br", "input", "img", "link", "meta", "hr", "path", "circle", "rect", "line", "use", "wbr"}
#: Not read: code, drawings, citations, what others wrote (titles behind links that lead outside, claims that are put right).
OTHERS = {"pre", "code", "script", "style", "svg", "option", "title"}
#: Words that talk down; and "illegal" where a vehicle cannot be registered.
FORBIDDEN = re.compile(r"\b(simply|obviously|of course|clearly|illegal(?:ly)?)\b", re.IGNORECASE)
#: Capitals that would read as a seventh verdict.
OTHER_VERDICTS = re.compile(r"\b(LEGAL|ILLEGAL|ALLOWED|BANNED|PROHIBITED|PERMITTED|RESTRICTED|MAYBE|UNCLEAR|PENDING|DENIED|APPROVED)\b")
LONGEST = 40  # words
LONG = 25


class Words(HTMLParser):
    """Texts of a page, block by block, and the words of each verdict."""

    def __init__(self, text):
        super().__init__()
        self.blocks, self.verdicts = [""], []
        self._open, self._out, self._verdict, self._menu = [], None, None, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag in EMPTY:
            self.blocks.append("")
            return
        given = dict(attributes)
        kinds = (given.get("class") or "").split()
        self._open.append(tag)
        at = len(self._open)
        if tag in OTHERS or "cite" in kinds or "claim" in kinds or "noreferrer" in (given.get("rel") or ""):
            self._out = self._out or at
        if "verdict" in kinds and not self._verdict:
            self._verdict = at
            self.verdicts.append("")
        if tag == "nav":
            self._menu = at
        if tag not in WITHIN or self._menu:
            self.blocks.append("")

    def handle_endtag(self, tag):
        while self._open and tag not in EMPTY:
            at, last = len(self._open), self._open.pop()
            self._out = None if self._out == at else self._out
            self._verdict = None if self._verdict == at else self._verdict
            self._menu = None if self._menu == at else self._menu
            if last == tag:
                break
        if tag not in WITHIN or self._menu:
            self.blocks.append("")

    def handle_data(self, text):
        if not self._out:
            self.blocks[-1] += text
            if self._verdict:
                self.verdicts[-1] += text


def sentences(words):
    """Each with its length in words; of a list of five things or more, the length of its longest."""
    for block in words.blocks:
        for one in re.split(r"(?<=[.!?;:])\s+", " ".join(block.split())):
            pieces = one.split(",") if one.count(",") >= 5 else [one]
            if one:
                yield one, max(len(piece.split()) for piece in pieces)


@pytest.fixture(scope="module")
def read(shown):
    """address -> its words, read once."""
    kept = {}
    return lambda address: kept.get(address) or kept.setdefault(address, Words(shown(address).text))


@pytest.mark.parametrize("address", EXAMPLES)
def test_sentences_are_short(read, address):
    told = list(sentences(read(address)))
    assert [one for one, length in told if length > LONGEST] == []
    said = [length for _, length in told if length >= 5]  # shorter ones are labels and values
    assert sum(length > LONG for length in said) <= max(3, len(said) / 10)


@pytest.mark.parametrize("address", EXAMPLES)
def test_no_word_talks_down_or_misleads(read, address):
    told = " ".join(one for one, _ in sentences(read(address)))
    assert FORBIDDEN.findall(told) == [] and OTHER_VERDICTS.findall(told) == []


@pytest.mark.parametrize("address", EXAMPLES)
def test_the_fuel_is_gasoline(read, address):
    """But in the record of a vehicle, which is told as it is written, and in the name of the F-150 there."""
    told = " ".join(one for one, _ in sentences(read(address)) if one != "petrol")
    assert "petrol" not in told.replace("SuperCrew 4WD, petrol", "").casefold()


@pytest.mark.parametrize("address", EXAMPLES)
def test_a_verdict_is_one_of_six(read, address):
    known = {word.words for word in Verdict}
    assert {" ".join(one.split()) for one in read(address).verdicts} <= known


def test_answers_have_verdicts_and_texts_are_found(read):
    """What the tests above read is there to be read."""
    words = read(f"/check?vehicle=1999+Subaru+Sambar+truck&state=CO&as_of={DAY}")
    assert len(words.verdicts) >= 5 and len(list(sentences(words))) > 60
    assert any(length > 10 for _, length in sentences(words))
    bad = Words("<p>This is simply <b>BANNED</b>.</p><p>It is illegal.</p>")
    told = " ".join(one for one, _ in sentences(bad))
    assert FORBIDDEN.findall(told) == ["simply", "illegal"] and OTHER_VERDICTS.findall(told) == ["BANNED"]
    assert max(length for _, length in sentences(Words(f"<p>{'word ' * 41}</p>"))) == 41
