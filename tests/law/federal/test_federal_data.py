"""The federal files as a whole: nothing cited that is not registered, nothing named that is not described."""

import re

from keiway.law import federal
from keiway.law.conditions import thresholds
from keiway.law.federal.explain import written
from keiway.law.federal.files import law

RECORDS = [
    *law().clocks, *law().pathways, *law().traps, *law().obligations, *law().california, *law().forms, *law().developments,
]  # fmt: skip


def fees():
    return [fee for record in RECORDS for fee in getattr(record, "fees", [])]


def test_every_citation_is_registered_and_every_registered_one_is_used():
    cited = {cite for record in [*RECORDS, *fees()] for cite in getattr(record, "cites", [])}
    cited |= {cite for way in law().pathways for position in way.positions for cite in position.cites}
    assert cited == set(law().citations)


def test_every_source_is_registered():
    named = {id_ for record in [*RECORDS, *fees(), *law().citations.values()] for id_ in getattr(record, "sources", [])}
    assert named <= set(law().sources)
    assert all(source.url.startswith("http") and source.title for id_, source in law().sources.items() if not id_.startswith("dev-"))


def test_whatever_was_read_names_where_it_was_read():
    read = [(id_, c) for id_, c in law().citations.items() if c.verified == "primary"]
    assert [id_ for id_, citation in read if not citation.sources] == []
    assert [way.id for way in law().pathways if way.verified != "knowledge" and not way.sources] == []


def test_every_pathway_and_clock_cites_law_to_the_section():
    section = re.compile(r"(USC|CFR) \d+[.\w()-]*|HTSUS|FR \d|Health and Safety Code|Public Law")
    for record in [*law().pathways, *law().clocks]:
        assert any(section.search(cite) for cite in record.cites), record.id


def test_every_fact_in_a_condition_is_described_with_a_question():
    conditions = [way.when for way in law().pathways] + [trap.when for trap in law().traps if trap.when]
    for condition in conditions:
        for compare in thresholds(condition):
            note = law().facts[compare.fact]
            assert note.question.endswith("?") and note.settles and note.meaning


def test_references_between_the_files_resolve():
    clocks = {clock.id for clock in law().clocks}
    traps = {trap.id for trap in law().traps}
    boxes = {"HS-7": "us.form.hs7", "EPA 3520-1": "us.form.epa_3520_1"}
    forms = {form.id: form for form in law().forms}
    for way in law().pathways:
        assert way.clock is None or way.clock in clocks
        assert set(way.traps) <= traps
        for filing in way.forms:
            if filing.form in boxes:
                assert filing.entry in forms[boxes[filing.form]].entries, (way.id, filing.entry)


def test_an_amount_says_where_it_comes_from():
    for fee in fees():
        assert fee.sources or fee.cites or fee.verified in ("knowledge", "estimate"), fee.id
        assert fee.basis or fee.verified != "estimate", fee.id


def test_ids_are_unique_and_explain_serves_them_all():
    ids = [record.id for record in RECORDS]
    assert len(ids) == len(set(ids))
    entries = federal.entries()
    assert set(ids) | set(law().citations) <= set(entries)
    for id_, entry in entries.items():
        assert entry["title"] and entry["kind"], id_
        assert all(source in entries for source in entry["sources"]), id_
        assert all(cite in entries for cite in entry.get("cites", [])), id_


def test_a_condition_is_shown_as_it_is_written_in_the_file():
    lsv = next(way for way in law().pathways if way.id == "us.safety.low_speed_vehicle")
    assert written(lsv.when) == [
        "wheels == 4", "top_speed_mph > 20", "top_speed_mph <= 25", "gvwr_lb < 3000", "lsv_certified == true",
    ]  # fmt: skip


def test_the_form_boxes_whose_number_was_not_confirmed_say_so():
    entry = federal.entries()["us.form.hs7.13"]
    assert "confirmed" in entry["details"]["unsure"]
    assert "replica" in " ".join(next(form for form in law().forms if form.id == "us.form.hs7").notes)


def test_no_statement_of_december_2025_is_recorded_as_law():
    december = [event for event in law().developments if event.on.startswith("2025-12") and "approv" in event.what]
    assert december and all(event.kind == "statement" for event in december)


def test_what_was_looked_for_in_vain_can_be_asked_for():
    entry = federal.entries()["us.development.not_found"]
    assert "kei class" in entry["text"] and "June 2026" in entry["details"]["newest_material"]


def test_every_feature_word_an_option_names_is_one_the_facts_know():
    words = federal.features()
    for note in law().facts.values():
        for word in re.findall(r"--features (\w+)", note.option or ""):
            assert word in words, word
    assert {who for way in law().pathways for who in way.who} - {"anyone"} <= set(federal.importers())
