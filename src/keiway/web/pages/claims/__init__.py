"""The news piece this started from, claim by claim: grade, numbers with bands, evidence, what may be printed and what not.

Most claims are answered at once. Those that rest on a forecast or on simulated US crashes take seconds of a processor, so each of them is
worked out alone, at the press of its Run: an address with `claim` and `run`. With ``part=yes`` only its section is written: the script
puts it in place.
"""

from __future__ import annotations

from datetime import date

from keiway.web.page import Asked, Page, Shown

#: Grade -> the verdict whose look it has, and its sign; the word stands beside it.
LOOKS = {"holds": ("yes", "="), "holds_with_limits": ("yes_with_limits", "≈"), "half": ("not_yet", "½"), "does_not_hold": ("no", "≠"), "open": ("unknown", "?")}
NOT_YET = ("unknown", "…")


def show(asked: Asked) -> Shown:
    from keiway.policy.claims import LATER, NONE, answer, find
    from keiway.policy.claims.table import COLUMNS, rows
    from keiway.question import as_of_day

    day = as_of_day(asked.one("as_of"), date.today())
    chosen = find(asked.one("claim")) if asked.one("claim") else None
    pressed = PAGE.is_pressed(asked.given)
    if pressed and not chosen:
        raise _one_at_a_time()
    found = answer(day, (chosen,) if chosen else (), quick=not pressed)
    view = {
        "found": found, "chosen": chosen, "part": bool(chosen and asked.one("part")), "looks": LOOKS, "not_yet": NOT_YET, "nothing": NONE, "later": LATER,
        "origins": {one.id: one for one in found.sources}, "waiting": [one for one in found.claims if one.lacks == LATER], "day": day,
        "command": f"keiway claims {found.claims[0].number} --as-of {day}" if chosen else f"keiway claims --as-of {day}",
    }  # fmt: skip
    title = f"Claim {found.claims[0].number}: {found.claims[0].title}" if chosen else "The article, claim by claim"
    link = (("as_of", str(day)), *((("claim", str(found.claims[0].number)),) if chosen else ()), *((("run", "yes"),) if pressed else ()))
    return Shown(title=title, data=found, view=view, header=COLUMNS, rows=rows(found), link=link)


def _one_at_a_time():
    from keiway.errors import UsageError

    return UsageError("run works out one claim at a time. Say which, as in claim=6; on the command line all are worked out at once.", try_="keiway claims")


PAGE = Page(
    path="/claims", show=show, label="Claims", place=135, door="The news piece this started from, claim by claim", inputs=("as_of", "claim", "run", "part"),
    presses="run", csv=True, command="claims", examples=("/claims?as_of=2026-11-24", "/claims?as_of=2026-11-24&claim=6&run=yes"),
)  # fmt: skip
