"""The two federal gates, safety and emissions: the best way open to the person who asks."""

from __future__ import annotations

from datetime import date, timedelta

from keiway.answer import Gate, Missing, Reason, Verdict, best, worst
from keiway.case import Case
from keiway.law.conditions import truth
from keiway.law.federal.because import failing
from keiway.law.federal.clock import words
from keiway.law.federal.facts import CaseFacts, missing
from keiway.law.federal.files import MOVING, clock, known, serving, shown_traps
from keiway.law.federal.record import Pathway
from keiway.law.federal.way import Finding, judge, offers

V = Verdict
TITLES = {"safety": "Enter the country: safety (NHTSA)", "emissions": "Enter the country: emissions (EPA)"}
_VERDICT = {"open_from": V.NOT_YET, "unknown": V.UNKNOWN, "closed": V.NO}


def gates(case: Case) -> list[Gate]:
    """Gates ``enter.safety`` and ``enter.emissions`` on the day of entry."""
    if case.in_us:
        return [_already(layer) for layer in TITLES]
    facts = CaseFacts(case, case.entry_day)
    return [_gate(layer, facts) for layer in TITLES]


def enter(case: Case) -> Gate:
    """Both gates in one: the worse of the two, open only once both are."""
    both = gates(case)
    verdict = worst([gate.verdict for gate in both])
    slow = [gate for gate in both if gate.verdict == verdict]
    return Gate(
        gate="enter",
        title="Enter the country",
        verdict=verdict,
        says=" ".join(dict.fromkeys(gate.says for gate in slow)),
        possible_from=_latest([gate.possible_from for gate in both]) if verdict != V.NO else None,
        certain_from=_latest([gate.certain_from for gate in both]) if _dated(both) else None,
        until=min((gate.until for gate in both if gate.until), default=None),
        missing=tuple({ask.fact: ask for gate in both for ask in gate.missing}.values()),
        limits={"needed": any(gate.limits.get("needed", True) for gate in both)},
    )


def _gate(layer: str, facts: CaseFacts) -> Gate:
    ways = [(way, judge(way, facts)) for way in serving(layer, facts.importer, facts.case.use) if known(way, facts.day)]
    verdict = best([_verdict(way, found) for way, found in ways])
    way, found = min(
        (pair for pair in ways if _verdict(*pair) == verdict), key=lambda pair: pair[1].possible_from or date.max
    )
    firm = found.state == "open"
    doubt = found.state == "unknown" and not MOVING & found.lacking
    return Gate(
        gate=f"enter.{layer}",
        title=TITLES[layer],
        verdict=verdict,
        says=_says(way, found, facts) + ("" if firm else _offered(ways, facts)),
        possible_from=found.possible_from,
        certain_from=found.certain_from,
        until=_until(found),
        reasons=(
            _reason(way),
            *(_notes(way) if doubt or (firm and way.confidence != "high") else ()),
            *_practice(way, found, facts),
            *_corrections(layer, facts),
        ),
        positions=tuple(way.positions) if facts.importer == "dealer" else (),
        missing=() if firm else _missing(ways, verdict, facts),
        leaning=way.leaning if doubt else None,
        limits=_limits(way, firm),
    )


def _verdict(way: Pathway, found: Finding) -> Verdict:
    return Verdict(way.verdict) if found.state == "open" else _VERDICT[found.state]


def _already(layer: str) -> Gate:
    return Gate(
        gate=f"enter.{layer}",
        title=TITLES[layer],
        verdict=V.YES,
        says="It is already in the country, so there is nothing to import.",
        limits={"needed": False},
    )


