"""The options shared by commands, described once."""

from __future__ import annotations

from typing import Annotated

import typer

from keiway.question import Question

Vehicle = Annotated[
    str | None,
    typer.Argument(help="Name, model code, frame number, katakana, or your own vehicle's YAML file.", show_default=False),
]
Built = Annotated[
    str | None,
    typer.Option("--built", metavar="DATE", help="When it was built: 1999, 1999-05, 1999-05-14, H11-05, or A..B.", show_default=False),
]
State = Annotated[
    str | None, typer.Option("--state", "-s", metavar="STATE", help="Two letters or the name.", show_default=False)
]
Use = Annotated[str, typer.Option("--use", metavar="USE", help="road, farm, offroad, lsv or show.")]
Arrive = Annotated[
    str | None,
    typer.Option("--arrive", "--entry", metavar="DAY", help="Day it reaches US customs; otherwise the as-of day.", show_default=False),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="Answer as of this day, 2000-01-01 to 2030-12-31; otherwise today.", show_default=False)
]
Origin = Annotated[str | None, typer.Option("--origin", metavar="CC", help="Country of build, where it differs.", show_default=False)]
Importer = Annotated[
    str | None,
    typer.Option("--importer", metavar="WHO", help="individual (the default), registered_importer, original_manufacturer, nonresident ...", show_default=False),
]
InUs = Annotated[bool, typer.Option("--in-us", help="It is already lawfully in the country.")]
Since = Annotated[
    str | None,
    typer.Option("--registered-since", metavar="DATE", help="Plated in the state since then by the same owner.", show_default=False),
]
Titled = Annotated[
    bool | None,
    typer.Option("--titled-elsewhere/--not-titled-elsewhere", help="It comes with another state's title.", show_default=False),
]
Original = Annotated[
    bool | None,
    typer.Option("--original/--modified", help="Engine and emission system as built, or changed.", show_default=False),
]
Features = Annotated[
    str | None,
    typer.Option("--features", metavar="LIST", help="What customs looks at: rear_seats,rear_belts,side_windows or bare,open_bed ...", show_default=False),
]
Price = Annotated[
    str | None, typer.Option("--price-usd", metavar="USD", help="Price paid for the vehicle, without freight.", show_default=False)
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help='Over the catalogue, as in --set "length_mm=3295". Repeat as needed.', show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object, described in docs/schemas.")]
Csv = Annotated[bool, typer.Option("--csv", help="Comma-separated rows.")]
Plain = Annotated[bool, typer.Option("--plain", help="No table lines, no colour, one fact a line.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colour (NO_COLOR works too).")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No notes on standard error.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
VerdictExit = Annotated[
    bool, typer.Option("--verdict-exit", help="Exit 10 not yet, 11 no, 12 disputed, 13 unknown, instead of 0.")
]


def question(text: str | None, **given) -> Question:
    """A Question from a command's parameters; `settings` may be None."""
    settings = tuple(given.pop("settings", None) or ())
    return Question(text=text or "", settings=settings, **given)
