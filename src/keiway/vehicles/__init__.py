"""The catalogue and how a person's words find a row of it. The door of this room.

``identify`` says what the words may mean; ``resolve`` insists on one vehicle; ``vehicles`` lists the catalogue.
Imported when first used, so that ``import keiway.vehicles`` costs nothing.
"""

_HOME = {
    "identify": "keiway.vehicles.identification",
    "resolve": "keiway.vehicles.resolution",
    "vehicles": "keiway.vehicles.catalogue",
    "vehicle": "keiway.vehicles.catalogue",
}

__all__ = [*_HOME]


def __getattr__(name: str):
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'keiway.vehicles' has no attribute {name!r}")
