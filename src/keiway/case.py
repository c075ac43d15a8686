"""The Case: what is asked. Every face builds one and nothing more; every room answers one."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from keiway.days import Window
from keiway.vehicles.record import Vehicle

Use = Literal["road", "farm", "offroad", "lsv", "show"]

#: The law data answers from this day on, to that one.
COVERAGE_FROM = date(2000, 1, 1)
#: The end of what is coded: the last day a signed rule speaks of, rounded up to its year.
COVERAGE_TO = date(2030, 12, 31)


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One vehicle, one place, one use, and the days that count."""

    vehicle: Vehicle
    built: Window
    as_of: date
    state: str | None = None  # two-letter code; None asks the federal gates only
    use: Use = "road"
    entry: date | None = None  # day of customs entry; None means the as-of day
    origin: str | None = None  # country of build where it differs from the catalogue's
    importer: str | None = None  # who imports: see the importer types of the federal pathways
    in_us: bool = False  # already lawfully in the country
    registered_since: Window | None = None  # plated in the state since then, by the same owner
    titled_elsewhere: bool | None = None  # comes with another state's title
    original_configuration: bool | None = None  # engine and emission system as built
    features: frozenset[str] = frozenset()  # seen on the vehicle: rear_seats, rear_belts, side_windows, open_bed, ...
    value_usd: float | None = None  # price paid for the vehicle, without freight and insurance
    text: str = ""  # what the person typed

    @property
    def entry_day(self) -> date:
        return self.entry or self.as_of

    @property
    def made_in(self) -> str:
        return self.origin or self.vehicle.origin
