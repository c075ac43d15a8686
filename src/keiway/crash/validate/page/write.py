"""Write the page and its pictures into a folder."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path

from keiway.charts import save
from keiway.crash.validate.page.pictures import all_of
from keiway.crash.validate.page.text import page
from keiway.crash.validate.result import Check
from keiway.errors import UsageError


def check_folder(folder: Path) -> None:
    """Raises `UsageError` for a folder that is not there, or that a file stands in the way of."""
    if folder.is_dir():
        return
    there = next(one for one in (folder, *folder.parents) if one.exists())
    if there.is_dir():
        raise UsageError(f"--write {str(folder)!r}: there is no such folder.", try_=f"mkdir -p {shlex.quote(str(folder))}")
    is_it = "that is a file" if there == folder else f"{str(there)!r} is a file"
    raise UsageError(f"--write {str(folder)!r}: {is_it}; give a folder.", fix=("--write", "."))


def write(checks: Sequence[Check], folder: Path, progress: Callable[[str], None] | None = None) -> list[Path]:
    """`folder`/validation.md and `folder`/plots/*.svg. Raises `UsageError` where the folder is not there."""
    check_folder(folder)
    plots = folder / "plots"
    plots.mkdir(exist_ok=True)
    found, captions = [], []
    for name, picture in all_of(checks).items():
        found.append(save(picture, plots / name))
        captions.append((name, picture.summary))
        if progress:
            progress(name)
    text = folder / "validation.md"
    text.write_text(page(checks, captions), encoding="utf-8")
    return [text, *found]
