"""Can it keep up? What a vehicle does on US roads, with bands, and what of US driving that leaves it.

* `single.answer(Asked) -> RoadAnswer` is the door; `record` the shapes.
* `figures` and `quick` run the road model, `cars` draws vehicles, `bands` makes bands of them; on plain numbers: `road.traffic`, `road.reach`.

docs/science/road_answers.md says what each answer means, its source and where it ends.
"""

from keiway.road.answer.record import Asked, RoadAnswer
from keiway.road.answer.single import answer

__all__ = ["Asked", "RoadAnswer", "answer"]
