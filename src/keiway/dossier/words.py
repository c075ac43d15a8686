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



#: How a fact of a condition is said, and its unit.
FACTS = {
    "engine_cc": ("engine", "cc"), "length_in": ("length", "in"), "width_in": ("width", "in"), "height_in": ("height", "in"), "curb_mass_lb": ("curb mass", "lb"),
    "gvwr_lb": ("gross mass", "lb"), "power_kw": ("power", "kW"), "top_speed_mph": ("top speed", "mph"), "age_years": ("age", "years"),
    "calendar_age": ("age in calendar years", ""), "model_year": ("model year", ""), "wheels": ("wheels", ""), "registered_since": ("plated", ""), "titled_elsewhere": ("titled in another state", ""), "goods": ("a goods vehicle", ""),
}  # fmt: skip
DATED = {"<=": "by", "<": "before", ">=": "from", ">": "after", "==": "on", "!=": "not on"}
SIGNS = {"<=": "up to", "<": "under", ">=": "at least", ">": "over", "==": "", "!=": "not"}
COMPARED = re.compile(r"(?P<fact>[a-z_]+) (?P<sign><=|>=|==|!=|<|>) (?P<value>[^\s()]+)")


def in_words(conditions: str) -> str:
    """engine_cc <= 660 and length_in <= 130 -> engine up to 660 cc and length up to 130 in."""

    def said(match: re.Match) -> str:
        fact, sign, value = match["fact"], match["sign"], match["value"]
        name, unit = FACTS.get(fact, (plain(fact), ""))
        if value == "0" and sign in (">", "=="):
            return f"an {name}" if sign == ">" else f"no {name}"
        if value in ("true", "false"):
            return name if value == "true" else f"not {name}"
        number = f"{int(value):,}" if value.isdigit() and unit and int(value) >= 1000 else value
        signs = DATED if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else SIGNS
        return " ".join(part for part in (name, signs[sign], number, unit) if part)

    return COMPARED.sub(said, conditions)
