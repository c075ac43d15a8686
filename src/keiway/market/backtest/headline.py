"""What came out, in sentences: minicars first, both ways of knowing beside each other, and only what is shown is claimed."""

from __future__ import annotations

from keiway.market.backtest.blind import Case, Result
from keiway.market.backtest.score import covered, error_interval, mean_interval
from keiway.market.backtest.wanted import GROUPS, JUDGED, WANTED, verdicts

PLAIN = {"minicars": "minicars", "subcompacts": "subcompacts", "neighbors": "neighbors of the class", "all": "all together"}
SAY = {True: "holds", False: "missed"}


def short(found: Result) -> str:
    """Paragraphs for the top of the page."""
    names = len({case.launch.nameplate for case in found.cases if case.minicar and not case.apart})
    parts = [
        f"**Minicars, which a kei would be.** {_told(found, 'minicars', f' of {names} names')} {_beside(found)}",
        f"**All.** {_told(found, 'all')}",
        adds(found),
        electric(found),
        "Two figures stand with each other throughout: with the launches of all other names known (`others`), and in brackets with launches of earlier years alone (`earlier`), which is what a "
        "first day would have had. In square brackets: 90 percent of what other launches of such names would have given (bootstrap by nameplate).",
    ]
    return "\n\n".join(part for part in parts if part)


def _told(found: Result, group: str, of: str = "") -> str:
    ours, then = (found.sums(method, GROUPS[group]) for method in JUDGED)
    held, held_then = verdicts(ours), verdicts(then)

    def both(one: str, other: str, name: str) -> str:
        return f"{one} ({other})", f"{SAY[held[name]]} ({SAY[held_then[name]]})"

    most, most_holds = both(f"{ours.most:.0%}", f"{then.most:.0%}", "most")
    width, width_holds = both(f"{ours.width:.0f}", f"{then.width:.0f}", "width")
    error, error_holds = both(f"{ours.error:.2f}", f"{then.error:.2f}", "error")
    low, high, low_then, high_then = (*_interval(found, group, JUDGED[0]), *_interval(found, group, JUDGED[1]))
    return (
        f"Of {ours.n} launches{of} {most} lie in the 90 percent band and {ours.half:.0%} ({then.half:.0%}) in the 50 percent band. The 90 percent band is a factor {width} wide (median), and the middle is "
        f"off by a factor {error} in half of them [{low:.1f} to {high:.1f} ({low_then:.1f} to {high_then:.1f})]. Wanted: at least {WANTED['most']:.0%}: {most_holds}; a band narrower than a factor "
        f"{WANTED['width']:g}: {width_holds}; a median error of at most {WANTED['error']:g}: {error_holds}."
    )


def _interval(found: Result, group: str, method: str) -> tuple[float, float]:
    return error_interval([(case.launch.nameplate, case.bands[method], case.units) for case in found.cases if not case.apart and GROUPS[group](case)])


def _beside(found: Result) -> str:
    plain, ours = found.sums("class", GROUPS["minicars"]), found.sums("others", GROUPS["minicars"])
    return (
        f"The reference class, which is what other small cars sold whatever they were, has its middle off by {plain.error:.2f} there, with a band {plain.width:.0f} wide, {plain.most:.0%} inside it, "
        f"and a CRPS of {plain.crps:.2f} against {ours.crps:.2f}."
    )


def gains(found: Result, method: str = "others", over: str = "class") -> dict[str, tuple[float, float, float]]:
    """By group: by how much the CRPS lies below that of the method `over`, mean and 90 percent interval, over the cases that both have."""
    told = {}
    for group, which in GROUPS.items():
        both = [case for case in found.cases if not case.apart and which(case) and {method, over} <= set(case.bands)]
        if both:
            won = [case.bands[over].crps - case.bands[method].crps for case in both]
            told[group] = (sum(won) / len(won), *mean_interval([case.launch.nameplate for case in both], won))
    return told


