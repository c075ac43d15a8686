"""What answers a task: the facts and the program, as one word. Two processes with the same word give the same numbers."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

import keiway

#: Parts of the program that show answers and change none.
FACES = ("cli", "web", "dossier", "drawing", "charts", "compiled", "__pycache__")
SUFFIXES = (".py", ".yaml", ".csv", ".json", "")


@cache
def facts() -> str:
    """A hash of every fact file and every module that works an answer out."""
    home = Path(keiway.__file__).parent
    found = blake2b(digest_size=8)
    for path in sorted(path for path in home.rglob("*") if path.suffix in SUFFIXES and path.is_file()):
        parts = path.relative_to(home).parts
        if not set(FACES) & set(parts):
            found.update("/".join(parts).encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def packages() -> dict[str, str]:
    """Versions that may move the last digits of a number; and the program's own."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    found = {"python": ".".join(platform.python_version_tuple()[:2])}
    for name in ("keiway", "numpy", "numba"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found
