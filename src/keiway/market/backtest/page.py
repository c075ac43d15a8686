"""docs/science/market_backtest.md: how launches are forecast blind, what the error model is, every launch, every miss."""

from __future__ import annotations

from pathlib import Path

from keiway.charts import save
from keiway.market.backtest.blind import VARIANTS, Case, Result
from keiway.market.backtest.picture import SHEETS, fans, of, scatter
from keiway.market.backtest.score import covered, sums
from keiway.market.backtest.tables import every, plans, sums_table, taught, weak
from keiway.market.backtest.verdicts import GROUPS, WANTED, better, factor, verdicts
from keiway.market.calibration.facts import priors
from keiway.market.history import Sale, changeover, facts

NAME, FOLDER = "market_backtest.md", "plots"
SCATTER = "market_backtest.svg"

HEAD = """# Small cars forecast on their first day, against what they sold

Written by `keiway validate market --write docs/science`; not to be edited. The demand model: [market_demand.md](market_demand.md). Dealers and the years
after a launch: [market_launch.md](market_launch.md). Facts: `data/market/launches.yaml`, `sales.csv`, `calibration.yaml`.

{short}

![{caption}]({folder}/{scatter})

{caption}

## What is forecast

**A launch** is a name new to the market or a dated redesign of the whole car, from {first} on, with yearly US sales in `sales.csv`. It is described by what was
known on its first day: list price of the cheapest version with destination, size, mass, power, drive, dealers. **What it sold** is the mean of its steady years: the four
calendar years after the one of its launch, before the year of its successor, without years flagged as a launch queue, supply-bound, run-out, with other models counted along, or where
sources disagree. A launch whose steady years are all flagged, or that has none, is shown and scored apart. **A minicar** is shorter than {length:.2f} m or has less than {power:g} kW (75 hp); a roadster
is none. Flags and both rules were set before any error was looked at.

## How

    steady_d = entered_d(product, market of the launch year) reach_d(dealers) exp(shift_d)
    q_d(n)   = steady_d ramp_d(n)                                     n = 1: the calendar year of the launch

    r_l = ln(sold_l / ramp of the same years) - ln(national_l) - ln(reach_l)       l: a launch; national, reach: medians of the draws without any shift
    r_l = c + s ln(national_l / {centre:,.0f}) - lambda minicar_l + epsilon electric_l + e_l,   e ~ N(0, sigma2 / w_l)
    (c, s, lambda, epsilon) | sigma2 ~ N(m0, sigma2 V0),   sigma2 ~ IG(a0, b0)       conjugate, so the posterior and the Student t it foretells are in closed form
    shift_d = a draw of r for the entrant, the variance of its error less what the structural draws of launches of its kind spread already

d: draws. The slope of sold on predicted is 1 + s: where the structural model's differences between cars say little it falls below one, and forecasts move to the middle of the class.
Launches of one nameplate hang together: k of them count as k / (1 + {within:g} (k - 1)). What the model misses differs more from one minicar to the next than between ordinary cars: the
variance of a minicar's error is {ratio:g} times that of another's (w_l has both). The market (vehicles sold, share of cars, electric share, gasoline) is that of the launch year and stays so:
what it did later was not known, and is part of the error.

**Blind**: for each launch every launch of its nameplate is left out of the regression and of the ramp, and every car of its nameplate, of whatever generation, out of the fleet. `earlier` also
leaves out launches of the same year and later, and what the earlier ones sold from that year on (the ramp alone knows them; its mean over whole windows is one). **Not blind**: the fleet (model year 2019, for the last launch 2022) and the literature are later than most
launches, and the flags and the list of launches are ours. The fan of a year is drawn with the ramp of all other nameplates.

Scores are in logs: the error is the middle over what was sold; CRPS = mean |x - y| - mean |x - x'| / 2 (Gneiting and Raftery 2007), smaller is better; width is the 95 over the 5 percent.

## What launches teach

{taught}

The penalty's prior has a mean of zero on purpose: the 0.8 of `priors.yaml` is the mean of the smart, the Fiat 500 and the Mirage, which are evidence here and must not count twice. With five
nameplates of minicars the penalty stays weak: say so beside every number that rests on it.

## What was changed after errors had been seen

1. On a stand-in for the demand model: minicars got a variance of their own (2.7), by the spread that earlier work had found between three of them.
2. After the first run of the demand model: what the structural draws spread already is taken off for each kind by itself, as it is far more for minicars.
3. Electric cars got a term of their own, and an electric launch meets the electric models of its year (`launches.yaml`, electric_models). The demand model had come to say 27 a year for the i-MiEV, as
   the electric sales of 2011, nearly all of one model, fell to the many of the fleet. That one point turned the slope of all gasoline cars from 0.74 to 0.65.

## Sums

{sums}

{better}
"""

FAR = 2.5
BLIND_TO = """What the model cannot see in a launch: what a name and a look are worth (the MINI and the Fiat 500 are a price class above their size), two seats (the smart), what a hybrid drive saves
and pulls with its motor (the Prius c), how much of a name goes to rental fleets, and versions above the cheapest, at whose price every launch is put here."""

METHODS = "Methods: " + "; ".join(f"`{name}` {said}" for name, said in VARIANTS.items()) + ".\n"


