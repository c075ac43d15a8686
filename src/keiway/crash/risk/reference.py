"""The average US vehicle of model years 2000-2016: the vehicle that the field curves are of.

Its front, restraint and table of dummy measures stand in data/crash/reference_car.yaml. The table is what `rows` gives:
the car into a wall at every delta-v, belted and not, through the same step as any other vehicle. Every departure is
measured against it (`against`), so the average car's own departure is 1, or nearly so where its own risk jumps.
"""

from __future__ import annotations

from keiway.crash.risk.layout import ROWS, STEP_MPS


def side(belted: bool = True):
    """The reference car as one side of a crash."""
    from keiway.crash.risk.facts import REFERENCE
    from keiway.crash.runners.inputs import Side

    car = REFERENCE.value
    return Side(mass_kg=car.front.test_mass_kg, front=car.front, restraint=car.belted if belted else car.unbelted)


def crash(delta_v_mps: float, belted: bool = True, restitution: float | None = None):
    """Inputs and named outputs of the reference car into a wall that changes its speed by `delta_v_mps`."""
    from keiway.crash.injury.table import value
    from keiway.crash.runners.inputs import WALL, named, row
    from keiway.crash.runners.plain import run

    e = value("fixed_object_restitution") if restitution is None else restitution
    given = row(side(belted), WALL, delta_v_mps / (1 + e), e)
    return given, named(run(given))


def rows(belted: bool) -> list[tuple[float, ...]]:
    """The table: delta-v m/s; chest 3 ms g, HIC15 of the chest, travel m, intrusion m; and what a dummy measures with
    them: HIC15 of the head, neck kN, chest mm, femur kN."""
    found = []
    for speed in (STEP_MPS * (j + 1) for j in range(ROWS)):
        given, out = crash(speed, belted)
        outputs = tuple(out[name] for name in ("chest_3ms_g1", "hic15_1", "travel_m1", "intrusion_m1"))
        found.append((speed, *outputs, *measured(speed, outputs, restraint_of(given), belted)))
    return found


def measured(delta_v_mps, outputs, restraint, belted: bool, K=None) -> tuple[float, ...]:
    """Dummy measures of one person: HIC15, neck kN, chest mm, femur kN. `outputs` in the order of `layout.MEASURES`."""
    from keiway.crash.risk.people import measures

    if K is None:
        from keiway.crash.risk.facts import coefficients

        K = coefficients()
    belt, slack, take_up, _, limit, *rest = restraint
    return measures(delta_v_mps, *outputs, belt, slack, take_up, limit, *rest, float(belted), K)


def restraint_of(row: tuple[float, ...], which: int = 1) -> tuple[float, ...]:
    """The nine restraint numbers of side 1 or 2 in a row of `step.PARAMS`."""
    from keiway.crash.step import PARAMS

    first = PARAMS.index(f"belt{which}")
    return tuple(row[first : first + 9])


def write() -> None:
    """Compute the table anew and write it into reference_car.yaml, the rest of which is written by hand."""
    from keiway.store import DATA

    path = DATA / "crash" / "reference_car.yaml"
    head = path.read_text(encoding="utf-8").split("table:\n")[0]
    lines = ["table:"]
    for belt in ("unbelted", "belted"):
        lines.append(f"  {belt}:")
        for speed, *measured in rows(belt == "belted"):
            lines.append(f"  - [{speed:g}, {', '.join(f'{one:.5g}' for one in measured)}]")
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
