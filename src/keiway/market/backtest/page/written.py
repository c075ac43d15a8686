"""The page put together, and written with its pictures."""

from __future__ import annotations

from pathlib import Path

from keiway.charts import save
from keiway.market.backtest.blind import VARIANTS, Case, Result
from keiway.market.backtest.headline import short, taken_in
from keiway.market.backtest.page.head import BLIND_TO, HEAD
from keiway.market.backtest.page.picture import SHEETS, fans, of, scatter
from keiway.market.backtest.page.tables import every, hangs, plans, sums_table, taught, tried, weak
from keiway.market.backtest.score import covered, sums
from keiway.market.backtest.wanted import factor
from keiway.market.calibration.facts import priors
from keiway.market.calibration.learnt import GRID
from keiway.market.history import Sale, changeover, facts, launch

NAME, FOLDER = "market_backtest.md", "market"
SCATTER = "backtest.svg"
FAR = 2.5
METHODS = "Methods: " + "; ".join(f"`{name}` {said}" for name, said in VARIANTS.items()) + ".\n"


def page(found: Result) -> str:
    rule, known = facts().rule, priors()
    picture = scatter(found)
    text = HEAD.format(
        short=short(found), caption=picture.summary, folder=FOLDER, scatter=SCATTER, first=rule.first_year, length=rule.minicar_length_mm / 1000,
        power=rule.minicar_power_kw, centre=known.centre_units, added=known.brand_added, middle=known.brand_centre, within=known.within.value,
        ratio=known.minicar_variance.median, ratio_sd=known.minicar_variance.sd_log, grid=GRID, taught=taught(found.structural), covariates=tried(), taken_in=taken_in(found), sums=METHODS + "\n" + sums_table(found), hangs=hangs(found),
        uneven=" ".join(f"{launch(each.title).title}: {each.why[:1].lower()}{each.why[1:]}" for each in facts().uneven),
    )  # fmt: skip
    parts = [text, _misses(found), "## Plan, forecast, sold\n", plans(found), "## Every launch\n", every(found), "## Year by year\n", _yearly(found)]
    for name, title in SHEETS.items():
        parts.append(f"![{title}, year by year]({FOLDER}/{_file(name)})\n")
    return "\n".join([*parts, "## Left out\n", _left_out(), "## Where the facts are weak\n", weak(found)])


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
    lines = ["Of single years, those without a flag, electric launches left out. Year 1 is the calendar year of the launch, with its part of a year or its queue as it was, and of new names alone.\n"]
    lines += ["| year | values | in 90% | in 50% | median error |", "| --- | --- | --- | --- | --- |"]
    cases = [case for case in found.cases if case.launch.energy != "electric"]
    for n in range(8):
        pairs = [(case.yearly[n], sale.units) for case in cases for sale in case.sold if sale.year == case.launch.year + n and _counts(case, sale)]
        if pairs:
            seen = sums(pairs)
            lines.append(f"| {n + 1} | {seen.n} | {seen.most:.0%} | {seen.half:.0%} | {seen.error:.2f} |")
    return "\n".join(lines) + "\n"


def _counts(case: Case, sale: Sale) -> bool:
    return not changeover(case.launch, sale) if sale.year == case.launch.year else not sale.flag


def _left_out() -> str:
    return "\n".join(f"- {each.title}: {each.why}" for each in facts().left_out) + "\n"


def _file(sheet: str) -> str:
    return f"{sheet}.svg"


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
