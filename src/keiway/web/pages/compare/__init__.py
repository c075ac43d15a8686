"""Two to four vehicles to scale: the finding, the drawing, what may be changed of it, three bars, the table."""

from __future__ import annotations

from urllib.parse import urlencode

from keiway.web.page import Asked, Page, Shown

EXAMPLE = ("honda-n-box-3", "ford-f-150-2021", "mazda-mx-5-miata-2016")
KEI_RIVAL, RIVAL = "ford-f-150-2021", "honda-n-box-3"  # beside one vehicle alone: the most sold in the US, the most sold kei
OFFERED = (*EXAMPLE, "honda-civic-2022", "toyota-rav4-2019", "subaru-sambar-6", "gem-e2-2016")
VIEWS = (("all", "All three"), ("side", "The side"), ("front", "The front"), ("top", "From above"))
ALIGNS = (("front", "Front bumper"), ("wheel", "Front wheel"), ("centre", "Middle"))
WITH = (("person", "A person, 5 ft 9 in"), ("lane", "A lane, 12 ft"), ("parking", "A parking space"))
LETTERS = "ABCD"
SHOWN_FIELDS = ("length_mm", "width_mm", "height_mm", "wheelbase_mm", "curb_mass_kg", "seats")


def show(asked: Asked) -> Shown:
    from markupsafe import Markup

    from keiway.cli.compare.asked import understood
    from keiway.drawing import compare, for_page
    from keiway.drawing.table import COLUMNS, facts, rows, shares

    typed, how = _vehicles(asked), _how(asked)
    question = understood({"vehicles": list(typed), "view": how["view"], "align": how["align"], "with_": how["with"] or None, "overlap": how["overlap"]})
    found = compare(question.vehicles)
    how |= {"view": question.view, "align": question.align, "with": question.with_, "overlap": f"{100 * question.overlap:.4g}"}
    drawn = for_page(found, question.view, align=question.align, with_=question.with_, overlap=question.overlap)
    ids = [_stable(row.id, text) for row, text in zip(found.vehicles, typed, strict=True)]
    link = _link(ids, how)
    view = {
        "found": found, "drawing": Markup(drawn), "bars": _bars(found), "facts": facts(found), "shares": shares(found), "how": how,
        "views": VIEWS, "aligns": ALIGNS, "withs": WITH, "boxes": _boxes(question.vehicles, asked.all("vehicle")), "notes": question.notes,
        "lone": len(asked.all("vehicle")), "chips": _chips(found, ids, how), "offers": _offers(ids, how), "listed": _sources(question.vehicles),
        "dashed": not all(row.whole for row in found.vehicles), "drawn_with": [*found.assumed, *_stands(question.with_)], "command": _command(asked, ids, how),
    }  # fmt: skip
    view["paged"] = {row.id for row, id_ in zip(found.vehicles, ids, strict=True) if row.id == id_}
    return Shown(title=found.headline, data=found, view=view, header=COLUMNS, rows=rows(found), link=link)


def _vehicles(asked: Asked) -> tuple[str, ...]:
    """Those named; beside one alone the usual rival; without any the example."""
    from keiway.web.asking import no_file

    named = tuple(no_file(text) for text in asked.all("vehicle"))
    if not named:
        return EXAMPLE
    return named if len(named) > 1 else (*named, rival(named[0]))


def rival(text: str) -> str:
    """Beside a kei vehicle the pickup most sold in the US, beside another the kei car most sold in Japan."""
    from keiway.cli.compare.asked import reading
    from keiway.question import CLASS

    return KEI_RIVAL if text.startswith(CLASS) or reading(text).case.vehicle.is_kei else RIVAL


def _how(asked: Asked) -> dict:
    """How it is drawn, as text. The form always gives a view, so without one nobody has chosen: then a person stands beside them."""
    chosen = asked.one("view") is not None
    parts = tuple(part.strip() for text in asked.all("with") for part in text.split(",") if part.strip())
    if asked.one("view") == "side":  # a lane is not seen from the side
        parts = tuple(part for part in parts if part != "lane")
    with_ = ",".join(parts) if chosen or parts else "person"
    return {"view": asked.one("view") or "all", "align": asked.one("align") or "front", "overlap": asked.one("overlap") or "100", "with": with_}


def _link(ids: list[str], how: dict) -> tuple[tuple[str, str], ...]:
    """Every input: the vehicles by their stable ids, and how they are drawn."""
    with_ = (("with", ",".join(how["with"])),) if how["with"] else ()
    return (*(("vehicle", id_) for id_ in ids), ("view", how["view"]), ("align", how["align"]), ("overlap", how["overlap"]), *with_)


