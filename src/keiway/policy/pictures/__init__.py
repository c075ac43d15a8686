"""Pictures of a reform: states before and after, the changes with their bands, what makes the spread, vehicles by year.

    picture("bars" | "map" | "tornado" | "sold", laws, answers) -> charts.Picture

SVG is written without a package; PNG needs `keiway[plot]`. Every picture has its numbers as a table and one sentence that says what it
shows. No mark is told by color alone: direction, fill, dashes and letters say the same.
"""

from __future__ import annotations

from keiway.charts import Picture
from keiway.policy.lab.record import LawChange, Subject
from keiway.policy.record import ImpactAnswer

WHAT = ("bars", "map", "tornado", "sold")


def picture(what: str, laws: tuple[LawChange, ...], answers: tuple[ImpactAnswer, ...]) -> Picture:
    """One of `WHAT`. The map is of the first reform, and of the vehicle for which most changes."""
    from keiway.policy.pictures import bars, places, sold, tornado

    if what == "map":
        return places.picture(subject(laws[0]), laws[0])
    return {"bars": bars.picture, "tornado": tornado.picture, "sold": sold.picture}[what](answers)


def subject(law: LawChange) -> Subject:
    """The vehicle for which most states open or close; the first new one where none does."""
    return max(law.subjects, key=lambda one: (abs(one.open_after - one.open_before), one.changed, one.new))
