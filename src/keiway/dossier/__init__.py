"""The dossier: one HTML file that answers for one vehicle, one place and one reader, and can be checked later.

    make(asked) -> Made                 `asked.Asked`: a question, for whom, on which day it is made
    verify.check(path, today) -> Verified   is a file unaltered, and still what keiway answers?

Nothing is worked out here: sections (a folder each under ``sections``) ask the rooms and show what they say.
"""

from keiway.dossier.asked import AUDIENCES, Asked

__all__ = ["AUDIENCES", "Asked", "make"]


def __getattr__(name: str):
    if name == "make":
        from keiway.dossier.make import make

        return make
    raise AttributeError(f"module 'keiway.dossier' has no attribute {name!r}")
