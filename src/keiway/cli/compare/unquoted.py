"""Names typed without quotes: their words put together again by where a maker's name begins."""

from __future__ import annotations

from keiway.cli.compare.asked import reading
from keiway.errors import KeiwayError, Several, UsageError, attempt

RIVAL = "Ford F-150"  # offered where only one vehicle was named


def regrouped(texts: list[str]) -> KeiwayError | None:
    """The mistake and its mended command, where the words make fewer vehicles, with what is wrong with those; else None."""
    groups = _by_maker(texts)
    if not 1 <= len(groups) < len(texts) or len(groups) > 4:
        return None
    names = [" ".join(group) for group in groups]
    one = len(names) == 1
    fixes: list[tuple[str, str | None]] = []
    for group, name in zip(groups, names, strict=True):
        rest: list[str | None] = [RIVAL if one else None, *[None] * (len(group) - 1)]
        fixes += zip(group, [name, *rest][: len(group)], strict=True)
    told = f"{names[0]!r} alone, and compare needs two to four" if one else f"{', '.join(map(repr, names[:-1]))} and {names[-1]!r}"
    quotes = UsageError(f"{len(texts)} words were read as {len(texts)} vehicles; a name with blanks stands in quotes. Put together they are {told}.", fixes=fixes)
    wrong: list[KeiwayError] = [quotes]
    for name in names:
        attempt(wrong, lambda name=name: reading(name))
    return wrong[0] if len(wrong) == 1 else Several(wrong)


def _by_maker(texts: list[str]) -> list[list[str]]:
    """A new group before each text that begins with a maker's name; a text with a blank was quoted and is whole.

    None where the first text begins with no maker: then its words may be names by themselves.
    """
    from keiway.vehicles import vehicles

    makers = {row.make.casefold().split()[0] for row in vehicles()}
    groups: list[list[str]] = []
    for text in texts:
        if (text.casefold().split() or [""])[0] in makers or (groups and " " in groups[-1][0]):
            groups.append([text])
        elif not groups:
            return []
        else:
            groups[-1].append(text)
    return groups
