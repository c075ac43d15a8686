"""Small words of the templates: signs, names without underscores, numbers in cells."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from keiway.answer import Verdict


def sign(verdict: str) -> Markup:
    """The symbol of a verdict, that of the map's tiles."""
    from keiway.map.paint import ICONS

    return Markup(f'<svg viewBox="0 0 10 10">{ICONS[Verdict(verdict)]}</svg>')


def plain(name: Any) -> str:
    """kei_truck -> kei truck."""
    return str(name).replace("_", " ")


def outside(url: Any) -> bool:
    """An address that a browser follows harmlessly."""
    return str(url).startswith(("https://", "http://"))


def anchor(id_: str) -> str:
    """A citation's place in the file."""
    return "law-" + re.sub(r"[^a-z0-9]+", "-", id_.casefold()).strip("-")


def tidy(text: str) -> str:
    """A sentence: first letter large, one full stop."""
    text = str(text).strip()
    return text if not text else text[:1].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")
