"""What was typed for `keiway market`, read: vehicle, price, years, how it is sold, files. Every mistake is told at once."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from keiway import flags
from keiway.cli import options as o
from keiway.cli.output import Output
from keiway.errors import KeiwayError, NotUnderstood, UsageError, attempt, raise_all
from keiway.market.record import ALL_STATES, NO_CAP, Asked

EXAMPLE = 'keiway market "Honda N-Box JF5" --price 16000'
PRICES_USD = (500.0, 500_000.0)  # below and above nobody sells a new car
GAS_USD = (0.5, 20.0)
MOST_DEALERS = 20_000  # there are some 16,700 franchised dealers in all
LONGEST = 15  # years
CAPS_MPH = (25, 35, 45, 55)
#: Of a usual kei: what --set may stand with as an example.
USUAL = {"power_kw": "47", "wheelbase_mm": "2520", "width_mm": "1475"}
PLOTS = ("plot", "plot_prices", "plot_instead")
COSTS = ("built_here.", "cost.built_here.")  # a --set that begins so is a figure of a maker's price; any other is one of the vehicle


class Question(NamedTuple):
    """`asked` goes to the room; the rest is which pictures to write: option -> file."""

    asked: Asked
    text: str
    pictures: dict[str, Path]
    settings: tuple[str, ...] = ()  # --set, as typed


def read(out: Output, given: dict[str, Any]) -> Question:
    """The question. Notes on how the vehicle was read go to standard error."""
    wrong: list[KeiwayError] = []
    _needs_numpy()
    of_vehicle, of_costs = _sorted(given["settings"] or ())
    reading = attempt(wrong, lambda: _vehicle({**given, "settings": of_vehicle}))
    first, last = attempt(wrong, lambda: years(given["years"])) or (2027, 2036)
    parts: dict[str, Any] = {
        "price_usd": attempt(wrong, lambda: _amount(given["price"], "--price", PRICES_USD, "16000", "a price in dollars")),
        "price_year": attempt(wrong, lambda: _price_year(given["price_year"], given["price"])),
        "dealers": attempt(wrong, lambda: _dealers(given["dealers"])),
        "states": attempt(wrong, lambda: _states(given["states"], reading)),
        "fuel_usd_gal": attempt(wrong, lambda: _amount(given["gas"], "--gas", GAS_USD, "4", "dollars for a gallon of regular")),
        "scenario": attempt(wrong, lambda: _scenario(given["scenario"])),
        "cap_mph": attempt(wrong, lambda: _cap(given["cap"])),
        "fleet": attempt(wrong, lambda: _fleet(given["fleet"])),
        "draws": attempt(wrong, lambda: flags.draws(given["draws"])),
        "seed": attempt(wrong, lambda: flags.seed(given["seed"])),
        "edits": attempt(wrong, lambda: _edits(of_costs)),
    }
    pictures = {name: attempt(wrong, lambda name=name: _drawn(given, name)) for name in PLOTS if given[name] is not None}
    raise_all(wrong)
    for note in reading.notes if reading.dated else ():
        out.note(note)
    energy = None if given["electric"] is None else "electric" if given["electric"] else "gasoline"
    asked = Asked(
        vehicle=reading.case.vehicle, as_of=reading.case.as_of, text=given["vehicle"] or "", first_year=first, last_year=last, energy=energy,
        **{name: value for name, value in parts.items() if value is not None},
    )  # fmt: skip
    return Question(asked, given["vehicle"] or "", {name: path for name, path in pictures.items() if path}, tuple(given["settings"] or ()))


@contextmanager
def offering(question: Question) -> Iterator[None]:
    """What the room refuses comes with one command that works: the figures that lack as --set, with those of a usual kei, else an example."""
    try:
        yield
    except KeiwayError as error:
        if not error.fixes:
            error.try_ = _with_the_usual(question) or EXAMPLE
        raise


def _with_the_usual(question: Question) -> str:
    """The question with what lacks set; empty where nothing does, or --set cannot add to the vehicle."""
    from keiway.cli.mistakes.mend import quoted
    from keiway.market.answer.setup import sold_on_roads

    vehicle = question.asked.vehicle
    lacks = [f"{name}={usual}" for name, usual in USUAL.items() if getattr(vehicle, name) is None]
    if not lacks or question.text.startswith("class:") or not sold_on_roads(vehicle):
        return ""
    words = [question.text] if question.text else []
    words += [word for each in (*question.settings, *lacks) for word in ("--set", each)]
    return f"keiway market {' '.join(map(quoted, words))} --price {question.asked.price_usd or 16000:g}"


def _needs_numpy() -> None:
    from importlib.util import find_spec

    if not find_spec("numpy"):
        raise UsageError("The market room needs one more package (numpy): pip install 'keiway[market]'.", try_="pip install 'keiway[market]'")


def _sorted(settings: Iterable[str]) -> tuple[list[str], list[str]]:
    """Those of the vehicle, and those of a maker's costs."""
    every = list(settings)
    costs = [text for text in every if text.strip().casefold().startswith(COSTS)]
    return [text for text in every if text not in costs], costs


