"""Streams by hand, as the part before this one makes them."""

from datetime import date

import numpy as np

from keiway.market.demand import INSTEAD
from keiway.policy.parts import Side, Stream
from keiway.policy.record import Asked
from keiway.vehicles import vehicle

DRAWS = 256
YEARS = tuple(range(2028, 2038))
NEW = {"new_small_car": 0.15, "new_car": 0.2, "new_small_suv": 0.2, "new_suv": 0.1, "new_pickup": 0.1, "used_car": 0.15, "nothing": 0.1}


def asked(draws: int = DRAWS, **edits: float) -> Asked:
    given = tuple((f"policy.use.{name}", value) for name, value in edits.items())
    return Asked(reform=None, as_of=date(2026, 12, 1), draws=draws, edits=given)


def stream(id_="honda-n-box-3", instead=None, *, new=True, cap=None, freeways=True, rhd=False, draws=DRAWS, age=0.0, of=None) -> Stream:
    shares = np.zeros((draws, len(INSTEAD)))
    for name, share in (instead or NEW).items():
        shares[:, INSTEAD.index(name)] = share
    none, by_year = np.zeros(draws), np.full((draws, len(YEARS)), 1000.0)
    return Stream(
        id=f"made.{id_}", vehicle=of or vehicle(id_), title=id_, new=new, rhd=rhd, cap_mph=cap, freeways=freeways, states=("CO",),
        units=by_year, instead=shares, groups=INSTEAD, price_usd=none, duty_usd=none, surplus_usd=none, maker_usd=by_year,
        dealer_usd=none, us_share=0.1, age_at_sale=age,
    )  # fmt: skip


def side(*streams: Stream) -> Side:
    return Side(YEARS, streams)
