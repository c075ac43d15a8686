"""What `keiway reform` writes: the reform's file, a folder of tables, a picture."""

from __future__ import annotations

import csv
from pathlib import Path

from keiway.charts import Written
from keiway.cli.crash.files import write_picture, writing
from keiway.policy import lab
from keiway.policy.lab.record import LawChange
from keiway.policy.record import ImpactAnswer


def save(path: Path, law: LawChange) -> Written:
    with writing("--save", path):
        path.write_text(law.file, encoding="utf-8")
    return Written(path=str(path), summary=f"the reform as its file, for keiway reform {path}")


def tables(folder: Path, laws: list[LawChange], answers: list[ImpactAnswer]) -> list[Written]:
    """One file a table; of several reforms each in a folder of its own."""
    several = len(laws) > 1
    written = []
    for n, law in enumerate(laws):
        home = folder / f"{n + 1}-{law.reform.replace(' ', '-')}" if several else folder
        every = lab.sheets(answers[n] if answers else None, law)
        with writing("--csv", home):
            home.mkdir(parents=True, exist_ok=True)
            for sheet in every:
                with (home / f"{sheet.name}.csv").open("w", newline="", encoding="utf-8") as file:
                    writer = csv.writer(file, lineterminator="\n")
                    writer.writerow(sheet.columns)
                    writer.writerows(sheet.rows)
        written.append(Written(path=str(home), summary=f"{len(every)} tables: {', '.join(sheet.name for sheet in every)}"))
    return written


def picture(path: Path, which: str, laws: list[LawChange], answers: list[ImpactAnswer]) -> Written:
    from keiway.policy import pictures

    return write_picture(path, pictures.picture(which, tuple(laws), tuple(answers)), "--out")
