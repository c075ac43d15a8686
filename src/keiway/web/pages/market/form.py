"""The boxes that ask for a forecast: what stands in them, and what is taken where they are empty."""

from __future__ import annotations

from typing import Any

from keiway.web.page import Asked
from keiway.web.pages.market.asking import EXAMPLE

CAPS = (("", "By scenario"), ("none", "No cap"), ("55", "55 mph"), ("45", "45 mph"), ("35", "35 mph"))
DRIVES = (("", "As it is built"), ("no", "Gasoline"), ("yes", "Electric"))
#: Boxes under "more".
MORE = ("price_year", "built", "draws", "seed", "as_of")


def form(given: Asked) -> dict[str, Any]:
    """Values as they were typed; the example's where no vehicle was named."""
    usual = {} if given.one("vehicle") else dict(EXAMPLE)
    names = ("vehicle", "price", "years", "scenario", "dealers", "states", "cap", "gas", "electric", *MORE)
    return {
        "value": {name: given.one(name) or usual.get(name, "") for name in names},
        "scenarios": scenarios(), "caps": CAPS, "drives": DRIVES, "set": given.all("set"), "open": any(given.one(name) for name in MORE),
    }  # fmt: skip


def scenarios() -> tuple[tuple[str, str], ...]:
    """Name and words of each scenario that ships."""
    from keiway.market.launch import scenarios as every

    return tuple((one.id, one.id.replace("_", " ").capitalize()) for one in every().values())
