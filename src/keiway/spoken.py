"""A line of the command line as a page or a printed file says it: without options, which its reader cannot type, conditions and dates in words."""

from __future__ import annotations

import re
from datetime import date

#: What is said of an option, and what a page with a form says.
HINTS = (
    (re.compile(r"\bNarrow it with --built \S+\."), "A build date narrows it."),
    (re.compile(r",? unless --[a-z][^.;]*"), ""),
    (re.compile(r"^No --[a-z-]+(?: was given)?:\s*"), ""),
    (re.compile(r"\s*\([^()]*--[a-z][^()]*\)"), ""),
    (re.compile(r"\s*:\s*(?:--[a-z]|keiway )[^.]*(?=\.|$)"), ""),
)
SENTENCE = re.compile(r"(?<=[.;?]) (?=[A-Z-])")
OPTION = re.compile(r"(?:^|\s)--[a-z]")
DAY = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")


def spoken(text: str) -> str:
    """The line without options; a sentence that says nothing else is left out. 2027-07-01 becomes 1 July 2027."""
    for pattern, instead in HINTS:
        text = pattern.sub(instead, text)
    kept = [part for part in SENTENCE.split(text) if not OPTION.search(part)]
    return DAY.sub(_long, " ".join(kept).strip())


def _long(found: re.Match) -> str:
    from keiway.days import long_day

    try:
        return long_day(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]


#: How a fact of a condition is said, and its unit.
FACTS = {
    "engine_cc": ("engine", "cc"), "length_in": ("length", "in"), "width_in": ("width", "in"), "height_in": ("height", "in"), "curb_mass_lb": ("curb mass", "lb"),
    "gvwr_lb": ("gross mass", "lb"), "power_kw": ("power", "kW"), "top_speed_mph": ("top speed", "mph"), "registered_since": ("plated", ""),
    "titled_elsewhere": ("titled in another state", ""), "goods": ("a goods vehicle", ""),
}  # fmt: skip
#: Facts that are not a measure: how they are said, by sign.
PHRASES = {
    "model_year": {">=": "model year {} or newer", "<=": "model year {} or older", ">": "model year after {}", "<": "model year before {}", "==": "model year {}"},
    "wheels": {">=": "at least {} wheels", "<=": "at most {} wheels", "==": "{} wheels", ">": "more than {} wheels", "<": "fewer than {} wheels"},
    "age_years": {">=": "at least {} years old", "<=": "at most {} years old", ">": "more than {} years old", "<": "under {} years old"},
    "calendar_age": {
        ">=": "at least {} years old by calendar years", "<=": "at most {} years old by calendar years", ">": "more than {} years old by calendar years",
        "<": "under {} years old by calendar years",
    },
}  # fmt: skip
DATED = {"<=": "by", "<": "before", ">=": "from", ">": "after", "==": "on", "!=": "not on"}
SIGNS = {"<=": "up to", "<": "under", ">=": "at least", ">": "over", "==": "", "!=": "not"}
COMPARED = re.compile(r"(?P<fact>[a-z_]+) (?P<sign><=|>=|==|!=|<|>) (?P<value>[^\s()]+)")


def in_words(conditions: str) -> str:
    """engine_cc <= 660 and wheels == 4 -> engine up to 660 cc and 4 wheels."""
    return COMPARED.sub(_compared, conditions)


def _compared(match: re.Match) -> str:
    fact, sign, value = match["fact"], match["sign"], match["value"]
    if phrase := PHRASES.get(fact, {}).get(sign):
        return phrase.format(value)
    name, unit = FACTS.get(fact, (fact.replace("_", " "), ""))
    if value == "0" and sign in (">", "=="):
        return f"an {name}" if sign == ">" else f"no {name}"
    if value in ("true", "false"):
        return name if value == "true" else f"not {name}"
    number = f"{int(value):,}" if value.isdigit() and unit and int(value) >= 1000 else DAY.sub(_long, value)
    signs = DATED if DAY.fullmatch(value) else SIGNS
    return " ".join(part for part in (name, signs[sign], number, unit) if part)
