"""The pages, found by looking: each folder of ``keiway.web.pages`` holds one in its ``PAGE``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from keiway.web.page import Page


@cache
def pages() -> dict[str, Page]:
    """Folder name -> page, in the order the head of a page shows them."""
    home = import_module("keiway.web.pages")
    found = {module.name: import_module(f"{home.__name__}.{module.name}").PAGE for module in iter_modules(home.__path__)}
    return dict(sorted(found.items(), key=lambda item: (item[1].place, item[0])))
