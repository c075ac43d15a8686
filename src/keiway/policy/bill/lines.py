"""Lines of a definition: read from a file's words into the law's conditions, and back.

    length <= 130 in                                  a measure, a comparison, a value with its unit
    any: [engine <= 1000 cc, power <= 56 kW]          one of them is enough
    not: fuel == electric
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, get_args

from keiway.flags import COUNTRIES, nearest
from keiway.law.conditions import All, Any_, Compare, Condition, Not
from keiway.policy.bill import measures as m
from keiway.policy.bill.record import Line
from keiway.vehicles.record import Kind

_LINE = re.compile(r"\s*([A-Za-z_]+(?: [A-Za-z_]+){0,2}?)\s*(<=|>=|==|!=|<|>|=|\bin\b|at most|at least|under|over|is)\s*(.+?)\s*")
_SAME = {"=": "==", "is": "==", "at most": "<=", "at least": ">=", "under": "<", "over": ">"}
_SAYS = {"<=": "at most", ">=": "at least", "<": "under", ">": "over", "==": "", "!=": "not"}
#: Countries of build as one says them.
NAMES = {
    "JP": "Japan", "US": "the United States", "CN": "China", "KR": "South Korea", "IN": "India", "TH": "Thailand", "TW": "Taiwan", "DE": "Germany", "FR": "France",
    "IT": "Italy", "ES": "Spain", "GB": "the United Kingdom", "CA": "Canada", "MX": "Mexico", "MA": "Morocco", "YU": "Yugoslavia",
}  # fmt: skip
DEEPEST = 4  # groups within groups
FUELS = ("gasoline", "petrol", "diesel", "electric", "hybrid", "phev")


def line(raw: Any) -> Line:
    """One entry of `when`. Raises ValueError in plain words."""
    condition, text, words = _read(raw, 0)
    return Line(text=text, words=words, condition=condition)


def _read(raw: Any, depth: int) -> tuple[Condition, str, str]:
    if depth > DEEPEST:
        raise ValueError("groups lie too deep within each other")
    if isinstance(raw, dict) and len(raw) == 1:
        (key, value), *_ = raw.items()
        if key in ("any", "all") and isinstance(value, list) and value:
            return _group(key, [_read(part, depth + 1) for part in value], depth)
        if key == "not":
            condition, text, words = _read(value, depth + 1)
            return Not(of=condition), "{not: " + text + "}" if depth else f"not: {text}", f"not {words}" if isinstance(condition, Compare) else f"not ({words})"
        raise ValueError(f"{key!r} is no group; write any: [...], all: [...] or not: ...")
    if isinstance(raw, str):
        return _compare(raw)
    raise ValueError(f"{raw!r} is no line; write it as: length <= 130 in")


def _group(key: str, parts: list[tuple[Condition, str, str]], depth: int) -> tuple[Condition, str, str]:
    inner = f"{key}: [{', '.join(text for _, text, _ in parts)}]"
    joined = (" or " if key == "any" else " and ").join(words for _, _, words in parts)
    kind = Any_ if key == "any" else All
    return kind(of=[one for one, _, _ in parts]), f"{{{inner}}}" if depth else inner, f"({joined})" if depth and len(parts) > 1 else joined


def _compare(text: str) -> tuple[Compare, str, str]:
    match = _LINE.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no line; write it as: length <= 130 in")
    name, op, value = match[1].casefold().replace(" ", "_"), _SAME.get(match[2], match[2]), match[3]
    if name in m.ALIASES:
        name, unit = m.ALIASES[name]
        value = f"{value} {unit}" if unit and value.replace(",", "").replace(".", "", 1).isdigit() else value
    if name in m.BY_NAME:
        return _measured(m.BY_NAME[name], name, op, value)
    if name in m.WORDS:
        return _worded(name, op, value)
    if name in m.NOT_HELD:
        raise ValueError(f"the catalogue does not hold {name.replace('_', ' ')}; write it under also, where it is told and not tried")
    near = nearest(name, [*(one.name for one in m.MEASURES), *m.WORDS])
    hint = f" Did you mean {near[0]}?" if near else f" It can name {', '.join(one.name for one in m.MEASURES)}, {', '.join(m.WORDS)}."
    raise ValueError(f"no measure is called {name!r}.{hint}")


def _measured(measure: m.Measure, name: str, op: str, text: str) -> tuple[Compare, str, str]:
    if op == "in":
        raise ValueError(f"{name} in {text}: a measure is compared with <=, >=, <, > or ==")
    try:
        value, unit = m.number(measure, text, named=name == measure.fact)
    except ValueError as error:
        raise ValueError(f"{name} {op} {error}") from None
    shown = m.said(measure, value, unit).partition(" (")[0].replace(",", "")
    words = f"{measure.label} {_SAYS[op]} {m.said(measure, value, unit)}".replace("  ", " ")
    return Compare(fact=measure.fact, op=op, value=value), f"{measure.name} {op} {shown}", words


def _worded(name: str, op: str, text: str) -> tuple[Compare, str, str]:
    if name == "built":
        return _day(op, text)
    listed = text.startswith("[")
    given = [word.strip() for word in text.strip("[]").split(",") if word.strip()]
    if op not in ("==", "!=", "in") or not given or (len(given) > 1 and not listed):
        raise ValueError(f"{name} {op} {text}: write {name} == {given[0] if given else 'a word'}, or {name} in [one, two]")
    if len(given) > 1 and op == "!=":
        raise ValueError(f"{name} != {text}: write not: {name} in {text}")
    words = [word(name, one) for one in given]
    label = m.LABELS.get(name, name)
    if name in ("goods", "us_certified", "use"):
        value: Any = {"true": True, "false": False}.get(words[0], words[0])
        told = f"{'not ' if (words[0] == 'false') != (op == '!=') else ''}{label}"
        return Compare(fact=name, op=op if op != "in" else "==", value=value), f"{name} {op} {words[0]}", told
    kinds = list(m.kinds_of(tuple(words))) if name == "kind" else words
    in_file = ["gasoline" if one == "petrol" else one for one in words]
    one_only = len(words) == 1 and op != "in"
    written = f"{name} {op} {in_file[0]}" if one_only else f"{name} in [{', '.join(in_file)}]"
    listed_words = " or ".join(spoken(name, one) for one in words)
    told = f"{'not ' if op == '!=' else ''}{label} {listed_words}"
    return Compare(fact=name, op="!=" if op == "!=" else "in", value=kinds), written, told


def spoken(name: str, word_: str) -> str:
    """A word as one says it: JP as Japan, low_speed as low speed."""
    if name == "origin":
        return NAMES.get(word_, word_)
    return "gasoline" if word_ == "petrol" else word_.replace("_", " ")


def word(name: str, text: str) -> str:
    """A word as its fact has it; ValueError with the nearest."""
    plain = text.strip("\"'").replace("-", "_")
    if name == "origin":
        said = plain.replace("_", " ").casefold()
        own = next((code for code, country in NAMES.items() if country.casefold().removeprefix("the ") == said.removeprefix("the ")), None)
        code = own or COUNTRIES.get(said, plain.upper())
        if not re.fullmatch(r"[A-Z]{2}", code):
            raise ValueError(f"origin {text!r}: give the country of build as two letters, such as JP")
        return code
    choices = {
        "fuel": FUELS, "goods": ("true", "false"), "us_certified": ("true", "false"), "use": ("road", "farm", "offroad"),
        "kind": tuple(dict.fromkeys((*m.BODIES, *get_args(Kind)))),
    }[name]  # fmt: skip
    plain = plain.casefold()
    if plain == "gasoline" and name == "fuel":
        return "petrol"
    if plain in choices:
        return plain
    near = nearest(plain, choices)
    raise ValueError(f"{name} {text!r}: not one of {', '.join(choices)}." + (f" Did you mean {near[0]}?" if near else ""))


def _day(op: str, text: str) -> tuple[Compare, str, str]:
    try:
        day = date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"built {op} {text}: give a day such as 2001-11-29") from None
    if op == "in":
        raise ValueError("built is compared with <=, >=, <, > or ==")
    return Compare(fact="built", op=op, value=day), f"built {op} {day}", f"built {_SAYS[op]} {day}".replace("at most", "by").replace("at least", "from")


def of_rule(condition: Condition) -> list[Any]:
    """Entries of `when` that read as a state rule's condition."""
    parts = condition.of if isinstance(condition, All) else [condition]
    return [_entry(part) for part in parts]


def _entry(condition: Condition) -> Any:
    if isinstance(condition, Not):
        return {"not": _entry(condition.of)}
    if isinstance(condition, All | Any_):
        return {"all" if isinstance(condition, All) else "any": [_entry(part) for part in condition.of]}
    value, measure = condition.value, m.BY_NAME.get(condition.fact)
    if measure:
        return f"{measure.name} {condition.op} {value:g} {measure.unit}".strip()
    if isinstance(value, list):
        return f"{condition.fact} in [{', '.join(value)}]"
    return f"{condition.fact} {condition.op} {str(value).casefold() if isinstance(value, bool) else value}"
