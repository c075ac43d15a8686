"""The customs facts, loaded, with the look-ups the rest of the package needs."""

from __future__ import annotations

from keiway.law.customs import record
from keiway.law.customs.record import Customs, Feature, Line, Measure
from keiway.store import Topic, per_world

CUSTOMS = Topic("customs", "law/us/customs/*.yaml", Customs, record.build)


def customs() -> Customs:
    return CUSTOMS.value


@per_world()
def line(hts: str) -> Line | None:
    """The tariff line printed as `hts`, such as 8704.31.01."""
    return next((line for line in customs().lines if line.hts == hts), None)


@per_world()
def feature_names() -> dict[str, Feature]:
    """Each name a user may give a feature -> the feature."""
    return {name: feature for feature in customs().features for name in (feature.id, *feature.same_as)}


@per_world()
def measures() -> tuple[Measure, ...]:
    return tuple(customs().measures)
