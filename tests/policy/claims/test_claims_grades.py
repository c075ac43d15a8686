"""A grade follows its stated rule, and says which numbers decided it."""

from datetime import date

import pytest

from keiway.errors import DataError, NotUnderstood, OutOfCoverage
from keiway.policy.claims import GRADES, answer, find
from keiway.policy.claims.facts import FigureFact, GradeFact, RuleFact, facts
from keiway.policy.claims.figures import Maker, NotThere
from keiway.policy.claims.grading import grade, met
from keiway.policy.claims.paths import Nowhere, every, one
from keiway.policy.claims.record import RUNGS

DAY = date(2026, 11, 24)


def maker(**values):
    """Figures given as they are: a number, (low, mid, high), or a word."""
    made = {}
    for name, value in values.items():
        if isinstance(value, tuple):
            made[name] = FigureFact(label=name, as_="share", value=value[1], low=value[0], high=value[2])
        else:
            made[name] = FigureFact(label=name, as_="word" if isinstance(value, str) else "share", value=value)
    return Maker(made, {}, lambda command: {})


@pytest.mark.parametrize("value,holds", [(0.49, True), (0.5, False), (0.51, False)])
def test_a_condition_at_its_boundary(value, holds):
    assert met("plan < 0.5", maker(plan=value)).holds is holds


def test_an_end_of_a_band_a_word_and_another_figure():
    figures = maker(a=(0.2, 0.4, 0.6), b=0.5, word="NOT YET")
    assert met("a.high > b", figures).holds and not met("a.low > b", figures).holds
    assert met("word == 'NOT YET'", figures).holds and not met("word != 'NOT YET'", figures).holds
    assert met("b.low < 0.6", figures).holds  # exact: its ends are its middle
    assert "high end of a (60%) is above b (50%)" in met("a.high > b", figures).says


def test_numbers_that_are_told_alike_are_told_apart_in_a_rule():
    assert "0.5004" in met("a > 0.5", maker(a=0.5004)).says


def test_on_an_unknown_figure_no_grade_is_built():
    figures = Maker({"a": FigureFact(label="a", as_="share", value=None, low=0.1, high=0.2)}, {}, lambda command: {})
    with pytest.raises(NotThere, match="not known: a"):
        met("a < 0.5", figures)
    assert met("a.high < 0.5", figures).holds


def test_what_an_answer_lacks_is_told_and_no_other_claim_falls(monkeypatch):
    from importlib import import_module

    module = import_module("keiway.policy.claims.answer")
    real = module.ask
    monkeypatch.setattr(module, "ask", lambda command: {"shares": []} if command.startswith("keiway compare") else real(command))
    found = {claim.id: claim for claim in module.answer(DAY, ("tiny", "affordable")).claims}
    assert found["tiny"].grade is None and "keiway compare" in found["tiny"].lacks and found["affordable"].grade


def test_the_first_rule_that_fits_decides_else_the_last_word_does():
    rules = GradeFact(rules=(RuleFact(grade="holds", when=("a < 0.1", "b < 0.1")), RuleFact(grade="half", when=("a < 0.5",))), else_="does_not_hold")
    for a, b, wanted in ((0.05, 0.05, "holds"), (0.05, 0.2, "half"), (0.6, 0.05, "does_not_hold")):
        found = grade(rules, maker(a=a, b=b), str)
        assert found.grade == wanted and not found.judged and "a (" in found.rule


def test_a_judgement_is_said_to_be_one():
    found = grade(GradeFact(judged="open", why="Nothing was found."), maker(), str)
    assert found.judged and found.rule == "Our judgement: Nothing was found."


@pytest.mark.parametrize("text", ["a <> 0.5", "a", "< 0.5"])
def test_a_rule_that_cannot_be_read_is_a_mistake_of_ours(text):
    with pytest.raises(DataError):
        met(text, maker(a=0.1))