def _address(ids: list[str], how: dict) -> str:
    return f"/compare?{urlencode(_link(ids, how))}"


def _stable(id_: str, text: str) -> str:
    """What an address names a vehicle by: its id, or the class that was typed."""
    from keiway.vehicles.catalogue import by_id

    return id_ if id_ in by_id() else text


def _boxes(vehicles, typed: tuple[str, ...]) -> list[tuple[str, str]]:
    """A letter and what stands in its box: as typed, else the name; one box more than vehicles, up to four."""
    words = [*typed[: len(vehicles)], *(_named(one) for one in vehicles[len(typed) :])]
    return list(zip(LETTERS, [*words, ""][:4], strict=False))


def _named(vehicle) -> str:
    """Its title where that finds it again, else its id."""
    from keiway.errors import KeiwayError
    from keiway.vehicles.resolution import resolve

    try:
        return vehicle.title if resolve(vehicle.title).vehicle.id == vehicle.id else vehicle.id
    except KeiwayError:
        return vehicle.id


def _chips(found, ids: list[str], how: dict) -> list[dict]:
    """Each vehicle with its page, the address without it, and the one with it first."""
    return [
        {
            "row": row,
            "without": _address([*ids[:n], *ids[n + 1 :]], how) if len(ids) > 2 else None,
            "first": _address([ids[n], *ids[:n], *ids[n + 1 :]], how) if n else None,
        }
        for n, row in enumerate(found.vehicles)
    ]  # fmt: skip


def _offers(ids: list[str], how: dict) -> list[tuple[str, str]]:
    """Vehicles people know, to put beside these."""
    from keiway.vehicles.catalogue import vehicle

    if len(ids) >= len(LETTERS):
        return []
    return [(vehicle(id_).name, _address([*ids, id_], how)) for id_ in OFFERED if id_ not in ids][:4]


def _bars(found) -> list[tuple[str, list[dict]]]:
    """Three of them: for each vehicle the least and the most in percent of the longest, and the words."""
    from keiway.drawing.marks import COLOURS, area, mass, seats

    rows = found.vehicles
    wanted = (
        ("Plan area, length times width", [(row.plan_area_m2,) * 2 if row.plan_area_m2 else None for row in rows], area),
        ("Curb mass", [row.curb_mass_kg for row in rows], mass),
        ("Seats", [row.seats for row in rows], seats),
    )
    out = []
    for label, spans, words in wanted:
        most = max((span[1] for span in spans if span), default=1)
        bars = [
            {"letter": row.letter, "name": row.name, "text": words(row), "colour": colour, "low": span and round(100 * span[0] / most, 1), "high": span and round(100 * span[1] / most, 1)}
            for row, span, colour in zip(rows, spans, COLOURS, strict=False)
        ]
        out.append((label, bars))
    return out


def _sources(vehicles) -> list[tuple[object, list[tuple[str, str]]]]:
    """For each vehicle, the sources of what is shown and then of its row, by title and address, each once."""
    from keiway.vehicles.catalogue import sources

    shelf, out = sources(), []
    for row in vehicles:
        own = [note.source for field in SHOWN_FIELDS if (note := row.fields.get(field)) and note.source]
        ids = dict.fromkeys([*own, *row.sources])
        out.append((row, [(shelf[id_].title, shelf[id_].url) if id_ in shelf else (id_, id_) for id_ in ids]))
    return out


def _stands(with_: tuple[str, ...]) -> list[str]:
    from keiway.cli.compare.page import stands

    return stands(with_)


def _command(asked: Asked, ids: list[str], how: dict) -> str:
    """The command that draws the same into a file."""
    from keiway.cli.mistakes.mend import quoted

    typed = asked.all("vehicle")
    names = [*typed, *ids[len(typed) :]]
    options = ["--view", how["view"], *(["--align", how["align"]] if how["align"] != "front" else [])]
    options += (["--overlap", how["overlap"]] if how["overlap"] != "100" else []) + (["--with", ",".join(how["with"])] if how["with"] else [])
    return " ".join(["keiway compare", *(quoted(word) for word in (*names, *options)), "--out size.svg"])


PAGE = Page(
    path="/compare", show=show, label="Compare", place=30, room="compare", inputs=("vehicle", "view", "align", "with", "overlap"),
    several=("vehicle", "with"), csv=True, command="compare", door="Any two to four vehicles to scale, from the side, the front and above",
    examples=("/compare", "/compare?vehicle=Honda+Acty+HA9&vehicle=Ford+F-150&vehicle=gem-e2-2016&view=all&with=lane&with=parking&overlap=0"),
)  # fmt: skip
