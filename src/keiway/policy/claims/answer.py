"""The claims checked: each asks its rooms, fills its sentences, is graded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from keiway.errors import KeiwayError, NotUnderstood, OutOfCoverage
from keiway.policy.claims import grading, words
from keiway.policy.claims.asks import ask, is_heavy, recorded
from keiway.policy.claims.facts import ClaimFact, asks_of, facts, figures_of
from keiway.policy.claims.figures import Maker
from keiway.policy.claims.ladders import ladder
from keiway.policy.claims.record import GRADES, SCHEMA, Claim, ClaimsAnswer, Origin, Row, Table

DAY = "{day}"
LATER = "It takes some seconds and was not asked for."


def answer(as_of: date, which: tuple[str, ...] = (), quick: bool = False) -> ClaimsAnswer:
    """All claims, or those of these ids. `quick`: what takes seconds is left out and said to be. Raises `OutOfCoverage`."""
    told = facts()
    if as_of < date.fromisoformat(told.first_day):
        raise OutOfCoverage(
            f"--as-of {as_of}: the article is of {told.first_day[:7]}. The nearest day is {told.first_day}.",
            suggestions=[told.first_day], fix=(str(as_of), told.first_day),
        )  # fmt: skip
    chosen = [claim for claim in told.claims if not which or claim.id in which]
    claims = tuple(checked(claim, as_of, quick) for claim in chosen)
    from keiway.store import data_version

    return ClaimsAnswer(
        schema=SCHEMA, as_of=as_of, checked=told.checked, article=told.article, sentence=_sentence(claims), counts=_counts(claims), claims=claims,
        left_out=told.left_out, sources=_origins(claims), data=data_version(), next=("keiway claims 6", "keiway claims --json"),
    )  # fmt: skip


def find(text: str) -> str:
    """The id of the claim with this number, id, or the only one that holds the word. Raises `NotUnderstood`."""
    from keiway.flags import nearest

    plain = text.strip().casefold().removeprefix("#")
    claims = facts().claims
    for claim in claims:
        if plain in (str(claim.number), claim.id):
            return claim.id
    holding = [claim for claim in claims if plain and plain in f"{claim.title} {claim.claim} {claim.id}".casefold()]
    if len(holding) == 1:
        return holding[0].id
    if holding:
        several = ", ".join(f"{claim.number} ({claim.title.lower()})" for claim in holding)
        raise NotUnderstood(f"{text!r} is in more than one claim: {several}. Give the number.", suggestions=[claim.id for claim in holding], fix=(text, str(holding[0].number)))
    near = nearest(plain, [claim.id for claim in claims])
    by_id = {claim.id: claim.number for claim in claims}
    hint = f" Did you mean {near[0]}?" if near else ""
    raise NotUnderstood(
        f"no claim {text!r}; they are numbered 1 to {len(claims)}.{hint}", suggestions=list(near), try_="keiway claims", fix=(text, str(by_id[near[0]])) if near else None
    )


def commands(claim: ClaimFact, as_of: date) -> dict[str, str]:
    """Name -> command with its day, of those the claim uses."""
    used = _used(claim)
    return {name: command.replace(DAY, f"--as-of {as_of}") for name, command in asks_of(claim).items() if name in used}


def _used(claim: ClaimFact) -> set[str]:
    """Names of the asks that its figures, its table and its ladder stand on."""
    every = figures_of(claim)
    return ({every[name].ask for name in _seen(claim)} | _beside(claim)) - {""}


def _seen(claim: ClaimFact) -> set[str]:
    """Figures that it names, and those they are worked out of."""
    every, seen, open_ = figures_of(claim), set(), list(named_in(claim))
    while open_:
        name = open_.pop()
        if name not in seen and name in every:
            seen.add(name)
            open_ += every[name].of
    return seen


def _beside(claim: ClaimFact) -> set[str]:
    """Asks of its table and its ladder."""
    asks = {row.ask for row in (claim.table.rows if claim.table else ())}
    return (asks | ({claim.ladder_from.ask} if claim.ladder_from else set())) - {""}


def _worked_for(claim: ClaimFact, asked: dict[str, str]) -> set[str]:
    """Names of the asks of which more is read than what is on record."""
    every = figures_of(claim)
    read = {fact.ask for fact in (every[name] for name in _seen(claim)) if fact.ask and recorded(asked[fact.ask], fact.at) is None}
    return read | _beside(claim)


def named_in(claim: ClaimFact) -> set[str]:
    """Figures that the claim's words and rules name, and its own."""
    texts = [claim.claim, claim.says, claim.fit, claim.unfit, claim.why_unfit, claim.grade.why, *claim.left_out, *claim.settles]
    texts += [rung.says for rung in claim.ladder] + [cell for row in (claim.table.rows if claim.table else ()) for cell in row.cells]
    found = {match[1] for text in texts for match in words.PLACE.finditer(text)} | set(claim.figures)
    for rule in claim.grade.rules:
        for condition in rule.when:
            match = grading.CONDITION.fullmatch(condition)
            found |= {match[1], match[6]} - {None} if match else set()
    return found


