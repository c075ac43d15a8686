"""What was typed for `keiway reform`, read. Every mistake is told at once, and before anything is computed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from keiway import flags
from keiway.errors import KeiwayError, UsageError, attempt, raise_all
from keiway.policy import reform as room
from keiway.policy.lab import typed
from keiway.policy.record import Asked

EXAMPLE = "keiway reform kei-class-45"
LONGEST = 15  # years of sales
FIRST, LAST = 2026, 2045  # first years of sales
ENTRIES = ("offered", "either", "earns")
PICTURES = ("bars", "map", "tornado", "sold")
OF_LAW = ("map",)
MOST = 4


class Question(NamedTuple):
    """`asked` goes to the rooms, one each of the reforms; the rest says what is shown and written."""

    asked: tuple[Asked, ...]
    law: bool
    tables: bool
    year: int | None
    save: Path | None
    csv: Path | None
    out: Path | None
    picture: str


def read(given: dict[str, Any]) -> Question:
    """The question. Raises `KeiwayError` kinds, `Several` of them."""
    wrong: list[KeiwayError] = []
    names = list(given["names"] or ())
    if len(names) > MOST:
        wrong.append(UsageError(f"{len(names)} reforms were given; up to {MOST} stand beside each other.", fixes=[(name, None) for name in names[MOST:]]))
    sets = attempt(wrong, lambda: typed.assignments(given["set_"] or ())) or []
    from_ = attempt(wrong, lambda: typed.day(given["from_"])) if given["from_"] is not None else None
    reforms = [attempt(wrong, lambda name=name: room.read(name)) for name in names[:MOST]] or [typed.OWN]
    asked = parts(given, wrong)
    where = {name: attempt(wrong, lambda name=name: _WHERE[name](given)) for name in _WHERE}
    raise_all(wrong)
    made = [attempt(wrong, lambda one=one: typed.changed(one, sets, from_, name="The reform")) for one in reforms]
    for error in wrong:
        error.try_ = _with_what_lacks(error, given) or error.try_
    raise_all(wrong)
    _settle(given, len(made))
    _year_counted(given["year"], made, asked)
    if not given["law"]:
        _needs_numpy(given)
    return Question(asked=tuple(Asked(reform=one, **asked) for one in made), law=given["law"], tables=given["tables"], year=given["year"], **where)


def _with_what_lacks(error: KeiwayError, given: dict[str, Any]) -> str:
    """A lever that means nothing alone, with the class it is of."""
    from keiway.cli.mistakes.mend import quoted

    needs = next((one for one in error.suggestions if one.endswith(".exists")), None)
    if not needs:
        return ""
    words = [*(given["names"] or ()), *(word for each in (f"{needs}=yes", *(given["set_"] or ())) for word in ("--set", each)), *(["--law"] if given["law"] else [])]
    return " ".join(["keiway reform", *map(quoted, words)])


def _year_counted(year: int | None, reforms: list[Any], asked: dict[str, Any]) -> None:
    """A year that is shown alone is one of those that are counted."""
    from keiway.policy.entering.law import first_whole_year

    if year is None:
        return
    first = asked["first_year"] or max(first_whole_year(one, asked["as_of"]) for one in reforms)
    last = first + asked["years"] - 1
    if not first <= year <= last:
        raise UsageError(f"--year {year}: sales are counted from {first} to {last}.", fix=("--year", str(min(max(year, first), last))))


def parts(given: dict[str, Any], wrong: list[KeiwayError]) -> dict[str, Any]:
    """All of `Asked` but the reform; the web app reads its address with it too."""
    from keiway.question import as_of_day

    first, count = attempt(wrong, lambda: years(given["years"])) or (None, 10)
    found = {
        "as_of": attempt(wrong, lambda: as_of_day(given["as_of"], date.today())),
        "entry": attempt(wrong, lambda: _one_of(given["entry"], ENTRIES, "--entry")),
        "offers": attempt(wrong, lambda: typed.offers(given["offer"])) if given["offer"] else None,
        "edits": attempt(wrong, lambda: typed.edits(given["edit"] or ())) if given["edit"] else (),
        "draws": attempt(wrong, lambda: flags.draws(given["draws"])), "seed": attempt(wrong, lambda: flags.seed(given["seed"])),
    }  # fmt: skip
    return found | {"first_year": first, "years": count}


def years(text: str) -> tuple[int | None, int]:
    """First year where one was given, and how many: `10`, `2030-2034`."""
    found = re.fullmatch(r"\s*(\d{1,4})\s*(?:(?:-|–|\.\.|to)\s*(\d{4}))?\s*", str(text))
    if not found:
        raise UsageError(f"--years {text!r}: how many years of sales, such as 10, or first to last, such as 2030-2039.", fix=("--years", "10"))
    if not found[2] and len(found[1]) < 4:
        count = int(found[1])
        if not 1 <= count <= LONGEST:
            near = str(min(max(count, 1), LONGEST))
            raise UsageError(f"--years {text!r}: from 1 to {LONGEST} years of sales. The nearest is {near}.", fix=("--years", near))
        return None, count
    first = int(found[1])
    last = int(found[2]) if found[2] else first + 9
    if last < first:
        raise UsageError(f"--years {text!r}: the last year is before the first. Did you mean {last}-{first}?", fix=("--years", f"{last}-{first}"))
    if not FIRST <= first <= LAST or last - first >= LONGEST:
        near = min(max(first, FIRST), LAST)
        whole = f"{near}-{near + min(last - first, LONGEST - 1)}"
        raise UsageError(f"--years {text!r}: first years from {FIRST} to {LAST}, and at most {LONGEST} of them. The nearest is {whole}.", fix=("--years", whole))
    return first, last - first + 1


def _one_of(text: str, known: Iterable[str], option: str) -> str:
    from keiway.flags import one_of

    if text not in known:
        raise one_of(text, tuple(known), option)
    return text


def _save(given: dict[str, Any]) -> Path | None:
    from keiway.charts import check_suffix

    return check_suffix(given["save"], "--save", (".yaml", ".yml"), "a reform is .yaml", stem="reform") if given["save"] is not None else None


def _csv(given: dict[str, Any]) -> Path | None:
    """A folder, made where its own folder is there."""
    if given["csv_"] is None:
        return None
    path = Path(given["csv_"])
    if path.is_file() or path.suffix.casefold() == ".csv":
        raise UsageError(f"--csv {str(path)!r}: each table is a file, so it is a folder.", fix=("--csv", str(path.with_suffix("")) if path.suffix else f"{path}-tables"))
    if not path.parent.is_dir():
        raise UsageError(f"--csv {str(path)!r}: there is no folder {str(path.parent)!r}.", fix=("--csv", path.name))
    return path


def _out(given: dict[str, Any]) -> Path | None:
    from keiway.charts import check_suffix

    if given["out_"] is None:
        if given["picture"] is not None:
            raise UsageError("--picture says which picture --out writes; give the file too.", fix=("--out", f"{given['picture'] if given['picture'] in PICTURES else 'bars'}.svg"))
        return None
    path = check_suffix(given["out_"], "--out", stem="reform")
    if path.suffix.casefold() == ".png":
        from keiway.cli.crash.files import drawn

        return drawn(given["out_"], "--out")
    return path


def _picture(given: dict[str, Any]) -> str:
    if given["picture"] is None:
        return "map" if given["law"] else "bars"
    which = _one_of(given["picture"], PICTURES, "--picture")
    if given["law"] and which not in OF_LAW:
        raise UsageError(f"--picture {which} is of an impact, and --law computes none. With --law: map.", fix=("--picture", "map"))
    return which


_WHERE = {"save": _save, "csv": _csv, "out": _out, "picture": _picture}


def _settle(given: dict[str, Any], count: int) -> None:
    """What does not go together."""
    wrong: list[KeiwayError] = []
    if count > 1:
        wrong += [UsageError(f"--{name.rstrip('_')} is of one reform, and {count} were given.", fix=(f"--{name.rstrip('_')}", None)) for name in ("save",) if given[name] is not None]
    if given["law"] and given["tables"]:
        wrong.append(UsageError("--tables are of an impact, and --law computes none. Give one of the two.", fix=("--law", None)))
    raise_all(wrong)


def _needs_numpy(given: dict[str, Any]) -> None:
    from importlib.util import find_spec

    if not find_spec("numpy"):
        raise UsageError("An impact needs one more package (numpy): pip install 'keiway[market]'. What changes in law needs none: --law.", fix=("--law", ""))
