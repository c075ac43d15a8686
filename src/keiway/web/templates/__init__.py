"""The templates: what every page stands in, and pieces that more than one page uses. Everything put in is escaped."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from keiway.answer import Verdict


def render(name: str, view: dict[str, Any]) -> bytes:
    """A page's bytes. A name the template uses and is not given is a mistake, not an empty place."""
    return environment().get_template(name).render(view).encode()


@cache
def environment() -> Environment:
    from pathlib import Path

    from keiway import __version__
    from keiway.places import PLACES
    from keiway.spoken import in_words, spoken
    from keiway.store import data_version
    from keiway.web.figure import cell, heading
    from keiway.web.registry import own_files, pages

    here = Path(__file__).parent
    made = SandboxedEnvironment(
        loader=FileSystemLoader([here, here.parent / "pages"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "pages": pages(),
        "places": PLACES,
        "version": __version__,
        "data_version": data_version(),
        "sign": sign,
        "own_files": own_files,
        "today": date.today,
        "query": lambda **given: urlencode({key: value for key, value in given.items() if value}),
    }
    made.filters |= {"word": word, "plain": plain, "day": day, "outside": outside, "spoken": spoken, "in_words": in_words, "cell": cell, "heading": heading}
    return made


def sign(verdict: str) -> Markup:
    """The symbol of a verdict, that of the map's tiles."""
    from keiway.map.paint import ICONS

    return Markup(f'<svg viewBox="0 0 10 10">{ICONS[Verdict(verdict)]}</svg>')


def word(verdict: str) -> str:
    return Verdict(verdict).words


def plain(name: Any) -> str:
    """kei_truck -> kei truck, and the fuel as US readers call it: petrol_price -> gasoline price."""
    return str(name).replace("_", " ").replace("petrol", "gasoline")


def day(value: Any) -> str:
    """A day as people write it: 29 November 2026; November 2026 where only the month is known; other text as it is."""
    text = str(value)
    try:
        if len(text) == 7:
            return f"{date.fromisoformat(f'{text}-01'):%B %Y}"
        found = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{found.day} {found:%B %Y}"


def outside(url: Any) -> bool:
    """A link that leaves the machine, and only of a kind that a browser follows harmlessly."""
    return str(url).startswith(("https://", "http://"))
