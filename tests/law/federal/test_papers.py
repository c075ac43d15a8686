"""The papers from auction to plate, and the questions beside them, as a person looks them up."""

import pytest

from keiway.law import library
from keiway.law.federal.files import law

RECORDS = [*law().papers, *law().questions]


def test_the_chain_runs_from_the_auction_to_the_tests_without_a_gap():
    steps = [paper.step for paper in law().papers if paper.step]
    assert steps == list(range(1, len(steps) + 1))
    chain = [paper.id.removeprefix("us.paper.") for paper in law().papers if paper.step]
    order = ["auction_sheet", "export_certificate", "security_filing", "entry", "entry_summary", "title_application"]
    assert [id_ for id_ in chain if id_ in order] == order


def test_every_citation_and_source_of_a_paper_is_registered():
    for record in RECORDS:
        assert set(record.cites) <= set(law().citations), record.id
        assert set(record.sources) <= set(law().sources), record.id


def test_what_claims_to_have_been_read_names_where():
    assert [record.id for record in RECORDS if record.verified != "knowledge" and not record.sources] == []


def test_the_export_certificate_shows_first_registration_and_not_the_build():
    found = library.explain("us.paper.export_certificate")
    assert "FIRST REGISTRATION" in found.text and "never the month of build" in found.text


def test_the_security_filing_is_due_by_the_kind_of_ship():
    paper = next(paper for paper in law().papers if paper.id == "us.paper.security_filing")
    assert "24 hours before it is loaded" in paper.due and "24 hours before arrival" in paper.due
    assert "roll-on/roll-off" in paper.says


def test_the_guidance_of_the_administrators_is_told_as_advice():
    found = library.explain("us.question.aamva")
    assert "not law" in found.title and all(year in found.title for year in ("2011", "2021", "2022"))


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("papers", "us.paper.export_certificate"),
        ("papers", "us.paper.title_application"),
        ("aamva", "us.question.aamva"),
        ("vin", "us.question.vin"),
        ("build date", "us.paper.build_date"),
        ("reciprocity", "us.question.reciprocity"),
        ("preemption", "us.question.preemption"),
        ("import registration", "us.question.preemption"),
        ("who blocks", "us.question.who_blocks"),
        ("10+2", "us.paper.security_filing"),
        ("7501", "us.paper.entry_summary"),
    ],
)
def test_the_words_people_use_find_the_entry(words, id_):
    assert id_ in [entry.id for entry in library.search(words)]


def test_driving_through_another_state_is_never_a_yes():
    says = library.explain("us.question.reciprocity").text
    assert "never a yes" in says
