"""A definition's file: units are converted, it reads back as itself, and every mistake is told at once with its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.errors import InvalidFile, KeiwayError, NotUnderstood, UsageError
from keiway.law.conditions import Any_, Compare
from keiway.policy.bill import changed, definition, dump, parse, presets
from keiway.policy.bill.given import OPTIONS, boxes, inputs
from keiway.policy.bill.lines import line

GOOD = """\
bill: Our act
says: Small and old.
kinds: [truck, van]
when:
- engine at most 0.66 l
- length <= 3.4 m
- width <= 4 ft
- mass under 700 kg
- power <= 64 PS
- top_speed >= 80 km/h
- any: [seats <= 4, not: {origin == Japan}]
- fuel in [gasoline, electric]
also: [an enclosed cab]
source: https://example.org/act
"""


def test_units_are_converted_to_those_of_the_law():
    found = parse(GOOD.replace("not: {origin == Japan}", "{not: origin == Japan}"), "act.yaml")
    by_fact = {one.condition.fact: one.condition for one in found.lines if isinstance(one.condition, Compare)}
    assert by_fact["engine_cc"].value == 660
    assert by_fact["length_in"].value == pytest.approx(3400 / 25.4, abs=1e-6)
    assert by_fact["width_in"].value == 48
    assert (by_fact["curb_mass_lb"].op, by_fact["curb_mass_lb"].value) == ("<", pytest.approx(1543.24, abs=0.01))
    assert by_fact["power_kw"].value == pytest.approx(47.07, abs=0.01)
    assert by_fact["top_speed_mph"].value == pytest.approx(49.71, abs=0.01)
    assert by_fact["fuel"].value == ["petrol", "electric"]
    assert isinstance(found.lines[6].condition, Any_)
    assert (found.title, found.kinds, found.also) == ("Our act", ("truck", "van"), ("an enclosed cab",))


@pytest.mark.parametrize("id_", presets())
def test_every_known_definition_reads_back_from_its_file_and_from_its_inputs(id_):
    one = definition(id_)
    again = parse(dump(one), "x.yaml")
    assert [line.condition for line in again.lines] == [line.condition for line in one.lines]
    assert (again.kinds, again.also, again.title) == (one.kinds, one.also, one.title)
    assert dump(again) == dump(parse(dump(again), "y.yaml"))
    given_ = inputs(one)
    many = {name: [value for key, value in given_ if key == name] for name in ("when", "also", "source")}
    single = {key: value for key, value in given_ if key in ("title", "says", "kinds")}
    assert dump(changed(None, {}, **{name: tuple(values) for name, values in many.items()}, **single)) == dump(one)


def test_all_mistakes_are_told_with_line_and_column():
    text = "bill: x\nwhn:\n- a\nlength: 130 in\nwhen:\n- lenght <= 130 in\n- width <= 60\n- seats <= 4\n- height <= 78 parsecs\nkinds: [truk]\n"
    with pytest.raises(InvalidFile) as told:
        parse(text, "bad.yaml")
    lines = told.value.message.splitlines()
    assert lines[0] == "bad.yaml has 6 mistakes:"
    assert "line 2, column 1: no key is called 'whn'; did you mean when?" in lines[1]
    assert "line 4, column 1: no key is called 'length': a limit is a line under when, such as '- length <= ...'" in lines[2]
    assert "line 6, column 3" in lines[3] and "Did you mean length?" in lines[3]
    assert "line 7, column 3" in lines[4] and "60 in or 60 mm" in lines[4]
    assert "'parsecs' is no unit of height" in lines[5]
    assert "line 10, column 9" in lines[6] and "Did you mean truck?" in lines[6]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "list of 'key: value' lines"),
        ("- a\n- b", "list of 'key: value' lines"),
        ("bill: [", "not YAML"),
        ("bill: x", "nothing is asked"),
        ("bill: x\nbill: y\nwhen: [seats <= 4]", "given twice"),
        ("when: [{any: []}]", "no group"),
        ("when: [engine <= 1,000 cc]", "has no unit"),
        ("when:\n- length in [130 in]", "compared with"),
        ("when:\n- kind != [truck, van]", "not: kind in"),
        ("when:\n- origin == Jpan", "two letters"),
        ("when:\n- built <= 2001", "give a day"),
        ("when:\n- any: [{all: [{any: [{all: [{any: [seats <= 4]}]}]}]}]", "too deep"),
        ("when: 5", "is no line"),
        ("when: [length <= 99999999999 in]", "beyond any vehicle"),
        ("bill: {a: b}\nwhen: [seats <= 4]", "a text is needed"),
    ],
)
def test_what_is_no_definition_is_told(text, words):
    with pytest.raises(InvalidFile) as told:
        parse(text, "x.yaml")
    assert words in told.value.message


def test_a_file_that_is_not_there_names_the_nearest(tmp_path):
    (tmp_path / "our-act.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(NotUnderstood) as told:
        definition(str(tmp_path / "our-ct.yaml"))
    assert "Did you mean" in told.value.message and "our-act.yaml" in told.value.message


def test_a_limit_stands_over_the_definitions_own_and_none_takes_it_away():
    base = definition("ma-2024")
    found = changed(base, {"length_in": "134", "height_in": "none", "kw": "56"})
    assert [one.text for one in found.lines] == ["engine <= 660 cc", "length <= 134 in", "width <= 60 in", "power <= 56 kW"]
    assert changed(base, {"length_in": None}) is base
    assert changed(base, {"length_in": "3.4 m"}).lines[1].condition.value == pytest.approx(3400 / 25.4, abs=1e-6)


def test_boxes_hold_what_options_can_say_and_the_rest_stays_lines():
    values, rest = boxes(definition("co-2025"))
    assert values == {"width_in": "67", "length_in": "140", "wheels": "4"}
    assert rest == ["any: [{all: [engine > 0 cc, engine <= 1000 cc]}, {all: [fuel == electric, power <= 56 kW]}]"]
    made = changed(None, values, when=tuple(rest))
    assert {one.text for one in made.lines} == {one.text for one in definition("co-2025").lines}


def test_every_bad_option_is_told_and_nothing_at_all_is_one():
    with pytest.raises(KeiwayError) as told:
        changed(None, {"cc": "six", "length_in": "130 inn"})
    assert "--cc 'six'" in told.value.message and "--length-in '130 inn'" in told.value.message
    with pytest.raises(UsageError):
        changed(None, {})


def test_a_name_nobody_knows_names_the_nearest():
    with pytest.raises(NotUnderstood) as told:
        definition("ma-2023")
    assert "ma-2024" in told.value.suggestions


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=30) | st.from_regex(r"[a-z_]{2,9} ?(<=|>=|==|in) ?[0-9a-z \[\],.]{0,9}", fullmatch=True))
def test_no_words_break_a_line(text):
    """Read, or refused in words; what is read reads back."""
    try:
        found = line(text)
    except ValueError as error:
        assert str(error)
    else:
        assert line(found.text).condition == found.condition


@settings(max_examples=100, deadline=None)
@given(name=st.sampled_from(sorted(OPTIONS)), text=st.text(max_size=12))
def test_no_words_break_an_option(name, text):
    try:
        changed(None, {name: text, "wheels": "4"})
    except KeiwayError as error:
        assert error.message


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("weight <= 1500 lb", "mass <= 1500 lb"), ("curb weight at most 700 kg", "mass <= 700 kg"), ("GVWR <= 3000 lb", "gross_mass <= 3000 lb"),
        ("gross vehicle weight under 2 t", "gross_mass < 2 t"), ("displacement <= 660 cc", "engine <= 660 cc"), ("cc <= 660", "engine <= 660 cc"),
        ("hp <= 63", "power <= 63 hp"), ("horsepower at most 64 PS", "power <= 64 PS"), ("tires >= 4", "wheels >= 4"), ("speed >= 50 mph", "top_speed >= 50 mph"),
        ("top speed at least 50 mph", "top_speed >= 50 mph"),
    ],
)  # fmt: skip
def test_the_words_of_bills_are_understood(said, meant):
    assert line(said).condition == line(meant).condition and line(line(said).text).condition == line(said).condition


@pytest.mark.parametrize("word", ["doors", "enclosed cab", "seat belts"])
def test_what_the_catalogue_does_not_hold_goes_under_also(word):
    with pytest.raises(ValueError, match=r"does not hold .* under also"):
        line(f"{word} >= 2")
