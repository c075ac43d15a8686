"""The pages, found by looking: each folder of ``keiway.web.pages`` holds one in its ``PAGE``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from keiway.web.page import Page

OWN_FILES = ("page.css", "page.js")


@cache
def pages() -> dict[str, Page]:
    """Folder name -> page, in the order the head of a page shows them."""
    home = import_module("keiway.web.pages")
    found = {module.name: import_module(f"{home.__name__}.{module.name}").PAGE for module in iter_modules(home.__path__)}
    return dict(sorted(found.items(), key=lambda item: (item[1].place, item[0])))


def folder(name: str) -> Path:
    """Where a page's own files lie."""
    return Path(import_module(f"keiway.web.pages.{name}").__file__).parent


@cache
def own_files(name: str | None) -> tuple[str, ...]:
    """The style sheet and the script that only this page needs, if it has them: page.css, page.js."""
    return tuple(file for file in OWN_FILES if (folder(name) / file).is_file()) if name else ()
