"""The table itself: honest words, citations that resolve, columns described, no record that breaks it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.days import Window
from keiway.law.conditions import thresholds
from keiway.law.fmvss import WORDS, columns, entries, matrix, standards, table
from keiway.law.fmvss.answer import Row
from keiway.vehicles.catalogue import vehicles
from keiway.vehicles.record import Kind, Spread, Vehicle

ON = date(2026, 11, 24)
FORBIDDEN = re.compile(r"\b(fails?|failed|failing|illegal)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def answers():
    return [matrix(vehicle, None, ON) for vehicle in vehicles()]


def test_every_catalogue_record_gets_63_words(answers) -> None:
    assert answers
    for answer in answers:
        assert len(answer.rows) == 63
        assert {row.word for row in answer.rows} <= set(WORDS)
        assert all(row.reasons for row in answer.rows)


def test_never_says_fails(answers) -> None:
    for answer in answers:
        for row in answer.rows:
            assert not FORBIDDEN.search(" ".join(row.reasons)), row
    for standard in standards():
        for finding in standard.findings:
            assert finding.word in WORDS
            assert not FORBIDDEN.search(finding.says), standard.id


def test_only_a_certified_vehicle_is_certified(answers) -> None:
    certified = {vehicle.id for vehicle in vehicles() if vehicle.us_certified}
    for answer in answers:
        words = {row.word for row in answer.rows}
        assert ("certified" in words) == (answer.vehicle in certified)
        if answer.vehicle in certified:
            assert words <= {"certified", "not_known", "not_applicable"}


def test_every_citation_and_source_resolves(answers) -> None:
    known = entries()
    for answer in answers[:1]:
        for cite in (*answer.cites, *(row.cite for row in answer.rows)):
            assert known[cite]["text"]
    for id_, entry in known.items():
        for ref in (*entry.get("cites", ()), *entry.get("sources", ())):
            assert ref in known, (id_, ref)
    for design in table().designs:
        assert set(design.cites) <= set(known)


def test_explain_has_what_a_reader_needs() -> None:
    entry = entries()["us.fmvss.208"]
    assert entry["kind"] == "fmvss"
    assert entry["cites"] == ["49 CFR 571.208"]
    assert "40 percent offset" in entry["details"]["test"]
    assert any(line.startswith("2028-09-01") for line in entry["details"]["from"])
    assert entries()["49 CFR 571.208"]["details"]["url"] == "https://www.ecfr.gov/current/title-49/section-571.208"
    assert entries()["49 CFR 581"]["details"]["url"] == "https://www.ecfr.gov/current/title-49/part-581"


def test_conditions_name_only_described_facts() -> None:
    described = {fact.id for fact in table().facts}
    for standard in standards():
        conditions = [standard.when, standard.cost_when, *(finding.when for finding in standard.findings)]
        named = {compare.fact for condition in conditions for compare in thresholds(condition)}
        assert named <= described, standard.id


def test_findings_name_real_designs_and_cost_carriers_are_rows() -> None:
    designs = {design.id for design in table().designs} | {"any"}
    numbers = {standard.number for standard in standards()}
    for standard in standards():
        for finding in standard.findings:
            assert set(finding.for_) <= designs
        if standard.cost_on:
            assert standard.cost_on in numbers
            assert standard.oneoff_usd is None
        for stage in standard.stages:
            assert set(stage.sources) <= set(table().sources)
        assert list(standard.stages) == sorted(standard.stages, key=lambda stage: stage.from_)


def test_a_primary_row_says_what_was_read() -> None:
    for standard in standards():
        if standard.verified == "primary" and "equipment" not in standard.covers:
            assert standard.checked, standard.id


def test_columns_describe_every_field_of_a_row() -> None:
    assert [column["column"] for column in columns()] == list(Row.__struct_fields__)
    assert all(column["meaning"] for column in columns())


fitted = st.sampled_from([None, "none", "optional", "standard", "dual_standard", "6_optional", "driver_standard", "six of them"])
records = st.builds(
    Vehicle,
    id=st.just("x"),
    make=st.just("Make"),
    model=st.just("Model"),
    kind=st.sampled_from(get_args(Kind)),
    fuel=st.sampled_from([None, "petrol", "diesel", "electric", "hybrid", "phev"]),
    gvw_kg=st.none() | st.floats(200, 12000),
    curb_mass_kg=st.none() | st.just(Spread(600, 700)),
    top_speed_kmh=st.none() | st.floats(15, 300),
    seats=st.lists(st.integers(1, 9), max_size=3),
    wheels=st.integers(2, 6),
    airbags=fitted,
    abs=fitted,
    esc=fitted,
    us_certified=st.booleans(),
    current=st.booleans(),
    production_from=st.none() | st.sampled_from(["1955-04", "1990-03", "2004-12", "2023-10", "2031-01"]),
    production_to=st.none() | st.sampled_from(["1960-01", "1999-02", "2012-06", "2025-12"]),
)
windows = st.none() | st.builds(
    lambda first, days: Window(first, first + timedelta(days)), st.dates(date(1949, 7, 8), date(2035, 1, 1)), st.integers(0, 4000)
)


@settings(max_examples=60, deadline=None)
@given(records, windows)
def test_any_record_gets_an_answer(vehicle: Vehicle, built: Window | None) -> None:
    answer = matrix(vehicle, built, ON)
    assert len(answer.rows) == 63
    assert sum(answer.counts.values()) == 63
    assert not FORBIDDEN.search(" ".join(reason for row in answer.rows for reason in row.reasons))
    assert msgspec.json.decode(msgspec.json.encode(answer))["schema"] == "fmvss/1"


@settings(max_examples=60, deadline=None)
@given(records, st.dates(date(1960, 1, 1), date(2032, 1, 1)), st.integers(1, 2500))
def test_a_wider_build_window_is_never_firmer_about_applying(vehicle: Vehicle, day: date, more: int) -> None:
    """What is sure for a window to be outside a standard is so on each of its days."""
    wide = matrix(vehicle, Window(day, day + timedelta(more)), ON)
    inside = matrix(vehicle, Window(day, day), ON)
    for over, one in zip(wide.rows, inside.rows, strict=True):
        if over.word == "not_applicable":
            assert one.word == "not_applicable", over.number
