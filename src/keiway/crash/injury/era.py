"""The time of design, against the average vehicle of model years 2000-2016 (docs/science/injury.md, 2.4)."""

from __future__ import annotations

from keiway.crash.injury.table import value


def era(model_year: int, *, old_kei: bool = False) -> float:
    """Odds factor of the time of design against the 2000-2016 average, at the same delta-v (estimates).

    `old_kei` is a kei of before the October 1998 standard. Its missing airbag is not in here: that comes by the
    restraint. The same goes for other designs of before 2000. Years between are 1: the field curve is their average.
    """
    if old_kei:
        return value("era_old_kei")
    if model_year < 2000:
        return value("era_before_2000")
    return value("era_2015") if model_year >= 2015 else 1.0
