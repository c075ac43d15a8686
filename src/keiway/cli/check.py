"""`keiway check`: three gates for one vehicle and one place."""

from __future__ import annotations

from keiway.answer import Answer, Gate, Verdict
from keiway.cli import options as o
from keiway.cli.output import Output, escape, verdict

EXITS = {Verdict.NOT_YET: 10, Verdict.NO: 11, Verdict.DISPUTED: 12, Verdict.UNKNOWN: 13}
LABELS = {
    "enter.safety": "Gate 1  Enter: safety (25)",
    "enter.emissions": "        Enter: emissions (21)",
    "register": "Gate 2  Title, register",
    "drive": "Gate 3  Drive",
    "customs": "Duty",
}

SHOWN_CORRECTIONS = 3  # a page is for reading; all of them are in the JSON


def check(
    vehicle: o.Vehicle = None,
    state: o.State = None,
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
    verdict_exit: o.VerdictExit = False,
    debug: o.Debug = False,
) -> int:
    """May this vehicle enter, be titled and registered, and be driven?

    Examples:

      keiway check "1999 Subaru Sambar truck" --state CO

      keiway check DD51T-123456 --state TX --built 1997-03

      keiway check "ホンダ ビート" --built H3-06 --state CA --json
    """
    from keiway.api import answer
    from keiway.question import read

    reading = read(
        o.question(
            vehicle, state=state, built=built, use=use, arrive=arrive, as_of=as_of, origin=origin, importer=importer,
            in_us=in_us, registered_since=registered_since, titled_elsewhere=titled_elsewhere, original=original,
            features=features, price_usd=price_usd, settings=settings,
        )
    )  # fmt: skip
    found = answer(reading.case)
    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    if json:
        out.object(found)
    else:
        show(out, found, reading.notes)
    return exit_code(found, verdict_exit)


def exit_code(found: Answer, by_verdict: bool) -> int:
    """0 answered; 4 answered in part, because a fact about the vehicle is missing; 10 to 13 by verdict if asked."""
    if by_verdict and found.verdict in EXITS:
        return EXITS[found.verdict]
    return 4 if any(gate.verdict == Verdict.UNKNOWN and _lacks_a_fact(gate) for gate in found.gates) else 0


def _lacks_a_fact(gate: Gate) -> bool:
    return any(missing.fact != "law" for missing in gate.missing)


def show(out: Output, found: Answer, notes: tuple[str, ...]) -> None:
    """The answer as a page: how it was read, the sentence, the gates, the doubts, what next."""
    out.blank()
    out.rows(
        [
            ("Read as", escape(read_as_words(found))),
            *(("", f"[dim]{escape(note)}[/dim]") for note in notes),
        ]
    )
    out.blank()
    out.rows([("ANSWER", f"{verdict(found.verdict)} - {escape(found.sentence)}")])
    out.blank()
    gates(out, found.gates if found.customs is None else (*found.gates, found.customs), _beside(found))
    section(out, "Papers at the border", papers(found))
    _doubts(out, found)
    for title, lines in (("You may have read", _corrections(found)), ("What would change it", found.would_change), ("Assumed", found.assumed)):
        section(out, title, lines)
    for warning in found.warnings:
        out.line(f"[yellow]Note[/yellow]  {escape(warning)}")
    checked = f"{found.asked['state']} law checked {found.law_checked}" if found.asked["state"] else f"law checked {found.law_checked}"
    out.blank()
    out.line(f"[dim]As of {found.as_of} | {checked} | data {found.data} | id {found.id} | not legal advice[/dim]")
    for command in found.next:
        out.line(f"[dim]Next:[/dim] {escape(command)}")


def read_as_words(found: Answer) -> str:
    read_as, asked = found.read_as, found.asked
    built = read_as["built"]
    kind = str(read_as["kind"]).replace("_", " ")
    cc = f", {read_as['displacement_cc']:.0f} cc" if read_as["displacement_cc"] else ""
    window = {
        "day": f"built on {built['from']}",
        "month": f"built in {built['from']:%B %Y}, day not known",
        "year": f"built some time in {built['from'].year}",
    }.get(built["precision"], f"built between {built['from']} and {built['to']}")
    place = f", {asked['state']}" if asked["state"] else ""
    return f"{named(read_as)} ({kind}{cc}), {window}, {asked['use']} use{place}"


def named(read_as: dict) -> str:
    """Name with its first codes: Subaru Sambar TT1/TT2."""
    return f"{read_as['name']} {'/'.join(read_as['codes'][:4])}".strip()


