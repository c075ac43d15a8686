"""The question of an address, read by what reads `keiway market`; and the boxes that ask it again."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from keiway.errors import UsageError
from keiway.flags import one_of
from keiway.kept import Kept
from keiway.market.record import DRAWS, SEED
from keiway.market.record import Asked as OnMarket
from keiway.web.page import Asked, Page

TEXT = ("vehicle", "price", "scenario", "dealers", "states", "cap", "gas", "built", "as_of")
INPUTS = (*TEXT, "price_year", "years", "electric", "draws", "seed", "set", "run")
#: What stands in the boxes where nothing was asked yet: pressed as they are, they are a question.
EXAMPLE = (("vehicle", "Honda N-Box JF5"), ("price", "16000"))
YEARS = "2027-2036"
MOST_SEED = 2**32 - 1
NEEDED = "numpy"  # a forecast's only package beyond those of the pages

_ANSWERS = Kept("web.market", 64)


class Notes:
    """What the command line would print on standard error: kept for the page."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def note(self, text: str) -> None:
        self.told.append(text)


def lacking() -> bool:
    """Is the package missing that a forecast needs?"""
    return find_spec(NEEDED) is None


def read(asked: Asked) -> tuple[OnMarket, tuple[str, ...]]:
    """The command line's question, and how its words were read. Raises `KeiwayError` kinds."""
    from keiway.cli.market.asked import PLOTS
    from keiway.cli.market.asked import read as read_command

    refused(asked)
    draws, seed = _whole(asked, "draws", DRAWS, DRAWS, "A page makes that many at most; the command line makes more."), _whole(asked, "seed", SEED, MOST_SEED)
    given: dict[str, Any] = {name: asked.one(name) for name in TEXT}
    given |= {"years": asked.one("years") or YEARS, "scenario": asked.one("scenario") or "base", "settings": list(asked.all("set")), "fleet": None, **dict.fromkeys(PLOTS)}
    given |= {"draws": draws, "seed": seed, "price_year": _whole(asked, "price_year", None, 9999), "electric": _electric(asked)}
    notes = Notes()
    return read_command(notes, given).asked, tuple(notes.told)


def refused(asked: Asked) -> None:
    """No file of this machine is read, and the button says one word."""
    from keiway.web.asking import no_file

    no_file(asked.one("vehicle") or "")
    if any(ending in (asked.one("scenario") or "").casefold() for ending in (".yaml", ".yml")):
        raise UsageError(f"scenario {asked.one('scenario')!r}: a page reads no files of this machine. Take one by its name, or ask on the command line.", fix=("--scenario", "base"))
    if asked.one("run") not in (None, "yes"):
        raise one_of(asked.one("run") or "", ("yes",), "run")


def _whole(asked: Asked, name: str, usual: int | None, most: int, why: str = "") -> int | None:
    text = asked.one(name)
    if text is None:
        return usual
    option, plain = f"--{name.replace('_', '-')}", text.replace(",", "")
    if not (plain.isascii() and plain.isdigit() and len(plain) < 12):
        raise UsageError(f"{option} {text!r}: give a whole number, such as {usual or 2026}.", fix=(option, str(usual or 2026)))
    if int(plain) > most:
        raise UsageError(f"{option} {text!r}: up to {most:,}. {why}".rstrip(), fix=(option, str(most)))
    return int(plain)


def _electric(asked: Asked) -> bool | None:
    text = asked.one("electric")
    if text not in (None, "yes", "no"):
        raise one_of(text or "", ("yes", "no"), "--electric")
    return None if text is None else text == "yes"


def answered(asked: OnMarket):
    """The answer; asked again while it is remembered it costs nothing."""
    from keiway.market.answer import answer

    return _ANSWERS.get(asked, lambda: answer(asked))


def permalink(given: Asked, asked: OnMarket) -> tuple[tuple[str, str], ...]:
    """Every input, with the day and the button: the same address gives the same answer on another day."""
    kept = tuple((key, value) for key, value in given.given if key not in ("as_of", "run"))
    return (*kept, ("as_of", asked.as_of.isoformat()), ("run", "yes"))


def command(page: Page, given: tuple[tuple[str, str], ...]) -> str:
    """The same on the command line."""
    from keiway.cli.mistakes.mend import quoted
    from keiway.web.mistakes import arguments

    return " ".join(["keiway", *(quoted(word) for word in arguments(page, Asked({}, given)))])
