"""One side: a vehicle's lines over the years, drawn together."""

from __future__ import annotations

import msgspec

from keiway.cost.owned import energy, state_bill, tyre_choice, upkeep, worth
from keiway.cost.owned.draws import Draws, band
from keiway.cost.owned.facts import PREFIX, fact, source_ids
from keiway.cost.owned.record import Horizon, Owner, Owning, Side
from keiway.cost.record import Line, Sum
from keiway.cost.states.record import Band
from keiway.cost.sums import summed

Rows = dict[str, list[float]]
#: Lines that a person may set by the year: `--set cost.owned.maintenance=800`.
BY_YEAR = ("energy", "maintenance", "tyres", "registration", "tests")


class Drawn(msgspec.Struct, frozen=True):
    """A side with its draws, for comparing draw by draw. `rows`: years -> line -> dollars over the years."""

    side: Side
    rows: dict[int, Rows]

    def totals(self, years: int) -> list[float]:
        return [sum(column) for column in zip(*self.rows[years].values(), strict=True)]


def drawn(owner: Owner, miles: float, horizons: tuple[int, ...], owning: Owning, draws: Draws, insurance: float | None = None, in_full: int = 0) -> Drawn:
    """All the lines of one side over each of the horizons; over `in_full` years with each line's part in the spread."""
    paid = draws.of(f"{PREFIX}price", owner.price.usd, owner.id)
    rows = {years: _rows(owner, paid, miles, years, owning, draws) for years in horizons}
    told = tuple(_horizon(owner, paid, miles, years, rows[years], owning, draws, full=years == in_full) for years in horizons)
    return Drawn(Side(owner=owner, miles_year=miles, horizons=told, insurance_usd_year=insurance), rows)


def _rows(owner: Owner, paid: list[float], miles: float, years: int, owning: Owning, draws: Draws) -> Rows:
    back = worth.resale(owner, paid, miles, years, draws)
    rows = {
        "depreciation": [a - b for a, b in zip(paid, back, strict=True)],
        "tax_title": state_bill.bought(owner, paid, draws),
        "energy": [each * years for each in energy.energy(owner, miles, draws)],
        "maintenance": upkeep.upkeep(owner, miles, years, draws),
        "tyres": [each * years for each in tyre_choice.yearly_draws(owner, owning, miles, draws)],
        "registration": draws.of(f"{PREFIX}registration:{years}", state_bill.registration_sum(owner, years), owner.id),
        "tests": draws.of(f"{PREFIX}tests:{years}", state_bill.tests_sum(owner, years), owner.id),
    }
    for line in BY_YEAR:
        if given := draws.given(line, owner.role):
            rows[line] = [each * years for each in draws.of(f"{PREFIX}{line}", given, owner.id)]
    return rows


def _bill(lines: list[Line], rows: Rows, whole: Band, draws: Draws) -> Sum:
    """`summed` without what each line has in the spread, which only the vehicle's own bill tells."""
    told = tuple(msgspec.structs.replace(line, mean=sum(row) / draws.n) for line, row in zip(lines, rows.values(), strict=True))
    return Sum(
        lines=told, low=whole.low, mid=whole.mid, high=whole.high, expected=sum(line.expected for line in told),
        likely=sum(line.mid for line in lines), draws=draws.n, seed=draws.seed,
    )  # fmt: skip


def _horizon(
    owner: Owner, paid: list[float], miles: float, years: int, rows: Rows, owning: Owning, draws: Draws, full: bool
) -> Horizon:
    lines = [_line(id, owner, row, draws, owning, miles) for id, row in rows.items()]
    totals = [sum(column) for column in zip(*rows.values(), strict=True)]
    whole = band(totals)
    bill = summed(lines, list(rows.values()), draws.seed) if full else _bill(lines, rows, whole, draws)
    apart = band(_finance(paid, rows["depreciation"], years, owning, draws))
    return Horizon(years=years, bill=bill, usd_year=whole.times(1 / years), usd_mile=whole.times(1 / years / miles), finance_usd=apart)


def _finance(paid: list[float], lost: list[float], years: int, owning: Owning, draws: Draws) -> list[float]:
    """Interest on what is in the vehicle on average: half-way between what was paid and what comes back."""
    known = fact("opportunity_rate").value
    own = owning.finance_pct
    rate = draws.of(f"{PREFIX}opportunity_rate", known if own is None else Band(own, own, own))
    return [(p - each / 2.0) * r / 100.0 * years for p, each, r in zip(paid, lost, rate, strict=True)]


LABELS = {
    "depreciation": "Loss of worth",
    "tax_title": "Tax and title",
    "energy": "Fuel or current",
    "maintenance": "Upkeep and repairs",
    "tyres": "Tyres",
    "registration": "Registration and yearly taxes",
    "tests": "Inspection and emissions test",
}


def _line(id: str, owner: Owner, row: list[float], draws: Draws, owning: Owning, miles: float) -> Line:
    """A line as told: 5%, 50% and 95% of its draws, where it comes from and how sure it is."""
    told = band(row)
    given = draws.given(id, owner.role) is not None
    how, confidence, sources = ("set by the person who asks", "given", ()) if given else _says(id, owner, draws, owning, miles)
    return Line(
        id=f"{PREFIX}{id}", label=LABELS[id], low=told.low, mid=told.mid, high=told.high, group="owned", sources=sources,
        date="2026", confidence=confidence, how=how, given=given, editable=id in BY_YEAR,
    )  # fmt: skip


def _says(id: str, owner: Owner, draws: Draws, owning: Owning, miles: float) -> tuple[str, str, tuple[str, ...]]:
    if id == "depreciation":
        how, confidence, sources = worth.worth_says(owner)
        return sentences(_price_says(owner), how), confidence, tuple(dict.fromkeys((*owner.price.sources, *source_ids(sources))))
    if id == "energy":
        how, confidence, sources = energy.price_says(owner.uses.fuel, owner.state, draws)
        return sentences(owner.uses.how, how), owner.uses.confidence if owner.uses.stated else confidence, (*owner.uses.sources, *sources)
    if id == "maintenance":
        how, confidence, sources = upkeep.upkeep_says(owner)
        return how, confidence, source_ids(sources)
    if id == "tyres":
        how, confidence, sources = tyre_choice.tyres_says(owner, owning, miles)
        return how, confidence, source_ids(sources)
    if id == "registration":
        return state_bill.registration_says(owner)
    if id == "tests":
        return state_bill.tests_says(owner)
    return _tax_says(owner)


def sentences(*parts: str) -> str:
    """Parts as sentences: a capital in front, one full stop behind."""
    plain = [part.strip().rstrip(".") for part in parts if part.strip()]
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in plain)


def _price_says(owner: Owner) -> str:
    usd = owner.price.usd
    span = f"{usd.mid:,.0f}" if usd.low == usd.high else f"{usd.low:,.0f} to {usd.high:,.0f}"
    return f"Paid {span} USD: {owner.price.how}"


def _tax_says(owner: Owner) -> tuple[str, str, tuple[str, ...]]:
    if owner.price.at_the_door:
        return "in the sum at the door already", "derived", ()
    if owner.state is None:
        from keiway.cost.owned.facts import facts

        known = facts().us["tax_pct"]
        return known.how, known.confidence, source_ids(known.sources)
    from keiway.cost.states import tax_rate, title_line

    tax, title = tax_rate(owner.state, used=owner.age_years >= 0.5), title_line(owner.state)
    return sentences(tax.how, f"title {title.mid:g} USD"), tax.confidence, tuple(dict.fromkeys((*tax.sources, *title.sources)))
