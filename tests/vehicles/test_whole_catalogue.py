"""Every row can be found: by year, make and model, by each of its codes, and with a letter wrong."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.days import year_window
from keiway.errors import KeiwayError
from keiway.vehicles.catalogue import vehicles
from keiway.vehicles.choose import production, shared_months
from keiway.vehicles.identification import Match, find

CODES = sorted({(code, row.id) for row in vehicles() for code in row.codes})


def found_ids(match: Match, aside: bool = False) -> list[str]:
    ids = [match.vehicle.id] if match.vehicle else [one.vehicle.id for one in match.candidates]
    return ids + [one.vehicle.id for one in match.also] if aside else ids


def year_most_sold(row) -> int | None:
    """The calendar or model year in which it was sold for the most months."""
    sold = production(row)
    if sold is None:
        return None
    if not row.production_from:
        return row.model_year_to or row.model_year_from
    return max(range(sold.first.year, sold.last.year + 1), key=lambda year: shared_months(row, year_window(year)))


@pytest.mark.parametrize("row", vehicles(), ids=lambda row: row.id)
def test_year_make_model(row):
    match = find(f"{year_most_sold(row) or ''} {row.name}")
    assert match.more == 0
    assert row.id in found_ids(match, aside=True)
    if row.id not in found_ids(match):  # only a variant of the row that stands for both may stand aside
        assert set(row.codes) & set(match.vehicle.codes)


@pytest.mark.parametrize("row", [row for row in vehicles() if row.codes], ids=lambda row: row.id)
def test_each_code(row):
    for code in row.codes:
        assert row.id in found_ids(find(code), aside=True), code


@given(st.sampled_from(CODES), st.integers(0, 9_999_999), st.sampled_from(["-", " ", ""]))
@settings(max_examples=150, deadline=None)
def test_frame_number_of_every_code_with_any_serial(coded, number, hyphen):
    code, id_ = coded
    serial = f"{number:07}" if number > 999_999 else f"{number:06}"
    if code[-1].isdigit():
        hyphen = hyphen or "-"  # run together, HA4 and a serial could be cut in two ways
    match = find(f"{code}{hyphen}{serial}")
    assert (match.read.frame.code, match.read.frame.serial) == (code, serial)
    assert id_ in found_ids(match, aside=True)


def slips(name: str):
    """A letter dropped, changed, added and swapped at every position; the letters vary with the place."""
    letters = string.ascii_lowercase
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]
        yield name[:at] + letters[(7 * at + len(name)) % 26] + name[at + 1 :]
        yield name[:at] + letters[(11 * at + len(name) + 3) % 26] + name[at:]
        if name[at : at + 1] != name[at + 1 : at + 2]:
            yield name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]


def top_three(text: str) -> list[str]:
    try:
        match = find(text)
    except KeiwayError as error:
        return error.suggestions[:3]
    rows = [match.vehicle] if match.vehicle else [one.vehicle for one in match.candidates]
    return list(dict.fromkeys(row.name for row in rows))[:3]


def test_one_wrong_letter_still_finds_the_model():
    tried = found = 0
    for name in sorted({row.name for row in vehicles()}):
        for text in slips(name):
            tried += 1
            found += any(said == name or said.startswith(f"{name} ") for said in top_three(text))
    print(f"{found} of {tried} slips found in the top three: {found / tried:.1%}")
    assert found / tried >= 0.95


@given(st.one_of(st.text(max_size=60), st.text(alphabet="subarocyTt2-9 '平成年サンバー軽H13/.,\u3000", max_size=40)))
@settings(max_examples=300, deadline=None)
def test_any_text_is_answered_or_refused_in_words(text):
    try:
        match = find(text)
    except KeiwayError as error:
        assert error.message
    else:
        assert (match.vehicle is None) == (len(match.candidates) > 1)
        assert len(match.candidates) <= 5