def test_paths():
    document = {"rows": [{"id": "x.y", "n": 1}, {"id": "z", "n": 3, "m": 2}], "band": (1, 2, 3)}
    assert one(document, "rows[id=x.y].n") == 1 and one(document, "rows[1].n") == 3 and one(document, "band[2]") == 3
    assert every(document, "rows[*].n") == [1, 3] and every(document, "rows[*id=z].n") == [3]
    assert every(document, "rows[*].m") == [2]  # of those that have it
    assert every(document, "rows[*id=nothing]") == []
    assert every(document, "rows[*id=x.y|z&n>2].n") == [3] and every(document, "rows[*id!=z].n") == [1] and every(document, "rows[*id^=x].n") == [1]
    deep = {"rows": [{"d": {"on": "2026-01"}}, {"d": {"on": "2025-12"}}, {}]}
    assert len(every(deep, "rows[*d.on>2025-12-03]")) == 1 and len(every(deep, "rows[*d.on!=2026-01]")) == 2
    for nowhere in ("rows[id=q].n", "nothing", "rows[0].m", "band.x"):
        with pytest.raises(Nowhere):
            one(document, nowhere)


def test_eighteen_claims_in_order_each_whole():
    found = answer(DAY, quick=True)
    assert [claim.number for claim in found.claims] == list(range(1, 19)) and len({claim.id for claim in found.claims}) == 18
    assert sum(found.counts.values()) + sum(claim.grade is None for claim in found.claims) == 18
    for claim, fact in zip(found.claims, facts().claims, strict=True):
        assert claim.claim and claim.title and (claim.commands or claim.sources)
        assert {rung.rung for rung in fact.ladder} <= set(RUNGS)
        if claim.grade is None:
            assert claim.lacks and not claim.says
            continue
        assert claim.grade in GRADES and claim.rule and claim.says and claim.fit and claim.unfit and claim.why_unfit and claim.left_out
        assert any(rung.there for rung in claim.ladder) and len(claim.ladder) >= 5
        assert "{" not in claim.says + claim.fit + claim.unfit + claim.why_unfit + claim.rule


def test_a_claim_that_is_open_says_what_would_settle_it():
    for claim in answer(DAY, quick=True).claims:
        if claim.grade == "open":
            assert claim.judged and claim.settles


def test_the_cart_is_three_legal_answers_of_the_law_room():
    from keiway.api import check

    (claim,) = answer(DAY, ("golf-carts",)).claims
    assert [row.cells[0] for row in claim.table.rows] == ["golf cart", "low-speed vehicle", "car"]
    cart, low_speed, car = claim.table.rows
    law = check("generic-low-speed-vehicle", state="CA", use="lsv", built="2025", in_us=True, as_of=str(DAY))
    drive = next(gate for gate in law.gates if gate.gate == "drive")
    assert low_speed.cells[3] == drive.says and "35 mph" in drive.says
    assert cart.cells[3] != low_speed.cells[3] != car.cells[3] and all(row.command for row in claim.table.rows)


def altered(monkeypatch, which, verb, alter):
    """The claim with the answer of one verb altered."""
    from importlib import import_module

    import msgspec

    module = import_module("keiway.policy.claims.answer")
    real = module.ask

    def other(command):
        document = real(command)
        if not command.startswith(f"keiway {verb}"):
            return document
        document = msgspec.json.decode(msgspec.json.encode(document))
        alter(document)
        return document

    monkeypatch.setattr(module, "ask", other)
    (claim,) = module.answer(DAY, (which,)).claims
    return claim


def test_crash_standards_are_counted_without_lamps_and_papers():
    from keiway.law.fmvss import matrix
    from keiway.question import Question, read

    (claim,) = answer(DAY, ("crash-tests",)).claims
    figures = {figure.id: figure for figure in claim.figures}
    case = read(Question(text="Honda N-Box JF5", as_of=str(DAY)), needs_date=True).case
    rows = matrix(case.vehicle, None, DAY).rows
    gaps = [row.number for row in rows if row.word == "gap"]
    crash = [number for number in gaps if number in ("201", "208", "214", "226", "301")]
    assert figures["gap"].mid == len(crash) < len(gaps) and figures["gaps"].text == ", ".join(crash)
    assert not set(figures["gaps"].text.split(", ")) & {"108", "111", "138", "EPA", "P581"}
    assert claim.grade == "half" and claim.judged


def test_a_word_that_a_figure_looks_for_is_one_that_the_table_can_hold():
    import re
    from typing import get_args

    from keiway.law.fmvss.record import Word

    words = set(get_args(Word))
    asked = {word for claim in facts().claims for fact in claim.figures.values() for word in re.findall(r"word=(\w+)", fact.at)}
    assert asked and asked <= words


