"""`keiway dossier`: everything about one vehicle and one place in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output

For = Annotated[str, typer.Option("--for", metavar="WHOM", help="buyer, importer, legislator or press: another order and other parts.")]
Out = Annotated[str | None, typer.Option("--out", metavar="FILE.html", help="Where to write it; otherwise here, under a name of its own.", show_default=False)]
PAGES = (".html", ".htm")


def dossier(
    vehicle: o.Vehicle = None,
    state: o.State = None,
    audience: For = "buyer",
    file: Out = None,
    built: o.Built = None,
    use: o.Use = "road",
    arrive: o.Arrive = None,
    as_of: o.AsOf = None,
    origin: o.Origin = None,
    importer: o.Importer = None,
    in_us: o.InUs = False,
    registered_since: o.Since = None,
    titled_elsewhere: o.Titled = None,
    original: o.Original = None,
    features: o.Features = None,
    price_usd: o.Price = None,
    settings: o.Settings = None,
    json: o.Json = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """One HTML file to keep, print or pass on: verdict, gates, map, pictures, law, sources.

    It needs no network and no script, prints to a few pages, and carries its data; keiway verify checks it. Needs the extra web.

    Examples:

      keiway dossier "1999 Subaru Sambar truck" --state CO

      keiway dossier "1996 Honda Beat" --state TX --for press --out beat.html
    """
    from datetime import date

    from keiway.dossier.asked import asked
    from keiway.errors import attempt

    question = o.question(
        vehicle, state=state, built=built, use=use, arrive=arrive, as_of=as_of, origin=origin, importer=importer, in_us=in_us,
        registered_since=registered_since, titled_elsewhere=titled_elsewhere, original=original, features=features, price_usd=price_usd, settings=settings,
    )  # fmt: skip
    wrong: list = []
    path = attempt(wrong, lambda: _path(file)) if file is not None else None
    ready = asked(question, audience, date.today(), wrong)
    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    _can_make()
    return _write(out, ready, path)


def _path(file: str) -> Path:
    from keiway.charts.picture import check_suffix

    return check_suffix(file, "--out", PAGES, "a dossier is one .html file", "dossier")


def _can_make() -> None:
    from importlib.util import find_spec

    from keiway.errors import UsageError

    lacking = [name for name in ("altair", "jinja2", "vl_convert") if find_spec(name) is None]
    if lacking:
        raise UsageError(f"a dossier needs packages that are not installed: {', '.join(lacking)}.", try_="pip install 'keiway[web]'")


def _write(out: Output, ready, path: Path | None) -> int:
    import msgspec

    from keiway.charts import Written
    from keiway.cli.crash.files import told, writing
    from keiway.dossier.make import make

    with _progress(out):
        made = make(ready)
    path = path or Path(made.name)
    with writing("--out", path):
        path.write_bytes(made.content)
    written = Written(path=str(path), summary=made.summary)
    if out.json:
        out.object(msgspec.structs.replace(made.dossier, files=(written,)))
        return 0
    told(out, [written])
    out.note(f"To check it later: keiway verify {path}")
    return 0


def _progress(out: Output):
    """A line on standard error once a second has passed, and none before."""
    import sys
    import threading
    from contextlib import contextmanager

    @contextmanager
    def waiting():
        timer = threading.Timer(1.0, lambda: print("Making the dossier: asking the rooms, drawing. A few seconds; Ctrl-C stops it.", file=sys.stderr, flush=True))
        timer.daemon = True
        if not (out.quiet or out.json):
            timer.start()
        try:
            yield
        finally:
            timer.cancel()

    return waiting()
