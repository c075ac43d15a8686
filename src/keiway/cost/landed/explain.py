"""What stands behind the ids of a landed answer, for `keiway explain`: every line, range of prices, port, rate and source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from keiway.cost.landed import facts as f
from keiway.cost.landed.duty import HEADS
from keiway.cost.landed.facts import Fact, cited

ID = "cost.landed."
CUSTOMS = {
    "duty": ("Duty", "The law room's rate for the heading on the day of entry (us.duty.*), on the customs value.", ["19 USC 1401a(b)"]),
    "mpf": ("Merchandise processing fee", "The law room's fee for the day of entry (us.fee.mpf_*): a share with floor and cap, or a flat fee on an informal entry.", ["19 CFR 24.23"]),
    "hmf": ("Harbor maintenance fee", "The law room's fee on cargo that comes by sea (us.fee.harbor_maintenance).", ["19 CFR 24.24"]),
}
FIGURES = {
    "price": ("Price in Japan", "As typed, by the rate given; without a price, the range of its kind under the hammer (cost.landed.hammer.*)."),
    "customs_value": ("Customs value", "The price at the port in Japan, without freight and insurance to the United States (19 USC 1401a, 19 CFR 152.103). Bought at auction through an agent: with the costs in Japan; the agent's own commission stays out where it is a buyer's agent's and is billed apart, as in HQ 544875."),
    "duty_pct": ("Duty, percent of the customs value", "The law room's rate by the tariff text. Where it hangs on the steel in the price, between 5 and 50 percent of steel, most likely 20 (an estimate of ours)."),
    "ocean": ("Sea freight", "By method and coast (cost.landed.ocean_*); roll-on roll-off in proportion to volume above 10 cubic metres."),
    "onward": ("Second voyage", "To Alaska, or between the islands of Hawaii (cost.landed.onward_*)."),
    "door": ("At the door", "All lines but the state's and the first repairs, drawn together: the mean, and the 5% and 95% of the draws."),
    "total": ("On the road", "All lines, drawn together: the mean, and the 5% and 95% of the draws. The mean is the sum of the lines' own means."),
}


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, sources, confidence, details, kind."""
    return dict(_all())


def _all() -> Iterator[tuple[str, dict[str, Any]]]:
    for fact in (*f.LANDED.value.lines, *f.FEES.value.lines, *f.FREIGHT.value.ocean, *f.FREIGHT.value.onward):
        yield f"{ID}{fact.id}", _fact(fact, "cost line")
    for fact in f.LANDED.value.hammer:
        yield f"{ID}hammer.{fact.id}", _fact(fact, "price range")
    for name, (title, text, cites) in CUSTOMS.items():
        yield f"{ID}{name}", {"kind": "cost line", "title": title, "text": text, "cites": cites}
    yield from _by_heading()
    for name, (title, text) in FIGURES.items():
        yield f"{ID}{name}", {"kind": "quantity", "title": title, "text": text, "sources": cited(["hq_544875", "cfr_152_103"]) if name == "customs_value" else ()}
    yield from _road()
    for port in f.PORTS.value.ports:
        ways = ", ".join(method.replace("_", "-") for method in port.methods)
        text = f"{port.coast.title()} coast of the United States. Known to come in: {ways}."
        yield f"{ID}port.{port.id}", {"kind": "port", "title": port.name, "text": text, "confidence": port.confidence, "sources": cited(port.sources)}
    for rate in f.FX.value.rates:
        text = f"{rate.how} {rate.per_usd:g} for a dollar on {rate.on}; drawn between {rate.low:g} and {rate.high:g} where no --fx is given."
        yield f"{ID}fx.{rate.currency.casefold()}", {"kind": "rate", "title": f"{rate.currency} for a dollar", "text": text, "confidence": rate.confidence, "sources": cited([*rate.sources, *rate.band_sources]), "since": rate.on.isoformat()}
    for id_, source in f.sources().items():
        details = {"url": source.url, "date": source.date, "kind": source.kind, "read": source.read}
        yield id_, {"kind": "source", "title": source.title, "text": source.note or "Read for the landed cost." if source.read else "Not read; known of.", "details": details}


def _by_heading() -> Iterator[tuple[str, dict[str, Any]]]:
    """The same figures under the other heading it may fall under."""
    for heading in HEADS.values():
        for name in ("door", "total", "duty_pct"):
            title, text = FIGURES[name]
            yield f"{ID}{name}.{heading}", {"kind": "quantity", "title": f"{title}, heading {heading}", "text": text}


def _road() -> Iterator[tuple[str, dict[str, Any]]]:
    haul, factor = f.FREIGHT.value.haul, f.FREIGHT.value.road_factor
    knots = ", ".join(f"{miles:g} mi {usd:g} USD" for miles, usd in zip(haul.miles, haul.usd, strict=True))
    yield f"{ID}haul", {"kind": "cost line", "title": "Carriage by road", "text": f"{haul.how} {knots}.", "confidence": haul.confidence, "sources": cited(haul.sources), "details": {"year": haul.year}}
    text = f"Road miles over the great circle: {factor.low:g}, most likely {factor.mid:g}, {factor.high:g}. {factor.how} A ZIP stands at the middle of its first three digits."
    yield f"{ID}miles", {"kind": "quantity", "title": "Road miles", "text": text, "confidence": factor.confidence, "sources": cited([*factor.sources, "zcta_2021"])}


def _fact(fact: Fact, kind: str) -> dict[str, Any]:
    units = {"usd": "USD", "jpy": "JPY", "share": f"of {fact.of}"}
    details = {"low": fact.low, "likely": fact.mid, "high": fact.high, "unit": units[fact.unit], "year": fact.year}
    if fact.chance < 1:
        details["chance"] = fact.chance
    return {"kind": kind, "title": fact.label, "text": fact.how, "confidence": fact.confidence, "sources": cited(fact.sources), "details": details}
