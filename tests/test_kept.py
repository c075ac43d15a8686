"""What one process worked out another keeps, also before it has loaded the module that asks for it."""

import pytest

from keiway import kept


@pytest.fixture
def nameless(monkeypatch):
    """No results, no news: as a process begins."""
    monkeypatch.setattr(kept, "ALL", {})
    monkeypatch.setattr(kept, "_AHEAD", {})
    monkeypatch.setattr(kept, "_NEWS", [])
    monkeypatch.setattr(kept, "_told", True)


def test_what_is_learned_before_its_module_is_loaded_is_not_worked_out_again(nameless):
    here = kept.Kept("room", 5)
    assert here.get("question", lambda: "answer") == "answer"
    told = kept.news(10)
    kept.ALL.clear()  # another process, which has not loaded the room
    kept.learn(told)
    there = kept.Kept("room", 5)
    assert there.get("question", lambda: pytest.fail("worked out again")) == "answer"


def test_what_nobody_loads_does_not_grow_for_ever(nameless):
    kept.learn([("nowhere", bytes([n % 256, n // 256]), n) for n in range(3 * kept.MOST_AHEAD)])
    assert len(kept._AHEAD["nowhere"]) == kept.MOST_AHEAD