def test_the_grade_of_crash_tests_can_come_out_otherwise(monkeypatch):
    def no_gap(document):
        document["rows"] = [row for row in document["rows"] if row["word"] != "gap"]

    def tested(document):
        for party in document["parties"]:
            for rung in party["ladder"]:
                rung["there"] = True

    with monkeypatch.context() as patch:
        assert altered(patch, "crash-tests", "law fmvss", no_gap).grade == "does_not_hold"
    with monkeypatch.context() as patch:
        assert altered(patch, "crash-tests", "crash", tested).grade == "open"


def test_the_log_is_counted_by_day_and_kind_each_entry_once():
    from keiway.law.federal.files import law

    (claim,) = answer(DAY, ("secretary",)).claims
    figures = {figure.id: figure for figure in claim.figures}
    since = [event for event in law().developments if event.on > "2025-12-03" and event.kind in ("law_in_force", "proposal", "bill")]
    federal = [event for event in since if not event.what.startswith("EU ")]
    assert len(federal) == len(since) - 1 and figures["moved"].mid == len({event.id for event in federal})
    assert f"Of the {len(federal)} federal" in claim.fit
    early = {event.id for event in law().developments if event.on <= "2025-12-03"}
    assert not early & {event.id for event in federal}


@pytest.mark.parametrize("claim", facts().claims, ids=lambda claim: claim.id)
def test_a_limit_is_printed_as_it_is(claim):
    """The number that a rule holds a figure against, read back out of its words."""
    import re

    from keiway.policy.claims.facts import figures_of
    from keiway.policy.claims.grading import CONDITION
    from keiway.policy.claims.words import exactly

    for rule in claim.grade.rules:
        for condition in rule.when:
            found = CONDITION.fullmatch(condition)
            if found[4] is not None:
                as_ = figures_of(claim)[found[1]].as_
                told = float(re.search(r"-?[\d,.]+", exactly(float(found[4]), as_))[0].replace(",", ""))
                assert told == pytest.approx(float(found[4]) * (100 if as_ == "share" else 1), rel=1e-12), condition


def test_more_likely_dead_than_alive_comes_before_a_serious_injury():
    """A chance of death whose band reaches beyond a half is with limits, however many are hurt; nothing else decides before it."""
    rules = next(claim.grade for claim in facts().claims if claim.id == "f-150")
    said = {"at": 35.0, "at_slow": 25.0, "at_fast": 45.0, "serious_slow": 10.0, "serious_fast": 80.0}
    for death, serious, wanted in (((1.0, 2.0, 5.0), 40.0, "half"), ((20.0, 40.0, 60.0), 90.0, "holds_with_limits"), ((40.0, 55.0, 70.0), 90.0, "holds"), ((0.1, 0.2, 0.3), 20.0, "does_not_hold")):
        found = grade(rules, maker(death=death, serious=serious, **said), str)
        assert found.grade == wanted and found.judged and found.rule.startswith("Our judgement: ")


def test_what_words_mean_is_said_to_be_our_choice():
    assert {claim.id for claim in facts().claims if claim.grade.reading} == {"crash-tests", "f-150", "highways", "business-case"}


def test_only_what_a_rule_asks_is_taken_away():
    """Left-hand drive is asked by buyers. And a chance that two claims tell is one number of one command."""
    by_id = {claim.id: claim for claim in facts().claims}
    assert not any("lhd" in command for command in by_id["regulations"].asks.values())
    assert "left-hand drive" in by_id["regulations"].grade.why.lower()
    now, best = by_id["regulations"].figures["chance_now"], by_id["business-case"].figures["best"]
    assert (now.ask, now.at, now.pick) == (best.ask, best.at, best.pick) and now.ask in facts().asks
    assert not any("--draws" in command for claim in facts().claims for command in claim.asks.values())


def test_years_that_stand_for_never_are_told_as_never():
    from keiway.cost.owned.tyre_choice import NEVER
    from keiway.policy.claims import words

    assert words.NEVER == NEVER
    (claim,) = answer(DAY, ("two-wheel-sets",)).claims
    back = next(figure for figure in claim.figures if figure.id == "back")
    assert back.high == NEVER and back.ends.endswith("to never") and "99" not in claim.says + claim.fit + claim.why_unfit + back.ends


def test_a_cart_of_a_town_with_a_plan_is_faster_and_an_opinion_opens_slow_streets():
    (claim,) = answer(DAY, ("golf-carts",)).claims
    cart = claim.table.rows[0]
    assert "25 mph" in cart.cells[1] and "Attorney General of 1990" in cart.cells[3] and "25 mph in a town" in claim.fit
    assert {"shc-1951", "ag-90-302"} <= set(cart.sources)


