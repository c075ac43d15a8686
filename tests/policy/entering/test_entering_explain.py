"""Every figure of the part can be explained, and every source it names is there."""

from __future__ import annotations

from keiway.policy.entering.explain import entries
from keiway.policy.entering.facts import PREFIX, SOURCE, facts


def test_every_figure_has_an_entry_with_sources_that_exist():
    told, found = entries(), facts()
    for name, figure in found.figures.items():
        entry = told[PREFIX + name]
        assert entry["text"].strip() and figure.low <= figure.mid <= figure.high, name
        assert figure.factor in found.factors and entry["sources"]
        assert all(source in told for source in entry["sources"]), name
    used = {id_ for group in (found.figures, found.lead_years) for each in group.values() for id_ in each.sources}
    assert used <= set(found.sources)
    assert {id_ for id_ in found.sources if SOURCE + id_ in told} == set(found.sources)


def test_every_vehicle_that_stands_for_a_kind_is_in_the_catalogue_in_order():
    from keiway.vehicles.catalogue import vehicle

    for kind, given in facts().kinds.items():
        rows = [vehicle(id_) for id_ in given.vehicles]
        assert [row.production_from for row in rows] == sorted(row.production_from for row in rows), kind
        assert all(row.law_kind == kind for row in rows)
