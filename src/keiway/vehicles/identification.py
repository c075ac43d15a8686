"""Which vehicle a person means: one row, or up to five with the fact that tells each apart, or an error that helps.

`find` never picks silently: whatever was decided for the reader stands in `Match.said`.
"""

from __future__ import annotations

from datetime import date
from typing import NoReturn

import msgspec

from keiway.days import Window, parse_window
from keiway.errors import Ambiguous, NotUnderstood
from keiway.vehicles import choose
from keiway.vehicles.catalogue import by_id
from keiway.vehicles.record import Vehicle
from keiway.vehicles.words.correct import understand
from keiway.vehicles.words.frames import codes_from
from keiway.vehicles.words.index import Index, index
from keiway.vehicles.words.reading import Reading, read

MOST = 5


class Candidate(msgspec.Struct, frozen=True):
    """A vehicle that fits, and what tells it from the others."""

    vehicle: Vehicle
    fact: str


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """What a text means. Either `vehicle` is set, or `candidates` (two to five) are."""

    read: Reading
    vehicle: Vehicle | None = None
    candidates: tuple[Candidate, ...] = ()
    more: int = 0  # candidates beyond those listed
    built: Window | None = None  # as the text or the caller gave it
    production: Window | None = None  # when the match was sold, over the variants it stands for
    also: tuple[Candidate, ...] = ()  # rows not taken that remain possible at the edge of the date
    said: tuple[str, ...] = ()  # what was decided or corrected, in sentences


class AmbiguousVehicle(Ambiguous):
    """Several vehicles fit; `match.candidates` holds them."""

    def __init__(self, match: Match):
        lines = [f"{one.vehicle.id}: {one.vehicle.name}, {one.fact}" for one in match.candidates]
        shown = f"; the {len(lines)} likeliest are listed" if match.more else ""
        super().__init__(
            f"{match.read.text!r} may mean {len(lines) + match.more} vehicles{shown}. Give the year, the code or the body.",
            suggestions=lines,
            try_=f'keiway check "{match.candidates[0].vehicle.id}"',
            fix=(match.read.text, match.candidates[0].vehicle.id),
        )
        self.match = match


def identify(text: str, built: Window | str | None = None) -> Match:
    """The one vehicle `text` means.

    `built` narrows the choice: a Window or text such as '1999-05'. Raises `NotUnderstood` with suggestions, or
    `AmbiguousVehicle` with up to five candidates.
    """
    match = find(text, built)
    if match.vehicle is None:
        raise AmbiguousVehicle(match)
    return match


def find(text: str, built: Window | str | None = None) -> Match:
    """As `identify`, but several fitting vehicles are an answer too. Raises `NotUnderstood`."""
    if (row := by_id().get(text.strip())) is not None:
        given = _window(built)
        return Match(read=Reading(text=text), vehicle=row, built=given, production=choose.production(row))
    known = index()
    reading = read(text, known)
    reading.built = _both(reading, _window(built))
    said = understand(reading, known)
    rows = _rows(reading, known)
    return _narrow(rows, reading, said)


def every(text: str) -> list[Vehicle]:
    """All rows a text may mean, oldest first: for a list, where `find` gives the few likeliest. Raises `NotUnderstood`."""
    match = find(text)
    if not match.candidates and not match.vehicle:
        return []
    if text.strip() in by_id():
        return [match.vehicle]
    known = index()
    reading = match.read
    rows = _by_details(_by_body(_rows(reading, known), reading), reading)
    if reading.built:
        code = reading.frame.code if reading.frame and not reading.frame.partial else None
        chosen = choose.by_date(rows, reading.built, code, one_line=bool(reading.models))
        rows = [*chosen.rows, *chosen.aside]
    return sorted(rows, key=lambda row: (row.production_from or str(row.model_year_from or "9"), row.id))


def _window(built: Window | str | None) -> Window | None:
    return parse_window(built, "build date") if isinstance(built, str) else built


