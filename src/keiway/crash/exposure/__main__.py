"""The table of docs/science/exposure.md: ``python -m keiway.crash.exposure`` (two million crashes a vehicle, about a minute)."""

from __future__ import annotations

from keiway.crash.exposure import report
from keiway.crash.exposure.answer import MANY_N, Line
from keiway.crash.exposure.others import named, vehicle_of
from keiway.vehicles import vehicle

ROWS = (
    "subaru-sambar-5", "subaru-sambar-6", "honda-n-box-2", "civic-1998", "mirage", "smart-fortwo-2008", "fiat-500-2012",
    "used-compact", "honda-accord-2023", "honda-cr-v-2023", "ford-explorer-2020", "f-150", "toyota-sienna-2021",
)  # fmt: skip


def main() -> None:
    fleet = report.simulated(None, None, MANY_N, 1)
    print("| vehicle | mass with driver | own deaths | to average | others' deaths | to average | own deaths, roads to 45 mph |")
    print("|---|---|---|---|---|---|---|")
    _print(fleet, fleet)
    for name in ROWS:
        other = named(name)
        found = vehicle_of(other) if other else vehicle(name)
        _print(report.simulated(found, None, MANY_N, 1), fleet, other.name if other else None)


def _print(ours: report.Simulated, fleet: report.Simulated, name: str | None = None) -> None:
    whole, slow = report.lines(ours, fleet, (45,), 1.0, name)
    mass = f"{ours.own.mass_kg:,.0f} kg" if ours.own else "mix"
    print(f"| {whole.name} | {mass} | {_cells(whole)} | {_figure(slow.own_death)} |")


def _cells(line: Line) -> str:
    figures = (line.own_death, line.times_own, line.others_death, line.times_others)
    return " | ".join(_figure(one) for one in figures)


def _figure(one) -> str:
    return f"{one.mid:.2f} ({one.low90:.2f}-{one.high90:.2f})" if one.low90 != one.high90 else f"{one.mid:.2f}"


if __name__ == "__main__":
    main()
