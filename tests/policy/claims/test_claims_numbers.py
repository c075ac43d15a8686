"""Every number of a claim is what its command prints: the command is run and its JSON read where the claim says."""

import json
import re
import shlex
from datetime import date

import pytest

from keiway.cli.main import run
from keiway.policy.claims import answer
from keiway.policy.claims.answer import commands, named_in
from keiway.policy.claims.asks import is_heavy
from keiway.policy.claims.facts import facts, figures_of
from keiway.policy.claims.figures import found_in
from keiway.policy.claims.paths import every, one
from keiway.policy.claims.words import PLACE

DAY = date(2026, 11, 24)
OF = {claim.id: set(commands(claim, DAY).values()) for claim in facts().claims}
QUICK = set().union(*(asked for asked in OF.values() if not any(map(is_heavy, asked))))
SLOW = set().union(*OF.values()) - QUICK  # and what only a claim needs that needs a slow one too
LADDERS = {commands(claim, DAY)[claim.ladder_from.ask] for claim in facts().claims if claim.ladder_from}
DIGITS = re.compile(r"\d[\d,.]*")


def printed(command, capsys):
    """What the command prints with --json, run as a person would."""
    with pytest.raises(SystemExit) as stopped:
        run([*shlex.split(command)[1:], "--json"])
    assert stopped.value.code in (0, 4), command
    return json.loads(capsys.readouterr().out)


@pytest.fixture(scope="module")
def quick():
    return answer(DAY, quick=True)


def figures_on(command, claims):
    return [figure for claim in claims for figure in claim.figures if figure.command == command]


def stands(document, figure):
    """The figure as the printed object has it."""
    fact = next(fact for claim in facts().claims for name, fact in figures_of(claim).items() if name == figure.id and fact.at == figure.path)
    if fact.pick:
        values = [value for value in every(document, fact.at) if value is not None]
        return {"max": max, "min": min, "count": len, "list": lambda found: ", ".join(map(str, found))}[fact.pick](values), None, None
    found = found_in(one(document, fact.at))
    return (found.text or found.mid), found.low, found.high


def agrees(command, claims, capsys):
    told = figures_on(command, claims)
    assert told, f"nothing is read from {command}"
    document = printed(command, capsys)
    for figure in told:
        mid, low, high = stands(document, figure)
        if figure.text:
            assert figure.unit == "day" or figure.text == mid, (figure.id, mid)
        else:
            assert figure.mid == (pytest.approx(mid, rel=1e-9) if mid is not None else None), figure.id
            assert figure.low == (pytest.approx(low, rel=1e-9) if low is not None else None), figure.id
            assert figure.high == (pytest.approx(high, rel=1e-9) if high is not None else None), figure.id


@pytest.mark.parametrize("command", sorted(QUICK))
def test_a_command_prints_the_numbers_of_the_claim(command, quick, capsys):
    if command in LADDERS and not figures_on(command, quick.claims):
        assert printed(command, capsys)["parties"][0]["ladder"]  # all that this claim takes from it
    else:
        agrees(command, quick.claims, capsys)


@pytest.mark.long
@pytest.mark.parametrize("command", sorted(SLOW))
def test_a_slow_command_prints_the_numbers_of_the_claim(command, capsys):
    agrees(command, answer(DAY).claims, capsys)


def test_worked_out_figures_are_what_they_say(quick):
    sums = {"ratio": lambda a, b: a / b, "difference": lambda a, b: a - b, "sum": lambda *all_: sum(all_)}
    checked = 0
    for claim, fact in ((claim, next(each for each in facts().claims if each.id == claim.id)) for claim in quick.claims if claim.grade):
        made = {figure.id: figure for figure in claim.figures}
        for figure in claim.figures:
            if not figure.of:
                continue
            kind = figures_of(fact)[figure.id].op
            parts = [made.get(name) for name in figure.of]
            if all(part is not None for part in parts):
                assert figure.mid == pytest.approx(sums[kind](*(part.mid for part in parts)))
                checked += 1
    assert checked >= 5


