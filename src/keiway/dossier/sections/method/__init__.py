"""How the answers come about, in short, and what each took for granted."""

from __future__ import annotations

from keiway.dossier.found import Why
from keiway.dossier.section import Part, Section

METHOD = (
    ("Law", "Dated rules, coded from statutes, regulations, agency pages and, where nothing better was found, press and practice. Each gate is asked on the day; the verdict is the worst of the gates. No limit found is not a yes: such a state is UNKNOWN. A build date is a window, and where the window straddles an age the verdict waits for the day."),
    ("Crash", "Momentum, two fronts that crush in series, a stepped occupant with belt and bag; the risk is a curve of US field data, moved by what is known of this vehicle. Everything uncertain is drawn, and the bands are of the draws."),
    ("Road", "Road load, drive and gears, stepped; its bands also hold what the model was seen to miss on vehicles with published figures."),
    ("Cost", "Each line drawn between low, likely and high; the sum's band is nine in ten of the draws. Duty by day of entry and tariff line."),
    ("Size", "Catalogue lengths, drawn to scale over an outline for the kind of body."),
)
MARKET = ("Market", "Households choose among all on sale, used ones and nothing: a nested logit fitted to a US fleet, with the error that old launches showed; times who is near a dealer and how launches fade.")


def show(found, said) -> Part:
    rooms = {"Crash": found.crash, "Road": found.road}
    market = said["market"].data if "market" in said else None  # for those readers who are told of it; its price is told there
    assumed = [("Law", found.answer.assumed), *((name, room.assumed) for name, room in rooms.items() if not isinstance(room, Why)), *([("Market", [text for text in market.assumed if market.price_says not in text])] if market else [])]
    left = [(name, room.left_out) for name, room in rooms.items() if not isinstance(room, Why)]
    return Part(view={"method": (*METHOD, *([MARKET] if market else [])), "assumed": assumed, "left": left, "warnings": found.answer.warnings})


SECTION = Section(title="How it was worked out", place={"buyer": 90, "importer": 94, "legislator": 90, "press": 90}, show=show)
