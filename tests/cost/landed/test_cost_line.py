"""The line on cost beside the law: the figures of the cost command, or why there are none."""

import shlex

import keiway.api
from keiway.cli.main import run
from keiway.cost.landed import answer
from keiway.cost.line import line
from keiway.cost.record import Asked, Money

AS_OF = "2026-11-29"


def case(text, **given):
    return keiway.api.case(text, as_of=AS_OF, **given)


def test_the_line_says_what_the_cost_command_says():
    asked = case("1999 Subaru Sambar truck", state="CO", price_usd="4600")
    told = line(asked)
    found = answer(Asked(case=asked, price=Money(amount=4600, currency="USD"), state="CO"))
    assert told.known and "$4,600" in told.says and "25%" in told.says
    assert set(told.quantities) == {each for each in found.quantities if each.id in ("cost.landed.door", "cost.landed.duty_pct")}


def test_the_command_it_names_runs(capsys):
    told = line(case("1999 Suzuki Every", state="OR", arrive="2026-12-10"))
    assert told.known and "goods vehicle" in told.says and "passenger vehicle" in told.says
    try:
        run(shlex.split(told.next)[1:])
    except SystemExit as stopped:
        assert stopped.code in (0, 4)
    assert "At the door" in capsys.readouterr().out


def test_nothing_is_said_of_what_is_here():
    assert line(case("1999 Subaru Sambar truck", in_us=True)) is None
    assert line(case("2021 Ford F-150")) is None


def test_without_a_price_or_a_range_it_says_so():
    told = line(case("Nissan Sakura"))
    assert not told.known and told.says.startswith("Not known: no price") and told.next is None
    assert line(case("Nissan Sakura", price_usd="12000")).known


def test_it_stands_in_the_check_and_closes_no_gate():
    found = keiway.check("1996 Honda Beat", state="CA", as_of=AS_OF)
    assert found.cost.known and found.cost.next in found.next
    from keiway.law.check import answer as gates

    assert gates(case("1996 Honda Beat", state="CA")).gates == found.gates
