"""`keiway law duty VEHICLE`: heading, duty by entry date, fees, and who reads it otherwise."""

from __future__ import annotations

import csv
import sys
from datetime import date

from keiway.cli import options as o
from keiway.cli.check import corrected, section
from keiway.cli.output import Output, escape, verdict

FIRST_STEP = date(2025, 1, 1)  # the duty stood still for years before


def duty(out: Output, vehicle: str | None, given: dict, csv_: bool) -> int:
    """What entry costs on its day, and each step of the duty since 2025."""
    import msgspec

    from keiway.errors import NotUnderstood
    from keiway.law.customs import answer, duty_steps, query
    from keiway.question import read

    if not vehicle:
        raise NotUnderstood("law duty needs a vehicle.", try_='keiway law duty "1996 Honda Beat" --arrive 2026-12-10')
    reading = read(o.question(vehicle, **given))
    case = reading.case
    found = answer(case)
    last = max(case.entry_day, case.as_of, date(2028, 6, 30))
    steps = {each.hts: duty_steps(query(case, each.hts), FIRST_STEP, last) for each in found.duties}
    if out.json:
        out.object({"schema": "duty/1", "entry": case.entry_day, "customs": found, "steps": msgspec.to_builtins(steps)})
    elif csv_:
        _csv(steps)
    else:
        for note in reading.notes:
            out.note(note)
        show(out, case, found, steps)
    return 0


def show(out: Output, case, found, steps) -> None:
    """The sentence, each tariff line's build-up, the sides of a dispute, the steps by entry day."""
    out.blank()
    out.line(f"[bold]{escape(case.vehicle.title)}[/bold], built {case.built}, made in {case.made_in}, entered on {case.entry_day}")
    out.line(f"{verdict(found.verdict)} - {escape(found.says)}")
    section(out, "Car or truck?", [reason.text + _cites(reason) for reason in found.heading.reasons])
    for each in found.duties:
        section(out, f"Tariff line {each.hts}", _lines(each))
    section(out, "Who says what", [f"{p.who} [{p.authority}]: {p.says}" for p in found.positions])
    for hts, found_steps in steps.items():
        section(out, f"By day of entry, line {hts}", [_step(step) for step in found_steps])
    general = [corrected(reason.text) for each in found.duties for reason in each.reasons if reason.kind == "correction"]
    section(out, "You may have read", dict.fromkeys(general))
    section(out, "What would settle it", [f"{m.question} {m.option or ''}".strip() for m in found.missing])
    for warning in found.warnings:
        out.line(f"[yellow]Note[/yellow]  {escape(warning)}")
    out.line(f"[dim]Value base: price paid, without international freight and insurance (19 USC 1401a). Not customs advice. Entry {case.entry_day}.[/dim]")


def _cites(reason) -> str:
    return f" ({'; '.join(reason.cites)})" if reason.cites else ""


def _lines(each) -> list[str]:
    lines = [f"{line.title}: {line.points} of {line.base}{_usd(line.amount)} [{line.instrument}; {_since(line.since)}]" for line in each.lines]
    lines += [f"{fee.title}: {fee.amount if fee.amount is not None else 'not known'} USD ({fee.how})" for fee in each.fees]
    lines.append(f"Total duty by the text: {each.total}{_usd(each.duty_usd)}" + (f"; with fees {_usd(each.due_usd).removeprefix(' = ')}" if each.due_usd else ""))
    lines += [f"Read otherwise: {side.total}{_usd(side.amount)}, {side.position.who}" for side in each.readings if side.total != each.total]
    return lines


def _since(day: date) -> str:
    """When a measure began; what was in force before the first coded day says only that."""
    from keiway.law.customs.data import customs

    coded_from = customs().text.coded_from
    return f"in force before {coded_from}" if day == coded_from else f"since {day}"


def _usd(band) -> str:
    if band is None:
        return ""
    return f" = {band.low:,.2f} USD" if band.mid is not None else f" = {band.low:,.2f} to {band.high:,.2f} USD" if band.high else f" = {band.low:,.2f} USD or more"


def _step(stretch) -> str:
    step = stretch.finding
    others = dict.fromkeys(str(total) for _, total in step.readings if total != step.total)
    read_so = f" (others say {' or '.join(others)})" if others else ""
    total = step.total if step.total is not None else "not coded"
    return f"{stretch.first} to {stretch.last}: {total}{read_so}  {'; '.join(dict.fromkeys(step.instruments))}"


def _csv(steps) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["hts", "from", "to", "duty_pct_low", "duty_pct_high", "other_readings_pct", "instruments"])
    for hts, found in steps.items():
        for stretch in found:
            step = stretch.finding
            low, high = (step.total.low, step.total.high) if step.total else ("", "")
            others = "; ".join(f"{name}={total.low:g}" for name, total in step.readings)
            writer.writerow([hts, stretch.first, stretch.last, low, high, others, "; ".join(step.instruments)])
