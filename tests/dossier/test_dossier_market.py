"""The market note of a dossier: for those who make law, import or write, of what is not sold here new; one forecast, that of `keiway market`."""

import json

import pytest
from making import DAY, Page, made, ready

from keiway.cli.main import run
from keiway.dossier.found import Found, Why

TEXT, STATE = "1999 Subaru Sambar truck", "TX"


@pytest.fixture(scope="module")
def told():
    return made(TEXT, STATE, "legislator")


def test_it_is_the_forecast_of_the_command(told, capsys):
    with pytest.raises(SystemExit):
        run(["market", TEXT, "--as-of", str(DAY), "--json"])
    printed = json.loads(capsys.readouterr().out)
    found = told.dossier.rooms["market"]
    assert found.sentence == printed["sentence"] and [year.mid for year in found.years] == [year["mid"] for year in printed["years"]]


def test_it_says_price_alternatives_who_earns_how_well_it_did_before_and_the_used_ones(told):
    words, market = Page(told.content.decode()).words, told.dossier.rooms["market"]
    for text in (market.business.sentence, market.backtest, market.used.says, market.used.doubt.partition('. ')[0], market.price_says, *market.warnings):
        assert " ".join(text.split()) in words, text
    heads = ["At what price", "Instead of it", "Who earns", "Tried on old launches", "Used ones"]
    assert [words.index(head) for head in heads] == sorted(words.index(head) for head in heads)
    assert 'id="fan"' in told.content.decode() and "Mirage" in words


def test_its_sources_are_in_the_list(told):
    """Those that are many in one row, by name in the data."""
    rows, market = told.dossier.rooms["sources"]["Who would buy one new"], told.dossier.rooms["market"]
    many = [id_ for id_ in market.sources if id_.startswith(("market.priors:", "market.business:"))]
    assert len(many) > 10 and not {row["id"] for row in rows} & set(many)
    assert f"{sum(id_.startswith('market.priors:') for id_ in many)} works on taste and price" in Page(told.content.decode()).words
    assert {row["id"] for row in rows} >= set(market.sources) - set(many) and all(id_ in told.content.decode() for id_ in many)


@pytest.mark.parametrize("audience,there", [("legislator", True), ("press", True), ("importer", True), ("buyer", False)])
def test_a_buyer_of_one_is_not_told_of_a_market(audience, there):
    assert ("market" in made(TEXT, STATE, audience).dossier.sections) is there


def test_what_is_sold_here_new_already_has_no_launch():
    found = made("ford-f-150-2021", "CO", "press").dossier
    assert "market" not in found.sections and "Market" not in {head for head, _, _ in found.rooms["quotes"]["quotes"]}


def test_without_what_a_forecast_needs_it_says_why(monkeypatch):
    from keiway.errors import UsageError

    def refuse(asked):
        raise UsageError("its mass is not known. Give --set curb_mass_kg=900.")

    monkeypatch.setattr("keiway.market.answer.answer", refuse)
    found = Found(ready(TEXT, STATE, "press"))
    assert isinstance(found.market, Why) and found.market == "Its mass is not known."


def test_without_its_package_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "pip install 'keiway[market]'" in Found(ready(TEXT, STATE, "press")).market