def _beside(found: Answer) -> list[tuple[str, str]]:
    """The lines of the other rooms: label and text."""
    lines = (("Crash", found.crash), ("Road", found.road), ("Cost", found.cost), ("Market", found.market), ("Rules", found.policy))
    return [(label, line.says) for label, line in lines if line]


def gates(out: Output, found: tuple[Gate, ...], beside: list[tuple[str, str]] | None = None) -> None:
    """One row a gate: name, word, what it says and the law it stands on; stacked where the window is narrow."""
    if out.plain:
        for gate in found:
            out.line(f"{gate.title}: {_word(gate)}{escape(gate.says)}{_cites(gate)}".replace(" - ", ": ", 1))
        for label, says in beside or ():
            out.line(f"{label}: {escape(says)}")
        return
    if out.console.width < 84:
        stacked = [(_label(gate).strip(), _word(gate).removesuffix(" - "), escape(gate.says) + f"[dim]{_cites(gate)}[/dim]") for gate in found]
        for label, word, says in [*stacked, *((label, "", escape(says)) for label, says in beside or ())]:
            out.line(f"[bold]{label}[/bold]  {word}")
            out.rows([("", says)], indent=2)
        return
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for gate in found:
        table.add_row(
            _label(gate), _word(gate).removesuffix(" - "), escape(gate.says) + f"[dim]{_cites(gate)}[/dim]"
        )
    for label, says in beside or ():
        table.add_row(label, "", escape(says))
    out.show(table)


def _label(gate: Gate) -> str:
    if gate.gate == "drive" and gate.limits.get("way") == "land":
        return "Gate 3  Off the road"
    return LABELS.get(gate.gate, gate.title) + ("" if gate.counts else " (not asked)")


def _word(gate: Gate) -> str:
    """The gate's word; the duty is told, not passed, so only its doubt is a word."""
    if gate.gate == "customs" and gate.verdict not in (Verdict.DISPUTED, Verdict.UNKNOWN):
        return ""
    return f"{verdict(gate.verdict)} - "


def _cites(gate: Gate) -> str:
    cites = list(dict.fromkeys(cite for reason in gate.reasons for cite in reason.cites))[:3]
    return escape(f" ({'; '.join(cites)})") if cites else ""


def section(out: Output, title: str, lines) -> None:
    """A heading and its lines, or nothing."""
    lines = list(lines)
    if not lines:
        return
    out.blank()
    out.line(f"[bold]{title}[/bold]")
    out.bullets(lines)


def _doubts(out: Output, found: Answer) -> None:
    for gate in (*found.gates, *([found.customs] if found.customs else [])):
        facts = [r.text for r in gate.reasons if r.kind in ("fact", "practice") and r.text != gate.says]
        if gate.positions:
            title = f"Why it is disputed ({gate.title})" if gate.verdict == Verdict.DISPUTED else f"Positions ({gate.title})"
            section(out, title, [f"{p.who} [{p.authority}]: {p.says}" for p in gate.positions])
            facts = [f"Our leaning (judgement): {gate.leaning}", *facts] if gate.leaning else facts
        elif gate.leaning:
            facts = [f"Our leaning (judgement): {gate.leaning}", *facts]
        if facts and gate.gate in ("register", "drive"):
            section(out, f"Also ({gate.title})", dict.fromkeys(facts))


def papers(found: Answer) -> list[str]:
    """Forms with their boxes and codes, from the ways that are open."""
    forms: dict[str, str] = {}
    for gate in found.gates:
        if gate.verdict in (Verdict.YES, Verdict.YES_WITH_LIMITS):
            forms |= gate.limits.get("forms") or {}
    named = {"HS-7": "box", "EPA 3520-1": "code"}
    listed = [f"{form} {named.get(form, '')} {entry}".replace("  ", " ").strip() for form, entry in forms.items()]
    return ["; ".join(listed) + ". All ways in, with fees and conditions: keiway law pathways VEHICLE"] if listed else []


def _corrections(found: Answer) -> list[str]:
    lines = [corrected(reason.text) for reason in found.reasons if reason.kind == "correction"]
    rest = len(lines) - SHOWN_CORRECTIONS
    return [*lines[:SHOWN_CORRECTIONS], f"{rest} more with --json."] if rest > 1 else lines


def corrected(text: str) -> str:
    """A correction under the heading "You may have read", without saying that twice."""
    said = text.removeprefix("You may have read").lstrip(": ")
    return said[:1].upper() + said[1:]
