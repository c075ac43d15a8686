"""Can it keep up? What a vehicle does on US roads, with bands, and what of US driving that leaves it.

* `single.answer(Asked) -> RoadAnswer` is the door; `record` the shapes.
* `merge`, `overtake`, `brake`, `reach` work on plain numbers; `figures` and `quick` run the road model; `bands` draws.

docs/science/road_answers.md says what each answer means, its source and where it ends.
"""

from keiway.road.answer.record import Asked, RoadAnswer
from keiway.road.answer.single import answer

__all__ = ["Asked", "RoadAnswer", "answer"]