def _edits(texts: list[str]) -> tuple:
    from keiway.cost import edits

    return edits.read(texts, edits.rooms(landed=False, built_here=True)) if texts else ()


def _vehicle(given: dict[str, Any]):
    from keiway.question import read as reading_of

    if not (given["vehicle"] or "").strip() and not given["settings"]:
        raise NotUnderstood("market needs a vehicle.", try_=EXAMPLE)
    try:
        return reading_of(o.question(given["vehicle"], built=given["built"], as_of=given["as_of"], settings=given["settings"]), needs_date=False)
    except KeiwayError as error:
        for each in getattr(error, "errors", [error]):
            if (each.try_ or "").startswith("keiway check"):  # the example of another question
                each.try_ = EXAMPLE
        raise


def years(text: str) -> tuple[int, int]:
    """First and last calendar year: 2027-2036, 2027..2036; one year alone is the year of launch, with nine after it."""
    from keiway.market.years import FIRST, LAST

    found = re.fullmatch(r"\s*(\d{4})\s*(?:(?:-|–|\.\.|to|:)\s*(\d{4}))?\s*", text)
    if not found:
        raise UsageError(f"--years {text!r}: calendar years, first to last, such as 2027-2036.", fix=("--years", "2027-2036"))
    first = int(found[1])
    last = int(found[2]) if found[2] else min(first + 9, LAST)
    if last < first:
        raise UsageError(f"--years {text!r}: the last year is before the first. Did you mean {last}-{first}?", fix=("--years", f"{last}-{min(first, last + LONGEST - 1)}"))
    if first < FIRST or last > LAST:
        near = f"{min(max(first, FIRST), LAST)}-{max(min(last, LAST), FIRST)}"
        raise UsageError(f"--years {text!r}: the market is known or carried forward from {FIRST} to {LAST}. The nearest is {near}.", suggestions=[near], fix=("--years", near))
    if last - first >= LONGEST:
        near = f"{first}-{first + LONGEST - 1}"
        raise UsageError(f"--years {text!r}: {last - first + 1} years are longer than any model stays the same; at most {LONGEST}, such as {near}.", fix=("--years", near))
    return first, last


def number(text: str) -> float:
    """A number as people write it: $16,000; 16k; 16 000."""
    plain = re.sub(r"[\s,_$]|usd", "", text.strip().casefold())
    times = 1000 if plain.endswith("k") else 1
    try:
        return float(plain.removesuffix("k")) * times
    except ValueError:
        return math.nan


def _amount(text: str | None, option: str, range_: tuple[float, float], example: str, what: str) -> float | None:
    if text is None:
        return None
    value, (least, most) = number(text), range_
    if not (math.isfinite(value) and least <= value <= most):
        raise UsageError(f"{option} {text!r}: {what} from {least:,g} to {most:,g}, such as {example}.", fix=(option, example))
    return value


