"""Tables of the backtest's page."""

from __future__ import annotations

from collections import Counter

from keiway.market.backtest.blind import VARIANTS, Case, Result
from keiway.market.backtest.score import covered, sums
from keiway.market.backtest.tried import OPTIONS
from keiway.market.backtest.wanted import GROUPS, factor
from keiway.market.calibration.covariates import Gain, Scores, covariates
from keiway.market.calibration.evidence import rows
from keiway.market.calibration.facts import priors
from keiway.market.calibration.kept import Structural
from keiway.market.calibration.learnt import GRID, At, Learnt, before_launches, learn_from
from keiway.market.history import FLAGS, launches, steady

MEANS = {
    "intercept": "c: at the middle of the class sold is exp(c) of what the model says",
    "slope": "1 + s: sold on predicted, in logs",
    "penalty": "lambda: a minicar sells exp(-lambda) of what the rest would say",
    "electric": "epsilon: of an electric car; the i-MiEV and the first year of the Fiat 500e alone tell of it",
    "brand": "beta: of log sold on the log of the brand's sales in the year before, 20,000 added",
    "two_seats": "theta: of a car with two seats",
    "error": "sigma: of one launch that is no minicar, in logs",
    "minicar_error": "of a minicar: sigma times the root of the ratio",
}


def taught(structural: dict[str, dict[str, Structural]]) -> str:
    """Prior and posterior of each coefficient, by fleet."""
    fleets = sorted(structural)
    found = {year: learn_from(rows(structural[year])) for year in fleets}
    ratios = priors().minicar_variance.grid(GRID)
    none = Learnt(tuple(At(1.0 / len(ratios), ratio, before_launches()) for ratio in ratios), found[fleets[0]].evidence, priors()).told
    lines = ["| | prior | " + " | ".join(f"fleet of {year}" for year in fleets) + " | |", "| --- |" + " --- |" * (len(fleets) + 2)]
    for name, means in MEANS.items():
        cells = [_with_sd(told[name]) for told in (none, *(found[year].told for year in fleets))]
        lines.append(f"| {name} | {' | '.join(cells)} | {means} |")
    of = found[fleets[0]].evidence
    spread, wide = (found[fleets[0]].known(kind) ** 0.5 for kind in (False, True))
    said = (
        f"Mean and standard deviation, from {len(of.ids)} launches that count as {of.count.sum():.1f}. Of that error the structural draws spread {spread:.2f} themselves (standard deviation), "
        f"of minicars {wide:.2f}: so much is taken off the variance, of each kind, before it is drawn. "
        f"The variance of a minicar's error is {' and '.join(f'{found[year].ratio:.1f}' for year in fleets)} times that of another's (median, by fleet; {priors().minicar_variance.median:g} before)."
    )
    return "\n".join([*lines, "", said])


def _with_sd(of: tuple[float, float]) -> str:
    mean, sd = of
    return f"{mean:.2f}" + (f" ({sd:.2f})" if sd else "")


def sums_table(found: Result) -> str:
    lines = ["| method | launches | n | in 90% | in 50% | median error | bias, log | RMS, log | width | CRPS |", "| --- |" + " --- |" * 9]
    for variant in VARIANTS:
        for group, which in GROUPS.items():
            seen = found.sums(variant, which)
            if seen:
                lines.append(
                    f"| {variant} | {group} | {seen.n} | {seen.most:.0%} | {seen.half:.0%} | {seen.error:.2f} | {seen.bias:+.2f} | {seen.rmse:.2f} | {seen.width:.1f} | {seen.crps:.2f} |"
                )
    return "\n".join(lines) + "\n"


def hangs(found: Result) -> str:
    """Sums of `others` by other beliefs and other years."""
    lines = ["`others` again, one thing changed at a time; the last five columns are minicars alone.\n"]
    lines += ["| changed | n | in 90% | median error | width | CRPS | n | in 90% | median error | width | CRPS |", "| --- |" + " --- |" * 10]
    cases = [case for case in found.cases if not case.apart]
    lines.append(_changed("nothing", [[(case.bands["others"], case.units) for case in cases if which(case)] for which in (GROUPS["all"], GROUPS["minicars"])]))
    for id_, option in OPTIONS.items():
        every_, small = ([case.tried[id_] for case in found.cases if id_ in case.tried and which(case)] for which in (GROUPS["all"], GROUPS["minicars"]))
        lines.append(_changed(option.says, [every_, small]))
    return "\n".join(lines) + "\n\nWhere the same car is left out under its other names too (Mazda2, Scion iA and Yaris; xA and xD; Accent and Rio; Forte and Soul; Aveo and Sonic), the fleet keeps those names.\n"


