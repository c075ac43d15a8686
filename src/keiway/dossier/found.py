"""What the rooms say of one question, each asked once and only if a section wants it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from keiway.answer import Answer
from keiway.case import Case
from keiway.dossier.asked import Asked
from keiway.errors import KeiwayError
from keiway.question import Reading, read
from keiway.vehicles.record import Vehicle

RIVAL = "ford-f-150-2021"  # the vehicle most sold in the US, as in the crash line of a check
SPEED_MPH = 35.0  # of each; the speed of the US wall test


class Why(str):
    """Instead of an answer: why there is none, in words."""


class Found:
    """One question and its answers. A room that cannot answer gives a `Why`."""

    def __init__(self, asked: Asked, vehicle: Vehicle | None = None):
        """`vehicle`: a record to take as it is, instead of looking the words up (for a file of one's own)."""
        self.asked = asked
        if vehicle is None and asked.is_own:
            vehicle = read(asked.question, asked.made).case.vehicle
        self.reading: Reading = read(asked.question, asked.made, vehicle)
        self.case: Case = self.reading.case

    @property
    def audience(self) -> str:
        return self.asked.audience

    @cached_property
    def answer(self) -> Answer:
        from keiway.api import answer

        return answer(self.case)

    @cached_property
    def law(self):
        """The state's page for this kind of vehicle on the day, or None."""
        from keiway.law.state.facts import law_kind
        from keiway.law.state.load import states
        from keiway.law.state.page import page

        return page(states()[self.case.state], self.case.as_of, law_kind(self.case)) if self.case.state else None

    @cached_property
    def board(self):
        from keiway.map import board

        return board(self.case, self.case.as_of)

    @cached_property
    def when(self):
        from keiway.law.when import when

        return when(self.case)

    @cached_property
    def rival(self) -> Vehicle:
        from keiway.vehicles.catalogue import vehicle

        return vehicle(RIVAL)

    @cached_property
    def size(self) -> Any:
        from keiway.drawing import compare

        return _tried(lambda: compare((self.case.vehicle, self.rival)))

    @cached_property
    def crash(self) -> Any:
        from keiway.crash.answer import head_on

        return _tried(lambda: head_on(*self.crash_of))

    @property
    def crash_of(self) -> tuple:
        """Vehicles, speeds, overlap and build windows of the one crash told here: that of a check."""
        from keiway.crash.answer import MPH
        from keiway.crash.line import _built

        return (self.case.vehicle, self.rival), (SPEED_MPH * MPH,) * 2, 1.0, (_built(self.case), None)

    @cached_property
    def road_asked(self):
        from keiway.road.answer.record import Asked as RoadAsked

        return RoadAsked(vehicle=self.case.vehicle, case=self.case)

    @cached_property
    def road(self) -> Any:
        from keiway.road.answer import answer

        return _tried(lambda: answer(self.road_asked))

    @cached_property
    def cost_asked(self):
        from keiway.cost.record import Asked as CostAsked
        from keiway.cost.record import Money

        price = Money(amount=self.case.value_usd, currency="USD") if self.case.value_usd else None
        return CostAsked(case=self.case, price=price, state=self.case.state)

    @cached_property
    def landed(self) -> Any:
        from keiway.cost import landed

        if self.case.in_us:
            return Why("It is in the country already, so there is nothing to bring in.")
        return _tried(lambda: landed.answer(self.cost_asked))

    @cached_property
    def market_asked(self):
        from keiway.market.record import Asked as MarketAsked

        return MarketAsked(vehicle=self.case.vehicle, as_of=self.case.as_of, text=self.asked.question.text)

    @cached_property
    def market(self) -> Any:
        """Sold new here from the usual year on, at its list price or what a maker would have to ask."""
        from importlib.util import find_spec

        if self.case.vehicle.us_certified or self.case.made_in == "US":
            return Why("It was built for this country, so there is no launch to forecast.")
        if find_spec("numpy") is None:
            return Why("A forecast needs a package that is not installed here: pip install 'keiway[market]'.")
        from keiway.market.answer import answer

        return _tried(lambda: answer(self.market_asked))


def _tried(step) -> Any:
    try:
        return step()
    except KeiwayError as error:
        said = error.message.partition(" Give --")[0]
        return Why(said[:1].upper() + said[1:])
