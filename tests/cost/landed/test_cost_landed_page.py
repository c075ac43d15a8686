"""The page on the landed cost shows the figures in force."""

from pathlib import Path

from keiway.cost.landed import facts as f

PAGE = (Path(__file__).parent.parent.parent.parent / "docs" / "science" / "landed.md").read_text(encoding="utf-8")
DIGITS = {"usd": ",.0f", "jpy": ",.0f", "share": "g"}


def test_the_table_of_the_page_is_that_of_the_files():
    facts = [*f.LANDED.value.lines, *f.LANDED.value.hammer, *f.FEES.value.lines, *f.FREIGHT.value.ocean, *f.FREIGHT.value.onward]
    for fact in facts:
        figures = " | ".join(format(value, DIGITS[fact.unit]) for value in (fact.low, fact.mid, fact.high))
        assert f"| `{fact.id}` | {figures} |" in PAGE and f"| {fact.year} | {fact.confidence} |" in PAGE, fact.id
    rate, factor = f.FX.value.rates[0], f.FREIGHT.value.road_factor
    assert f"{rate.per_usd:g} yen on {rate.on}" in PAGE
    assert f"times {factor.mid:g}, between {factor.low:g} and {factor.high:g}" in PAGE


def test_every_figure_has_a_source_that_is_listed():
    known = f.sources()
    facts = [*f.LANDED.value.lines, *f.LANDED.value.hammer, *f.FEES.value.lines, *f.FREIGHT.value.ocean, *f.FREIGHT.value.onward]
    for fact in [*facts, f.FREIGHT.value.haul, f.FREIGHT.value.road_factor, *f.PORTS.value.ports, *f.FX.value.rates]:
        assert all(id_ in known for id_ in f.cited(fact.sources))
    for fact in facts:
        assert fact.sources and fact.how and fact.low <= fact.mid <= fact.high and 0 < fact.chance <= 1, fact.id
        if fact.confidence == "secondary":
            assert any(known[id_].read for id_ in f.cited(fact.sources)), fact.id
