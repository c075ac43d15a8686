"""The three forms of `keiway crash`, and which options belong to which."""

from __future__ import annotations

from typing import Any

#: Form -> how it begins on a command line.
FORMS = {"meeting": "keiway crash VEHICLE --vs VEHICLE", "risk": "keiway crash risk", "fit": "keiway crash fit"}
#: Option -> the forms that take it, and its value when it is not given.
BELONGS: dict[str, tuple[tuple[str, ...], Any]] = {
    "versus": (("meeting",), None),
    "speed": (("meeting", "fit"), None),
    "speed_vs": (("meeting",), None),
    "overlap": (("meeting",), "full"),
    "belts": (("meeting",), "on"),
    "belts_vs": (("meeting",), "on"),
    "sweep": (("meeting",), None),
    "plot": (("meeting",), None),
    "animate": (("meeting",), None),
    "why": (("meeting",), False),
    "front": (("meeting",), None),
    "front_vs": (("meeting",), None),
    "built": (("meeting", "risk"), None),
    "against": (("risk",), None),
    "limit": (("risk",), None),
    "miles": (("risk",), None),
    "belted": (("risk",), None),
    "rhd": (("risk",), False),
    "crashes": (("risk",), None),
    "seed": (("risk",), 1),
    "mass": (("fit",), None),
    "save": (("fit",), None),
    "heights": (("fit",), None),
    "units": (("fit",), None),
    "acceleration": (("fit",), None),
    "force": (("fit",), None),
}
SPELLED = {"versus": "--vs", "front_vs": "--front-vs", "speed_vs": "--speed-vs", "belts_vs": "--belts-vs"}


def mistakes(form: str, given: dict[str, Any]) -> list:
    """A `UsageError` for each option of another form, for two of this one that exclude each other, and for what is missing."""
    from keiway.errors import UsageError

    wrong: list = []
    for name, (forms, default) in BELONGS.items():
        if form not in forms and given[name] not in (default, []):
            option, home = SPELLED.get(name, f"--{name}"), " and ".join(FORMS[one] for one in forms)
            wrong.append(UsageError(f"{option} belongs to {home}. Leave it out here.", fix=(option, None)))
    for name in ("animate", "why"):
        if form == "meeting" and given["sweep"] is not None and given[name]:
            wrong.append(
                UsageError(f"--sweep and --{name} contradict each other: a sweep is many crashes, --{name} shows one. Leave one out.", fix=(f"--{name}", None))
            )
    for name in ("speed_vs", "belts", "belts_vs"):
        if form == "meeting" and given["sweep"] is not None and given[name] != BELONGS[name][1]:
            option = SPELLED.get(name, f"--{name}")
            why = "a sweep has one speed for both" if name == "speed_vs" else "a sweep draws no driver"
            wrong.append(UsageError(f"--sweep and {option} contradict each other: {why}. Leave one out.", fix=(option, None)))
    if form == "meeting":
        swept = _swept(given, wrong)
        _lacks(given, swept, wrong)
    return wrong


def _swept(given: dict[str, Any], wrong: list) -> str | None:
    """What is swept, once a wrong word is mended."""
    from keiway.errors import UsageError
    from keiway.flags import one_of

    if given["sweep"] is None:
        return None
    from keiway.crash.sweep import QUANTITIES

    swept = given["sweep"].strip().casefold()
    left = {"speed": given["speed"] is None, "overlap": given["overlap"] == "full", "mass": True}
    if swept not in QUANTITIES:
        error = one_of(given["sweep"], QUANTITIES, "--sweep")
        swept = next(name for name in (*error.suggestions, *left) if left[name])
        error.fixes = [("--sweep", swept)]
        wrong.append(error)
    elif not left[swept]:
        wrong.append(
            UsageError(f"--sweep {swept} and --{swept} contradict each other: the {swept} is what is swept. Leave one out.", fix=(f"--{swept}", None))
        )
    return swept


def _lacks(given: dict[str, Any], swept: str | None, wrong: list) -> None:
    from keiway.errors import UsageError

    needed = {
        "a partner (--vs VEHICLE)": (given["versus"], ("--vs", "Ford F-150")),
        "a speed (--speed 35)": (given["speed"] or swept == "speed", ("--speed", "35")),
    }
    lacks = {words: fix for words, (there, fix) in needed.items() if not there}
    if lacks:
        wrong.append(UsageError(f"crash needs {' and '.join(lacks)}.", fixes=list(lacks.values())))


def one_name(what: str, more: str | None, partner: str | None = None) -> None:
    """A second word belongs to the vehicle's name, or is the partner without its option."""
    from keiway.errors import UsageError

    if more is not None and partner is None and " " in what:
        raise UsageError(f"{more!r} stands alone: the partner goes after --vs.", try_=f'keiway crash "{what}" --vs "{more}" --speed 35')
    if more is not None:
        joined = f"{what} {more}"
        raise UsageError(f"too many words: {joined!r} is more than one. A name with spaces stands in quotes.", fixes=[(what, joined), (more, None)])
