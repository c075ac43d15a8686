"""What a sweep found, put together from what is kept, in the order of the question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from keiway.policy.record import Effect
from keiway.policy.sweep.fingerprint import facts
from keiway.policy.sweep.record import (
    SCHEMA,
    Best,
    Failed,
    Found,
    ImpactFound,
    LawFound,
    Open,
    Shown,
    Sweep,
    SweepAnswer,
    Task,
    TermsFound,
)
from keiway.policy.sweep.tasks import stands
from keiway.store import data_version

OPEN = ("YES", "YES_WITH_LIMITS")
DOUBT = ("UNKNOWN", "DISPUTED")
#: Effects whose smallest and largest change are told, and the net benefit at the first rate.
MAIN = ("sold", "own_deaths", "others_deaths", "all_deaths", "co2", "net_3")
OTHERS_DAY = "Verdicts count the day asked about; a used vehicle without a build date is taken as built in the last month of its sale, and as new where it is still sold."


def answer(sweep: Sweep, tasks: dict[str, Task], found: dict[str, Found], as_of: date, kept: int, ran: int) -> SweepAnswer:
    """`tasks` by key, in the order of the question; those that are not in `found` are told as left."""
    told = [found[key] for key in tasks if key in found]
    law = tuple(one for one in told if isinstance(one, LawFound))
    impact = tuple(one for one in told if isinstance(one, ImpactFound))
    failed = tuple(one for one in told if isinstance(one, Failed))
    opens = tuple(_open(one) for one in law)
    best = tuple(_bests(impact))
    left = len(tasks) - len(told)
    return SweepAnswer(
        schema=SCHEMA, sweep=sweep.sweep, sentence=_sentence(sweep, opens, best, failed, left), as_of=as_of, data=data_version(), facts=facts(), draws=sweep.draws,
        seed=sweep.seed, tasks=len(tasks), kept=kept, ran=ran, points=tuple(Shown(id=each.id, title=each.reform.title, first_day=stands(each.reform), base=each.base, swept={one.lever: one.value for one in each.swept}) for each in sweep.points),
        axes=sweep.axes, opens=opens, law=law, terms=tuple(one for one in told if isinstance(one, TermsFound)), impact=impact, best=best, failed=failed,
        assumed=tuple(_assumed(sweep)), next=tuple(_next(sweep)),
    )  # fmt: skip


def _open(one: LawFound) -> Open:
    before, after = (tuple(row.state for row in one.rows if word(row) in OPEN) for word in (lambda row: row.before, lambda row: row.after))
    return Open(
        point=one.point, vehicle=one.vehicle, title=one.title, built=one.built, day=one.day, before=len(before), after=len(after),
        opened=tuple(code for code in after if code not in before), closed=tuple(code for code in before if code not in after),
        doubt=sum(row.after in DOUBT for row in one.rows),
    )  # fmt: skip


def _bests(impact: Sequence[ImpactFound]) -> Iterable[Best]:
    """Of each main effect, where there are two reforms to compare."""
    if len(impact) < 2:
        return
    for id_ in MAIN:
        known = [(name(one), effect) for one in impact if (effect := effect_of(one, id_)) is not None]
        if len(known) < 2:
            continue
        (least, low), (most, high) = min(known, key=lambda each: each[1].mid), max(known, key=lambda each: each[1].mid)
        yield Best(
            effect=id_, label=low.label, unit=low.unit, least=least, least_low=low.low, least_mid=low.mid, least_high=low.high, most=most, most_low=high.low,
            most_mid=high.mid, most_high=high.high,
        )  # fmt: skip


def effect_of(one: ImpactFound, id_: str) -> Effect | None:
    return next((each for each in (*one.effects, *one.net, *one.poles) if each.id == id_), None)


def name(one: ImpactFound) -> str:
    """The reform, with what is offered alone."""
    return f"{one.point}: {' and '.join(one.offered)}" if one.offered else one.point


def _sentence(sweep: Sweep, opens: Sequence[Open], best: Sequence[Best], failed: Sequence[Failed], left: int) -> str:
    said = [_opened(sweep, opens)] if opens else []
    deaths = next((each for each in best if each.effect == "all_deaths"), None)
    if deaths:
        said.append(_range(deaths))
    if failed:
        said.append(f"{len(failed)} {'task' if len(failed) == 1 else 'tasks'} gave no numbers.")
    if left:
        said.append(f"{left} {'task is' if left == 1 else 'tasks are'} not done yet.")
    return " ".join(said) or f"{len(sweep.points)} {'reform was' if len(sweep.points) == 1 else 'reforms were'} asked."


def _opened(sweep: Sweep, opens: Sequence[Open]) -> str:
    """Which reform opens most, in vehicles times states."""
    by_point: dict[str, int] = {}
    for one in opens:
        by_point[one.point] = by_point.get(one.point, 0) + len(one.opened) - len(one.closed)
    most, least = max(by_point, key=lambda id_: by_point[id_]), min(by_point, key=lambda id_: by_point[id_])
    cells = sum(one.before for one in opens if one.point == most)
    if by_point[most] == by_point[least] == 0:
        under = f"Under none of the {len(by_point)} reforms" if len(by_point) > 1 else "Under the reform"
        return f"{under} {'is one of these vehicles' if len(by_point) > 1 else 'none of these vehicles is'} open in more or fewer states than as the law is."
    said = f"{most} opens most: {by_point[most]:+d} vehicle-states beside {cells} that are open as the law is."
    return f"{said} {least} closes most: {by_point[least]:+d}." if by_point[least] < 0 else said


def _range(deaths: Best) -> str:
    from keiway.policy.impact.figures import signed

    return (
        f"All deaths together change by {signed(deaths.least_mid)} ({signed(deaths.least_low)} to {signed(deaths.least_high)}) under {deaths.least} and by "
        f"{signed(deaths.most_mid)} ({signed(deaths.most_low)} to {signed(deaths.most_high)}) under {deaths.most}."
    )


def _assumed(sweep: Sweep) -> Iterable[str]:
    if "law" in sweep.work:
        yield "Open means that a used one may be brought in, registered and driven: YES or with limits. A vehicle-state is one vehicle in one state."
        if any(car.built is None for car in sweep.cars):
            yield OTHERS_DAY
    if "terms" in sweep.work:
        yield "Terms are those of a new vehicle whose maker takes the widest lawful way (docs/science: policy)."
    if "impact" in sweep.work:
        yield "All reforms meet the same draws, so bands that overlap do not make a difference between two of them unsure. Smallest and largest go by the middle."
        yield "Bands hold 90 percent of the draws. Effects are over the lives of all vehicles sold in the years counted; not a level but the change against the law as it is."
    yield from sweep.notes


def _next(sweep: Sweep) -> Iterable[str]:
    """Commands that tell more of one of its reforms."""
    from keiway.policy.reform import shipped

    yield from (f"keiway reform {each.base}" for each in sweep.points[-1:] if each.base in shipped())
    if "impact" in sweep.work:
        yield "keiway explain policy.effect.all_deaths"