def test_the_strongest_of_all_bodies_is_told_beside_that_of_the_wagons():
    from keiway.vehicles.catalogue import vehicles

    (claim,) = answer(DAY, ("size-class",)).claims
    figures = {figure.id: figure.mid for figure in claim.figures}
    assert figures["most_any"] == max(row.power_kw or 0 for row in vehicles() if row.kind.startswith("kei_")) > figures["most_power"]
    assert "kei wagons and hatchbacks" in claim.says and "kei wagon or hatchback" in claim.fit


def test_a_sentence_in_a_list_begins_and_ends_as_one():
    for claim in facts().claims:
        for text in (*claim.left_out, *claim.settles, *(rung.says for rung in claim.ladder)):
            assert (text[0].isupper() or text[0] in "{0123456789\"") and text[-1] in ".?}", (claim.id, text)


def test_a_price_that_is_worked_out_of_anothers_is_an_estimate():
    assert facts().figures["delivered"].confidence == "estimate"
    (claim,) = answer(DAY, ("affordable",)).claims
    assert "inferred" in claim.rule and "96%" in claim.rule


def test_what_was_sold_waits_for_no_forecast(monkeypatch):
    from keiway.policy.claims import asks

    monkeypatch.setattr(asks, "find_spec", lambda name: None)
    (claim,) = answer(DAY, ("fiat-500",), quick=True).claims
    assert claim.grade == "holds" and claim.commands


def test_without_numpy_the_claims_that_need_it_say_so_and_the_others_stand(monkeypatch):
    from keiway.policy.claims import asks

    monkeypatch.setattr(asks, "find_spec", lambda name: None)
    found = answer(DAY)
    lacking = [claim for claim in found.claims if claim.grade is None]
    assert {claim.id for claim in lacking} == {"f-150", "regulations", "highways", "business-case"}
    assert all("pip install 'keiway[market]'" in claim.lacks and claim.commands for claim in lacking)
    assert sum(claim.grade is not None for claim in found.claims) == 14


def test_another_day_asks_the_law_of_that_day():
    then, now = (answer(day, ("twenty-five-years",)).claims[0] for day in (date(2025, 12, 1), date(2030, 1, 1)))
    assert "--as-of 2025-12-01" in " ".join(then.commands) and then.figures != now.figures
    with pytest.raises(OutOfCoverage) as wrong:
        answer(date(2024, 1, 1))
    assert wrong.value.fix[1] == "2025-12-01"


@pytest.mark.parametrize("text,wanted", [("6", "f-150"), ("#6", "f-150"), ("miata", "miata"), ("Montero", "montero"), ("k4-price", "k4-price"), ("business", "business-case")])
def test_a_claim_is_found_by_number_and_word(text, wanted):
    assert find(text) == wanted


@pytest.mark.parametrize("text", ["99", "0", "", "zzzz", "kei"])
def test_what_is_no_claim_is_told_with_what_to_type(text):
    with pytest.raises(NotUnderstood) as wrong:
        find(text)
    assert wrong.value.fix or wrong.value.try_


def test_an_older_fact_changes_the_grade_and_not_the_code(monkeypatch):
    """The grade hangs on the room's number: a pickup as small as a kei, and the claim does not hold as it did."""
    from importlib import import_module

    module = import_module("keiway.policy.claims.answer")
    real = module.ask

    def smaller(command):
        document = real(command)
        if not command.startswith("keiway compare"):
            return document
        return {**document, "shares": [{**row, "plan_area": row["plan_area"] * 2} for row in document["shares"]]}

    monkeypatch.setattr(module, "ask", smaller)
    (claim,) = module.answer(DAY, ("tiny",)).claims
    assert claim.grade == "does_not_hold" and "84%" in claim.says


def test_ids_of_figures_can_be_explained():
    from keiway.policy.claims.explain import entries

    found = entries()
    assert "shares[of=B].plan_area" in found["policy.claims.tiny.plan_pickup"]["text"]
    assert found["claims:k4-hatch"]["details"]["url"].startswith("https://")
    assert all(entry["title"] and entry["text"] and "{day}" not in entry["text"] for entry in found.values())
    assert all(id_ in found for entry in found.values() for id_ in entry.get("sources", ()))
