"""What was typed for `keiway cost`, read: vehicle, money, place, way, lines, files. Every mistake is told at once."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from keiway.cli import options as o
from keiway.cli.output import Output
from keiway.cost.record import METHODS, PRICE_AT, Asked, Money, Rate
from keiway.errors import KeiwayError, UsageError, attempt, raise_all
from keiway.flags import MOST_MONEY

if TYPE_CHECKING:
    from keiway.cost.owned.record import Owning

EXAMPLE = 'keiway cost "1999 Subaru Sambar truck" --price-jpy 720000 --fx 155 --to 80202'
HEADINGS = ("auto", "8703", "8704", "both")
ASSEMBLY = ("imported", "us_kit", "us_plant")
TYRES = ("one", "remount", "two")
#: Option -> the form it belongs to.
BELONGS = {
    "volume": "built_here", "programme_years": "built_here", "assembly": "built_here", "miles": "own", "against": "own", "insurance_usd_year": "own",
    "rival_insurance_usd_year": "own", "winter_share": "own", "tyres": "own", "finance_pct": "own",
}  # fmt: skip
MOST_YEARS = 30
MAN = 10_000  # 72万


class Question(NamedTuple):
    """`asked` goes to the rooms; the rest is what to show and to write."""

    asked: Asked
    text: str
    landed: bool
    built_here: bool
    owning: Owning | None = None
    drawn: Path | None = None
    drawn_duty: Path | None = None


def read(out: Output, given: dict[str, Any]) -> Question:
    """The question. Notes on how the vehicle was read go to standard error."""
    wrong: list[KeiwayError] = []
    reading = attempt(wrong, lambda: _vehicle(given))
    money = attempt(wrong, lambda: _money(given))
    parts = {
        "fx": attempt(wrong, lambda: _rate(given["fx"], money, given["price"])),
        "zip": attempt(wrong, lambda: _zip(given["to"])),
        "state": attempt(wrong, lambda: _state(given["state"])),
        "port": attempt(wrong, lambda: _port(given["port"])),
        "method": attempt(wrong, lambda: _word(given["method"], tuple(METHODS), "--method")),
        "heading": attempt(wrong, lambda: _word(given["heading"], HEADINGS, "--heading")),
        "price_at": attempt(wrong, lambda: _word(given["price_at"], PRICE_AT, "--price-at")),
        "edits": attempt(wrong, lambda: _edits(given)),
        "years": attempt(wrong, lambda: _years(given["own"])),
        "volume": attempt(wrong, lambda: _count(given["volume"], "--volume", "50000")),
        "miles_per_year": attempt(wrong, lambda: _miles(given["miles"])),
        "programme_years": attempt(wrong, lambda: _count(given["programme_years"], "--programme-years", "7")),
        "assembly": attempt(wrong, lambda: _word(given["assembly"], ASSEMBLY, "--assembly") if given["assembly"] is not None else None),
    }
    owning = attempt(wrong, lambda: _owning(given))
    drawn = {name: attempt(wrong, lambda name=name: _drawn(given, name)) for name in ("plot", "plot_duty")}
    wrong += _belongs(given)
    raise_all(wrong)
    for note in reading.notes if reading.dated or not given["built_here"] else ():
        out.note(note)
    parts = {name: value for name, value in parts.items() if value is not None}
    asked = Asked(case=reading.case, price=money, against=tuple(given["against"] or ()), seed=given["seed"], **parts)
    return Question(
        asked, given["vehicle"], landed=not given["built_here"] and not (owning and _here(reading.case)), built_here=given["built_here"], owning=owning,
        drawn=drawn["plot"], drawn_duty=drawn["plot_duty"],
    )  # fmt: skip


def _here(case) -> bool:
    """Nothing to import: in the country, or built for it; it can still be owned."""
    return case.in_us or case.vehicle.us_certified or case.made_in == "US"


def _vehicle(given: dict[str, Any]):
    from keiway.errors import NotUnderstood
    from keiway.question import read as reading_of

    if not (given["vehicle"] or "").strip():
        raise NotUnderstood("cost needs a vehicle.", try_=EXAMPLE)
    try:
        return reading_of(
            o.question(given["vehicle"], built=given["built"], arrive=given["entry"], origin=given["origin"], features=given["features"], as_of=given["as_of"]),
            needs_date=not given["built_here"],
        )
    except KeiwayError as error:
        for each in getattr(error, "errors", [error]):
            if (each.try_ or "").startswith("keiway check"):  # the example of another question
                each.try_ = EXAMPLE
        raise


def _money(given: dict[str, Any]) -> Money | None:
    typed = {name: given[name] for name in ("price_jpy", "price_usd", "price") if given[name] is not None}
    if len(typed) > 1:
        options = [f"--{name.replace('_', '-')}" for name in typed]
        raise UsageError(f"{' and '.join(options)}: one price is enough. Leave {'one' if len(options) == 2 else 'two'} out.", fixes=[(each, None) for each in options[1:]])
    if "price_jpy" in typed:
        return Money(amount=_amount(typed["price_jpy"], "--price-jpy", "720000"), currency="JPY")
    if "price_usd" in typed:
        return Money(amount=_amount(typed["price_usd"], "--price-usd", "4600"), currency="USD")
    return _other(typed["price"]) if typed else None


def _other(text: str) -> Money:
    """An amount with its currency: 4500 GBP, GBP 4500, ¥720000, $4600."""
    from keiway.cost.landed.facts import FX
    from keiway.flags import nearest

    plain = text.strip().upper().replace("¥", "JPY ").replace("$", "USD ").replace("€", "EUR ").replace("£", "GBP ").replace("円", " JPY")
    found = re.fullmatch(r"(?:([A-Z]{2,})\s*)?([-\d.,万]+)\s*([A-Z]{2,})?", plain.strip())
    if not found or bool(found[1]) == bool(found[3]):
        raise UsageError(f"--price {text!r}: an amount and its currency, such as 720000 JPY or 4500 GBP.", fix=("--price", "720000 JPY"))
    code = found[1] or found[3]
    known = FX.value.currencies
    if code not in known:
        near = next(iter(nearest(code, known)), None)
        hint = f" Did you mean {near}?" if near else f" Known are {', '.join(known)}."
        raise UsageError(f"--price {text!r}: no currency {code}.{hint}", suggestions=[near] if near else [], fix=("--price", f"{found[2]} {near}" if near else None))
    return Money(amount=_amount(found[2], "--price", "720000 JPY"), currency=code)


def _amount(text: str, option: str, example: str) -> float:
    """An amount above nothing; commas and 万 are understood."""
    plain = text.strip().replace(",", "").replace("¥", "").replace("$", "").replace("_", "")
    times = 1
    if plain.endswith(("万", "万円")):
        plain, times = plain.removesuffix("円").removesuffix("万"), MAN
    try:
        value = float(plain) * times
    except ValueError:
        value = math.nan
    if value > MOST_MONEY and math.isfinite(value):
        raise UsageError(f"{option}: {value:.0e} is more than any vehicle costs; give an amount such as {example}.", fix=(option, example))
    if not (math.isfinite(value) and value > 0):
        least = " A gift has a customs value too: give what it would have cost." if value == 0 else ""
        better = text.strip().replace("-", "") if math.isfinite(value) and value < 0 else example
        raise UsageError(f"{option} {text!r}: give an amount above zero, such as {example}.{least}", fix=(option, better))
    return value


def _rate(text: str | None, money: Money | None, price: str | None) -> Rate | None:
    """A rate, with its day after an @. One that is upside down is told."""
    if text is None:
        return None
    figure, at, day = text.partition("@")
    currency = "JPY" if money is None or money.currency == "USD" else money.currency
    value = _amount(figure, "--fx", "155")
    from keiway.cost.landed.price import shipped
    from keiway.days import parse_day

    usual = shipped(currency) if money or not price else None  # of which currency is not known
    if usual and not 0.3 < value / usual.per_usd < 3:
        turned = 1 / value
        good = f"{turned:.4g}" if 0.3 < turned / usual.per_usd < 3 else f"{usual.per_usd:g}"
        raise UsageError(f"--fx {text!r}: {currency} for one dollar; {usual.per_usd:g} on {usual.on}. Did you mean {good}?", suggestions=[good], fix=("--fx", good))
    try:
        return Rate(currency=currency, per_usd=value, on=parse_day(day, "--fx") if at else None)
    except KeiwayError as error:
        better = error.fix[1] if error.fix else None
        error.fixes = [("--fx", f"{figure}@{better}" if better else figure)]
        raise


def _zip(text: str | None) -> str | None:
    if text is None:
        return None
    from keiway.cost.landed.place import place

    return place(text).zip


def _state(text: str | None) -> str | None:
    if text is None:
        return None
    from keiway.flags import find_state

    return find_state(text)


def _port(text: str | None) -> str | None:
    if text is None:
        return None
    from keiway.cost.landed.ports import named

    return named(text).id


def _word(text: str, words: tuple[str, ...], option: str) -> str:
    from keiway.flags import one_of

    plain = text.strip().casefold()
    known = {word.replace("_", "-"): word for word in words}
    if plain.replace("_", "-") in known:
        return known[plain.replace("_", "-")]
    raise one_of(text, known, option)


def _edits(given: dict[str, Any]) -> tuple:
    from keiway.cost import edits

    if given["costs"] is None and not given["lines"]:
        return ()
    known = edits.rooms(landed=not given["built_here"], built_here=given["built_here"], owned=given["own"] is not None)
    wrong: list[KeiwayError] = []
    found: tuple = attempt(wrong, lambda: edits.from_file(given["costs"], known)) or () if given["costs"] is not None else ()
    for text in given["lines"] or ():
        found += attempt(wrong, lambda text=text: edits.read([text], known)) or ()
    raise_all(wrong)
    return found


def _years(text: str | None) -> int | None:
    if text is None:
        return None
    found = re.fullmatch(r"\s*(\d+)\s*(?:y|yr|yrs|year|years|年)?\s*", text.casefold())
    if not found or not 1 <= int(found[1]) <= MOST_YEARS:
        raise UsageError(f"--own {text!r}: years from 1 to {MOST_YEARS}, such as 5y.", fix=("--own", "5y"))
    return int(found[1])


def _count(text: str | None, option: str, example: str) -> float | None:
    return None if text is None else _amount(text, option, example)


def _miles(value: float | None) -> float | None:
    if value is not None and not (math.isfinite(value) and 0 < value <= 200_000):
        raise UsageError(f"--miles {value:g}: miles a year, above 0 and up to 200,000.", fix=("--miles", "8000"))
    return value


def _drawn(given: dict[str, Any], name: str) -> Path | None:
    from keiway.cli.crash.files import drawn

    return drawn(given[name], f"--{name.replace('_', '-')}") if given[name] is not None else None


def _owning(given: dict[str, Any]) -> Owning | None:
    """What only the room of owning asks."""
    if given["own"] is None:
        return None
    from keiway.cost.owned.record import Owning

    named = ("insurance_usd_year", "rival_insurance_usd_year", "winter_share", "finance_pct")
    figures = {name: given[name] for name in named if given[name] is not None}
    tyres = {"tyres": _word(given["tyres"], TYRES, "--tyres")} if given["tyres"] is not None else {}
    return Owning(**figures, **tyres)


def _belongs(given: dict[str, Any]) -> list[KeiwayError]:
    """Options of the other forms."""
    wrong: list[KeiwayError] = []
    for name, needs in BELONGS.items():
        if given[name] not in (None, []) and not given[needs]:
            option, home = _option(name), _option(needs)
            wrong.append(UsageError(f"{option} belongs to {home}. Leave it out here, or add {home}.", fix=(option, None)))
    if given["built_here"]:
        for name in ("price_jpy", "price_usd", "price", "plot_duty"):
            if given[name] is not None:
                option = _option(name)
                wrong.append(UsageError(f"{option} and --built-here contradict each other: a maker's price is worked out, not paid in Japan. Leave one out.", fix=(option, None)))
        for name, usual in (("port", None), ("method", "roro"), ("price_at", "fob")):
            if given[name] != usual:
                option = _option(name)
                wrong.append(UsageError(f"{option} and --built-here contradict each other: a maker ships by its own contracts. Leave one out.", fix=(option, None)))
    return wrong


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"
