"""How to make it again and how to check it."""

from __future__ import annotations

from urllib.parse import urlencode

from keiway.dossier.section import Part, Section

LOCAL = "http://127.0.0.1:8000"


def show(found, said) -> Part:
    return Part(view={"address": f"{LOCAL}/dossier?{urlencode(found.asked.inputs)}"})


SECTION = Section(title="Make it again, check it", place={"buyer": 99, "importer": 99, "legislator": 99, "press": 99}, show=show)