def checked(claim: ClaimFact, as_of: date, quick: bool = False) -> Claim:
    """One claim. Where a room cannot answer, the claim says so and has no grade."""
    asked = commands(claim, as_of)
    bare = {"number": claim.number, "id": claim.id, "title": claim.title, "commands": tuple(asked.values())}
    try:
        if quick and any(is_heavy(asked[name]) for name in _worked_for(claim, asked)):
            raise _Later
        return _worked(claim, asked, bare)
    except _Later:
        lacks = LATER
    except KeiwayError as error:
        lacks = error.message
    return Claim(
        **bare, claim=_words_alone(claim), grade=None, grade_says="not worked out", rule="", left_out=_plain(claim.left_out), settles=_plain(claim.settles),
        sources=claim.sources, lacks=lacks,
    )  # fmt: skip


class _Later(Exception):
    """It takes seconds, and nobody asked for it."""


def _worked(claim: ClaimFact, asked: dict[str, str], bare: dict[str, Any]) -> Claim:
    every = figures_of(claim)
    figures = Maker(every, asked, ask, recorded)
    names = vehicle_names()
    say = _filler(figures, names)
    graded = grading.grade(claim.grade, figures, say)
    told = sorted(named_in(claim) & set(every), key=list(every).index)
    made = tuple(figures(name) for name in told)
    rungs = ladder(claim, say, lambda name: ask(asked[name]))
    table = _table(claim, say, asked)
    read = [*claim.sources, *(id_ for rung in claim.ladder for id_ in rung.sources), *(id_ for name in told for id_ in every[name].sources)]
    read += [id_ for row in (claim.table.rows if claim.table else ()) for id_ in row.sources]
    return Claim(
        **bare, claim=say(claim.claim), grade=graded.grade, grade_says=GRADES[graded.grade], rule=graded.rule, judged=graded.judged, says=say(claim.says),
        fit=say(claim.fit), unfit=say(claim.unfit), why_unfit=say(claim.why_unfit), ladder=rungs, figures=made, table=table,
        left_out=tuple(map(say, claim.left_out)), settles=tuple(map(say, claim.settles)), sources=tuple(dict.fromkeys(read)),
    )  # fmt: skip


def vehicle_names() -> dict[str, str]:
    """Name in a sentence -> make and model, from the catalogue."""
    from keiway.vehicles.catalogue import by_id

    return {name: by_id()[id_].name for name, id_ in facts().names.items()}


def _filler(figures: Maker, names: dict[str, str]) -> Callable[[str], str]:
    class Told(dict):
        def __missing__(self, name: str):
            self[name] = figures.told(name)
            return self[name]

    told = Told()
    return lambda text: words.filled(text, told, names)


def _words_alone(claim: ClaimFact) -> str:
    """The claim without a room's answer: its own figures are what the article says."""
    return words.filled(claim.claim, _Bare(figures_of(claim)), vehicle_names())


class _Bare(dict):
    """Figures that were read somewhere, which need no room."""

    def __init__(self, every):
        super().__init__()
        self.figures = Maker(every, {}, lambda command: {})

    def __missing__(self, name: str):
        return self.figures.told(name)


def _plain(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Those without a figure in them."""
    return tuple(text for text in texts if "{" not in text)


def _table(claim: ClaimFact, say: Callable[[str], str], asked: dict[str, str]) -> Table | None:
    fact = claim.table
    if fact is None:
        return None
    rows = tuple(Row(cells=tuple(map(say, row.cells)), command=asked.get(row.ask, ""), sources=row.sources) for row in fact.rows)
    return Table(title=fact.title, columns=fact.columns, rows=rows)


def _counts(claims: tuple[Claim, ...]) -> dict[str, int]:
    found = Counter(claim.grade for claim in claims)
    return {grade: found[grade] for grade in GRADES}


def _sentence(claims: tuple[Claim, ...]) -> str:
    counts = _counts(claims)
    parts = [f"{count} {'hold' if grade == 'holds' and count > 1 else IN_A_ROW[grade][count > 1]}" for grade, count in counts.items() if count]
    open_ = sum(claim.grade is None for claim in claims)
    if len(claims) == 1:
        return f"{claims[0].title}: {claims[0].grade_says}."
    of = f"Of the {len(claims) - open_} of {len(claims)} claims that are worked out" if open_ else f"Of {len(claims)} claims"
    return f"{of}: {', '.join(parts)}."


#: One, and more than one.
IN_A_ROW = {
    "holds": ("holds", "hold"),
    "holds_with_limits": ("holds with limits", "hold with limits"),
    "half": ("holds by half", "hold by half"),
    "does_not_hold": ("does not hold", "do not hold"),
    "open": ("is open", "are open"),
}


def _origins(claims: tuple[Claim, ...]) -> tuple[Origin, ...]:
    every = facts().sources
    used = dict.fromkeys(id_ for claim in claims for id_ in claim.sources if id_ in every)
    return tuple(Origin(id=id_, title=every[id_].title, url=every[id_].url, date=every[id_].date, note=every[id_].note) for id_ in used)
