"""Is a dossier unaltered, and does keiway still answer the same?

    check(path, today) -> Verified      raises `InvalidFile` for what is no whole dossier

Nothing of the file is run, followed or believed: bytes are compared, and its JSON is read into plain shapes of bounded size.
"""

from keiway.dossier.verify.check import check
from keiway.dossier.verify.record import Verified

__all__ = ["Verified", "check"]
