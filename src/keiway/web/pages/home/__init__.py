"""Home: one box, the picture of sizes, the doors to the rooms, what changed lately in the law, how old the data is."""

from __future__ import annotations

from keiway.web.page import Asked, Page, Shown

#: The small, the usual, the known small one: in the picture of the front page.
SIZES = ("honda-n-box-3", "ford-f-150-2021", "mazda-mx-5-miata-2016")
#: Questions to try: (words, what they show of the box).
TRY = ("1999 Subaru Sambar truck in Colorado", "Honda Beat vs F-150", "when can I import a 2003 Copen", "crash Honda Beat")


def show(asked: Asked) -> Shown:
    from datetime import date

    from markupsafe import Markup

    from keiway.drawing import compare, for_page
    from keiway.law.recent import recent
    from keiway.vehicles.catalogue import vehicle
    from keiway.web.intent import target, understood

    found, sizes = recent(date.today(), 5), compare([vehicle(id_) for id_ in SIZES])
    view = {
        "found": found,
        "sizes": sizes,
        "drawing": Markup(for_page(sizes, "side", with_=("person",))),
        "compared": "&".join(f"vehicle={id_}" for id_ in SIZES),
        "tries": [(text, target(understood(text))) for text in TRY],
    }
    return Shown(title="How would that small car do in this country?", data=found, view=view)


PAGE = Page(path="/", show=show, place=0, command="checkup", examples=("/",))
