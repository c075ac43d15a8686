"""What the command line calls an option, as this page calls its field. Everything else is said in the same words."""

from __future__ import annotations

import re

#: As the room says it -> as it is said here.
PHRASES = (
    ("No --fx was given:", "No exchange rate was given:"),
    ("No --to:", "No ZIP code was given:"),
    ("; --port names another", "; another can be chosen above"),
    ("For a price under the hammer: --price-at auction.", "For a price under the hammer, say so above."),
    ("--set customs_value=2800 puts another.", "Another can be put into its box."),
    ("From another country: --set ocean=...", "From another country: put your own sea freight."),
    ("Set by --set.", "Set by you."),
    ("upkeep: --own 5y.", "upkeep: they stand under Owned, above."),
    ("keiway check VEHICLE --state CA", "the check of the vehicle in California"),
    (": keiway law duty.", "."),
    ("Narrow it with --built 1999-05.", "Narrow it with the month it was built."),
)
OPTION = re.compile(r"(?<![\w-])--([a-z][a-z-]+)")


def here(text: str) -> str:
    """The same text, without options."""
    for said, instead in PHRASES:
        text = text.replace(said, instead)
    return OPTION.sub(lambda found: found[1].replace("-", " "), text)
