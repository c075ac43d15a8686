"""Pictures of road answers: speed kept by grade, a run at full throttle with lanes marked, consumption by speed.

    picture("grade" | "run" | "use", asked, answers) -> charts.Picture       one vehicle, or two in two colours
"""

from __future__ import annotations

from typing import Any


def picture(what: str, asked, answers) -> Any:
    """The picture of one or two answers. Raises `UsageError` where the model has no place for a vehicle."""
    from keiway.errors import UsageError
    from keiway.road.pictures import grades, runs, use

    for one in answers:
        if not one.holds:
            raise UsageError(f"--plot: there is nothing to draw of the {one.name}, which is not modelled; without --plot the answer says why.", fix=("--plot", None))
    return {"grade": grades.picture, "run": runs.picture, "use": use.picture}[what](asked, answers)
