"""The answer to one crash of two vehicles head on: what each driver goes through and risks, with bands and evidence.

* `single.head_on` is the door; `record` the shape of what it gives.
* `meeting` turns two catalogue vehicles into inputs of the crash step, every uncertain number a dial.
* `bands` draws the dials; `words` says what came out; `ladder` says on what evidence; `stars` why ratings are not
  compared; `variance` which uncertain number drives the band (needs the `study` extra).
"""

from keiway.crash.answer.record import CrashAnswer, Party, Rung, Share, Split
from keiway.crash.answer.single import MPH, head_on

__all__ = ["MPH", "CrashAnswer", "Party", "Rung", "Share", "Split", "head_on", "split"]


def split(*args, **kwargs) -> Split:
    """`answer.variance.split`, imported when called: it needs NumPy and SALib."""
    from keiway.crash.answer.variance import split as found

    return found(*args, **kwargs)
