"""Side impacts: the struck vehicle's delta-v and what intrusion adds near side (docs/science/injury.md)."""

from __future__ import annotations

from keiway.crash.injury.table import value


def struck_delta_v(
    closing_mps: float,
    struck_kg: float,
    striker_kg: float,
    *,
    restitution: float = 0.1,
    yaw_radius_m: float | None = None,
    lever_m: float = 0.0,
) -> float:
    """Lateral speed change (m/s) of the struck vehicle's mass centre; the striker hits square at `closing_mps`.

    A hit `lever_m` off the mass centre also turns the vehicle: its equivalent mass at the contact is
    m k^2 / (k^2 + h^2), with k the yaw radius of gyration.
    """
    share = 1.0
    if yaw_radius_m:
        share = yaw_radius_m**2 / (yaw_radius_m**2 + lever_m**2)
    effective = struck_kg * share
    impulse = (1 + restitution) * effective * striker_kg / (effective + striker_kg) * closing_mps
    return impulse / struck_kg


def near_side_factors(
    *,
    striker_is_ltv: bool = False,
    striker_year: int = 2010,
    narrow_body: bool = False,
    side_airbag: bool | None = None,
) -> dict[str, float]:
    """Odds factors of near-side injury against a car struck by a car at the same delta-v, by name (estimates).

    `striker_is_ltv`: pickup, van or SUV, high bonnet: 1.5 to 1999, 1.2 from 2010, straight between.
    `narrow_body`: a kei of 1.475 m. `side_airbag`: with a head-protecting bag or surely without; the field average
    has a mixture, so each moves by half the logarithm of the full effect; None leaves the average.
    """
    found = {}
    if striker_is_ltv:
        later = min(max((striker_year - 1999) / 11, 0.0), 1.0)
        found["bonnet height"] = (1 - later) * value("side_ltv_1990s") + later * value("side_ltv_2010s")
    if narrow_body:
        found["door space"] = value("kei_door_space")
    if side_airbag is not None:
        found["side airbag"] = value("side_airbag") ** (0.5 if side_airbag else -0.5)
    return found
