"""Rows of every kind are answered or refused in words; the command as a person types it."""

from datetime import date

import pytest

from keiway.cli.main import run
from keiway.cost.owned import answer
from keiway.cost.record import Asked
from keiway.errors import KeiwayError
from keiway.question import Question, read
from keiway.vehicles import vehicles

DAY = date(2026, 11, 29)


def some_of_each_kind() -> list:
    """Up to eight rows of each kind, spread over the catalogue."""
    by_kind: dict[str, list] = {}
    for vehicle in vehicles():
        by_kind.setdefault(vehicle.kind, []).append(vehicle)
    return [row for rows in by_kind.values() for row in rows[:: max(1, len(rows) // 8)]]


def test_the_catalogue_is_answered_or_refused_in_words():
    refused, answered, rows = [], 0, some_of_each_kind()
    for vehicle in rows:
        try:
            case = read(Question(text=vehicle.id, state="CO"), today=DAY, vehicle=vehicle, needs_date=False).case
            found = answer(Asked(case=case, state="CO", draws=20, against=("mirage",)))
        except KeiwayError as error:
            refused.append((vehicle.id, error.message))
            assert len(error.message) > 40
            continue
        answered += 1
        mile = found.vehicle.over(5).usd_mile
        assert 0.05 < mile.low <= mile.mid <= mile.high < 10, vehicle.id
    assert answered > 0.8 * len(rows)
    assert all("not known" in message or "list price" in message for _, message in refused), refused


@pytest.fixture
def said(capsys, monkeypatch):
    def run_it(*args):
        monkeypatch.setenv("COLUMNS", "110")
        with pytest.raises(SystemExit) as stopped:
            run(list(args))
        out = capsys.readouterr()
        return out.out, out.err, stopped.value.code or 0

    return run_it


def test_a_car_built_for_the_country_is_owned_without_being_imported(said):
    out, _, code = said("cost", "kia k4", "--own", "5y", "--state", "TX", "--against", "used civic")
    assert code == 0
    assert "At the door" not in out
    assert "used Honda Civic" in out


@pytest.mark.parametrize(
    "extra",
    [("--miles", "-5"), ("--own", "0y"), ("--own", "99y"), ("--against", "flying carpet"), ("--winter-share", "7"), ("--insurance-usd-year", "-3"), ("--set", "owned.maintenence=3")],
)
def test_what_cannot_be_is_refused_with_a_command_that_works(said, extra):
    given = ["cost", "1999 Subaru Sambar truck", "--to", "80202", *(() if extra[0] == "--own" else ("--own", "5y")), *extra]
    _, err, code = said(*given)
    assert code in (2, 3)
    assert "Try:" in err
    assert "Traceback" not in err


def test_every_source_of_every_line_is_in_the_library():
    from keiway.law.library import explain

    cited = set()
    for text in ("1997 Daihatsu Hijet truck", "kia k4", "nissan-sakura-2022"):
        for state in ("CO", "TX", None):
            case = read(Question(text=text, state=state), today=DAY, needs_date=False).case
            found = answer(Asked(case=case, state=state, draws=20))
            sides = (found.vehicle, *(each.rival for each in found.compared))
            cited |= {source for side in sides for each in side.over(5).bill.lines for source in each.sources}
            cited |= {each.id for side in sides for each in side.over(5).bill.lines} | {each.id for each in found.quantities}
    assert len(cited) > 30
    for id in cited:
        assert explain(id).title