def _price_year(year: int | None, price: str | None) -> int | None:
    from keiway.market.years import FIRST, LAST

    if year is None:
        return None
    if price is None:
        raise UsageError("--price-year says whose dollars --price is in; give the price too.", fix=("--price-year", None))
    if not FIRST <= year <= LAST:
        near = min(max(year, FIRST), LAST)
        raise UsageError(f"--price-year {year}: prices are carried between {FIRST} and {LAST}. The nearest is {near}.", fix=("--price-year", str(near)))
    return year


def _dealers(text: str | None) -> float | None:
    if text is None:
        return None
    value = number(text)
    if not (math.isfinite(value) and 1 <= value <= MOST_DEALERS):
        raise UsageError(f"--dealers {text!r}: places that sell it, from 1 to {MOST_DEALERS:,}. smart began with 74, Fiat with 130; such as 400.", fix=("--dealers", "400"))
    return value


def _cap(text: str | None) -> int | None:
    """The cap; `none` stands over a scenario that has one."""
    if text is None:
        return None
    plain = text.strip().casefold().removesuffix("mph").strip()
    if plain in ("none", "no", "0"):
        return NO_CAP
    if plain.isdigit() and int(plain) in CAPS_MPH:
        return int(plain)
    near = str(min(CAPS_MPH, key=lambda cap: abs(cap - number(plain)))) if math.isfinite(number(plain)) else "45"
    told = ", ".join(map(str, CAPS_MPH))
    raise UsageError(f"--cap {text!r}: a cap is {told} mph or none. The nearest is {near}.", suggestions=[near], fix=("--cap", near))


def _states(text: str | None, reading) -> tuple[str, ...] | None:
    """None: as in the scenario; all said stands over one that has a list."""
    from keiway.flags import find_state

    if text is None:
        return None
    if text.strip().casefold() == "all":
        return ALL_STATES
    if text.strip().casefold() == "law":
        return _by_law(reading)
    wrong: list[KeiwayError] = []
    found = [attempt(wrong, lambda part=part: find_state(part)) for part in re.split(r"[,;]", text) if part.strip()]
    for error in wrong:  # mended within the list, not the list as a whole
        right = error.fix[1] if error.fix and error.fix[1] and not error.fix[0].startswith("--") else None
        bad = error.fix[0] if right else None
        error.fixes = [("--states", text.replace(bad, right) if right else "all")]
    raise_all(wrong)
    if not found:
        raise NotUnderstood("--states is empty. Give all, law, or a list such as CO,TX.", fix=("--states", "all"))
    return tuple(sorted(dict.fromkeys(found)))


def _by_law(reading) -> tuple[str, ...] | None:
    """States whose present rules let a vehicle of this kind be registered and driven, with limits or without."""
    if reading is None:
        return None
    from keiway.answer import Verdict
    from keiway.law.where import where

    open_ = tuple(sorted(row.state for row in where(reading.case).rows if row.verdict in (Verdict.YES, Verdict.YES_WITH_LIMITS)))
    if not open_:
        raise UsageError("--states law: by present rules no state lets it be registered, as far as is known. Give all, or a list.", fix=("--states", "all"))
    return open_


def _scenario(text: str) -> str:
    from keiway.market.launch import scenario

    try:
        scenario(text)
    except KeiwayError as error:
        error.fixes = error.fixes or [("--scenario", "base")]  # a file that is wrong: without it there is an answer
        raise
    return text


def _fleet(path: str | None) -> str | None:
    if path is None:
        return None
    from keiway.market.fleet import load

    try:
        load(Path(path))
    except KeiwayError as error:
        error.fixes = [("--fleet", None)]  # without it there is an answer
        raise
    return path


def _drawn(given: dict[str, Any], name: str) -> Path:
    from keiway.cli.crash.files import drawn

    return drawn(given[name], f"--{name.replace('_', '-')}")
