"""What a reform changes in law for a few telling vehicles, asked of the law room in both worlds. No draws: it takes a fraction of a second.

New vehicles are those that the reform offers, else three that people ask after; a new one is told by the way that the reform opens, so
that "before" is closed where that way is not there today. Used ones are a kei truck on both sides of the two federal ages and a kei car
of more than 25 years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from keiway.answer import Verdict
from keiway.case import Case
from keiway.crash.names import titled
from keiway.days import Window, add_years
from keiway.law.federal.files import law
from keiway.law.state.load import states
from keiway.policy import reform as room
from keiway.policy.lab.record import LAW, Kind, LawChange, Moved, Place, Subject
from keiway.policy.lab.written import shown
from keiway.policy.record import Offer
from keiway.policy.reform.levers import lever
from keiway.policy.reform.record import Reform, Row, Terms, UsedTerms
from keiway.policy.reform.standing import moving
from keiway.policy.reform.words import makers
from keiway.question import COVERAGE_TO
from keiway.store import under
from keiway.vehicles.catalogue import vehicle
from keiway.vehicles.record import Vehicle

OPEN = (Verdict.YES.value, Verdict.YES_WITH_LIMITS.value)
ASKED_AFTER = (Offer(vehicle="honda-n-box-3"), Offer(vehicle="suzuki-carry-11"), Offer(vehicle="nissan-sakura-1"))
WAYS = {"imported": "imported", "us_kit": "assembled here from kits", "us_plant": "built in a plant here"}
#: Kind -> the generations that stand for it, oldest first, and what it is called.
USED = {
    "kei_truck": ("kei truck", ("suzuki-carry-9", "suzuki-carry-10-efi", "suzuki-carry-10-k6a", "suzuki-carry-11")),
    "kei_van": ("kei van", ("suzuki-every-3", "suzuki-every-4", "suzuki-every-5", "suzuki-every-6")),
    "kei_car": ("kei car", ("suzuki-wagon-r-1", "suzuki-wagon-r-2", "suzuki-wagon-r-3", "suzuki-wagon-r-4", "suzuki-wagon-r-5")),
}
AGED = (("kei_truck", 16), ("kei_truck", 22), ("kei_truck", 26), ("kei_car", 26))  # one below both federal ages, one between, two above


def opened(reform: Reform, as_of: date, offers: tuple[Offer, ...] | None = None) -> LawChange:
    """The law on the first day of the whole reform, or on `as_of` where that is later. `offers` None: the reform's own."""
    day = law_day(reform, as_of)
    given = reform.offers if offers is None else offers
    new = tuple(_new(reform, offer, day) for offer in given or ASKED_AFTER)
    used = tuple(_used(reform, day))
    kinds = tuple(_kinds(reform, day))
    return LawChange(
        schema=LAW, reform=reform.reform, title=reform.title, restated=room.restated(reform), from_=reform.from_, day=day, who=makers(reform) if moves(reform) else (),
        sentence=_sentence(reform, (*new, *used), kinds), moved=tuple(_moved(reform)), subjects=(*new, *used), used=kinds,
        next=(f"keiway explain {reform.set[0].lever}",) if reform.set else (), file=room.dump(reform),
    )  # fmt: skip


def moves(reform: Reform) -> bool:
    return bool(moving(reform) or reform.rules)


def law_day(reform: Reform, as_of: date) -> date:
    """Within the days that the law is coded for."""
    parts = [each.from_ for each in (*reform.set, *reform.rules) if each.from_]
    return min(max([reform.from_, as_of, *parts]), COVERAGE_TO)


def _moved(reform: Reform) -> Iterator[Moved]:
    for each in moving(reform):
        one = lever(each.lever)
        yield Moved(
            lever=one.id, title=one.title, before=shown(one, one.today), after=shown(one, each.value), from_=each.from_ or reform.from_, who=one.who, cites=one.cites,
        )  # fmt: skip


def _new(reform: Reform, offer: Offer, day: date) -> Subject:
    row = vehicle(offer.vehicle)
    today, then = room.both(reform, row, offer.way, day)
    same = _same_way(today, then)
    places = tuple(_place(code, name, today if same else None, then) for code, name in _names())
    return Subject(
        id=f"new.{row.id}.{offer.way}", title=f"{titled(row)}, new, {WAYS[offer.way]}", new=True,
        enter_before=_word(today if same else None), enter_after=_word(then), says_before=today.says if same else _not_there(today, row), says_after=then.says, places=places,
        open_before=sum(bool(one.before) for one in places), open_after=sum(bool(one.after) for one in places),
        way_before=_way(None, today.pathway) if same else "", way_after=_way(reform, then.pathway), cap_before=today.cap_mph if same else None, cap_after=then.cap_mph,
        waived=tuple(number for number in then.waived if number not in today.waived), most_a_year=then.most_a_year, term_years=then.term_years, us_built=then.us_built,
        most_before=today.most_a_year if same else None, term_before=today.term_years if same else None, left_before=today.left, left_after=then.left,
        certified=None if same else len(today.states) if today.open else 0, assumed=then.assumed,
    )  # fmt: skip


def _same_way(today: Terms, then: Terms) -> bool:
    """One way of the law and the same as the reform moves it."""
    return today.pathway.rpartition(".")[2] == then.pathway.rpartition(".")[2]


def _not_there(today: Terms, row: Vehicle) -> str:
    """Of a way that the reform makes."""
    if row.us_certified:
        return "There is no such way today; it is sold here certified to every US standard."
    if not today.open:
        return "There is no such way today."
    return f"There is no such way today. As it is built now it may not be sold; certified to every US standard it could be in {_states(len(today.states))}; it is not sold here."


