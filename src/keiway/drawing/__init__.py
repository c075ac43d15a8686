"""How big is it, to scale: sizes beside each other, and our own drawing of them.

    compare(vehicles) -> Comparison                      two to four `Vehicle`s: lengths, shares, a sentence, what is missing
    svg(comparison, view="side", align="front", ...)     -> the drawing as SVG text: a sheet by itself, or the views alone
    for_page(comparison, view="all", ...)                -> the views for a page: a narrow and a wide SVG, one of them shown
    outline(vehicle, px_per_m=18)                        -> one vehicle from the side, small, without words

Plain Python, no package; nothing here is imported before it is asked for.
"""

_HOME = {
    "compare": "keiway.drawing.comparison",
    "svg": "keiway.drawing.picture",
    "for_page": "keiway.drawing.picture",
    "outline": "keiway.drawing.small",
    "style_sheet": "keiway.drawing.picture",
    "page_style": "keiway.drawing.picture",
    "Comparison": "keiway.drawing.record",
}

__all__ = [*_HOME]


def __getattr__(name: str):
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'keiway.drawing' has no attribute {name!r}")
