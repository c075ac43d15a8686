"""The pages, found by looking: each folder of ``keiway.web.pages`` holds one in its ``PAGE``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.resources import files
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
def own_files(name: str | None) -> dict[str, Path]:
    """The style sheets and scripts that only this page needs, by name: those it shares with another face first, then its page.css and page.js."""
    if not name:
        return {}
    shared = [Path(str(files(package))) / file for package, file in pages()[name].shares]
    own = [folder(name) / file for file in OWN_FILES]
    return {path.name: path for path in (*shared, *own) if path.is_file()}