def _changed(says: str, of: list[list]) -> str:
    cells = [f"{seen.n} | {seen.most:.0%} | {seen.error:.2f} | {seen.width:.1f} | {seen.crps:.2f}" if (seen := sums(pairs)) else "| | | | " for pairs in of]
    return f"| {says} | {' | '.join(cells)} |"


def tried() -> str:
    """Everything that was tried in the regression, and what it did."""
    of = covariates()
    lines = [f"Tried on {of.date}, on the model as it was before any of it came in (market of the launch year, the i-MiEV in the sums, sales of brands from memory). Prior: mean (sd).\n"]
    lines += ["| known on the first day | prior | median error | mean error | RMS, log | in 90% | width | log density | |", "| --- |" + " --- |" * 8, f"| none | | {_scores(of.none)} | |"]
    lines += [f"| {each.says} | {each.prior} | {_scores(each)} | {'taken in' if each.taken else ''} |" for each in of.tried]
    gains = "; ".join(_gain(each) for each in of.gains)
    return "\n".join(lines) + f"\n\nGain in the mean of |log error|, 90 percent interval (bootstrap by nameplate): {gains}."


def _scores(of: Scores) -> str:
    return f"{of.median:.2f} | {of.mean:.2f} | {of.rms:.3f} | {of.most:.0%} | {of.width:.1f} | {of.lpd:.3f}"


def _gain(of: Gain) -> str:
    return f"{of.says} {of.mean:.3f} ({of.low:+.2f} to {of.high:+.2f}), {'shown' if of.low > 0 else 'not certain'}"


def plans(found: Result) -> str:
    lines = ["| launch | plan | forecast, 5 / 50 / 95% | sold a steady year | plan over sold | forecast over sold |", "| --- |" + " --- |" * 5]
    for case in found.cases:
        plan = case.launch.plan
        if plan:
            of = case.bands["others"]
            says = f" ({case.launch.plan_says})" if case.launch.plan_says else ""
            lines.append(
                f"| {case.launch.title} | {plan:,.0f}{says} | {of.low:,.0f} / {of.mid:,.0f} / {of.high:,.0f} | {case.units:,.0f} | {plan / case.units:.2f} | {of.mid / case.units:.2f} |"
            )
    return "\n".join(lines) + "\n"


def every(found: Result) -> str:
    lines = [
        "Vehicles a steady year. Paid: list price with destination, dollars of its year. Error: factor between middle and sold. `earlier`, `bare` and `class`: their middles.\n",
        "| launch | kind | paid | dealers | years | sold | 5% | 50% | 95% | error | inside | earlier | bare | class |",
        "| --- |" + " --- |" * 13,
    ]
    for case in sorted(found.cases, key=lambda case: (bool(case.apart), case.launch.launched)):
        lines.append(_row(case))
    apart = [f"{case.launch.title} is scored apart: {case.apart} {_flags(case)}." for case in found.cases if case.apart]
    return "\n".join(lines) + "\n\n" + "\n".join(apart) + "\n"


def _flags(case: Case) -> str:
    found = sorted({FLAGS[sale.flag] for sale in case.flagged if sale.flag})
    return f" ({', '.join(found)})" if found and not case.counted else ""


def _row(case: Case) -> str:
    of, each = case.bands["others"], case.launch
    kind = "minicar" if case.minicar else "neighbor" if each.neighbour else "subcompact"
    years = ", ".join(f"{sale.year}" for sale in case.counted or case.flagged) or f"{each.year}"
    half, most = covered(of, case.units)
    inside = "apart" if case.apart else "50%" if half else "90%" if most else "**no**"
    mids = [f"{case.bands[name].mid:,.0f}" if name in case.bands else "" for name in ("earlier", "bare", "class")]
    return (
        f"| {each.title} | {kind} | {each.paid_usd:,.0f} | {each.dealers:,.0f} | {years} | {case.units:,.0f} | {of.low:,.0f} | {of.mid:,.0f} | {of.high:,.0f} "
        f"| {factor(case):.2f} | {inside} | {' | '.join(mids)} |"
    )


def weak(found: Result) -> str:
    """How much of it is recalled."""
    sales = [sale for each in launches() for sale in steady(each).counted]
    count = Counter(sale.confidence for sale in sales)
    recalled = count["recalled"] / len(sales)
    fields = ("length_mm", "width_mm", "height_mm", "wheelbase_mm", "track_mm", "mass_kg", "power_kw", "price_usd", "destination_usd", "dealers")
    read = sum(name in each.read for each in launches() for name in fields)
    return (
        f"Of {len(sales)} steady years {count['secondary']} were read in print, {count['derived']} are worked out from printed ones, {count['recalled']} ({recalled:.0%}) are recalled from makers' monthly releases. Of {len(launches()) * len(fields)} specs and "
        f"prices {read} were read, the rest is recalled; dealers mostly so. Reading the releases again would settle the first, makers' press kits the second.\n"
    )