def templates(claim):
    yield from (claim.title, claim.claim, claim.says, claim.fit, claim.unfit, claim.why_unfit, claim.grade.why, *claim.left_out, *claim.settles)
    yield from (rung.says for rung in claim.ladder)
    yield from (cell for row in (claim.table.rows if claim.table else ()) for cell in row.cells)


def test_no_sentence_has_a_digit_written_in():
    """Outside its places, which name a figure or a vehicle, no sentence of ours has a digit."""
    for claim in facts().claims:
        for text in templates(claim):
            assert not re.search(r"\d", re.sub(r"\{[^}]*\}", "", text)), (claim.id, text)
    assert all(not re.search(r"\d", text) for text in facts().left_out)


def test_every_number_in_a_shown_sentence_is_a_figures_or_a_vehicles(quick):
    """Seen from the other side: take the figures and names away from a sentence, and no digit is left."""
    from keiway.policy.claims.answer import vehicle_names
    from keiway.policy.claims.words import band, number

    for claim, fact in zip(quick.claims, facts().claims, strict=True):
        if claim.grade is None:
            continue
        kinds = figures_of(fact)
        known = [name for name in vehicle_names().values()]
        for figure in claim.figures:
            as_ = kinds[figure.id].as_
            known += [band(figure, as_), figure.shown, figure.label, *(number(end, as_) for end in (figure.low, figure.high) if end is not None)]
        for text in (claim.claim, claim.says, claim.fit, claim.unfit, claim.why_unfit, *claim.left_out):
            for part in sorted(known, key=len, reverse=True):
                text = text.replace(part, "")
            assert not DIGITS.search(text), (claim.id, text)


def test_what_was_read_says_where_when_and_how_sure():
    for claim in facts().claims:
        for name in named_in(claim) & set(figures_of(claim)):
            fact = figures_of(claim)[name]
            kinds = [bool(fact.ask and fact.at), bool(fact.op and fact.of), fact.value is not None]
            assert kinds.count(True) == 1, (claim.id, name)
            if fact.value is not None:
                assert fact.sources and fact.date and fact.confidence, (claim.id, name)
                assert set(fact.sources) <= set(facts().sources), name


def test_every_source_that_is_named_is_listed_and_every_listed_one_is_named(quick):
    everything = facts()
    named = set()
    for claim in everything.claims:
        named |= set(claim.sources) | {id_ for rung in claim.ladder for id_ in rung.sources}
        named |= {id_ for row in (claim.table.rows if claim.table else ()) for id_ in row.sources}
        named |= {id_ for name in named_in(claim) & set(figures_of(claim)) for id_ in figures_of(claim)[name].sources}
    assert named == set(everything.sources)


def test_every_figure_of_the_file_is_used():
    used = {name for claim in facts().claims for name in named_in(claim)}
    of = {part for claim in facts().claims for fact in figures_of(claim).values() for part in fact.of}
    assert set(facts().figures) <= used | of
    every_ask = {name for claim in facts().claims for name in commands(claim, DAY)}
    assert set(facts().asks) <= every_ask
    for claim in facts().claims:
        assert set(claim.asks) <= set(commands(claim, DAY)), claim.id


def without_band(claim, template):
    """Figures of a sentence that have a band and are told without it."""
    made = {figure.id: figure for figure in claim.figures}
    for found in PLACE.finditer(template):
        figure = made.get(found[1])
        if figure and figure.ends and figure.mid is not None and found[2] is None and set(map(str, (figure.low, figure.high))) != {str(figure.mid)}:
            yield found[1]


def test_a_sentence_fit_to_print_tells_the_bands(quick):
    for claim, fact in zip(quick.claims, facts().claims, strict=True):
        if claim.grade:
            assert list(without_band(claim, fact.fit)) == [], claim.id


@pytest.mark.long
def test_a_sentence_fit_to_print_tells_the_bands_of_forecasts():
    for claim, fact in zip(answer(DAY).claims, facts().claims, strict=True):
        assert list(without_band(claim, fact.fit)) == [], claim.id
        if claim.id in ("f-150", "regulations", "highways", "business-case", "affordable"):
            assert "model" in fact.fit or "simulation" in fact.fit
