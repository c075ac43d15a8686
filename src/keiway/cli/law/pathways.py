"""`keiway law pathways VEHICLE`: every federal way in, and why it is open or shut."""

from __future__ import annotations

from keiway.cli import options as o
from keiway.cli.output import Output, escape

STYLES = {"open": "green", "open_from": "yellow", "unknown": "cyan", "closed": "red"}


def pathways(out: Output, vehicle: str | None, given: dict) -> int:
    """All ways of both layers for the case; those for this person first."""
    from keiway.errors import NotUnderstood
    from keiway.law import federal
    from keiway.question import read

    if not vehicle:
        raise NotUnderstood("law pathways needs a vehicle.", try_='keiway law pathways "2003 Daihatsu Copen"')
    reading = read(o.question(vehicle, **{key: value for key, value in given.items() if key != "price_usd"}))
    found = federal.pathways(reading.case)
    if out.json:
        out.object({"schema": "pathways/1", "as_of": reading.case.as_of, "entry": reading.case.entry_day, "pathways": found})
        return 0
    for note in reading.notes:
        out.note(note)
    out.blank()
    case = reading.case
    out.line(f"[bold]{escape(case.vehicle.title)}[/bold], built {case.built}, entry on {case.entry_day}, {case.use} use")
    for title, mine in (("Ways for you", True), ("Ways for others: makers, registered importers, governments", False)):
        ways = [way for way in found if way.yours is mine]
        out.blank()
        out.line(f"[bold]{title}[/bold]")
        for way in sorted(ways, key=lambda way: (list(STYLES).index(way.state), way.layer)):
            _way(out, way)
    out.line(f"[dim]{len(found)} ways; one in full: keiway explain ID. Law checked {federal.checked_on()}. Not legal advice.[/dim]")
    return 0


def _way(out: Output, way) -> None:
    out.blank()
    when = f" {way.possible_from} (certain {way.certain_from})" if way.state == "open_from" and way.possible_from else ""
    out.line(f"[{STYLES[way.state]}]{way.state.replace('_', ' ')}{when}[/]  {escape(way.title)}  [dim]{way.layer}; {way.id}[/dim]")
    rows = [
        ("because" if n == 0 else "", escape(text)) for n, text in enumerate(way.because)
    ] + [
        ("asks", escape(f"{m.question} {m.option or ''}".strip())) for m in way.missing
    ]
    if way.state != "closed" or way.fits:
        rows += [
            ("who", escape(", ".join(way.who).replace("_", " "))),
            ("papers", escape(papers(way.forms))),
            ("fees", escape("; ".join(fee.says for fee in way.fees))),
            ("permits", escape(_permits(way.permits))),
            ("lasts", escape(way.duration)),
            ("also frees", escape("; ".join(way.also_exempts))),
            ("not freed", escape("; ".join(way.not_exempt))),
        ]
        rows += [("mind", escape(text)) for text in (*way.limits, *_traps(way.traps), *way.notes)]
    rows.append(("law", escape("; ".join(way.cites))))
    out.rows([row for row in rows if row[1]], indent=12)


def _traps(ids) -> list[str]:
    """What is commonly got wrong about a way, in words."""
    from keiway.law.federal import entries

    return [entries()[id_]["text"] for id_ in ids]


def papers(forms) -> str:
    """Forms with their boxes and codes, as one line."""
    named = {"HS-7": "box ", "EPA 3520-1": "code "}
    return "; ".join(
        f"{form.form} {named.get(form.form, '') if form.entry else ''}{form.entry}".strip() + (f" ({form.says})" if form.says else "")
        for form in forms
    )


def _permits(permits) -> str:
    words = f"entry {permits.entry}; road {permits.road}; sale {permits.sale}".replace("_", " ")
    return f"{words}. {permits.says}" if permits.says else words


