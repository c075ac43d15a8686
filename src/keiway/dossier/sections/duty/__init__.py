"""The duty by day of entry: a step for every change of the law, under both headings."""

from __future__ import annotations

from keiway.dossier.found import Why
from keiway.dossier.pictures import chart
from keiway.dossier.section import Part, Section


def show(found, said) -> Part | None:
    if isinstance(found.landed, Why):
        return None
    from keiway.cost.landed.duty_chart import duty_by_day

    return Part(view={"figure": chart(duty_by_day(found.cost_asked, found.landed), "duty-steps"), "landed": found.landed, "customs": found.answer.customs})


SECTION = Section(title="Duty by day of entry", place={"importer": 25}, show=show)