def page(found: Result) -> str:
    rule, known = facts().rule, priors()
    picture = scatter(found)
    text = HEAD.format(
        short=short(found), caption=picture.summary, folder=FOLDER, scatter=SCATTER, first=rule.first_year, length=rule.minicar_length_mm / 1000,
        power=rule.minicar_power_kw, centre=known.centre_units, within=known.within.value, ratio=known.minicar_variance.value, taught=taught(found.structural),
        sums=METHODS + "\n" + sums_table(found), better=better(found),
    )  # fmt: skip
    parts = [text, _misses(found), "## Plan, forecast, sold\n", plans(found), "## Every launch\n", every(found), "## Year by year\n", _yearly(found)]
    for name, title in SHEETS.items():
        parts.append(f"![{title}, year by year]({FOLDER}/{_file(name)})\n")
    return "\n".join([*parts, "## Left out\n", _left_out(), "## Where the facts are weak\n", weak(found)])


def short(found: Result) -> str:
    """What came out, in a few sentences."""
    seen = found.sums("others")
    held = verdicts(seen)
    say = {True: "holds", False: "missed"}
    return (
        f"Of {seen.n} launches {round(seen.most * seen.n)} ({seen.most:.0%}) lie in the 90 percent band and {round(seen.half * seen.n)} ({seen.half:.0%}) in the 50 percent band. The 90 percent band is a factor "
        f"{seen.width:.0f} wide (median), the middle is off by a factor {seen.error:.2f} in half of them. Wanted: at least {WANTED['most']:.0%} ({say[held['most']]}), a band narrower than a factor "
        f"{WANTED['width']:g} ({say[held['width']]}), a median error of at most {WANTED['error']:g} ({say[held['error']]}). {better(found)}\n\n{small(found)}"
    )


def small(found: Result) -> str:
    """The same of minicars alone, which a kei is."""
    seen, plain = (found.sums(method, GROUPS["minicars"]) for method in ("others", "class"))
    width = "holds" if seen.width <= WANTED["width"] else "missed"
    return (
        f"**Minicars, which a kei would be, are told far worse.** Of {seen.n} launches of {len({c.launch.nameplate for c in found.cases if c.minicar and not c.apart})} names {round(seen.most * seen.n)} lie in the 90 percent band, "
        f"which is a factor {seen.width:.0f} wide ({width}), and {round(seen.half * seen.n)} in the 50 percent band; the middle is off by a factor {seen.error:.1f}. The reference class has a middle off by {plain.error:.1f} "
        f"there, with a band {plain.width:.0f} wide and a CRPS of {plain.crps:.2f} against {seen.crps:.2f}."
    )


def _misses(found: Result) -> str:
    missed = [case for case in found.cases if not case.apart and not covered(case.bands["others"], case.units)[1]]
    lines = ["## Misses: outside the 90 percent band\n"]
    far = sorted((case for case in found.cases if not case.apart and factor(case) >= FAR), key=factor, reverse=True)
    for case in missed:
        of_ = case.bands["others"]
        side = "more" if case.units > of_.high else "less"
        lines.append(f"- {case.launch.title}: sold {case.units:,.0f}, {side} than {of_.low:,.0f} to {of_.high:,.0f}.")
    told = ", ".join(f"{case.launch.title} {'over' if case.bands['others'].mid > case.units else 'under'} by {factor(case):.1f}" for case in far)
    return "\n".join([*(lines if missed else [*lines, "None."]), "", f"Middles off by a factor {FAR:g} or more: {told or 'none'}.", "", BLIND_TO]) + "\n"


def _yearly(found: Result) -> str:
    """Coverage by year since launch, of years not flagged; the first, cut year apart."""
    lines = ["Of single years, those without a flag. Year 1 is the calendar year of the launch, with its part of a year or its queue as it was, and of new names alone.\n"]
    lines += ["| year | values | in 90% | in 50% | median error |", "| --- | --- | --- | --- | --- |"]
    for n in range(8):
        pairs = [(case.yearly[n], sale.units) for case in found.cases for sale in case.sold if sale.year == case.launch.year + n and _counts(case, sale)]
        if pairs:
            seen = sums(pairs)
            lines.append(f"| {n + 1} | {seen.n} | {seen.most:.0%} | {seen.half:.0%} | {seen.error:.2f} |")
    return "\n".join(lines) + "\n"


def _counts(case: Case, sale: Sale) -> bool:
    return not changeover(case.launch, sale) if sale.year == case.launch.year else not sale.flag


def _left_out() -> str:
    return "\n".join(f"- {each.title}: {each.why}" for each in facts().left_out) + "\n"


def _file(sheet: str) -> str:
    return f"market_{sheet}.svg"


def write(found: Result, folder: Path) -> list[Path]:
    """`folder`/market_backtest.md and its pictures. Raises `UsageError` where the folder is not there."""
    from keiway.crash.validate.page.write import check_folder

    check_folder(folder)
    (folder / FOLDER).mkdir(exist_ok=True)
    drawn = [save(scatter(found), folder / FOLDER / SCATTER)]
    drawn += [save(fans(of(found, name), title), folder / FOLDER / _file(name)) for name, title in SHEETS.items() if of(found, name)]
    text = folder / NAME
    text.write_text(page(found), encoding="utf-8")
    return [text, *drawn]

