"""The three gates apart: enter, register, drive; and a line each of what is no gate."""

from __future__ import annotations

from keiway.dossier.section import Part, Section

ENTER = {"enter.safety": "Safety (25 years)", "enter.emissions": "Emissions (21 years)"}


def show(found, said) -> Part:
    answer = found.answer
    lines = [("Duty", answer.customs), ("Crash", answer.crash), ("Road", answer.road), ("Cost", answer.cost), ("Market", answer.market), ("Rules", answer.policy)]
    return Part(
        view={"enter": ENTER, "law_of": law_of, "beside": [(label, line.says) for label, line in lines if line]},
        cites=tuple(cite for gate in (*answer.gates, *([answer.customs] if answer.customs else [])) for cite in law_of(gate)),
    )


def law_of(gate) -> list[str]:
    """The citations a gate stands on, each once."""
    return list(dict.fromkeys(cite for reason in gate.reasons for cite in reason.cites))


SECTION = Section(title="Three gates", place={"buyer": 10, "importer": 10, "legislator": 20, "press": 20}, show=show)
