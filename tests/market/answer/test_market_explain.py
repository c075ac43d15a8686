"""`keiway explain` and `keiway sources` know the market room: every value its files give a confidence, and every source."""

import pytest
import yaml

from keiway.law.library import explain, sources
from keiway.market.explain import FIGURES, entries
from keiway.store import DATA

FILES = sorted((DATA / "market").glob("*.yaml"))
ENTRIES = entries()


def test_every_figure_of_an_answer_says_what_it_is():
    for id_ in FIGURES:
        assert explain(id_).kind == "quantity"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_source_of_a_file_is_known(path):
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    named = content.get("sources") if isinstance(content, dict) else None
    for id_ in named if isinstance(named, dict) else ():
        assert explain(f"market.{path.stem}:{id_}").kind == "source"


def test_every_confidence_of_a_file_is_told():
    """As many values as the texts have confidences; a value that the walk misses would make it fewer."""
    for path in FILES:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        found = [id_ for id_, entry in ENTRIES.items() if entry["kind"] == "input" and any(entry.get("confidence") == word for word in WORDS)]
        missed = [at for at in _confident(content, ()) if not any(_ends(id_, at) for id_ in found)]
        assert not missed, (path.name, missed[:3])


WORDS = ("primary", "secondary", "derived", "recalled", "estimate", "given")


def _ends(id_: str, at: tuple[str, ...]) -> bool:
    return id_.split(".")[-1:] == list(at[-1:])


def _confident(node, path):
    """Ways to every mapping with a confidence below the top, rows of a list by their id; those without an id are of the row above."""
    if isinstance(node, dict):
        if path and node.get("confidence") in WORDS:
            yield path
        for key, child in node.items():
            if key not in ("sources", "read"):
                yield from _confident(child, (*path, str(key)))
    elif isinstance(node, list):
        for child in node:
            if isinstance(child, dict) and child.get("id"):
                yield from _confident(child, (*path, str(child["id"])))


def test_sources_named_by_a_value_are_known():
    known = set(ENTRIES)
    for id_, entry in ENTRIES.items():
        for source in entry.get("sources", ()):
            assert source in known, (id_, source)


def test_sources_can_be_looked_for():
    assert any(entry.id.startswith("market.launch:") for entry in sources("smart USA, 74 dealers"))