def _word(terms: Terms | None) -> str:
    if terms is None or terms.open is False:
        return Verdict.NO.value
    return Verdict.UNKNOWN.value if terms.open is None else Verdict.YES.value


def _names() -> list[tuple[str, str]]:
    return [(code, state.name) for code, state in states().items()]


def _place(code: str, name: str, today: Terms | None, then: Terms) -> Place:
    """Open where a state registers it: with limits where its roads are capped or freeways are closed."""
    (before, cap_before), (after, cap_after) = (_road(terms, code) for terms in (today, then))
    return Place(state=code, name=name, before=before, after=after, cap_before=cap_before, cap_after=cap_after)


def _road(terms: Terms | None, code: str) -> tuple[str, int | None]:
    road = next((each for each in terms.roads if each.state == code), None) if terms and terms.open is not False else None
    if road is None:
        return "", None
    free = road.cap_mph is None and road.freeways
    return (Verdict.YES if free else Verdict.YES_WITH_LIMITS).value, road.cap_mph


def _way(reform: Reform | None, id_: str) -> str:
    with under(room.world(reform)):
        return next((each.title for each in law().pathways if each.id == id_), id_)


def _used(reform: Reform, day: date) -> Iterator[Subject]:
    cases = [_aged(kind, years, day) for kind, years in AGED]
    found = room.compare(reform, cases, None, day)
    by = len(found.rows) // len(cases)
    for n, ((kind, years), (_, before, after)) in enumerate(zip(AGED, found.enter, strict=True)):
        rows = found.rows[n * by : (n + 1) * by]
        places = tuple(_row(row) for row in rows)
        yield Subject(
            id=f"used.{kind}.{years}", title=f"A {USED[kind][0]} {years} years old, used", new=False, enter_before=before, enter_after=after, says_before="", says_after="",
            places=places, open_before=sum(one.before in OPEN for one in places), open_after=sum(one.after in OPEN for one in places),
        )  # fmt: skip


def _row(row: Row) -> Place:
    caps = [cap if verdict in OPEN else None for cap, verdict in ((row.cap_before, row.before), (row.cap_after, row.after))]
    return Place(state=row.state, name=row.name, before=row.before, after=row.after, cap_before=caps[0], cap_after=caps[1])


def _aged(kind: str, years: int, day: date) -> Case:
    """One that turned so old half a year before, so that no birthday decides."""
    built = add_years(day, -years).replace(day=1)
    month = built.month - 6
    built = built.replace(year=built.year - (month < 1), month=month + 12 * (month < 1))
    return Case(vehicle=_stands_for(kind, built), built=Window(built, built), as_of=day, entry=day)


def _stands_for(kind: str, built: date) -> Vehicle:
    """The generation on sale in that month; the nearest where none was."""
    month, rows = f"{built:%Y-%m}", [vehicle(id_) for id_ in USED[kind][1]]
    return next((row for row in rows if (row.production_from or "") <= month <= (row.production_to or "9999")), rows[-1] if month > (rows[-1].production_from or "") else rows[0])


def _kinds(reform: Reform, day: date) -> Iterator[Kind]:
    for kind, (title, _) in USED.items():
        row = _stands_for(kind, add_years(day, -25))
        today, then = (room.used_terms(each, row, day) for each in (None, reform))
        yield Kind(
            id=kind, title=f"used {title}s", age_before=today.open_years, age_after=then.open_years, states_before=len(today.states), states_after=len(then.states),
            duty_before=_duty(today), duty_after=_duty(then),
        )  # fmt: skip


def _duty(terms: UsedTerms) -> float | None:
    return terms.duty_pct[1] if terms.duty_pct else None


def _sentence(reform: Reform, subjects: Iterable[Subject], kinds: Iterable[Kind]) -> str:
    """What of the law moves, in one line: the vehicles for which most does, and the duty."""
    if not moves(reform):
        return "Nothing changes in law."
    every = list(subjects)
    told = sorted((one for one in every if one.open_before != one.open_after), key=lambda one: -abs(one.open_after - one.open_before))[:2]
    parts = [f"{one.title}: {_states(one.open_before)} before, {_states(one.open_after)} after{_caps(one)}" for one in told]
    freed = next((one for one in every if one.waived and one.open_before == one.open_after), None)
    if freed and not parts:
        parts = [f"{freed.title}: {len(freed.waived)} safety standards need not be met in their US form; its maker still certifies it"]
    widened = next((one for one in every if one.most_before and one.most_a_year and one.most_before != one.most_a_year), None)
    if widened:
        parts.append(f"{widened.title}: at most {widened.most_before:,.0f} a year before, {widened.most_a_year:,.0f} after")
    parts += [f"duty on {one.title}: {_pct(one.duty_before)} before, {_pct(one.duty_after)} after" for one in kinds if one.duty_before != one.duty_after]
    return f"{'; '.join(parts)}." if parts else "No state opens or closes for the vehicles looked at here; what else moves is told below."


def _states(count: int) -> str:
    return "every state and DC" if count == 51 else "no state" if not count else f"{count} {'state' if count == 1 else 'states'}"


def _caps(one: Subject) -> str:
    return f", most to roads posted {one.cap_after} mph" if one.cap_after and one.cap_after != one.cap_before else ""


def _pct(value: float | None) -> str:
    return "not known" if value is None else f"{value:g}%"
