"""What stands behind the market figures, for `keiway explain`: the figures of an answer, every value of data/market, every source.

An id is the room, the file and the way to the value in it: market.launch.network.scale_mi. Priors of the demand model are
market.demand.alpha. A value is whatever the files give a confidence, a source or a word on how it came about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from keiway.market.business.explain import entries as business
from keiway.store import Topic

WHERE = "Equations, sources and where it ends: docs/science/market.md."
BANDS = "Low and high are 5 and 95 percent of the draws."
#: File -> the second word of its ids, where that is not its name.
SECOND = {"priors": "demand", "scenarios": "scenario"}
TOLD = {"confidence", "how", "says", "title"}  # a mapping with one of these is a value
LISTS = {"values", "launches", "scenarios", "priors", "others", "own"}  # keys at the top that hold nothing but rows: no word of an id
SKIP = {"sources", "checked", "read", "rule", "plan_says"}

FIGURES = {
    "market.units": ("New ones sold in a year", "Choices of households among all that is on sale, times the share within reach of a dealer, times how launches run up and fade, times the year's market."),
    "market.steady": ("New ones sold in a full year once launched", "The third year on sale, whatever years were asked for."),
    "market.elasticity": ("Own-price elasticity", "Percent by which sales change for one percent on its own price, all other prices as they are."),
    "market.share": ("Share of new light vehicles, percent", "Of the full year's sales in all new light vehicles of that year."),
    "market.instead": ("What buyers would have done without it", "The same households choose again with the vehicle taken away; shares of its buyers, told as means over the draws, which add up to one."),
    "market.surplus": ("What it is worth to a buyer, dollars", "The difference that its presence makes to the expected best choice, over the worth of a dollar, for each buyer."),
    "market.baseline.minicars": ("Forecast of the minicars alone", "What launches of minicars sold a year, whatever they were: a Student t around the mean of their logarithms, each nameplate once. Few names, so the band is wide."),
    "market.baseline.class": ("Forecast of its class alone", "What launches of small cars sold a year, whatever they were: quantiles of the reference class."),
    "market.baseline.segment": ("Forecast of its segment alone", "A usual part of what the subcompact segment sells."),
    "market.spread": ("What the band comes from", "Shares of the variance of the logarithm of sales: covariance of each part with the whole over the whole's variance."),
}  # fmt: skip

#: Ranges of what was counted or sold: no draws, so their ends are what the text says.
RANGES = {
    "market.used.counted": ("Used kei exported from Japan to the United States in 2023", "The exporters' count; low end: Japan's trade statistics of a class that is mainly kei trucks. More: docs/science/market_imports.md."),
    "market.class.minicars": ("Minicars launched here, what each sold a year once settled", "Least, middle and most of the launches in data/market/launches.yaml that are minicars by its rule: the mean of the full years 2 to 5."),
}  # fmt: skip

#: What a band is made of.
PARTS = {
    "appeal": "what nobody knows of a car before it is sold: its own appeal, and what being a small one costs it",
    "tastes": "how much households differ and mind prices",
    "reach": "how far people go to a dealer",
    "cap": "what a speed cap takes away",
    "years": "how a launch runs from year to year, and the market with it",
}


def _build(files: dict[str, Any]) -> dict[str, Any]:
    return {name.rpartition("/")[2].removesuffix(".yaml"): content for name, content in files.items()}


TOPIC = Topic("market-explained", "market/*.yaml", dict[str, Any], _build)


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, sources, confidence, kind."""
    found: dict[str, dict[str, Any]] = {
        id_: {"kind": "quantity", "title": title, "text": f"{text} {BANDS} {WHERE}"} for id_, (title, text) in FIGURES.items()
    }
    found |= {id_: {"kind": "quantity", "title": title, "text": text} for id_, (title, text) in RANGES.items()}
    for part, says in PARTS.items():
        found[f"market.spread.{part}"] = {"kind": "quantity", "title": f"{says[:1].upper()}{says[1:]}, percent of the spread", "text": f"{FIGURES['market.spread'][1]} {WHERE}"}
    for name, content in TOPIC.value.items():
        if isinstance(content, dict):
            sources = content.get("sources") if isinstance(content.get("sources"), dict) else {}
            found |= _sources(sources, name)
            for path, value in _values(content, ()):
                id_ = ".".join(("market", SECOND.get(name, name), *path))
                found.setdefault(id_, _value(id_, value, name, sources))
    return found | business()


def _sources(sources: dict[str, Any], name: str) -> dict[str, dict[str, Any]]:
    told = {}
    for id_, source in sources.items():
        about = {"title": source} if isinstance(source, str) else source
        told[f"market.{name}:{id_}"] = {
            "kind": "source", "title": about.get("title") or about.get("url") or id_, "text": about.get("note") or f"Read for data/market/{name}.yaml.",
            "details": {"url": about.get("url") or about.get("title"), "date": about.get("date")},
        }  # fmt: skip
    return told


def _values(node: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every mapping that says how sure it is, with the way to it; rows of a list are named by their id."""
    if isinstance(node, dict):
        if path and TOLD & node.keys():
            yield path, node
        for key, child in node.items():
            if f"{key}_source" in node or f"{key}_confidence" in node:  # a bare number whose source stands beside it
                beside = {"value": child, "source": node.get(f"{key}_source"), "confidence": node.get(f"{key}_confidence"), "how": node.get(f"{key}_how")}
                yield (*path, str(key)), {name: value for name, value in beside.items() if value is not None}
            elif key not in SKIP:
                yield from _values(child, path if key in LISTS and not path else (*path, str(key)))
    elif isinstance(node, list):
        for child in node:
            if isinstance(child, dict) and child.get("id"):
                yield from _values(child, (*path, str(child["id"])))


def _value(id_: str, node: dict[str, Any], name: str, sources: dict[str, Any]) -> dict[str, Any]:
    plain = {
        key.replace("_", " "): value
        for key, value in node.items()
        if key not in (*TOLD, *SKIP, "id", "label", "note", "why", "source") and not isinstance(value, dict | list) and value not in (None, "")
    }
    title = node.get("label") or node.get("title") or id_.rpartition(".")[2].replace("_", " ")
    text = " ".join(str(node[key]).strip() for key in ("says", "how", "why", "note") if node.get(key))
    named = node.get("sources") or node.get("read") or ([node["source"]] if node.get("source") else [])
    named = list(named) if isinstance(named, list | tuple) else list(dict.fromkeys(named.values())) if isinstance(named, dict) else [str(named)]
    return {
        "kind": "input", "title": f"{title[:1].upper()}{title[1:]}", "text": f"{text} {WHERE}".strip(), "confidence": node.get("confidence"), "details": plain,
        "sources": [f"market.{name}:{id_}" if id_ in sources else str(id_) for id_ in named],
    }  # fmt: skip
