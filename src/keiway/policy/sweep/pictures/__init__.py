"""Pictures of a sweep, drawn without Altair.

    heat   reforms by vehicles: states open, and how many more or fewer
    curve  over the range of one lever: effects with their bands, or vehicle-states that are open
    bars   reforms one under another: effects with their bands
"""

from __future__ import annotations

from keiway.charts import Picture
from keiway.errors import UsageError
from keiway.policy.sweep.record import SweepAnswer

PICTURES = ("heat", "curve", "bars")
EFFECTS = ("all_deaths", "net_3")


def default(answer: SweepAnswer) -> str:
    """The picture that fits what was asked."""
    from keiway.policy.sweep.pictures.curve import axis

    if axis(answer) is not None:
        return "curve"
    return "bars" if answer.impact else "heat"


def picture(answer: SweepAnswer, kind: str, effects: tuple[str, ...] = EFFECTS) -> Picture:
    """Raises `UsageError` where the answer has nothing for such a picture."""
    from keiway.policy.sweep.pictures import bars, curve, heat

    made = {"heat": heat.picture, "curve": curve.picture, "bars": bars.picture}[kind](answer, effects)
    if made is None:
        lacks = {
            "heat": "a heat map shows vehicles in states, and no law was worked out (work: [law])",
            "curve": "a curve is drawn over a lever with three numbers or more, and none was varied",
            "bars": "bars show effects, and no impact was worked out (work: [impact])",
        }[kind]
        raise UsageError(f"--picture {kind}: {lacks}.", fix=("--picture", default(answer) if default(answer) != kind else None))
    return made
