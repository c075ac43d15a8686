"""Curves of engines and motors: full load from rated figures, and how efficiency goes with load."""

from __future__ import annotations

#: Share of the peak efficiency against share of rated power, best line of a spark-ignition engine, of a diesel, and of a
#: permanent-magnet motor with its inverter. Sources: docs/science/road.md, 4.
PETROL = (
    (0.0, 0.278), (0.005, 0.333), (0.015, 0.444), (0.04, 0.611), (0.06, 0.778), (0.1, 0.917), (0.14, 0.972),
    (0.2, 1.0), (0.4, 0.972), (0.6, 0.944), (0.8, 0.889), (1.0, 0.833),
)  # fmt: skip
DIESEL = (
    (0.0, 0.238), (0.005, 0.333), (0.015, 0.476), (0.04, 0.619), (0.06, 0.762), (0.1, 0.929), (0.14, 0.976),
    (0.2, 1.0), (0.4, 0.976), (0.6, 0.905), (0.8, 0.857), (1.0, 0.81),
)  # fmt: skip
MOTOR = (
    (0.0, 0.741), (0.02, 0.783), (0.04, 0.825), (0.06, 0.857), (0.08, 0.878), (0.1, 0.91), (0.2, 0.963), (0.4, 0.995),
    (0.6, 1.0), (0.8, 0.995), (1.0, 0.984),
)  # fmt: skip


def full_load(
    power_w: float, power_rpm: float, torque_nm: float, torque_rpm: float, idle_rpm: float, limit_rpm: float
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """`rpm` and `torque_nm` of an engine at full load from its two rated points: knots for `record.Engine`.

    Between them the torque is straight; at idle it is `_AT_IDLE` of the greatest; past rated power the power falls
    as fast as `_FALL` says, to the rev limit.
    """
    at_power = power_w / (power_rpm * RAD_PER_RPM)
    torque_rpm = min(torque_rpm, power_rpm)
    knots = {idle_rpm: _AT_IDLE * torque_nm, torque_rpm: max(torque_nm, at_power)}
    if power_rpm > torque_rpm:
        knots[power_rpm] = at_power
    if limit_rpm > power_rpm:
        past = max(1.0 - _FALL * (limit_rpm / power_rpm - 1.0), 0.1)
        knots[limit_rpm] = at_power * power_rpm / limit_rpm * past
    order = sorted(knots)
    return tuple(order), tuple(knots[n] for n in order)


RAD_PER_RPM = 0.10471975511965977  # 2 pi / 60
_AT_IDLE = 0.70  # estimate: small engines give 65 to 80% of their greatest torque at 1,000 rpm (docs/science/road.md, 3)
_FALL = 0.8  # estimate: share of rated power lost per share of speed past it
