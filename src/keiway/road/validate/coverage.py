"""How many published values lie inside the bands that answers tell: python -m keiway.road.validate.coverage

The draws of `keiway.road.answer.cars`, run by the model itself in the way each value was measured, with the two factors of the
model's own error and without them. A few minutes; the table stands in docs/science/road_answers.md, 1.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator

from keiway.quantiles import triangular
from keiway.road.answer.bands import quantity
from keiway.road.answer.cars import DRAWS, normal, off, strata
from keiway.road.answer.doubt import DOUBT
from keiway.road.record import Car
from keiway.road.validate.cases import Case, cases
from keiway.road.validate.ours import measured_alike, numbers, ours, variant
from keiway.road.vehicles.basis import basis_of
from keiway.road.vehicles.build import assemble
from keiway.road.vehicles.car import TOGETHER
from keiway.vehicles.catalogue import by_id


def inside(case: Case, own_error: bool) -> bool | None:
    """Whether the band holds the published value; None where the middle vehicle does not reach the speed."""
    vehicle = variant(by_id()[case.vehicle], case)
    middle = ours(case)
    values = [measured_alike(car, case, vehicle) for car in _cars(case, vehicle, own_error)]
    found = quantity("road.validate", case.unit, "", middle, values, middle)
    return None if found is None else found.low <= case.value <= (math.inf if found.high is None else found.high)


def _cars(case: Case, vehicle, own_error: bool) -> Iterator[Car]:
    basis, doubt = basis_of(vehicle, case.gearbox, case.driven, case.assist, own=False), DOUBT.value
    middle = numbers(basis, case)
    drawn = {name: known for name, known in basis.numbers.items() if middle[name] == known.mid}  # a coast-down is not in doubt
    force, efficiency = (strata(name, DRAWS) for name in ("full load", "efficiency"))
    columns = {name: strata(TOGETHER.get(name, name), DRAWS) for name in drawn}
    for i in range(DRAWS):
        car = assemble(basis, {**middle, **{name: triangular(columns[name][i], *known.value) for name, known in drawn.items()}, "own": 1.0})
        sds = (doubt.full_load_sd.value, doubt.efficiency_sd.value)
        yield off(car, *(math.exp(sd * normal(u[i])) for sd, u in zip(sds, (force, efficiency), strict=True))) if own_error else car


def table(progress=None) -> list[tuple[str, str, bool, int, int]]:
    """Kind, half, with the model's own error or not, values inside, values."""
    rows = []
    for own_error in (False, True):
        counts: dict[tuple[str, str], list[int]] = {}
        for k, case in enumerate(cases()):
            if (held := inside(case, own_error)) is not None:
                count = counts.setdefault((case.kind, case.half), [0, 0])
                count[0] += held
                count[1] += 1
            if progress and k % 50 == 49:
                progress(f"{k + 1}")
        rows += [(kind, half, own_error, *count) for (kind, half), count in counts.items()]
    return rows


if __name__ == "__main__":
    for kind, half, own_error, held, n in sorted(table(lambda said: print(said, file=sys.stderr))):
        print(f"{kind:<8} {half:<12} {'with' if own_error else 'without'} the model's own error: {held} of {n}")
