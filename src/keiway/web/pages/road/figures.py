"""The pictures of the page."""

from __future__ import annotations

from keiway.road.answer import Asked, RoadAnswer
from keiway.web.figure import Figure, figure

CHARTS = ("grade", "run", "use")


def figures(asked: tuple[Asked, ...], found: list[RoadAnswer]) -> dict[str, Figure]:
    """Of the vehicles that the model has a place for; none where it has a place for neither."""
    from keiway.road.pictures import picture

    pairs = [(one, answer) for one, answer in zip(asked, found, strict=True) if answer.holds]
    if not pairs:
        return {}
    questions, answers = zip(*pairs, strict=True)
    return {what: figure(picture(what, questions, list(answers)), f"chart-{what}") for what in CHARTS}
