"""The state files hold together: what a lawyer or a contributor may rely on."""

import re
from datetime import date, timedelta

import pytest

from keiway.answer import Verdict
from keiway.law.conditions import All, thresholds
from keiway.law.library import SHELVES
from keiway.law.state.facts import NOTES
from keiway.law.state.load import states
from keiway.law.state.record import StateLaw, StateRule
from keiway.places import PLACES

LAWS = states()
RULES = [(law, rule) for law in LAWS.values() for rule in law.rules]
each_state = pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)
each_rule = pytest.mark.parametrize(("law", "rule"), RULES, ids=[rule.id for _, rule in RULES])
KINDS = {"kei_car", "kei_van", "kei_truck", "foreign_car"}


@pytest.fixture(scope="module")
def ids():
    return {entry.id for shelf in SHELVES.values() for entry in shelf()}


def test_fifty_states_and_dc():
    assert set(LAWS) == set(PLACES)
    assert all(LAWS[code].name == name for code, name in PLACES.items())


def test_rule_ids_are_unique_and_named_after_their_state():
    found = [rule.id for _, rule in RULES]
    assert len(found) == len(set(found))
    assert all(rule.id.startswith(f"{law.state.lower()}.") for law, rule in RULES)


@each_state
def test_every_reference_leads_somewhere(law: StateLaw, ids):
    cited = [c for thing in _things(law) for c in getattr(thing, "cites", ())]
    sourced = [s for thing in _things(law) for s in getattr(thing, "sources", ())]
    assert [c for c in cited if c not in law.citations and c not in ids] == []
    assert [s for s in sourced if s not in law.sources] == []


@each_state
def test_nothing_is_listed_that_nobody_uses(law: StateLaw):
    cited = {c for thing in _things(law) for c in getattr(thing, "cites", ())}
    sourced = {s for thing in _things(law) for s in getattr(thing, "sources", ())}
    assert set(law.citations) - cited == set()
    assert set(law.sources) - sourced == set()


@each_state
def test_each_kei_kind_meets_a_rule_on_every_day_from_its_first(law: StateLaw):
    """No day between the first known rule and the end of the coverage is left without one."""
    for kind in ("kei_car", "kei_van", "kei_truck"):
        rules = [rule for rule in law.rules if kind in rule.kinds]
        starts = [rule.from_ or rule.seen for rule in rules]
        assert all(starts), f"{kind}: a rule with neither from nor seen"
        day = min(starts)
        edges = {day} | {rule.to + timedelta(days=1) for rule in rules if rule.to} | {rule.from_ for rule in rules if rule.from_}
        for edge in sorted(e for e in edges if e >= day):
            last = [r for r in rules if (r.from_ or date.min) <= edge and edge <= (r.to or date.max) and r.when == All(of=[])]
            conditional = [r for r in rules if (r.from_ or date.min) <= edge and edge <= (r.to or date.max)]
            assert conditional, f"{law.state} {kind}: no rule on {edge}"
            assert last or _exhaustive(conditional), f"{law.state} {kind}: nothing for the rest on {edge}"


@each_rule
def test_a_rule_can_be_read_and_checked(law: StateLaw, rule: StateRule):
    assert rule.title and rule.says and rule.register.says and rule.drive.says
    assert set(rule.kinds) <= KINDS
    assert rule.from_ is None or rule.to is None or rule.from_ <= rule.to
    assert {compare.fact for compare in thresholds(rule.when)} <= set(NOTES)
    assert rule.sources or rule.cites


@each_rule
def test_doubt_is_shown_as_doubt(law: StateLaw, rule: StateRule):
    verdicts = {rule.register.verdict, rule.drive.verdict}
    if rule.basis == "absence":
        assert rule.register.verdict == Verdict.UNKNOWN, "no limit found is not a yes"
        assert re.search("no kei-specific limit", f"{rule.says} {rule.register.says}", re.IGNORECASE)
    if rule.basis == "lists":
        assert rule.register.verdict == Verdict.UNKNOWN, "a third-party list is no authority"
    if Verdict.DISPUTED in verdicts:
        assert len(rule.positions) >= 2
        assert all(p.authority in ("statute", "regulation", "court", "agency", "practice", "press", "owners") for p in rule.positions)
        assert rule.settled_by
    if verdicts & {Verdict.UNKNOWN, Verdict.DISPUTED} and (rule.to is None or rule.to >= law.checked_on):
        assert rule.settled_by or rule.leaning
    assert Verdict.NOT_YET not in verdicts


@each_rule
def test_no_rule_is_hidden_behind_an_earlier_one(law: StateLaw, rule: StateRule):
    for earlier in law.rules[: law.rules.index(rule)]:
        hides = (
            earlier.when == All(of=[])
            and set(rule.kinds) <= set(earlier.kinds)
            and (earlier.from_ or date.min) <= (rule.from_ or date.min)
            and (earlier.to or date.max) >= (rule.to or date.max)
        )
        assert not hides, f"{earlier.id} always applies first"


@each_rule
def test_words_are_plain(law: StateLaw, rule: StateRule):
    text = " ".join([rule.title, rule.says, rule.register.says, rule.drive.says, *rule.must_say])
    assert not re.search(r"\b(simply|obviously|illegal)\b", text, re.IGNORECASE)


@each_state
def test_dates_are_dates(law: StateLaw):
    from keiway.days import parse_window

    for change in law.changes:
        assert parse_window(change.on).first <= law.checked_on, f"{law.state}: {change.on} is after the day it was checked"
    assert law.checked_on <= date.today() + timedelta(days=1)


def _things(law: StateLaw) -> list:
    inner = [thing for rule in law.rules for thing in (rule, *rule.positions, *rule.exceptions)]
    parts = [law.low_speed, law.antique, law.inspection, law.emissions, law.fees]
    return [*inner, *law.changes, *law.claims, *parts, *law.citations.values()]


def _exhaustive(rules: list[StateRule]) -> bool:
    """Do two complementary comparisons cover the rest? (model year to 1980 and from 1981, goods true and false ...)"""
    from keiway.law.conditions import Range, Words, truth

    bounds = {compare.fact for rule in rules for compare in thresholds(rule.when)}
    values: dict[str, list] = {}
    for fact in bounds:
        compares = [c for rule in rules for c in thresholds(rule.when) if c.fact == fact]
        numbers = [c.value for c in compares if isinstance(c.value, float)]
        days = [date.fromisoformat(c.value) for c in compares if isinstance(c.value, str) and re.match(r"\d{4}-", c.value)]
        points = [n + d for n in numbers for d in (-1, 0, 1)] or [d + timedelta(days=k) for d in days for k in (-1, 0, 1)]
        words = {str(v).lower() for c in compares if not isinstance(c.value, float) for v in (c.value if isinstance(c.value, list) else [c.value])}
        words |= {"true", "false"} if words & {"true", "false"} else {"other"}
        values[fact] = [Range(p, p) for p in points] or [Words(frozenset({w})) for w in words]
    combos = [{}]
    for fact, options in values.items():
        combos = [{**combo, fact: option} for combo in combos for option in options]
    return all(any(truth(rule.when, combo)[0] for rule in rules) for combo in combos)
