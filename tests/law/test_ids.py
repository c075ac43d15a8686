"""Every id an answer carries leads to an entry that `keiway explain` can show."""

import json

import msgspec
import pytest

from keiway.api import case, check, when, where
from keiway.law import customs, federal
from keiway.law.fmvss import matrix
from keiway.law.library import SHELVES

QUESTIONS = {
    "beat": lambda: check("1996 Honda Beat", state="CA", as_of="2026-11-24", price_usd="6000"),
    "truck in transit": lambda: check("1999 Subaru Sambar truck", state="CO", as_of="2026-11-24", arrive="2026-03-01", price_usd="4000"),
    "disputed": lambda: check("1995 Subaru Sambar KV4", state="GA", as_of="2022-06-01"),
    "when": lambda: when("1999 Subaru Sambar truck", state="TX", as_of="2026-11-24"),
    "where": lambda: where("1996 Honda Beat", as_of="2026-11-24"),
    "duty": lambda: customs.answer(case("1996 Honda Beat", as_of="2026-11-24", price_usd="5000")),
    "pathways": lambda: federal.pathways(case("2003 Daihatsu Copen", as_of="2026-11-24")),
    "fmvss": lambda: matrix(case("Suzuki Every DA17V", as_of="2026-11-24").vehicle),
}


@pytest.fixture(scope="module")
def ids():
    return {entry.id for shelf in SHELVES.values() for entry in shelf()}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_id_leads_somewhere(name, ids):
    answer = json.loads(msgspec.json.encode(QUESTIONS[name]()))
    lost = [(key, id_) for key, id_ in _ids(answer) if id_ not in ids and not id_.startswith(("http", "see:"))]
    assert lost == []


def _ids(value, top=True):
    """(key, id) of every citation, source, rule and quantity inside; an answer's own id is left out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("cites", "sources", "rules", "traps") and isinstance(inner, list):
                yield from ((key, one) for one in inner if isinstance(one, str))
            elif (key == "id" and not top) or (key == "rule" and "." in str(inner) and " " not in str(inner)):
                yield key, inner
            else:
                yield from _ids(inner, top=False)
    elif isinstance(value, list):
        for inner in value:
            yield from _ids(inner, top=False)


def test_a_shelf_is_read_by_many_at_once_and_tried_again_where_it_broke(monkeypatch):
    import keiway.law.corrections as room
    from keiway.law.library import _from

    wanted, shelf = list(room.entries()), _from("keiway.law.corrections", "correction")
    with monkeypatch.context() as broken:
        broken.setattr(room, "entries", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            list(shelf())
    next(shelf())  # left half read
    assert [(one.id, two.id) for one, two in zip(shelf(), shelf(), strict=True)] == [(id_, id_) for id_ in wanted] != []
    assert [entry.id for entry in shelf()] == wanted
