"""The three forms of `keiway crash`, and which options belong to which."""

from __future__ import annotations

from typing import Any

#: Form -> how it begins on a command line.
FORMS = {"meeting": "keiway crash VEHICLE --vs VEHICLE", "risk": "keiway crash risk", "fit": "keiway crash fit"}
#: Option -> the forms that take it, and its value when it is not given.
BELONGS: dict[str, tuple[tuple[str, ...], Any]] = {
    "versus": (("meeting",), None),
    "speed": (("meeting", "fit"), None),
    "overlap": (("meeting",), "full"),
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
SPELLED = {"versus": "--vs", "front_vs": "--front-vs"}


def check(form: str, given: dict[str, Any]) -> None:
    """Raise `UsageError` for each option of another form, and for two options of this one that exclude each other."""
    from keiway.errors import UsageError, raise_all

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
    raise_all(wrong)


def one_name(what: str, more: str | None, partner: str | None = None) -> None:
    """A second word belongs to the vehicle's name, or is the partner without its option."""
    from keiway.errors import UsageError

    if more is not None and partner is None and " " in what:
        raise UsageError(f"{more!r} stands alone: the partner goes after --vs.", try_=f'keiway crash "{what}" --vs "{more}" --speed 35')
    if more is not None:
        joined = f"{what} {more}"
        raise UsageError(f"too many words: {joined!r} is more than one. A name with spaces stands in quotes.", fixes=[(what, joined), (more, None)])