def _both(reading: Reading, given: Window | None) -> Window | None:
    """The text's date and the caller's must agree."""
    if given is None or reading.built is None:
        return given or reading.built
    both = given.intersect(reading.built)
    if both is None:
        raise NotUnderstood(
            f"{reading.text!r} says built {reading.built}, but {given} was given as the build date. Give it once.",
            suggestions=[str(reading.built), str(given)],
            try_=f'keiway check "{reading.text}"',
            fix=("--built", None),
        )
    return both


def _rows(reading: Reading, known: Index) -> list[Vehicle]:
    """All rows the names and the code allow. Raises where they contradict one another."""
    rows = by_id()
    keys = _keys(reading, known)
    if reading.frame:
        code = reading.frame.code.casefold()
        codes = codes_from(code, known) if reading.frame.partial else [code]
        coded = list(dict.fromkeys(id_ for one in codes for id_ in known.codes[one]))
        named = {id_ for key in keys for id_ in known.rows[key]} if keys else set(coded)
        ids = [id_ for id_ in coded if id_ in named]
        if not ids:
            owner = " or ".join(dict.fromkeys(rows[id_].name for id_ in coded))
            raise NotUnderstood(
                f"{reading.frame.code} is the code of the {owner}, not of the {' or '.join(key.replace('|', ' ') for key in keys)}.",
                suggestions=[owner],
                try_=f'keiway check "{reading.frame.code}"',
                fix=(reading.text, reading.frame.code),
            )
    elif reading.nickname:
        ids = reading.nickname
    else:
        ids = list(dict.fromkeys(id_ for key in keys for id_ in known.rows[key]))
    return _of_maker([rows[id_] for id_ in ids], reading)


def _keys(reading: Reading, known: Index) -> list[str]:
    """Model keys meant: where two names were given, the narrower; a bare line name brings the line's other bodies."""
    keys = [key for key in reading.models if not reading.maker or key.startswith(f"{reading.maker}|")] or reading.models
    lined = {mate for key in keys for mate in known.lines.get(key, [])}
    if len(keys) > 1 and any(key in lined for key in keys):
        keys = [key for key in keys if key in lined]
    names = {key.replace("|", " ") for key in keys}
    if len(keys) > 1 and len(reading.named) > 1 and not reading.frame:
        raise NotUnderstood(
            f"{reading.text!r} names {len(names)} vehicles: {' and '.join(sorted(names))}. Ask for one.",
            suggestions=sorted(names),
            try_=f'keiway vehicles --find "{min(names)}"',
        )
    if not keys and reading.maker and not (reading.frame or reading.nickname):
        return [key for key in known.rows if key.startswith(f"{reading.maker}|")]
    return [*keys, *(mate for key in keys for mate in known.lines.get(key, []) if mate not in keys)]


def _of_maker(rows: list[Vehicle], reading: Reading) -> list[Vehicle]:
    if reading.maker is None:
        return rows
    kept = [row for row in rows if row.make == reading.maker]
    if kept:
        return kept
    names = list(dict.fromkeys(row.name for row in rows))
    raise NotUnderstood(
        f"{reading.text!r}: {reading.maker} sold no such vehicle; it is {' or '.join(names)}.",
        suggestions=names,
        try_=f'keiway check "{names[0]}"',
        fix=(reading.text, f"{reading.built or ''} {names[0]}".strip()),
    )


def _narrow(rows: list[Vehicle], reading: Reading, said: list[str]) -> Match:
    """Body words, then generation words, then the date, then the rules for variants."""
    code = reading.frame.code if reading.frame and not reading.frame.partial else None
    rows = _by_details(_by_body(rows, reading), reading)
    aside: list[Vehicle] = []
    if reading.built:
        chosen = choose.by_date(rows, reading.built, code, one_line=bool(reading.models))
        if not chosen.rows:
            _sold_never(rows, reading, code)
        rows, aside = chosen.rows, chosen.aside
        said = [*said, *chosen.said, *_model_year(rows, reading.built)]
    merged = None
    if len(rows) > 1:
        merged = choose.one_of_variants(rows, reading.built, code) or (None if reading.built else choose.newest_us(rows))
    if merged:
        rows, aside, said = merged.rows, [*aside, *merged.aside], [*said, *merged.said]
    said = [*said, *_namesakes(rows, reading)]
    production = merged.production if merged else None
    if len(rows) == 1:
        production = production or choose.production(rows[0], code)
    return _match(rows, aside, reading, said, production)


