"""The four fronts of the worked example, and hypothesis fronts."""

from hypothesis import strategies as st

from keiway.crash.record import Front

KMH = 1 / 3.6
#: The example's own shapes, knot by knot. The shipped ones have fewer knots.
SHORT = (
    (0.0, 0.10, 0.25, 0.45, 0.70, 0.90, 1.0, 1.2, 1.5),
    (0.0, 0.25, 0.70, 0.85, 1.00, 1.35, 1.6, 2.2, 3.2),
)
ON_FRAME = (
    (0.0, 0.08, 0.18, 0.40, 0.60, 0.80, 1.0, 1.3, 1.6),
    (0.0, 0.25, 0.75, 0.95, 1.05, 1.10, 1.2, 1.7, 2.6),
)
#: The example's car: its force dips past s = 0.65, so its curve is a running maximum.
DIPPED = (
    (0.0, 0.13, 0.27, 0.40, 0.53, 0.65, 0.80, 1.0, 1.3, 1.6),
    (0.0, 0.08, 0.55, 0.70, 0.95, 1.25, 1.0, 1.15, 1.6, 2.6),
)


def front(mass_kg, crush_m, speed_kmh, s, h, **more):
    given = {"cabin_crush_m": crush_m, "cabin_force_n": 300e3, "level": "class"} | more
    return Front(test_mass_kg=mass_kg, test_speed_mps=speed_kmh * KMH, crush_m=crush_m, s=tuple(s), h=tuple(h), **given)


KEI = front(1000, 0.48, 55, *SHORT)
KEI_TRUCK = front(950, 0.36, 50, *SHORT)
F150 = front(2400, 0.70, 56.3, *ON_FRAME)
CAMRY = front(1719, 0.745, 57.09, *DIPPED)
FRONTS = {"kei": KEI, "kei truck": KEI_TRUCK, "F-150": F150, "Camry": CAMRY}


@st.composite
def fronts(draw, falling=False):
    """A front whose shape rises from zero, with level stretches now and then."""
    n = draw(st.integers(2, 9))
    steps = draw(st.lists(st.floats(0.05, 0.4), min_size=n, max_size=n))
    # level, or steep enough that rounding does not decide where a force is reached
    rise = st.just(0.0) | st.floats(1e-3, 1.0) | (st.floats(-0.3, -1e-3) if falling else st.nothing())
    rises = draw(st.lists(rise, min_size=n, max_size=n))
    s, h = [0.0], [0.0]
    for step, rise in zip(steps, rises, strict=True):
        s.append(s[-1] + step)
        h.append(max(0.01, h[-1] + rise))
    if s[-1] < 1.0:  # a shape covers its own wall test
        s = [at / s[-1] for at in s]
    return front(draw(st.floats(400, 4000)), draw(st.floats(0.2, 1.0)), draw(st.floats(30, 65)), s, h)


masses = st.floats(300.0, 6000.0)
speeds = st.floats(2.0, 60.0)