def _says(way: Pathway, found: Finding, facts: CaseFacts) -> str:
    """One sentence or two: what the way gives, and when."""
    dated = words(clock(way.clock), facts.case.built, facts.day) if way.clock else ""
    if found.state == "open":
        return f"{way.says} {dated}".strip()
    if found.state == "open_from" or found.lacking & MOVING:
        return dated or f"Not open yet: {'; '.join(failing(way.when, facts))}."
    if found.state == "unknown":
        asked = " ".join(missing(fact, facts.case).question for fact in sorted(found.lacking))
        return f"{way.title}: it turns on what is not known. {asked}"
    return f"No way in was found for this importer and use. {way.title}: {'; '.join(failing(way.when, facts))}."


def _offered(ways: list[tuple[Pathway, Finding]], facts: CaseFacts) -> str:
    """Ways the law keeps for this use, shut only for want of papers."""
    return "".join(
        f' Another way for {facts.case.use} use, "{way.title}": {"; ".join(failing(way.when, facts))}.'
        for way, found in ways
        if found.state == "closed" and offers(way, facts)
    )


def _reason(way: Pathway) -> Reason:
    text = way.rule or (clock(way.clock).rule if way.clock else way.says)
    return Reason(text=f"{way.title}: {text}", cites=tuple(way.cites), rule=way.id, confidence=way.confidence)


def _notes(way: Pathway) -> tuple[Reason, ...]:
    """What is known of a point in doubt, and the caveats of a way that is less than sure."""
    return tuple(Reason(text=note, cites=tuple(way.cites[:1]), rule=way.id, kind="practice") for note in way.notes)


def _practice(way: Pathway, found: Finding, facts: CaseFacts) -> tuple[Reason, ...]:
    """What ports are said to do with a month, beside what the text asks; only where the month is at hand."""
    if not way.clock or found.state == "open" or facts.case.built.precision != "month":
        return ()
    if found.possible_from is None or (found.possible_from - facts.day).days > 366:
        return ()
    rule = clock(way.clock)
    if not rule.practice:
        return ()
    return (Reason(text=rule.practice, cites=tuple(rule.cites), rule=rule.id, confidence="medium", kind="practice"),)


def _corrections(layer: str, facts: CaseFacts) -> tuple[Reason, ...]:
    """Mistakes found in the wild that bear on this very case."""
    return tuple(
        Reason(
            text=f"You may have read that {trap.claim}. {trap.answer[0].upper()}{trap.answer[1:]}.",
            cites=tuple(trap.cites),
            rule=trap.id,
            kind="correction",
        )
        for trap in shown_traps(layer)
        if truth(trap.when, facts)[0]
    )


def _missing(ways: list[tuple[Pathway, Finding]], verdict: Verdict, facts: CaseFacts) -> tuple[Missing, ...]:
    """What would settle an unknown, and which papers would open a way meant for this use."""
    asks: dict[str, Missing] = {}
    for way, found in ways:
        if found.state == "unknown" and verdict == V.UNKNOWN:
            asks.update((fact, missing(fact, facts.case)) for fact in sorted(found.lacking))
        if found.state in ("closed", "open_from"):
            asks.update((ask.fact, ask) for ask in offers(way, facts))
    return tuple(asks.values())


def _limits(way: Pathway, firm: bool) -> dict[str, object]:
    limits: dict[str, object] = {"pathway": way.id, "needed": way.needed or not firm}
    if firm:
        limits["entry"], limits["road"], limits["sale"] = way.permits.entry, way.permits.road, way.permits.sale
        limits["forms"] = {filing.form: filing.entry for filing in way.forms}
        if way.limits:
            limits["terms"] = list(way.limits)
    return limits


def _until(found: Finding) -> date | None:
    """Last day for which the verdict is known to stand."""
    day = {"open_from": found.possible_from, "unknown": found.certain_from}.get(found.state)
    return day - timedelta(days=1) if day else None


def _latest(days: list[date | None]) -> date | None:
    return max((day for day in days if day), default=None)


def _dated(both: list[Gate]) -> bool:
    """False where a gate waits for something that no day brings."""
    open_ = (V.YES, V.YES_WITH_LIMITS)
    return all(gate.certain_from or gate.verdict in open_ for gate in both)