def _namesakes(rows: list[Vehicle], reading: Reading) -> list[str]:
    """Others called the same by many, sold then too, of another kind: 'Jimny' may be said of the 1300."""
    known, catalogue = index(), by_id()
    keys = dict.fromkeys(mate for key in reading.models for mate in known.namesakes.get(key, []))
    others = [catalogue[id_] for key in keys for id_ in known.rows[key] if not reading.frame]
    kinds = {row.law_kind for row in rows}
    return [
        f"The {row.title} ({choose.sold_words(row)}) is called so too and is not a kei: name it if it is one."
        for row in others
        if row.law_kind not in kinds and not (reading.built and choose.months_away(row, reading.built))
    ]


def _model_year(rows: list[Vehicle], built: Window) -> list[str]:
    """A US car's year is its model year, which begins in the year before."""
    if built.precision == "year" and all(row.model_year_from and row.us_certified for row in rows):
        return [f"{built} is read as the model year of a US car: it may have been built late in {built.first.year - 1}."]
    return []


def _by_body(rows: list[Vehicle], reading: Reading) -> list[Vehicle]:
    if reading.body is None:
        return rows
    kinds = index().kinds[reading.body]
    kept = [row for row in rows if row.kind in kinds]
    if kept:
        return kept
    names = list(dict.fromkeys(row.title for row in rows))[:3]
    raise NotUnderstood(
        f"{reading.text!r}: no {reading.body} fits; the catalogue has {', '.join(names)}.",
        suggestions=names,
        try_=f'keiway check "{rows[0].id}"',
        fix=(reading.text, rows[0].id),
    )


def _by_details(rows: list[Vehicle], reading: Reading) -> list[Vehicle]:
    """A word of a generation's description narrows; one that fits none of the rows is set aside."""
    for word in list(reading.details):
        ids = set(index().details[word])
        kept = [row for row in rows if row.id in ids]
        if kept:
            rows = kept
        else:
            reading.details.remove(word)
            reading.ignored.append(word)
    return rows


def _sold_never(rows: list[Vehicle], reading: Reading, code: str | None) -> NoReturn:
    nearest = sorted(rows, key=lambda row: choose.months_away(row, reading.built, code))[:3]
    first = nearest[0]
    raise NotUnderstood(
        f"no {first.name} in the catalogue was sold {reading.built.words}; the nearest is {first.title}, {choose.sold_words(first, code)}.",
        suggestions=[f"{row.title}, {choose.sold_words(row, code)}" for row in nearest],
        try_=f'keiway check "{first.id}"',
        fixes=[(reading.text, first.id), ("--built", None)],
    )


def _match(rows, aside, reading: Reading, said: list[str], production: Window | None) -> Match:
    shown = rows if len(rows) <= MOST else sorted(rows, key=_likely)[:MOST]
    facts = choose.telling_facts(shown)
    several = len(rows) > 1
    return Match(
        read=reading,
        vehicle=None if several else rows[0],
        candidates=tuple(map(Candidate, shown, facts)) if several else (),
        more=len(rows) - len(shown),
        built=reading.built,
        production=production,
        also=tuple(Candidate(row, fact) for row, fact in zip(aside, choose.telling_facts([*aside, *rows]), strict=False)),
        said=tuple(said),
    )


def _likely(row: Vehicle) -> tuple:
    """Who does not say the year most often means one old enough to import: those first, the newest of them first."""
    sold = choose.production(row)
    if sold is None:
        return (2, 0)
    old_enough = sold.first.year <= date.today().year - 25
    return (0 if old_enough else 1, -sold.first.toordinal() if old_enough else sold.first.toordinal())
