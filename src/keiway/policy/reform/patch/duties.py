"""The ordinary duty on trucks and on cars, and the one heading whose text rests on it."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.policy.reform.levers import BASE
from keiway.policy.reform.patch.books import CITE, Books

#: A Japanese vehicle whose ordinary duty is 15 percent or more owes no Section 232 duty; one below it makes 15 in all.
JAPAN_TRUCK, JAPAN_CAR = "us.duty.section_232_autos_japan_truck", "us.duty.section_232_autos_japan_car"
FLOOR = 15.0


def set_duty(books: Books, lever: str, percent: float, day: date) -> None:
    """From `day` on the ordinary duty is `percent`; every other measure stays as its text has it."""
    name = lever.rpartition(".")[2]
    _replace(books, BASE[lever], f"us.duty.supposed_{name}", day, rate=float(percent), says=f"{percent:g} percent in place of the ordinary duty, under the reform.")
    if lever == "us.duty.truck_pct" and percent < FLOOR:
        _replace(
            books, JAPAN_TRUCK, "us.duty.supposed_japan_truck", day, kind="all_in", rate=FLOOR, heading="9903.94.41",
            title="Japan: 15 percent all-in on listed trucks",
            says="With an ordinary duty below 15 percent a listed Japanese truck falls under the heading for vehicles below it: 15 percent in all.",
        )  # fmt: skip


def _replace(books: Books, old: str, new: str, day: date, **fields: object) -> None:
    rows = []
    for each in books.customs.measures:
        if each.id != old:
            rows.append(each)
            continue
        title = fields.get("title", each.title)
        rows.append(msgspec.structs.replace(each, replaced=day))
        rows.append(
            msgspec.structs.replace(
                each,
                **{**fields, "title": f"{title} (supposed)"},
                id=new,
                from_=day,
                cites=[CITE, *each.cites],
                verified="knowledge",
                confidence="low",
                instrument=f"supposed; today {each.instrument}",
            )
        )
    books.customs = msgspec.structs.replace(books.customs, measures=rows)