def adds(found: Result) -> str:
    """Whether the model does better than the reference class: by group, said only where both intervals, as printed, leave no doubt."""
    told, then = gains(found), gains(found, "earlier")
    both = {group: (min(told[group][1], then[group][1]), max(told[group][2], then[group][2])) for group in told if group in then}
    shown = [PLAIN[group] for group, (low, _) in both.items() if round(low, 2) > 0.0]
    worse = [PLAIN[group] for group, (_, high) in both.items() if round(high, 2) < 0.0]
    said = f"shown for {_and(shown)}" if shown else "shown for no kind"
    doubt = [PLAIN[group] for group in both if PLAIN[group] not in shown + worse]
    said += f", not shown for {_and(doubt)}" if doubt else ""
    said += f"; it is worse for {_and(worse)}" if worse else ""
    return f"Gain in CRPS over the reference class, with its 90 percent interval (bootstrap by nameplate): {_each(told)}. With earlier launches alone: {_each(then)}. That the model adds something to what other launches sold is {said}."


def _each(told: dict[str, tuple[float, float, float]]) -> str:
    return "; ".join(f"{PLAIN[group]} {mean:+.2f} ({low:+.2f} to {high:+.2f})" for group, (mean, low, high) in told.items())


def taken_in(found: Result) -> str:
    """What the size of the brand and two seats do to the scores of today."""
    kept = [found.sums(method, GROUPS["minicars"]) for method in ("plain", "plain-earlier")]
    return (
        f"What the size of the brand and two seats do today, gain in CRPS over the forecast without them: {_each(gains(found, 'others', 'plain'))}; with earlier launches alone: "
        f"{_each(gains(found, 'earlier', 'plain-earlier'))}. Where the interval reaches zero the gain is not certain. Without them the middle of minicars is off by {kept[0].error:.2f} "
        f"({kept[1].error:.2f} with earlier launches alone), in a band {kept[0].width:.0f} ({kept[1].width:.0f}) wide that holds {kept[0].most:.0%} ({kept[1].most:.0%})."
    )


def electric(found: Result) -> str:
    """Launches that are shown and not summed, and why."""
    cases = [case for case in found.cases if case.launch.energy == "electric" and "others" in case.bands]
    if not cases:
        return ""
    return (
        f"**Electric launches stand apart from the sums**: {_and([_one(case) for case in cases])}. There are two, one of a market that had hardly begun (no electric share was known the year before), the "
        "other with one cut year. What an electric car differs in is learnt from them alone, so every band of an electric car is a guess that rests on one car of 2011 and the first year of another."
    )


def _one(case: Case) -> str:
    of = case.bands["others"]
    inside = "inside" if covered(of, case.units)[1] else "outside"
    return f"the {case.launch.title} sold {case.units:,.0f}, forecast {of.mid:,.0f} ({of.low:,.0f} to {of.high:,.0f}), {inside}"


def summary(found: Result) -> str:
    """One paragraph for a forecast to carry."""
    small, small_then, every, then = (found.sums(method, GROUPS[group]) for group in ("minicars", "all") for method in JUDGED)
    plain = found.sums("class", GROUPS["minicars"])
    low, high = _interval(found, "all", "others")
    names = len({case.launch.nameplate for case in found.cases if case.minicar and not case.apart})
    better = "the model" if small.crps < plain.crps else "what other small cars sold"
    return (
        f"Of {small.n} minicars of {names} names launched since 2002 and forecast this way without their own sales, {small.most:.0%} fell in the 90 percent band, a factor {small.width:.0f} wide; the middle was off by a factor "
        f"{small.error:.1f} in half of them ({small_then.error:.1f} with earlier launches alone). What other small cars sold, and no model, was off by {plain.error:.1f}; by CRPS {better} told them better. "
        f"Of all {every.n} small cars {every.most:.0%} fell in a band {every.width:.0f} wide, and the middle was off by {every.error:.1f} ({low:.1f} to {high:.1f}; {then.error:.1f} with earlier launches alone) (keiway validate market)."
    )


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else "none"
