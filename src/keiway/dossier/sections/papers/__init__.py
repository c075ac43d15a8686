"""Rows for whoever brings it in: ways that are open, their forms, fees and law; the duty line by line; when to land."""

from __future__ import annotations

from keiway.dossier.section import Part, Section

ORDER = ("open", "open_from", "unknown")


def show(found, said) -> Part | None:
    from keiway.law import customs, federal

    case = found.case
    if case.in_us or case.vehicle.us_certified:
        return None
    ways = sorted((way for way in federal.pathways(case) if way.yours and way.state in ORDER), key=lambda way: (ORDER.index(way.state), way.layer))
    duty = customs.answer(case)
    return Part(
        view={"ways": [_row(way) for way in ways], "duty": found.answer.customs, "lines": _lines(found, duty)},
        data={"ways": ways, "customs": duty},
        cites=tuple(cite for way in ways for cite in way.cites),
        sources=tuple(source for quantity in duty.quantities for source in quantity.sources),
    )


def _row(way) -> dict:
    from keiway.cli.law.pathways import papers

    when = f"from {way.possible_from}, for certain from {way.certain_from}" if way.state == "open_from" and way.possible_from else way.state.replace("_", " ")
    return {
        "title": way.title, "layer": way.layer, "when": when, "forms": papers(way.forms), "fees": "; ".join(fee.says for fee in way.fees), "cites": way.cites,
        "mind": [*way.limits, *(f"{one.question}" for one in way.missing)],
    }  # fmt: skip


def _lines(found, duty) -> list[tuple[str, str]]:
    """What the entry says of the vehicle."""
    case = found.case
    window = case.built
    return [
        ("Vehicle", f"{case.vehicle.title}; codes {', '.join(case.vehicle.codes) or 'not known'}"),
        ("Built", f"{window} ({window.precision}); country of build {case.made_in}"),
        ("Entry", f"{case.entry_day}, as {(case.importer or 'individual').replace('_', ' ')}"),
        ("Landing", found.when.ship.says),
        ("Heading", f"{duty.says}"),
    ]


SECTION = Section(title="Rows and papers", place={"importer": 20}, show=show)
