"""The inputs of the policy lab, read: up to four reforms, and how they are worked out."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any, NamedTuple

from keiway.errors import KeiwayError, UsageError, attempt, raise_all
from keiway.flags import one_of
from keiway.policy.record import DRAWS, SEED
from keiway.policy.record import Asked as OnImpact
from keiway.policy.reform.record import Reform
from keiway.web.page import Asked
from keiway.web.pages.policy.compact import read

EXAMPLE = "kei-class-45"
MOST = 4
MOST_DRAWS = 2000
#: Of the page alone: what its forms send, turned at once into the address of what they ask for.
SENT = ("column", "file", "add", "drop", "title", "from", "do")
ASKED = ("reform", "entry", "offer", "years", "draws", "seed", "edit", "as_of", "show")
INPUTS = (*ASKED, *SENT, "run")
SEVERAL = ("reform", "offer", "edit", "show")
SHOWN = (("vehicles", "Vehicles"), ("roads", "Roads"), ("safety", "Both sides of the crash"), ("energy", "Fuel and carbon"), ("time", "Time"), ("money", "Money"), ("pictures", "Pictures"), ("tables", "An agency's tables"))
NEEDED = "numpy"


class Question(NamedTuple):
    reforms: tuple[Reform, ...]
    asked: tuple[OnImpact, ...]
    show: tuple[str, ...]  # groups that are shown


def lacking() -> bool:
    return find_spec(NEEDED) is None


def given_reforms(asked: Asked) -> tuple[str, ...]:
    return asked.all("reform") or (EXAMPLE,)


def question(asked: Asked) -> Question:
    """Raises `KeiwayError` kinds, every mistake at once."""
    from keiway.cli.reform.asked import parts
    from keiway.policy import lab

    wrong: list[KeiwayError] = []
    texts = given_reforms(asked)
    if len(texts) > MOST:
        wrong.append(UsageError(f"{len(texts)} reforms were given; up to {MOST} stand beside each other."))
    reforms = [attempt(wrong, lambda text=text: read(text)) for text in texts[:MOST]]
    numbers = {name: attempt(wrong, lambda name=name, usual=usual, most=most: _whole(asked, name, usual, most)) for name, usual, most in (("draws", DRAWS, MOST_DRAWS), ("seed", SEED, 2**32 - 1))}
    given: dict[str, Any] = {"entry": asked.one("entry") or "offered", "offer": asked.all("offer"), "edit": asked.all("edit"), "years": asked.one("years") or "10", "as_of": asked.one("as_of"), "year": None}
    given |= {name: usual if numbers[name] is None else numbers[name] for name, usual in (("draws", DRAWS), ("seed", SEED))}
    found = parts(given, wrong)
    show = attempt(wrong, lambda: _shown(asked)) or ()
    if asked.one("run") not in (None, "yes"):
        wrong.append(one_of(asked.one("run") or "", ("yes",), "run"))
    raise_all(wrong)
    made = tuple(OnImpact(reform=one, **found) for one in reforms)
    return Question(tuple(reforms), lab.aligned(made), show)


def _whole(asked: Asked, name: str, usual: int, most: int) -> int:
    text = asked.one(name)
    if text is None:
        return usual
    plain = text.replace(",", "")
    if not (plain.isascii() and plain.isdigit() and len(plain) < 12):
        raise UsageError(f"--{name} {text!r}: give a whole number, such as {usual}.", fix=(f"--{name}", str(usual)))
    if int(plain) > most:
        raise UsageError(f"--{name} {text!r}: a page takes up to {most:,}; the command line takes more.", fix=(f"--{name}", str(most)))
    return int(plain)


def _shown(asked: Asked) -> tuple[str, ...]:
    known = tuple(id_ for id_, _ in SHOWN)
    given = asked.all("show")
    for each in given:
        if each not in known:
            raise one_of(each, known, "show")
    return tuple(id_ for id_ in known if id_ in given) if given else usual(len(given_reforms(asked)))


def usual(reforms: int) -> tuple[str, ...]:
    """What is shown where nothing was chosen: all; of several reforms without the agency's tables, which are long."""
    return tuple(id_ for id_, _ in SHOWN if reforms == 1 or id_ != "tables")


def seconds(draws: int, reforms: int) -> float:
    """What a run takes, about."""
    from keiway.cli.reform.page import seconds as one

    return reforms * one(draws)


def permalink(asked: Asked, found: Question, pressed: bool) -> tuple[tuple[str, str], ...]:
    """Every input with the day and, once pressed, the button."""
    from keiway.web.pages.policy.compact import compact
    from keiway.web.pages.policy.sent import kept_of

    reforms = tuple(("reform", compact(one)) for one in found.reforms)
    rest = tuple((key, value) for key, value in kept_of(asked) if key != "as_of")
    return (*reforms, *rest, ("as_of", found.asked[0].as_of.isoformat()), *((("run", "yes"),) if pressed else ()))


def command(found: Question, asked: Asked) -> str:
    """The same on the command line; a reform that was changed is downloaded first."""
    from keiway.cli.mistakes.mend import quoted
    from keiway.web.pages.policy.compact import compact

    words = ["keiway", "reform"]
    for n, one in enumerate(found.reforms):
        text = compact(one)
        name, *parts = text.split(";") if "\n" not in text else ("",)
        lone = len(found.reforms) == 1 and name and all("@" not in part and not part.startswith("title=") for part in parts)
        if name and not parts and name != "own":
            words.append(name)
        elif lone:
            words += [] if name == "own" else [name]
            for part in parts:
                words += ["--from", part.removeprefix("from=")] if part.startswith("from=") else ["--set", f"{part}today" if part.endswith("=") else part]
        else:
            words.append(filename(one, n))
    for key in ("entry", "offer", "years", "draws", "seed", "edit"):
        for value in asked.all(key):
            words += [f"--{key}", value]
    words += ["--as-of", found.asked[0].as_of.isoformat()]
    return " ".join([*words[:2], *(quoted(word) for word in words[2:])])


def filename(one: Reform, n: int) -> str:
    """What the download of a column is called."""
    plain = "".join(char if char.isalnum() or char in "-_" else "-" for char in one.reform).strip("-")
    return f"{plain or f'reform-{n + 1}'}.yaml"
